"""Web pages: what a reader sees of their main text."""

from __future__ import annotations

import html
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.errors import EmptySource, SourceError, TooLarge, UnreadableSource
from minutes_index.extract import Reading, pages
from minutes_index.extract.layout.boxes import apart
from minutes_index.model import ReadBy


def texts(tmp_path: Path, body: str | bytes, reading: Reading | None = None) -> list[str]:
    """The texts of the pages of a web page."""
    path = tmp_path / "minutes.html"
    path.write_bytes(
        body if isinstance(body, bytes) else f"<!DOCTYPE html><meta charset=utf-8>{body}".encode()
    )
    found = list(pages(path, reading))
    assert {page.read_by for page in found} == {ReadBy.TEXT}
    return [page.text for page in found]


def text(tmp_path: Path, body: str | bytes) -> str:
    """The text of the only page."""
    (found,) = texts(tmp_path, body)
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>Protokoll</h1><p>Bo\n  öppnar.</p><p>Slut</p>", "Protokoll\n\nBo öppnar.\n\nSlut"),
        ("<div>Anna Berg, Ale</div><div>Bo <b>Ek</b>, <i>GR</i></div>", "Anna Berg, Ale\nBo Ek, GR"),
        ("<p>Anna Berg<br>Bo Ek<br/></p>", "Anna Berg\nBo Ek"),
        ("<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\n\n\nb"),
        ("&sect; 45 &Aring;tg&auml;rder&nbsp;&ndash; m&#246;te", "§ 45 Åtgärder – möte"),
        ("<pre>Anna Berg    Ale\nBo\tGR\n\n  slut</pre>", "Anna Berg    Ale\nBo      GR\n\n  slut"),
        ("<p style='white-space: pre-wrap'>a   b</p>", "a   b"),
        ("<ol><li>Val</li><li value=7>Slut</li><li><p>b</p><p>c</p></li></ol>", "1. Val\n7. Slut\n\n8. b\n\nc"),
        ("<ol type=a start=3><li>c<ul><li>inre</li></ul></li></ol>", "c. c\n• inre"),
        ("<ol type=I reversed><li>två</li><li>ett</li></ol>", "II. två\nI. ett"),
        ("<ol type=i><li>a</ol><ol type=A><li>b</ol>", "i. a\n\nA. b"),
        ("<ul style='list-style: none'><li>a</li></ul><ul><li style='list-style-type:none'>b</ul><li>c", "a\n\nb\n\nc"),
        ("<dl><dt>Plats</dt><dd>Kommunhuset</dd></dl>", "Plats\nKommunhuset"),
        ("<p>Bo <ins>Ek</ins><del>Ask</del></p>", "Bo Ek"),
        ("<p>a</p><hr><p>b</p>", "a\n\nb"),
    ],
)  # fmt: skip
def test_blocks_are_lines(tmp_path: Path, body: str, expected: str) -> None:
    """A block a line, blank lines where browsers leave space, lists with their marks."""
    assert text(tmp_path, body) == expected


def test_what_is_not_read(tmp_path: Path) -> None:
    """Menus, scripts, forms, titles of the window and what is hidden."""
    body = """<title>t</title><style>p.x {display: none}</style><nav>meny</nav><script>s()</script><p>Beslut</p>
    <p class="a x">dold</p><p hidden>dold</p><p style="visibility:hidden">dold</p><p style="mso-hide: all">dold</p>
    <select><option>o</select><button>b</button><template>m</template><!-- k -->"""
    assert text(tmp_path, body) == "Beslut"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<header>Kommunen</header><main><p>§ 1</p></main><footer>Kontakt</footer>", "§ 1"),
        ("<p>x</p><div role=main>§ 1</div>", "§ 1"),
        ("<p>x</p><article>§ 1</article>", "§ 1"),
        ("<header>KS</header><article>§ 1</article><article>§ 2</article>", "KS\n§ 1\n§ 2"),
    ],
)
def test_the_main_text(tmp_path: Path, body: str, expected: str) -> None:
    """Where the page says which it is, nothing else is read; several articles are all of them the text."""
    assert text(tmp_path, body) == expected


def test_style_sheets_say_where_blank_lines_stand(tmp_path: Path) -> None:
    """As Word and LibreOffice write them: for elements and classes; what stands at the element wins."""
    body = """<style><!-- /* names */ p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11pt} p.big {margin: 1cm 0 0.5in}
      p {margin-bottom: 0} a:hover {margin: 9cm} div { margin-top: x } --></style>
    <p class=MsoNormal>Anna Berg</p><p class=MsoNormal>Bo Ek</p><p class=MsoNormal style='margin-top:12.0pt'>Beslut</p>
    <p class=MsoNormal>att</p><p class="MsoNormal big">stor</p><div>sist</div>"""
    assert text(tmp_path, body) == "Anna Berg\nBo Ek\n\nBeslut\natt\n\nstor\n\nsist"


