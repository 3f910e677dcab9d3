"""Who led a meeting, from the sentence that opens it, when nothing else says so: `Ordförande Anna Berg öppnade mötet`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.annotate.attendance.elections import ANYBODY
from minutes_index.annotate.attendance.list_lines import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.annotate.attendance.entry import Entry
    from minutes_index.model import Span

_CHAIR = r"(?<!tyrelsens )(?<!öreningens )(?<!lubbens )\b(?:[Mm]ötes)?[Oo]rdföranden?"
_OPENING = r"(?:mötet|sammanträdet|stämman|årsmötet)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_CHAIR},? {ANYBODY},? (?:hälsa(?:r|de)|öppna(?:r|de)|förklara(?:r|de) {_OPENING} (?:för )?öppna[dt])",
        rf"[Mm]ötet öppna(?:des|s) av {_CHAIR} {ANYBODY}",
    )
)
"""The chair of a society that opens its annual meeting need not lead it, and is named as the board's."""


def opened(text: str, span: Span) -> Iterator[Entry]:
    """The chair who opens the meeting within ``span``."""
    for form in _FORMS:
        for match in form.finditer(text, span.start, span.end):
            yield from entries(match["people"], match.start("people"))
