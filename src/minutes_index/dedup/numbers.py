"""The numbers of items: as digits, and many of them in short."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBER: Final = re.compile(r"\d+(?:/\d+)?")


def number_of(printed: str) -> str:
    """The digits of a number as printed, with its year if it has one; empty when there are none.

    >>> number_of("KF § 45"), number_of("§ 7/23"), number_of("a)")
    ('45', '7/23', '')
    """
    found = NUMBER.search(printed)
    return found.group() if found else ""


def joined(items: Iterable[str]) -> str:
    """Numbers in short: ``§ 45``, ``§§ 45–47, 50``; what is no number is left out.

    >>> joined(["45", "46", "47", "50", "avslutning"])
    '§§ 45–47, 50'
    """
    numbers = sorted({int(item) for item in items if item.isdigit()})
    runs = [list(run) for _, run in groupby(enumerate(numbers), key=lambda placed: placed[1] - placed[0])]
    told = [f"{run[0][1]}–{run[-1][1]}" if len(run) > 1 else str(run[0][1]) for run in runs]
    return f"{'§§' if len(numbers) > 1 else '§'} {', '.join(told)}" if told else ""
