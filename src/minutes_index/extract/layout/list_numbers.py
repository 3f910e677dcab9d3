"""How the numbers of lists are written."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 5000
_MOST_LETTERS = 780


def roman(number: int) -> str:
    """``number`` in small Roman figures; those that have none in Arabic ones."""
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    out = ""
    for value, figure in _ROMAN:
        out += figure * (number // value)
        number %= value
    return out


def letters(number: int) -> str:
    """``number`` as lists count by letters: ``a`` to ``z``, then ``aa``, ``bb``; others in figures."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)
