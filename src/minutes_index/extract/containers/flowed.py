"""Lines of mails that their program broke, joined again (``format=flowed``; RFC 3676)."""

from __future__ import annotations

import re
from typing import Final

_LINE: Final = re.compile(r"(?P<quotes>>*)(?P<text>.*)")
_SIGNATURE: Final = "-- "


def joined(text: str, *, without_space: bool) -> str:
    """A text whose lines that end with a blank go on on the next one.

    Args:
        text: in lines.
        without_space: whether that blank is none of the text (``delsp``).
    """
    out: list[str] = []
    depth, goes_on = 0, False
    for line in text.split("\n"):
        quotes, said = _parted(line)
        if goes_on and quotes == depth and said != _SIGNATURE:
            out[-1] += said
        else:
            out.append(">" * quotes + (" " if quotes else "") + said)
        depth, goes_on = quotes, said.endswith(" ") and said != _SIGNATURE
        if goes_on and without_space:
            out[-1] = out[-1][:-1]
    return "\n".join(line if line == _SIGNATURE else line.rstrip(" ") for line in out)


def _parted(line: str) -> tuple[int, str]:
    """How deep a line is quoted, and what it says."""
    found = _LINE.fullmatch(line)
    quotes, text = (found["quotes"], found["text"]) if found else ("", line)
    return len(quotes), text.removeprefix(" ")
