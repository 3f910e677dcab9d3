"""Numbers that hang in the margin before a line: `12.`, `§ 7`. Standing alone, Tesseract takes many of them for specks.

What has ink before a line, and may be a number, is put close to the line, all of them under each other, and read once more.
Only what is a number then is put in.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image, ImageOps

from minutes_index.extract.ocr import tesseract
from minutes_index.extract.ocr.hocr import Seen, seen_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST: Final = 60
"""Of a page, as of paragraph signs."""
SECONDS: Final = 10.0
DARK: Final = 110
"""Of 255: what is lighter is no ink."""
LOWEST, WIDEST, GAP, BESIDE, BEHIND = 0.35, 6.0, 1.0, 0.4, 10.0
"""Em of the line: the least height of a number, its width, the gaps that are none within it, the gap that is left before the line,
and how much of the line is shown."""
ABOVE: Final = 4
RULE: Final = 230
"""Of 255, that the ink of a column of pixels takes: it is of a ruling line."""
WHITE: Final = 30
_MAY_BE: Final = re.compile(r"[^\W\d_]{0,2}[\W\d]*[^\W\d_]?[\W\d]*")
_NUMBER: Final = re.compile(r"(§{1,2})?\s*([\dIl|]{1,4}?)\s*([.,:)]?)[\s|]*")
_STROKE: Final = re.compile(r"[Il|]")
_DIGITS: Final = re.compile(r"\D+")

_Box = tuple[int, int, int, int]


class _Hanging(NamedTuple):
    """What stands before a line: its ink, and what was read of it."""

    line: Sequence[Seen]
    box: _Box
    words: tuple[Seen, ...]


def with_hanging_numbers(
    lines: Sequence[Sequence[Seen]], picture: Image.Image, seconds: float
) -> list[list[Seen]]:
    """The lines of a page with the numbers that hang before them.

    Args:
        lines: as Tesseract read them.
        picture: what they were read from.
        seconds: that are left for the page.
    """
    found = [each for line in lines if line and (each := _hanging(line, lines, picture))][:MOST]
    numbers = zip(found, _read(found, picture, seconds), strict=True)
    put = {each.line[0]: number for each, number in numbers if number}
    gone = {one for each in found if each.line[0] in put for one in each.words}
    return [list(_with(put, [one for one in line if one not in gone])) for line in lines]


def _with(put: Mapping[Seen, Seen], line: Sequence[Seen]) -> Iterator[Seen]:
    for one in line:
        if one in put:
            yield put[one]
        yield one


def _hanging(line: Sequence[Seen], lines: Sequence[Sequence[Seen]], picture: Image.Image) -> _Hanging | None:
    """What stands before a line and may be a number."""
    line = _unnumbered(line)
    size, left = line[0].word.size, line[0].box[0]
    top, bottom = min(one.box[1] for one in line) - ABOVE, max(one.box[3] for one in line) + ABOVE
    box = _ink(picture, (0, top, round(left - size / 4), bottom), size)
    if box is None or box[3] - box[1] < LOWEST * size or box[2] - box[0] > WIDEST * size:
        return None
    words = tuple(one for other in lines for one in other if _lies_in(one, box))
    return _Hanging(line, box, words) if _MAY_BE.fullmatch(_said(words)) else None


def _unnumbered(line: Sequence[Seen]) -> Sequence[Seen]:
    """A line without a number that hangs before it."""
    wide = [
        at
        for at, (one, other) in enumerate(pairwise(line), 1)
        if other.box[0] - one.box[2] > GAP * one.word.size
    ]
    if wide and _MAY_BE.fullmatch(_said(line[: wide[0]])):
        return line[wide[0] :]
    return line


def _said(words: Sequence[Seen]) -> str:
    return " ".join(one.word.text for one in words)


def _ink(picture: Image.Image, within: _Box, size: float) -> _Box | None:
    """The ink nearest to the right of a part of a picture, as far as no wide gap parts it."""
    if within[2] <= within[0]:
        return None
    mask = ImageOps.invert(picture.crop(within)).point(lambda level: 255 if level > DARK else 0)
    columns = mask.resize((mask.width, 1), Image.Resampling.BOX).tobytes()
    dark = [at for at, level in enumerate(columns) if 0 < level < RULE]
    if not dark:
        return None
    start = dark[-1]
    for at in reversed(dark):
        if start - at > GAP * size:
            break
        start = at
    box = mask.crop((start, 0, dark[-1] + 1, mask.height)).getbbox()
    return (start, within[1] + box[1], dark[-1] + 1, within[1] + box[3]) if box else None


def _lies_in(one: Seen, box: _Box) -> bool:
    x, y = (one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _read(found: Sequence[_Hanging], picture: Image.Image, seconds: float) -> list[Seen | None]:
    """The numbers, each as a word of its line; None where there is none."""
    if not found:
        return []
    sheet, places = _sheet(found, picture)
    known = tesseract.installed()
    language = tesseract.ENGLISH if known and tesseract.ENGLISH in known.languages else tesseract.SWEDISH
    try:
        hocr = tesseract.run(sheet, ("-l", language, "--psm", "6", "hocr"), min(SECONDS, seconds))
    except tesseract.RecognitionFailed:
        return [None] * len(found)
    words = [one for line in seen_words(hocr) for one in line]
    said = [[one for one in words if _lies_in(one, place)] for place in places]
    texts = list(map(_said, said))
    counted = any(_digits(text) for text in texts)
    return [
        _called(each, _number(text, counted=counted), min((one.sure for one in of), default=0.0))
        for each, text, of in zip(found, texts, said, strict=True)
    ]


def _sheet(found: Sequence[_Hanging], picture: Image.Image) -> tuple[Image.Image, list[_Box]]:
    """The numbers under each other, each close before the beginning of its line; and where the numbers stand."""
    rows = [list(_row(each, picture)) for each in found]
    width = max(sum(part.width for part in row) for row in rows) + 2 * WHITE
    sheet = Image.new("L", (width, sum(row[0].height + WHITE for row in rows) + WHITE), 255)
    places, y = [], WHITE
    for number, gap, line in rows:
        sheet.paste(number, (WHITE, y))
        sheet.paste(line, (WHITE + number.width + gap.width, y))
        places.append((0, y, WHITE + number.width + gap.width // 2, y + number.height))
        y += number.height + WHITE
    return sheet, places


def _row(each: _Hanging, picture: Image.Image) -> Iterator[Image.Image]:
    size, left = each.line[0].word.size, each.line[0].box[0]
    top, bottom = min(one.box[1] for one in each.line) - ABOVE, max(one.box[3] for one in each.line) + ABOVE
    yield picture.crop((each.box[0], top, each.box[2], bottom))
    yield Image.new("L", (round(BESIDE * size), 1))
    yield picture.crop((left, top, min(each.line[-1].box[2], round(left + BEHIND * size)), bottom))


def _number(text: str, *, counted: bool) -> str:
    """The number that was read, or nothing; a stroke is the figure one where other lines are numbered by figures."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return ""
    sign, number, end = found[1] or "", _STROKE.sub("1", found[2]) if counted else found[2], found[3]
    return f"{sign} {number}{'.' if end == ',' else end}".strip() if number.isdecimal() else ""


def _called(each: _Hanging, number: str, sure: float) -> Seen | None:
    """The number as a word, unless the figures that were read before say otherwise."""
    before, now = _digits(_said(each.words)), _digits(number)
    if not number or (before and not ("§" in number and before.endswith(now))):
        return None
    first = each.line[0]
    word = first.word._replace(text=number, x0=each.box[0], x1=each.box[2])
    return Seen(word, sure, each.box, first.line)


def _digits(text: str) -> str:
    return _DIGITS.sub("", text)
