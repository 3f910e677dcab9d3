"""The roles that a block of people gives those in it, and those that an entry names itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.blocks import FORMAL_OTHERS, OTHERS
from minutes_index.annotate.facts.attendance.rows import OFFICE_ROLES, Row
from minutes_index.model import Role
from minutes_index.recognisers.lexicon import is_title
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.annotate.facts.attendance.entry import Entry

LEADERS = frozenset({Role.CHAIR, Role.VICE_CHAIR})
"""Of these an entry's own word is truer than its label: `Ordförande Anna Berg, vice ordförande Bo Ek`."""
SUBSTITUTES = frozenset({"ersättare", "suppleant", "ers", "ers."})
_SERVING = frozenset({Role.PRESENT, Role.NON_VOTING_SUBSTITUTE})
FEWEST = 2
"""Labels one right behind the other that share the people below them."""
_BESIDE = frozenset({OTHERS, FORMAL_OTHERS, Role.OFFICIAL.value, Role.GUEST.value})
_SUBSTITUTE = pattern("attendance_patterns", "substitute")
_OUTSIDER = pattern("attendance_patterns", "outsider")


_STAFF = pattern("attendance_patterns", "staff")
"""The offices of the own body, whose people are officials."""


def roles(entry: Entry, kind: str) -> Iterator[Row]:
    """The row that a block of a kind gives an entry, and another for a role the entry itself names."""
    own, role = entry.role, _of_kind(entry, kind)
    if own and ((own in LEADERS and role in LEADERS) or (entry.announced is own and role in OFFICE_ROLES)):
        role = own
    if entry.replaces and role in _SERVING:
        role = Role.SUBSTITUTE
    overruled = own in {Role.ABSENT, Role.SUBSTITUTE, Role.NON_VOTING_SUBSTITUTE} or (
        own is Role.GUEST and role is Role.PRESENT
    )
    if role is Role.GUEST and own in LEADERS:
        own = None  # of whom they come from: `Adjungerad: Anna Berg, FNUF (ordförande)`
    if own and overruled:
        yield Row(entry, own)
        return
    yield Row(entry, role)
    if own and own is not role and role is not Role.ABSENT:
        yield Row(entry, own)


def dealt(entry: Entry, kinds: Sequence[str]) -> str:
    """Which of several labels that stand above the same people an entry belongs under; empty when that cannot be told.

    Columns whose lines came out one after the other leave `Beslutande`, `Övriga deltagande` and then everybody: who has a party
    decides, the others do not, and substitutes say that they are.
    """
    if len(kinds) < FEWEST or kinds[0] != Role.PRESENT or kinds[-1] not in _BESIDE:
        return ""
    serves = bool(entry.replaces) or entry.role in {Role.SUBSTITUTE, Role.ABSENT}
    if len(kinds) > FEWEST and not serves and _SUBSTITUTE.search(entry.title):
        return kinds[1]
    return kinds[0] if entry.party or serves or entry.role in LEADERS else kinds[-1]


def _of_kind(entry: Entry, kind: str) -> Role:
    if kind in {OTHERS, FORMAL_OTHERS}:
        return _others(entry, formal=kind == FORMAL_OTHERS)
    role = Role(kind)
    return Role.OFFICIAL if role is Role.NON_VOTING_SUBSTITUTE and _is_official(entry) else role


def _is_official(entry: Entry) -> bool:
    """Whether somebody among the substitutes has an office and no party: `ersättare: … samt sekreterare Anna Berg`."""
    return not entry.party and not entry.affiliation and (_is_titled(entry) or entry.role is Role.SECRETARY)


def _is_titled(entry: Entry) -> bool:
    words = re.split(r"[\s,]+", entry.title)
    return bool(entry.title) and any(map(is_title, words)) and not _OUTSIDER.search(entry.title)


def _others(entry: Entry, *, formal: bool) -> Role:
    """Officials have a title and come from nowhere else; substitutes say that they are.

    In formal minutes those of whom nothing is said are officials, elsewhere guests.
    """
    if set(re.split(r"[\s,]+", entry.title.casefold())) & SUBSTITUTES:
        return Role.NON_VOTING_SUBSTITUTE
    staff = bool(_STAFF.search(entry.affiliation) or _STAFF.search(entry.title))
    plain = (staff or not entry.affiliation) and not entry.party
    known = staff or _is_titled(entry) or entry.role is Role.SECRETARY or (formal and not entry.title)
    return Role.OFFICIAL if plain and known else Role.GUEST
