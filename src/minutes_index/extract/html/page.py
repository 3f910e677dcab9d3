"""Web pages (HTML): what a reader sees of the main text, without scripts, menus and what is hidden."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree

from minutes_index.analysis.tables import words_of
from minutes_index.errors import TooLarge, UnreadableSource
from minutes_index.extract.encodings import MARKS
from minutes_index.extract.files import opened, require_size, shown
from minutes_index.extract.html.lists import LISTS, Counter
from minutes_index.extract.html.opening import Openings
from minutes_index.extract.html.styles import StyleSheet
from minutes_index.extract.html.tables import PARTS, rows
from minutes_index.extract.layout.blocks import PageBreak, Paragraph, Table
from minutes_index.extract.layout.boxes import box
from minutes_index.extract.layout.sheets import sheets
from minutes_index.extract.layout.strikethrough import RAISED, STRUCK
from minutes_index.extract.text import decoded
from minutes_index.extract.xml_tree import TREE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_index.extract.html.styles import Look
    from minutes_index.extract.layout.blocks import Block
    from minutes_index.extract.reading import Reading
    from minutes_index.extract.xml_tree import Element
    from minutes_index.model import Page

_CHARSET_WITHIN = 4096
_CHARSET = re.compile(
    rb"""<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
# Names that mean more than they say (Encoding Standard, 4.2).
_MEANT = {"iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "windows-1252": "cp1252",
          "macintosh": "mac_roman", "x-mac-roman": "mac_roman"}  # fmt: skip
