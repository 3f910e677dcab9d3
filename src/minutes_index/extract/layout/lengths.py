"""Lengths as style sheets and OpenDocument write them."""

from __future__ import annotations

import re

_POINTS = {
    "pt": 1.0,
    "px": 0.75,
    "em": 12.0,
    "rem": 12.0,
    "cm": 28.35,
    "mm": 2.835,
    "in": 72.0,
    "pc": 12.0,
    "": 0.0,
}
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,9})?)([a-z]*)")


def points(value: str, usual: float = 0) -> float:
    """A length in points, an em being 12 of them; ``usual`` for what is none, or is a share of something else."""
    found = _LENGTH.fullmatch(value.strip().lower())
    if not found or found[2] not in _POINTS or not found[1].strip("-"):
        return usual
    return float(found[1]) * _POINTS[found[2]]
