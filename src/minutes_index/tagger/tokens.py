"""Cuts a text into the tokens that the tagger reads: words, numbers, signs, and the layout between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<blank>\n[ \t\f]*\n\s*)|(?P<line>\n[ \t\f]*)|(?P<gap>\t[ \t]*|[ ]{2,})
    |(?P<leader>(?:\.[ ]?){4,}|…+|_{2,})
    |(?P<word>[^\W\d_]+(?:[-'’:][^\W\d_]+)*)|(?P<number>\d+)|(?P<sign>[^\s])""",
    re.VERBOSE,
)
BLANK, LINE, GAP, LEADER = "<blank>", "<line>", "<gap>", "<leader>"
"""What stands for a blank line, the end of a line, a wide gap within one, and dots or a rule to fill in."""
LAYOUT = frozenset({BLANK, LINE, GAP})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, and where they stand."""

    text: str
    words: tuple[str, ...]
    """As written; layout as the names above."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def of(self, start: int, end: int) -> str:
        """What stands from one token to before another."""
        return self.text[self.starts[start] : self.ends[end - 1]]


def tokens(text: str) -> Tokens:
    """The tokens of ``text`` in order; every character that is not white space lies in one."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        words.append(f"<{kind}>" if kind in {"blank", "line", "gap", "leader"} else match.group())
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, tuple(words), tuple(starts), tuple(ends))
