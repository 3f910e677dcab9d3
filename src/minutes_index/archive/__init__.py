"""The one door to everything the program can do."""

from __future__ import annotations

from minutes_index.archive.door import TAKEN, Archive
from minutes_index.archive.evaluating import measure
from minutes_index.archive.restoring import restore

__all__ = ["TAKEN", "Archive", "measure", "restore"]
