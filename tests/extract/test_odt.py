"""OpenDocument texts: read as if their text had been typed."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_index.errors import (
    EmptySource,
    EncryptedSource,
    NoTextLayer,
    SourceError,
    TooLarge,
    UnreadableSource,
)
from minutes_index.extract import Reading, detect, pages
from minutes_index.extract.layout.boxes import apart
from minutes_index.model import MediaType, ReadBy

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Path]

URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{name}="{URN}:{urn}:1.0"'
    for name, urn in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing", "fo": "xsl-fo-compatible",
        "manifest": "manifest",
    }.items()
)  # fmt: skip


def p(text: str = "", style: str = "", tag: str = "p", more: str = "") -> str:
    """A paragraph, or a heading."""
    return f'<text:{tag} text:style-name="{style}" {more}>{text}</text:{tag}>'


def listed(*items: str, style: str = "", more: str = "") -> str:
    """A list."""
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def paragraphs(name: str, properties: str = "", more: str = "") -> str:
    """A style of paragraphs."""
    return f'<style:style style:name="{name}" style:family="paragraph" {more}><style:paragraph-properties {properties}/></style:style>'


def level(at: int, form: str, more: str = "") -> str:
    """How a level of a list is numbered."""
    return f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" {more}/>'


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make a document of a body and styles, as XML."""

    def made(body: str, styles: str = "", shared: str = "", **parts: str | bytes) -> Path:
        path = tmp_path / "minutes.odt"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
            content = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            archive.writestr(
                "content.xml",
                parts.pop(
                    "content", f"<office:document-content {NAMESPACES}>{content}</office:document-content>"
                ),
            )
            archive.writestr(
                "styles.xml", f"<office:document-styles {NAMESPACES}>{shared}</office:document-styles>"
            )
            for name, data in parts.items():
                archive.writestr(name.replace("__", "/"), data)
        return path

    return made


def texts(path: Path, reading: Reading | None = None) -> list[str]:
    """The pages' texts."""
    assert detect(path) is MediaType.ODT
    found = list(pages(path, reading))
    assert {page.read_by for page in found} == {ReadBy.TEXT}
    return [page.text for page in found]


def text(path: Path) -> str:
    """The text of the only page."""
    (found,) = texts(path)
    return found


def test_a_paragraph_is_a_line(make: Make) -> None:
    """Blanks count once unless they are meant, tabs and line ends are such; space between is a blank line."""
    styles = paragraphs("Wide", 'fo:margin-top="0.5cm"') + paragraphs(
        "Kin", 'fo:margin="12pt" style:contextual-spacing="true"'
    )
    styles += paragraphs("Child", 'fo:margin-bottom="1mm"', 'style:parent-style-name="Wide"')
    styles += paragraphs("Far", 'fo:margin-left="3in" fo:text-indent="-1in"')
    stops = '<style:tab-stops><style:tab-stop style:position="110pt"/></style:tab-stops>'
    styles += f'<style:style style:name="Tab" style:family="paragraph"><style:paragraph-properties>{stops}</style:paragraph-properties></style:style>'
    body = (
        p(" Anna  \n Berg<text:tab/>Ale ")
        + p("a<text:s/><text:s text:c='2'/>b<text:line-break/>c")
        + p()
        + p("d")
        + p("e", "Child")
    )
    body += p("<text:span>f</text:span>", "Kin") + p("g", "Kin") + p("h", "Far") + p("Bo<text:tab/>Ek", "Tab")
    assert text(make(body, styles)) == "\n".join(
        [
            "Anna Berg       Ale",
            "a   b",
            "c",
            "",
            "d",
            "",
            "e",
            "",
            "f",
            "g",
            "",
            " " * 26 + "h",
            "Bo" + " " * 18 + "Ek",
        ]
    )


def test_numbers_of_lists_are_counted(make: Make) -> None:
    """Only the first paragraph of an item has one; levels show those above them; signs are bullets."""
    styles = '<text:list-style style:name="L">' + level(1, "1", 'style:num-prefix="§ " text:start-value="45"')
    styles += level(2, "a", 'style:num-suffix=")"') + level(3, "1", 'text:display-levels="3"') + level(4, "")
    styles += '<text:list-level-style-bullet text:level="5" text:bullet-char="–"/></text:list-style>'
    inner = listed(p("a"), p("b") + listed(p("c"), listed(p("d") + listed(p("e")))))
    body = listed(p("Val") + p("ännu"), p("Slut") + inner, p("?"), style="L") + listed(p("ny"), style="L")
    body += "<text:list><text:list-header>" + p("huvud") + "</text:list-header></text:list>"
    assert text(make(body, styles)).split("\n") == [
        "§ 45 Val", "ännu", "§ 46 Slut", "a) a", "b) b", "46.b.1 c", "d", "– e", "§ 47 ?", "§ 45 ny", "huvud",
    ]  # fmt: skip


