"""Files that lie in a PDF are imported as documents of their own, beside its pages."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.extract.drawn import A4, lines, pdf, stream

from minutes_index import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COVER = lines(60, 780, "Kallelse till Ölands byalag", "Styrelsen kallas till möte.")
MINUTES = "Protokoll\nÖlands byalag\n2021-03-04\n\n§ 1 Bryggan\n\nStyrelsen beslutar att laga bryggan.\n"
TREE = "/Names<</EmbeddedFiles<</Names[(one)100 0 R]>>>>"
PINNED = A4 + "/Annots[102 0 R]"
PIN = b"<</Type/Annot/Subtype/FileAttachment/Rect[60 500 80 520]/FS 100 0 R/Contents(bilaga)>>"


def attached(name: str, content: bytes) -> dict[int, bytes]:
    """The objects of a file specification and its file."""
    told = f"<</Type/Filespec/F({name})/UF({name})/EF<</F 101 0 R>>>>".encode("latin-1")
    return {100: told, 101: stream(content, "/Type/EmbeddedFile"), 102: PIN}


def text() -> bytes:
    """Minutes as a text file."""
    return MINUTES.encode()


def inner(folder: Path) -> bytes:
    """Minutes as a PDF."""
    return pdf(folder / "inner.tmp", lines(60, 780, *MINUTES.split("\n"))).read_bytes()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    with Archive.open(tmp_path / "index", create=True) as made:
        yield made


def test_a_file_of_the_tree_of_names_is_imported(archive: Archive, tmp_path: Path) -> None:
    path = pdf(tmp_path / "kallelse.pdf", COVER, catalog=TREE, more=attached("protokoll.txt", text()))
    report = archive.import_paths([path])
    assert set(report.new) == {str(path), f"{path}//protokoll.txt"}
    assert archive.show("protokoll.txt").decisions


def test_a_file_pinned_to_a_page_is_imported(archive: Archive, tmp_path: Path) -> None:
    path = pdf(tmp_path / "fast.pdf", COVER, page=PINNED, more=attached("bilaga.pdf", inner(tmp_path)))
    assert f"{path}//bilaga.pdf" in archive.import_paths([path]).new


def test_a_portfolio_without_text_is_a_container(archive: Archive, tmp_path: Path) -> None:
    path = pdf(tmp_path / "portfolio.pdf", "", catalog=TREE, more=attached("protokoll.txt", text()))
    report = archive.import_paths([path])
    assert (report.new, report.failed) == ((f"{path}//protokoll.txt",), ())


def test_a_pdf_in_a_zip_archive_gives_its_files_too(archive: Archive, tmp_path: Path) -> None:
    path = pdf(tmp_path / "kallelse.pdf", COVER, catalog=TREE, more=attached("protokoll.txt", text()))
    box = tmp_path / "box.zip"
    with zipfile.ZipFile(box, "w") as packed:
        packed.write(path, "kallelse.pdf")
    report = archive.import_paths([box])
    assert set(report.new) == {f"{box}//kallelse.pdf", f"{box}//kallelse.pdf//protokoll.txt"}
    assert archive.import_paths([box]).unchanged == 2


def test_an_attached_file_that_cannot_be_read_is_told(archive: Archive, tmp_path: Path) -> None:
    path = pdf(
        tmp_path / "skadad.pdf", COVER, catalog=TREE, more=attached("bilaga.pdf", b"%PDF-1.4 nothing more")
    )
    report = archive.import_paths([path])
    assert report.new == (str(path),)
    assert [failure.path for failure in report.failed] == [f"{path}//bilaga.pdf"]


def test_what_is_unchanged_is_not_read_again_nor_gone(archive: Archive, tmp_path: Path) -> None:
    path = pdf(tmp_path / "kallelse.pdf", COVER, catalog=TREE, more=attached("protokoll.txt", text()))
    archive.import_paths([tmp_path / "kallelse.pdf"])
    report = archive.import_paths([path])
    assert (report.unchanged, report.new, report.removed) == (2, (), ())


def test_a_new_file_in_a_pdf_that_changed_is_found_and_the_old_is_gone(
    archive: Archive, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    path = pdf(folder / "kallelse.pdf", COVER, catalog=TREE, more=attached("ett.txt", text()))
    archive.import_paths([folder])
    pdf(path, COVER, catalog=TREE, more=attached("andra.txt", text() + b"\n"))
    report = archive.import_paths([folder])
    assert (report.new, report.changed) == ((f"{path}//andra.txt",), (str(path),))
    assert report.removed == (f"{path}//ett.txt",)
