"""A passage as tantivy stores it: words made by our own analyzer, joined by blanks and split there again."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

import tantivy

from minutes_index.index.passages import SEPARATOR, Entry, shown
from minutes_index.query.ast import Scope
from minutes_index.query.fields import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEYS = "keys"
ID, DOCUMENT_ID = "id", "document"
"""A passage's id, to be read, and its document's, to be looked up."""
FIRST_DAY, LAST_DAY = "first_day", "last_day"
"""Of the meeting; passages without a day have neither."""
NEWEST, OLDEST = "newest", "oldest"
"""What falls as the first day goes back, and as it goes forward; 0 without a day, so that it comes last in both."""
END_OF_TIME = 9999_99_99
COUNTED = "counted"
"""Keywords to count, folded, by the name of their field."""
SPELLINGS = "spellings"
"""Keywords as they are written; see `spelling`."""
STAMP = "stamp"
"""A document's id and the stamp of its passage; see `minutes_index.index.base.Index.stamps`."""

BLANK = SEPARATOR
"""Stands for a blank within a word (``§ 45``)."""
GAP = "\x1e"
"""Stands where no word stands."""
LAST = itemgetter(-1)
LEADS = 2
"""How often the first letter of a word is repeated before it: more edits than any slip has (see `spelled`)."""


def stems_field(scope: Scope) -> str:
    """The field of the stems of whole words."""
    return f"{scope.value}_stems"


def parts_field(scope: Scope) -> str:
    """The field of the stems that stand only inside compounds."""
    return f"{scope.value}_parts"


def words_field(scope: Scope) -> str:
    """The field of the running words."""
    return f"{scope.value}_words"


def composites_field(scope: Scope) -> str:
    """The field of the composites, which stand where their first part stands (``KS 2018/311``)."""
    return f"{scope.value}_composites"


def schema() -> tantivy.Schema:
    """The fields above, in an order that must not change without `minutes_index.index.tantivy_files.SCHEMA_VERSION`."""
    made = tantivy.SchemaBuilder()
    for scope in Scope:
        made.add_text_field(stems_field(scope), tokenizer_name="whitespace", index_option="freq")
        made.add_text_field(parts_field(scope), tokenizer_name="whitespace", index_option="basic")
        made.add_text_field(words_field(scope), tokenizer_name="whitespace", index_option="position")
        made.add_text_field(composites_field(scope), tokenizer_name="whitespace", index_option="basic")
    for name in (KEYS, DOCUMENT_ID, SPELLINGS, STAMP):
        made.add_text_field(name, tokenizer_name="raw", index_option="basic")
    made.add_text_field(ID, stored=True, tokenizer_name="raw", index_option="basic")
    for name in (FIRST_DAY, LAST_DAY, NEWEST, OLDEST):
        made.add_unsigned_field(name, fast=True)
    made.add_json_field(COUNTED, fast=True, tokenizer_name="raw", index_option="basic")
    return made.build()


def encoded(term: str) -> str:
    """A term without blanks."""
    return term.replace(" ", BLANK)


def spelled(word: str) -> str:
    """A word form without blanks, its first letter said three times.

    So words of other first letters are three edits away, and tantivy's fuzzy search finds what
    `minutes_index.analysis.distance.is_fuzzy_match` accepts: the distance of the rest is as it was.
    """
    return word[:1] * LEADS + encoded(word)


def despelled(word: str) -> str:
    """The word form that `spelled` was given."""
    return word[LEADS:].replace(BLANK, " ")


def spelling(name: str, value: str, written: str = "") -> str:
    """One way to write a value of a keyword field; without it, what all ways to write the value begin with."""
    return f"{name}{SEPARATOR}{value}{SEPARATOR}{written}"


def running(words: Mapping[str, tuple[int, ...]]) -> tuple[str, str]:
    """The running words of a text and its composites, both as tantivy splits them.

    Where two words stand at one place, the longer is the composite and the other its first part.
    """
    places = [GAP] * (1 + max(map(LAST, words.values()), default=-1))
    composites: dict[str, None] = {}
    for word, positions in words.items():
        form = word[:1] * LEADS + word  # `spelled`, but for blanks
        for at in positions:
            held = places[at]
            if held is GAP:
                places[at] = form
            elif len(held) > len(form):
                places[at], composites[held] = form, None
            else:
                composites[form] = None
    return _joined(places), _joined(composites)


def _repeated(stems: Mapping[str, int]) -> Iterable[str]:
    """Each stem as often as it counts."""
    return [stem if count == 1 else f"{stem}\n" * count for stem, count in stems.items()]


def _joined(terms: Iterable[str]) -> str:
    """Terms as tantivy splits them; their own blanks are replaced in one go, which is faster."""
    return encoded("\n".join(terms))


def document(entry: Entry) -> tantivy.Document:
    """A passage as the schema's fields take it."""
    made = tantivy.Document()
    for scope, found in entry.terms.items():
        words, composites = running(found.words)
        made.add_text(stems_field(scope), _joined(_repeated(found.stems)))
        made.add_text(parts_field(scope), _joined(found.parts))
        made.add_text(words_field(scope), words)
        made.add_text(composites_field(scope), composites)
    _add_all(made, KEYS, entry.keys)
    made.add_text(ID, entry.passage.id)
    made.add_text(DOCUMENT_ID, entry.passage.document_id)
    made.add_text(STAMP, f"{entry.passage.document_id}{SEPARATOR}{entry.passage.stamp}")
    _add_shown(made, shown(entry.passage))
    _add_days(made, entry.passage.days)
    return made


def _add_all(made: tantivy.Document, name: str, values: Iterable[str]) -> None:
    for value in values:
        made.add_text(name, value)


def _add_shown(made: tantivy.Document, keywords: Mapping[str, tuple[str, ...]]) -> None:
    """Each value once, in the last of its spellings, as `minutes_index.index.passages.facets` counts."""
    values = {name: {folded(value): value for value in written} for name, written in keywords.items()}
    made.add_json(COUNTED, {name: list(found) for name, found in values.items()})
    for name, found in values.items():
        _add_all(made, SPELLINGS, (spelling(name, value, written) for value, written in found.items()))


def _add_days(made: tantivy.Document, days: tuple[int, int] | None) -> None:
    made.add_unsigned(NEWEST, days[0] if days else 0)
    made.add_unsigned(OLDEST, END_OF_TIME - days[0] if days else 0)
    if days:
        made.add_unsigned(FIRST_DAY, days[0])
        made.add_unsigned(LAST_DAY, days[1])
