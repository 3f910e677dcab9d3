"""Whoosh alone, fed with our terms: its own formats, its own kinds of query, its own grouping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

from bench.rivals.base import Found, NotOffered
from bench.rivals.fed import (
    COUNTED,
    FIRST_DAY,
    LAST_DAY,
    SOUGHT_STEMS,
    SOUGHT_WORDS,
    STEMS,
    WORDS,
    Fed,
    joined,
)
from whoosh import fields, index, sorting
from whoosh import query as wq
from whoosh.analysis import SpaceSeparatedTokenizer

from minutes_index.analysis.stems import stem
from minutes_index.analysis.tokens import normal
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

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from minutes_index.index.passages import Entry

    WhooshQuery = Any  # Whoosh ships no types

KEYS: Final = "keys"
POOL_MEGABYTES: Final = 128
"""As our own engine has it."""


class BareWhoosh:
    """A `bench.rivals.base.Rival`."""

    def __init__(self, directory: Path) -> None:
        self._index = index.create_in(str(directory), schema())
        self._searcher: Any = None

    def prepared(self, entry: Entry) -> Fed:
        """The terms."""
        return Fed.of(entry)

    def add(self, given: Iterable[Fed]) -> None:
        """A document an entry, then one commit."""
        writer = self._index.writer(limitmb=POOL_MEGABYTES)
        for fed in given:
            writer.add_document(**document(fed))
        writer.commit()
        self._searcher = self._index.searcher()

    def search(self, query: Query, limit: int, facets: tuple[str, ...] = ()) -> Found:
        """One search, with facets grouped in it."""
        groups = {
            name: sorting.FieldFacet(name, allow_overlap=True, maptype=sorting.Count) for name in facets
        }
        found = self._searcher.search(_compiled(query), limit=limit, groupedby=groups or None)
        for name in facets:
            found.groups(name)
        ids = tuple(found[place]["id"] for place in range(min(limit, found.scored_length())))
        return Found(len(found), ids)

    def close(self) -> None:
        """Closes the index."""
        if self._searcher is not None:
            self._searcher.close()
        self._index.close()


def schema() -> fields.Schema:
    """The rows of terms, the keywords, the days, and fields to count by."""
    made, blanks = fields.Schema(id=fields.STORED()), SpaceSeparatedTokenizer()
    for field in STEMS:
        made.add(field, fields.TEXT(analyzer=blanks, phrase=False))
    for field in WORDS:
        made.add(field, fields.TEXT(analyzer=blanks))
    for field in (KEYS, *COUNTED):
        made.add(field, fields.KEYWORD(commas=True))
    for field in (FIRST_DAY, LAST_DAY):
        made.add(field, fields.NUMERIC(int))
    return made


def document(fed: Fed) -> dict[str, object]:
    """A passage as the schema's fields take it."""
    days = dict(zip((FIRST_DAY, LAST_DAY), fed.days, strict=True)) if fed.days else {}
    columns = {name: ",".join(values) for name, values in fed.counted.items()}
    return {"id": fed.id, **fed.rows, KEYS: ",".join(fed.keys), **columns, **days}


def _compiled(query: Query) -> WhooshQuery:  # noqa: PLR0911 -- a case a kind of query
    match query:
        case Term(word):
            return wq.Term(SOUGHT_STEMS, joined(stem(normal(word))))
        case Phrase(words):
            sought = [joined(word) for word in words]
            return wq.Phrase(SOUGHT_WORDS, sought) if len(sought) > 1 else wq.Term(SOUGHT_WORDS, sought[0])
        case Prefix(start):
            return wq.Prefix(SOUGHT_WORDS, joined(start))
        case Fuzzy(word, edits):
            return wq.FuzzyTerm(SOUGHT_WORDS, joined(word), maxdist=edits, prefixlength=1)
        case Between(first, last):
            return wq.And([wq.NumericRange(FIRST_DAY, None, last), wq.NumericRange(LAST_DAY, first, None)])
        case And(parts):
            return wq.And(list(map(_compiled, parts)))
        case Or(parts):
            return wq.Or(list(map(_compiled, parts)))
        case Everything() | Field() | Near() | Not():
            raise NotOffered(type(query).__name__)
        case _:
            assert_never(query)
