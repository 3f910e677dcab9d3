"""PDFs as files: what is read, and how each fault is told."""

from __future__ import annotations

import hashlib
import logging
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from PIL import Image

from minutes_index import errors
from minutes_index.extract import Reading, pages
from minutes_index.extract.reading import Ocr
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from pathlib import Path

LINES = [(60, 100 + 13 * at, "Förvaltningen återkommer till nämnden") for at in range(40)]
WITHOUT_OCR = Reading(ocr=Ocr.NEVER)
CATALOG = "<</Type/Catalog/Pages 2 0 R>>"


def written(*bodies: str) -> bytes:
    """A PDF of these objects, the first of them its catalog."""
    out, starts = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        starts.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    count, table = len(bodies) + 1, "".join(f"{start:010d} 00000 n \n" for start in starts)
    tail = f"trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {count}\n0000000000 65535 f \n{table}{tail}".encode("latin-1")


def written_in(characters: str, mapped: str) -> bytes:
    """A PDF that draws ``characters`` in a font that says they are ``mapped``, one for one."""
    codes = "".join(
        f"<{ord(one):02x}><{two.encode('utf-16-be').hex()}>\n"
        for one, two in zip(characters, mapped, strict=True)
    )
    drawn = "".join(f"({line}) Tj 0 -14 Td\n" for line in [characters * 3] * 20)
    return written(
        CATALOG,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(f"BT /F 11 Tf 60 780 Td\n{drawn}ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00><ff> "
            f"endcodespacerange\n{len(mapped)} beginbfchar\n{codes}endbfchar\nendcmap end end"
        ),
    )


def stream(content: str) -> str:
    """A stream object's body."""
    return f"<</Length {len(content)}>>stream\n{content}\nendstream "


def refusal(path: Path, reading: Reading | None = None) -> errors.SourceError:
    """The error that reading ``path`` ends in."""
    with pytest.raises(errors.SourceError) as caught:
        list(pages(path, reading))
    return caught.value


def test_ordinary_pages_come_from_the_text_layer(make_pdf: Any, prose: Any) -> None:
    """Running text is read by pdfium: every page in order, with a blank line between paragraphs."""
    found = list(pages(make_pdf(prose, prose, prose)))
    assert [page.number for page in found] == [1, 2, 3]
    assert {page.read_by for page in found} == {ReadBy.TEXT_LAYER}
    first, second = found[0].text.split("\n\n")
    assert " ".join(first.split()) == " ".join(second.split())
    assert first.startswith("Kommunstyrelsen beslutar att godkänna")


def test_the_source_is_left_alone(make_pdf: Any, prose: Any) -> None:
    """Reading changes neither a file's bytes nor its time."""
    path = make_pdf(prose)
    before = hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns
    list(pages(path))
    assert (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns) == before


def test_a_page_without_text_is_an_empty_page(make_pdf: Any, prose: Any, put: Any) -> None:
    """Pages without text keep their place and their number."""
    found = list(pages(make_pdf(put(), prose, put())))
    assert [bool(page.text) for page in found] == [False, True, False]


def test_a_pdf_without_pages(tmp_path: Path) -> None:
    """No pages at all is an empty source."""
    path = tmp_path / "empty.pdf"
    path.write_bytes(written(CATALOG, "<</Type/Pages/Kids[]/Count 0>>"))
    error = refusal(path)
    assert isinstance(error, errors.EmptySource)
    assert error.reason == "it has no pages"


def test_a_truncated_pdf(make_pdf: Any, prose: Any) -> None:
    """A PDF cut off is refused as such, even where the pages before the cut could be read."""
    path = make_pdf(prose, prose)
    path.write_bytes(path.read_bytes()[:-200])
    error = refusal(path)
    assert isinstance(error, errors.UnreadableSource)
    assert "truncated" in error.reason


def test_a_damaged_pdf(tmp_path: Path) -> None:
    """A PDF whose inside is lost is refused as damaged."""
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.4\n" + b"\x07" * 500 + b"\nstartxref\n0\n%%EOF\n")
    error = refusal(path)
    assert isinstance(error, errors.UnreadableSource)
    assert "damaged" in error.reason


def test_a_page_that_is_missing(make_pdf: Any, prose: Any) -> None:
    """A page that the file counts and does not have is unread and keeps its number; the others are read."""
    path = make_pdf(prose, prose)
    path.write_bytes(path.read_bytes().replace(b"/Count 2", b"/Count 3"))
    found = list(pages(path))
    assert [(page.number, page.read_by, bool(page.text)) for page in found] == [
        (1, ReadBy.TEXT_LAYER, True),
        (2, ReadBy.TEXT_LAYER, True),
        (3, ReadBy.UNREAD, False),
    ]


def test_no_page_that_can_be_read(make_pdf: Any, prose: Any) -> None:
    """A file of which every page is damaged is refused."""
    path = make_pdf(prose, prose)
    path.write_bytes(
        path.read_bytes().replace(b"/Type /Page\n", b"/Type /Pagf\n").replace(b"/Count 2", b"/Count 3")
    )
    error = refusal(path)
    assert isinstance(error, errors.UnreadableSource)
    assert error.reason == "damaged: none of its pages can be read"


