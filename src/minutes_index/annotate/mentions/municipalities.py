"""The 290 municipalities in running text: names, genitives and abbreviations, homographs only where they are places.

Source of the names and codes: Statistics Sweden (data file ``municipalities.tsv``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.data import counts, rows
from minutes_index.model import Label, Mention, Span
from minutes_index.recognisers.lexicon import municipalities
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HOMOGRAPH = 60
"""A name that is a lower-case word this often in 10 million words is ambiguous."""
BEARERS = 100
"""So is one that is a given name or a surname of this many people."""
_WORD = re.compile(r"[A-ZÅÄÖ][\wåäöé-]*(?<!-)")
_AFTER_MUNICIPALITY = pattern("place_patterns", "after-municipality")
_PLACE_BEFORE = pattern("place_patterns", "place-before")
_LIST_BEFORE = pattern("place_patterns", "list-before")
_LIST_AFTER = pattern("place_patterns", "list-after")
_COURT_BEFORE = pattern("place_patterns", "court-before")
_REGION_BEFORE = pattern("place_patterns", "region-before")
_NOT_AFTER = pattern("place_patterns", "not-after")


def municipality_mentions(text: str, taken: Sequence[Span]) -> Iterator[Mention]:
    """Where municipalities are named, in order; ``taken`` are spans (of people) that hold none."""
    blocked = _Blocked(taken)
    words = list(_WORD.finditer(text))
    after = 0
    previous = Span(0, 0)
    for i, word in enumerate(words):
        if pair := _pair(text, word):
            yield from (found for found in pair if not blocked.overlaps(found.span))
            continue
        if word.start() < after or word.group().casefold() not in _first_words():
            continue
        found = _longest(text, word, words[i + 1 : i + 4])
        if found is None:
            continue
        span, key, surface = found
        if blocked.overlaps(span) or not (
            blocked.ends_before(text, span)
            or _goes_on(text, previous, span)
            or _is_place(text, span, surface)
        ):
            continue
        code, name = municipalities()[key]
        after = span.end
        previous = span
        yield Mention(span, Label.MUNICIPALITY, name, code, "rule:municipality")


def _pair(text: str, word: re.Match[str]) -> list[Mention]:
    """The municipalities at both ends of a way, written in one (`järnvägen Borås-Kalmar`)."""
    first, hyphen, last = word.group().partition("-")
    keys = (first.casefold(), last.casefold())
    known = municipalities()
    if (
        not hyphen
        or word.group().casefold() in known
        or any(key not in known or key in homographs() for key in keys)
        or text[word.end() : word.end() + 1] == "-"
        or _NOT_AFTER.match(text[word.end() : word.end() + 60])
    ):
        return []
    cut = word.start() + len(first)
    spans = (Span(word.start(), cut), Span(cut + 1, word.end()))
    return [
        Mention(span, Label.MUNICIPALITY, known[key][1], known[key][0], "rule:municipality")
        for span, key in zip(spans, keys, strict=True)
    ]


@cache
def _first_words() -> frozenset[str]:
    """The words with which a municipality's name can begin, also in the genitive, lower case."""
    words = {re.split(r"[\s:]", name, maxsplit=1)[0] for name in municipalities()}
    return frozenset(words | {f"{word}s" for word in words})


def _goes_on(text: str, previous: Span, span: Span) -> bool:
    """Whether a name goes on a list of municipalities: `Mark och Vara`, `Hedemora, Säter, Nora`."""
    between = text[previous.end : span.start].strip()
    return (
        0 < previous.end < span.start
        and between in {",", "och", "samt", "eller", "/", ", och"}
        and not _NOT_AFTER.match(text[span.end : span.end + 60])
    )


