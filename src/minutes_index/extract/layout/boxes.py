"""Check boxes of forms as signs of a text."""

from __future__ import annotations

import re
from typing import Final

TICKED, EMPTY = "☒", "☐"
_TIGHT: Final = re.compile(r"([☐☑☒])(?=\w)")


def box(*, ticked: bool) -> str:
    """The sign of a check box."""
    return TICKED if ticked else EMPTY


def apart(text: str) -> str:
    """The text with a blank between a box and the word behind it."""
    return _TIGHT.sub(r"\1 ", text)
