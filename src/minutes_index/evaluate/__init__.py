"""How well the facts of documents were found, measured against facts noted by hand (gold).

Gold is one JSON object by document, or one file a document; `Gold.of` says what it may hold. For every kind of fact
precision, recall and F1 are counted over all documents, and every error can be listed.
"""

from __future__ import annotations

from minutes_index.evaluate.gold import Gold, read_gold
from minutes_index.evaluate.score import Score
from minutes_index.evaluate.scores import evaluate, totals

__all__ = ["Gold", "Score", "evaluate", "read_gold", "totals"]
