"""The way out: a question becomes a query, the index answers with hits, hits become results with snippets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, assert_never

from minutes_index.analysis.masking import discreet, holds_number, masked
from minutes_index.analysis.tokens import tokenize
from minutes_index.index.base import Bucket, Hit, Index, Request
from minutes_index.query.ast import (
    And,
    Between,
    Everything,
    Field,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
)
from minutes_index.query.expanding import expanded
from minutes_index.query.parser import parse
from minutes_index.query.synonyms import Synonyms, shipped
from minutes_index.snippet import (
    Matcher,
    Snippet,
    fuzzy_matcher,
    phrase_matcher,
    prefix_matcher,
    snippet,
    stem_matcher,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FACETS = ("municipality", "person", "body", "year")
SNIPPET_WIDTH = 240


class FoundSection(Protocol):
    """What is shown of a section; the catalog has values of this shape."""

    @property
    def path(self) -> str: ...  # noqa: D102 -- named for what they are
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def held_on(self) -> str: ...  # noqa: D102
    @property
    def page(self) -> int: ...  # noqa: D102
    @property
    def number(self) -> str: ...  # noqa: D102
    @property
    def heading(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def masked(self) -> str: ...  # noqa: D102


class Sections(Protocol):
    """Where the sections behind hits are read."""

    def sections(self, keys: Sequence[tuple[str, int]]) -> Mapping[tuple[str, int], FoundSection]:
        """The sections by document id and ordinal, all at once; those it does not know are left out."""


@dataclass(frozen=True, slots=True)
class Result:
    """A hit as people see it."""

    document_id: str
    path: str
    title: str
    body: str
    held_on: str
    """EDTF; empty when unknown."""
    page: int
    """Where the section begins, from 1."""
    section: str
    """Its number as printed (``§ 45``)."""
    heading: str
    score: float
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    """Start and end in ``snippet`` of what matched, in code points."""


@dataclass(frozen=True, slots=True)
class Results:
    """One page of the answer to a question."""

    total: int
    """Passages found, on all pages."""
    hits: tuple[Result, ...]
    facets: Mapping[str, tuple[Bucket, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asking:
    """How an answer is wanted."""

    limit: int = 10
    offset: int = 0
    facets: tuple[str, ...] = FACETS
    facet_limit: int = 10
    width: int = SNIPPET_WIDTH
    """Of a snippet, in characters."""
    unmasked: bool = False
    """Whether personal numbers are shown."""
    synonyms: Synonyms = field(default_factory=shipped)
    """What words find beside themselves."""


def search(question: str, index: Index, sections: Sections, asking: Asking | None = None) -> Results:
    """Answers a question.

    A hit whose section is gone from the catalog (it is being imported anew) is counted and not shown.

    Raises:
        QueryError: The question cannot be understood.
        IndexingError: The index cannot be used.
    """
    asking = asking or Asking()
    query = expanded(parse(question), asking.synonyms)
    response = index.search(Request(query, asking.limit, asking.offset, asking.facets, asking.facet_limit))
    known = sections.sections([(hit.document_id, hit.ordinal) for hit in response.hits])
    matchers = highlights(query)
    pairs = ((hit, known.get((hit.document_id, hit.ordinal))) for hit in response.hits)
    snippets = (
        (hit, section, _snippet(section, matchers, question, asking)) for hit, section in pairs if section
    )
    results = Results(response.total, tuple(_result(*each) for each in snippets), response.facets)
    return results if asking.unmasked else discreet(results)


def _snippet(found: FoundSection, matchers: Sequence[Matcher], question: str, asking: Asking) -> Snippet:
    """What to show of a section; a personal number is matched and marked only if the question holds it in full."""
    if asking.unmasked:
        return snippet(found.text, matchers, asking.width)
    seen = masked(found.text, question) if holds_number(question) else found.masked
    return snippet(seen, matchers, asking.width, found.masked)


def _result(hit: Hit, found: FoundSection, shown: Snippet) -> Result:
    return Result(
        document_id=hit.document_id,
        path=found.path,
        title=found.title,
        body=found.body,
        held_on=found.held_on,
        page=found.page,
        section=found.number,
        heading=found.heading,
        score=hit.score,
        snippet=shown.text,
        highlights=tuple((span.start, span.end) for span in shown.highlights),
    )


NAMED = frozenset({"person", "municipality", "organisation", "dnr"})
"""Fields whose values stand in the text of a passage."""


def highlights(query: Query) -> tuple[Matcher, ...]:
    """What to mark in the texts a query finds: the words it asks for, not those it excludes."""
    return tuple(_matchers(query))


def _matchers(query: Query) -> Iterator[Matcher]:
    match query:
        case Term(word):
            yield stem_matcher(word)
        case Phrase(words):
            yield phrase_matcher(words)
        case Near(one, other):
            yield phrase_matcher((one,))
            yield phrase_matcher((other,))
        case Prefix(start):
            yield prefix_matcher(start)
        case Fuzzy(word, edits):
            yield fuzzy_matcher(word, edits)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _matchers(part)
        case Field(name, value) if name in NAMED:
            yield phrase_matcher(tuple(token.text for token in tokenize(value) if token.width == 1))
        case Everything() | Field() | Between() | Not():
            return
        case _:
            assert_never(query)
