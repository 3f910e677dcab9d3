"""Office files that LibreOffice converts, when it is there, and what is told when it is not."""

from __future__ import annotations

import subprocess
import zipfile
from typing import TYPE_CHECKING

import docx
import odfdo
import pytest

from minutes_index.errors import EncryptedSource, TimedOut, UnreadableSource, UnsupportedFormat
from minutes_index.extract import Reading, detect, office, pages
from minutes_index.model import MediaType

if TYPE_CHECKING:
    from pathlib import Path

needed = pytest.mark.skipif(
    not office.program(),
    reason="apt install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui",
)
SHEET = "Protokoll;;\n§ 1;Öppnande;Mötet öppnades av Vega Lindmark klockan sju.\n§ 2;Ån;Styrelsen beslutade att röja ån.\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _made(source: Path, ending: str, read_as: str = "") -> Path:
    """The file that LibreOffice makes of another."""
    profile = (source.parent / "maker").as_uri()
    options = [f"--infilter={read_as}"] if read_as else []
    command = [
        office.program(),
        f"-env:UserInstallation={profile}",
        "--headless",
        *options,
        "--convert-to",
        ending,
    ]
    subprocess.run([*command, "--outdir", source.parent, source], check=True, capture_output=True)  # noqa: S603 - LibreOffice
    return source.with_suffix(f".{ending}")


@needed
@pytest.mark.parametrize(
    ("ending", "kind"), [("xls", MediaType.XLS), ("xlsx", MediaType.XLSX), ("ods", MediaType.ODS)]
)
def test_spreadsheets_are_tables(tmp_path: Path, ending: str, kind: MediaType) -> None:
    (tmp_path / "a.csv").write_text(SHEET, encoding="utf-8")
    made = _made(tmp_path / "a.csv", ending, "CSV:59,34,76")
    assert detect(made) is kind
    text = "\n".join(page.text for page in pages(made))
    assert "§ 2 Ån" in text
    assert "Styrelsen beslutade att röja ån." in text


@needed
def test_an_old_word_document_is_read(tmp_path: Path) -> None:
    written = docx.Document()
    written.add_paragraph("§ 7 Bryggan")
    written.add_paragraph("Årsmötet beslutade att laga bryggan.")
    written.save(str(tmp_path / "a.docx"))
    made = _made(tmp_path / "a.docx", "doc")
    assert detect(made) is MediaType.DOC
    (page,) = pages(made)
    assert page.text.split("\n\n") == ["§ 7 Bryggan", "Årsmötet beslutade att laga bryggan."]
    assert {each.name for each in tmp_path.iterdir()} == {"a.docx", "a.doc", "maker"}


@needed
@pytest.mark.parametrize(
    ("ending", "kind"), [("ppt", MediaType.PPT), ("pptx", MediaType.PPTX), ("odp", MediaType.ODP)]
)
def test_slides_are_pages(tmp_path: Path, ending: str, kind: MediaType) -> None:
    slides = odfdo.Document("presentation")
    slides.body.clear()
    for said in ("Protokoll", "Mötet beslutade att röja ån"):
        slide = odfdo.DrawPage(said)
        slide.append(odfdo.Frame.text_frame(said, size=("20cm", "5cm"), position=("2cm", "2cm")))
        slides.body.append(slide)
    slides.save(tmp_path / "a.odp")
    made = tmp_path / "a.odp" if ending == "odp" else _made(tmp_path / "a.odp", ending)
    assert detect(made) is kind
    assert [page.text.strip() for page in pages(made)] == ["Protokoll", "Mötet beslutade att röja ån"]


@needed
def test_what_cannot_be_converted_is_told_with_its_own_path(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(OLE + bytes(600) + "WordDocument\0".encode("utf-16-le") + bytes(600))
    with pytest.raises(UnreadableSource) as caught:
        list(pages(path))
    assert caught.value.path == str(path)


def _fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")


def _xlsx(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return path


def test_without_libreoffice_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(UnsupportedFormat, match="an Excel workbook") as caught:
        list(pages(_xlsx(tmp_path / "a.xlsx")))
    assert "LibreOffice" in caught.value.hint


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake(tmp_path, monkeypatch, "exec tail -f /dev/null")
    with pytest.raises(TimedOut):
        list(pages(_xlsx(tmp_path / "a.xlsx"), Reading(seconds=1)))


def test_a_conversion_that_makes_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(UnreadableSource, match="cannot convert"):
        list(pages(_xlsx(tmp_path / "a.xlsx")))


def test_an_encrypted_package_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(OLE + bytes(600) + "EncryptedPackage\0".encode("utf-16-le"))
    with pytest.raises(EncryptedSource):
        detect(path)
