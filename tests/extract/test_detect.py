"""What a file is, told from its bytes; and files that are none."""

from __future__ import annotations

import gzip
import hashlib
import inspect
import io
import os
import socket
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from minutes_index.errors import EmptySource, EncryptedSource, UnreadableSource, UnsupportedFormat
from minutes_index.extract import (
    CONTAINERS,
    FORMATS,
    compound_files,
    detect,
    office,
    pages,
    read_source,
    text,
)
from minutes_index.extract.base import Extractor  # noqa: TC001  # its definition is checked too
from minutes_index.extract.docx import document as docx
from minutes_index.extract.html import page as html
from minutes_index.extract.ocr import image as pictures
from minutes_index.extract.odt import document as odt
from minutes_index.extract.pdf import pages as pdf
from minutes_index.extract.rtf import document as rtf
from minutes_index.model import MediaType

PICTURES = ("PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP")
MODULES: dict[MediaType, Extractor] = {
    MediaType.PDF: pdf,
    MediaType.TEXT: text,
    MediaType.DOCX: docx,
    MediaType.ODT: odt,
    MediaType.RTF: rtf,
    MediaType.HTML: html,
    **dict.fromkeys(office.KINDS, office),
    **{MediaType[kind]: pictures for kind in PICTURES},
}


def test_every_media_type_has_its_extractor() -> None:
    """What can be detected can be read, by a module that is an `Extractor`."""
    assert {kind: inspect.getmodule(module.pages) for kind, module in MODULES.items()} == {
        one.media_type: sys.modules[one.module] for one in FORMATS
    }
    assert {one.media_type for one in FORMATS} | CONTAINERS == set(MediaType)


def zipped(*names: str, content: str = "") -> bytes:
    """A ZIP archive with files of these names, not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return out.getvalue()


def compound(*parts: str) -> bytes:
    """What an old Office file with parts of these names looks like from afar."""
    return (
        compound_files.MAGIC + bytes(600) + b"".join(part.encode("utf-16-le") for part in parts) + bytes(600)
    )


def image(kind: str) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, kind)
    return out.getvalue()


PYTHON = "import os\n\ndef f(x):\n    y = os.getcwd()\n    return y\n\nprint(f(1))\n"
OTHERS = [
    (zipped("mimetype", content="application/vnd.oasis.opendocument.graphics"), "no text"),
    (zipped("mimetype", content="application/epub+zip"), "EPUB"),
    (zipped("META-INF/MANIFEST.MF", "A.class"), "Java"),
    (compound(), "old Office"),
    (b"\x7fELF" + bytes(60), "program"),
    (gzip.compress(b"text"), "compressed"),
    (b'<?xml version="1.0"?><a/>', "XML"),
    (b"<note><to>Bo</to></note>", "XML"),
    (b'{"items": [1, 2]}', "JSON"),
    (b"From a@example.org Mon Jan  2 10:00:00 2023\nFrom: a@example.org\n\ntext", "mbox"),
    (b"namn;kommun;parti\n" + b"Bo;Ale;S\n" * 9, "CSV"),
    (PYTHON.encode(), "source"),
    (b"#!/bin/sh\necho 1\n", "script"),
    (b"int main() {\n  int a;\n  a = 1;\n  return a;\n}\n", "source"),
    (bytes(range(256)) * 4, "binary data, not text"),
    (bytes(range(1, 32)) * 9, "binary data, not text"),
    ("Привет, мир. ".encode("koi8-r") * 20, "binary data, not text"),
    (b"\xff\xfe" + b"\x81\x00" * 90, "binary data, not text"),
]


@pytest.mark.parametrize(
    ("data", "name"), OTHERS, ids=[f"{at}-{name}" for at, (_, name) in enumerate(OTHERS)]
)
def test_other_formats_are_named(tmp_path: Path, data: bytes, name: str) -> None:
    """A file that is no minutes is refused by name of its format, whatever its own name."""
    path = tmp_path / "minutes.txt"
    path.write_bytes(data)
    with pytest.raises(UnsupportedFormat) as caught:
        detect(path)
    assert name in caught.value.reason


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped("[Content_Types].xml", "xl/workbook.xml"), MediaType.XLSX),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), MediaType.PPTX),
        (zipped("mimetype", content="application/vnd.oasis.opendocument.spreadsheet"), MediaType.ODS),
        (zipped("mimetype", content="application/vnd.oasis.opendocument.presentation"), MediaType.ODP),
        (compound("WordDocument", "Workbook"), MediaType.DOC),
        (compound("PowerPoint Document", "Workbook"), MediaType.PPT),
        (compound("Workbook"), MediaType.XLS),
        (compound("Book\0"), MediaType.XLS),
    ],
)
def test_what_libreoffice_converts_is_told_apart(tmp_path: Path, data: bytes, kind: MediaType) -> None:
    """Old and other office files, by the names of their parts."""
    path = tmp_path / "minutes.txt"
    path.write_bytes(data)
    assert detect(path) is kind


@pytest.mark.parametrize("cut", [0, (1 << 20) - len(compound_files.MAGIC) - 700])
def test_an_office_document_with_a_password(tmp_path: Path, cut: int) -> None:
    """It is told from an old document wherever the name stands that tells it, also where two reads meet."""
    path = tmp_path / "minutes.docx"
    path.write_bytes(compound_files.MAGIC + bytes(cut) + compound("EncryptionInfo", "EncryptedPackage"))
    with pytest.raises(EncryptedSource):
        detect(path)


@pytest.mark.parametrize("names", [("word/document.xml",), ("a.txt", "[Content_Types].xml"), ()])
def test_a_zip_of_something_else(tmp_path: Path, names: tuple[str, ...]) -> None:
    """A Word document has its table of types and its folder; what has not both is an archive of files."""
    path = tmp_path / "minutes.docx"
    path.write_bytes(zipped(*names))
    assert detect(path) is MediaType.ZIP


@pytest.mark.parametrize("kind", PICTURES)
def test_pictures_are_told_apart(tmp_path: Path, kind: str) -> None:
    """A picture is known by its first bytes, whatever its name."""
    path = tmp_path / "minutes.txt"
    path.write_bytes(image(kind))
    assert detect(path) is MediaType[kind]


@pytest.mark.parametrize(
    "minutes",
    [
        "Närvarande\n" + "Bo Ekman, Ale\n" * 9,
        "Berit, Almgren, Ale\n" * 3,
        "§ 1 Mötets öppnande\nOrdföranden öppnar mötet;\natt bifalla motionen\n",
        "[1] Protokoll",
        "1. Ett\n2. Två\n3. Tre\n4. Fyra\n5. Fem\n",
        "Plats: kommunhuset\nTid: kl. 13\n\nBeslut\n",
        "X",
        'Bo "Bosse" Ekman, Ale\n"Bo" Ekman, Ale, GR\n' * 9,
    ],
)
def test_minutes_are_text(tmp_path: Path, minutes: str) -> None:
    """Lists of names, items and labels are not taken for tables, source or e-mail."""
    path = tmp_path / "minutes.pdf"
    path.write_text(minutes, encoding="utf-8")
    assert detect(path) is MediaType.TEXT


@pytest.mark.parametrize(
    "page",
    [
        "<!-- x -->\n<!DOCTYPE html><p>§ 45",
        "<HTML><body>§ 45",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html></html>',
        "<div class='a'><p>§ 45</p></div>\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_web_pages(tmp_path: Path, page: str, encoding: str) -> None:
    """Whole ones by how they begin, parts of one by the element that they are."""
    path = tmp_path / "minutes.txt"
    path.write_text(page, encoding=encoding)
    assert detect(path) is MediaType.HTML


@pytest.mark.parametrize(
    "text",
    ["<p>§ 45</p> och mer", "§ 45 <b>Beslut</b>", "<anna@example.org> skrev", "# Rubrik\n\n<br>\n**Beslut**"],
)
def test_text_with_a_tag_in_it_is_text(tmp_path: Path, text: str) -> None:
    """It is no page because it shows a sign of one."""
    path = tmp_path / "minutes.html"
    path.write_text(text, encoding="utf-8")
    assert detect(path) is MediaType.TEXT


def test_a_pdf_may_begin_late(tmp_path: Path) -> None:
    """A PDF's header stands within the first 1,024 bytes."""
    path = tmp_path / "minutes.txt"
    path.write_bytes(b"\n" * 100 + b"%PDF-1.7\n")
    assert detect(path) is MediaType.PDF


