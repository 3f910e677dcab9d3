"""How stretches of a paragraph are inked: struck out, or raised as the marks of notes.

Readers of formats put such stretches between signs of their own; `written` and `struck` take them out again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from minutes_index.extract.layout.blocks import PageBreak, Paragraph
from minutes_index.extract.layout.rows import with_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.extract.layout.blocks import Block

STRUCK: Final = ("\ufdd0", "\ufdd1")
"""What stands before and behind words that are struck out: noncharacters (Unicode, 23.7), which no text has."""
RAISED: Final = ("\ufdd2", "\ufdd3")
_SIGNS: Final = str.maketrans(dict.fromkeys("".join(STRUCK + RAISED)))
_STRUCK: Final = re.compile("\ufdd0([^\ufdd0\ufdd1]*)\ufdd1 ?")
_RAISED: Final = re.compile("\\s?\ufdd2([^\ufdd2\ufdd3]*)\ufdd3")
_JOINED: Final = re.compile("\ufdd3\ufdd2|\ufdd1\ufdd0")
_FIGURES: Final = re.compile(r"\s*(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\)?)\s*")
_SIGN: Final = re.compile(r"\s*([*†‡]{1,3}|[a-f])\)?\s*")
_BRACKETED: Final = re.compile(r"\s*(\[[^\]]{1,8}\])\s*")
_LETTERS: Final = str.maketrans("abcdef", "ᵃᵇᶜᵈᵉᶠ")


def inked(text: str, *, is_struck: bool = False, is_raised: bool = False) -> str:
    """``text`` between the signs of how it is inked; a struck line end or page break stays one."""
    for holds, (begin, end) in ((is_raised, RAISED), (is_struck, STRUCK)):
        if holds and text.strip():
            text = "".join(
                f"{begin}{each}{end}" if each.strip() else each for each in re.split("([\n\f])", text)
            )
    return text


def written(text: str) -> str:
    """The text as it holds: without what is struck out, marks of notes apart from the words before them."""
    if not any(sign in text for sign in (STRUCK[0], RAISED[0])):
        return text
    text = _STRUCK.sub("", _JOINED.sub("", text))
    pieces = _RAISED.split(text)
    out = pieces[0]
    for mark, behind in zip(pieces[1::2], pieces[2::2], strict=True):
        out = _with(out, mark) + behind
    return out.translate(_SIGNS)


def struck(block: Block) -> Iterator[str]:
    """What is struck out in a block."""
    match block:
        case Paragraph():
            found = _STRUCK.findall(_JOINED.sub("", block.text))
            yield from (each.translate(_SIGNS).strip() for each in found)
        case PageBreak():
            return
        case _:
            cells = (cell for row in block.rows for cell in row)
            yield from (each for cell in cells for inner in cell.blocks for each in struck(inner))


def _with(text: str, raised: str) -> str:
    """The text with what is raised behind it: a mark of a note apart, anything else (``1:a``) as it stands."""
    if found := _FIGURES.fullmatch(raised):
        return with_mark(text, found[1])
    if found := _BRACKETED.fullmatch(raised):
        return f"{text} {found[1]}"
    if (found := _SIGN.fullmatch(raised)) and not text[-1:].isdigit():
        return f"{text} {found[1].translate(_LETTERS)}"
    return text + raised
