"""The way in: files are found, read, analysed, and kept in catalog and index."""

from __future__ import annotations

from minutes_index.ingest.discover import Found, discover
from minutes_index.ingest.order import Order
from minutes_index.ingest.report import Fault, ImportReport, Progress
from minutes_index.ingest.run import import_paths
from minutes_index.ingest.upkeep import check, named_by_number, reindex

__all__ = [
    "Fault",
    "Found",
    "ImportReport",
    "Order",
    "Progress",
    "check",
    "discover",
    "import_paths",
    "named_by_number",
    "reindex",
]
