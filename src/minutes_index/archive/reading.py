"""How an archive's settings have files read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.extract.reading import Ocr, Reading

if TYPE_CHECKING:
    from minutes_index.config import Settings


def reading_of(settings: Settings) -> Reading:
    """How files are read.

    Raises:
        OcrMissing: all pages are to be recognised as pictures of text, and nothing is installed that can.
    """
    asked = Ocr(settings.ocr)
    if asked is Ocr.ALWAYS:
        from minutes_index.extract.ocr.recognition import require  # noqa: PLC0415 - imports what draws and reads pictures

        require()
    return Reading(
        settings.max_bytes,
        settings.max_pages,
        settings.max_characters,
        settings.max_seconds,
        settings.max_megabytes,
        ocr=asked,
    )
