"""SQLite's full text search: a row a passage, its tokenizer ``unicode61`` and its bm25 as they come."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from bench.rivals.base import Found, NotOffered

from minutes_index.query.ast import And, Between, Or, Phrase, Prefix, Query, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from minutes_index.index.passages import Entry
    from minutes_index.model import Passage

SCHEMA: Final = """
CREATE VIRTUAL TABLE passages USING fts5(heading, text, tokenize = "unicode61{options}");
CREATE TABLE facts (passage INTEGER PRIMARY KEY, id TEXT NOT NULL, first INTEGER, last INTEGER);
CREATE TABLE keywords (passage INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL);
"""
INDEXED: Final = "CREATE INDEX by_passage ON keywords (passage, field)"
ADD: Final = "INSERT INTO passages (rowid, heading, text) VALUES (?, ?, ?)"
ADD_FACTS: Final = "INSERT INTO facts VALUES (?, ?, ?, ?)"
ADD_KEYWORDS: Final = "INSERT INTO keywords VALUES (?, ?, ?)"
FOUND: Final = "FROM passages JOIN facts ON facts.passage = passages.rowid WHERE passages MATCH ? "
DATED: Final = "AND facts.first <= ? AND ? <= facts.last "
FACET: Final = (
    "SELECT value, count(*) FROM keywords WHERE field = ? AND passage IN (SELECT passages.rowid {found}) "
    "GROUP BY value ORDER BY 2 DESC LIMIT 10"
)


class Fts5:
    """A `bench.rivals.base.Rival`; ``options`` of the tokenizer, such as ``remove_diacritics 0``."""

    def __init__(self, directory: Path, options: str = "") -> None:
        self._database = sqlite3.connect(directory / "fts5.sqlite")
        self._database.executescript(SCHEMA.format(options=f" {options}" if options else ""))
        self._size = 0

    def prepared(self, entry: Entry) -> Passage:
        """The text, and what to filter by."""
        return entry.passage

    def add(self, given: Iterable[Passage]) -> None:
        """In one transaction."""
        with self._database:
            for passage in given:
                self._size += 1
                self._add(passage)
            self._database.execute(INDEXED)

    def _add(self, passage: Passage) -> None:
        execute = self._database.execute
        execute(ADD, (self._size, passage.heading, passage.text))
        execute(ADD_FACTS, (self._size, passage.id, *(passage.days or (None, None))))
        values = ((self._size, name, value) for name, all_ in passage.keywords.items() for value in all_)
        self._database.executemany(ADD_KEYWORDS, values)

    def search(self, query: Query, limit: int, facets: tuple[str, ...] = ()) -> Found:
        """By SQL, a statement for the count, one for the hits and one for each facet."""
        dates = next(_dates(query), None)
        found = FOUND + (DATED if dates else "")
        values: tuple[object, ...] = (_expression(query), *((dates.last, dates.first) if dates else ()))
        run = self._database.execute
        total = run(f"SELECT count(*) {found}", values).fetchone()[0]
        ranked = run(f"SELECT facts.id {found} ORDER BY rank LIMIT ?", (*values, limit))
        ids = tuple(row[0] for row in ranked)
        for name in facets:
            run(FACET.format(found=found), (name, *values)).fetchall()
        return Found(total, ids)

    def close(self) -> None:
        """Closes the file."""
        self._database.close()


def _dates(query: Query) -> Iterator[Between]:
    if isinstance(query, And):
        yield from (part for part in query.parts if isinstance(part, Between))


def _expression(query: Query) -> str:
    match query:
        case Term(word):
            return _quoted(word)
        case Phrase(words):
            return _quoted(" ".join(words))
        case Prefix(start):
            return f"{_quoted(start)} *"
        case And(parts):
            return "(" + " AND ".join(_expression(p) for p in parts if not isinstance(p, Between)) + ")"
        case Or(parts):
            return "(" + " OR ".join(map(_expression, parts)) + ")"
        case _:
            raise NotOffered(type(query).__name__)


def _quoted(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'
