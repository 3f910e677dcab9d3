"""The one door to everything the program can do."""

from __future__ import annotations

from minutes_index.archive.archive import Archive
from minutes_index.archive.asking import TAKEN
from minutes_index.archive.evaluation import measure
from minutes_index.archive.restore import restore

__all__ = ["TAKEN", "Archive", "measure", "restore"]
