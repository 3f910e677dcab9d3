"""Pages as they came from a PDF or a picture, and what a file is worth whose pages give no text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.errors import EmptySource, NoTextLayer, UnreadableSource
from minutes_index.extract.characters import clean
from minutes_index.extract.files import shown
from minutes_index.extract.legibility import Legibility
from minutes_index.extract.ocr import recognition as ocr
from minutes_index.extract.reading import Ocr
from minutes_index.model import Page, ReadBy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from minutes_index.errors import SourceError

NEVER: Final = "have it recognised (OCR): import it with --ocr auto"
AGAIN: Final = "text recognition (OCR) found nothing: scan it anew, upright and at 300 dpi"


class Read(NamedTuple):
    """A page's text as it came."""

    text: str
    read_by: ReadBy = ReadBy.TEXT_LAYER
    quality: float | None = None
    """Of what was recognised, as `Page.quality`."""
    blank: bool = False
    """Whether nothing stands on the page."""
    edges: tuple[int, int] | None = None
    """As `Page.edges`."""
    aside: tuple[str, ...] = ()
    """As the lines of `Page.aside`."""
    treated: tuple[str, ...] = ()
    """As `Page.treated`."""


UNREAD: Final = Read("", ReadBy.UNREAD)


def legible(path: Path, reads: Iterator[Read], asked: Ocr) -> Iterator[Page]:
    """The pages, held back until one has text that can be read.

    Args:
        path: of the file, for errors.
        reads: its pages in order.
        asked: which of them were recognised.

    Raises:
        NoTextLayer, EmptySource, UnreadableSource: no page has text, for the reason that the name says.
    """
    legibility, held, seen = Legibility(), list[Page](), list[Read]()
    for number, read in enumerate(reads, 1):
        held.append(_page(number, read))
        if not legibility.is_text:
            seen.append(read)
            of_page = Legibility.of(read.text)
            legibility = of_page if read.read_by is ReadBy.OCR and of_page.marks else legibility + of_page
        if legibility.is_text:
            yield from held
            held.clear()
    if held:
        raise _without_text(path, legibility, seen, asked)


def _page(number: int, read: Read) -> Page:
    """A page in characters written one way; letters that cannot be read are set aside."""
    text, aside = clean(read.text), clean("\n".join(read.aside))
    if read.read_by is ReadBy.UNREAD and not Legibility.of(read.text).is_text:
        return Page(number, "", read.read_by, aside="\n".join(filter(None, (aside, text))))
    return Page(number, text, read.read_by, read.quality, read.edges, aside, read.treated)


def _without_text(path: Path, legibility: Legibility, reads: Sequence[Read], asked: Ocr) -> SourceError:
    """Why a file gives no text at all."""
    if all(read.blank for read in reads):
        return EmptySource(shown(path), "its pages are blank" if len(reads) > 1 else "its only page is blank")
    if not legibility.marks and all(read.blank or read.read_by is ReadBy.UNREAD for read in reads):
        return UnreadableSource(shown(path), "damaged: none of its pages can be read")
    return no_text(path, legibility.fault(len(reads)), asked)


def no_text(path: Path, reason: str, asked: Ocr) -> NoTextLayer:
    """The error that a file of pictures ends in, with the way out that there is on this machine."""
    if asked is Ocr.NEVER:
        return _hinted(path, reason, NEVER)
    if missing := ocr.lacking():
        return _hinted(path, f"{reason}, and {missing}", ocr.way_out())
    return _hinted(path, f"{reason}, and none was recognised", AGAIN)


def _hinted(path: Path, reason: str, hint: str) -> NoTextLayer:
    error = NoTextLayer(shown(path), reason)
    error.hint = hint
    return error
