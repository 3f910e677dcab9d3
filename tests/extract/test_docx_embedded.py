"""Documents embedded in Word documents (altChunk), and check boxes."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import docx
import pytest

from minutes_index.errors import TooLarge
from minutes_index.extract import Reading, pages

if TYPE_CHECKING:
    from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _made(path: Path, body: str, chunk: bytes = b"", name: str = "chunk.bin") -> Path:
    spaces = f'xmlns:w="{W}" xmlns:w14="{W14}" xmlns:r="{R}"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        relation = f'<Relationship Id="c1" Type="{R}/aFChunk" Target="{name}"/>' if chunk else ""
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relation}</Relationships>")
        archive.writestr(f"word/{name}", chunk)
    return path


AROUND = '<w:p><w:r><w:t>Före</w:t></w:r></w:p><w:altChunk r:id="c1"/><w:p><w:r><w:t>Efter</w:t></w:r></w:p>'


def _mhtml() -> bytes:
    mail = EmailMessage()
    mail.set_content("<html><body><p>§ 5 Ån röjs.</p></body></html>", subtype="html", charset="iso-8859-1")
    mail.make_related()
    return mail.as_bytes()


def _docx(tmp_path: Path) -> bytes:
    made = docx.Document()
    made.add_paragraph("§ 5 Ån röjs.")
    made.save(str(tmp_path / "inner.docx"))
    return (tmp_path / "inner.docx").read_bytes()


@pytest.mark.parametrize("kind", ["html", "mhtml", "rtf", "txt", "docx"])
def test_an_embedded_document_stands_where_it_is_embedded(tmp_path: Path, kind: str) -> None:
    chunk = {
        "html": "<html><body><p>§ 5 Ån röjs.</p></body></html>".encode(),
        "mhtml": _mhtml(),
        "rtf": rb"{\rtf1\ansi \'a7 5 \'c5n r\'f6js.\par}",
        "txt": "§ 5 Ån röjs.".encode(),
        "docx": _docx(tmp_path),
    }[kind]
    (page,) = pages(_made(tmp_path / "a.docx", AROUND, chunk, f"chunk.{kind}"))
    assert [line for line in page.text.split("\n") if line] == ["Före", "§ 5 Ån röjs.", "Efter"]


def test_documents_in_each_other_are_read_to_a_limit(tmp_path: Path) -> None:
    path = _made(tmp_path / "0.docx", "<w:p><w:r><w:t>Innerst</w:t></w:r></w:p>")
    for depth in range(1, 4):
        path = _made(tmp_path / f"{depth}.docx", AROUND, path.read_bytes(), "in.docx")
    (page,) = pages(path)
    assert "Innerst" in page.text
    with pytest.raises(TooLarge):
        list(pages(path, Reading(depth=2)))


def _control(state: str, sign: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _field(settings: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
        f"{settings}</w:checkBox></w:ffData></w:fldChar></w:r>"
        '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (_control("1", "✔"), "☒ Vega"),
        (_control("0", "☐"), "☐ Vega"),
        (_field("<w:checked/>"), "☒ Vega"),
        (_field('<w:default w:val="0"/>'), "☐ Vega"),
        (_field('<w:default w:val="1"/><w:checked w:val="0"/>'), "☐ Vega"),
    ],
)
def test_check_boxes_of_word_are_signs(tmp_path: Path, box: str, expected: str) -> None:
    (page,) = pages(_made(tmp_path / "a.docx", f"<w:p>{box}<w:r><w:t>Vega</w:t></w:r></w:p>"))
    assert page.text == expected