_BLOCKS = words_of(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary table tbody
    td tfoot th thead tr ul xmp"""
)  # HTML, 15.3
_PASSED_OVER = words_of(
    """applet area audio button canvas datalist embed frame frameset iframe input link map meta nav noframes object
    option script select style svg template textarea title video"""
)
_MAIN = (".//main", ".//*[@role='main']", ".//article")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(" {2,}")
_ENDS = dict([STRUCK, RAISED])
_KEPT = str.maketrans({" ": "\xa0", "\r": None, "\f": "\xa0"})
_AT_LINE_END = re.compile(r"[ ]*\n[ ]*")


def pages(path: Path, reading: Reading) -> Iterator[Page]:
    """The pages of a web page: one, but for page breaks that its styles ask for; see `Extractor`.

    Raises:
        UnreadableSource, EmptySource, TooLarge: as said by their names.
    """
    with opened(path) as (file, status):
        require_size(path, status.st_size, reading)
        data = file.read(reading.bytes)
    try:
        yield from sheets(shown(path), blocks(shown(path), data, reading), reading)
    except RecursionError as error:
        raise UnreadableSource(shown(path), "damaged: its parts lie too deep in each other") from error


def blocks(name: str, data: bytes, reading: Reading, charset: str = "") -> Iterator[Block]:
    """What a web page says.

    Args:
        name: of the file, for errors.
        data: its bytes.
        reading: the limits.
        charset: what its carrier says of its encoding, if that says anything.

    Raises:
        TooLarge, UnreadableSource: as said by their names.
    """
    root = _parsed(name, _as_text(data, charset), reading)
    if root is None:
        return
    main = next((found[0] for where in _MAIN if len(found := root.findall(where)) == 1), root)
    styles = StyleSheet.of(style.text or "" for style in root.iter("style"))
    yield from _Walk(styles, Openings(root)).blocks(main)


def _as_text(data: bytes, charset: str) -> str:
    """By its byte order mark, what its carrier or it says itself, or else as plain text."""
    if any(data.startswith(mark) for mark, _ in MARKS):
        return decoded(data)
    stated = _CHARSET.search(data[:_CHARSET_WITHIN])
    named = charset or (
        next(each for each in stated.groups() if each).decode("ascii", "replace") if stated else ""
    )
    name = _MEANT.get(named.lower(), named)
    try:
        if codecs.lookup(name).name in {"utf-8", "utf-16", "utf-32"}:
            return decoded(data)
        return data.decode(name, "replace")
    except (LookupError, ValueError):
        return decoded(data)


def _parsed(name: str, text: str, reading: Reading) -> Element | None:
    data = text.replace("\x00", "").encode("utf-8", "replace")
    if len(data) * TREE > reading.megabytes * 1_000_000:
        raise TooLarge(name, f"{len(data):,} bytes of text and markup are too many for its memory")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableSource(name, "damaged: there is no page in it") from error
    if any("depth" in fault.message.lower() for fault in parser.error_log):
        raise UnreadableSource(name, "damaged: its parts lie too deep in each other")
    return root


class _Walk:
    """Goes through a page, gathering text until a block ends."""

    def __init__(self, styles: StyleSheet, openings: Openings) -> None:
        self._styles, self._openings = styles, openings
        self._text: list[str] = []
        self._gap = 0.0
        self._lists: list[Counter] = []
        self._mark = ""
        self._inks: list[str] = []
        """The signs of what has been begun: `STRUCK`, `RAISED`."""

    def blocks(self, element: Element) -> Iterator[Block]:
        """Those of an element."""
        yield from self._inside(element, kept=False)
        yield from self._flush()

    def _inside(self, element: Element, *, kept: bool) -> Iterator[Block]:
        self._take(element.text, kept=kept)
        for each in element:
            yield from self._element(each, kept=kept)
            self._take(each.tail, kept=kept)

    def _take(self, text: str | None, *, kept: bool) -> None:
        if text:
            self._text.append(text.translate(_KEPT) if kept else _BLANKS.sub(" ", text))

    def _element(self, element: Element, *, kept: bool) -> Iterator[Block]:
        name = str(element.tag).lower()
        look = self._styles.look(name, element)
        if self._openings.is_tab(element):
            return
        if (tab := self._openings.tab_of(element)) is not None:
            yield from self._flush()
            yield from _Walk(self._styles, self._openings).blocks(tab)
        if self._is_box(name, element) and look.shown:
            self._text.append(box(ticked=element.get("checked") is not None))
        heads = name == "button" and self._openings.opens(element)
        if (name in _PASSED_OVER and not heads) or not (look.shown or self._openings.reveals(element)):
            return
        if name == "br":
            yield from self._page(asked=look.page_before)
            self._text.append("\n")
        elif name in _BLOCKS or heads:
            yield from self._block(element, name, look, kept=kept or look.kept)
        else:
            yield from self._inked(element, look, kept=kept or look.kept)

    def _is_box(self, name: str, element: Element) -> bool:
        """Whether an element is a box to tick."""
        ticks = name == "input" and element.get("type") in {"checkbox", "radio"}
        return ticks and not self._openings.folds(element)

    def _inked(self, element: Element, look: Look, *, kept: bool) -> Iterator[Block]:
        """What is inside of an element, between the signs of how it is inked."""
        signs = STRUCK if look.struck else RAISED if look.raised else None
        if signs is None or signs[0] in self._inks:
            yield from self._inside(element, kept=kept)
            return
        self._inks.append(signs[0])
        self._text.append(signs[0])
        yield from self._inside(element, kept=kept)
        self._text.append(signs[1])
        self._inks.pop()

    def _block(self, element: Element, name: str, look: Look, *, kept: bool) -> Iterator[Block]:
        yield from self._flush()
        yield from self._page(asked=look.page_before)
        inner = name in LISTS and bool(self._lists)
        self._gap = max(self._gap, 0 if inner else look.above)
        yield from self._content(element, name, look, kept=kept)
        yield from self._flush()
        self._gap = max(self._gap, 0 if inner else look.below)
        yield from self._page(asked=look.page_after)

    def _content(self, element: Element, name: str, look: Look, *, kept: bool) -> Iterator[Block]:
        if name == "table":
            yield from self._table(element)
            return
        if name in LISTS:
            self._lists.append(Counter(element, marked=look.marked))
        if name == "li" and self._lists:
            self._mark = self._lists[-1].mark(element, marked=look.marked)
        yield from self._inked(element, look, kept=kept)
        if name in LISTS:
            self._lists.pop()
        if name == "li":
            yield from self._flush()
            self._mark = ""

    def _page(self, *, asked: bool) -> Iterator[Block]:
        if asked:
            yield from self._flush()
            yield PageBreak()

    def _flush(self) -> Iterator[Block]:
        joined = "".join([*self._text, *(_ENDS[sign] for sign in self._inks)])
        text = _AT_LINE_END.sub("\n", _SPACES.sub(" ", joined)).strip(" ")
        self._text = [*self._inks]
        if text.strip("".join(STRUCK + RAISED)):
            yield Paragraph(text.strip("\n"), self._mark, self._gap)
            self._mark, self._gap = "", 0

    def _table(self, element: Element) -> Iterator[Block]:
        for beside in element:  # a caption, and what should not stand in a table
            if str(beside.tag) not in PARTS:
                yield from _Walk(self._styles, self._openings).blocks(beside)
        yield Table(tuple(rows(element, lambda cell: _Walk(self._styles, self._openings).blocks(cell))))
