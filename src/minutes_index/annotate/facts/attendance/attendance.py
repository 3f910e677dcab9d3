"""Who was there: the lists under `Närvarande`, `Beslutande`, `Frånvarande`, `Justerare` … and the roles elected for a meeting.

A label (data file ``labels.tsv``) opens a block; the block runs until another label or until a line at the margin that lists nobody.
Labels may stand alone, before a colon, in a column of their own (also broken over two lines, or halfway down its names), side by side
over columns, or under the names of those who signed.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.columns import strands
from minutes_index.annotate.facts.attendance.elections import elected, told_at_head
from minutes_index.annotate.facts.attendance.lists import Lister
from minutes_index.annotate.facts.attendance.opening_sentences import opened
from minutes_index.annotate.facts.attendance.rows import (
    OFFICE_ROLES,
    OPENED,
    Row,
    called_in_full,
    in_full,
    once,
    present,
    replaced,
    sensible,
    starred,
)
from minutes_index.annotate.facts.attendance.signatures import closing
from minutes_index.annotate.facts.attendance.substitutions import served
from minutes_index.annotate.facts.attendance.tables import table_rows
from minutes_index.model import Role, Section, SectionKind
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMAL = pattern("attendance_patterns", "formal")
"""What the minutes of a body of law have on their title page."""
_WITH_PARTY = pattern("attendance_patterns", "with-party")
MANY = 4
"""People with parties on the first pages: a body of those who were elected."""
HEAD = 3000
"""Characters in which its members are listed."""
EARLY = 4
"""Items with which a meeting begins."""
_WRITER = pattern("attendance_patterns", "writer")
_NUMBERED = re.compile(r"\W*\d+[.:)]*\s+(?P<words>[^\W\d_][^.:,\n]{4,60})\.?(?=\n|$)")
OPENING_SECTIONS = 4
"""Sections in which a meeting is opened."""
_OPENING = pattern("attendance_patterns", "opening")
"""Headings of items that say who is there."""


def rows(text: str, sections: Sequence[Section]) -> list[Row]:
    """Everybody that ``text`` lists or elects, each person at most once in a role."""
    found: list[Row] = []
    officers: list[Row] = []
    formal = bool(_FORMAL.search(text)) or len(_WITH_PARTY.findall(text, 0, HEAD)) >= MANY
    last = next((section for section in reversed(sections) if section.kind is SectionKind.ITEM), None)
    early = [section for section in sections if section.kind is SectionKind.ITEM][:EARLY]
    for section in sections:
        heading = _heading(
            section.heading or _first_line(text, section),
            early=section in early and "onstituerande" not in text[:HEAD],
        )
        in_item = section.kind is SectionKind.ITEM
        tabled, rest = table_rows(list(strands(text, section.span)))
        found += [Row(entry, role, "rule:table") for entry, role in tabled]
        found += Lister(rest, in_item=in_item, formal=formal, heading=heading).rows()
        found += closing(rest) if in_item and section is last else []
        if not in_item or _OPENING.search(section.heading):
            found += _told(text, section, found)
        officers += [
            Row(entry, role, f"rule:elected/{rule}")
            for entry, role, rule in elected(text, section.span, heading)
        ]
    if not any(row.role is Role.CHAIR for row in [*found, *officers]):
        officers += _opened(text, sections)
    found = starred(called_in_full(found), text)
    officers = in_full(officers, found)
    found = once([*found, *replaced(found), *officers])
    return sensible([*found, *present(found, officers)])


def _heading(heading: str, *, early: bool) -> str:
    """The heading of a section; whoever writes is elected for the meeting where that is among the first things done."""
    plain = early and _WRITER.fullmatch(heading)
    return f"{heading.rstrip('.')} för mötet" if plain else heading


def _first_line(text: str, section: Section) -> str:
    """The first line of an item without a heading, which may be one with a stop behind it: `2. Val av sekreterare.`."""
    line = _NUMBERED.match(text, section.span.start, section.span.end)
    return line["words"] if line and section.kind is SectionKind.ITEM else ""


def _told(text: str, section: Section, found: Sequence[Row]) -> list[Row]:
    """Who was there, as sentences of a section tell it; of those whom a list has named, only the offices."""
    listed = {row.entry.name for row in found}
    told = [
        *told_at_head(text, section.span),
        *served(text, section.span),
    ]
    return [
        Row(entry, role, f"rule:told/{rule}")
        for entry, role, rule in told
        if entry.name not in listed or role in OFFICE_ROLES
    ]


def _opened(text: str, sections: Sequence[Section]) -> list[Row]:
    """The first who opens the meeting as its chair."""
    opening = (told for section in sections[:OPENING_SECTIONS] for told in opened(text, section.span))
    return [Row(entry, role, f"{OPENED}/{rule}") for entry, role, rule in islice(opening, 1)]
