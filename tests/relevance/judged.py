"""The judged queries, and where in a document a judgement points."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

QUERIES: Final = Path(__file__).with_name("queries.json")
KINDS: Final = (
    "word", "inflection", "compound", "name", "identifier", "phrase", "question", "synonym", "letters", "slip",
)  # fmt: skip
"""What a query tries; the README says more."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A section that answers: its file, its printed number, words that stand in it, and how well (3, 2 or 1)."""

    document: str
    section: str
    text: str
    grade: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A query as a user types it, what the user wants, and every section that answers."""

    query: str
    kind: str
    need: str
    judgements: tuple[Judgement, ...]


def read_judged(path: Path = QUERIES) -> list[Judged]:
    """The queries of the file; a missing or misspelt key raises TypeError."""
    return [
        Judged(**{**entry, "judgements": tuple(Judgement(**one) for one in entry["judgements"])})
        for entry in json.loads(path.read_text(encoding="utf-8"))
    ]


def squeezed(text: str) -> str:
    r"""The text in NFC, each run of white space one blank: as quotations are compared.

    >>> squeezed("Ärendet  om\n taxa")
    'Ärendet om taxa'
    """
    return " ".join(normalize("NFC", text).split())


def places(quotation: str, sections: Sequence[str]) -> list[int]:
    """Which of the sections (the texts of one document, in order) hold the quotation."""
    wanted = squeezed(quotation)
    return [place for place, text in enumerate(sections) if wanted in squeezed(text)]
