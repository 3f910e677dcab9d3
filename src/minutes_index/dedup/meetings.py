"""Documents of one meeting that need not be alike: a summons holds proposals, the minutes decisions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zlib import crc32

from minutes_index.dedup.content import substance
from minutes_index.dedup.shingles import words
from minutes_index.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.model import Document, Record

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
SAME_MATTERS: Final = 0.4
"""Part of the case numbers, or of the words, of the one that the other has: bodies of one name and different
municipalities, which the texts need not name, share less of a day."""
FEWEST_CASES: Final = 2
LONG_WORD: Final = 7
"""Letters from which a word tells what was dealt with."""


def day_of(document: Document) -> str:
    """The day of the meeting, however it is known; empty when it is not known to the day."""
    held = document.held_on
    return held.edtf if held and DAY.fullmatch(held.edtf) else ""


def _body(document: Document) -> str:
    return " ".join(words(document.body))


def meeting_terms(document: Document) -> Iterator[str]:
    """The terms that documents of one meeting share: body and day, and once more with the municipality."""
    day, body = day_of(document), _body(document)
    if day and body:
        yield f"m:{day}:{crc32(body.encode()):08x}"
        if document.municipality:
            yield f"m:{day}:{crc32(body.encode()):08x}:{document.municipality}"


def same_meeting(first: Document, second: Document) -> bool:
    """Whether two documents name one body and one day, and not two municipalities."""
    places = {first.municipality, second.municipality} - {""}
    one, other = ((day_of(document), _body(document)) for document in (first, second))
    return one == other and all(one) and len(places) < 2


def matters_shared(first: Record, second: Record) -> float:
    """How far two documents are about the same matters, 0 to 1: by their case numbers where both have some, else by long words."""
    cases = [
        {m.value for m in record.annotations.mentions if m.label is Label.CASE_NUMBER}
        for record in (first, second)
    ]
    if min(map(len, cases)) < FEWEST_CASES:
        cases = [
            {word for word in words(substance(record.document)) if len(word) >= LONG_WORD}
            for record in (first, second)
        ]
    smaller = min(map(len, cases))
    return len(cases[0] & cases[1]) / smaller if smaller else 0.0