class _Blocked:
    """Spans in which nothing may be found, asked in order of position."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._next = 0

    def overlaps(self, span: Span) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].end <= span.start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next].overlaps(span)

    def ends_before(self, text: str, span: Span) -> bool:
        """Whether only a comma or a gap parts ``span``, at the end of its cell, from a name: `Anna Berg, Ale`."""
        previous = self._spans[self._next - 1] if self._next else None
        if previous is None:
            return False
        stop = text.startswith(".", span.end) and "," in text[previous.end : span.start]
        return (
            previous.end < span.start
            and not text[previous.end : span.start].strip(" ,\t(")
            and (stop or bool(re.match(r"[ \t]*(?:\n|$|[,;)]| {2,})", text[span.end : span.end + 10])))
        )


def _longest(
    text: str, word: re.Match[str], following: Sequence[re.Match[str]]
) -> tuple[Span, str, str] | None:
    """The longest name that begins with ``word``: its span, its key in the table, and the name without genitive."""
    ends = [word.end(), *(later.end() for later in following)]
    units = (unit for end in ends for unit in _with_unit(text, end))
    for end in sorted({*ends, *units}, reverse=True):
        surface = " ".join(text[word.start() : end].split())
        if len(surface) > 40 or ("\n" in text[word.start() : end] and "\n\n" in text[word.start() : end]):
            continue
        for candidate in (
            surface,
            surface.removesuffix("s") if surface.endswith("s") else "",
            surface.removesuffix(":s"),
        ):
            if candidate and candidate.casefold() in municipalities() and _cased(candidate):
                return Span(word.start(), end), candidate.casefold(), candidate
    return None


def _with_unit(text: str, end: int) -> list[int]:
    """Where the name ends when `kommun` or `stad` belongs to it (`Lerums kommun`, `Gbg stad`)."""
    match = re.match(r"\s(?:kommun|stad|Kommun|Stad)(?:s|en|ens)?\b", text[end : end + 12])
    return [end + match.end()] if match else []


def _cased(surface: str) -> bool:
    """Whether a name is written as a name is: capitals on its words, or capitals all through if long or an abbreviation."""
    first = surface.split(maxsplit=1)[0]
    unit = surface.casefold().endswith((" kommun", " stad"))
    return surface[0].isupper() and (unit or not first.isupper() or len(first) > 4 or first == "GBG")


def _is_place(text: str, span: Span, surface: str) -> bool:
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 60]
    with_unit = surface.casefold().endswith(("kommun", "stad")) and " " in surface
    if with_unit or _AFTER_MUNICIPALITY.match(after):
        return True
    if (
        _COURT_BEFORE.search(before)
        or _NOT_AFTER.match(after)
        or (_REGION_BEFORE.search(before) and not surface.startswith("Region"))
    ):
        return False
    if before.endswith(("-", "@", "/ ", "www.")) or after.startswith(("-", "@", "gatan", "vägen")):
        return False
    if surface.isupper() and surface != "GBG":
        return False
    return surface.casefold() not in homographs() or _in_place_context(before, after)


def _in_place_context(before: str, after: str) -> bool:
    """Whether a homograph stands where a place would: after a preposition of place, or in a list of municipalities."""
    if _PLACE_BEFORE.search(before) and not re.match(r"\s+(?:[A-ZÅÄÖ]\w+)", after):
        return True
    listed = [
        match["word"].casefold() for match in (_LIST_BEFORE.search(before), _LIST_AFTER.match(after)) if match
    ]
    return any(word in municipalities() and word not in homographs() for word in listed)


@cache
def homographs() -> frozenset[str]:
    """Municipalities whose name is also an everyday word or the name of many people."""
    words, given, surnames = (
        counts("word_frequencies.tsv.gz"),
        counts("given_names.tsv.gz"),
        counts("surnames.tsv.gz"),
    )
    names = [name for _, name, _, _ in rows("municipalities.tsv")]
    return frozenset(
        name.casefold()
        for name in names
        if words.get(name.casefold(), 0) >= HOMOGRAPH or given.get(name, 0) >= BEARERS or name in surnames
    )
