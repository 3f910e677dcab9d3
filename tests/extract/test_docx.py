"""Word documents: read as if their text had been typed."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.shared import Cm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_index.errors import EmptySource, NoTextLayer, SourceError, TooLarge, UnreadableSource
from minutes_index.extract import Reading, detect, pages
from minutes_index.extract.layout.boxes import apart
from minutes_index.model import MediaType, ReadBy

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Path]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"'
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def p(text: str = "", settings: str = "") -> str:
    """A paragraph."""
    return f'<w:p><w:pPr>{settings}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def listed(text: str, level: int = 0, list_id: int = 1) -> str:
    """A paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(at: int, form: str, text: str, more: str = "") -> str:
    """How a level of a list is numbered."""
    return f'<w:lvl w:ilvl="{at}">{more}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make a document of a body and other parts, as XML without their root elements."""

    def made(body: str, name: str = "minutes.docx", *, namespace: str = W, **parts: str) -> Path:
        path = tmp_path / name
        relations = "".join(
            f'<Relationship Id="{part}" Type="{R}/{part.rstrip("0123456789")}" Target="{part}.xml"/>'
            for part in parts
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(
                "word/document.xml",
                f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".replace(W, namespace),
            )
            archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
            for part, content in parts.items():
                archive.writestr(f"word/{part}.xml", f"<w:root {NAMESPACES}>{content}</w:root>")
        return path

    return made


def texts(path: Path, reading: Reading | None = None) -> list[str]:
    """The pages' texts."""
    assert detect(path) is MediaType.DOCX
    found = list(pages(path, reading))
    assert {page.read_by for page in found} == {ReadBy.TEXT}
    assert [page.number for page in found] == list(range(1, len(found) + 1))
    return [page.text for page in found]


def text(path: Path) -> str:
    """The text of the only page."""
    (found,) = texts(path)
    return found


def test_a_paragraph_is_a_line(tmp_path: Path) -> None:
    """An empty one is a blank line, and so is space between two as wide as on a printed page."""
    document = docx.Document()
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    for line in ("Närvarande", "Anna Berg, Kungälv", "Bo Ek, Ale", "", "§ 1"):
        document.add_paragraph(line)
    document.add_paragraph("Mötet öppnas.").paragraph_format.space_before = Pt(12)
    path = tmp_path / "minutes.docx"
    document.save(str(path))
    assert text(path) == "Närvarande\nAnna Berg, Kungälv\nBo Ek, Ale\n\n§ 1\n\nMötet öppnas."


def test_space_comes_from_the_style(make: Make) -> None:
    """Own settings over those of the style, over those it is based on, over the document's; and a style may keep its kind close."""
    styles = """
      <w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="200"/></w:pPr></w:pPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
      <w:style w:type="paragraph" w:styleId="Tight"><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Name"><w:basedOn w:val="Tight"/></w:style>
      <w:style w:type="paragraph" w:styleId="Kin"><w:pPr><w:contextualSpacing/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>"""
    name, kin = '<w:pStyle w:val="Name"/>', '<w:pStyle w:val="Kin"/>'
    body = (
        p("a")
        + p("b", name)
        + p("c", name)
        + p("d", kin)
        + p("e", kin)
        + p("f", '<w:pStyle w:val="Circle"/>')
    )
    body += p("g", '<w:pStyle w:val="None"/><w:spacing w:after="0" w:afterAutospacing="0"/>') + p(
        "h", '<w:spacing w:beforeAutospacing="1"/>'
    )
    assert text(make(body, styles=styles)) == "a\n\nb\nc\nd\ne\n\nf\n\ng\n\nh"


def test_tabs_and_line_ends(make: Make) -> None:
    """A tab leads to the next stop, or else eighth column, two blanks away at least; a line end stays one."""
    stops = '<w:tabs><w:tab w:val="left" w:pos="3300"/><w:tab w:val="left" w:pos="2200"/></w:tabs>'
    cleared = '<w:tabs><w:tab w:val="clear" w:pos="2200"/></w:tabs>'
    run = "<w:r><w:t>Anna Berg</w:t><w:tab/><w:t>Ale</w:t><w:br/><w:t>Bo</w:t><w:tab/><w:t>GR</w:t><w:cr/><w:t>e</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>"
    style = f'<w:style w:type="paragraph" w:styleId="S"><w:pPr>{stops}</w:pPr></w:style>'
    body = f'<w:p><w:pPr>{stops}</w:pPr>{run}</w:p><w:p>{run}</w:p><w:p><w:pPr><w:pStyle w:val="S"/>{cleared}</w:pPr>{run}</w:p>'
    assert text(make(body, styles=style)).split("\n") == [
        "Anna Berg           Ale",
        "Bo                  GR",
        "e-\u00ad",
        "Anna Berg       Ale",
        "Bo      GR",
        "e-\u00ad",
        "Anna Berg                     Ale",
        "Bo                            GR",
        "e-\u00ad",
    ]


def test_a_typed_number_stands_one_blank_before_its_text(make: Make) -> None:
    """As a typed bullet does: the tab between them parts no columns."""
    tab = "</w:t><w:tab/><w:t>"
    body = p(f"§ 12{tab}Val") + p(f"1.{tab}Ett") + p(f"•{tab}Två") + p(f"a){tab}Tre") + p(f"2.1{tab}Fyra")
    assert text(make(body)) == "§ 12 Val\n1. Ett\n• Två\na) Tre\n2.1 Fyra"


def test_wide_indents_are_kept(make: Make) -> None:
    """Names set under the first one, right of a label."""
    body = (
        p("Närvarande:")
        + p("Bo Ek", '<w:ind w:left="2200" w:hanging="220"/>')
        + p("x", '<w:ind w:left="400" w:firstLine="200"/>')
    )
    assert text(make(body)) == "Närvarande:\n" + " " * 18 + "Bo Ek\nx"


def test_numbers_of_lists_are_counted(make: Make) -> None:
    """Items of minutes are numbered by Word: the text does not have the numbers."""
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "decimal", "§ %1", '<w:start w:val="45"/>')
        + level(1, "lowerLetter", "%2)")
        + level(2, "lowerRoman", "%1.%2.%3")
        + level(3, "decimal", "%1.%2", "<w:isLgl/>")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = (
        listed("Mötet öppnas")
        + p("Bo öppnar.")
        + listed("Val")
        + listed("ett", 1)
        + listed("två", 1)
        + listed("tre", 2)
    )
    body += listed("fyra", 3) + listed("Beslut") + listed("ett", 1) + listed("?", 7) + listed("??", 0, 9)
    assert text(make(body, numbering=numbering)).split("\n") == [
        "§ 45 Mötet öppnas",
        "Bo öppnar.",
        "§ 46 Val",
        "a) ett",
        "b) två",
        "46.b.i tre",
        "46.2 fyra",
        "§ 47 Beslut",
        "a) ett",
        "?",
        "??",
    ]


