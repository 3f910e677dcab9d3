"""A question and its answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.index.base import Sort
from minutes_index.query.ast import And, Not
from minutes_index.query.expansion import expanded
from minutes_index.query.parser import understood
from minutes_index.query.personal_numbers import with_numbers
from minutes_index.query.serialisation import written
from minutes_index.recognisers.identity_numbers import numbers_asked_for
from minutes_index.recognisers.masking import discreet
from minutes_index.search.grouping import Page, page
from minutes_index.search.presentation import documents
from minutes_index.search.relaxation import Retry, retries
from minutes_index.search.results import Asking, Results
from minutes_index.search.suggestions import suggestions
from minutes_index.search.vocabulary import Looking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.index.base import Index
    from minutes_index.query.ast import Query
    from minutes_index.search.sections import Sections

UNASKED: Final = "a personal number is only looked for when numbers are shown (--unmasked)"
"""The note on a question that holds a number."""


class Answer(NamedTuple):
    """A query that is asked of the index, and as what."""

    query: Query
    """With synonyms, and without what the answers before it find."""
    asked: Retry


def answers(query: Query, looking: Looking) -> Iterator[Answer]:
    """The query itself, then wider ones, each without what those before it find."""
    before: list[Query] = []
    for asked in _widening(query, looking):
        meant = looking.expand(asked.query)
        yield Answer(And((meant, *map(Not, before))) if before else meant, asked)
        before.append(meant)


def _widening(query: Query, looking: Looking) -> Iterator[Retry]:
    yield Retry(query, "")
    yield from retries(query, looking)


def search(question: str, index: Index, sections: Sections, asking: Asking | None = None) -> Results:
    """Answers a question; one that little answers is asked again for what may have been meant.

    A hit whose section is gone from the catalog (it is being imported anew) is counted and not shown.

    Raises:
        QueryError: The question cannot be understood.
        IndexingError: The index cannot be used.
    """
    asking = asking or Asking()
    read = understood(question)
    looking = Looking(index, lambda query: _meant(query, asking))
    asked = answers(read.query, looking)
    nothing = first = next(asked)
    found = page(first.query, index, asking, sections.copied)
    answered = found.total
    while not found.total and (another := next(asked, None)):
        first, found = another, page(another.query, index, asking, sections.copied)
    first = first if found.total else nothing
    wider = tuple(_wider(asked, found, looking, sections, asking))
    results = replace(
        _results(found, first, looking, sections, asking),
        suggestions=() if first.asked.respelt else suggestions(read.query, looking, answered),
        ignored=read.ignored,
        wider=wider,
    )
    return results if asking.unmasked else discreet(_noted(results, question))


def _meant(query: Query, asking: Asking) -> Query:
    """A query as it is asked of an engine."""
    meant = expanded(query, asking.synonyms)
    return with_numbers(meant) if asking.unmasked else meant


def unlooked(question: str) -> str:
    """Why a part of a question is not looked for where numbers are masked; empty when all of it is."""
    return UNASKED if numbers_asked_for(question) else ""


def _noted(results: Results, question: str) -> Results:
    note = "; ".join(filter(None, (unlooked(question), results.note)))
    return replace(results, note=note)


def _wider(
    asked: Iterator[Answer], found: Page, looking: Looking, sections: Sections, asking: Asking
) -> Iterator[Results]:
    """What fills a first page that the question itself does not."""
    left = asking.limit - (asking.limit if found.documents is None else found.documents)
    if not found.total or asking.offset or asking.sort is not Sort.RELEVANCE:
        return
    while left > 0 and (answer := next(asked, None)):
        narrow = replace(asking, limit=left, facets=())
        more = page(answer.query, looking.index, narrow, sections.copied)
        if more.total:
            yield _results(more, answer, looking, sections, narrow)
            left -= len(more.groups)


def _results(found: Page, answer: Answer, looking: Looking, sections: Sections, asking: Asking) -> Results:
    asked = answer.asked
    return Results(
        total=found.total,
        documents=found.documents,
        hits=documents(found.groups, looking.expand(asked.query), sections, asking),
        facets=found.response.facets,
        note=asked.note,
        asked_as=written(asked.query) if asked.note else "",
    )
