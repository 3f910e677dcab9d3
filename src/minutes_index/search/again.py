"""A question without a hit asked again for what may have been meant, which is always told."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, islice
from math import comb
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.loose import loose, loose_starts
from minutes_index.analysis.stems import stem
from minutes_index.analysis.tokens import normal
from minutes_index.index.passages import FOUND_IN_PART, NAMED
from minutes_index.query.ast import And, Field, Fuzzy, Near, Or, Phrase, Prefix, Query, Scope, Term
from minutes_index.query.rewriting import leaves, replaced
from minutes_index.query.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.search.looking import Looking

SPELLINGS: Final = 8
"""The most of one word that are looked for."""
MIN_LOOSE: Final = 3
"""Letters; shorter words are spelt alike by chance."""
MIN_LOOSE_STEM: Final = 5
"""Letters of what is left of two words without their endings (``mart``: *Märta*, *Mårten*)."""
CHOICES: Final = 40
"""The most ways of choosing some of the words that are asked at once."""


@dataclass(frozen=True, slots=True)
class Retry:
    """What is asked in the place of a question, and what people are told of that."""

    query: Query
    note: str
    respelt: bool = False
    """Whether it is the whole question, in other spellings only."""


def retries(query: Query, looking: Looking) -> Iterator[Retry]:
    """What to ask when ``query`` finds nothing, the nearest to it first.

    Its words as they may be spelt; then as many of its words as some section has.
    """
    told: list[str] = []
    if spelt := _spelt_otherwise(query, looking):
        yield spelt
        query, told = spelt.query, [spelt.note.partition("; shown: ")[0]]
    if some := _with_some(query, looking):
        yield Retry(some.query, "; ".join((*told, some.note)))


def _spelt_otherwise(query: Query, looking: Looking) -> Retry | None:
    """Words that are spelt so nowhere in their other spellings; if there is none such, all words."""
    asked = list(dict.fromkeys(leaves(query)))
    unknown = [leaf for leaf in asked if not looking.total(leaf)]
    found = {leaf: other for leaf in unknown or asked if (other := _spellings(leaf, looking))}
    if not found:
        return None
    lead = "nothing is spelt" if unknown else "nothing has all of these words, spelt"
    shown = ", ".join(_plain(each) for other in found.values() for each in _choices(other))
    return Retry(
        replaced(query, found), f"{lead} {', '.join(map(_plain, found))}; shown: {shown}", respelt=True
    )


def _spellings(leaf: Query, looking: Looking) -> Query | None:
    """What the archive has that is spelt much like it; None when there is nothing else."""
    match leaf:
        case Term(word, scope) if word.isalpha():
            found: list[Query] = [Term(other, scope) for other in _alike(word, looking, whole=False)]
        case Phrase((word,), scope) if word.isalpha():
            found = [Phrase((other,), scope) for other in _alike(word, looking, whole=True)]
        case Phrase(words, scope):
            found = [Phrase(other, scope) for other in _phrases(words, looking)]
        case Field(name, value) if name in NAMED:
            found = [Field(name, other) for other in _values(name, value, looking)]
        case _:
            return None
    return None if found in ([], [leaf]) else found[0] if len(found) == 1 else Or(tuple(found))


def _alike(word: str, looking: Looking, *, whole: bool) -> list[str]:
    """The words of the archive that are spelt much like it, or with ``whole`` unset forms of such; the commonest first."""
    if len(loose(word)) < MIN_LOOSE:
        return []
    counted = [each for start in loose_starts(word) for each in looking.words(start)]
    counted.sort(key=lambda each: -each[1])
    if whole:
        return [other for other, _ in counted if loose(other) == loose(word)][:SPELLINGS]
    found = [other for other, _ in counted if _is_form(other, word)]
    by_stem = {stem(other): other for other in reversed(found)}
    known = {stem(word): word} if stem(word) in by_stem else {}
    return list(islice(({**by_stem, **known}[own] for own in reversed(by_stem)), SPELLINGS))


def _is_form(other: str, word: str) -> bool:
    """Whether a word, or what is left of it without its ending, is spelt much like another."""
    one, two, one_stem, two_stem = map(loose, (other, word, stem(other), stem(word)))
    return (
        two in {one, one_stem}
        or one == two_stem
        or (one_stem == two_stem and len(one_stem) >= MIN_LOOSE_STEM)
    )


def _phrases(words: tuple[str, ...], looking: Looking) -> list[tuple[str, ...]]:
    """The phrase with each word in the commonest spelling the archive has for it."""
    best = tuple(next(iter(_alike(word, looking, whole=True)), word) for word in words)
    return [best] if best != words else []


def _values(name: str, value: str, looking: Looking) -> list[str]:
    wanted = _loose_words(value)
    found = (
        other
        for other in looking.values(name)
        if (own := _loose_words(other)) == wanted
        or (name in FOUND_IN_PART and len(wanted) == 1 and wanted[0] in own)
    )
    return list(islice(found, SPELLINGS))


def _loose_words(value: str) -> tuple[str, ...]:
    return tuple(map(loose, normal(value).split()))


def _choices(query: Query) -> tuple[Query, ...]:
    return query.parts if isinstance(query, Or) else (query,)


def _plain(leaf: Query) -> str:
    """What was asked, without the name of its field."""
    match leaf:
        case Term(word):
            return word
        case Field(_, value):
            return value
        case _:
            return written(leaf)


def _with_some(query: Query, looking: Looking) -> Retry | None:
    """The sections with the most of the words; what narrows a question stays."""
    parts = query.parts if isinstance(query, And) else (query,)
    words = [part for part in parts if _is_words(part)]
    others = [part for part in parts if not _is_words(part)]
    there = [word for word in words if looking.total(_all((word, *others)))]
    if len(words) < 2 or not there:
        return None
    for number in range(len(there), 0, -1):
        if number < len(words) and comb(len(there), number) <= CHOICES:
            some = tuple(_all(each) for each in combinations(there, number))
            new = _all((some[0] if len(some) == 1 else Or(some), *others))
            if looking.total(new):
                return Retry(new, _told(words, there, number))
    return None


def _told(words: Sequence[Query], there: Sequence[Query], number: int) -> str:
    lacking = " or ".join(_shown(word) for word in words if word not in there)
    if number == len(there):
        return f"nothing has {lacking}; shown: sections that have {' and '.join(map(_shown, there))}"
    lead = (
        f"nothing has {lacking}, nor all of the other words" if lacking else "nothing has all of these words"
    )
    return f"{lead}; shown: sections that have {number} of the {len(there)} words"


def _shown(word: Query) -> str:
    return written(word).replace(" OR ", " or ")


def _all(parts: Sequence[Query]) -> Query:
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _is_words(part: Query) -> bool:
    """Whether it is words to look for anywhere, and nothing that narrows the question."""
    match part:
        case Term(_, scope) | Phrase(_, scope) | Prefix(_, scope) | Fuzzy(_, _, scope) | Near(_, _, _, scope):
            return scope is Scope.ANYWHERE
        case And(parts) | Or(parts):
            return all(map(_is_words, parts))
        case _:
            return False