def test_a_number_that_word_wrote(tmp_path: Path) -> None:
    """Unbreakable spaces between it and its text are one blank."""
    assert text(tmp_path, "<p>1.&nbsp;&nbsp;&nbsp;&nbsp; Val</p>") == "1. Val"


def test_tables_are_columns(tmp_path: Path) -> None:
    """Rows and columns, cells that span several of them once, a table in a table, a heading above."""
    body = """<p>före<table><caption>Närvaro</caption><thead><tr><th>Namn<th colspan=2>Kommun</tr></thead>
    <tr><td rowspan=2>Anna Berg<br>Bo Ek<td>Ale<td>S</tr><tr><td colspan=0>Lerum<td><p>M</p></tr>
    <tr><td>Cecilia<td rowspan=x><table><tr><td>in<td>ut</table></tr><b>x</b></table>efter"""
    assert text(tmp_path, body).split("\n") == [
        "före",
        "Närvaro",
        "x",
        "",
        "Namn        Kommun",
        "Anna Berg   Ale     S",
        "Bo Ek",
        "            Lerum   M",
        "Cecilia     in   ut",
        "",
        "efter",
    ]


def test_page_breaks(tmp_path: Path) -> None:
    """Those that styles ask for, before and after blocks and at line ends."""
    body = """<style>.ny {page-break-before: always}</style><p>ett</p><p class=ny>två</p><p style='break-after: page'>två</p>
    <p>tre<br style='page-break-before:always'>fyra</p>"""
    assert texts(tmp_path, body) == [
        "ett",
        "två\n\ntvå",
        "tre",
        "fyra",
    ]


SAID = "<!DOCTYPE html><meta charset={}><p>Åtgärder för äldre – möte"