def test_an_empty_file(tmp_path: Path) -> None:
    """No bytes at all."""
    path = tmp_path / "minutes.pdf"
    path.touch()
    with pytest.raises(EmptySource):
        detect(path)


def test_what_is_not_a_file(tmp_path: Path) -> None:
    """Folders, pipes, sockets, devices and missing files are refused at once, each with its reason."""
    pipe, gate = tmp_path / "pipe", tmp_path / "socket"
    os.mkfifo(pipe)
    reasons = {
        tmp_path: "it is a folder",
        pipe: "it is a pipe",
        Path("/dev/null"): "it is a device",
        tmp_path / "missing": "no such file or directory",
    }
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(gate))
        reasons[gate] = "it is a socket"
        for path, reason in reasons.items():
            with pytest.raises(UnreadableSource) as caught:
                list(pages(path))
            assert caught.value.reason == reason


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """The system's reason is passed on."""
    path = tmp_path / "minutes.txt"
    path.write_text("text", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableSource, match="permission denied"):
        detect(path)


def test_a_source_is_described(tmp_path: Path) -> None:
    """Type, size, date and checksum are those of the file; the path is absolute and in NFC."""
    path = tmp_path / unicodedata.normalize("NFD", "möte.txt")
    path.write_bytes(b"text")
    source = read_source(path)
    assert source.path == unicodedata.normalize("NFC", str(path))
    assert (source.media_type, source.size) == (MediaType.TEXT, 4)
    assert source.modified == path.stat().st_mtime_ns
    assert source.sha256 == hashlib.sha256(b"text").hexdigest()


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are UTF-8 there")
def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    """Such bytes of a name are shown in hexadecimal, and the file is read."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xf6te.txt"))
    path.write_bytes(b"text")
    assert read_source(path).path.endswith("m\\xf6te.txt")
    assert len(list(pages(path))) == 1
