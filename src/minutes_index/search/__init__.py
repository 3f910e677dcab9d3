"""The way out: a question becomes a query, the index answers with hits, hits become results with snippets."""

from __future__ import annotations

from minutes_index.index.base import Sort
from minutes_index.search.engine import search
from minutes_index.search.results import FACETS, Asking, CopyHit, DocumentHit, PassageHit, Results

__all__ = ["FACETS", "Asking", "CopyHit", "DocumentHit", "PassageHit", "Results", "Sort", "search"]
