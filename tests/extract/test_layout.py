"""How words come to stand on lines: columns, tables, turned pages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.extract import pages
from minutes_index.extract.layout.grid import set_rows
from minutes_index.extract.layout.rows import Cell, Row, Word, character_width, rows, rows_in_order
from minutes_index.extract.pdf import layout as pdf_layout
from minutes_index.model import Page, ReadBy

LEFT = ("Bo Ekman (S), ordförande", "Siv Alm (M)", "Per Strand (C)", "Nils Ek (L)")
RIGHT = ("Lars-Erik Sundström-Nordén (M)", "Eva Öst (C)", "Ylva Åker (V)", "Kim Dahl (SD)")


def only(path: Any) -> Page:
    """The one page of a PDF."""
    (page,) = pages(path)
    return page


def column(x: float, texts: tuple[str, ...], top: float = 100) -> list[tuple[float, float, str]]:
    """Texts below one another."""
    return [(x, top + 16 * at, text) for at, text in enumerate(texts)]


@pytest.mark.parametrize("by_columns", [True, False])
def test_two_columns_of_names(make_pdf: Any, put: Any, by_columns: bool) -> None:  # noqa: FBT001  # a parameter
    """Names side by side come out row by row and aligned, in whatever order they were drawn."""
    strings = column(60, LEFT) + column(320, RIGHT)
    page = only(make_pdf(put(*(strings if by_columns else sorted(strings, key=lambda string: string[1])))))
    lines = page.text.splitlines()
    assert [tuple(re.split(" {2,}", line)) for line in lines] == list(zip(LEFT, RIGHT, strict=True))
    assert len({line.index(right) for line, right in zip(lines, RIGHT, strict=True)}) == 1
    assert page.read_by is ReadBy.TEXT_LAYER


def test_a_title_page(make_pdf: Any, put: Any) -> None:
    """Labels stand left, their values right, the further values below the first."""
    labels = [(60, 100, "Plats och tid"), (60, 148, "Beslutande"), (60, 180, "Ej tjänstgörande ersättare")]
    values = ("Kommunhuset, kl. 13.00-16.20", "Ajournering kl. 14.15", "", *LEFT[:2], "Ylva Åker (V)")
    drawn = [(x, y, text) for x, y, text in column(230, values) if text]
    lines = [line for line in only(make_pdf(put(*labels, *drawn))).text.splitlines() if line]
    assert [re.split(" {2,}", line.strip()) for line in lines] == [
        ["Plats och tid", "Kommunhuset, kl. 13.00-16.20"],
        ["Ajournering kl. 14.15"],
        ["Beslutande", "Bo Ekman (S), ordförande"],
        ["Siv Alm (M)"],
        ["Ej tjänstgörande ersättare", "Ylva Åker (V)"],
    ]
    assert lines[1].index("Ajournering") == lines[0].index("Kommunhuset") == lines[4].index("Ylva")


TABLE = """
#set text(font: "DejaVu Sans Mono", size: 10pt)
#table(columns: 4, inset: 2pt, [Nr],[Namn],[Ja],[Nej], [1],[Bo Ekman],[X],[],
  [2],[Siv Alm],[],[X], [3],[Per],[X],[])
