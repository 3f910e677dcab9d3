"""What stands in a paragraph of a Word document: text as printed, with what was inserted and without what was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.extract.docx.styles import is_on
from minutes_index.extract.layout.boxes import box
from minutes_index.extract.layout.strikethrough import inked
from minutes_index.extract.xml_tree import attribute, below, child, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.extract.docx.styles import Styles
    from minutes_index.extract.xml_tree import Element

PAGE = "\f"
DELETED = frozenset({"del", "moveFrom"})
_PASSED_OVER = DELETED | {
    "pPr",
    "rPr",
    "sdtPr",
    "sdtEndPr",
    "Fallback",
    "delText",
    "instrText",
    "delInstrText",
    "rt",
}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class Inline:
    """Reads paragraphs, and keeps what is set elsewhere: text boxes and notes."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._boxes: list[Element] = []
        self._notes: list[tuple[str, str, str]] = []
        self._count = 0

    def text(self, paragraph: Element) -> str:
        r"""The text of a paragraph: ``\n`` a line end, ``\f`` a page break, ``[1]`` where a note belongs."""
        return "".join(self._below(paragraph))

    def boxes(self) -> list[Element]:
        """The text boxes of the paragraphs read since the last call."""
        found, self._boxes = self._boxes, []
        return found

    def notes(self, later: str = "") -> list[tuple[str, str, str]]:
        """The notes told of and not yet given, but for those of the text ``later``: mark, kind (``footnote``, ``endnote``) and id."""
        found = [note for note in self._notes if note[0] not in later]
        self._notes = [note for note in self._notes if note[0] in later]
        return found

    def _below(self, element: Element) -> Iterator[str]:
        for each in element:
            name = local(each)
            if name in _PASSED_OVER:
                continue
            if name == "t":
                yield each.text or ""
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif read := _READ.get(name):
                yield from read(self, each)
            else:
                yield from self._below(each)

    def _run(self, run: Element) -> Iterator[str]:
        settings = child(run, "rPr")
        if self._styles.hides(settings):
            return
        is_struck = self._styles.strikes(settings)
        is_raised = not is_struck and self._styles.raises(settings)
        text = "".join(self._below(run))
        yield inked(text, is_struck=is_struck, is_raised=is_raised)

    def _break(self, element: Element) -> Iterator[str]:
        yield PAGE if attribute(element, "type") == "page" else "\n"

    def _symbol(self, element: Element) -> Iterator[str]:
        try:
            yield chr(int(attribute(element, "char"), 16))
        except (ValueError, OverflowError):
            return

    def _note(self, element: Element) -> Iterator[str]:
        self._count += 1
        mark = f"[{self._count}]"
        self._notes.append((mark, _NOTES[local(element)], attribute(element, "id")))
        yield f" {mark}"

    def _box(self, element: Element) -> Iterator[str]:
        self._boxes.append(element)
        yield ""

    def _filled(self, element: Element) -> Iterator[str]:
        """A field of a form, unless it still says what is to be filled in."""
        if (checked := child(element, "sdtPr", "checkbox")) is not None:
            yield box(ticked=is_on(child(checked, "checked")))
        elif not is_placeholder(element):
            yield from self._below(element)

    def _field(self, element: Element) -> Iterator[str]:
        """What a field begins with: a check box of a form, as Word had them before 2007."""
        for each in below(element, "checkBox"):
            state = child(each, "checked")
            yield box(ticked=is_on(child(each, "default") if state is None else state))

    def _alternatives(self, element: Element) -> Iterator[str]:
        """One of the ways in which the same is said for programs of different age."""
        chosen = child(element, "Choice")
        for each in element if chosen is None else (chosen,):
            yield from self._below(each)


def is_placeholder(element: Element) -> bool:
    """Whether a content control (``sdt``) shows its prompt."""
    return is_on(child(element, "sdtPr", "showingPlcHdr"))


_READ = {
    "r": Inline._run,  # noqa: SLF001 - a table of its own methods
    "br": Inline._break,  # noqa: SLF001
    "sym": Inline._symbol,  # noqa: SLF001
    "fldChar": Inline._field,  # noqa: SLF001
    "footnoteReference": Inline._note,  # noqa: SLF001
    "endnoteReference": Inline._note,  # noqa: SLF001
    "txbxContent": Inline._box,  # noqa: SLF001
    "sdt": Inline._filled,  # noqa: SLF001
    "AlternateContent": Inline._alternatives,  # noqa: SLF001
}
