"""RTF: text between control words, its characters by code page or number, lists with the marks that were written."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from minutes_index.errors import UnreadableSource
from minutes_index.extract.files import opened, require_size, shown
from minutes_index.extract.layout.blocks import PageBreak, Paragraph
from minutes_index.extract.layout.sheets import sheets
from minutes_index.extract.layout.strikethrough import inked
from minutes_index.extract.rtf.rows import Rows
from minutes_index.extract.rtf.state import PARAGRAPH, RUN, TWIPS, State
from minutes_index.extract.rtf.words import (
    APART,
    CHARACTERS,
    CODE_PAGES,
    DOCUMENT_PAGES,
    FONTS,
    KEPT,
    SIGNS,
    SKIPPED,
    SYMBOLS,
    TOKEN,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_index.extract.layout.blocks import Block
    from minutes_index.extract.reading import Reading
    from minutes_index.model import Page

DEEPEST = 1000
"""Groups in each other."""
_USUAL = "cp1252"
_SYMBOL = "symbol"
_SETS = CODE_PAGES | {SYMBOLS: _SYMBOL}


def pages(path: Path, reading: Reading) -> Iterator[Page]:
    """The pages of an RTF document, as its explicit page breaks part them; see `Extractor`.

    Raises:
        UnreadableSource, EmptySource, NoTextLayer, TooLarge: as said by their names.
    """
    with opened(path) as (file, status):
        require_size(path, status.st_size, reading)
        data = file.read(reading.bytes)
    yield from sheets(shown(path), blocks(shown(path), data), reading, pictures=b"\\pict" in data)


def blocks(name: str, data: bytes) -> Iterator[Block]:
    """What an RTF document says.

    Args:
        name: of the file, for errors.
        data: its bytes.

    Raises:
        UnreadableSource: it is damaged.
    """
    return _Reader(name).blocks(data)


@dataclass(slots=True)
class _Sink:
    """Text under way: the document's, or that of a header, a note or a box."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    cell: list[Block] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)


