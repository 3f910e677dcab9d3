"""Plain text: UTF-8, UTF-16, UTF-32, Windows-1252, or as DOS and Macintosh had it; pages parted by form feeds."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

from minutes_index.errors import EmptySource, TooLarge
from minutes_index.extract.characters import clean
from minutes_index.extract.encodings import DOS, SAMPLE, encoding
from minutes_index.extract.files import opened, require_size, shown
from minutes_index.model import Page, ReadBy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from minutes_index.extract.reading import Reading

TAB = 8
_OF_DOS = {0x14: "¶", 0x15: "§"}
_WINDOWS = "minutes_index.windows_1252"


def decoded(data: bytes) -> str:
    """``data`` as text; a byte that is not UTF-8 is read as Windows-1252, and what is neither as U+FFFD."""
    name = encoding(data[:SAMPLE])
    return _printed(data.decode(name, _WINDOWS), name)


def _printed(text: str, name: str) -> str:
    """``text`` with the signs that DOS showed for two of its control characters."""
    return text.translate(_OF_DOS) if name == DOS else text


def pages(path: Path, reading: Reading) -> Iterator[Page]:
    """The pages of a text file; see `Extractor`.

    Raises:
        UnreadableSource, EmptySource, TooLarge: as said by their names.
    """
    with opened(path) as (file, status):
        require_size(path, status.st_size, reading)
        text = _read(file, reading.characters + 1)
    if len(text) > reading.characters:
        raise TooLarge(shown(path), f"more than {reading.characters:,} characters")
    if not text.strip():
        raise EmptySource(shown(path), "it has no text")
    sheets = text.split("\f")
    if not sheets[-1].strip():
        sheets.pop()
    if len(sheets) > reading.pages:
        raise TooLarge(shown(path), f"{len(sheets):,} pages, the limit is {reading.pages:,}")
    yield from (Page(number, _set(sheet), ReadBy.TEXT) for number, sheet in enumerate(sheets, 1))


def _read(file: BufferedReader, characters: int) -> str:
    name = encoding(file.read(SAMPLE))
    file.seek(0)
    text = io.TextIOWrapper(file, name, _WINDOWS, newline=None)
    try:
        return _printed(text.read(characters), name)
    finally:
        text.detach()


def _set(sheet: str) -> str:
    return "\n".join(_tabbed(line) if "\t" in line else line for line in clean(sheet).split("\n"))


def _tabbed(line: str) -> str:
    """A line whose tabs are at least two spaces, so that columns stay apart."""
    first, *cells = line.split("\t")
    pieces, length = [first], len(first)
    for cell in cells:
        gap = -(-(length + 2) // TAB) * TAB - length
        pieces += [" " * gap, cell]
        length += gap + len(cell)
    return "".join(pieces)


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: the byte at fault as Windows-1252 has it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end] if error.encoding == "utf-8" else b""
    return wrong.decode("cp1252", "replace") or "\ufffd", error.end


codecs.register_error(_WINDOWS, _as_windows_1252)
