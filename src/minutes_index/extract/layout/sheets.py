"""Blocks as pages: what extractors of formats without pages of their own end in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.errors import EmptySource, NoTextLayer, TooLarge
from minutes_index.extract.characters import clean
from minutes_index.extract.layout.lines import lines
from minutes_index.extract.layout.strikethrough import struck
from minutes_index.model import Page, ReadBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from minutes_index.extract.layout.blocks import Block
    from minutes_index.extract.reading import Reading


def sheets(name: str, blocks: Iterable[Block], reading: Reading, *, pictures: bool = False) -> list[Page]:
    """The pages of a document, which its page breaks part; an empty one keeps its number, but not the last.

    What is struck out is no text of its page: it is set aside there.

    Args:
        name: of the file, for errors.
        blocks: the document.
        reading: the limits.
        pictures: whether there are pictures in it, which may be all there is.

    Raises:
        TooLarge: more characters or pages than allowed.
        NoTextLayer: it has pictures and no text.
        EmptySource: it has nothing.
    """
    found = [(clean(text), clean("\n".join(aside))) for text, aside in _sheets(name, blocks, reading)]
    while found and not any(map(str.strip, found[-1])):
        found.pop()
    if not found and pictures:
        raise NoTextLayer(
            name,
            "pictures and no text",
            "save it as PDF, and import that: pictures of text are recognised there",
        )
    if not found:
        raise EmptySource(name, "it has no text")
    return [Page(number, text, ReadBy.TEXT, aside=aside) for number, (text, aside) in enumerate(found, 1)]


def _sheets(name: str, blocks: Iterable[Block], reading: Reading) -> Iterator[tuple[str, list[str]]]:
    left, number, sheet, aside = reading.characters, 1, list[str](), list[str]()
    for line in lines(_setting_aside(blocks, aside)):
        if line == "\f":
            yield "\n".join(sheet), aside.copy()
            number, sheet = number + 1, []
            aside.clear()
        else:
            left -= len(line) + 1
            sheet.append(line)
        if left < 0:
            raise TooLarge(name, f"more than {reading.characters:,} characters")
        if number > reading.pages:
            raise TooLarge(name, f"more than {reading.pages:,} pages")
    yield "\n".join(sheet), aside


def _setting_aside(blocks: Iterable[Block], aside: list[str]) -> Iterator[Block]:
    """The blocks as they are; what is struck out in one is in ``aside`` before it is given."""
    for block in blocks:
        aside += struck(block)
        yield block
