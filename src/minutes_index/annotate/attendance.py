"""Who was there: the lists under `Närvarande`, `Beslutande`, `Frånvarande`, `Justerare` … and the roles elected for a meeting.

A label (data file ``labels.tsv``) opens a block; the block runs until another label or until a line at the margin that lists nobody.
Labels may stand alone, before a colon, in a column of their own (also broken over two lines, or halfway down its names), side by side
over columns, or under the names of those who signed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.annotate.elected import elected, told_at_head
from minutes_index.annotate.lists import Lister
from minutes_index.annotate.rows import Row, in_full, once, present, replaced, sensible, starred
from minutes_index.annotate.streams import strands
from minutes_index.annotate.tables import table_rows
from minutes_index.model import Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMAL = re.compile(r"^\W*(?:beslutande|tjänstgörande ersättare|anslag)\b", re.IGNORECASE | re.MULTILINE)
"""What the minutes of a body of law have on their title page."""
_OPENING = re.compile(r"öppn|upprop|närvar|delta", re.IGNORECASE)
"""Headings of items that say who is there."""


def rows(text: str, sections: Sequence[Section]) -> list[Row]:
    """Everybody that ``text`` lists or elects, each person at most once in a role."""
    found: list[Row] = []
    officers: list[Row] = []
    formal = bool(_FORMAL.search(text))
    for section in sections:
        lines = list(strands(section.span.of(text), section.span.start))
        tabled, rest = table_rows(lines)
        found += [Row(entry, role, "rule:table") for entry, role in tabled]
        found += Lister(rest, in_item=section.kind is SectionKind.ITEM, formal=formal).rows()
        if section.kind is not SectionKind.ITEM or _OPENING.search(section.heading):
            found += [Row(entry, role, "rule:told") for entry, role in told_at_head(text, section.span)]
        officers += [
            Row(entry, role, "rule:elected") for entry, role in elected(text, section.span, section.heading)
        ]
    found = starred(found, text)
    officers = in_full(officers, found)
    found = once([*found, *replaced(found), *officers])
    return sensible([*found, *present(found, officers)])
