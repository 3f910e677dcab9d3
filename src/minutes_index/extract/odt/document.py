"""OpenDocument texts (odt): paragraphs, lists with their numbers, tables, frames and notes, as they would be printed.

Tracked changes are taken as made; comments and hidden text are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.errors import EncryptedSource, UnreadableSource
from minutes_index.extract.containers.packed import opened_zip, whole
from minutes_index.extract.files import shown
from minutes_index.extract.layout.blocks import Cell, PageBreak, Paragraph, Table
from minutes_index.extract.layout.sheets import sheets
from minutes_index.extract.layout.strikethrough import inked
from minutes_index.extract.odt.lists import Lists
from minutes_index.extract.odt.styles import Layout, Styles
from minutes_index.extract.xml_tree import attribute, below, child, local, number, parsed

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from minutes_index.extract.layout.blocks import Block
    from minutes_index.extract.reading import Reading
    from minutes_index.extract.xml_tree import Element
    from minutes_index.model import Page

_PASSED_OVER = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "placeholder", "note-citation", "ruby-text", "title", "desc", "object",
     "forms", "sequence-decls", "variable-decls", "user-field-decls", "index-title-template", "event-listeners", "script"}
)  # fmt: skip
_BLOCKS = frozenset({"p", "h", "list", "table"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_SPACE, _TAB, _LINE = "\xa0", "\x1f", "\x1e"  # what is meant, until what is merely written has been collapsed
_MEANT = str.maketrans({_TAB: "\t", _LINE: "\n"})
_MOST_REPEATED = 1000
_USUAL_MASTER = "Standard"
_HEADS, _FEET = ("header-first", "header", "header-left"), ("footer-first", "footer", "footer-left")


def pages(path: Path, reading: Reading) -> Iterator[Page]:
    """The pages of an OpenDocument text, as its explicit page breaks part them; see `Extractor`.

    Raises:
        EncryptedSource, UnreadableSource, EmptySource, NoTextLayer, TooLarge: as said by their names.
    """
    name = shown(path)
    with opened_zip(path, reading) as archive:
        manifest = _part(name, archive, "META-INF/manifest.xml", reading)
        if manifest is not None and any(True for _ in below(manifest, "encryption-data")):
            raise EncryptedSource(name, "it needs a password")
        content, shared = (_part(name, archive, part, reading) for part in ("content.xml", "styles.xml"))
        body = child(content, "body", "text")
        if body is None:
            raise UnreadableSource(name, "damaged: its text is missing")
        pictures = any(part.startswith("Pictures/") for part in archive.namelist())
        try:
            yield from sheets(
                name, _Reader(Styles((shared, content))).document(body), reading, pictures=pictures
            )
        except RecursionError as error:
            raise UnreadableSource(name, "damaged: its parts lie too deep in each other") from error


def _part(name: str, archive: zipfile.ZipFile, part: str, reading: Reading) -> Element | None:
    if part not in archive.namelist():
        return None
    return parsed(name, whole(name, archive, archive.getinfo(part), reading), reading)


class _Reader:
    """Goes through one document."""

    def __init__(self, styles: Styles) -> None:
        self._styles, self._lists = styles, Lists(styles)
        self._boxes: list[Element] = []
        self._notes: list[tuple[str, Element]] = []
        self._count = 0
        self._master = ""
        self._seen: set[str] = set()
        self._begun = False

    def document(self, body: Element) -> Iterator[Block]:
        """All of it; what stands at the head or foot of pages is told once."""
        yield from self._content(body)
        yield from self._written_notes()
        yield from self._edge(_FEET)

    def _content(self, container: Element) -> Iterator[Block]:
        for each in container:
            name = local(each)
            if name in {"p", "h"}:
                yield from self._paragraph(each)
            elif name == "list":
                self._lists.enter(each)
                yield from self._content(each)
                self._lists.leave()
            elif name in {"list-item", "list-header"}:
                self._lists.item(each, counted=name == "list-item")
                yield from self._content(each)
            elif name == "table":
                yield from self._opening(self._styles.layout(attribute(each, "style-name"), "table"))
                yield Table(tuple(self._rows(each)))
            elif name not in _PASSED_OVER and not _is_hidden(each):
                yield from self._content(each)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        layout = self._styles.layout(attribute(element, "style-name"))
        text, mark = self._text(element), self._mark(element, layout)
        yield from self._opening(layout)
        boxes, self._boxes = self._boxes, []
        text = inked(text, is_struck=layout.struck)
        for box in boxes:
            yield from self._content(box)
        if layout.hidden or (_is_hidden(element) and not text):
            return
        yield Paragraph(
            text, mark, layout.before, layout.after, layout.indent,
            layout.style if layout.contextual else "", layout.stops,
        )  # fmt: skip
        if layout.page_after:
            yield from self._new_page()

    def _mark(self, element: Element, layout: Layout) -> str:
        if self._lists.inside:
            return self._lists.mark(layout.list_style)
        if local(element) == "h" and attribute(element, "is-list-header") != "true":
            return self._lists.heading(int(number(attribute(element, "outline-level"), 1)))
        return ""

    def _opening(self, layout: Layout) -> Iterator[Block]:
        """The page break before a block, and the heads of the pages that begin with it."""
        master = layout.master or ("" if self._begun else _USUAL_MASTER)
        if self._begun and (layout.page_before or layout.master):
            yield from self._new_page()
        self._begun = True
        if master and master != self._master:
            yield from self._edge(_FEET)
            self._master = master
            yield from self._edge(_HEADS)

    def _new_page(self) -> Iterator[Block]:
        yield from self._written_notes()
        yield PageBreak()

    def _edge(self, names: tuple[str, ...]) -> Iterator[Block]:
        """The heads or feet of pages of this kind, and of the kind that follows by itself, that have not been told."""
        master = self._styles.masters.get(self._master)
        following = (
            self._styles.masters.get(attribute(master, "next-style-name")) if master is not None else None
        )
        for page in (master, following):
            for name in names:
                found, key = (
                    child(page, name),
                    f"{name} {attribute(page, 'name')}" if page is not None else "",
                )
                if found is not None and key not in self._seen and attribute(found, "display") != "false":
                    self._seen.add(key)
                    yield from self._content(found)

    def _text(self, element: Element) -> str:
        return _BLANKS.sub(" ", "".join(self._inline(element))).strip(" ").translate(_MEANT)

    def _inline(self, element: Element) -> Iterator[str]:
        yield element.text or ""
        for each in element:
            name = local(each)
            if read := _READ.get(name):
                yield read(each)
            elif name == "note":
                yield self._note(each)
            elif name not in _PASSED_OVER and not self._is_unseen(each):
                if any(local(inner) in _BLOCKS for inner in each):
                    self._boxes.append(each)
                else:
                    yield self._stretch(each)
            yield each.tail or ""

    def _stretch(self, element: Element) -> str:
        look = self._look(element)
        return inked("".join(self._inline(element)), is_struck=look.struck, is_raised=look.raised)

    def _look(self, element: Element) -> Layout:
        style = attribute(element, "style-name") if local(element) == "span" else ""
        return self._styles.layout(style, "text") if style else Layout()

    def _is_unseen(self, element: Element) -> bool:
        return _is_hidden(element) or self._look(element).hidden

    def _note(self, element: Element) -> str:
        self._count += 1
        body = child(element, "note-body")
        if body is not None:
            self._notes.append((f"[{self._count}]", body))
        return f" [{self._count}]"

    def _written_notes(self) -> Iterator[Block]:
        notes, self._notes = self._notes, []
        for mark, body in notes:
            first, *rest = [*self._content(body), Paragraph("")]
            yield Paragraph(f"{mark} {first.text.strip() if isinstance(first, Paragraph) else ''}")
            yield from (block for block in rest if block != Paragraph(""))

    def _rows(self, table: Element) -> Iterator[tuple[Cell, ...]]:
        for each in table:
            if local(each) == "table-row":
                row = tuple(self._cells(each))
                for _ in range(_repeated(each, "number-rows-repeated") if row else 0):
                    yield row
            elif local(each) in {"table-header-rows", "table-rows", "table-row-group"}:
                yield from self._rows(each)

    def _cells(self, row: Element) -> Iterator[Cell]:
        column = 0
        for each in row:
            times = _repeated(each, "number-columns-repeated")
            if local(each) == "table-cell" and len(each):
                blocks = tuple(self._content(each))
                yield from (Cell(column + at, blocks) for at in range(times))
            column += times


def _is_hidden(element: Element) -> bool:
    """Whether a section, a field or a paragraph says of itself that it is not shown."""
    return attribute(element, "display") == "none" or attribute(element, "is-hidden") == "true"


def _repeated(element: Element, name: str) -> int:
    return max(1, min(_MOST_REPEATED, int(number(attribute(element, name), 1))))


_READ: dict[str, Callable[[Element], str]] = {
    "s": lambda element: _SPACE * max(1, min(_MOST_REPEATED, int(number(attribute(element, "c"), 1)))),
    "tab": lambda _: _TAB,
    "line-break": lambda _: _LINE,
}
