"""The letters of a PDF as they were meant: accents, soft hyphens, marks of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fpdf import FPDF
from tests.extract.drawn import joined, pdf, stream, text
from tests.extract.test_pdf_shown import only, spaced

if TYPE_CHECKING:
    from pathlib import Path

WIDTHS = {"a": 556, "o": 556, "e": 556, "A": 667, "O": 778}
PARTS = {
    "å": ("a", 128),
    "ä": ("a", 129),
    "ö": ("o", 129),
    "é": ("e", 130),
    "Å": ("A", 128),
    "Ä": ("A", 129),
    "Ö": ("O", 129),
}
ACCENT = 333
FONT = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding"
    b"/Differences[128/ring/dieresis/acute]>>>>"
)


def apart(words: str, *, accent_first: bool, lift: float = 0.0) -> str:
    """Operators that draw words with each accent as a glyph of its own, centred over its letter."""
    drawn, plain = [], ""
    for letter in [*words, ""]:
        if letter and letter not in PARTS:
            plain += letter
            continue
        drawn.append(f"({plain}) Tj")
        plain = ""
        if letter:
            base, code = PARTS[letter]
            width = WIDTHS[base]
            indent = (width - ACCENT) / 2
            rise = lift if base.isupper() else 0.0
            mark = f"{rise} Ts (\\{code:o}) Tj 0 Ts"
            before = f"[{-indent:.0f}] TJ {mark} [{indent + ACCENT:.0f}] TJ ({base}) Tj"
            behind = f"({base}) Tj [{width - indent:.0f}] TJ {mark} [{-indent:.0f}] TJ"
            drawn.append(before if accent_first else behind)
    return " ".join(drawn)


@pytest.mark.parametrize("accent_first", [True, False])
@pytest.mark.parametrize("lift", [0.0, 2.0])
@pytest.mark.parametrize(
    "words", ["Åsa Sjöström på Östra gatan", "André Öhrn äger två öar", "sågverket i Ånäset, Älvbyn"]
)
def test_accents_drawn_apart_join_their_letters(
    tmp_path: Path, words: str, lift: float, *, accent_first: bool
) -> None:
    drawn = f"BT /G 11 Tf 1 0 0 1 60 700 Tm {apart(words, accent_first=accent_first, lift=lift)} ET"
    path = pdf(tmp_path / "accents.pdf", drawn, resources="/ExtGState<<>>", more={3: FONT})
    path.write_bytes(path.read_bytes().replace(b"/G 11", b"/F 11"))
    assert only(path).text == words


def breadth(words: str) -> float:
    """How broad words are in Helvetica, in em."""
    made: Any = FPDF(unit="pt")
    made.set_font("Helvetica", size=1000)
    return float(made.get_string_width(words)) / 1000


def placed(words: str, y: float, size: float, order: str, rise: float) -> str:
    """Operators that draw words with each accent placed by itself: before its letter, behind it, or behind its line."""
    letters = "".join(PARTS.get(letter, (letter, 0))[0] for letter in words)
    drawn, marks, begun = [], [], 0
    for at, letter in enumerate(words):
        if letter not in PARTS:
            continue
        base, code = PARTS[letter]
        x = 60 + size * (breadth(letters[:at]) + (breadth(base) - ACCENT / 1000) / 2)
        mark = f"BT /F {size} Tf 1 0 0 1 {x:.3f} {y + (rise if base.isupper() else 0)} Tm (\\{code:o}) Tj ET"
        end = at + (order == "behind")
        if order != "line":
            drawn += [text(60 + size * breadth(letters[:begun]), y, letters[begun:end], size), mark]
            begun = end
        else:
            marks.append(mark)
    return joined(*drawn, text(60 + size * breadth(letters[:begun]), y, letters[begun:], size), *marks)


@pytest.mark.parametrize("order", ["before", "behind", "line"])
@pytest.mark.parametrize(
    ("size", "rise", "words"),
    [
        (9, 0.0, ("Östen Åkerlind äger två öar", "Ärendet bordläggs")),
        (12, 2.0, ("Årsmötet öppnas klockan två", "Mötet väljer Åsa Ö", "Ingen övrig fråga")),
        (14, 1.0, ("Möllan och sågen återställs",)),
    ],
)
def test_accents_that_a_program_places_by_themselves_join_their_letters(
    tmp_path: Path, order: str, size: float, rise: float, words: tuple[str, ...]
) -> None:
    """Whether they come before the letter, behind it, or all of a line behind it."""
    drawn = joined(*(placed(line, 700 - 2 * size * at, size, order, rise) for at, line in enumerate(words)))
    assert spaced(only(pdf(tmp_path / "placed.pdf", drawn, more={3: FONT}))) == "\n".join(words)


def test_an_accent_by_itself_stays(tmp_path: Path) -> None:
    assert (
        only(pdf(tmp_path / "lone.pdf", text(60, 700, "vinkeln är 30° norr"))).text == "vinkeln är 30° norr"
    )


CMAP = stream(
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n"
    "1 beginbfrange <20> <FF> <0020> endbfrange\nendcmap end end"
)


@pytest.mark.parametrize("words", ["mötet 2013-10-09", "D-sektionens stadgar", "Maj-Britt Ek, KS 2019-118"])
def test_soft_hyphens_that_are_seen_within_a_line_are_hyphens(tmp_path: Path, words: str) -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 100 0 R>>"
    drawn = text(60, 700, words.replace("-", "\u00ad"))
    assert only(pdf(tmp_path / "soft.pdf", drawn, more={3: font, 100: CMAP})).text == words


def raised(words: str, mark: str, rest: str, size: float = 11) -> str:
    """Operators that draw a word, a small raised mark, and what follows, in one text object."""
    return (
        f"BT /F {size} Tf 1 0 0 1 60 700 Tm ({words}) Tj /F {size * 0.6} Tf {size * 0.35} Ts ({mark}) Tj "
        f"/F {size} Tf 0 Ts ({rest}) Tj ET"
    )


@pytest.mark.parametrize(
    ("words", "mark", "rest", "expected"),
    [
        ("Vi betalar 30", "3", " kronor", "Vi betalar 30 ³ kronor"),
        ("enligt Lindes", "12", " anbud", "enligt Lindes ¹² anbud"),
        ("till 2023-04-12", "1", ".", "till 2023-04-12 ¹."),
        ("en yta av 25 m", "2", " asfalt", "en yta av 25 m² asfalt"),
        ("Siv Ekberg", "4", ", ordf", "Siv Ekberg ⁴, ordf"),
    ],
)
@pytest.mark.parametrize("size", [9, 14])
def test_raised_marks_glue_to_no_word(
    tmp_path: Path, words: str, mark: str, rest: str, expected: str, size: float
) -> None:
    assert only(pdf(tmp_path / "mark.pdf", raised(words, mark, rest, size))).text == expected


def test_a_raised_mark_in_a_font_that_is_scaled_by_its_matrix_glues_to_no_word(tmp_path: Path) -> None:
    drawn = joined(
        "BT /F 1 Tf 11 0 0 11 60 700 Tm (Avgiften är 450) Tj ET",
        "BT /F 1 Tf 6.5 0 0 6.5 140.1 704 Tm (2) Tj ET",
        "BT /F 1 Tf 11 0 0 11 147 700 Tm (kronor) Tj ET",
    )
    assert only(pdf(tmp_path / "scaled.pdf", drawn)).text.split()[2:5] == ["450", "²", "kronor"]


def test_figures_of_one_size_stay_together(tmp_path: Path) -> None:
    assert (
        only(pdf(tmp_path / "plain.pdf", text(60, 700, "303 kronor, KS12 och H2O"))).text
        == "303 kronor, KS12 och H2O"
    )
