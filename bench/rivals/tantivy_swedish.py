"""tantivy as it comes, with its own Swedish analyzer over heading and text, and its own query language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import tantivy
from bench.rivals.base import Found, NotOffered

from minutes_index.query.ast import And, Or, Phrase, Query, Term

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from minutes_index.index.passages import Entry
    from minutes_index.model import Passage

ANALYZER: Final = "swedish"
FIELDS: Final = ["heading", "text"]


class TantivySwedish:
    """A `bench.rivals.base.Rival`."""

    def __init__(self, directory: Path) -> None:
        schema = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
        for field in FIELDS:
            schema.add_text_field(field, tokenizer_name=ANALYZER)
        self._index = tantivy.Index(schema.build(), path=str(directory))
        self._index.register_tokenizer(ANALYZER, swedish())

    def prepared(self, entry: Entry) -> Passage:
        """The text, and what to filter by."""
        return entry.passage

    def add(self, given: Iterable[Passage]) -> None:
        """Heading and text of each."""
        writer = self._index.writer()
        for passage in given:
            writer.add_document(tantivy.Document(id=passage.id, heading=passage.heading, text=passage.text))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, query: Query, limit: int, facets: tuple[str, ...] = ()) -> Found:
        """By its query language; facets are not offered."""
        if facets:
            raise NotOffered("facets")
        searcher = self._index.searcher()
        parsed = self._index.parse_query(
            _written(query), FIELDS, conjunction_by_default=isinstance(query, And)
        )
        found = searcher.search(parsed, limit)
        ids = tuple(str(searcher.doc(address).get_first("id")) for _, address in found.hits)
        return Found(found.count, ids)  # type: ignore[attr-defined]  # its types leave the count out

    def close(self) -> None:
        """Has nothing to let go of."""


def swedish() -> tantivy.TextAnalyzer:
    """Words in lower case, stemmed by Snowball."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer("swedish")).build()


def _written(query: Query) -> str:
    match query:
        case Term(word):
            return _quoted(word)
        case Phrase(words):
            return _quoted(" ".join(words))
        case And(parts) | Or(parts):
            return " ".join(map(_written, parts))
        case _:
            raise NotOffered(type(query).__name__)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
