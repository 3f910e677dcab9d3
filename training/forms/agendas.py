"""The items of a meeting: which kinds there are, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


@dataclass(frozen=True, slots=True)
class Item:
    """One matter of the meeting."""

    kind: str
    number: int


AGENDAS: Final[dict[str, tuple[Sequence[str], Sequence[str], Sequence[str]]]] = {
    "formal": (
        ["opening_formal", "adjusters", "agenda"],
        ["case"] * 8
        + [
            "information",
            "information",
            "motion",
            "election_formal",
            "vote",
            "delegation",
            "others_decide",
            "budget",
        ],
        ["next", "closing"],
    ),
    "society": (
        ["opening", "elect_functions", "agenda", "previous"],
        [
            "economy",
            "report",
            "society_case",
            "society_case",
            "society_case",
            "task",
            "membership",
            "election",
            "motion",
            "letters",
            "discharge",
            "other",
        ],
        ["next", "closing"],
    ),
    "network": (
        ["welcome", "previous"],
        [
            "round",
            "talk",
            "talk",
            "network_case",
            "network_case",
            "task",
            "task",
            "information",
            "other",
            "others_decide",
        ],
        ["next", "closing"],
    ),
}
"""Kinds of items at the beginning, in the middle and at the end of a meeting."""


def items(random: Random, kind: str, body_kind: str) -> list[Item]:
    """The items of a meeting of a kind."""
    first, middle, last = AGENDAS[kind]
    begin = [k for k in first if random.random() < 0.75]
    if body_kind in {"fullmäktige", "kyrka"} and random.random() < 0.3:
        begin = ["roll_call_item", *begin]
    between = [random.choice(middle) for _ in range(random.randint(1, 7))]
    end = [k for k in last if random.random() < 0.6]
    at = random.randint(2, 220) if random.random() < (0.8 if kind == "formal" else 0.3) else 1
    return [Item(k, at + i) for i, k in enumerate([*begin, *between, *end])]
