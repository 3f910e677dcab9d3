"""People's names in running text: a given name followed by what can be a surname.

Method: token rules over name lists, after the measurements in the design (a given name by count of bearers,
1-4 capitalised tokens or particles, the last a surname or at least no everyday word).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from minutes_index.annotate.mentions.names.eponyms import LEGAL_FORMS, is_thing
from minutes_index.annotate.mentions.tokenizer import words_of
from minutes_index.model import Span
from minutes_index.recognisers.lexicon import (
    PARTICLES,
    Trait,
    is_initials,
    is_particle,
    is_title,
    lowered_surname,
    municipalities,
    traits,
)
from minutes_index.recognisers.names_in_a_row import begins_next
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

INITIAL = re.compile(r"[A-ZÅÄÖ]\.?")
LONGEST_NAME = 5
"""Tokens in a name."""
AROUND = 4
"""Tokens before and behind a name that may say that it is a thing's."""
PARTY = pattern("name_patterns", "party")
_JOINED = pattern("name_patterns", "joined")
"""A particle that is one word with the name behind it (`al-Qzarpin`)."""
_HOURS = pattern("name_patterns", "hours")
"""Hours whose figure was misread (`Siv Ih`)."""
_NO_INITIALS = frozenset({"I", "Å", "Ö", "X"})
"""Letters that are words, or mark who was there."""
_INNER_PARTICLES = (PARTICLES - {"av", "den", "du"}) | {"mac", "mc"}
"""Those that stand in names also with a capital (`El Qzarpin`)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands, and in its base form (without a genitive s)."""

    span: Span
    base: str
    found_by: str


def names(doc: Doc) -> Iterator[Name]:
    """The full names of people in ``doc``, in order, without overlap."""
    yield from (name for name, thing in names_and_things(doc) if not thing)


def names_and_things(doc: Doc) -> Iterator[tuple[Name, bool]]:
    """What reads as a full name, in order, without overlap, and whether it names a thing (`Berit Ekroths väg`)."""
    words = words_of(doc)
    candidates = [
        i
        for i, (word, following) in enumerate(pairwise(words))
        if word[0].isupper()
        and (following[0].isupper() or is_particle(following) or _JOINED.match(following))
    ]
    after = 0
    for i in candidates:
        if i < after or not _starts(words[i]):
            continue
        run = _run(doc, i)
        name = _name(run, doc, i) if len(run) > 1 else None
        if name is None:
            continue
        length, base, found_by = name
        last = doc[i + length - 1]
        after = i + length
        behind = doc[after - 1 : after + AROUND].text_with_ws[len(last.text) :]
        thing = is_thing(doc[max(0, i - AROUND) : i].text_with_ws, base, behind)
        yield Name(Span(doc[i].idx, last.idx + len(last.text)), base, found_by), thing


def _starts(word: str) -> bool:
    return Trait.NAME_SHAPED in traits(word) or is_initials(word)


def _run(doc: Doc, start: int) -> list[Token]:
    """The capitalised tokens and particles from ``start`` on, one space apart on one line."""
    run = [doc[start]]
    for token in doc[start + 1 : start + LONGEST_NAME + 1]:
        previous = run[-1]
        if not previous.whitespace_ and not (previous.text.endswith(".") and is_initials(previous.text)):
            break
        if (
            Trait.NAME_SHAPED in traits(lowered_surname(_core(token.text)))
            or is_particle(token.text)
            or (is_initials(token.text) and len(run) < 3)
        ):
            run.append(token)
        else:
            break
    for i in range(2, len(run) - 1):
        given = Trait.COMMON_GIVEN in traits(run[i].text) and not (
            Trait.GIVEN in traits(run[i - 1].text) or run[i - 1].text.casefold() in _INNER_PARTICLES
        )
        if given or begins_next([token.text for token in run], i):
            run = run[:i]  # another name begins
            break
    if len(run) > 2 and _is_office(run[0].text, run[1].text):
        return []
    while run and (is_particle(run[-1].text) or is_initials(run[-1].text)):
        run.pop()
    return run


def _core(word: str) -> str:
    """A word without a particle that is written in one with it."""
    return _JOINED.sub("", word, count=1)


def _is_office(first: str, second: str) -> bool:
    """Whether a capitalised word is what somebody is, before their name: `Motionären Mikael Hägg`."""
    return (
        Trait.GIVEN not in traits(first)
        and Trait.COMMON_GIVEN in traits(second)
        and (is_title(first) or first.endswith(("ären", "aren", "arna", "anden", "enten")))
    )


def _name(run: Sequence[Token], doc: Doc, start: int) -> tuple[int, str, str] | None:
    """How many tokens of ``run`` are a name, its base form, and the rule that says so."""
    words = [lowered_surname(token.text) for token in run]
    for length in range(_without_place(words), 1, -1):
        part = words[:length]
        if part[-1] in PARTICLES or is_initials(part[-1]) or _HOURS.fullmatch(part[-1]):
            continue
        follows = doc[start + length].text if start + length < len(doc) else ""
        if length > 2 and follows in LEGAL_FORMS and Trait.SURNAME_LIKE not in traits(part[-1]):
            continue  # the firm of somebody, told right behind their name
        base = base_form(part, follows)
        rule = _rule(base.split(), _setting(doc, start, length))
        if rule:
            return length, base, rule
    return None


