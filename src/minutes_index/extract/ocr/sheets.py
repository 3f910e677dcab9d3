"""A scanned sheet as it is read: dark on light, upright, one page after the other, colours apart from black.

Pillow does it all; whatever is done to a sheet is told with its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops, ImageFilter, ImageOps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.extract.ocr.hocr import Seen

INVERTED: Final = "inverted"
TURNED: Final = "turned by {}°"
PARTED: Final = "two pages"
COLOURS: Final = "colours taken out"
MARKS: Final = "grey marks taken out"
DARK: Final = 100
"""Level of grey (of 256): a sheet that is darker on the whole is white on black."""
COLOUR, LEAST = 70, 0.002
"""How far the levels of a pixel's colours are apart that is not grey, and the share of such pixels that makes a sheet coloured."""
BROAD, BROADER = 4, 5
"""Pixels that become one, and how many of those a stroke has to be broad at 300 dpi (1.7 mm), which no letter of a text is."""
DARKEST, LIGHTEST, EVEN, FEWEST = 60, 195, 10, 0.0015
"""Levels of grey of a stamp, how far they are apart at the most, and the share of a sheet that is of such a level: lighter is held
to be paper, darker is ink."""
SMALL: Final = 400
"""Pixels of the longer side of a sheet as far as light and colours are looked at."""
SHORT: Final = 3
"""Letters of a word that is long enough to tell how it lies."""
SURE: Final = 0.5
"""Of a word that is taken for what it says."""
_LYING: Final = 0.6
"""Of the words of a sheet that lies on its side."""


def grey(sheet: Image.Image) -> Image.Image:
    """A sheet in grey."""
    return sheet if sheet.mode == "L" else sheet.convert("L")


def positive(sheet: Image.Image) -> tuple[Image.Image, bool]:
    """The sheet with dark letters on light paper, and whether it was the other way round: microfilm, a negative."""
    small = _small(grey(sheet))
    levels = small.histogram()
    mean = sum(level * count for level, count in enumerate(levels)) / (small.width * small.height)
    return (ImageOps.invert(sheet), True) if mean < DARK else (sheet, False)


def is_coloured(sheet: Image.Image) -> bool:
    """Whether more stands on a sheet than grey: stamps, marks of pens, letters in colour."""
    if sheet.mode != "RGB":
        return False
    small = _small(sheet)
    apart = ImageChops.subtract(_lightest(small), _darkest(small)).histogram()
    return sum(apart[COLOUR:]) > LEAST * small.width * small.height


def without_colours(sheet: Image.Image) -> Image.Image:
    """A sheet in grey on which colours are as light as they can be: what is black stays, also under them."""
    return _lightest(sheet)


def mark(sheet: Image.Image) -> int:
    """The level of grey in which something broad and even is printed on a grey sheet, as a stamp; 0 when nothing is."""
    small = sheet.reduce(BROAD).filter(ImageFilter.MaxFilter(BROADER))
    levels = small.histogram()
    sums = {at: sum(levels[at - EVEN : at + EVEN + 1]) for at in range(DARKEST, LIGHTEST)}
    level = max(sums, key=lambda at: (sums[at], levels[at]))
    is_even = sums[level] * 2 > sum(levels[: LIGHTEST + EVEN])
    return level if is_even and sums[level] > FEWEST * small.width * small.height else 0


def without_mark(sheet: Image.Image, level: int) -> Image.Image:
    """A sheet on which all that is hardly darker than a mark is paper: what is darker stays, also under it."""
    return sheet.point([each if each < level - 2 * EVEN else 255 for each in range(256)])


def is_lying(seen: Sequence[Seen]) -> bool:
    """Whether the words of a sheet stand on their sides, for Tesseract reads such lines too."""
    telling = [one.box for one in seen if len(one.word.text) >= SHORT and one.sure >= SURE]
    tall = sum(bottom - top > right - left for left, top, right, bottom in telling)
    return tall > _LYING * len(telling)


def merged(black: Sequence[Seen], everything: Sequence[Seen]) -> list[Seen]:
    """The words read without colours, and of those read with them what stands elsewhere and is surely read."""
    coloured = [one for one in everything if one.sure >= SURE and not _lies_on(one, black)]
    return [*black, *coloured]


def _lies_on(one: Seen, others: Sequence[Seen]) -> bool:
    left, top, right, bottom = one.box
    return any(
        left < other.box[2] and other.box[0] < right and top < other.box[3] and other.box[1] < bottom
        for other in others
    )


def _lightest(sheet: Image.Image) -> Image.Image:
    red, green, blue = sheet.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _darkest(sheet: Image.Image) -> Image.Image:
    red, green, blue = sheet.split()
    return ImageChops.darker(ImageChops.darker(red, green), blue)


def _small(sheet: Image.Image) -> Image.Image:
    scale = min(1.0, SMALL / max(sheet.size))
    size = max(1, round(sheet.width * scale)), max(1, round(sheet.height * scale))
    return sheet.resize(size, Image.Resampling.BOX)
