"""What can stand where somebody is writing a question: data for shells and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.tokens import normal
from minutes_index.data import rows
from minutes_index.model import Outcome
from minutes_index.query.fields import ALIASES, BODY, DECISION, LANGUAGE, MUNICIPALITY, folded
from minutes_index.query.lexer import QUOTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Words = Callable[[str], Iterable[tuple[str, int]]]
    """As `minutes_index.index.base.Index.words`: word forms that begin so, with how many passages have them."""
    Values = Callable[[str], Iterable[str]]
    """The values that a field has in the archive, the most frequent first."""

MIN_START: Final = 2
"""Letters of a word before words of the archive are looked up."""
BARE: Final = re.compile(rf"[^\s(){QUOTES}]+")
UNQUOTED: Final = dict.fromkeys(map(ord, QUOTES))
"""Takes quotation marks away, which cannot stand within others."""
FIELD: Final = re.compile(rf"(?P<name>[^\W\d_]+):\s*(?P<value>[{QUOTES}][^{QUOTES}]*|[^\s(){QUOTES}]*)\Z")
WORD: Final = re.compile(
    rf"(?:^|(?<=[\s(])|(?<=[\s(][-+])|(?<=^[-+]))(?P<word>[^\s(){QUOTES}+-][^\s(){QUOTES}]*)\Z"
)


class Wanted(Enum):
    """What is being written."""

    WORD = "word"
    """A word, which may become the name of a field."""
    VALUE = "value"
    """The value of a field."""
    NOTHING = "nothing"
    """Something that is not completed: a phrase, or a place where anything can follow."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What is being written at a place of a question."""

    wanted: Wanted
    start: int
    """Where it begins; it ends at the place itself."""
    typed: str = ""
    """What there is of it, without a quotation mark."""
    field: str = ""
    """The field by its own name (`minutes_index.query.fields.ALIASES`), of a value."""


@dataclass(frozen=True, slots=True)
class Completion:
    """Something to put in the place of what is being written."""

    text: str
    """With quotation marks where it needs them."""
    kind: str
    """``field``, ``value`` or ``word``."""


def writing(text: str, at: int | None = None) -> Writing:
    """What is being written at the offset ``at`` of a question, or at its end; any text will do."""
    at = len(text) if at is None else at
    before = text[:at]
    if (found := FIELD.search(before)) and (name := ALIASES.get(normal(found["name"]))):
        return Writing(Wanted.VALUE, found.start("value"), found["value"].lstrip(QUOTES), name)
    if _in_quotes(before):
        return Writing(Wanted.NOTHING, at)
    if found := WORD.search(before):
        return Writing(Wanted.WORD, found.start("word"), found["word"])
    return Writing(Wanted.NOTHING, at)


def completions(
    text: str, words: Words, values: Values, at: int | None = None, limit: int = 20
) -> tuple[Completion, ...]:
    """What can stand in the place of ``text[writing(text, at).start : at]``, the likeliest first.

    Args:
        text: the question so far.
        words: looks up word forms of the archive.
        values: looks up values of a field in the archive.
        at: the place of the cursor; None for the end.
        limit: the most to give.
    """
    now = writing(text, at)
    if now.wanted is Wanted.NOTHING:
        return ()
    found = _values(now, values) if now.wanted is Wanted.VALUE else _words(now.typed, words)
    return tuple(dict.fromkeys(found))[:limit]


def _in_quotes(before: str) -> bool:
    return sum(char in QUOTES for char in before) % 2 == 1


def _values(now: Writing, values: Values) -> Iterator[Completion]:
    known = [*values(now.field), *_fixed(now.field)]
    typed = folded(now.typed)
    begun = [value for value in known if folded(value).startswith(typed)]
    within = [value for value in known if any(folded(word).startswith(typed) for word in value.split())]
    return (Completion(_quoted(value, now.field), "value") for value in (*begun, *within))


def _fixed(field: str) -> tuple[str, ...]:
    """Values that every archive may have."""
    if field == DECISION:
        return tuple(outcome.value for outcome in Outcome)
    if field == LANGUAGE:
        return tuple(names.split("|")[0] for _, names in rows("languages.tsv"))
    return tuple(short for _, short, _, _ in rows("municipalities.tsv")) if field == MUNICIPALITY else ()


def _quoted(value: str, field: str) -> str:
    """The value as a question has it; the name of a body is quoted, for else it is taken for one of its words."""
    bare = field != BODY and BARE.fullmatch(value)
    return value if bare else f'"{value.translate(UNQUOTED)}"'


def _words(typed: str, words: Words) -> Iterator[Completion]:
    start = normal(typed)
    names = sorted(name for name in ALIASES if name.startswith(start))
    yield from (Completion(f"{name}:", "field") for name in names)
    if len(start) >= MIN_START:
        found = sorted(words(start), key=lambda counted: (-counted[1], counted[0]))
        yield from (Completion(word, "word") for word, _ in found if BARE.fullmatch(word))