def test_lists_go_on(make: Make) -> None:
    """Where they say so: that of this name, or the last of this style; or an item says where it starts."""
    styles = f'<text:list-style style:name="L">{level(1, "I")}{level(2, "A")}</text:list-style>'
    styles += f'<text:list-style style:name="M">{level(1, "i")}</text:list-style>'
    styles += paragraphs("InM", "", 'style:list-style-name="M"')
    body = (
        listed(p("a"), style="L", more='xml:id="one"')
        + listed(p("b"), style="L")
        + listed(p("c"), style="L", more='text:continue-list="one"')
    )
    body += listed(p("d"), style="L", more='text:continue-numbering="true"') + listed(p("e", "InM"))
    body += (
        '<text:list text:style-name="M"><text:list-item text:start-value="7">'
        + p("f")
        + "</text:list-item></text:list>"
    )
    assert text(make(body, styles)).split("\n") == ["I a", "I b", "II c", "III d", "i e", "vii f"]


def test_headings_are_numbered_by_the_outline(make: Make) -> None:
    """Where the document numbers its chapters."""
    outline = "".join(
        f'<text:outline-level-style text:level="{at}" style:num-format="{form}" style:num-suffix="." text:display-levels="{at}"/>'
        for at, form in ((1, "1"), (2, "1"), (3, ""))
    )

    def heading(said: str, at: int, more: str = "") -> str:
        return p(said, "", "h", f'text:outline-level="{at}" {more}')

    body = (
        heading("Val", 1)
        + heading("av ordförande", 2)
        + heading("utan", 3)
        + heading("Slut", 1)
        + heading("ingen", 1, 'text:is-list-header="true"')
    )
    found = text(
        make(
            body, shared=f"<office:styles><text:outline-style>{outline}</text:outline-style></office:styles>"
        )
    )
    assert found.split("\n") == ["1. Val", "1.1. av ordförande", "utan", "2. Slut", "ingen"]


