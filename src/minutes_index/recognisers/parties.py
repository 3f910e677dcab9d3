"""Parties beside names."""

from __future__ import annotations

from typing import Final

NO_PARTY: Final = frozenset({"", "-"})
"""What stands where no party is known."""


def parties_agree(one: str, other: str) -> bool:
    """Whether two parties can be one person's: a party is no party's contrary when it is not known."""
    return len({one, other} - NO_PARTY) < 2
