"""Pictures of pages made ready for recognition: grey, upright to a tenth of a degree, without noise and ruling lines.

Pillow does it all. Each step was measured on scans made from the sample minutes (`python -m bench.ocr`).
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageOps

BLUR: Final = 0.8
"""Radius in pixels: noise of a scanner goes, letters stay. Without it whole pages of a noisy scan come out empty."""
FINEST: Final = 35_000_000
"""Pixels of the largest picture that is recognised: a sheet of A2 at 300 dpi, of which a page of A4 takes a quarter."""
FLAT: Final = 40
"""Levels of grey (of 256) between the lightest and the darkest of a page with nothing on it."""
RULE: Final = 128
"""Pixels (11 mm at 300 dpi): a stroke this long is a ruling line and not part of a letter."""
THIN: Final = 12
"""Pixels: what is thicker is a bar or the edge of a picture."""
INK: Final = 0.005
"""Of the pixels of a page: these darkest are held to be black."""
PAPER: Final = 0.75
"""Of the way from ink to paper: what is lighter is paper."""
STEEPEST, COARSE, FINE = 3.0, 0.5, 0.1
"""Degrees: how far a page may lean, and the steps in which that is looked for."""
SMALLER: Final = 4
"""How many times smaller a page is for what needs no letters."""

_SMOOTH: Final = Image.Resampling.BICUBIC
_WHITE: Final = 255


def is_blank(picture: Image.Image) -> bool:
    """Whether there is nothing on a grey picture but noise."""
    lowest, highest = _smaller(picture).getextrema()
    return float(highest) - float(lowest) < FLAT  # type: ignore[arg-type]  # one channel: two numbers


def prepared(picture: Image.Image) -> Image.Image:
    """A grey picture of a page as Tesseract reads it best."""
    upright = picture.rotate(leaning(picture), _SMOOTH, fillcolor=_WHITE)
    return without_rules(bleached(upright.filter(ImageFilter.GaussianBlur(BLUR))))


def bleached(picture: Image.Image) -> Image.Image:
    """The picture with all that is nearly as light as the paper white, and what is as dark as ink black.

    Noise of the paper takes Tesseract minutes, and faint remains of ruling lines are read as strokes.
    """
    levels = picture.histogram()
    paper = max(range(256), key=levels.__getitem__)
    darkest = next(level for level, count in enumerate(accumulate(levels)) if count >= INK * sum(levels))
    ink = min(darkest, paper // 2)  # a page with next to nothing on it has noise for its darkest
    white = ink + PAPER * max(1, paper - ink)
    return picture.point(
        [min(255, max(0, round(255 * (level - ink) / (white - ink)))) for level in range(256)]
    )


def leaning(picture: Image.Image) -> float:
    """By how many degrees to turn a page anticlockwise so that its lines are level.

    The angle at which rows of pixels differ most from their neighbours: Postl, "Detection of linear oblique
    structures and skew scan in digitized documents", ICPR 1986.
    """
    small = ImageOps.invert(_smaller(picture)).filter(
        ImageFilter.GaussianBlur(1)
    )  # or no turn at all looks sharpest
    steps = round(STEEPEST / COARSE)
    coarse = max((COARSE * step for step in range(-steps, steps + 1)), key=lambda angle: _level(small, angle))
    finer = round(COARSE / FINE)
    return max(
        (coarse + FINE * step for step in range(-finer, finer + 1)), key=lambda angle: _level(small, angle)
    )


def _level(picture: Image.Image, angle: float) -> int:
    turned = picture.rotate(angle, Image.Resampling.BILINEAR)
    sums = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(sums))


def without_rules(picture: Image.Image) -> Image.Image:
    """The picture without thin lines that are level or plumb: they hide short words in the cells of tables."""
    for rules in [
        _rules(picture, along) for along in ((1, 0), (0, 1))
    ]:  # found before any is taken out: they cross
        picture = ImageChops.add(picture, rules)
    return picture


def _rules(picture: Image.Image, along: tuple[int, int]) -> Image.Image:
    """How much darker than their surroundings thin lines are."""
    lines = _opened(picture, along, RULE)
    return ImageChops.subtract(_opened(lines, along[::-1], THIN), lines)


def _opened(picture: Image.Image, along: tuple[int, int], length: int) -> Image.Image:
    """What of the dark of a picture reaches at least that far along: a closing of the light, in grey."""
    return _shifted(_shifted(picture, along, length, lightest=True), along, -length, lightest=False)


def _shifted(picture: Image.Image, along: tuple[int, int], length: int, *, lightest: bool) -> Image.Image:
    """Each pixel's extreme over ``length`` pixels, found by doubling."""
    pick, sign, done = (ImageChops.lighter if lightest else ImageChops.darker), (1 if length > 0 else -1), 1
    while done < abs(length):
        step = sign * min(done, abs(length) - done)
        picture = pick(picture, ImageChops.offset(picture, along[0] * step, along[1] * step))
        done += abs(step)
    return picture


def _smaller(picture: Image.Image) -> Image.Image:
    size = max(1, picture.width // SMALLER), max(1, picture.height // SMALLER)
    return picture.resize(size, Image.Resampling.BOX)
