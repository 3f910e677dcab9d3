"""What of a PDF page is text: what is shown, once; what is printed over it or beside it is set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.extract.drawn import INVISIBLE, joined, lines, pdf, stream, text

from minutes_index.extract import Reading, pages
from minutes_index.extract.reading import Ocr

if TYPE_CHECKING:
    from pathlib import Path

    from minutes_index.model import Page

BODY = (
    "Protokoll Ölands byalag",
    "2021-03-04",
    "",
    "§ 4 Bryggan",
    "Styrelsen beslutar att laga bryggan vid Norra viken och att",
    "Tage Lundmark köper virket.",
)
PLAIN = "\n".join(BODY)
LETTER = "/MediaBox[0 0 612 792]"
TILT = {30: "0.866 0.5 -0.5 0.866", 45: "0.7071 0.7071 -0.7071 0.7071", -35: "0.819 -0.574 0.574 0.819"}
WITHOUT_OCR = Reading(ocr=Ocr.NEVER)


def read(path: Path) -> list[Page]:
    """The pages, from their text layer alone."""
    return list(pages(path, WITHOUT_OCR))


def only(path: Path) -> Page:
    """The one page."""
    (page,) = read(path)
    return page


def spaced(page: Page) -> str:
    """Its text without blank lines."""
    return "\n".join(line.strip() for line in page.text.splitlines() if line.strip())


BODY_DRAWN = lines(70, 740, *BODY)
SPACED = "\n".join(line for line in BODY if line)


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        (text(60, 640, "EJ JUSTERAT", 60), "EJ JUSTERAT"),
        (text(120, 560, "UTKAST", 70, TILT[45]), "UTKAST"),
        (text(90, 600, "Endast för kännedom", 40, TILT[30]), "Endast för kännedom"),
        (text(80, 760, "KOPIA", 48, TILT[-35]), "KOPIA"),
        (text(260, 692, "KOPIA", 22), "KOPIA"),
        (text(300, 676, "Ojusterat", 40), "Ojusterat"),
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_what_is_printed_over_the_text_is_set_apart(
    tmp_path: Path, stamp: str, words: str, *, below: bool
) -> None:
    drawn = (stamp, BODY_DRAWN) if below else (BODY_DRAWN, stamp)
    page = only(pdf(tmp_path / "over.pdf", joined(*drawn), page=LETTER))
    assert page.aside == words
    assert spaced(page) == SPACED


def test_a_large_title_is_text(tmp_path: Path) -> None:
    page = only(pdf(tmp_path / "title.pdf", joined(text(60, 770, "Årsmöte 2021", 34), BODY_DRAWN)))
    assert page.text.startswith("Årsmöte 2021")
    assert not page.aside


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (text(25, 300, "Signerat av Tage Lundmark", 7, "0 1 -1 0"), "Signerat av Tage Lundmark"),
        (text(575, 500, "Justerarnas signaturer", 9, "0 -1 1 0"), "Justerarnas signaturer"),
        (lines(20, 740, "Just.", "sign", "TL", "IH", size=8), "Just.\nsign\nTL\nIH"),
        (lines(520, 700, "Justerandes sign", "TL", size=8, step=30), "Justerandes sign\nTL"),
    ],
)
def test_a_column_for_signatures_in_the_margin_is_set_apart(tmp_path: Path, column: str, words: str) -> None:
    page = only(pdf(tmp_path / "margin.pdf", joined(lines(90, 740, *BODY), column)))
    assert page.aside == words
    assert spaced(page) == SPACED


@pytest.mark.parametrize(
    "second",
    [
        lines(70, 740, *BODY, drawn=INVISIBLE),
        lines(
            71,
            741,
            *(line.replace("§", "S").replace("be", "bc") for line in BODY),
            drawn=INVISIBLE,
            size=10.5,
        ),
        lines(70.4, 740, *BODY),
        lines(70, 739.7, *BODY),
    ],
    ids=["invisible", "recognised badly", "bold to the right", "bold below"],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_is_drawn_twice_is_read_once(tmp_path: Path, second: str, *, first: bool) -> None:
    drawn = (second, BODY_DRAWN) if first else (BODY_DRAWN, second)
    assert spaced(only(pdf(tmp_path / "twice.pdf", joined(*drawn), page=LETTER))) == SPACED


def test_a_name_drawn_twice_word_by_word_is_read_once(tmp_path: Path) -> None:
    words = [("Tage", 70.0), ("Tage", 70.3), ("Lundmark", 98.0), ("Lundmark", 98.3)]
    page = only(pdf(tmp_path / "words.pdf", joined(*(text(x, 700, word) for word, x in words))))
    assert page.text == "Tage Lundmark"


def test_a_word_that_comes_again_beside_itself_is_read_twice(tmp_path: Path) -> None:
    assert only(pdf(tmp_path / "again.pdf", text(70, 700, "ja ja nej nej"))).text == "ja ja nej nej"


@pytest.mark.parametrize(
    ("box", "outside"),
    [
        ("/MediaBox[0 0 595 842]/CropBox[30 400 560 800]", text(70, 100, "Utanför sidan")),
        ("/MediaBox[0 0 1190 842]/CropBox[0 0 595 842]", text(700, 740, "Nästa sidas text")),
        ("/MediaBox[-100 0 612 792]/CropBox[0 0 612 792]", text(-90, 500, "Skärmärke")),
    ],
)
def test_what_lies_outside_the_crop_box_is_not_read(tmp_path: Path, box: str, outside: str) -> None:
    assert spaced(only(pdf(tmp_path / "crop.pdf", joined(BODY_DRAWN, outside), page=box))) == SPACED


LAYERS = "/OCProperties<</OCGs[100 0 R 101 0 R]/D<</OFF[101 0 R]/Order[100 0 R 101 0 R]>>>>"
GROUPS = {100: b"<</Type/OCG/Name(Text)>>", 101: b"<</Type/OCG/Name(Intern)>>"}
HIDDEN = "Styrelsen beslutar att riva hela bryggan genast."
IN_FORM = stream(
    text(70, 500, HIDDEN),
    "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/OC 101 0 R/Resources<</Font<</F 3 0 R>>>>",
)


@pytest.mark.parametrize(
    ("drawn", "resources"),
    [
        (joined("/OC /L BDC", text(70, 500, HIDDEN), "EMC"), "/Properties<</L 101 0 R>>"),
        (joined("/OC /L BDC", text(70, 676, HIDDEN), "EMC"), "/Properties<</L 101 0 R>>"),
        ("/X Do", "/XObject<</X 102 0 R>>"),
    ],
    ids=["elsewhere", "under the text", "in a form"],
)
def test_a_layer_that_is_switched_off_is_not_read(tmp_path: Path, drawn: str, resources: str) -> None:
    more = {**GROUPS, 102: IN_FORM}
    path = pdf(
        tmp_path / "layer.pdf", joined(BODY_DRAWN, drawn), resources=resources, catalog=LAYERS, more=more
    )
    assert spaced(only(path)) == SPACED


def test_a_layer_that_is_switched_on_is_read(tmp_path: Path) -> None:
    drawn = joined(BODY_DRAWN, "/OC /L BDC", text(70, 500, HIDDEN), "EMC")
    path = pdf(tmp_path / "on.pdf", drawn, resources="/Properties<</L 100 0 R>>", catalog=LAYERS, more=GROUPS)
    assert HIDDEN in only(path).text


def test_white_letters_on_white_are_not_read_and_on_black_they_are(tmp_path: Path) -> None:
    bar = "0 0 0 rg 60 480 300 30 re f 1 1 1 rg"
    drawn = joined(BODY_DRAWN, "1 1 1 rg", text(70, 560, "Osynligt"), bar, text(70, 490, "Ljus rubrik"))
    assert spaced(only(pdf(tmp_path / "white.pdf", drawn))) == f"{SPACED}\nLjus rubrik"


FORM_CLIPPED = stream(
    joined("q 0 0 200 20 re W n", text(5, 300, HIDDEN), "Q", text(5, 5, "Vid protokollet")),
    "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 65 555]/Resources<</Font<</F 3 0 R>>>>",
)


@pytest.mark.parametrize(
    "drawn",
    [
        joined("q 60 600 400 200 re W n", text(70, 500, HIDDEN), "Q"),
        joined("q 60 560 m 500 560 l 500 590 l 60 590 l h W* n", text(70, 530, HIDDEN, 9), text(70, 480, HIDDEN, 14), "Q"),
        joined("q 0.5 0 0 0.5 0 0 cm 0 0 1190 600 re W n", text(140, 900, HIDDEN, 20), "Q"),
        joined("q 0 0 595 842 re W n 500 0 95 842 re W n", text(70, 500, "Hemligt"), "Q"),
        text(70, 500, HIDDEN, drawn=7),
        "/X Do",
    ],
    ids=["below", "a path", "scaled", "a frame in a frame", "as a frame", "in a form"],
)  # fmt: skip
def test_what_is_clipped_away_is_not_read(tmp_path: Path, drawn: str) -> None:
    """Text outside the path to which it is clipped leaves no ink; text inside it does."""
    inside = (
        joined("q 60 540 300 40 re W n", text(70, 560, "Vid protokollet"), "Q") if drawn != "/X Do" else ""
    )
    path = pdf(
        tmp_path / "clip.pdf",
        joined(BODY_DRAWN, inside, drawn),
        resources="/XObject<</X 102 0 R>>",
        more={102: FORM_CLIPPED},
    )
    assert spaced(only(path)) == f"{SPACED}\nVid protokollet"


def test_text_within_its_frame_is_read_without_looking_at_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most programs draw every text within a frame: pages are not drawn for that."""
    monkeypatch.setattr("minutes_index.extract.pdf.visibility._drawn", None)
    drawn = joined("q 60 500 500 300 re W n", BODY_DRAWN, "Q")
    assert spaced(only(pdf(tmp_path / "frame.pdf", drawn))) == SPACED


