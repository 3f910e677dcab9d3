"""The words of a PDF page with their positions, from pdfium's characters."""

from __future__ import annotations

import ctypes
import math
import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from minutes_index.extract.setting.rows import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfPage, PdfTextPage

# A hyphen at the end of a line comes as one of these, and then the line break is left out.
_HYPHENS = "\x02\ufffe"
_LINE = re.compile(f"[^\r\n{_HYPHENS}]+[{_HYPHENS}]?|[{_HYPHENS}]")
TALL = 8.0  # points: a line as long as a row is high
DEEPEST = 3  # forms within forms that are looked into
_WORD = re.compile(r"\S+")

# Where a word starts and ends and its baseline, on a page turned so that its letters stand upright; by
# quarter turns of the letters, anticlockwise. A PDF's own y grows upwards.
_TURNED: dict[int, Callable[[float, float, pdfium.FS_RECTF], tuple[float, float, float]]] = {
    1: lambda x, y, box: (y, box.top, x),
    2: lambda x, y, box: (-x, -box.left, y),
    3: lambda x, y, box: (-y, -box.bottom, -x),
}

# ctypes converts a plain address in half the time that a typed pointer takes.
_TO_ONE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_TO_TWO = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_origin = ctypes.cast(pdfium.FPDFText_GetCharOrigin, _TO_TWO)
_box = ctypes.cast(pdfium.FPDFText_GetLooseCharBox, _TO_ONE)
_matrix = ctypes.cast(pdfium.FPDFText_GetMatrix, _TO_ONE)


class Words(NamedTuple):
    """Words whose letters are turned the same way, in the order in which the page draws them."""

    quarter_turns: int
    """Of the letters on the unturned page, anticlockwise: 0 to 3."""
    words: tuple[Word, ...]


def words_by_turn(page: PdfTextPage) -> list[Words]:
    """The words of a page, those turned like most of them first."""
    turns: dict[int, list[Word]] = {}
    reader = _Characters(page)
    for line in _LINE.finditer(_characters(page)):
        turn, words = reader.line(line)
        turns.setdefault(turn, []).extend(words)
    found = [Words(turn, tuple(words)) for turn, words in turns.items() if words]
    return sorted(found, key=lambda turned: -len(turned.words))


def _characters(page: PdfTextPage) -> str:
    """One character for each index that pdfium counts by."""
    count = page.count_chars()
    text: str = page.get_text_range()
    if len(text) == count:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(page, index)) for index in range(count))


class _Characters:
    """Reads positions into buffers that are made once, through untyped calls: this is where the time goes."""

    def __init__(self, page: PdfTextPage) -> None:
        self._handle = page.raw
        self._page = ctypes.cast(page.raw, ctypes.c_void_p).value
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._origin_at = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._box_at, self._matrix_at = ctypes.addressof(self._box), ctypes.addressof(self._matrix)

    def line(self, line: re.Match[str]) -> tuple[int, list[Word]]:
        """The words of a line, and how it is turned."""
        text, (begin, end) = line.string, line.span()
        spans = [word.span() for word in _WORD.finditer(text, begin, end)]
        if not spans:
            return 0, []
        if text[end - 1] in _HYPHENS:
            text = text[: end - 1] + "-"
        turn, size = self._turn_and_size(spans[0][0])
        place = partial(self._turned, turn) if turn else self._upright
        return turn, [Word(text[start:end], *place(start, end - 1), size) for start, end in spans]

    def _turn_and_size(self, index: int) -> tuple[int, float]:
        matrix = self._matrix
        _matrix(self._page, index, self._matrix_at)
        size = pdfium.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.c, matrix.d)
        return round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4, size or 1.0

    def _upright(self, first: int, last: int) -> tuple[float, float, float]:
        _origin(self._page, first, *self._origin_at)
        _box(self._page, last, self._box_at)
        return self._x.value, self._box.right, -self._y.value

    def _turned(self, turn: int, first: int, last: int) -> tuple[float, float, float]:
        x, _, y = self._upright(first, last)
        return _TURNED[turn](x, -y, self._box)


def is_ruled(page: PdfPage) -> bool:
    """Whether lines or boxes are drawn on a page as in a table, told without pdfplumber."""
    return len(list(islice(filter(_is_upright, _drawings(page)), 2))) > 1


def _drawings(page: PdfPage) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    """The drawings on a page, also those within forms within it."""
    objects = [(pdfium.FPDFPage_GetObject, page.raw, pdfium.FPDFPage_CountObjects(page))]
    for _ in range(DEEPEST):
        inside = []
        for get, where, count in objects:
            for index in range(count):
                each = get(where, index)
                kind = pdfium.FPDFPageObj_GetType(each)
                if kind == pdfium.FPDF_PAGEOBJ_PATH:
                    yield each
                elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                    inside.append((pdfium.FPDFFormObj_GetObject, each, pdfium.FPDFFormObj_CountObjects(each)))
        objects = inside


def _is_upright(drawing: pdfium.FPDF_PAGEOBJECT) -> bool:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(drawing, left, bottom, right, top)
    return top.value - bottom.value > TALL
