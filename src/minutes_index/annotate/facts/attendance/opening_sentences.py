"""Who led a meeting, from the sentence that opens it, when nothing else says so: `Ordförande Anna Berg öppnade mötet`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.elections import rules
from minutes_index.annotate.facts.attendance.list_lines import entries
from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.annotate.facts.attendance.elections import Told
    from minutes_index.model import Span


def opened(text: str, span: Span) -> Iterator[Told]:
    """The chair who opens the meeting within ``span``."""
    for rule in rules("opening"):
        for match in rule.pattern.finditer(text, span.start, span.end):
            for entry in entries(match["people"], match.start("people")):
                yield entry, Role.CHAIR, rule.id
