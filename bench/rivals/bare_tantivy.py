"""tantivy alone, fed with our terms: its own positions, its own kinds of query, its own counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

import tantivy
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

KEYS: Final = "keys"
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should


class BareTantivy:
    """A `bench.rivals.base.Rival`."""

    def __init__(self, directory: Path) -> None:
        self._schema = schema()
        self._index = tantivy.Index(self._schema, path=str(directory))
        blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("blanks", blanks)

    def prepared(self, entry: Entry) -> Fed:
        """The terms."""
        return Fed.of(entry)

    def add(self, given: Iterable[Fed]) -> None:
        """A document an entry, then one commit."""
        writer = self._index.writer()
        for fed in given:
            writer.add_document(document(fed))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, query: Query, limit: int, facets: tuple[str, ...] = ()) -> Found:
        """One search, and one aggregation for all facets."""
        searcher, compiled = self._index.searcher(), self._compiled(query)
        found = searcher.search(compiled, limit)
        if facets:
            wanted = {name: {"terms": {"field": name, "size": 10}} for name in facets}
            searcher.aggregate(compiled, wanted)
        ids = tuple(str(searcher.doc(address).get_first("id")) for _, address in found.hits)
        return Found(found.count, ids)  # type: ignore[attr-defined]  # its types leave the count out

    def _compiled(self, query: Query) -> tantivy.Query:  # noqa: PLR0911 -- a case a kind of query
        make, given = tantivy.Query, self._schema
        match query:
            case Term(word):
                return make.term_query(given, SOUGHT_STEMS, joined(stem(normal(word))), "freq")
            case Phrase(words):
                sought: list[str | tuple[int, str]] = [joined(word) for word in words]
                if len(sought) == 1:
                    return make.term_query(given, SOUGHT_WORDS, sought[0])
                return make.phrase_query(given, SOUGHT_WORDS, sought)
            case Prefix(start):
                return make.fuzzy_term_query(given, SOUGHT_WORDS, joined(start), distance=0, prefix=True)
            case Fuzzy(word, edits):
                return make.fuzzy_term_query(given, SOUGHT_WORDS, joined(word), distance=edits)
            case Between(first, last):
                began = make.range_query(given, FIRST_DAY, tantivy.FieldType.Integer, None, last)
                not_over = make.range_query(given, LAST_DAY, tantivy.FieldType.Integer, first, None)
                return make.boolean_query([(MUST, began), (MUST, not_over)])
            case And(parts):
                return make.boolean_query([(MUST, self._compiled(part)) for part in parts])
            case Or(parts):
                return make.boolean_query([(SHOULD, self._compiled(part)) for part in parts])
            case Everything() | Field() | Near() | Not():
                raise NotOffered(type(query).__name__)
            case _:
                assert_never(query)

    def close(self) -> None:
        """Has nothing to let go of."""


def schema() -> tantivy.Schema:
    """The rows of terms, the keywords, the days, and columns to count by."""
    made = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    for field in STEMS:
        made.add_text_field(field, tokenizer_name="blanks", index_option="freq")
    for field in WORDS:
        made.add_text_field(field, tokenizer_name="blanks", index_option="position")
    made.add_text_field(KEYS, tokenizer_name="raw", index_option="basic")
    for field in COUNTED:
        made.add_text_field(field, fast=True, tokenizer_name="raw", index_option="basic")
    for field in (FIRST_DAY, LAST_DAY):
        made.add_integer_field(field, indexed=True, fast=True)
    return made.build()


def document(fed: Fed) -> tantivy.Document:
    """A passage as the schema's fields take it."""
    days = dict(zip((FIRST_DAY, LAST_DAY), fed.days, strict=True)) if fed.days else {}
    columns = {name: list(values) for name, values in fed.counted.items()}
    return tantivy.Document(id=fed.id, keys=list(fed.keys), **fed.rows, **columns, **days)
