"""Mentions by a given name or a surname alone.

They mean the one person of the document whom they fit; where several fit, `SIGNS` decides, or the mention stays open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.annotate.mentions.names.eponyms import LEGAL_FORMS, begins_a_firm, is_thing
from minutes_index.annotate.mentions.names.names import AROUND, INITIAL, PARTY
from minutes_index.annotate.mentions.tokenizer import words_of
from minutes_index.model import Label, Mention, Person, Role, Section, SectionKind, Span
from minutes_index.recognisers.lexicon import Trait, traits
from minutes_index.recognisers.name_similarity import CHEAP
from minutes_index.recognisers.name_spelling import Part, cost, folded, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from minutes_index.annotate.facts.attendance.rows import Row

SIGNS = {
    "presents this item": 4,
    "wrote the minutes": 3,
    "led the meeting": 2,
    "from where the minutes were written": 2,
    "presents an item": 1,
    "is named in the text": 1,
    "was absent": -3,
}
"""What speaks for a person when a bare name fits several, and how much; the best must lead by `MARGIN`."""
MARGIN = 1
MANY = 100
"""Persons of one name; among more nothing speaks for one."""
TOLD = 10
"""Names that a reason lists."""
FOUND_BY = "rule:bare-name"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The persons of a document and what speaks for each of them."""

    persons: Sequence[Person]
    sections: Sequence[Section]
    everywhere: dict[int, int]
    """Points by person."""
    in_section: dict[tuple[int, int], int]
    """Points by section and person."""

    @classmethod
    def of(
        cls,
        text: str,
        sections: Sequence[Section],
        rows: Sequence[tuple[Row, int]],
        persons: Sequence[Person],
        mentions: Sequence[Mention],
    ) -> Evidence:
        """The evidence in a document's lists (``rows`` with the person of each) and in its full names (``mentions``)."""
        named = [m for m in mentions if m.person is not None and m.found_by != "rule:attendance"]
        presents = [
            (section.ordinal, m.person)
            for m in named
            if m.person is not None and _in_heading(text, section := _section(sections, m.span.start), m.span)
        ]
        by_role = {role: {ordinal for row, ordinal in rows if row.role is role} for role in Role}
        presenters = {person for _, person in presents}
        home = {persons[i].affiliation for i in by_role[Role.SECRETARY] or presenters} - {""}
        holds = {
            "wrote the minutes": by_role[Role.SECRETARY],
            "led the meeting": by_role[Role.CHAIR],
            "from where the minutes were written": {p.ordinal for p in persons if p.affiliation in home},
            "presents an item": presenters,
            "is named in the text": {m.person for m in named if m.person is not None},
            "was absent": by_role[Role.ABSENT],
        }
        points: dict[int, int] = defaultdict(int)
        for sign, ordinals in holds.items():
            for ordinal in ordinals:
                points[ordinal] += SIGNS[sign]
        return cls(persons, sections, points, dict.fromkeys(presents, SIGNS["presents this item"]))

    def points(self, person: int, offset: int) -> int:
        """How much speaks for a person at ``offset``."""
        section = _section(self.sections, offset).ordinal
        return self.everywhere.get(person, 0) + self.in_section.get((section, person), 0)


def bare_names(doc: Doc, evidence: Evidence, taken: Callable[[Span], bool]) -> Iterator[Mention]:
    """Every word of ``doc`` that is the given name or the surname of one of its persons, but for those ``taken``."""
    by_word: dict[str, set[int]] = defaultdict(set)
    for person in evidence.persons:
        words = person.name.split()
        for word in {words[0], words[-1]} if len(words) > 1 else set():
            by_word[word].add(person.ordinal)
    genitives = {f"{word}s": word for word in by_word if f"{word}s" not in by_word}
    spelt = _Spelt([person.name.split()[0] for person in evidence.persons if " " in person.name])
    for i, written in enumerate(words_of(doc)):
        word = written if written in by_word else genitives.get(written, "") or spelt.of(written)
        if not word:
            continue
        token = doc[i]
        span = Span(token.idx, token.idx + len(token.text))
        if taken(span) or not _can_stand_alone(word) or _names_a_thing(token, written):
            continue
        candidates = _of_initial(token, by_word[word], evidence.persons)
        agreeing = _of_party(token, candidates, evidence.persons)
        yield (
            _resolved(span, word, agreeing, evidence)
            if agreeing
            else Mention(
                span, Label.PERSON, word, "", FOUND_BY, None, "of another party than those of the name"
            )
        )