def test_lists_go_on_or_begin_anew(make: Make) -> None:
    """Two lists of one kind are one, unless the second says where it starts; a level may go on through those above it."""
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "upperRoman", "%1.")
        + level(1, "decimalZero", "%2", '<w:lvlRestart w:val="0"/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>'
        + '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "upperLetter", "%1:")
        + "</w:lvlOverride></w:num>"
    )
    body = (
        listed("a")
        + listed("b", 1)
        + listed("c", 0, 2)
        + listed("d", 1, 2)
        + listed("e", 0, 3)
        + listed("f", 0, 3)
        + listed("g", 0, 4)
    )
    found = text(make(body, numbering=numbering)).split("\n")
    assert found == ["I. a", "01 b", "II. c", "02 d", "IX. e", "X. f", "K: g"]


def test_a_style_may_be_numbered(make: Make) -> None:
    """Headings have their numbers from the list that their style belongs to, on the level that names the style."""
    numbering = (
        '<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="Paragraphs"/>'
        + level(0, "decimal", "§ %1", '<w:pStyle w:val="Heading1"/>')
        + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Heading2"/>')
        + '</w:abstractNum><w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Paragraphs"/></w:abstractNum>'
        + '<w:num w:numId="1"><w:abstractNumId w:val="6"/></w:num>'
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{at}">{numbered}</w:style>' for at in (1, 2)
    )
    one, two = '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>'
    body = (
        p("Val", one)
        + p("av ordförande", two)
        + p("Slut", one)
        + p("utan", one + '<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert (
        text(make(body, numbering=numbering, styles=styles)) == "§ 1 Val\n1.1 av ordförande\n§ 2 Slut\nutan"
    )


@pytest.mark.parametrize(
    ("sign", "mark"), [("\uf0b7", "•"), ("\uf0fe", "•"), ("o", "o"), ("–", "–"), ("", "")]
)
def test_bullets(make: Make, sign: str, mark: str) -> None:
    """Signs of symbol fonts are bullets."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", sign)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert text(make(listed("ett"), numbering=numbering)) == f"{mark} ett".strip()


def test_tables_are_columns(tmp_path: Path) -> None:
    """A row a line, cells under each other; one that spans rows or columns stands once."""
    document = docx.Document()
    table = document.add_table(4, 3)
    rows = [
        ("Namn", "", "Kommun"),
        ("Anna Berg", "S", "Kungälv"),
        ("Bo Ekström", "", "Ale"),
        ("Cecilia Dahl", "KD", ""),
    ]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, content in zip(row.cells, cells, strict=True):
            cell.text = content
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(2, 2).merge(table.cell(3, 2))
    table.add_row()
    path = tmp_path / "minutes.docx"
    document.save(str(path))
    assert text(path).split("\n") == [
        "Namn               Kommun",
        "Anna Berg      S   Kungälv",
        "Bo Ekström         Ale",
        "Cecilia Dahl   KD",
    ]


def test_lines_of_cells_stand_beside_each_other(make: Make) -> None:
    """Names in one cell, their parties in the next; what is behind a long cell is set on; tables lie in tables."""

    def cell(content: str) -> str:
        return f"<w:tc>{content}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(p('x'))}{cell(p('y'))}</w:tr></w:tbl>"
    rows = [
        cell(p("Ledamöter")) + cell(p("Anna Berg") + p("Bo Ek")) + cell(p("(S)") + p("(M)")),
        cell(p("L" * 70)) + cell(p("kort")),
        cell(p("Inuti")) + cell(inner),
    ]
    tracked = '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>' + cell(p("borta")) + "</w:tr>"
    late = (
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        + cell(p("sen"))
        + "<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p/></w:tc></w:tr>"
    )
    wrapped = f"<w:sdt><w:sdtContent><w:tr>{cell(p('Sist'))}</w:tr></w:sdtContent></w:sdt>"
    body = (
        p("före")
        + "<w:tbl>"
        + "".join(f"<w:tr>{row}</w:tr>" for row in rows)
        + tracked
        + late
        + wrapped
        + "</w:tbl>"
        + p("efter")
    )
    pad = " " * 63
    assert text(make(body)).split("\n") == [
        "före",
        "",
        "Ledamöter" + pad[9:] + "Anna Berg   (S)",
        pad + "Bo Ek       (M)",
        "L" * 70 + "   kort",
        "Inuti" + pad[5:] + "x   y",
        pad + "sen",
        "Sist",
        "",
        "efter",
    ]


def test_page_breaks_cut_pages(tmp_path: Path) -> None:
    """Those that somebody made: in a line, before a paragraph, between sections."""
    document = docx.Document()
    document.add_paragraph("ett").paragraph_format.page_break_before = True
    run = document.add_paragraph("ett slut").add_run()
    run.add_break(WD_BREAK.PAGE)
    run.add_text("två")
    document.add_paragraph("tre").paragraph_format.page_break_before = True
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("ännu tre")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("fyra")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    path = tmp_path / "minutes.docx"
    document.save(str(path))
    assert [" ".join(each.split()) for each in texts(path)] == ["ett ett slut", "två", "tre ännu tre", "fyra"]


def test_heads_of_pages_stand_once(make: Make) -> None:
    """That of the first page, then that of the others, at the start of the section that has them; feet at its end."""
    parts = {
        "header1": p("Kommunstyrelsen"),
        "header2": p("Sida 1"),
        "header3": p("Bilaga"),
        "header4": p("jämn"),
        "footer1": p("Utdragsbestyrkande"),
    }

    def section(heads: str, more: str = "") -> str:
        return f"<w:sectPr>{heads}{more}</w:sectPr>"

    def head(kind: str, number: int) -> str:
        return f'<w:headerReference w:type="{kind}" r:id="header{number}"/>'

    foot = '<w:footerReference w:type="default" r:id="footer1"/>'
    one = section(head("first", 1) + head("default", 2) + head("even", 4) + foot, "<w:titlePg/>")
    two = section(head("default", 2) + foot)
    three = section(head("first", 1) + head("default", 3))
    body = (
        p("a")
        + f"<w:p><w:pPr>{one}</w:pPr></w:p>"
        + p("b")
        + f"<w:p><w:pPr>{two}</w:pPr></w:p>"
        + p("c")
        + three
    )
    assert [each.split() for each in texts(make(body, **parts))] == [
        ["Kommunstyrelsen", "Sida", "1", "a", "Utdragsbestyrkande"],
        ["b"],
        ["Bilaga", "c"],
    ]
    even = texts(make(body, **parts, settings="<w:evenAndOddHeaders/>"))
    assert "jämn" in even[0]


def test_notes_stand_at_the_end_of_their_page(make: Make) -> None:
    """With a mark where they belong."""
    notes = f'<w:footnote w:id="2">{p(" Se bilaga.")}{p("Och mer.")}</w:footnote><w:footnote w:id="3"/>'

    def reference(key: int) -> str:
        return f'<w:p><w:r><w:t>Avtal</w:t><w:footnoteReference w:id="{key}"/><w:t>.</w:t></w:r></w:p>'

    body = reference(2) + p("</w:t><w:br w:type='page'/><w:t>två") + reference(3) + reference(4)
    assert texts(make(body, footnotes=notes)) == [
        "Avtal [1].\n\n[1] Se bilaga.\nOch mer.",
        "två\nAvtal [2].\nAvtal [3].\n[2]",
    ]


def test_tracked_changes_are_taken_as_made(make: Make) -> None:
    """What was inserted or moved here is there, what was deleted or moved away is not; a deleted line end joins."""
    body = (
        "<w:p><w:r><w:t>Bo </w:t></w:r><w:ins w:id='1'><w:r><w:t>Ek</w:t></w:r></w:ins>"
        "<w:del w:id='2'><w:r><w:delText>Ask</w:delText></w:r></w:del>"
        "<w:moveFrom w:id='3'><w:r><w:t>borta</w:t></w:r></w:moveFrom>"
        "<w:moveTo w:id='4'><w:r><w:t>, Ale</w:t></w:r></w:moveTo></w:p>"
        + p("ett ", "<w:rPr><w:del w:id='5'/></w:rPr>")
        + p("två")
        + p("sist", "<w:rPr><w:del w:id='6'/></w:rPr>")
    )
    assert text(make(body)) == "Bo Ek, Ale\nett två\nsist"


def test_hidden_text_prompts_and_codes_are_left_out(make: Make) -> None:
    """As they are in print; a field shows its result, a form what was filled in."""
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
    )

    def run(settings: str, content: str) -> str:
        return f"<w:p><w:r><w:rPr>{settings}</w:rPr><w:t>{content}</w:t></w:r></w:p>"

    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    control = "<w:sdt>{}<w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        run("<w:vanish/>", "dold")
        + run('<w:rStyle w:val="I"/>', "dold")
        + run('<w:rStyle w:val="I"/><w:vanish w:val="false"/>', "synlig")
        + control.format(prompt, p("Klicka här"))
        + f"<w:p>{control.format(prompt, '<w:r><w:t>Klicka här</w:t></w:r>')}{control.format('', '<w:r><w:t>2023-04-12</w:t></w:r>')}</w:p>"
        + "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr='X'><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>"
        + "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:char='x'/><w:t>klart</w:t></w:r></w:p>"
    )
    assert text(make(body, styles=styles)).split() == ["synlig", "2023-04-12", "7", "✓klart"]


def test_text_boxes_are_read_once(make: Make) -> None:
    """They are stored twice, for new and old programs; a label that floats beside a paragraph stands before it."""
    box = f"<w:txbxContent>{p('Nämnd')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    old = "<mc:AlternateContent><mc:Fallback><w:t>gammal</w:t></mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r>{both}<w:t>Byggnadsnämnden</w:t></w:r></w:p><w:p><w:r>{old}</w:r></w:p>"
    assert text(make(body)).split("\n") == ["Nämnd", "Byggnadsnämnden", "gammal"]


def test_the_strict_form_is_read_alike(make: Make) -> None:
    """Its namespaces are others, its names the same."""
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    assert text(make(listed("ett"), namespace=STRICT, numbering=numbering)) == "1. ett"


ANY = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
    )
)


@settings(max_examples=30)
@given(st.lists(ANY.map(str.strip).filter(bool), min_size=1, max_size=5))
def test_any_text_comes_back(lines: list[str]) -> None:
    """What a library of Word documents writes is what is read; a box stands apart from the word behind it."""
    document = docx.Document()
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    for line in lines:
        document.add_paragraph(line)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "minutes.docx")
        document.save(str(path))
        plain = Path(folder, "minutes.txt")
        plain.write_text("\n".join(map(apart, lines)), encoding="utf-8")
        if detect_or_none(plain):
            assert [page.text for page in pages(path)] == [page.text for page in pages(plain)]


def detect_or_none(path: Path) -> bool:
    """Whether the text of this file is text for us."""
    try:
        return detect(path) is MediaType.TEXT
    except SourceError:
        return False


def test_a_document_without_text(make: Make) -> None:
    """Nothing at all is empty; pictures and nothing else call for recognition."""
    with pytest.raises(EmptySource):
        texts(make(p()))
    path = make(p())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG")
    with pytest.raises(NoTextLayer) as caught:
        texts(path)
    assert "PDF" in caught.value.hint


def replaced(path: Path, name: str, content: bytes | str | None) -> Path:
    """The document with another part, or without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if content is not None:
            new.writestr(name, content)
    path.write_bytes(out.getvalue())
    return path


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS: dict[str, str | bytes] = {
    "entities": f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]><w:document xmlns:w="{W}"><w:body>&l9;</w:body></w:document>',
    "a file": f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{W}"><w:body>&x;</w:body></w:document>',
    "depth": "<a>" * 5000 + "</a>" * 5000,
    "no end": "<w:document",
    "no body": f'<w:document xmlns:w="{W}"/>',
    "nothing": "",
    "junk": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("kind", BOMBS)
def test_what_is_no_sound_xml(make: Make, kind: str) -> None:
    """Entities are not followed nor opened, and nothing nests without end."""
    with pytest.raises(UnreadableSource):
        texts(replaced(make(p("x")), "word/document.xml", BOMBS[kind]))


def test_tables_in_tables_without_end(make: Make) -> None:
    """As deep as the XML allows is read or refused."""
    body = p("x")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert text(make(body)) == "x"
    with pytest.raises(UnreadableSource):
        texts(
            make(
                f"<w:tbl><w:tr><w:tc>{body * 2}</w:tc></w:tr></w:tbl>".replace(
                    "<w:tc>", "<w:tc><w:sdt><w:sdtContent>"
                ).replace("</w:tc>", "</w:sdtContent></w:sdt></w:tc>")
            )
        )


def test_a_document_without_its_text(make: Make) -> None:
    """The part is missing."""
    with pytest.raises(UnreadableSource, match="its text is missing"):
        texts(replaced(make(p("x")), "word/document.xml", None))


@pytest.mark.parametrize(
    "reading", [Reading(bytes=100), Reading(pages=2), Reading(characters=10), Reading(megabytes=0)]
)
def test_limits(make: Make, reading: Reading) -> None:
    """Bytes, pages, characters and memory."""
    page = p("text</w:t><w:br w:type='page'/><w:t>")
    with pytest.raises(TooLarge):
        texts(make(page * 4), reading)


def test_a_document_that_swells(make: Make) -> None:
    """It packs so well that it must be made to overwhelm."""
    with pytest.raises(TooLarge, match="200 times"):
        texts(make(p(" " * 5_000_000)))


def test_numbers_without_sense(make: Make) -> None:
    """Whatever stands where a number belongs."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'
    rows = "".join(
        f"<w:tr>{cell.format(value)}{cell.format('')}</w:tr>"
        for value in ("-1", "x", "1e99", "nan", "99999999")
    )
    body = f"<w:tbl>{rows}</w:tbl>" + p("y", '<w:spacing w:before="∞"/><w:ind w:left="99999999"/>')
    assert text(make(body)).split() == ["x"] * 10 + ["y"]


@settings(max_examples=40)
@given(st.integers(0, 30), st.integers(0, 40), st.binary(min_size=1, max_size=30))
def test_a_damaged_part_is_a_source_error(part: int, share: int, junk: bytes) -> None:
    """Bytes overwritten in any part make no other exception."""
    document = docx.Document()
    document.add_heading("§ 1 Val", 1)
    document.add_table(2, 2).cell(0, 0).text = "Bo"
    document.add_paragraph("ett", style="List Number").paragraph_format.left_indent = Cm(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "minutes.docx")
        document.save(str(path))
        with zipfile.ZipFile(path) as archive:
            name = archive.namelist()[part % len(archive.namelist())]
            data = archive.read(name)
        at = len(data) * share // 40
        replaced(path, name, data[:at] + junk + data[at + len(junk) :])
        try:
            list(pages(path))
        except SourceError:
            return
