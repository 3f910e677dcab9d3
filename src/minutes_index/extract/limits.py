"""How much of a file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one source may have; more raises `TooLarge`."""

    bytes: int = 500_000_000
    pages: int = 5_000
    characters: int = 20_000_000
