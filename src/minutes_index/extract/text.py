"""Plain text: UTF-8, UTF-16, UTF-32 or Windows-1252, pages parted by form feeds."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

from minutes_index.errors import EmptySource, TooLarge
from minutes_index.extract.characters import clean
from minutes_index.extract.files import opened, require_size, shown
from minutes_index.model import Page, ReadBy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from minutes_index.extract.reading import Reading

# The longer marks first: that of UTF-32 begins like that of UTF-16.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
TAB = 8
_WINDOWS = "minutes_index.windows_1252"


def encoding(head: bytes) -> str:
    """The encoding that the first bytes of a file announce, UTF-8 when they are silent."""
    return next((name for mark, name in MARKS if head.startswith(mark)), "utf-8")


def decoded(data: bytes) -> str:
    """``data`` as text; a byte that is not UTF-8 is read as Windows-1252, and what is neither as U+FFFD."""
    return data.decode(encoding(data), _WINDOWS)


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
    name = encoding(file.read(4))
    file.seek(0)
    text = io.TextIOWrapper(file, name, _WINDOWS, newline=None)
    try:
        return text.read(characters)
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
