"""A question and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.analysis.masking import discreet
from minutes_index.query.expanding import expanded
from minutes_index.query.parser import parse
from minutes_index.search.grouping import page
from minutes_index.search.results import Asking, Results
from minutes_index.search.showing import documents

if TYPE_CHECKING:
    from minutes_index.index.base import Index
    from minutes_index.search.sections import Sections


def search(question: str, index: Index, sections: Sections, asking: Asking | None = None) -> Results:
    """Answers a question.

    A hit whose section is gone from the catalog (it is being imported anew) is counted and not shown.

    Raises:
        QueryError: The question cannot be understood.
        IndexingError: The index cannot be used.
    """
    asking = asking or Asking()
    query = expanded(parse(question), asking.synonyms)
    found = page(query, index, asking, sections.copied)
    shown = documents(found.groups, query, question, sections, asking)
    results = Results(found.total, found.documents, shown, found.response.facets)
    return results if asking.unmasked else discreet(results)
