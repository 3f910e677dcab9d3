"""Groups within a list of people: whom those named after a colon, or under a line of its own, speak for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.entry import PARTIES, place_of
from minutes_index.annotate.facts.attendance.line_pieces import singular
from minutes_index.annotate.facts.attendance.list_lines import entries
from minutes_index.data import rows
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.lexicon import is_title, municipalities
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from minutes_index.annotate.facts.attendance.entry import Entry

MOST_WORDS = 5
"""Words of a line that heads a group."""
_AT_START = pattern("attendance_patterns", "at-start")
_INSIDE = pattern("attendance_patterns", "inside")
_SPEAKERS = pattern("attendance_patterns", "speakers")
"""Endings of lines that say what those below are, not where they come from."""
_BODY = pattern("attendance_patterns", "body")
_NO_GROUP = frozenset({"kl", "tid", "plats", "datum", "tel", "telefon", "mobil", "obs", "not", "dag", "ort"})


@dataclass(frozen=True, slots=True)
class Group:
    """What the people of a group have in common."""

    party: str = ""
    affiliation: str = ""

    def of(self, entry: Entry) -> Entry:
        """An entry with what its group says; what it says itself is truer."""
        if self.party:
            return entry if entry.party else replace(entry, party=self.party)
        return entry if entry.party or entry.affiliation else replace(entry, affiliation=self.affiliation)


NONE = Group()


def segments(text: str) -> Iterator[tuple[int, str, Group]]:
    """The stretches of a line that begin with whom its people speak for: where each begins, its names, its group."""
    first = _AT_START.match(text)
    inside = _INSIDE.finditer(text, first.end() if first else 0)
    heads = [found for found in (first, *inside) if found and _speaks(found)]
    start, group = 0, NONE
    for head in heads:
        if text[start : head.start()].strip():
            yield start, text[start : head.start()], group
        start, group = head.end(), _group(_who(head))
    yield start, text[start:], group


def heading_group(text: str, below: str, *, tight: bool) -> Group | None:
    """The group that a line heads when somebody stands on the line ``below``; None when it heads none.

    In a list without blank lines (``tight``) it may be any short line above somebody whose home or party is told.
    """
    said = text.strip(" *_•–-").rstrip(":").strip()
    words = said.split()
    if not words or len(words) > MOST_WORDS or not said[0].isupper() or any(map(str.isdigit, said)):
        return None
    people = entries(below, 0)
    if label_of(said) or entries(said, 0) or not _are_plain(people) or below[:1] != below.strip()[:1]:
        return None
    known = _party(said) or said.casefold() in municipalities() or _BODY.search(said)
    if known or text.rstrip().endswith(":"):
        return NONE if is_title(singular(words[-1])) else _group(said)
    told = tight and any(entry.affiliation or entry.party for entry in people)
    return NONE if told or _SPEAKERS.search(said) else None


def _are_plain(people: Sequence[Entry]) -> bool:
    return bool(people) and " " in people[0].name and all(map(is_plain, people))


def is_plain(entry: Entry) -> bool:
    """Whether nothing stands beside a name but what lists say of people: no title, or an office."""
    return all(
        len(part.split()) <= MOST_WORDS and (is_title(part.split()[0]) or is_title(part.split()[-1]))
        for part in entry.title.split(", ")
        if part
    )


def _who(head: re.Match[str]) -> str:
    found = head.groupdict()
    return (found.get("of") or found["who"] or "").strip()


def _speaks(head: re.Match[str]) -> bool:
    """Whether words before a colon are a group: no label, no office, nobody's name."""
    who = _who(head)
    words = who.split()
    return not (
        label_of(who)
        or is_title(singular(words[-1]))
        or words[0].casefold() in _NO_GROUP
        or entries(who, 0)
        or len(words) > MOST_WORDS
    )


def _group(who: str) -> Group:
    party = _party(who)
    nowhere = _SPEAKERS.search(who) or any(map(str.isdigit, who))
    return Group(party) if party else Group(affiliation="" if nowhere else place_of(who))


def _party(who: str) -> str:
    """The abbreviation of the party that words name; empty for anything else."""
    short = who.strip("()").upper()
    return short if short in PARTIES else _parties().get(who.casefold(), "")


@cache
def _parties() -> dict[str, str]:
    """Abbreviations of the parties by their names (data file ``parties.tsv``)."""
    return {
        name.casefold(): short
        for short, names in rows("parties.tsv")
        for name in names.split("|")
        if short in PARTIES
    }
