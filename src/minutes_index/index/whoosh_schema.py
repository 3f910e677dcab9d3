"""A passage as Whoosh stores it: postings made by our own analyzer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from whoosh import columns, fields, formats

from minutes_index.index.passages import Entry, shown
from minutes_index.index.whoosh_postings import Places
from minutes_index.index.whoosh_query import FIRST_DAY, KEYS, LAST_DAY, stems_field, words_field
from minutes_index.query.ast import Scope
from minutes_index.query.fields import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from minutes_index.model import Passage

ID, STAMP, SHOWN, BEGAN = "id", "stamp", "shown", "began"
"""Columns: a passage's id, its stamp, its keywords, each in one spelling, and its first day or `UNDATED`."""
UNDATED = 0


class Prepared(fields.FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """A field that takes postings ready made: ``(term, occurrences, weight, value)``."""

    def __init__(self, postings: formats.Format, *, scorable: bool) -> None:
        super().__init__(postings, analyzer=None, scorable=scorable)

    def index(self, value: Any, **_options: object) -> Iterator[tuple[bytes, int, float, bytes]]:  # noqa: ANN401 -- each field's own
        """The postings of one document."""
        for term, count, weight, encoded in self.postings(value):
            yield term.encode("utf-8"), count, weight, encoded

    def postings(self, value: frozenset[str]) -> Iterator[tuple[str, int, float, bytes]]:
        """Of keywords: each once."""
        return ((term, 1, 1.0, b"") for term in value)


class PreparedStems(Prepared):
    """Takes `Terms.weights`."""

    def postings(self, value: Mapping[str, float]) -> Iterator[tuple[str, int, float, bytes]]:  # type: ignore[override]  # each field has its own kind of value
        """Stems by weight."""
        return ((stem, max(1, round(weight)), weight, b"") for stem, weight in value.items())


class PreparedWords(Prepared):
    """Takes `Terms.words`."""

    def postings(self, value: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[str, int, float, bytes]]:  # type: ignore[override]  # as above
        """Words with their positions."""
        encode = self.format.encode
        return ((word, len(at), float(len(at)), encode(at)) for word, at in value.items())


def schema() -> fields.Schema:
    """The stems and words of each scope, the keywords, the days, and columns to read hits from."""
    made = fields.Schema()
    for scope in Scope:
        made.add(stems_field(scope), PreparedStems(formats.Existence(), scorable=True))
        made.add(words_field(scope), PreparedWords(Places(), scorable=True))
    made.add(KEYS, Prepared(formats.Existence(), scorable=False))
    for day in (FIRST_DAY, LAST_DAY):
        made.add(day, fields.NUMERIC(int))  # unsigned ranges find everything in Whoosh 2.7
    for column in (ID, STAMP, SHOWN):
        made.add(column, fields.COLUMN(columns.VarBytesColumn()))
    made.add(BEGAN, fields.COLUMN(columns.NumericColumn("i", default=UNDATED)))
    return made


def document(entry: Entry) -> dict[str, object]:
    """A passage as the schema's fields take it."""
    passage = entry.passage
    days = zip((FIRST_DAY, LAST_DAY), passage.days, strict=True) if passage.days else ()
    return {
        **{stems_field(scope): found.weights() for scope, found in entry.terms.items()},
        **{words_field(scope): found.words for scope, found in entry.terms.items()},
        **dict(days),
        KEYS: entry.keys,
        BEGAN: passage.days[0] if passage.days else UNDATED,
        ID: passage.id.encode("utf-8"),
        STAMP: passage.stamp.encode("utf-8"),
        SHOWN: json.dumps(_spellings(passage), ensure_ascii=False, sort_keys=True).encode("utf-8"),
    }


def _spellings(passage: Passage) -> dict[str, list[str]]:
    """The keywords that can be counted, each in one spelling: what is counted of a passage."""
    return {
        name: list({folded(value): value for value in values}.values())
        for name, values in shown(passage).items()
    }
