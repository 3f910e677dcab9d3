"""RTF: text between control words, as it would be printed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.errors import EmptySource, NoTextLayer, SourceError, TooLarge, UnreadableSource
from minutes_index.extract import Reading, detect, pages
from minutes_index.extract.layout.boxes import apart
from minutes_index.model import MediaType, ReadBy

FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset238 Arial CE;}{\f3\fnil\cpg437 Term;}{\f4\fcharset1 X;}}"


def texts(
    tmp_path: Path, body: str, head: str = r"\ansi\ansicpg1252", reading: Reading | None = None
) -> list[str]:
    """The texts of the pages of a document with this body."""
    path = tmp_path / "minutes.rtf"
    path.write_bytes(rf"{{\rtf1{head}{FONTS}{body}}}".encode("latin-1"))
    assert detect(path) is MediaType.RTF
    found = list(pages(path, reading))
    assert {page.read_by for page in found} == {ReadBy.TEXT}
    return [page.text for page in found]


def text(tmp_path: Path, body: str, head: str = r"\ansi\ansicpg1252") -> str:
    """The text of the only page."""
    (found,) = texts(tmp_path, body, head)
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\pard Anna Berg, Ale\par Bo Ek\par\par Slut\par", "Anna Berg, Ale\nBo Ek\n\nSlut"),
        (r"\pard a\par\pard\sb240 b\par\pard\sa200 c\par d", "a\n\nb\nc\n\nd"),
        (r"\pard\sa200\contextualspace a\par b\par\pard c", "a\nb\n\nc"),
        ("\\pard a\\\nb\\line c\r\nd", "a\nb\ncd"),
        (
            r"\pard Bo\tab Ek\par\pard\tx2200 Bo\tab Ek\par\pard\li2200\fi-220 in",
            "Bo      Ek\nBo" + " " * 18 + "Ek\n" + " " * 18 + "in",
        ),
        (
            r"{\listtext 1.\tab}Val\par{\pntext\f1\'b7\tab}Punkt\par{\*\pn\pntxtb x}sist",
            "1. Val\n• Punkt\nsist",
        ),
        (
            r"\pard \'c5tg\'e4rder \'96 m\u246?te\~nu \{a\}\\ Ann\_Charlotte",
            r"Åtgärder – möte nu {a}\ Ann-Charlotte",
        ),
        (r"\uc2\u229\'e5xa {\uc0\u228}b\uc1\u-10179?\u-8704?", "åa äb😀"),
        (r"\pard ra rå räksmörgås", "ra rå räksmörgås"),
        (r"{\f2\'e8} {\f3\'86\'84\'94} {\f1\'b7 \'20}{\f4\'e5}", "č åäö •  å"),
        (r"a\endash b\emdash c\lquote d\rquote\ldblquote e\rdblquote\bullet", "a–b—c‘d’“e”•"),
        (r"Bo {\v dold}{\deleted borta\plain kvar}\v x\v0  Ek", "Bo kvar Ek"),
        (
            r"{\info{\title T}}{\stylesheet{\s1 Rubrik;}}{\*\okand x}{\field{\*\fldinst PAGE}{\fldrslt 7}}",
            "7",
        ),
        (r"{\*\shppict{\pict\bin3 }}x}}slut{\object{\objdata 00}{\result in}}", "slutin"),
    ],
)
def test_words_and_characters(tmp_path: Path, body: str, expected: str) -> None:
    """Paragraphs, space between them, tabs and marks of lists; characters by code page, font and number."""
    assert text(tmp_path, body) == expected


@pytest.mark.parametrize(
    ("head", "byte"),
    [
        (r"\mac", "8a"),
        (r"\pc", "84"),
        (r"\pca", "84"),
        (r"\ansi\ansicpg850", "84"),
        (r"\ansi\ansicpg9999", "e4"),
        (r"\ansi", "e4"),
    ],
)
def test_code_pages(tmp_path: Path, head: str, byte: str) -> None:
    """That of the document, and Windows-1252 where it is unknown."""
    assert text(tmp_path, rf"v\'{byte}g", head) == "väg"


def test_tables_are_columns(tmp_path: Path) -> None:
    """Cells stand where their row says, those that were merged once; paragraphs in a cell under each other."""
    row = r"\trowd\cellx2000\cellx{}\cellx6000 "
    body = (
        r"\pard f\'f6re\par "
        + row.format(4000) + r"\pard\intbl Namn\cell Parti\cell Kommun\cell\row "
        + row.format(4030) + r"\pard\intbl Anna Berg\par Bo Ek\cell S\par M\cell Ale\cell\row "
        + r"\trowd\clmgf\cellx2000\clmrg\cellx4000\cellx6000 \pard\intbl Cecilia\cell borta\cell GR\cell\row "
        + r"\trowd\cellx2000\clvmrg\cellx4000 \pard\intbl Dan\cell borta\cell\cell\row "
        + r"\pard efter\par"
    )  # fmt: skip
    assert text(tmp_path, body).split("\n") == [
        "före",
        "",
        "Namn        Parti   Kommun",
        "Anna Berg   S       Ale",
        "Bo Ek       M",
        "Cecilia             GR",
        "Dan",
        "",
        "efter",
    ]


def test_a_table_at_the_end(tmp_path: Path) -> None:
    """Its last row may lack its end."""
    assert text(tmp_path, r"\trowd\cellx2000\cellx4000\pard\intbl a\cell b\cell") == "a   b"
    assert text(tmp_path, r"\pard\intbl a") == "a"


def test_page_breaks_cut_pages(tmp_path: Path) -> None:
    """In a paragraph, before one, between sections; a section may go on on the same page."""
    body = r"\pard\pagebb ett\par\pard tv\'e5\page\pard tre\par\pard\pagebb fyra\par\pard fyra\sect\sectd\sbknone fyra\sect\sectd fem\par"
    assert [each.split() for each in texts(tmp_path, body)] == [
        ["ett", "två"],
        ["tre"],
        ["fyra", "fyra", "fyra"],
        ["fem"],
    ]


def test_heads_notes_and_boxes(tmp_path: Path) -> None:
    """Heads and feet of pages once, a note at the end of its page, a box before the paragraph it floats beside."""
    body = (
        r"{\header\pard Kommunstyrelsen\par}{\footer\pard Utdrag\par}\pard "
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard N\'e4mnd\par}}{\shprslt x}}Avtal{\super\chftn{\footnote\pard{\super\chftn} Se bilaga.\par Mer.}}."
        r"\par\page\pard tv\'e5{\*\footnote}\sect\sectd{\header\pard Kommunstyrelsen\par}{\headerf Bilaga}\pard tre\par"
    )
    assert [[line for line in each.split("\n") if line] for each in texts(tmp_path, body)] == [
        ["Kommunstyrelsen", "Nämnd", "Avtal [1].", "[1] Se bilaga.", "Mer."],
        ["två [2]", "[2]"],
        ["Bilaga", "tre", "Utdrag"],
    ]


@pytest.mark.parametrize("body", ["", r"\par\par", r"{\info x}"])
def test_a_document_without_text(tmp_path: Path, body: str) -> None:
    """Nothing at all is empty."""
    with pytest.raises(EmptySource):
        texts(tmp_path, body)


def test_a_document_of_pictures(tmp_path: Path) -> None:
    """It calls for recognition."""
    with pytest.raises(NoTextLayer):
        texts(tmp_path, r"{\pict 00}")


@pytest.mark.parametrize("body", ["{" * 2000, r"\pard x{", r"\bin99999 x"])
def test_what_is_damaged(tmp_path: Path, body: str) -> None:
    """Groups without end, and a file that was cut off."""
    with pytest.raises(UnreadableSource):
        texts(tmp_path, body)


def test_what_stands_behind_the_end(tmp_path: Path) -> None:
    """It is none of the document."""
    assert text(tmp_path, r"\pard x}\par y{") == "x"


@pytest.mark.parametrize("reading", [Reading(bytes=10), Reading(pages=1), Reading(characters=5)])
def test_limits(tmp_path: Path, reading: Reading) -> None:
    """Bytes, pages and characters."""
    with pytest.raises(TooLarge):
        texts(tmp_path, r"\pard ett tv\'e5\page tre", reading=reading)


def written(line: str) -> str:
    """A line as word processors write it."""
    return "".join(
        f"\\u{int.from_bytes(unit, 'little', signed=True)}?" for mark in line for unit in units(mark)
    )


def units(mark: str) -> list[bytes]:
    """The 16-bit units of a character."""
    data = mark.encode("utf-16-le")
    return [data[at : at + 2] for at in range(0, len(data), 2)]


ANY = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp", "Zs"])).filter(bool)


@given(st.lists(st.lists(ANY, min_size=1).map(" ".join), min_size=1, max_size=5))
def test_any_text_comes_back(lines: list[str]) -> None:
    """Whatever is written as a paragraph is read as a line; a box stands apart from the word behind it."""
    with tempfile.TemporaryDirectory() as folder:
        path, plain = Path(folder, "minutes.rtf"), Path(folder, "minutes.txt")
        path.write_text(
            r"{\rtf1\ansi " + "".join(rf"\pard {written(line)}\par " for line in lines) + "}",
            encoding="ascii",
        )
        plain.write_text("§\n" + "\n".join(map(apart, lines)), encoding="utf-8")
        try:
            expected = [page.text.removeprefix("§\n") for page in pages(plain)]
        except SourceError:
            return
        assert [page.text for page in pages(path)] == expected


WORDS = [r"\par ", r"\cell ", r"\row ", r"\trowd", r"\cellx1", r"\cellx-1 ", "{", "}", r"\intbl ", r"\sect ", r"\page ", r"{\footnote ", r"\u1?",
         r"{\header ", r"{\*\x ", r"\'e5", r"\f9 ", r"\uc99 ", r"\bin2 ", r"\ansicpg0 ", "x", "\\", r"\li999999999 ", r"\pagebb "]  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS)).map("".join)
    | st.binary(max_size=200).map(lambda data: data.decode("latin-1"))
)
def test_any_bytes_give_pages_or_a_source_error(body: str) -> None:
    """No document makes any other exception."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.rtf")
        path.write_bytes((r"{\rtf1" + body + "}").encode("latin-1"))
        try:
            list(pages(path))
        except SourceError:
            return
