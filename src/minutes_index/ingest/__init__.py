"""The way in: files are found, read, analysed, and kept in catalog and index."""

from __future__ import annotations

from minutes_index.ingest.checking import check
from minutes_index.ingest.discover import Found, discover
from minutes_index.ingest.order import Order
from minutes_index.ingest.report import Fault, ImportReport, Progress, SourceNote
from minutes_index.ingest.run import import_paths
from minutes_index.ingest.upkeep import reindex

__all__ = [
    "Fault",
    "Found",
    "ImportReport",
    "Order",
    "Progress",
    "SourceNote",
    "check",
    "discover",
    "import_paths",
    "reindex",
]
