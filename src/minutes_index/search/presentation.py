"""Documents with hits as people see them: the best sections, each with a snippet and the page it stands on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from minutes_index.model import Span
from minutes_index.query.ast import Scope
from minutes_index.recognisers.masking import discreet
from minutes_index.search.highlighting import Mark, Words, marks, outcomes
from minutes_index.search.results import Asking, CopyHit, DocumentHit, PassageHit
from minutes_index.snippet import Asked, Snippet, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from minutes_index.index.base import Hit
    from minutes_index.query.ast import Query
    from minutes_index.search.grouping import Group
    from minutes_index.search.sections import Decided, FoundSection, Key, Named, Sections

WORD = re.compile(r"\w+")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Showing:
    """What is needed to show a page of hits."""

    asking: Asking
    marks: tuple[Mark, ...]
    outcomes: frozenset[str]
    found: Mapping[Key, FoundSection]
    decided: Mapping[Key, Sequence[Decided]]


def documents(
    groups: Sequence[Group], query: Query, sections: Sections, asking: Asking
) -> tuple[DocumentHit, ...]:
    """The documents; what is gone from the catalog (it is being imported anew) is left out."""
    keys = [_key(hit) for group in groups for hit in group.hits[: asking.passages]]
    asked, wanted = marks(query), outcomes(query)
    found = sections.sections(keys)
    decided = sections.decided(found) if wanted or any(_in_decisions(mark) for mark in asked) else {}
    showing = _Showing(asking, asked, wanted, found, decided)
    shown = _asked(showing, sections)
    paths = sections.paths(_copies(groups))
    return tuple(_document(group, showing, shown, paths) for group in groups if _is_there(group, showing))


def _key(hit: Hit) -> Key:
    return hit.document_id, hit.ordinal


def _in_decisions(mark: Mark) -> bool:
    return mark.scope is Scope.DECISIONS


def _is_there(group: Group, showing: _Showing) -> bool:
    return any(_key(hit) in showing.found for hit in group.hits)


def _copies(groups: Sequence[Group]) -> list[str]:
    return [other for group in groups for copy in group.copies for other in (copy.first, copy.second)]


def _asked(showing: _Showing, sections: Sections) -> dict[Key, list[Asked]]:
    """By section, where what was asked for stands; who is named is only looked up where words were not found."""
    places = {key: _places(key, showing) for key in showing.found}
    missing = {
        key: [mark for mark, spans in zip(showing.marks, found, strict=True) if mark.in_names and not spans]
        for key, found in places.items()
    }
    lacking = [key for key, found in missing.items() if found]
    named = sections.named(lacking) if lacking else {}
    return {
        key: [
            *(Asked(tuple(spans)) for spans in found),
            *(Asked(_of_names(mark, key, named, showing)) for mark in missing[key]),
            *_wanted_decisions(key, showing),
        ]
        for key, found in places.items()
    }


def _seen(found: FoundSection, showing: _Showing) -> str:
    """The text to match; a personal number in it is only readable when it is shown."""
    return found.text if showing.asking.unmasked else found.masked


def _places(key: Key, showing: _Showing) -> list[list[Span]]:
    """For each mark, where it stands in the section."""
    found = showing.found[key]
    words = Words.of(_seen(found, showing))
    decisions = [_within(found, each.span) for each in showing.decided.get(key, ()) if each.taken]
    return [
        [
            span
            for span in mark.matcher(words)
            if not _in_decisions(mark) or any(span.overlaps(decision) for decision in decisions)
        ]
        for mark in showing.marks
    ]


def _within(found: FoundSection, span: Span) -> Span:
    """A span of the document as one of the section's text."""
    start = max(0, span.start - found.start)
    return Span(start, max(start, min(len(found.text), span.end - found.start)))


def _of_names(
    mark: Mark, key: Key, named: Mapping[Key, Sequence[Named]], showing: _Showing
) -> tuple[Span, ...]:
    """Where those are named whose full names have what is asked for; names with a digit in them tell nothing."""
    found = showing.found[key]
    return tuple(
        span
        for each in named.get(key, ())
        if len(span := _within(found, each.span))
        and any(any(mark.matcher(Words.of(name))) for name in each.names if not DIGIT.search(name))
    )


def _wanted_decisions(key: Key, showing: _Showing) -> Iterator[Asked]:
    """Where the decisions begin whose outcome was asked for: to be shown, and not marked."""
    found = showing.found[key]
    spans = (
        _within(found, each.span) for each in showing.decided.get(key, ()) if each.outcome in showing.outcomes
    )
    if starts := tuple(Span(span.start, span.start + 1) for span in spans if len(span)):
        yield Asked(starts, marked=False)


def _document(
    group: Group, showing: _Showing, shown: Mapping[Key, list[Asked]], paths: Mapping[str, str]
) -> DocumentHit:
    there = [hit for hit in group.hits if _key(hit) in showing.found]
    head = showing.found[_key(there[0])]
    passages = tuple(_passage(hit, showing, shown) for hit in islice(there, showing.asking.passages))
    hit = DocumentHit(
        document_id=group.document_id,
        path=head.path,
        title=head.title,
        body=head.body,
        held_on=head.held_on,
        passages=passages,
        more=max(0, group.total - len(passages)),
        copies=tuple(_copy_hits(group, paths)),
    )
    return hit if showing.asking.unmasked else discreet(hit, head.numbers)


def _copy_hits(group: Group, paths: Mapping[str, str]) -> Iterator[CopyHit]:
    for copy in group.copies:
        other = copy.second if copy.first == group.document_id else copy.first
        if other in paths:
            yield CopyHit(other, paths[other], copy.kind, copy.similarity, copy.relation, copy.subject)


def _passage(hit: Hit, showing: _Showing, shown: Mapping[Key, list[Asked]]) -> PassageHit:
    found = showing.found[_key(hit)]
    cut = _cut(found, shown[_key(hit)], showing)
    return PassageHit(
        page=found.page + bisect_right(found.breaks, cut.at),
        section=found.number,
        heading=found.heading,
        snippet=cut.text,
        highlights=tuple((span.start, span.end) for span in cut.highlights),
        score=hit.score,
    )


def _cut(found: FoundSection, asked: list[Asked], showing: _Showing) -> Snippet:
    given = None if showing.asking.unmasked else found.masked
    start = heading_end(found.text, found.number, found.heading)
    return snippet(found.text, asked, showing.asking.width, shown=given, start=start)


def heading_end(text: str, number: str, heading: str) -> int:
    """Where the text of a section goes on behind its number and heading, which are shown apart from it."""
    at = 0
    for printed in (number, heading):
        words = WORD.findall(printed)
        pattern = r"\W*" + r"\W+".join(map(re.escape, words)) + r"\b[.:…]*"
        found = re.compile(pattern, re.IGNORECASE).match(text, at) if words else None
        at = found.end() if found else at
    return at if text[at:].strip() else 0