LEFT = (
    "Bygdegårdens styrelse", "2020-01-02", "Närvarande", "Tage Lundmark, ordförande", "Inga Holm",
    "§ 1 Val av justerare", "Inga Holm valdes att justera protokollet.", "Ordföranden hälsade alla varmt välkomna till",
)  # fmt: skip
RIGHT = (
    "gården och öppnade mötet med en kort dikt.", "§ 2 Ekonomi", "Kassören redogör för läget i kassan.",
    "Styrelsen beslutar att köpa en ny spis.", "§ 3 Avslutning", "Ordföranden tackar och avslutar mötet.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "left", "right"),
    [
        ("/MediaBox[0 0 842 595]", (60, 520), (480, 520)),
        ("/MediaBox[0 0 1190 842]", (90, 760), (690, 741)),
        ("/MediaBox[0 0 1224 792]", (72, 700), (684, 716)),
    ],
)
def test_two_pages_on_a_sheet_are_read_one_after_the_other(
    tmp_path: Path, sheet: str, left: tuple[float, float], right: tuple[float, float]
) -> None:
    page = only(pdf(tmp_path / "spread.pdf", joined(lines(*left, *LEFT), lines(*right, *RIGHT)), page=sheet))
    assert spaced(page) == "\n".join(LEFT + RIGHT)


