"""Pictures of pages, and machines with and without Tesseract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from fpdf import FPDF

from minutes_index.extract.ocr import recognition as ocr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PIL import Image

LINES = (
    "Kommunstyrelsen",
    "§ 45 Avtal om vuxenutbildning",
    "Kommunstyrelsen beslutar att godkänna avtalet om vuxenutbildning.",
    "Förvaltningen får i uppdrag att återkomma under hösten 2023.",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of this room that are marked need a Tesseract that knows Swedish."""
    if lacking := ocr.lacking():
        for item in items:
            if item.get_closest_marker("tesseract"):
                item.add_marker(
                    pytest.mark.skip(reason=f"{lacking}: apt install tesseract-ocr tesseract-ocr-swe")
                )


@pytest.fixture
def no_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Tesseract."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def fake_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts a program in the place of Tesseract: it tells its version and languages, and then does what it is told."""

    def put(does: str, *languages: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        listed = "\\n".join(("List of available languages (1):", *languages))
        program = folder / "tesseract"
        program.write_text(
            f"#!/bin/sh\ncase $1 in --version) echo tesseract 9.1.2;; --list-langs) printf '{listed}\\n';; *) {does};; esac\n",
            encoding="utf-8",
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return put


def pdf(
    path: Path,
    *pages: tuple[tuple[float, float, str], ...],
    picture: Image.Image | None = None,
    under: bool = False,
) -> Path:
    """A small PDF with strings at points on each of its pages, or a picture where there are none or ``under`` them."""
    made: Any = FPDF(unit="pt", format=(420, 200))
    made.set_font("Helvetica", size=11)
    for strings in pages:
        made.add_page()
        if picture and (under or not strings):
            made.image(picture, 0, 0, 420, 200)
        for x, y, text in strings:
            made.text(x, y, text)
    made.output(str(path))
    return path


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A PDF with one page of minutes."""
    return pdf(tmp_path / "minutes.pdf", tuple((40, 40 + 18 * at, line) for at, line in enumerate(LINES)))


@pytest.fixture
def picture(minutes: Path) -> Image.Image:
    """A picture of that page in grey, at 300 dpi."""
    page = pypdfium2.PdfDocument(minutes)[0]
    drawn: Image.Image = page.render(scale=300 / 72, grayscale=True).to_pil()
    return drawn.convert("L")
