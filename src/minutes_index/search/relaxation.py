"""A question that finds little asked again for what may have been meant, which is always told."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.compounds import splitter
from minutes_index.analysis.folding import loose, loose_starts
from minutes_index.analysis.stems import stem
from minutes_index.analysis.tokens import normal
from minutes_index.index.passages import FOUND_IN_PART, NAMED
from minutes_index.query.ast import And, Field, Fuzzy, Near, Or, Phrase, Prefix, Query, Scope, Term
from minutes_index.query.rewriting import leaves, replaced
from minutes_index.query.serialisation import written
from minutes_index.search.suggestions import near_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.search.vocabulary import Looking

SPELLINGS: Final = 8
"""The most of one word that are looked for."""
MIN_LOOSE: Final = 3
"""Letters; shorter words are spelt alike by chance."""
MIN_LOOSE_STEM: Final = 5
"""Letters of what is left of two words without their endings (``mart``: *Märta*, *Mårten*)."""

MIN_BEGINNING: Final = 5
"""Letters; what is shorter begins words that have nothing else in common."""


@dataclass(frozen=True, slots=True)
class Retry:
    """What is asked in the place of a question, and what people are told of that."""

    query: Query
    note: str
    respelt: bool = False
    """Whether it is the whole question, in other spellings only."""


def retries(query: Query, looking: Looking) -> Iterator[Retry]:
    """What to ask when ``query`` finds little, the nearest to it first.

    If it finds nothing: its words as they may be spelt, then near words in the place of unknown ones. In any case: its
    compounds by their parts, words that begin as its words do, then sections with some of its words.
    """
    told: list[str] = []
    if not looking.total(query):
        for mended in (_spelt_otherwise, _corrected):
            if retry := mended(query, looking):
                yield _after(told, retry)
                query = retry.query
                told.append(retry.note.partition("; shown: ")[0])
    apart = _taken_apart(query, looking)
    some = _with_some(query, looking) or (_with_some(apart.query, looking) if apart else None)
    for retry in (apart, _beginning(query, looking), some):
        if retry:
            yield _after(told, retry)


def _after(told: Sequence[str], retry: Retry) -> Retry:
    """The retry with what was told before it."""
    return Retry(retry.query, "; ".join((*told, retry.note)), retry.respelt)


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


def _corrected(query: Query, looking: Looking) -> Retry | None:
    """The nearest word of the archive in the place of each that it has not."""
    unknown = [leaf for leaf in dict.fromkeys(leaves(query)) if not looking.total(leaf)]
    found = {leaf: near[0] for leaf in unknown if (near := near_words(leaf, looking))}
    if not found:
        return None
    missed, shown = (", ".join(map(_plain, side)) for side in (found, found.values()))
    return Retry(replaced(query, found), f"nothing is spelt {missed}; shown: {shown}", respelt=True)


def _taken_apart(query: Query, _looking: Looking) -> Retry | None:
    """Compounds by their parts, which may stand apart (*försäljning av mark*)."""
    found: dict[Query, Query] = {}
    for leaf in dict.fromkeys(leaves(query)):
        if isinstance(leaf, Term) and len(parts := splitter().parts(leaf.word)) > 1:
            found[leaf] = And(tuple(Term(part, leaf.scope) for part in parts))
    if not found:
        return None
    shown = ", ".join(
        " and ".join(map(_plain, apart.parts)) for apart in found.values() if isinstance(apart, And)
    )
    return Retry(replaced(query, found), f"shown: sections that have {shown} apart")


def _beginning(query: Query, _looking: Looking) -> Retry | None:
    """Longer words of the same beginning, as *upphandling* for *upphandla*."""
    found: dict[Query, Query] = {}
    for leaf in dict.fromkeys(leaves(query)):
        if isinstance(leaf, Term) and leaf.word.isalpha() and len(start := stem(leaf.word)) >= MIN_BEGINNING:
            found[leaf] = Or((leaf, Prefix(start, leaf.scope)))
    if not found:
        return None
    shown = ", ".join(f"{stem(leaf.word)}*" for leaf in found if isinstance(leaf, Term))
    return Retry(replaced(query, found), f"shown: words that begin so: {shown}")


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
    """The sections with any of the words, those with most of them first; what narrows a question stays."""
    parts = query.parts if isinstance(query, And) else (query,)
    words = [part for part in parts if _is_words(part)]
    others = [part for part in parts if not _is_words(part)]
    there = [word for word in words if looking.total(_all((word, *others)))]
    if len(words) < 2 or not there:
        return None
    some = there[0] if len(there) == 1 else Or(tuple(there))
    lacking = " or ".join(_shown(word) for word in words if word not in there)
    if not lacking and not looking.total(query):
        lacking = "all of the words"
    return Retry(_all((some, *others)), _told(lacking, there))


def _told(lacking: str, there: Sequence[Query]) -> str:
    lead = f"nothing has {lacking}; " if lacking else ""
    which = _shown(there[0]) if len(there) == 1 else "some of the words"
    return f"{lead}shown: sections that have {which}"


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