def test_tables_are_columns(make: Make) -> None:
    """Rows in groups, cells that span others once, repeated cells as often as they are."""

    def cell(*content: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{''.join(content)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    row = "<table:table-row {}>{}</table:table-row>"
    body = (
        "<table:table><table:table-column/><table:table-header-rows>"
        + row.format(
            "", cell(p("Namn"), more='table:number-columns-spanned="2"') + covered + cell(p("Kommun"))
        )
        + "</table:table-header-rows>"
        + row.format("", cell(p("Anna Berg"), p("Bo Ek")) + cell(p("S"), p("M")) + cell(p("Ale")))
        + row.format(
            'table:number-rows-repeated="2"',
            cell(p("x"), more='table:number-columns-repeated="2"') + "<table:table-cell/>",
        )
        + row.format(
            'table:number-rows-repeated="1048576"',
            "<table:table-cell table:number-columns-repeated='16384'/>",
        )
        + "</table:table>"
    )
    assert text(make(p("före") + body)).split("\n") == [
        "före",
        "",
        "Namn            Kommun",
        "Anna Berg   S   Ale",
        "Bo Ek       M",
        "x           x",
        "x           x",
    ]


def test_page_breaks_cut_pages(make: Make) -> None:
    """Before and after paragraphs, before tables, and where another kind of page begins."""
    styles = paragraphs("Before", 'fo:break-before="page"') + paragraphs("After", 'fo:break-after="page"')
    styles += paragraphs("Other", "", 'style:master-page-name="M"')
    styles += '<style:style style:name="T" style:family="table"><style:table-properties fo:break-before="page"/></style:style>'
    table = f'<table:table table:style-name="T"><table:table-row><table:table-cell>{p("fyra")}</table:table-cell></table:table-row></table:table>'
    body = (
        p("ett", "Before")
        + p("två", "Before")
        + p("två", "After")
        + p("tre<text:soft-page-break/>")
        + table
        + p("fem", "Other")
    )
    assert [each.split() for each in texts(make(body, styles))] == [
        ["ett"],
        ["två", "två"],
        ["tre"],
        ["fyra"],
        ["fem"],
    ]


def test_heads_of_pages_stand_once(make: Make) -> None:
    """At the first page of their kind; feet behind its last."""

    def master(name: str, content: str, more: str = "") -> str:
        return f'<style:master-page style:name="{name}" {more}>{content}</style:master-page>'

    def head(said: str, name: str = "header", more: str = "") -> str:
        return f"<style:{name} {more}>{p(said)}</style:{name}>"

    masters = master("Standard", head("först"), 'style:next-style-name="Next"')
    masters += master(
        "Next", head("sedan") + head("dold", "header-left", 'style:display="false"') + head("fot", "footer")
    )
    masters += master("Annex", head("bilaga"))
    shared = f"<office:master-styles>{masters}</office:master-styles>"
    styles = paragraphs("A", "", 'style:master-page-name="Annex"') + paragraphs(
        "S", "", 'style:master-page-name="Standard"'
    )
    found = texts(make(p("ett") + p("två", "A") + p("tre", "S"), styles, shared))
    assert [each.split() for each in found] == [["först", "sedan", "ett"], ["fot", "bilaga", "två"], ["tre"]]


def test_what_is_not_printed_is_left_out(make: Make) -> None:
    """Deleted and hidden text, comments and prompts."""
    styles = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    styles += '<style:style style:name="HP" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    deleted = f"<text:tracked-changes><text:changed-region><text:deletion>{p('borta')}</text:deletion></text:changed-region></text:tracked-changes>"
    body = deleted + p(
        "Bo <text:change-start/>Ek<text:change-end/>, <office:annotation>"
        + p("Obs")
        + "</office:annotation>Ale"
    )
    body += p(
        "<text:span text:style-name='H'>dold</text:span><text:placeholder>fyll i</text:placeholder>kvar"
    )
    body += (
        p("dold", "HP")
        + f'<text:section text:display="none">{p("dold")}</text:section><text:section>{p("synlig")}</text:section>'
    )
    body += p("<text:hidden-text text:is-hidden='true'>dold</text:hidden-text>", more="text:is-hidden='true'")
    assert text(make(body, styles)) == "Bo Ek, Ale\nkvar\nsynlig"


def test_frames_and_notes(make: Make) -> None:
    """A frame stands before the paragraph that it floats beside, a note at the end of its page."""
    frame = f"<draw:frame><draw:text-box>{p('Nämnd')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{p('Stämpel')}{p('2')}</draw:custom-shape>"
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Se bilaga.')}{p('Mer.')}</text:note-body></text:note>"
    body = frame + p(f"{frame}Byggnadsnämnden{note}.{shape}") + p("två<text:note/>", "B")
    found = texts(make(body, paragraphs("B", 'fo:break-before="page"')))
    assert found == ["Nämnd\nNämnd\nStämpel\n2\nByggnadsnämnden [1].\n[1] Se bilaga.\nMer.", "två [2]"]


def test_a_document_with_a_password(make: Make) -> None:
    """Its manifest says so."""
    manifest = f"<manifest:manifest {NAMESPACES}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    with pytest.raises(EncryptedSource):
        texts(make(p("x"), **{"META-INF__manifest.xml": manifest}))


def test_a_document_without_text(make: Make) -> None:
    """Nothing, or nothing but pictures."""
    with pytest.raises(EmptySource):
        texts(make(p()))
    with pytest.raises(NoTextLayer):
        texts(make(p(), Pictures__1=b"x"))


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "content",
    [
        f"<!DOCTYPE d [<!ENTITY l0 'ha'>{LAUGHS}]><d>&l9;</d>",
        "<a>" * 5000,
        "<a/>",
        "",
        f"<office:d {NAMESPACES}><office:body/></office:d>",
    ],
)
def test_what_is_no_sound_document(make: Make, content: str) -> None:
    """Entities, depth without end, and no text at all."""
    with pytest.raises(UnreadableSource):
        texts(make("", content=content))


@pytest.mark.parametrize(
    "reading", [Reading(pages=1), Reading(characters=5), Reading(megabytes=0), Reading(bytes=200)]
)
def test_limits(make: Make, reading: Reading) -> None:
    """Bytes, pages, characters and memory."""
    with pytest.raises(TooLarge):
        texts(make(p("ett två") + p("tre", "B"), paragraphs("B", 'fo:break-before="page"')), reading)


def test_styles_in_a_circle(make: Make) -> None:
    """They end."""
    styles = paragraphs("A", "", 'style:parent-style-name="B"') + paragraphs(
        "B", "", 'style:parent-style-name="A"'
    )
    assert text(make(p("x", "A"), styles)) == "x"


ANY = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp", "Zs"])).filter(bool)


@settings(max_examples=25)
@given(st.lists(st.lists(ANY, min_size=1).map(" ".join), min_size=1, max_size=5))
def test_any_text_comes_back(lines: list[str]) -> None:
    """What a library of OpenDocument writes is what is read; a box stands apart from the word behind it."""
    document = odfdo.Document("text")
    document.body.clear()
    for line in lines:
        document.body.append(odfdo.Paragraph(line))
    with tempfile.TemporaryDirectory() as folder:
        path, plain = Path(folder, "minutes.odt"), Path(folder, "minutes.txt")
        document.save(str(path))
        plain.write_text("§\n" + "\n".join(map(apart, lines)), encoding="utf-8")
        try:
            expected = [page.text.removeprefix("§\n") for page in pages(plain)]
        except SourceError:
            return
        assert [page.text for page in pages(path)] == expected


@settings(max_examples=25)
@given(st.integers(0, 30), st.integers(0, 40), st.binary(min_size=1, max_size=30))
def test_a_damaged_part_is_a_source_error(part: int, share: int, junk: bytes) -> None:
    """Bytes overwritten in any part make no other exception."""
    document = odfdo.Document("text")
    document.body.append(odfdo.Paragraph("§ 1"))
    document.body.append(odfdo.Table("T", width=2, height=2))
    document.body.append(odfdo.List(["a", "b"]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "minutes.odt")
        document.save(str(path))
        out = io.BytesIO()
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
            names = old.namelist()
            for name in names:
                data = old.read(name)
                at = len(data) * share // 40
                new.writestr(
                    name,
                    data[:at] + junk + data[at + len(junk) :] if name == names[part % len(names)] else data,
                )
        path.write_bytes(out.getvalue())
        try:
            list(pages(path))
        except SourceError:
            return
