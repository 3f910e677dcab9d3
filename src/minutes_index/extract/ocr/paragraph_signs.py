"""The paragraph sign, which Tesseract's Swedish does not know: it reads `$ 45`, `8 45` or `& 45` for `§ 45`.

Nothing is guessed. What may be a sign is cut out with its number and read again by Tesseract's English, which
knows the sign; only where that reads the same number behind a sign is the sign put in.
"""

from __future__ import annotations

import re
from itertools import pairwise
from time import monotonic
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps

from minutes_index.extract.ocr import tesseract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.extract.ocr.hocr import Seen

LINE: Final = ("-l", tesseract.ENGLISH, "--psm", "7")
MOST: Final = 60
"""Of a page; a table of figures has no signs."""
SECONDS: Final = 5.0
MARGIN: Final = 6
WHITE: Final = 40
_LIKE: Final = re.compile(r"[$8S&539B6g£§]{1,3}")
_JOINED: Final = re.compile(r"[$8S&£]{1,2}(\d{1,3})")
_NUMBER: Final = re.compile(r"\d{1,3}\b.*")
_READ: Final = re.compile(r"(§{1,2})\s*(\d.*)")
_DIGITS: Final = re.compile(r"\D+")


def with_paragraph_signs(seen: Sequence[Seen], picture: Image.Image, deadline: float) -> list[Seen]:
    """The words with signs where there are some; all as they were when Tesseract has no English.

    Args:
        seen: the words of a page in reading order.
        picture: what they were read from.
        deadline: of the page, by the monotonic clock.
    """
    found, out = tesseract.installed(), list(seen)
    if found is None or tesseract.ENGLISH not in found.languages:
        return out
    places = [at for at, (one, other) in enumerate(pairwise(seen)) if _may_be(one, other)]
    for at in places[:MOST]:
        if sign := _sign(seen[at], seen[at + 1], picture, deadline):
            out[at] = _called(seen[at], sign)
    for at, one in enumerate(seen):
        if (joined := _JOINED.fullmatch(one.word.text)) and (sign := _sign(one, one, picture, deadline)):
            out[at] = _called(one, f"{sign} {joined[1]}")
    return out


def _may_be(one: Seen, other: Seen) -> bool:
    return (
        one.line == other.line
        and one.word.x0 < other.word.x0
        and bool(_LIKE.fullmatch(one.word.text) and _NUMBER.match(other.word.text))
    )


def _called(one: Seen, text: str) -> Seen:
    return one._replace(word=one.word._replace(text=text))


def _sign(one: Seen, number: Seen, picture: Image.Image, deadline: float) -> str:
    """The sign before a number, or nothing."""
    box = (one.box[0], min(one.box[1], number.box[1]), number.box[2], max(one.box[3], number.box[3]))
    near = (box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN)
    cut = ImageOps.expand(picture.crop(near), WHITE, 255)
    try:
        read = _READ.match(tesseract.run(cut, LINE, min(SECONDS, deadline - monotonic())).strip())
    except tesseract.RecognitionFailed:
        return ""
    expected = _JOINED.sub(r"\1", number.word.text) if one is number else number.word.text
    return read[1] if read and _DIGITS.sub("", read[2]) == _DIGITS.sub("", expected) else ""
