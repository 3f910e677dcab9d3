"""How well the facts of documents were found, measured against facts noted by hand (gold).

Gold is one JSON object by document, or one file a document; `Gold.of` says what it may hold. For every kind of fact
precision, recall and F1 are counted over all documents, and every error can be listed. Who is who is measured by pairs
of names (`WhoGold`).
"""

from __future__ import annotations

from minutes_index.evaluate.gold import Gold, read_gold
from minutes_index.evaluate.score import Score
from minutes_index.evaluate.scores import evaluate, totals
from minutes_index.evaluate.who import WhoGold, WhoScore, known_people, read_who, score_who

__all__ = [
    "Gold",
    "Score",
    "WhoGold",
    "WhoScore",
    "evaluate",
    "known_people",
    "read_gold",
    "read_who",
    "score_who",
    "totals",
]
