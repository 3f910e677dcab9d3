"""Word documents (docx): paragraphs, lists with their numbers, tables, boxes and notes, as they would be printed.

Tracked changes are taken as made; comments and hidden text are left out, for minutes are what was printed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from minutes_index.errors import TooLarge, UnreadableSource
from minutes_index.extract.containers.packed import opened_zip
from minutes_index.extract.docx import chunks
from minutes_index.extract.docx.inline import DELETED, PAGE, Inline, is_placeholder
from minutes_index.extract.docx.numbers import Numbers
from minutes_index.extract.docx.package import Package
from minutes_index.extract.docx.styles import Styles, is_on
from minutes_index.extract.files import shown
from minutes_index.extract.layout.blocks import Cell, PageBreak, Paragraph, Table
from minutes_index.extract.layout.sheets import sheets
from minutes_index.extract.xml_tree import attribute, below, child, local, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from minutes_index.extract.docx.styles import Layout
    from minutes_index.extract.layout.blocks import Block
    from minutes_index.extract.reading import Reading
    from minutes_index.extract.xml_tree import Element
    from minutes_index.model import Page

_WRAPPERS = frozenset({"customXml", "ins", "moveTo", "smartTag", "sdtContent", "AlternateContent", "Choice"})
_ON_A_NEW_PAGE = frozenset({"", "nextPage", "oddPage", "evenPage"})
_HEADERS = ("first", "default", "even")


class _Parts(NamedTuple):
    """What lies in other parts that the text names, by id."""

    relations: dict[str, Element]
    notes: dict[tuple[str, str], Element]
    chunk: Callable[[str], Iterator[Block]]
    """The blocks of a whole document that is embedded."""


def pages(path: Path, reading: Reading) -> Iterator[Page]:
    """The pages of a Word document, as its explicit page breaks part them; see `Extractor`.

    Raises:
        UnreadableSource, EmptySource, NoTextLayer, TooLarge: as said by their names.
    """
    name = shown(path)
    with opened_zip(path, reading) as archive:
        package = Package(name, archive, reading)
        try:
            yield from sheets(name, _blocks(package), reading, pictures=package.has_pictures)
        except RecursionError as error:
            raise UnreadableSource(name, "damaged: its parts lie too deep in each other") from error


def _blocks(package: Package, depth: int = 0) -> Iterator[Block]:
    kinds = {relation.kind: relation.target for relation in package.relations("").values()}
    main = kinds.get("officeDocument", "word/document.xml")
    body = child(package.part(main), "body")
    if body is None:
        raise UnreadableSource(package.name, "damaged: its text is missing")
    named = {relation.kind: relation.target for relation in package.relations(main).values()}
    chunk = partial(_chunk, package, main, depth)
    parts = _Parts(dict(_heads(package, main)), dict(_notes(package, named)), chunk)
    styles = Styles(_part(package, named, "styles"))
    numbers = Numbers(_part(package, named, "numbering"))
    even = is_on(child(_part(package, named, "settings"), "evenAndOddHeaders"))
    return _Reader(styles, numbers, parts, even=even).document(body)


def _chunk(package: Package, main: str, depth: int, key: str) -> Iterator[Block]:
    """A document embedded in the document; those in each other no deeper than archives may lie."""
    relation = package.relations(main).get(key)
    data = package.data(relation.target) if relation else b""
    if not data:
        return iter(())
    deepest = package.reading.depth
    if depth == deepest:
        raise TooLarge(package.name, f"documents lie more than {deepest} deep in each other")
    return chunks.blocks(package.name, data, package.reading, lambda inner: _blocks(inner, depth + 1))


def _part(package: Package, named: dict[str, str], kind: str) -> Element | None:
    return package.part(named[kind]) if kind in named else None


def _heads(package: Package, main: str) -> Iterator[tuple[str, Element]]:
    for key, relation in package.relations(main).items():
        if relation.kind in {"header", "footer"} and (root := package.part(relation.target)) is not None:
            yield key, root


def _notes(package: Package, named: dict[str, str]) -> Iterator[tuple[tuple[str, str], Element]]:
    for kind in ("footnote", "endnote"):
        root = _part(package, named, f"{kind}s")
        for note in root if root is not None else ():
            yield (kind, attribute(note, "id")), note


class _Reader:
    """Goes through one document."""

    def __init__(self, styles: Styles, numbers: Numbers, parts: _Parts, *, even: bool) -> None:
        self._styles, self._numbers, self._parts, self._even = styles, numbers, parts, even
        self._inline = Inline(styles)
        self._carried = ""
        self._shown: set[str] = set()
        self._begun = False

    def document(self, body: Element) -> Iterator[Block]:
        """All of it, section by section; what stands at the head or foot of pages is told once."""
        self._sections = [
            each for each in below(body, "sectPr") if local(each.getparent()) in {"body", "pPr"}
        ]
        self._section = 0
        yield from self._edge("headerReference")
        yield from self._content(body)
        if self._carried:
            yield Paragraph(self._carried)
        yield from self._written_notes()
        yield from self._edge("footerReference")

    def _content(self, container: Element) -> Iterator[Block]:
        for each in container:
            name = local(each)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                self._begun = True
                yield Table(tuple(self._rows(each)))
            elif name == "altChunk":
                self._begun = True
                yield from self._parts.chunk(attribute(each, "id"))
            elif name in _WRAPPERS or (name == "sdt" and not is_placeholder(each)):
                yield from self._content(each)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        settings = child(element, "pPr")
        text = self._carried + self._inline.text(element)
        self._carried = ""
        for box in self._inline.boxes():
            yield from self._content(box)
        mark = child(settings, "rPr")
        if any(child(mark, name) is not None for name in DELETED):
            self._carried = text
        else:
            layout = self._styles.layout(settings)
            new_page = child(settings, "pageBreakBefore")
            if self._begun and (layout.new_page if new_page is None else is_on(new_page)):
                yield from self._new_page(text)
            yield from self._parted(text, layout)
        if child(settings, "sectPr") is not None:
            yield from self._next_section()

    def _parted(self, text: str, layout: Layout) -> Iterator[Block]:
        self._begun = self._begun or bool(text.strip())
        mark = self._numbers.mark(layout)
        first, *rest = text.split(PAGE)
        yield _set(first, layout, mark)
        for at, part in enumerate(rest):
            yield from self._new_page("".join(rest[at:]))
            if part:
                yield _set(part, layout, "")

    def _new_page(self, later: str = "") -> Iterator[Block]:
        """A new page begins with the text ``later``, whose notes stand on that."""
        yield from self._written_notes(later)
        yield PageBreak()

    def _next_section(self) -> Iterator[Block]:
        yield from self._edge("footerReference")
        self._section += 1
        kind = child(self._sections[self._section], "type") if self._section < len(self._sections) else None
        if (attribute(kind, "val") if kind is not None else "") in _ON_A_NEW_PAGE:
            yield from self._new_page()
        yield from self._edge("headerReference")

    def _edge(self, name: str) -> Iterator[Block]:
        """The heads or feet of the pages of this section that have not been told."""
        section = self._sections[self._section] if self._section < len(self._sections) else None
        found = (
            {attribute(each, "type"): each for each in section if local(each) == name}
            if section is not None
            else {}
        )
        wanted = {
            "default",
            *(["first"] if is_on(child(section, "titlePg")) else []),
            *(["even"] if self._even else []),
        }
        for kind in _HEADERS:
            key = attribute(found[kind], "id") if kind in found and kind in wanted else ""
            if key in self._parts.relations and key not in self._shown:
                self._shown.add(key)
                yield from self._content(self._parts.relations[key])

    def _written_notes(self, later: str = "") -> Iterator[Block]:
        for mark, kind, key in self._inline.notes(later):
            if (note := self._parts.notes.get((kind, key))) is not None:
                first, *rest = [*self._content(note), Paragraph("")]
                text = first.text.strip() if isinstance(first, Paragraph) else ""
                yield Paragraph(f"{mark} {text}")
                yield from (block for block in rest if block != Paragraph(""))

    def _rows(self, table: Element) -> Iterator[tuple[Cell, ...]]:
        for row in _inside(table, "tr"):
            settings = child(row, "trPr")
            if child(settings, "del") is None:
                yield tuple(self._cells(row, _value(child(settings, "gridBefore"))))

    def _cells(self, row: Element, column: int) -> Iterator[Cell]:
        for cell in _inside(row, "tc"):
            settings = child(cell, "tcPr")
            if not _goes_on(settings):
                yield Cell(column, tuple(self._content(cell)))
            column += max(1, _value(child(settings, "gridSpan")))


def _set(text: str, layout: Layout, mark: str) -> Paragraph:
    kin = layout.style if layout.contextual else ""
    indent = layout.left + layout.first
    return Paragraph(text, mark, layout.before, layout.after, indent, kin, layout.stops)


def _goes_on(settings: Element | None) -> bool:
    """Whether a cell only goes on with the one above or before it, or was deleted."""
    merged = (child(settings, "vMerge"), child(settings, "hMerge"))
    on = any(each is not None and attribute(each, "val", "continue") == "continue" for each in merged)
    return on or child(settings, "cellDel") is not None


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls and the like."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in _WRAPPERS or local(each) == "sdt":
            yield from _inside(each, name)


def _value(element: Element | None) -> int:
    return 0 if element is None else int(number(attribute(element, "val")))
