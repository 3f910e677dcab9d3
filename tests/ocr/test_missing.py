"""Machines without Tesseract, and a Tesseract that fails: nothing else is lost, and the way out is told."""

from __future__ import annotations

import json
import pickle
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.ocr.conftest import pdf

from minutes_index import errors
from minutes_index.cli.group import minutes_index
from minutes_index.extract import Reading, pages
from minutes_index.extract.ocr import recognition as ocr
from minutes_index.extract.ocr import tesseract
from minutes_index.extract.reading import Ocr
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PICTURE = Image.linear_gradient("L").resize((600, 300))
TEXT = ((40.0, 40.0, "Protokoll"),)


def refusal(path: Path, reading: Reading | None = None) -> errors.SourceError:
    """The error that reading ends in."""
    with pytest.raises(errors.SourceError) as caught:
        list(pages(path, reading))
    return caught.value


@pytest.mark.usefixtures("no_tesseract")
def test_a_machine_without_tesseract() -> None:
    """It is said what is lacking; the version is empty, so that files are read again when that changes."""
    assert (ocr.version(), ocr.lacking()) == ("", "Tesseract is not installed")
    with pytest.raises(errors.OcrMissing, match="not installed") as caught:
        ocr.require()
    assert caught.value.hint == tesseract.GUIDE


def test_the_version_names_the_languages_that_are_used(fake_tesseract: Callable[..., None]) -> None:
    """Other languages of the program change nothing."""
    fake_tesseract("exit 1", "swe", "eng", "fin")
    assert ocr.version() == "tesseract 9.1.2 eng+swe"
    assert ocr.lacking() == ""


def test_a_tesseract_without_swedish(fake_tesseract: Callable[..., None]) -> None:
    """Minutes are not read by another language's model: the language pack is asked for."""
    fake_tesseract("exit 1", "eng", "osd")
    assert (ocr.version(), ocr.lacking()) == ("", "Tesseract has not learnt Swedish")


def test_the_command_is_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way out is a command of a program that is there."""
    monkeypatch.setattr(shutil, "which", lambda name, **_: f"/bin/{name}" if name == "brew" else None)
    assert ocr.way_out() == "install text recognition: brew install tesseract tesseract-lang"


@pytest.mark.usefixtures("no_tesseract")
def test_a_scan_without_tesseract(tmp_path: Path) -> None:
    """A PDF of pictures and a picture have no text, with the way out; the error says so in another process as well."""
    png = tmp_path / "scan.png"
    PICTURE.save(png)
    for path in (pdf(tmp_path / "scan.pdf", (), (), picture=PICTURE), png):
        error = refusal(path)
        assert isinstance(error, errors.NoTextLayer)
        assert error.reason.endswith("and Tesseract is not installed")
        assert pickle.loads(pickle.dumps(error)).hint == error.hint == tesseract.GUIDE  # noqa: S301 - just made


def test_a_tesseract_that_goes_away(
    tmp_path: Path, fake_tesseract: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that was there a moment ago and cannot be started fails for a page, not for the import."""
    fake_tesseract("exit 1", "swe")
    found = tesseract.installed()
    assert found is not None
    monkeypatch.setattr(tesseract, "installed", lambda: found._replace(path=str(tmp_path / "gone")))
    with pytest.raises(tesseract.RecognitionFailed, match="cannot be started"):
        tesseract.run(PICTURE, ("hocr",), 5)


@pytest.mark.usefixtures("no_tesseract")
def test_text_pages_beside_scans_stay(tmp_path: Path) -> None:
    """A PDF of which some pages are pictures keeps the others; the pictures are pages without text."""
    found = list(pages(pdf(tmp_path / "mixed.pdf", TEXT, (), picture=PICTURE)))
    assert [(page.text, page.read_by) for page in found] == [
        ("Protokoll", ReadBy.TEXT_LAYER),
        ("", ReadBy.TEXT_LAYER),
    ]


def test_never_says_how_to_have_it_recognised(tmp_path: Path) -> None:
    """Whoever asked for no recognition is told of the option, for PDFs and pictures."""
    png = tmp_path / "scan.png"
    PICTURE.save(png)
    for path in (pdf(tmp_path / "scan.pdf", (), picture=PICTURE), png):
        assert "--ocr auto" in refusal(path, Reading(ocr=Ocr.NEVER)).hint


@pytest.mark.usefixtures("no_tesseract")
def test_always_without_tesseract_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    """The command ends with status 1, what is missing and a way out; nothing is imported."""
    (tmp_path / "a.txt").write_text("Anteckningar\n\nNätverket åt glass.\n", encoding="utf-8")
    home = str(tmp_path / "archive")
    result = CliRunner().invoke(
        minutes_index, ["import", "--archive", home, "--ocr", "always", str(tmp_path / "a.txt")]
    )
    assert result.exit_code == 1
    assert "Tesseract is not installed" in result.output
    assert "docs/scans.md" in result.output
    stats: dict[str, Any] = json.loads(
        CliRunner().invoke(minutes_index, ["stats", "--json", "--archive", home]).stdout
    )
    assert stats["documents"] == 0


@pytest.mark.parametrize("does", ["exit 3", "kill -9 $$", "sleep 60"], ids=["error", "crash", "too long"])
def test_a_page_that_tesseract_gives_up_is_unread(
    tmp_path: Path, fake_tesseract: Callable[..., None], monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    """An error, a crash or too much time costs that page and no other."""
    sleep = shutil.which("sleep") or "sleep"
    fake_tesseract(f"exec {sleep} 60" if does.startswith("sleep") else does, "swe")
    monkeypatch.setattr(ocr, "SECONDS", 0.3)
    found = list(pages(pdf(tmp_path / "mixed.pdf", TEXT, (), picture=PICTURE)))
    assert [(page.text, page.read_by) for page in found] == [
        ("Protokoll", ReadBy.TEXT_LAYER),
        ("", ReadBy.UNREAD),
    ]
    assert "damaged" in refusal(pdf(tmp_path / "scan.pdf", (), picture=PICTURE)).reason
