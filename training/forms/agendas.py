"""The items of a meeting: which kinds there are, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random


@dataclass(frozen=True, slots=True)
class Item:
    """One matter of the meeting."""

    kind: str
    number: int


AGENDAS: Final = Path(__file__).with_name("agendas.txt")


@cache
def agendas(kind: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """What the meetings of a kind have: kinds of items at the beginning, in the middle and at the end."""
    lines = [line for line in AGENDAS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return tuple(tuple(_kinds(part) for part in parts) for name, *parts in rows if name == kind)


def _kinds(part: str) -> tuple[str, ...]:
    counted = [word.split("*") for word in part.split()]
    return tuple(name for name, *times in counted for _ in range(int(times[0]) if times else 1))


def items(random: Random, kind: str, body_kind: str) -> list[Item]:
    """The items of a meeting of a kind, numbered."""
    first, middle, last = random.choice(agendas(kind))
    begin = [k for k in first if random.random() < 0.75]
    if body_kind in {"fullmäktige", "kyrka"} and random.random() < 0.3:
        begin = ["roll_call_item", *begin]
    between = [random.choice(middle) for _ in range(random.randint(1, 7))]
    end = [k for k in last if random.random() < 0.6]
    at = random.randint(2, 220) if random.random() < (0.8 if kind == "formal" else 0.3) else 1
    return [Item(k, at + i) for i, k in enumerate([*begin, *between, *end])]
