"""PDFs of ordinary minutes, of any length."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING, Any, Final

from fpdf import FPDF

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS: Final = (
    (
        "Förvaltningschefen redogör för läget i projektet. Upphandlingen av entreprenör är klar och byggstart väntas "
        "i mitten av september. Kostnaden ryms inom den investeringsram som fullmäktige har beslutat om för året."
    ),
    (
        "Av tjänsteskrivelsen framgår att antalet ansökningar har ökat med en tiondel jämfört med föregående år, och att "
        "handläggningstiden trots det har kunnat hållas under fyra veckor. Ökningen gäller främst kommunens norra delar."
    ),
    (
        "Nämnden har tidigare, den 14 mars 2023, begärt en redovisning av hur arbetet med trygga skolvägar fortskrider. "
        "Redovisningen har tagits fram i samråd med gatukontoret, skolornas rektorer och föräldraföreningarna."
    ),
    (
        "Under överläggningen framförs synpunkter på tidplanen och på hur de boende ska få veta vad som händer. "
        "Ledamöterna är överens om att ett informationsmöte bör hållas innan planen ställs ut för granskning."
    ),
)
DECISIONS: Final = (
    "att godkänna redovisningen och lägga den till handlingarna,",
    "att ge förvaltningen i uppdrag att återkomma med en kostnadsberäkning senast den 30 november 2023, samt",
    "att översända ärendet till kommunstyrelsen för kännedom.",
)


class _Minutes(FPDF):
    """Pages with a running head and foot."""

    def header(self) -> None:
        self.cell(0, 12, "Samhällsbyggnadsnämnden    SAMMANTRÄDESPROTOKOLL    2023-05-09")
        self.ln(24)

    def footer(self) -> None:
        self.set_y(-40)
        self.cell(0, 12, f"Justerandes signatur        Utdragsbestyrkande        Sida {self.page_no()}")


def minutes_pdf(path: Path, pages: int) -> Path:
    """A PDF of ``pages`` pages, one item a page, written to ``path``."""
    pdf: Any = _Minutes(unit="pt", format="A4")
    pdf.set_font("Helvetica", size=11)
    for number in range(1, pages + 1):
        pdf.add_page()
        pdf.multi_cell(0, 14, "\n".join(_item(number)))
    pdf.output(str(path))
    return path


def _item(number: int) -> list[str]:
    told = islice(cycle(PARAGRAPHS), number % len(PARAGRAPHS), number % len(PARAGRAPHS) + 7)
    decided = [f"  {decision}" for decision in DECISIONS]
    head = f"§ {number}    Uppföljning av delprojekt {number}    Dnr SBN 2023/{number}\n"
    return [head, *told, "\nBeslut", "Samhällsbyggnadsnämnden beslutar", *decided]
