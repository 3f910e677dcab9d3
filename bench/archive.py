"""A folder of PDF minutes as an archive has them: notes and protocols, lists in columns, ruled tables, copies, damaged files.

The same ones each time; what they say is drawn as in `bench.synthetic`.
"""

from __future__ import annotations

import shutil
from random import Random
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from bench.synthetic import draw
from fpdf import FPDF

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from minutes_index.model import Passage

SEED: Final = 20_240
SENTENCE, PARAGRAPH, ITEM = 14, 5, 4
"""Words of a sentence, sentences of a paragraph, paragraphs of an item."""
LENGTHS: Final = ((0.15, 0.3), (0.4, 1.0), (3.0, 6.0))
"""How much of ten kilobytes a document has: notes, protocols, and meetings of a whole day."""
SHARES: Final = (35, 60, 5)
LISTED, TABLED, DAMAGED, COPIED = 0.6, 0.15, 0.01, 0.02
"""The shares of documents with a list in columns, with a ruled table, of files cut off, and of copies."""
PARTIES: Final = ("S", "M", "C", "V", "L", "KD", "MP", "SD")
PER_FOLDER: Final = 500
WIDTH: Final = 88
"""Characters of a line."""


class _Minutes(FPDF):
    """Pages with a running head and foot."""

    head = ""

    def header(self) -> None:
        self.cell(0, 12, self.head)
        self.ln(24)

    def footer(self) -> None:
        self.set_y(-40)
        self.cell(0, 12, f"Justerandes signatur        Utdragsbestyrkande        Sida {self.page_no()}")


def archive(folder: Path, count: int) -> None:
    """Writes so many files into folders of ``folder``."""
    dice = Random(SEED)  # noqa: S311 - the dice decide no secrets
    written: list[Path] = []
    for number in range(count):
        path = folder / str(number // PER_FOLDER) / f"protokoll {number}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        if written and dice.random() < COPIED:
            shutil.copyfile(dice.choice(written), path)
            continue
        _draw(path, number, dice)
        if dice.random() < DAMAGED:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        else:
            written.append(path)


def _draw(path: Path, number: int, dice: Random) -> None:
    (length,) = dice.choices(LENGTHS, SHARES)
    size = dice.uniform(*length)
    parts = [draw(1 + number * 7 + part).passage for part in range(max(1, round(size)))]
    first = parts[0]
    words = [word for part in parts for word in part.text.split()]
    pdf: Any = _Minutes(unit="pt", format="A4")
    pdf.head = f"{first.keywords['body'][0]}    SAMMANTRÄDESPROTOKOLL    {_day(first)}"
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    _opening(pdf, first, dice)
    _items(pdf, words[: int(len(words) * min(size, 1))], first.keywords["body"][0])
    if dice.random() < TABLED:
        _table(pdf, first.keywords["person"], dice)
    pdf.output(str(path))


def _day(passage: Passage) -> str:
    day = str((passage.days or (20_230_101, 0))[0])
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"


def _opening(pdf: Any, first: Passage, dice: Random) -> None:  # noqa: ANN401 - fpdf ships no types
    _lines(
        pdf,
        f"Plats och tid    Stadshuset, kl. 13.00-16.15\n\nSammanträdesdatum    {_day(first)}\n\nBeslutande",
    )
    people = [_written(name.title()) for name in first.keywords["person"]]
    if dice.random() < LISTED:
        for left, right in zip(people[::2], people[1::2], strict=False):
            pdf.cell(250, 14, f"{left} ({dice.choice(PARTIES)})")
            pdf.cell(0, 14, f"{right} ({dice.choice(PARTIES)})", new_x="LMARGIN", new_y="NEXT")
    else:
        _lines(
            pdf,
            "\n".join(f"{name} ({dice.choice(PARTIES)})" for name in people),
        )


def _items(pdf: Any, words: Sequence[str], body: str) -> None:  # noqa: ANN401 - as above
    step = SENTENCE * PARAGRAPH * ITEM
    for number, start in enumerate(range(0, len(words), step), 1):
        item = words[start : start + step]
        sentences = [
            " ".join(item[at : at + SENTENCE]).capitalize() + "." for at in range(0, len(item), SENTENCE)
        ]
        told = ["\n" + " ".join(sentences[at : at + PARAGRAPH]) for at in range(0, len(sentences), PARAGRAPH)]
        head = f"\n§ {number}    {' '.join(item[:4]).capitalize()}    Dnr KS 2023/{number}"
        decided = f"\nBeslut\n\n{body} beslutar att godkänna {' '.join(item[4:8])}."
        _lines(pdf, _written("\n".join((head, *told, decided))))


def _table(pdf: Any, people: Sequence[str], dice: Random) -> None:  # noqa: ANN401 - as above
    pdf.add_page()
    with pdf.table() as table:
        for row in (
            ("Ledamot", "Ja", "Nej", "Avstår"),
            *((name.title(), *dice.choice((("X", "", ""), ("", "X", "")))) for name in people),
        ):
            table.row([_written(cell) for cell in row])


def _lines(pdf: Any, text: str) -> None:  # noqa: ANN401 - as above
    """Writes paragraphs; they are wrapped here, for fpdf measures every letter."""
    for paragraph in text.split("\n"):
        for line in wrap(paragraph, WIDTH) or [""]:
            pdf.cell(0, 14, line, new_x="LMARGIN", new_y="NEXT")


def _written(text: str) -> str:
    """As the font can: it has the letters of western Europe only."""
    return text.encode("latin-1", "replace").decode("latin-1")
