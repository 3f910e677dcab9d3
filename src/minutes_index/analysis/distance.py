"""How many slips of the pen lie between two words."""

from __future__ import annotations


def within(word: str, other: str, most: int) -> bool:
    """Whether at most ``most`` edits turn ``word`` into ``other``.

    An edit adds, drops or replaces a letter, or swaps two neighbours, none of them twice (the optimal string
    alignment distance, the restricted form of Damerau's).
    """
    if abs(len(word) - len(other)) > most:
        return False
    rows = [list(range(len(other) + 1))]
    for at in range(1, len(word) + 1):
        rows = [*rows[-2:], _next_row(word[:at], other, rows)]
        if min(map(min, rows[-2:])) > most:
            return False
    return rows[-1][-1] <= most


def _next_row(word: str, other: str, rows: list[list[int]]) -> list[int]:
    """The edits from ``word`` to each beginning of ``other``, from the rows of the two words before."""
    row = [len(word)]
    for to, letter in enumerate(other, start=1):
        cost = min(rows[-1][to] + 1, row[to - 1] + 1, rows[-1][to - 1] + (word[-1] != letter))
        if len(word) > 1 and to > 1 and word[-2:] == letter + other[to - 2]:
            cost = min(cost, rows[-2][to - 2] + 1)
        row.append(cost)
    return row


def is_fuzzy_match(word: str, other: str, most: int) -> bool:
    """Whether a fuzzy ``word`` means ``other``: the same first letter, and `within` ``most`` edits."""
    return word[:1] == other[:1] and within(word, other, most)
