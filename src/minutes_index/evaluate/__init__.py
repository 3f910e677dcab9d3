"""How well the facts of documents were found, measured against facts noted by hand (gold).

Gold is one JSON object by document, or one file a document; `form` says what it may hold. For every kind of fact
precision, recall and F1 are counted over all documents, and every error is listed. Who is who is measured by pairs
of names (`WhoGold`). docs/evaluation.md has the counting.
"""

from __future__ import annotations

from minutes_index.evaluate.documents import documents_beside, located
from minutes_index.evaluate.files import Noted, read_gold, read_noted, read_who
from minutes_index.evaluate.gold import Gold
from minutes_index.evaluate.measurement import Measured, Total, total
from minutes_index.evaluate.places import Place, Places
from minutes_index.evaluate.rules import RuleScore, fired, rule_scores
from minutes_index.evaluate.score import Error, Score
from minutes_index.evaluate.scores import evaluate, totals
from minutes_index.evaluate.who_is_who import KIND, Named, Pairs, WhoGold, WhoScore, known_people, score_who

__all__ = [
    "KIND",
    "Error",
    "Gold",
    "Measured",
    "Named",
    "Noted",
    "Pairs",
    "Place",
    "Places",
    "RuleScore",
    "Score",
    "Total",
    "WhoGold",
    "WhoScore",
    "documents_beside",
    "evaluate",
    "fired",
    "known_people",
    "located",
    "read_gold",
    "read_noted",
    "read_who",
    "rule_scores",
    "score_who",
    "total",
    "totals",
]