@pytest.mark.parametrize(
    "data",
    [
        SAID.format("utf-8").encode(),
        SAID.format("iso-8859-1").encode("cp1252"),
        SAID.format("windows-1252").encode("cp1252"),
        SAID.format("macintosh").encode("mac_roman"),
        SAID.format("cp437").replace("–", "-").encode("cp437"),
        SAID.format("iso-8859-1").encode("utf-8-sig"),
        SAID.format("utf-8").encode("utf-16"),
        SAID.format("unknown").encode(),
        SAID.format("base64").encode("cp1252"),
        SAID.replace(" charset={}", "").encode("cp1252"),
        b'<?xml version="1.0" encoding="ISO-8859-1"?><html>'
        + SAID.replace("<meta charset={}>", "").encode("cp1252"),
        b'<html><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'
        + SAID.replace("<meta charset={}>", "").encode("cp1252"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    """By the byte order mark, then by what the page says, then as any text."""
    assert text(tmp_path, data).replace("-", "–") == "Åtgärder för äldre – möte"


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<p>&nbsp;</p>"])
def test_a_page_without_text_is_empty(tmp_path: Path, body: str) -> None:
    """Nothing to read."""
    with pytest.raises(EmptySource):
        texts(tmp_path, body)


@pytest.mark.parametrize("depth", [300, 100_000])
def test_elements_without_end(tmp_path: Path, depth: int) -> None:
    """Nothing is left out silently where a page nests too deep."""
    with pytest.raises(UnreadableSource, match="too deep"):
        texts(tmp_path, "<div>" * depth + "x")


def test_entities_are_not_followed(tmp_path: Path) -> None:
    """A page cannot define any."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">{laughs}]><p>a &x; &l9;</p>'.encode()
    assert "root:" not in text(tmp_path, body)
    assert len(text(tmp_path, body)) < 1000


@pytest.mark.parametrize(
    "reading", [Reading(bytes=10), Reading(pages=1), Reading(characters=5), Reading(megabytes=0)]
)
def test_limits(tmp_path: Path, reading: Reading) -> None:
    """Bytes, pages, characters and memory."""
    with pytest.raises(TooLarge):
        texts(tmp_path, "<p>ett två</p><p style='page-break-before:always'>tre</p>", reading)


ANY = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp", "Zs"])).filter(bool)


@given(st.lists(st.lists(ANY, min_size=1).map(" ".join), min_size=1, max_size=5))
def test_any_text_comes_back(lines: list[str]) -> None:
    """Whatever is written as a block is read as a line; a box stands apart from the word behind it."""
    with tempfile.TemporaryDirectory() as folder:
        page, plain = Path(folder, "minutes.html"), Path(folder, "minutes.txt")
        page.write_text(
            "<!DOCTYPE html>" + "".join(f"<div>{html.escape(line)}</div>" for line in lines), encoding="utf-8"
        )
        plain.write_text("§\n" + "\n".join(map(apart, lines)), encoding="utf-8")
        try:
            expected = [page.text.removeprefix("§\n") for page in pages(plain)]
        except SourceError:
            return
        assert [page.text for page in pages(page)] == expected


@given(st.binary(max_size=300) | st.text("<>/=' \"!-p&;abtdrlio1", max_size=200).map(str.encode))
def test_any_bytes_give_pages_or_a_source_error(data: bytes) -> None:
    """No page makes any other exception."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.html")
        path.write_bytes(b"<html>" + data)
        try:
            list(pages(path))
        except SourceError:
            return


@pytest.mark.parametrize(
    "body",
    [
        '<button aria-controls="p9 q" aria-expanded="false">§ 9 Ån</button><section id="p9" hidden><p>Ån röjs.</p></section>',
        "<style>.inner{display:none}</style><h3><button class=accordion__knapp>§ 9 Ån</button></h3><div class=inner>Ån röjs.</div>",
        '<a data-toggle=collapse href="#p9">§ 9 Ån</a><div id=p9 style="display: none">Ån röjs.</div>',
        """<button type=button onclick="fold('p9')">§ 9 Ån</button><div id=p9 style="display:none">Ån röjs.</div>""",
        "<input type=checkbox id=v hidden><label for=v>§ 9 Ån</label><div style='display:none'>Ån röjs.</div>",
        "<script>b.onclick=()=>b.nextElementSibling.hidden=false</script><button>§ 9 Ån</button><div hidden>Ån röjs.</div>",
        "<details><summary>§ 9 Ån</summary><p>Ån röjs.</p></details>",
        "<div role=tablist><button role=tab aria-controls=p9>§ 9 Ån</button></div><div role=tabpanel id=p9 hidden>Ån röjs.</div>",
    ],
)
def test_what_opens_at_a_click_is_read_with_the_control_as_its_heading(tmp_path: Path, body: str) -> None:
    lines = [line.removeprefix("☐ ") for line in text(tmp_path, f"<body>{body}").split("\n") if line]
    assert lines == ["§ 9 Ån", "Ån röjs."]


@pytest.mark.parametrize(
    "body",
    [
        "<button>Skriv ut</button><div hidden>Hemligt</div>",
        "<button aria-controls=m>Meny</button><nav id=m hidden>Hemligt</nav>",
        "<button aria-controls=d>Dela</button><div id=d role=dialog hidden>Hemligt</div>",
        "<p style='display:none'>Hemligt</p>",
        "<button aria-controls=p>§ 1</button><div id=p hidden><p>Synligt</p><p hidden>Hemligt</p></div>",
    ],
)
def test_what_no_control_opens_stays_hidden(tmp_path: Path, body: str) -> None:
    assert "Hemligt" not in text(tmp_path, f"<p>Protokoll</p>{body}")


@pytest.mark.parametrize(
    "body",
    [
        (
            "<ul role=tablist><li role=tab aria-controls=a>§ 1 Ån</li><li role=tab aria-controls=b>§ 2 Ön</li></ul>"
            "<div role=tabpanel id=a>Ån röjs.</div><div role=tabpanel id=b hidden>Ön säljs.</div>"
        ),
        (
            '<ul role="tablist"><li role="presentation"><a role="tab" data-bs-toggle="tab" href="#a">§ 1 Ån</a></li>'
            '<li><a role="tab" data-bs-toggle="tab" href="#b">§ 2 Ön</a></li></ul>'
            '<section id="a"><p>Ån röjs.</p></section><section id="b" style="display:none"><p>Ön säljs.</p></section>'
        ),
        (
            "<style>.f .c{display:none} .f input:checked ~ .c{display:block}</style>"
            "<div class=f><input type=checkbox id=a><label for=a>§ 1 Ån</label><div class=c>Ån röjs.</div></div>"
            "<div class=f><input type=checkbox id=b><label for=b>§ 2 Ön</label><div class=c>Ön säljs.</div></div>"
        ),
        (
            "<style>input:checked+label+p{display:block}</style>"
            "<input type=radio id=a name=r><label for=a>§ 1 Ån</label><p>Ån röjs.</p>"
            "<input type=radio id=b name=r><label for=b>§ 2 Ön</label><p>Ön säljs.</p>"
        ),
    ],
)
def test_each_panel_stands_below_the_words_that_open_it(tmp_path: Path, body: str) -> None:
    """Tabs stand in a row of their own, and the boxes that fold a panel out are nothing to tick."""
    lines = [line for line in text(tmp_path, f"<body>{body}").split("\n") if line]
    assert lines == ["§ 1 Ån", "Ån röjs.", "§ 2 Ön", "Ön säljs."]


def test_check_boxes_of_forms_are_signs(tmp_path: Path) -> None:
    body = "<p><input type=checkbox checked>Vega Lindmark</p><p><input type=checkbox>Ivar Stål</p>"
    assert text(tmp_path, body).split("\n\n") == ["☒ Vega Lindmark", "☐ Ivar Stål"]
