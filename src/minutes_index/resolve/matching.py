"""What speaks for two groups of near names being one person, what against, and when it is enough.

`TERMS` is the whole policy: by how much the names differ, how much must agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from minutes_index.data import rows
from minutes_index.recognisers.lexicon import is_title
from minutes_index.recognisers.name_similarity import Difference, Kind, chance, commoner
from minutes_index.recognisers.parties import NO_PARTY, parties_agree
from minutes_index.resolve.namesakes import CROWD, society_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from minutes_index.resolve.context import Company
    from minutes_index.resolve.namesakes import Group

LIKELY: Final = 0.02
"""Other people of the rarer name to be expected in a place, for it to be likely that there are none."""
SETTLED: Final = 4
"""Documents by which a spelling is settled: two settled spellings are hardly one a slip of the other."""
TURNS: Final = 4
"""Lists of one body with the one or the other, never both, for them to take turns."""
PLACING: Final = frozenset({"affiliation", "body", "company", "copy"})
"""Signs of which there must be one: without a place, names and parties say little."""

HOMES: Final = frozenset({"home", "affiliation"})
"""Signs that say nothing of a name that several in one municipality have."""
COUNTED: Final = PLACING | {"party", "title"}


@dataclass(frozen=True, slots=True)
class Terms:
    """How much must agree."""

    signs: int
    """Of `COUNTED`, at least so many."""
    all_of: frozenset[str] = frozenset()
    home_places: bool = False
    """Whether an unstated home, the municipality whose body met, is a sign as well; and a body of no known municipality,
    when the party is the same and the name not common."""
    rarer_than: float | None = LIKELY
    """Most other people of the rarer name to be expected in the place. None for a name that is the same: then settled
    spellings and other titles do not count against it either."""


TERMS: Final[Mapping[Kind, Terms]] = {
    Kind.EQUAL: Terms(1, home_places=True, rarer_than=None),
    Kind.FORM: Terms(1, home_places=True, rarer_than=None),
    Kind.SLIP: Terms(2),
    Kind.SOUND: Terms(2),
    Kind.LETTER: Terms(2, rarer_than=LIKELY / 20),
    Kind.COMMON: Terms(2, frozenset({"party", "body", "turns"})),
}
"""By the kind of difference; names of a kind that is not here are never joined unasked."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two groups look beside each other."""

    difference: Difference
    signs: Mapping[str, str]
    """What agrees, and in what."""
    against: Mapping[str, str]
    """What speaks against it, and in what."""
    chance: float

    @property
    def joins(self) -> bool:
        """Whether it is enough for the two to be one."""
        terms = TERMS.get(self.difference.kind)
        if terms is None or not CONTRARY.isdisjoint(self.against) or not self._is_placed(terms):
            return False
        counted = self.signs.keys() & (COUNTED | {"home"} if terms.home_places else COUNTED)
        if terms.rarer_than is None:
            doubtful, counted = False, counted - (HOMES if self.chance >= CROWD else frozenset())
        else:
            doubtful = bool(self.against) or self.chance >= terms.rarer_than
        return not doubtful and len(counted) >= terms.signs and terms.all_of <= self.signs.keys()

    def _is_placed(self, terms: Terms) -> bool:
        """Whether the two are met in one place."""
        signs = self.signs.keys()
        board = {"board", "party"} <= signs and self.chance < LIKELY
        return not PLACING.isdisjoint(signs) or (terms.home_places and (board or "home" in signs))


CONTRARY: Final = frozenset({"together", "home", "party"})
"""What no agreement outweighs."""


def agreement(one: Group, other: Group, difference: Difference, company: Company) -> Agreement:
    """The two beside each other."""
    found = chance(one.shown_name, other.shown_name)
    return Agreement(difference, _signs(one, other, company), _against(one, other), found)


def _signs(one: Group, other: Group, company: Company) -> dict[str, str]:
    bodies = _bodies(one) & _bodies(other)
    shared = {
        "affiliation": _affiliations(one) & _affiliations(other),
        "home": {one.home.title()} & {other.home.title()} - {""},
        "party": {one.party} & {other.party} - NO_PARTY,
        "body": {body for _, body in bodies},
        "board": _boards(one, other),
        "title": _titles(one) & _titles(other),
    }
    signs = {sign: ", ".join(sorted(values)) for sign, values in shared.items() if values}
    if company.is_same(one, other):
        signs["company"] = f"{len(company.of(one) & company.of(other))} others"
    if company.is_copied(one, other):
        signs["copy"] = "copies"
    if any(_lists(one, body) + _lists(other, body) >= TURNS for body in bodies):
        signs["turns"] = "never both"
    return signs


def _against(one: Group, other: Group) -> dict[str, str]:
    against: dict[str, str] = {}
    if both := one.documents & other.documents:
        against["together"] = ", ".join(sorted(both))
    if one.home and other.home and one.home != other.home:
        against["home"] = f"{one.home.title()}, {other.home.title()}"
    if not parties_agree(one.party, other.party):
        against["party"] = f"{one.party}, {other.party}"
    ours, theirs = _titles(one), _titles(other)
    if ours and theirs and ours.isdisjoint(theirs):
        against["title"] = ", ".join(sorted(ours | theirs))
    if commoner(one.shown_name, other.shown_name) >= CROWD:
        against["crowd"] = ""
    if min(len(one.documents), len(other.documents)) >= SETTLED:
        against["settled"] = f"{len(one.documents)} and {len(other.documents)} documents"
    return against


def _affiliations(group: Group) -> set[str]:
    return {m.person.affiliation for m in group.members if m.person.affiliation.casefold() == group.home} - {
        ""
    }


def _bodies(group: Group) -> set[tuple[str, str]]:
    """Bodies told by municipality and name, or by their society; without either a board is any board."""
    return {body for body in group.bodies if body[0] or society_of(body[1])}


def _boards(one: Group, other: Group) -> set[str]:
    """Bodies of both by name, where of one of the two no municipality is known."""
    return {
        ours
        for place, ours in one.bodies
        for beside, theirs in other.bodies
        if ours == theirs and not (place and beside)
    }


def _titles(group: Group) -> set[str]:
    titles = {title.casefold() for m in group.members for title in m.titles}
    return {title for title in titles - _role_words() if is_title(title) and " " not in title}


@cache
def _role_words() -> frozenset[str]:
    """Words for a part in the meeting, which say little of somebody's office."""
    return frozenset(word for row in rows("role_words.tsv") for word in row[1].split("|"))


def _lists(group: Group, body: tuple[str, str]) -> int:
    return len({m.document_id for m in group.members if m.roles and (m.municipality, m.body) == body})


def can_be_one(one: Group, other: Group) -> bool:
    """Whether nothing that cannot be outweighed speaks against the two being one."""
    return (
        one.documents.isdisjoint(other.documents)
        and (not one.home or not other.home or one.home == other.home)
        and parties_agree(one.party, other.party)
    )
