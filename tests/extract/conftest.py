"""PDFs made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF

Draw = Callable[[Any], None]
MakePdf = Callable[..., Path]

PROSE = (
    "Kommunstyrelsen beslutar att godkänna avtalet om vuxenutbildning och att ge förvaltningen i uppdrag att "
    "återkomma till nämnden med en redovisning av hur arbetet fortlöper under året och vad det kostar. "
)


@pytest.fixture
def make_pdf(tmp_path: Path) -> MakePdf:
    """Make a PDF whose pages are drawn one by each function given."""

    def make(*draws: Draw, name: str = "minutes.pdf", **encryption: Any) -> Path:
        pdf = FPDF(unit="pt", format="A4")
        pdf.set_font("Helvetica", size=11)
        if encryption:
            pdf.set_encryption(**encryption)
        for draw in draws:
            pdf.add_page()
            draw(pdf)
        path = tmp_path / name
        pdf.output(str(path))
        return path

    return make


@pytest.fixture
def put() -> Callable[..., Draw]:
    """Draw strings at points: ``put((60, 100, "§ 45"), …)``."""

    def drawing(*strings: tuple[float, float, str]) -> Draw:
        def draw(pdf: Any) -> None:
            for x, y, text in strings:
                pdf.text(x, y, text)

        return draw

    return drawing


@pytest.fixture
def prose() -> Draw:
    """Draw two paragraphs of running text."""

    def draw(pdf: Any) -> None:
        for _ in range(2):
            pdf.multi_cell(0, 13, PROSE * 2)
            pdf.ln(10)

    return draw
