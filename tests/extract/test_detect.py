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

from minutes_index.errors import EmptySource, UnreadableSource, UnsupportedFormat
from minutes_index.extract import EXTRACTORS, detect, pages, pdf, read_source, text
from minutes_index.extract import image as pictures
from minutes_index.extract.base import Extractor  # noqa: TC001  # its definition is checked too
from minutes_index.model import MediaType

PICTURES = ("PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP")
FORMATS: dict[MediaType, Extractor] = {
    MediaType.PDF: pdf,
    MediaType.TEXT: text,
    **{MediaType[kind]: pictures for kind in PICTURES},
}


def test_every_media_type_has_its_extractor() -> None:
    """What can be detected can be read, by a module that is an `Extractor`."""
    assert {kind: inspect.getmodule(module.pages) for kind, module in FORMATS.items()} == {
        kind: sys.modules[name] for kind, name in EXTRACTORS.items()
    }
    assert set(EXTRACTORS) == set(MediaType)


def zipped(name: str, content: str = "") -> bytes:
    """A ZIP archive with one file, not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


def image(kind: str) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, kind)
    return out.getvalue()


PYTHON = "import os\n\ndef f(x):\n    y = os.getcwd()\n    return y\n\nprint(f(1))\n"
OTHERS = [
    (zipped("word/document.xml"), "docx"),
    (zipped("mimetype", "application/vnd.oasis.opendocument.text"), "OpenDocument text"),
    (zipped("a.txt", "text"), "ZIP"),
    (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old Office"),
    (rb"{\rtf1\ansi Protokoll}", "RTF"),
    (b"\x7fELF" + bytes(60), "program"),
    (gzip.compress(b"text"), "compressed"),
    ("<!-- x -->\n<!DOCTYPE html><p>§ 45".encode(), "HTML"),
    (b'<?xml version="1.0"?><a/>', "XML"),
    (b"<note><to>Bo</to></note>", "XML"),
    (b'{"items": [1, 2]}', "JSON"),
    (b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n\ntext", "e-mail"),
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
