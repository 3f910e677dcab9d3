"""A question and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.analysis.masking import discreet
from minutes_index.query.expanding import expanded
from minutes_index.query.parser import understood
from minutes_index.query.written import written
from minutes_index.search.again import Retry, retries
from minutes_index.search.grouping import Page, page
from minutes_index.search.looking import Looking
from minutes_index.search.results import Asking, Results
from minutes_index.search.showing import documents
from minutes_index.search.suggesting import suggestions

if TYPE_CHECKING:
    from minutes_index.index.base import Index
    from minutes_index.search.sections import Sections


def search(question: str, index: Index, sections: Sections, asking: Asking | None = None) -> Results:
    """Answers a question; one that nothing answers is asked again for what may have been meant.

    A hit whose section is gone from the catalog (it is being imported anew) is counted and not shown.

    Raises:
        QueryError: The question cannot be understood.
        IndexingError: The index cannot be used.
    """
    asking = asking or Asking()
    read = understood(question)
    looking = Looking(index, lambda query: expanded(query, asking.synonyms))
    found = page(looking.expand(read.query), index, asking, sections.copied)
    asked_for = found.total
    answered = Retry(read.query, "")
    if not found.total:
        found, answered = _again(found, answered, looking, sections, asking)
    offered = () if answered.respelt else suggestions(read.query, looking, asked_for)
    results = Results(
        total=found.total,
        documents=found.documents,
        hits=documents(found.groups, looking.expand(answered.query), question, sections, asking),
        facets=found.response.facets,
        note=answered.note,
        asked_as=written(answered.query) if answered.note else "",
        suggestions=offered,
        ignored=read.ignored,
    )
    return results if asking.unmasked else discreet(results)


def _again(
    nothing: Page, asked: Retry, looking: Looking, sections: Sections, asking: Asking
) -> tuple[Page, Retry]:
    """What is found when it is asked otherwise; nothing if it is not."""
    for retry in retries(asked.query, looking):
        found = page(looking.expand(retry.query), looking.index, asking, sections.copied)
        if found.total:
            return found, retry
    return nothing, asked
