"""What a model's guesses are worth: those that look like a person or an organisation and that no rule contradicts.

The rules have the first word. A guess that overlaps what they found is dropped, and what is accepted once is found
wherever the document writes it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from minutes_index.annotate.mentions.names.eponyms import LOOKED_AT, is_thing
from minutes_index.annotate.mentions.names.names import INITIAL, Name, base_form
from minutes_index.annotate.mentions.trained.candidates import Piece, is_explained, pieces
from minutes_index.annotate.mentions.trained.vocabulary import is_body
from minutes_index.model import Label, Mention, Span
from minutes_index.recognisers.lexicon import (
    PARTICLES,
    Trait,
    given_bearers,
    is_title,
    municipalities,
    traits,
)
from minutes_index.recognisers.overlaps import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from minutes_index.annotate.mentions.trained.reader import Guess, Reader

Found = TypeVar("Found", Name, Mention)
_PLACE_BEFORE = frozenset({"i", "I", "vid", "Vid", "på", "På"})
"""Words that a place or an organisation follows, and a person in the genitive only."""
_DESIGNATION = re.compile(r"s? \d+:\d+")
"""What follows the name of a piece of land: `Norra Kvarntorp 2:4`."""
_ENDS = re.compile(r"s?(?![\w-])")
_HEADING = re.compile(r"[ \t]*(?:§+ ?\d+|\d+[.)])?[ \t]*")


@dataclass(frozen=True, slots=True)
class Guesses:
    """What a model adds to the rules; spans are in order and overlap nothing the rules found."""

    people: tuple[Name, ...] = ()
    organisations: tuple[Mention, ...] = ()


def guesses(text: str, people: Sequence[Span], reader: Reader | None) -> Guesses:
    """What ``reader`` finds where the rules explain nothing; ``people`` are the spans of the names they found."""
    if reader is None:
        return Guesses()
    unread = list(pieces(text, people))
    answers = reader.read(piece.words for piece in unread)
    found = [(piece, guess) for piece, answer in zip(unread, answers, strict=True) for guess in answer]
    if not found:
        return Guesses()
    found_by = f"model:{reader.name}"
    bases = {base for piece, guess in found if (base := _person(text, piece, guess))}
    taken = Taken(len(text), people)
    named = unclaimed(_everywhere(text, bases, found_by), taken)
    organisations = (
        Mention(span, Label.ORGANISATION, " ".join(span.of(text).split()), "", found_by)
        for span in _organisations(text, found)
    )
    return Guesses(named, unclaimed(organisations, taken))


def _person(text: str, piece: Piece, guess: Guess) -> str:
    """The base form of a guess that looks like a person's name and stands where one can; empty if it does not."""
    start, end = _trimmed(piece.words, guess.start, guess.end)
    words, spans = piece.words[start:end], piece.spans[start:end]
    if guess.label is not Label.PERSON or not is_name(words) or not _one_stretch(text, spans):
        return ""
    base = base_form(words, piece.words[end] if end < len(piece.words) else "")
    genitive = base != " ".join(words)
    place = start > 0 and piece.words[start - 1] in _PLACE_BEFORE and not genitive
    return "" if place or _DESIGNATION.match(text, spans[-1].end) else base


def _trimmed(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """A guess without an office before the name and a municipality behind it."""
    while start < end and is_title(words[start]):
        start += 1
    while end - start > 2 and Trait.PLACE in traits(words[end - 1]):
        end -= 1
    return start, end


def _one_stretch(text: str, spans: Sequence[Span]) -> bool:
    """Whether one space at most parts each word from the next."""
    return all(text[a.end : b.start] in {"", " "} for a, b in pairwise(spans))


def is_name(words: Sequence[str]) -> bool:
    """Whether words look like a full name: two with capitals at least, one of them listed, none an everyday word, a place or a body."""
    full = [word for word in words if word not in PARTICLES and not INITIAL.fullmatch(word)]
    return len(full) > 1 and all(map(_can_be_part, full)) and _is_listed(full) and not _is_known(words)


def _is_listed(words: Sequence[str]) -> bool:
    """Whether the first word is borne as a given name by anybody, or the last is like a surname."""
    return given_bearers(words[0]) > 0 or Trait.SURNAME_LIKE in traits(words[-1])


def _can_be_part(word: str) -> bool:
    shape = traits(word)
    listed = Trait.GIVEN in shape or Trait.SURNAME in shape
    return bool(shape) and (listed or (not is_explained(word) and not is_title(word)))


def _is_known(words: Sequence[str]) -> bool:
    """Whether the words, or the last of them, name a municipality."""
    return " ".join(words).casefold() in municipalities() or Trait.PLACE in traits(words[-1])


def _everywhere(text: str, bases: Iterable[str], found_by: str) -> Iterator[Name]:
    """Each name wherever it stands in the text, the longest first; a genitive s belongs to its mention."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for base in bases:
        by_first[base.split(" ", maxsplit=1)[0]].append(base)
    firsts = re.compile(rf"(?<![\w-])(?=(\S{{1,{max(map(len, by_first), default=1)}}}) )")
    found = [
        Name(Span(start.start(), end.end()), base, found_by)
        for start in firsts.finditer(text)
        for base in by_first.get(start[1], ())
        if text.startswith(base, start.start())
        and (end := _ENDS.match(text, start.start() + len(base)))
        and not _names_a_thing(text, Span(start.start(), end.end()))
    ]
    yield from sorted(found, key=lambda name: (-len(name.base), name.base, name.span))


def _names_a_thing(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - LOOKED_AT) : span.start], text[span.end : span.end + LOOKED_AT]
    return is_thing(before, span.of(text), after)


def unclaimed(found: Iterable[Found], taken: Taken) -> tuple[Found, ...]:
    """What meets neither ``taken`` nor what came before it, in the order of the text; it is taken then."""
    free: list[Found] = []
    for one in found:
        if not taken.meets(one.span):
            taken.add(one.span)
            free.append(one)
    return tuple(sorted(free, key=lambda one: one.span))


def _organisations(text: str, found: Sequence[tuple[Piece, Guess]]) -> Iterator[Span]:
    """The spans of the guesses that look like organisations, whole ones."""
    for piece, guess in found:
        words = piece.words[guess.start : guess.end]
        span = Span(piece.spans[guess.start].start, piece.spans[guess.end - 1].end)
        whole = not _is_line(text, span) and not _is_half(text, span)
        if guess.label is Label.ORGANISATION and is_organisation(words) and whole:
            yield span


def is_organisation(words: Sequence[str]) -> bool:
    """Whether words look like an organisation: two at least, a capital first, one that no list explains, no body.

    A lone word or abbreviation is as often a house, a place or a project.
    """
    return (
        len(words) > 1
        and words[0][:1].isupper()
        and not any(map(is_body, words))
        and not all(map(is_explained, words))
    )


def _is_half(text: str, span: Span) -> bool:
    return text.endswith("& ", 0, span.start) or text.startswith(" &", span.end)


def _is_line(text: str, span: Span) -> bool:
    """Whether a guess is all there is of its line but a number: a heading."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end : end if (end := text.find("\n", span.end)) >= 0 else len(text)]
    return bool(_HEADING.fullmatch(before)) and not after.strip()
