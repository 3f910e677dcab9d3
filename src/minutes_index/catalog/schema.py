"""The tables of the catalog.

`PARTS` hang on a document and fall with it. A column called ``ordinal`` is the place of a row in its tuple
(their own ordinal for sections and persons). ``page`` and ``decision.text`` follow from the
document; they are kept so that a list over the whole archive opens no document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

if TYPE_CHECKING:
    from sqlalchemy.schema import SchemaItem

metadata: Final = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _document(name: str = "document_id") -> Column[str]:
    return Column(name, Text, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)


def _when(prefix: str) -> tuple[Column[str] | Column[bool], ...]:
    """A `When`, or four times NULL."""
    texts = (Column(f"{prefix}_{part}", Text) for part in ("edtf", "text", "reason"))
    return (*texts, Column(f"{prefix}_stated", Boolean))


def _part(name: str, *columns: SchemaItem) -> Table:
    ordinal = Column("ordinal", Integer, primary_key=True, autoincrement=False)
    return Table(name, metadata, _document(), ordinal, *columns, sqlite_with_rowid=False)


document: Final = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True),
    Column("path", Text, nullable=False, unique=True),
    *(_text("sha256"), _text("media_type"), _number("size"), _number("modified")),
    *(_text("title"), _text("body"), _text("municipality"), _text("language")),
    *_when("held_on"),
    *(_text("page_starts"), _number("pages"), _number("characters")),
    *(_text("text_sha256"), _text("bands")),
    Column("rules", Text, nullable=False, server_default=""),
    Column("generation", Integer, nullable=False, server_default="0", index=True),
    Column("checksum", Text, nullable=False, server_default=""),
    Column("seal", Text, nullable=False, server_default=""),
)
"""``generation`` is that of the catalog when what is indexed of the document changed last; ``checksum`` is of its row in
``content`` (`minutes_index.catalog.checksums`), ``seal`` of all other rows that hang on it (`minutes_index.catalog.seals`)."""
content: Final = Table(
    "content",
    metadata,
    _document(),
    _text("text"),
    Column("page_texts", LargeBinary, nullable=False),
)
page: Final = _part(
    "page",
    *(_number("number"), _number("characters"), _text("read_by"), Column("quality", Float)),
)
"""How each page was read, so that a view over the archive opens no texts."""
section: Final = _part(
    "section",
    *(_number("start"), _number("end"), _text("kind")),
    *(_text("heading"), _text("number"), _text("case_number")),
)
person: Final = _part(
    "person",
    *(_text("name"), _text("aliases"), _text("affiliation"), _text("party"), _number("mentions")),
)
mention: Final = _part(
    "mention",
    *(_number("start"), _number("end"), _text("label"), _text("name"), _text("value"), _text("found_by")),
    *(Column("person", Integer), _text("reason"), _number("page")),
)
attendance: Final = _part(
    "attendance",
    *(_number("start"), _number("end"), _number("person"), _text("name"), _text("role")),
    *(_text("affiliation"), _text("party"), _text("title"), _text("paragraphs"), _number("page")),
    Column("found_by", Text, nullable=False, server_default=""),
)
decision: Final = _part(
    "decision",
    *(_number("start"), _number("end"), _text("outcome"), _text("body"), _number("section")),
    *_when("when"),
    *(_text("found_by"), _text("text"), _number("page")),
    Column("assignee", Text, nullable=False, server_default=""),
    *_when("deadline"),
)
vote: Final = _part(
    "vote",
    *(_number("start"), _number("end"), _number("section")),
    *(_number("yes"), _number("no"), _number("abstained"), _text("found_by")),
)
stance: Final = _part(
    "stance",
    *(_number("start"), _number("end"), _text("stand"), _number("section"), _text("name")),
    *(Column("person", Integer), _text("found_by")),
)

entity: Final = Table(
    "entity",
    metadata,
    Column("id", Text, primary_key=True),
    *(_text("label"), _text("name"), _text("aliases")),
)
entity_word: Final = Table(
    "entity_word",
    metadata,
    Column("word", Text, primary_key=True),
    Column("entity_id", Text, ForeignKey("entity.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)
link: Final = Table(
    "link",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("entity_id", Text, ForeignKey("entity.id", ondelete="CASCADE"), nullable=False),
    ForeignKeyConstraint(
        ["document_id", "ordinal"], ["person.document_id", "person.ordinal"], ondelete="CASCADE"
    ),
    Index("link_entity", "entity_id"),
    sqlite_with_rowid=False,
)
judgement: Final = Table(
    "judgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("act", Integer, nullable=False, index=True),
    *(_text("verdict"), _text("one"), _text("other")),
    *(_text("by"), _text("at"), _text("note"), _text("name")),
)
"""Hangs on nothing, so that it outlives documents and entities."""
duplicate: Final = Table(
    "duplicate",
    metadata,
    _document("first"),
    _document("second"),
    *(_text("kind"), Column("similarity", Float, nullable=False)),
    *(
        Column(name, Text, nullable=False, server_default="")
        for name in ("relation", "subject", "part", "reason")
    ),
    Column("certainty", Float, nullable=False, server_default="0"),
    Index("duplicate_second", "second"),
    sqlite_with_rowid=False,
)
run: Final = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    *(_text("started"), Column("finished", Text), _text("counts")),
)
seen: Final = Table(
    "seen",
    metadata,
    Column("path", Text, primary_key=True),
    *(_text("sha256"), _number("size"), _number("modified"), _text("way")),
    *(_text("kind"), _text("reason"), _text("hint")),
)
"""Files that gave no document themselves: those that cannot be read, with the reason, and containers, without."""
failure: Final = Table(
    "failure",
    metadata,
    Column("run_id", Integer, ForeignKey("run.id", ondelete="CASCADE"), nullable=False, index=True),
    *(_text("path"), _text("kind"), _text("reason"), _text("hint")),
)
setting: Final = Table("setting", metadata, Column("key", Text, primary_key=True), _text("value"))
"""Names and values, among them the generation."""
