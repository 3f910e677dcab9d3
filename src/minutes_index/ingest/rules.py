"""By which rules a document was read, as the catalog notes it, and whether it would be read otherwise now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from minutes_index.extract.reading import Ocr
from minutes_index.ingest.fingerprint import READERS, facts_by, fingerprint
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.extract import Reading
    from minutes_index.model import Page

MARK: Final = " ocr="
"""Comes before how pages were treated that have no text of their own; a document without such pages has no mark."""
LEFT: Final = "left"
"""They were left as they are."""

ENOUGH: Final = {
    Ocr.AUTO: frozenset({"", Ocr.AUTO.value, Ocr.ALWAYS.value}),
    Ocr.ALWAYS: frozenset({Ocr.ALWAYS.value}),
}
"""By what is wanted now, how pages may have been treated for that to be enough."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How an import reads."""

    facts: str
    """The rules and the model by which facts are found."""
    reading: Reading
    recognises: bool
    """Whether pictures of text can be, and are to be, recognised."""

    @classmethod
    def of(cls, model: str, reading: Reading) -> Self:
        """Those of the files that are read now."""
        from minutes_index.extract.ocr.tesseract import lacking  # noqa: PLC0415 - asks the system

        return cls(facts_by(model), reading, reading.ocr is not Ocr.NEVER and not lacking())

    @property
    def way(self) -> str:
        """What else decides whether a file can be read; read in another way, it may be."""
        return f"{fingerprint(*READERS)} {self.facts} {self.reading} {self.recognises}"

    def stamp(self, pages: Iterable[Page]) -> str:
        """What the catalog notes of a document with these pages."""
        if self.reading.ocr is not Ocr.ALWAYS and all(
            page.text.strip() and page.read_by is not ReadBy.OCR for page in pages
        ):
            return self.facts
        return f"{self.facts}{MARK}{self.reading.ocr if self.recognises else LEFT}"

    def hold(self, stamp: str) -> bool:
        """Whether a document with this stamp would be read in the same way now; what was recognised is never undone."""
        facts, _, treated = stamp.partition(MARK)
        return facts == self.facts and (not self.recognises or treated in ENOUGH[self.reading.ocr])
