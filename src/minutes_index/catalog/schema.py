"""The tables of the catalog.

Those with an ``ordinal`` hang on a document and fall with it; it is the place of a row in its tuple
(their own ordinal for sections and persons). ``page`` and ``decision.text`` follow from the
document; they are kept so that a list over the whole archive opens no document.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TABLES: Final = """
-- generation: that of the catalog when what is indexed of the document changed last, checksum: of its row in
-- content (`minutes_index.catalog.checksums`), seal: of all other rows that hang on it (`minutes_index.catalog.seals`)
CREATE TABLE IF NOT EXISTS document (
    id TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL,
    size INTEGER NOT NULL, modified INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
    municipality TEXT NOT NULL, language TEXT NOT NULL, held_on_edtf TEXT, held_on_text TEXT,
    held_on_reason TEXT, held_on_stated BOOLEAN, page_starts TEXT NOT NULL, pages INTEGER NOT NULL,
    characters INTEGER NOT NULL, text_sha256 TEXT NOT NULL, bands TEXT NOT NULL,
    rules TEXT DEFAULT '' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    checksum TEXT DEFAULT '' NOT NULL, seal TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (path)
);

CREATE TABLE IF NOT EXISTS entity (
    id TEXT NOT NULL, label TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL,
    PRIMARY KEY (id)
);

-- hangs on nothing, so that it outlives documents and entities
CREATE TABLE IF NOT EXISTS judgement (
    id INTEGER NOT NULL, act INTEGER NOT NULL, verdict TEXT NOT NULL, one TEXT NOT NULL,
    other TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS run (
    id INTEGER NOT NULL, started TEXT NOT NULL, finished TEXT, counts TEXT NOT NULL,
    PRIMARY KEY (id)
);

-- files that gave no document themselves: those that cannot be read, with the reason, and containers, without
CREATE TABLE IF NOT EXISTS seen (
    path TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    way TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, hint TEXT NOT NULL,
    PRIMARY KEY (path)
);

-- names and values, among them the generation
CREATE TABLE IF NOT EXISTS setting (
    "key" TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE IF NOT EXISTS content (
    document_id TEXT NOT NULL, text TEXT NOT NULL, page_texts BLOB NOT NULL,
    PRIMARY KEY (document_id),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
);

-- how each page was read, so that a view over the archive opens no texts
CREATE TABLE IF NOT EXISTS page (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, number INTEGER NOT NULL,
    characters INTEGER NOT NULL, read_by TEXT NOT NULL, quality FLOAT,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS section (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL, heading TEXT NOT NULL, number TEXT NOT NULL, case_number TEXT NOT NULL,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS person (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL,
    affiliation TEXT NOT NULL, party TEXT NOT NULL, mentions INTEGER NOT NULL,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS mention (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    label TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, found_by TEXT NOT NULL, person INTEGER,
    reason TEXT NOT NULL, page INTEGER NOT NULL,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS attendance (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    person INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, affiliation TEXT NOT NULL,
    party TEXT NOT NULL, title TEXT NOT NULL, paragraphs TEXT NOT NULL, page INTEGER NOT NULL,
    found_by TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS decision (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    outcome TEXT NOT NULL, body TEXT NOT NULL, section INTEGER NOT NULL, when_edtf TEXT, when_text TEXT,
    when_reason TEXT, when_stated BOOLEAN, found_by TEXT NOT NULL, text TEXT NOT NULL,
    page INTEGER NOT NULL, assignee TEXT DEFAULT '' NOT NULL, deadline_edtf TEXT, deadline_text TEXT,
    deadline_reason TEXT, deadline_stated BOOLEAN,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS vote (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    section INTEGER NOT NULL, yes INTEGER NOT NULL, no INTEGER NOT NULL, abstained INTEGER NOT NULL,
    found_by TEXT NOT NULL,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS stance (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    stand TEXT NOT NULL, section INTEGER NOT NULL, name TEXT NOT NULL, person INTEGER,
    found_by TEXT NOT NULL,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

-- what a document says, and was not read from it
CREATE TABLE IF NOT EXISTS omission (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL, what TEXT NOT NULL,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS entity_word (
    word TEXT NOT NULL, entity_id TEXT NOT NULL,
    PRIMARY KEY (word, entity_id),
    FOREIGN KEY (entity_id) REFERENCES entity (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS duplicate (
    first TEXT NOT NULL, second TEXT NOT NULL, kind TEXT NOT NULL, similarity FLOAT NOT NULL,
    relation TEXT DEFAULT '' NOT NULL, subject TEXT DEFAULT '' NOT NULL, part TEXT DEFAULT '' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL, certainty FLOAT DEFAULT '0' NOT NULL,
    PRIMARY KEY (first, second),
    FOREIGN KEY (first) REFERENCES document (id) ON DELETE CASCADE,
    FOREIGN KEY (second) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS failure (
    run_id INTEGER NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL,
    hint TEXT NOT NULL,
    FOREIGN KEY (run_id) REFERENCES run (id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS link (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, entity_id TEXT NOT NULL,
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id, ordinal) REFERENCES person (document_id, ordinal) ON DELETE CASCADE,
    FOREIGN KEY (entity_id) REFERENCES entity (id) ON DELETE CASCADE
) WITHOUT ROWID;
"""
INDEXES: Final = """
CREATE INDEX IF NOT EXISTS ix_document_generation ON document (generation);
CREATE INDEX IF NOT EXISTS ix_judgement_act ON judgement (act);
CREATE INDEX IF NOT EXISTS duplicate_second ON duplicate (second);
CREATE INDEX IF NOT EXISTS ix_failure_run_id ON failure (run_id);
CREATE INDEX IF NOT EXISTS link_entity ON link (entity_id);
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as SQLite describes it."""

    name: str
    kind: str
    required: bool
    default: str | None
    """In SQL."""
    place_in_key: int
    """From 1; 0 for what is not in the primary key."""

    @property
    def declared(self) -> str:
        """How it is added to a table that lacks it."""
        default = "" if self.default is None else f" DEFAULT {self.default}"
        return f"[{self.name}] {self.kind}{default}{' NOT NULL' * self.required}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as SQLite describes it."""

    name: str
    columns: tuple[Column, ...]
    parents: frozenset[str]
    """The tables that it refers to."""

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of its primary key, in their order."""
        keyed = [column for column in self.columns if column.place_in_key]
        return tuple(column.name for column in sorted(keyed, key=lambda column: column.place_in_key))


def statements(sql: str) -> Iterator[str]:
    """One by one, for Python's driver runs several only outside a transaction."""
    return (statement for statement in sql.split(";") if statement.strip())


def described(connection: sqlite3.Connection, name: str) -> Table:
    """A table as it is in a file; one without columns where there is none."""
    columns = (
        Column(name, kind, bool(required), default, place)
        for _, name, kind, required, default, place in connection.execute(f"PRAGMA table_info({name})")
    )
    parents = {row[2] for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
    return Table(name, tuple(columns), frozenset(parents))


@cache
def tables() -> Mapping[str, Table]:
    """By name, the tables as this version makes them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        made = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: described(connection, name) for (name,) in made}
