"""Blocks as pages: what extractors of formats without pages of their own end in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.errors import EmptySource, NoTextLayer, TooLarge
from minutes_index.extract.characters import clean
from minutes_index.extract.setting.lines import lines
from minutes_index.model import Page, ReadBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from minutes_index.extract.reading import Reading
    from minutes_index.extract.setting.blocks import Block


def sheets(name: str, blocks: Iterable[Block], reading: Reading, *, pictures: bool = False) -> list[Page]:
    """The pages of a document, which its page breaks part; an empty one keeps its number, but not the last.

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
    texts = [clean(text) for text in _sheets(name, blocks, reading)]
    while texts and not texts[-1].strip():
        texts.pop()
    if not texts and pictures:
        raise NoTextLayer(
            name,
            "pictures and no text",
            "save it as PDF, and import that: pictures of text are recognised there",
        )
    if not texts:
        raise EmptySource(name, "it has no text")
    return [Page(number, text, ReadBy.TEXT) for number, text in enumerate(texts, 1)]


def _sheets(name: str, blocks: Iterable[Block], reading: Reading) -> Iterator[str]:
    left, number, sheet = reading.characters, 1, list[str]()
    for line in lines(blocks):
        if line == "\f":
            yield "\n".join(sheet)
            number, sheet = number + 1, []
        else:
            left -= len(line) + 1
            sheet.append(line)
        if left < 0:
            raise TooLarge(name, f"more than {reading.characters:,} characters")
        if number > reading.pages:
            raise TooLarge(name, f"more than {reading.pages:,} pages")
    yield "\n".join(sheet)
