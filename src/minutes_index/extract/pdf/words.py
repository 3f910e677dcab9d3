"""The words of a PDF page with their positions, from pdfium's characters."""

from __future__ import annotations

import ctypes
import math
import re
from functools import partial
from itertools import groupby, islice, pairwise
from operator import lt
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from minutes_index.extract.layout.rows import Word, is_raised
from minutes_index.extract.pdf.accents import composed, with_hyphens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pypdfium2 import PdfPage, PdfTextPage

# A hyphen at the end of a line comes as one of these, and then the line break is left out.
_HYPHENS = "\x02\ufffe"
_LINE = re.compile(f"[^\r\n{_HYPHENS}]+[{_HYPHENS}]?|[{_HYPHENS}]")
TALL = 8.0  # points: a line as long as a row is high
DEEPEST = 3  # forms within forms that are looked into
WHITE = 250
"""Of 255, in red, green, blue and opacity: lighter is white."""
UNEVEN, BENT, TURN = 1.4, 0.5, 0.02
"""How many times larger letters are another size; em by which a word stands on another baseline; quarter turns that make
another turn."""
_WORD = re.compile(r"\S+")
_BEHIND = frozenset(").,;:")
LOW = 0.85
"""Em: the box of a letter is higher, that of a raised mark is not, unless something stands behind it."""
_FIGURES = re.compile(r"(?<=\w)(\d{1,3})\)?[.,;:]?$")
"""The end of a word that may be the mark of a note."""

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
_TO_FOUR = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)
_color = ctypes.cast(pdfium.FPDFText_GetFillColor, _TO_FOUR)


class Run(NamedTuple):
    """Words drawn one after the other on one baseline."""

    turns: float
    """Quarter turns of the letters on the unturned page, anticlockwise; no whole number when they are tilted."""
    words: tuple[Word, ...]
    thing: pdfium.FPDF_PAGEOBJECT
    """What draws the first of them; None when nothing does, and only the file has them."""
    drawn: int
    """How pdfium draws the letters (`FPDF_TEXTRENDERMODE_…`)."""
    white: bool
    """Whether they are filled with white."""

    @property
    def quarter_turns(self) -> int:
        """The turn nearest to that of the letters: 0 to 3."""
        return round(self.turns) % 4


def runs(page: PdfTextPage) -> list[Run]:
    """The words of a page in the order in which it draws them."""
    reader = _Characters(page)
    found = (
        reader.line(line) for line in _LINE.finditer(with_hyphens(composed(_characters(page), page), page))
    )
    return [part for line in found for run in line for part in _forward(run)]


def _forward(run: Run) -> Iterator[Run]:
    """Part a run where it jumps back to the left: there something is drawn over what was."""
    words = run.words
    if not any(map(lt, [word.x0 for word in words[1:]], [word.x1 for word in words])):
        yield run
        return
    starts = [at for at, (one, other) in enumerate(pairwise(words), 1) if other.x0 < (one.x0 + one.x1) / 2]
    for start, end in pairwise((0, *starts, len(words))):
        yield run._replace(words=words[start:end])


def _characters(page: PdfTextPage) -> str:
    """One character for each index that pdfium counts by."""
    count = page.count_chars()
    text: str = page.get_text_range()
    if len(text) == count:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(page, index)) for index in range(count))


def _is_bent(run: Run) -> bool:
    """Whether the words do not stand on one baseline."""
    baselines = [word.y for word in run.words]
    return max(baselines) - min(baselines) > BENT * run.words[0].size


def _evened(turns: float, size: float) -> tuple[int, int]:
    return round(turns / TURN), round(math.log(size) / math.log(UNEVEN))


class _Characters:
    """Reads positions into buffers that are made once, through untyped calls: this is where the time goes."""

    def __init__(self, page: PdfTextPage) -> None:
        self._handle = page.raw
        self._page = ctypes.cast(page.raw, ctypes.c_void_p).value
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._origin_at = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._color = tuple(ctypes.c_uint() for _ in range(4))
        self._color_at = tuple(map(ctypes.addressof, self._color))
        self._box_at, self._matrix_at = ctypes.addressof(self._box), ctypes.addressof(self._matrix)

    def line(self, line: re.Match[str]) -> list[Run]:
        """The words of a line, parted where their letters are turned otherwise or have another size."""
        text, (begin, end) = line.string, line.span()
        spans = [word.span() for word in _WORD.finditer(text, begin, end)]
        if not spans:
            return []
        if text[end - 1] in _HYPHENS:
            text = text[: end - 1] + "-"
        run, heights = self._run(text, spans)
        if max(heights) < UNEVEN * min(heights) and not _is_bent(run):
            return [run]
        alike = groupby(spans, lambda span: _evened(*self._turns_and_size(span[0])))
        return [self._run(text, list(part))[0] for _, part in alike]

    def _run(self, text: str, spans: Sequence[tuple[int, int]]) -> tuple[Run, list[float]]:
        """The words at ``spans`` as one run, and how high the boxes of their last letters are."""
        first, box = spans[0][0], self._box
        turns, size = self._turns_and_size(first)
        turn = round(turns) % 4
        place = partial(self._turned, turn) if turn else self._upright
        words, heights = [], []
        for start, end in spans:
            words.append(Word(text[start:end], *place(start, end - 1), size))
            heights.append(box.top - box.bottom)
            low = heights[-1] < LOW * size or text[end - 1] in _BEHIND
            if low and not turn and (at := self._raised(text, start, end, words[-1])):
                words[-1:] = self._marked(text, (start, at, end), size)
        return Run(turns, tuple(words), *self._ink(first)), heights

    def _turns_and_size(self, index: int) -> tuple[float, float]:
        matrix = self._matrix
        _matrix(self._page, index, self._matrix_at)
        size = pdfium.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.c, matrix.d)
        return math.atan2(matrix.b, matrix.a) / (math.pi / 2), size or 1.0

    def _raised(self, text: str, start: int, end: int, word: Word) -> int:
        """Where in a word the figures begin that are raised behind it as the mark of a note; 0 when there are none."""
        found = _FIGURES.search(text, start, end)
        if not found:
            return 0
        first = found.end(1)
        while first > found.start(1) and self._is_higher(first - 1, word):
            first -= 1
        return first if start < first < found.end(1) else 0

    def _is_higher(self, index: int, word: Word) -> bool:
        size = self._turns_and_size(index)[1]
        return size < word.size and is_raised(
            Word("1", 0.0, 0.0, self._upright(index, index)[2], size), word.y, word.size
        )

    def _marked(self, text: str, places: tuple[int, int, int], size: float) -> list[Word]:
        """A word and the mark behind it."""
        start, at, end = places
        mark = self._turns_and_size(at)[1]
        return [
            Word(text[start:at], *self._upright(start, at - 1), size),
            Word(text[at:end], *self._upright(at, end - 1), mark),
        ]

    def _ink(self, index: int) -> tuple[pdfium.FPDF_PAGEOBJECT, int, bool]:
        """What draws a letter, how, and whether in white."""
        thing = pdfium.FPDFText_GetTextObject(self._handle, index)
        _color(self._page, index, *self._color_at)
        return (
            thing,
            pdfium.FPDFTextObj_GetTextRenderMode(thing),
            all(part.value >= WHITE for part in self._color),
        )

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