class _Spelt:
    """The given names of a document's persons, by other spellings of them: `Rikard` for the only Rickard."""

    def __init__(self, given: Sequence[str]) -> None:
        self._by_opening: dict[str, set[str]] = defaultdict(set)
        for name in given if len(given) <= MANY else ():
            self._by_opening[opening(folded(name))].add(name)
        self._known: dict[str, str] = {}

    def of(self, word: str) -> str:
        """The one given name of which a word, a given name itself, is another spelling of the same sound; empty when none or several are."""
        if not self._by_opening or Trait.COMMON_GIVEN not in traits(word):
            return ""
        if word not in self._known:
            plain = folded(word)
            near = [
                n for n in self._by_opening[opening(plain)] if cost(plain, folded(n), Part.GIVEN) <= CHEAP
            ]
            self._known[word] = near[0] if len(near) == 1 else ""
        return self._known[word]


def _names_a_thing(token: Token, word: str) -> bool:
    """Whether a bare name is that of a street, a fund or a firm (`Ekroths väg`, `Ekroths Livs AB`)."""
    before, behind = token.doc[max(0, token.i - AROUND) : token.i], token.doc[token.i : token.i + 2 * AROUND]
    after = behind.text[len(word) :]
    if Trait.COMMON_GIVEN in traits(word) and after[1:3] in LEGAL_FORMS:
        return False  # the initials of a surname: `Maria HB`
    return is_thing(before.text_with_ws, word, after) or begins_a_firm(after)


def _of_party(token: Token, candidates: set[int], persons: Sequence[Person]) -> set[int]:
    """Those of the candidates whose party is not another than the one in brackets behind the name."""
    party = PARTY.match(token.doc[token.i : token.i + AROUND].text[len(token.text) :])
    if not party or len(candidates) > MANY:
        return candidates
    return {i for i in candidates if persons[i].party.casefold() in {"", party["party"].casefold()}}


def _can_stand_alone(word: str) -> bool:
    shape = traits(word)
    unknown = Trait.NAME_SHAPED in shape and not (Trait.KNOWN | Trait.PLACE) & shape
    surname = Trait.SURNAME_LIKE in shape and not (Trait.WORD | Trait.PLACE) & shape
    return Trait.COMMON_GIVEN in shape or unknown or surname


def _of_initial(token: Token, candidates: set[int], persons: Sequence[Person]) -> set[int]:
    """Those of the candidates whose surname the initial behind the name begins (`Anna R kollar`)."""
    following = token.nbor().text if token.i + 1 < len(token.doc) and token.whitespace_ == " " else ""
    if not INITIAL.fullmatch(following) or len(candidates) > MANY:
        return candidates
    return {i for i in candidates if persons[i].name.split()[-1].startswith(following[0])} or candidates


def _resolved(span: Span, word: str, candidates: set[int], evidence: Evidence) -> Mention:
    if len(candidates) > MANY:
        return Mention(span, Label.PERSON, word, "", FOUND_BY, None, f"fits {len(candidates)} people")
    ranked = sorted(candidates, key=lambda person: (-evidence.points(person, span.start), person))
    best, *others = ranked
    names = _listed(sorted(evidence.persons[i].name for i in others))
    lead = evidence.points(best, span.start) - max(
        (evidence.points(i, span.start) for i in others), default=0
    )
    if others and (lead < MARGIN or evidence.points(best, span.start) <= 0):
        reason = f"fits {evidence.persons[best].name}, {names}"
        return Mention(span, Label.PERSON, word, "", FOUND_BY, None, reason)
    reason = f"more closely involved than {names}" if others else f"the only {word} of the document"
    return Mention(span, Label.PERSON, evidence.persons[best].name, "", FOUND_BY, best, reason)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
    return ", ".join(names[:TOLD]) + more


def _section(sections: Sequence[Section], offset: int) -> Section:
    return sections[max(0, bisect_right(sections, offset, key=lambda section: section.span.start) - 1)]


def _in_heading(text: str, section: Section, span: Span) -> bool:
    return section.kind is SectionKind.ITEM and "\n" not in text[section.span.start : span.start].strip("\n")
