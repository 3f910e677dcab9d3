"""Sentences that tell who served in whose place: `I stället för Bo Ek (S) tjänstgjorde Siv Dahl (S)`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.annotate.attendance.elections import LONGEST, NAME
from minutes_index.annotate.attendance.list_lines import entries
from minutes_index.model import Role
from minutes_index.recognisers.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.annotate.attendance.entry import Entry
    from minutes_index.model import Span

_SERVES = (
    r"(?:tjänstgör|tjänstgjorde|tjänstgöra|inträder|inträdde|inkallas|inkallades|inkallats|ersätter|ersatte)"
)
_FOR = r"(?:i stället för|istället för|som (?:tjänstgörande )?ersättare för|för)"
_PAIR = rf"{NAME} {_FOR} {NAME}"
FORMS = (
    rf"\b(?:[Ii] stället för|[Ii]stället för|[Ff]ör|[Ss]om ersättare för) (?P<away>{NAME}) {_SERVES} (?P<there>{NAME})",
    rf"(?P<there>{NAME}) (?:{_SERVES} {_FOR}|inkallas att tjänstgöra {_FOR}|ersätter|ersatte) (?P<away>{NAME})",
)
"""How a sentence names who served and for whom."""
_FORMS = tuple(map(re.compile, FORMS))
_PAIRED = re.compile(rf"(?:ersättare|ersättarna) {_SERVES}:? (?P<pairs>{_PAIR}(?:(?:,| och| samt) {_PAIR})*)")
"""Several at once: `Som ersättare tjänstgjorde A för B och C för D`."""
_SPOKEN = re.compile(_SERVES)


def served(text: str, span: Span) -> Iterator[tuple[Entry, Role]]:
    """Who served in somebody's place, as sentences within ``span`` tell it, with those they replaced."""
    if not _SPOKEN.search(text, span.start, span.end):
        return
    for sentence in sentences(text, span.start, span.end):
        if len(sentence) > LONGEST:
            continue
        paired = _PAIRED.search(text, sentence.start, sentence.end)
        if paired:
            found = entries(paired["pairs"], paired.start("pairs"))
            yield from ((entry, Role.SUBSTITUTE) for entry in found if entry.replaces)
            continue
        for form in _FORMS:
            for match in form.finditer(text, sentence.start, sentence.end):
                there = entries(match["there"], match.start("there"))
                away = entries(match["away"], match.start("away"))
                yield from (
                    (replace(entry, replaces=tuple(away)), Role.SUBSTITUTE) for entry in there if away
                )
