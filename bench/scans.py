"""Scans made of PDFs: each page drawn in grey, laid a little askew, blurred, with the noise of paper, as JPEG."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    from pathlib import Path

INCH: Final = 72
"""Points."""
INK, PAPER = 30, 239
"""Levels of grey that black and white come out as."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """How well a scanner does; the same one makes the same scan of a page."""

    name: str
    dpi: int
    degrees: float = 0.5
    """By which odd pages lean to one side, and even ones a little less to the other."""
    noise: int = 40
    """Levels of grey (of 256) by which a pixel is lighter or darker at the most."""
    blur: float = 0.6
    """Radius in pixels."""
    jpeg: int = 60
    """Quality, 1 to 95."""

    def scan(self, source: Path, target: Path) -> int:
        """Write the scan of a PDF to ``target``, a PDF of pictures; the number of its pages."""
        with closing(pypdfium2.PdfDocument(source)) as document:
            pages = [self._page(document[index], index) for index in range(len(document))]
        first, *others = pages
        first.save(target, "PDF", save_all=True, append_images=others, resolution=self.dpi, quality=self.jpeg)
        return len(pages)

    def _page(self, page: pypdfium2.PdfPage, index: int) -> Image.Image:
        sharp = page.render(scale=self.dpi / INCH, grayscale=True).to_pil().convert("L")
        degrees = self.degrees if index % 2 == 0 else -0.8 * self.degrees
        askew = sharp.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
        grey = askew.filter(ImageFilter.GaussianBlur(self.blur)).point(
            [INK + level * (PAPER - INK) // 255 for level in range(256)]
        )
        dice = random.Random(index + 1)  # noqa: S311 - the dice decide no secrets
        noise = Image.frombytes("L", grey.size, dice.randbytes(grey.width * grey.height))
        return ImageChops.add(
            grey, noise.point([128 + (level - 128) * self.noise // 128 for level in range(256)]), 1, -128
        )


GOOD: Final = Scanner("300 dpi", 300)
FAIR: Final = Scanner("200 dpi", 200)
POOR: Final = Scanner("150 dpi, noise", 150, degrees=1.0, noise=60, blur=0.7, jpeg=40)
