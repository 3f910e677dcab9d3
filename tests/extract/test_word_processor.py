"""What a word processor itself wrote: the same document in every format is the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_index.errors import UnsupportedFormat
from minutes_index.extract import office, pages

FILES = Path(__file__).parent / "files"
TEXT = """Sammanträdesprotokoll
Plats och tid   Kommunhuset, kl. 13.00–15.00
Beslutande      Anna Berg (S), ordförande
                Bo Ekström (M)
Sekreterare     Cecilia Dahl
1. Mötets öppnande
Kommunstyrelsen beslutar att godkänna förslaget.
2. Budget 2025
Kommunstyrelsen beslutar att godkänna förslaget."""


@pytest.mark.parametrize(
    "ending",
    [
        "docx",
        "odt",
        "rtf",
        "html",
        pytest.param("doc", marks=pytest.mark.skipif(not office.program(), reason="no LibreOffice")),
    ],
)
def test_every_format_gives_the_same_text(ending: str) -> None:
    """The head of the page, the table in columns, numbers that the program counts; a blank line between paragraphs."""
    (page,) = pages(FILES / f"minutes.{ending}")
    head, *lines = [line for line in page.text.split("\n") if line]
    assert head.split() == ["Lillåns", "kommun", "Kommunstyrelsen", "2024-03-05"]
    assert "\n".join(lines) == TEXT
    assert "öppnande\n\nKommunstyrelsen" in page.text


def test_the_old_format_of_word_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way out, where LibreOffice is not there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnsupportedFormat) as caught:
        list(pages(FILES / "minutes.doc"))
    assert caught.value.reason == "an old Word document (doc)"
    assert "LibreOffice" in caught.value.hint