class _Reader:
    """Goes through one document."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._state = State()
        self._states: list[State] = []
        self._sinks = [_Sink()]
        self._bytes = bytearray()
        self._passed = 0
        self._page = _USUAL
        self._fonts: dict[int, str] = {}
        self._notes: list[tuple[str, list[Block]]] = []
        self._feet: list[Block] = []
        self._heads: set[str] = set()
        self._count = 0
        self._section = ""
        self._star = False

    def blocks(self, data: bytes) -> Iterator[Block]:
        """All of the document."""
        at = 0
        while at < len(data) and (found := TOKEN.search(data, at)):
            at = found.end()
            if found["word"] == b"bin":
                at += max(0, int(found["number"] or 0))
            self._token(found)
            if found["group"] == b"}" and not self._states:
                break
        if self._states:
            raise UnreadableSource(self._name, "truncated: its end is missing")
        self._end_table()
        self._write_notes()
        return iter([*self._sinks[0].blocks, *self._feet])

    def _token(self, found: re.Match[bytes]) -> None:
        star, self._star = self._star, False
        if word := found["word"]:
            self._word(word.decode("ascii"), found["number"], star=star)
        elif found["byte"]:
            self._raw(bytes.fromhex(found["byte"].decode("ascii")))
        elif found["text"]:
            self._raw(found["text"])
        elif found["group"] == b"{":
            self._open()
        elif found["group"]:
            self._close()
        elif found["sign"] == b"*":
            self._star = True
        elif found["sign"] in b"\r\n":
            self._word("par", None, star=False)
        else:
            self._add(SIGNS.get(found["sign"], ""))

    def _open(self) -> None:
        self._decode()
        self._passed = 0
        if len(self._states) == DEEPEST:
            raise UnreadableSource(self._name, "damaged: its groups lie too deep in each other")
        self._states.append(self._state)

    def _close(self) -> None:
        self._decode()
        self._passed = 0
        if len(self._states) == 1:
            self._end_paragraph(last=True)
        ended = self._state
        self._state = self._states.pop() if self._states else State()
        if ended.apart and self._state.apart != ended.apart and len(self._sinks) > 1:
            self._end_apart(ended.apart)

    def _word(self, word: str, number: bytes | None, *, star: bool) -> None:
        self._decode()
        value = int(number) if number is not None else None
        if word == "u" and value is not None:
            self._add(chr(value % 0x10000))
            self._passed = self._state.fallback
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word in APART and not (self._state.skipped and word not in KEPT):
            self._begin_apart(word)
        elif word in KEPT:
            self._state = replace(self._state, skipped=False)
        elif word == FONTS:
            self._state = replace(self._state, fonts=True, skipped=True)
        elif star or word in SKIPPED:
            self._state = replace(self._state, skipped=True)
        else:
            self._setting(word, value)

    def _setting(self, word: str, value: int | None) -> None:
        amount = 0 if value is None else value
        if word in PARAGRAPH:
            self._state = PARAGRAPH[word](self._state, amount)
        elif word in RUN:
            self._state = RUN[word](self._state, value)
        elif self._state.fonts and word in {"fcharset", "cpg"}:
            self._fonts[self._state.font] = f"cp{amount}" if word == "cpg" else _SETS.get(amount, "")
        elif word == "ansicpg" or word in DOCUMENT_PAGES:
            self._page = _known(f"cp{amount}" if word == "ansicpg" else DOCUMENT_PAGES[word])
        elif not self._state.skipped:
            self._break(word, amount)

    def _break(self, word: str, amount: int) -> None:
        sink = self._sinks[-1]
        if word == "par":
            self._end_paragraph()
        elif word == "cell":
            self._end_paragraph(last=True, to_cell=True)
            sink.rows.cells.append(tuple(sink.cell))
            sink.cell = []
        elif word == "row":
            sink.rows.end_row()
        elif word == "sect":
            self._end_paragraph(last=True)
            self._section = "page"
        elif word in {"sbknone", "sbkcol"}:
            self._section = ""
        elif word == "chftn" and self._state.apart != "footnote":
            self._count += 1
            self._add(f" [{self._count}]")
        else:
            sink.rows.define(word, amount)

    def _raw(self, data: bytes) -> None:
        """Characters of the code page; those that only repeat one given by number are passed over."""
        passed = min(self._passed, len(data))
        self._passed -= passed
        if not self._state.skipped:
            self._bytes += data[passed:]

    def _decode(self) -> None:
        if self._bytes:
            page = self._fonts.get(self._state.font) or self._page
            data, self._bytes = bytes(self._bytes), bytearray()
            if page == _SYMBOL:
                self._add("".join(chr(0xF000 + byte) if byte > 0x20 else chr(byte) for byte in data))
            else:
                self._add(data.decode(_known(page), "replace"))

    def _add(self, text: str) -> None:
        self._decode()
        state = self._state
        if not (state.skipped or state.hidden or state.deleted):
            self._sinks[-1].text.append(inked(text, is_struck=state.struck, is_raised=state.raised))

    def _end_paragraph(self, *, last: bool = False, to_cell: bool = False) -> None:
        self._decode()
        sink, state = self._sinks[-1], self._state
        text = "".join(sink.text)
        sink.text = []
        if last and not text:
            return
        layout = replace(state.layout, indent=(state.left + state.first) / TWIPS)
        if to_cell or state.in_table:
            sink.cell.append(replace(layout, text=text.replace("\f", "\n")))
            return
        self._end_table()
        first, *rest = text.split("\f")
        if len(self._sinks) == 1 and (self._section or (state.new_page and sink.blocks)):
            self._new_page(text)
        sink.blocks.append(replace(layout, text=first))
        for at, part in enumerate(rest):
            self._new_page("".join(rest[at:]))
            if part:
                sink.blocks.append(replace(layout, text=part))

    def _end_table(self) -> None:
        sink = self._sinks[-1]
        if (table := sink.rows.table()) is not None:
            sink.blocks.append(table)
        sink.blocks += sink.cell
        sink.cell = []

    def _new_page(self, later: str) -> None:
        """A new page begins with the text ``later``, whose notes stand on that."""
        self._write_notes(later)
        self._section = ""
        self._sinks[-1].blocks.append(PageBreak())

    def _begin_apart(self, word: str) -> None:
        if word == "footnote" and not any("[" in piece for piece in self._sinks[-1].text[-1:]):
            self._count += 1
            self._add(f" [{self._count}]")
        self._state = State(apart=word, font=self._state.font, fallback=self._state.fallback)
        self._sinks.append(_Sink())

    def _end_apart(self, word: str) -> None:
        self._end_paragraph(last=True)
        self._end_table()
        made = self._sinks.pop().blocks
        said = "\n".join(block.text for block in made if isinstance(block, Paragraph)).strip()
        if word == "footnote":
            self._notes.append((f"[{self._count}]", made))
        elif word == "shptxt":
            self._sinks[-1].blocks += made
        elif f"{word[:6]} {said}" not in self._heads:
            self._heads.add(f"{word[:6]} {said}")
            if word.startswith("footer"):
                self._feet += made
            else:
                if self._section:
                    self._new_page("")
                self._sinks[-1].blocks += made

    def _write_notes(self, later: str = "") -> None:
        notes = [note for note in self._notes if note[0] not in later]
        self._notes = [note for note in self._notes if note[0] in later]
        for mark, blocks in notes:
            first, *rest = [*blocks, Paragraph("")]
            said = first.text.strip() if isinstance(first, Paragraph) else ""
            self._sinks[0].blocks += [Paragraph(f"{mark} {said}"), *rest[:-1]]


def _known(page: str) -> str:
    try:
        return codecs.lookup(page).name
    except LookupError:
        return _USUAL