"""


def test_a_ruled_table(tmp_path: Any) -> None:
    """The rules of a table part its cells, however close they stand."""
    source, path = tmp_path / "table.typ", tmp_path / "table.pdf"
    source.write_text(TABLE, encoding="utf-8")
    typst.compile(str(source), output=str(path))
    page = only(path)
    lines = page.text.splitlines()
    assert page.read_by is ReadBy.LAYOUT
    assert [re.split(" {2,}", line.strip()) for line in lines[:2]] == [
        ["Nr", "Namn", "Ja", "Nej"],
        ["1", "Bo Ekman", "X"],
    ]
    assert lines[2].index("X") == lines[0].index("Nej")


def test_rules_drawn_within_a_form(tmp_path: Any, make_pdf: Any) -> None:
    """Rules count as such where the page holds them as a drawing of its own."""
    make_pdf(ruled(), name="rules.pdf")
    source, path = tmp_path / "form.typ", tmp_path / "form.pdf"
    source.write_text('#place(image("rules.pdf"))\nBo Ekman', encoding="utf-8")
    typst.compile(str(source), output=str(path))
    assert only(path).read_by is ReadBy.LAYOUT


def test_a_long_name_before_a_tab_stop(make_pdf: Any, put: Any) -> None:
    """A gap hardly wider than a space parts columns where the neighbouring rows have theirs."""
    names, towns = ("Per Ek", "Anna Marton", "Siv Alm"), ("Ale", "Härryda", "Lerum")
    page = only(make_pdf(put(*column(60, names), *column(128.5, towns))))
    assert [line.split("  ")[0] for line in page.text.splitlines()] == list(names)


def test_a_grid_of_close_cells(make_pdf: Any) -> None:
    """A drawn grid is a table, though no gap in it is wide."""

    def draw(pdf: Any) -> None:
        for at in range(3):
            pdf.text(63, 100 + 16 * at, "Bo Ekman")
            pdf.text(120, 100 + 16 * at, "Ale")
        for x in (60, 115, 150):
            pdf.line(x, 86, x, 140)

    page = only(make_pdf(draw))
    assert page.text.splitlines() == ["Bo Ekman  Ale"] * 3
    assert page.read_by is ReadBy.LAYOUT


def test_a_hyphen_at_the_end_of_a_line_stays(make_pdf: Any, put: Any) -> None:
    """A broken word is left for who joins the lines."""
    drawn = put((60, 100, "Beslut av kommun-"), (60, 114, "styrelsen"), (60, 128, " "))
    assert only(make_pdf(drawn)).text == "Beslut av kommun-\nstyrelsen"


def test_words_in_the_order_given() -> None:
    """Words that jump back to the left begin a row, on the same height or not."""
    words = [
        Word(text, x, x + 20, y, 10) for text, x, y in (("a", 0, 0), ("b", 30, 0), ("c", 0, 1), ("d", 0, 14))
    ]
    assert [" ".join(cell.text for cell in row.cells) for row in rows_in_order(words)] == ["a b", "c", "d"]


def test_a_page_pdfplumber_chokes_on(make_pdf: Any, put: Any) -> None:
    """A page box that makes no sense stops pdfplumber, and closing it, but not the reading."""
    path = make_pdf(put(*column(60, LEFT), *column(320, RIGHT)), put())
    path.write_bytes(path.read_bytes().replace(b"[0 0 595.28 841.89]", b"[0 0 595.28 /Box  ]"))
    first, _ = pages(path)
    assert len(first.text.splitlines()) == len(LEFT)
    assert first.read_by is ReadBy.TEXT_LAYER


def test_lists_and_headings_keep_their_lines(make_pdf: Any, put: Any) -> None:
    """A list marker is followed by one space, and nothing is taken for a column."""
    strings = [(60, 100, "§ 45 Budget"), *((80, 120 + 14 * at, f"{at}.") for at in range(1, 5))]
    strings += [(110, 120 + 14 * at, text) for at, text in enumerate(("Ett", "Två", "Tre", "Fyra"), 1)]
    page = only(make_pdf(put(*strings)))
    assert [line.strip() for line in page.text.splitlines() if line] == [
        "§ 45 Budget",
        "1. Ett",
        "2. Två",
        "3. Tre",
        "4. Fyra",
    ]
    assert page.read_by is ReadBy.TEXT_LAYER


def test_running_text_in_columns_is_read_column_by_column(make_pdf: Any) -> None:
    """Two columns of running text are not mixed."""

    def draw(pdf: Any) -> None:
        for x, word in ((50, "vänster"), (310, "höger")):
            for line in range(12):
                pdf.text(x, 100 + 14 * line, f"{word} spalt med löpande text på rad {line}")

    words = re.findall("vänster|höger", only(make_pdf(draw)).text)
    assert words == ["vänster"] * 12 + ["höger"] * 12


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_text_is_read_upright(make_pdf: Any, angle: int) -> None:
    """Text drawn at a right angle has its lines and columns like any other."""

    def draw(pdf: Any) -> None:
        with pdf.rotation(angle, 297, 420):
            for x, y, text in column(100, LEFT, 300) + column(360, RIGHT, 300):
                pdf.text(x, y, text)

    lines = only(make_pdf(draw)).text.splitlines()
    assert [tuple(re.split(" {2,}", line)) for line in lines] == list(zip(LEFT, RIGHT, strict=True))


def test_text_in_the_margin_does_not_mix_with_the_lines(make_pdf: Any, prose: Any) -> None:
    """A stamp along the margin is set apart from the page's text."""

    def draw(pdf: Any) -> None:
        prose(pdf)
        with pdf.rotation(90, 20, 400):
            pdf.text(20, 400, "Justerandes signatur")

    page = only(make_pdf(draw))
    assert page.aside == "Justerandes signatur"
    assert page.aside not in page.text
    assert page.text.startswith("Kommunstyrelsen")