@pytest.mark.parametrize("damage", [lambda data: b"\x00" * len(data), lambda data: data[: len(data) // 50] + bytes(len(data) - len(data) // 50)], ids=["all", "most"])  # fmt: skip
def test_a_page_whose_contents_are_damaged(make_pdf: Any, put: Any, damage: Any) -> None:
    """What pdfium passes over in silence is told: a page that draws something, none of which can be unpacked, is unread."""
    path = make_pdf(put(*LINES), put((60, 100, "Protokoll")), put())
    found = re.search(rb"(?<=stream\n)x.*?(?=\nendstream)", path.read_bytes(), re.DOTALL)
    assert found
    path.write_bytes(path.read_bytes().replace(found[0], damage(found[0])))
    assert [(page.read_by, page.text) for page in pages(path)] == [
        (ReadBy.UNREAD, ""),
        (ReadBy.TEXT_LAYER, "Protokoll"),
        (ReadBy.TEXT_LAYER, ""),
    ]


def test_a_pdf_of_blank_pages(make_pdf: Any, put: Any) -> None:
    """Nothing drawn on any page is an empty source, and no picture of text."""
    error = refusal(make_pdf(put(), put()))
    assert isinstance(error, errors.EmptySource)
    assert error.reason == "its pages are blank"


@pytest.mark.parametrize("passwords", [{"owner_password": "a", "user_password": "b"}])
def test_an_encrypted_pdf(make_pdf: Any, prose: Any, passwords: dict[str, str]) -> None:
    """A file that needs a password is refused, saying so."""
    error = refusal(make_pdf(prose, **passwords))
    assert isinstance(error, errors.EncryptedSource)
    assert "password" in error.reason


def test_an_owner_password_does_not_stop_reading(make_pdf: Any, prose: Any) -> None:
    """A file that anybody may open is read."""
    assert len(list(pages(make_pdf(prose, owner_password="a")))) == 1  # noqa: S106  # not a secret


def test_a_pdf_of_pictures(make_pdf: Any) -> None:
    """A scan without text is refused, counting its pages."""

    def picture(pdf: Any) -> None:
        pdf.image(Image.new("L", (40, 40), 128), 50, 50, 200, 200)

    error = refusal(make_pdf(picture, picture), WITHOUT_OCR)
    assert isinstance(error, errors.NoTextLayer)
    assert error.reason == "no text on any of its 2 pages"
    assert refusal(make_pdf(picture), WITHOUT_OCR).reason == "no text on its only page"


@pytest.mark.parametrize(
    "mapped",
    [
        "\x11\x12\x13\x14\x15\x16\x17\x18",
        "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007",
        "\ufffd" * 8,
        "dkmngdks",
    ],
    ids=["controls", "private use", "replacement", "consonants"],
)
def test_text_that_cannot_be_read(tmp_path: Path, mapped: str) -> None:
    """Text in a font that does not tell its letters is refused, and not taken for text."""
    path = tmp_path / "garbled.pdf"
    path.write_bytes(written_in("abcdefgh", mapped))
    error = refusal(path, WITHOUT_OCR)
    assert isinstance(error, errors.NoTextLayer)
    assert "cannot be read" in error.reason


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    """Text that a PDF has in NFD comes out in NFC."""
    path = tmp_path / "nfd.pdf"
    path.write_bytes(written_in("abcdefgh", "A\u030ango\u0308ra"))
    text = "".join(page.text for page in pages(path))
    assert unicodedata.is_normalized("NFC", text)
    assert "Ångör" in text


def test_letters_beyond_the_basic_plane(tmp_path: Path) -> None:
    """A character that UTF-16 writes in two parts is one character."""
    path = tmp_path / "mathematical.pdf"
    path.write_bytes(written_in("abcdefgh", "\U0001d538ngorade"))
    assert next(pages(path)).text.startswith("\U0001d538ngorad")


@pytest.mark.parametrize(
    ("reading", "word"),
    [(Reading(bytes=100), "bytes"), (Reading(pages=1), "pages"), (Reading(characters=50), "characters")],
)
def test_limits(make_pdf: Any, prose: Any, reading: Reading, word: str) -> None:
    """More bytes, pages or characters than allowed is too large, and the reason says which."""
    error = refusal(make_pdf(prose, prose), reading)
    assert isinstance(error, errors.TooLarge)
    assert word in error.reason


def test_memory_does_not_grow_with_pages(make_pdf: Any, put: Any) -> None:
    """Each page is let go before the next: 120 pages take hardly more than the first 20."""
    path, process = make_pdf(*[put(*LINES)] * 120), psutil.Process()
    sizes = [process.memory_info().rss for _ in pages(path)]
    assert sizes[-1] - sizes[20] < 10_000_000


def test_nothing_is_logged_about_oddities(make_pdf: Any, prose: Any) -> None:
    """The libraries' own warnings do not reach the user."""
    list(pages(make_pdf(prose)))
    assert logging.getLogger("pdfminer").level == logging.ERROR
