"""Plain text: encodings, pages, columns."""

from __future__ import annotations

import codecs
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minutes_index.errors import EmptySource, SourceError, TooLarge
from minutes_index.extract import Reading, pages
from minutes_index.extract.characters import clean
from minutes_index.model import ReadBy

TEXT = "§ 45 Åtgärder för äldre\nBo Ekman – ordförande\n"


def read(tmp_path: Path, data: bytes, reading: Reading | None = None) -> list[str]:
    """The texts of the pages of a file with these bytes."""
    path = tmp_path / "minutes.txt"
    path.write_bytes(data)
    found = list(pages(path, reading))
    assert {page.read_by for page in found} == {ReadBy.TEXT}
    assert [page.number for page in found] == list(range(1, len(found) + 1))
    return [page.text for page in found]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("mac_roman"),
        TEXT.encode() + b"\x00" * 5000,
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode("cp1252"),
        TEXT.replace(" ", "\u00a0").encode(),
    ],
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, data: bytes) -> None:
    """Encoding, line ends, kind of space and normal form leave no trace."""
    assert read(tmp_path, data) == [TEXT]


@pytest.mark.parametrize("encoding", ["cp437", "cp850"])
def test_what_dos_wrote(tmp_path: Path, encoding: str) -> None:
    """Swedish letters, the sign of a paragraph and frames."""
    text = "┌─┐\n§ 45 Åtgärder för äldre, Ärende Ö\n"
    data = b"".join(b"\x15" if mark == "§" else mark.encode(encoding) for mark in text)
    assert read(tmp_path, data) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Dušan Šarin och Žana sade ”ja” … 5 €\n",
        "l’été – ”citat” hos O’Hara, a—b\n",
        "Œuvre, cŒur\nÅtgärder för alla\n",
        "MÖTE PÅ ÅLAND\n",
        "på två\n",
        "”Möte” † idag\n",
        "x”y x”z\nså är det\n",
    ],
)
def test_windows_is_never_taken_for_another(tmp_path: Path, text: str) -> None:
    """Quotation marks, capitals and letters of other languages do not make it DOS or Macintosh."""
    assert read(tmp_path, text.encode("cp1252")) == [text]


@given(st.text("abcdefghijklmnopqrstuvwxyzåäöÅÄÖé ,.\n”–’§", min_size=1).filter(str.strip))
def test_any_swedish_text_of_windows_is_read(text: str) -> None:
    """As it is, when it has an å, ä or ö inside a word."""
    said = text + " rådet får"
    assume(sum(mark > "~" for mark in said) <= 0.4 * len(said))  # more is no text of any language
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.txt")
        path.write_bytes(said.encode("cp1252"))
        assert [page.text for page in pages(path)] == [clean(said)]


def test_a_few_bytes_of_nothing_do_not_make_it_binary(tmp_path: Path) -> None:
    """They are left out."""
    assert read(tmp_path, (TEXT * 3).encode().replace(b"ordf", b"or\x00df", 1)) == [TEXT * 3]


def test_a_stray_byte_does_not_spoil_the_rest(tmp_path: Path) -> None:
    """Windows-1252 inside UTF-8 is read byte by byte."""
    assert read(tmp_path, "Åke och ".encode() + "Örjan".encode("cp1252")) == ["Åke och Örjan"]


def test_half_a_character_is_shown(tmp_path: Path) -> None:
    """What is cut off in UTF-16 is marked, not guessed; and the decoder does not mend what is encoded."""
    assert read(tmp_path, (TEXT * 2).encode("utf-16") + b"\x41") == [TEXT * 2 + "\ufffd"]
    with pytest.raises(UnicodeEncodeError):
        "å".encode("ascii", "minutes_index.windows_1252")


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    """A form feed starts a page, except at the end of the file; an empty page keeps its number."""
    assert read(tmp_path, b"ett\n\f\ftre\n\f") == ["ett\n", "", "tre\n"]


def test_tabs_keep_columns_apart(tmp_path: Path) -> None:
    """A tab becomes two spaces or more, up to the next eighth column."""
    (text,) = read(tmp_path, b"Bo Ekman\tAle\nCarinas\tLilla Edet\n\tindrag\t\n")
    assert text == "Bo Ekman        Ale\nCarinas         Lilla Edet\n        indrag\n"


@pytest.mark.parametrize("data", [b"", b" \n\f\n", codecs.BOM_UTF8])
def test_a_file_without_text_is_empty(tmp_path: Path, data: bytes) -> None:
    """No bytes, or nothing but blanks."""
    with pytest.raises(EmptySource):
        read(tmp_path, data)


@pytest.mark.parametrize("reading", [Reading(bytes=10), Reading(pages=2), Reading(characters=10)])
def test_limits(tmp_path: Path, reading: Reading) -> None:
    """More bytes, pages or characters than allowed is too large."""
    with pytest.raises(TooLarge):
        read(tmp_path, b"ett\ftv\ftre" * 2, reading)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_pages_or_a_source_error(data: bytes) -> None:
    """No file makes any other exception, and what is read is NFC without control characters."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.txt")
        path.write_bytes(data)
        try:
            text = "\n".join(page.text for page in pages(path))
        except SourceError:
            return
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(mark) in {"Cc", "Cs"} for mark in text if mark != "\n")


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """Clean text is clean."""
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("ofﬁciellt ﬂöde", "officiellt flöde"),
        ("kommun\u00adstyrelsen", "kommun\u00adstyrelsen"),
        ("\uf0b7 punkt", "• punkt"),
        ("kommun\u2010\nstyrelsen", "kommun-\nstyrelsen"),
        ("a\x00b\x07c\u200bd\ufeff", "abcd"),
        ("ett\u2028två\x0btre", "ett\ntvå\ntre"),
        ("\ud83d\ude00 \ud83d", "😀 \ufffd"),
        ("slut   \nnästa\t", "slut\nnästa"),
    ],
)
def test_characters_have_one_spelling(given_text: str, expected: str) -> None:
    """Ligatures, bullets, hyphens, line ends and unseen characters; soft hyphens are kept."""
    assert clean(given_text) == expected


def test_commands_to_a_terminal_go_whole(tmp_path: Path) -> None:
    """Without the escape character its letters would stand in the text."""
    path = tmp_path / "minutes.txt"
    path.write_bytes("Möte \x1b[31mrött\x1b[0m och \x1b]0;titel\x07slut, allt är som det ska.\n".encode())
    assert [page.text.strip() for page in pages(path)] == ["Möte rött och slut, allt är som det ska."]


def test_tabs_and_marks_without_end_are_read_in_order(tmp_path: Path) -> None:
    """A thousand tabs are a thousand gaps; combining characters in a row are parted after thirty, as UAX #15 has it."""
    path = tmp_path / "x.txt"
    path.write_text("a" + "\tb" * 1_000 + "\n" + "e" + "\u0323\u0301" * 50 + "\n", encoding="utf-8")
    tabbed, marked, _ = next(iter(pages(path, Reading()))).text.split("\n")
    assert tabbed == "a" + "       b" * 1_000
    assert unicodedata.is_normalized("NFC", marked)
    assert (marked.count("\u0323") + (marked[0] == "ẹ"), marked.count("\u034f")) == (50, 3)