def test_a_superscript_stays_in_its_line(make_pdf: Any) -> None:
    """A raised figure is a mark of its own behind the word it stands at."""

    def draw(pdf: Any) -> None:
        pdf.text(60, 100, "Avtalet")
        width = pdf.get_string_width("Avtalet")
        pdf.set_font_size(6)
        pdf.text(60 + width, 96, "1)")
        pdf.set_font_size(11)
        pdf.text(60 + width + 9, 100, "gäller nu.")

    assert only(make_pdf(draw)).text == "Avtalet ¹) gäller nu."


def ruled(*strings: tuple[float, float, str]) -> Any:
    """A page with these texts, and two lines down the left margin."""

    def draw(pdf: Any) -> None:
        for x, y, text in strings:
            pdf.text(x, y, text)
        for x in (40, 44):
            pdf.line(x, 86, x, 140)

    return draw


def test_pdfium_stands_in_when_pdfplumber_fails(make_pdf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that pdfplumber cannot read, or reads with letters missing, is set from pdfium's words."""
    path = make_pdf(ruled(*column(60, LEFT), *column(320, RIGHT)))
    expected = only(path).text
    assert only(path).read_by is ReadBy.LAYOUT
    for answer in (None, pdf_layout.Layout((), ())):
        monkeypatch.setattr(pdf_layout.LayoutReader, "layout", lambda _self, _index, answer=answer: answer)
        page = only(path)
        assert page.read_by is ReadBy.TEXT_LAYER
        assert page.text == expected


def test_pdfplumber_is_opened_anew_now_and_then(make_pdf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading goes on, page for page, across a new opening."""
    monkeypatch.setattr(pdf_layout, "PAGES_AT_ONCE", 2)
    draws = [ruled(*column(60, (f"Sida {number}", *LEFT)), *column(320, RIGHT)) for number in range(5)]
    found = list(pages(make_pdf(*draws)))
    assert [page.text.split("  ")[0] for page in found] == [f"Sida {number}" for number in range(5)]
    assert {page.read_by for page in found} == {ReadBy.LAYOUT}


def test_a_file_pdfplumber_cannot_open(tmp_path: Any) -> None:
    """Whatever pdfplumber meets in a damaged file is an answer, not an exception."""
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.4 and nothing more")
    with pdf_layout.LayoutReader(path) as reader:
        assert reader.layout(0) is None


WORDS = st.lists(
    st.builds(
        lambda text, x, line: Word(text, x, x + 5.0 * len(text), 14.0 * line, 10.0),
        st.text("abcåäö", min_size=1, max_size=9),
        st.floats(0, 500),
        st.integers(0, 12),
    ),
    max_size=30,
)


@given(WORDS)
def test_no_word_is_lost(words: list[Word]) -> None:
    """Setting words keeps every letter."""
    text = set_rows(rows(words), character_width(words))
    assert sorted("".join(text.split())) == sorted("".join(word.text for word in words))


CELLS = st.lists(
    st.builds(Cell, st.integers(0, 50).map(lambda x: 12.0 * x), st.text("xy", min_size=1)), max_size=4
)


@given(
    st.lists(
        CELLS.filter(bool).map(lambda cells: sorted({cell.x: cell for cell in cells}.values())), max_size=8
    )
)
def test_cells_that_start_alike_are_aligned(table: list[list[Cell]]) -> None:
    """Cells at one x start in one column, and two spaces at least part them from those before."""
    page = [Row(12.0 * at, 10.0, tuple(cells)) for at, cells in enumerate(table)]
    lines = [line for line in set_rows(page, 6.0).splitlines() if line]
    starts: dict[float, int] = {}
    for row, line in zip(page, lines, strict=True):
        found = [match.start() for match in re.finditer(r"\S+", line)]
        assert all(starts.setdefault(cell.x, at) == at for cell, at in zip(row.cells, found, strict=True))
        assert all(
            other >= one + len(cell.text) + 2
            for (one, other), cell in zip(pairwise(found), row.cells, strict=False)
        )
