"""One page of a PDF as it was read."""

from __future__ import annotations

from typing import NamedTuple

from minutes_index.model import ReadBy


class Read(NamedTuple):
    """A page's text as it came."""

    text: str
    read_by: ReadBy = ReadBy.TEXT_LAYER
    quality: float | None = None
    """Of what was recognised, as `Page.quality`."""
    blank: bool = False
    """Whether nothing stands on the page."""


UNREAD = Read("", ReadBy.UNREAD)