def _without_place(words: Sequence[str]) -> int:
    """How many words are left when a municipality at the end is taken off a name of two words or more."""
    for length in (3, 2, 1):
        left = words[: len(words) - length]
        if (
            len(left) >= 2
            and not _is_link(left[-1])
            and " ".join(words[-length:]).casefold() in municipalities()
        ):
            return len(words) - length
    return len(words)


def base_form(words: Sequence[str], follows: str) -> str:
    """The name without a genitive s: `Rut Sjöholms förslag` is about Rut Sjöholm."""
    last = words[-1]
    stem = last.removesuffix("s")
    genitive = (
        stem != last
        and len(stem) > 1
        and Trait.SURNAME not in traits(last)
        and (
            Trait.SURNAME_LIKE in traits(stem)
            or (
                Trait.SURNAME_LIKE not in traits(last)
                and follows[:1].islower()
                and not last.endswith(("us", "is", "as", "es", "os"))
            )
        )
    )
    return " ".join([*words[:-1], stem if genitive else last])


class _Setting(NamedTuple):
    """What stands around a name."""

    title: bool
    """Right before it."""
    party: str
    """In brackets right behind it; empty when there is none."""
    first: bool
    """Whether it opens a sentence."""

    @property
    def announces(self) -> bool:
        return self.title or bool(self.party)


def _rule(words: Sequence[str], setting: _Setting) -> str:
    """Which rule accepts ``words`` as a name; empty when none does."""
    given, last = traits(words[0]), traits(_core(words[-1]))
    middle = [traits(word) for word in words[1:-1] if not _is_link(word)]
    if any(Trait.WORD in t and Trait.GIVEN not in t and Trait.SURNAME not in t for t in middle):
        return ""
    if is_initials(words[0]):
        cut = setting.announces and not Trait.KNOWN & last and Trait.COMMON_GIVEN not in traits(words[1])
        plain = not Trait.WORD & last and (Trait.SURNAME_LIKE in last or cut)
        return "rule:initial" if plain and _is_initial(words, setting) else ""
    if Trait.GIVEN in given:
        return _after_given(given, last, middle, setting)
    if (
        setting.announces
        and not (Trait.KNOWN & given)
        and not (Trait.KNOWN & last and not Trait.SURNAME & last)
        and not Trait.PLACE & given
    ):
        return "rule:announced"
    listed = Trait.SURNAME in last and not Trait.WORD & last
    return (
        "rule:surname"
        if listed
        and not setting.first
        and not (Trait.KNOWN | Trait.PLACE) & given
        and Trait.SURNAME_LIKE not in given
        else ""
    )


def _is_link(word: str) -> bool:
    """Whether a word inside a name is no name itself: a particle or an initial."""
    return word in PARTICLES or word.casefold() in _INNER_PARTICLES or is_initials(word)


def _is_initial(words: Sequence[str], setting: _Setting) -> bool:
    """Whether a letter stands for a given name: it has a stop or a hyphen, or a title or party tells of a person."""
    letter, second = words[0], words[1]
    return len(letter) > 1 or (
        setting.announces and letter not in _NO_INITIALS and Trait.COMMON_GIVEN not in traits(second)
    )


def _after_given(given: Trait, last: Trait, middle: Sequence[Trait], setting: _Setting) -> str:
    common = Trait.COMMON_GIVEN in given
    if Trait.SURNAME in last and (common or setting.announces or not setting.first):
        return "rule:listed"
    if Trait.SURNAME_LIKE in last:
        return "rule:ending"
    if (setting.announces and not Trait.WORD & last) or (_is_plain(setting.party) and common):
        return "rule:announced"
    if Trait.WORD & last or Trait.PLACE & last:
        return ""
    if (
        common
        and (Trait.KNOWN not in last or (Trait.GIVEN in last and not setting.first))
        and all(Trait.GIVEN & t or Trait.SURNAME_LIKE & t for t in middle)
    ):
        return "rule:given"
    return ""


def _is_plain(party: str) -> bool:
    """Whether what stands in brackets is surely a party: letters of one case."""
    return party.isupper() or party.islower()


def _setting(doc: Doc, start: int, length: int) -> _Setting:
    behind = "".join(token.text for token in doc[start + length : start + length + 3])
    party = PARTY.fullmatch(behind)
    return _Setting(
        title=start > 0 and is_title(doc[start - 1].text),
        party=party["party"] if party else "",
        first=_opens_sentence(doc, start),
    )


def _opens_sentence(doc: Doc, start: int) -> bool:
    return (
        start == 0
        or doc[start - 1].is_space
        or doc[start - 1].text in {".", "!", "?", ":", "•", "-", "–", ")"}
    )
