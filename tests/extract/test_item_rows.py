"""Tables whose rows are the items of the minutes are read as items; other tables stay tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from minutes_index.extract import pages

if TYPE_CHECKING:
    from pathlib import Path


def _text(tmp_path: Path, rows: list[list[str]]) -> str:
    made = docx.Document()
    table = made.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.save(str(tmp_path / "minutes.docx"))
    (page,) = pages(tmp_path / "minutes.docx")
    return page.text


def test_number_heading_and_text_in_columns_of_their_own(tmp_path: Path) -> None:
    text = _text(
        tmp_path,
        [
            ["§", "Ärende", "Beslut", "Ansvarig"],
            ["§ 8", "Bastun", "Styrelsen beslutar att byta aggregatet före jul.", "Vega Lindmark"],
            ["§ 9", "Brevlådor", "Frågan tas upp igen på nästa möte.", ""],
        ],
    )
    assert [line for line in text.split("\n") if line][1:] == [
        "§ 8 Bastun",
        "Styrelsen beslutar att byta aggregatet före jul.",
        "Ansvarig: Vega Lindmark",
        "§ 9 Brevlådor",
        "Frågan tas upp igen på nästa möte.",
    ]
    assert text.split()[:4] == ["§", "Ärende", "Beslut", "Ansvarig"]


def test_number_and_heading_in_one_column(tmp_path: Path) -> None:
    text = _text(
        tmp_path,
        [
            ["§ 41 Öppnande", "Ordföranden öppnar mötet och hälsar alla välkomna."],
            ["§ 42 Slyröjning", "Nämnden beslutar att röja sly längs ån."],
        ],
    )
    assert [line for line in text.split("\n") if line] == [
        "§ 41 Öppnande",
        "Ordföranden öppnar mötet och hälsar alla välkomna.",
        "§ 42 Slyröjning",
        "Nämnden beslutar att röja sly längs ån.",
    ]


def test_heading_and_text_in_one_cell_behind_a_bare_number(tmp_path: Path) -> None:
    text = _text(
        tmp_path,
        [
            ["1", "Öppnande\nMötet öppnades av Vega på utsatt tid."],
            ["2", "Dagordning\nFöreningen godkände den utsända dagordningen."],
            ["", "Vega lovade att skicka ut den igen."],
        ],
    )
    assert "1. Öppnande\n\nMötet öppnades" in text
    assert "2. Dagordning\n\nFöreningen godkände den utsända dagordningen.\nVega lovade" in text


@pytest.mark.parametrize(
    "rows",
    [
        [["Nr", "Namn", "Post"], ["1", "Vega Lindmark", "ordförande"], ["2", "Ivar Stål", "kassör"]],
        [["1", "Medlemsavgifter", "48 000"], ["2", "Bidrag", "12 000"], ["3", "Summa", "60 000"]],
        [["Vad", "Vem"], ["Boka lokalen till stämman i maj", "Ivar"], ["Köpa in nytt kaffe till köket", "Vega"]],
    ],
    ids=["people", "sums", "tasks"],
)  # fmt: skip
def test_other_tables_keep_their_rows(tmp_path: Path, rows: list[list[str]]) -> None:
    lines = _text(tmp_path, rows).split("\n")
    assert [line.split()[0] for line in lines] == [row[0].split()[0] for row in rows]