def test_a_broad_sheet_with_one_text_is_one_page(tmp_path: Path) -> None:
    broad = [f"{number}. {' '.join(['ett', 'ord', 'i', 'taget'] * 8)}" for number in range(1, 9)]
    page = only(pdf(tmp_path / "broad.pdf", lines(60, 500, *broad), page="/MediaBox[0 0 842 595]"))
    assert spaced(page) == "\n".join(broad)


@pytest.mark.parametrize(
    ("x", "size", "told"),
    [
        (8, 6, ("Sign.", "TL", "Box 7")),
        (20, 7, ("Ölands byalag", "grundat", "1931")),
        (4, 5, ("TL", "HM", "Bilaga A")),
    ],
)
def test_small_letters_left_of_the_lines_cut_no_sentence(
    tmp_path: Path, x: float, size: float, told: tuple[str, ...]
) -> None:
    """They are set apart; numbers of items in the margin, as large as the text, are not."""
    page = only(pdf(tmp_path / "a.pdf", BODY_DRAWN + lines(x, 700, *told, size=size, step=18)))
    assert spaced(page) == SPACED
    assert page.aside.split("\n") == list(told)


def test_a_number_in_the_margin_as_large_as_the_text_stays(tmp_path: Path) -> None:
    page = only(pdf(tmp_path / "a.pdf", BODY_DRAWN + text(40, 676, "14")))
    assert "14" in page.text


def test_a_stamp_with_its_day_in_letters_of_the_text_is_set_apart(tmp_path: Path) -> None:
    page = only(pdf(tmp_path / "a.pdf", BODY_DRAWN + text(75, 690, "UTKAST 2021-03-09", 11)))
    assert spaced(page) == SPACED
    assert page.aside == "UTKAST 2021-03-09"
