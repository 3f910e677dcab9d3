"""The one door to everything the program can do."""

from __future__ import annotations

from minutes_index.archive.door import TAKEN, Archive

__all__ = ["TAKEN", "Archive"]
