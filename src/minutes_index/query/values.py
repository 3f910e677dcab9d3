"""Values of fields as they are written -> what is looked up."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.tokens import tokenize
from minutes_index.data import rows
from minutes_index.query.ast import And, Field, Query
from minutes_index.query.dates import days
from minutes_index.query.fields import (
    BODY,
    BODY_WORD,
    CASE_NUMBER,
    DATE,
    LANGUAGE,
    MUNICIPALITY,
    PERSON,
    SECTION,
    YEAR,
    folded,
    written,
)
from minutes_index.query.words import joined, running
from minutes_index.recognisers.case_numbers import normal_case_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FOUR_DIGITS: Final = re.compile(r"[0-9]{4}")
DATE_HINT: Final = "write 2022, 2022-03, 2022-03-15, mars 2022, 2022..2023 or >2021"
LANGUAGE_HINT: Final = "write a code or a name: sv, svenska, swedish"


class Unreadable(ValueError):
    """A value that its field cannot have; ``hint`` says what it can."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@cache
def languages() -> dict[str, str]:
    """The code of a language by its code and its names, folded."""
    return {name: code for code, given in rows("languages.tsv") for name in (code, *given.split("|"))}


@cache
def municipalities() -> dict[str, str]:
    """The short name of a municipality by all its names and spellings, folded."""
    official = {
        folded(name): short for _, short, full, _ in rows("municipalities.tsv") for name in (short, full)
    }
    return {folded(other): short for other, short in rows("municipality_aliases.tsv")} | official


def _days(text: str) -> Query:
    try:
        return days(text)
    except ValueError as error:
        raise Unreadable(f"{written(text)} is not a date to search for: {error}", DATE_HINT) from error


def _year(text: str) -> Query:
    if FOUR_DIGITS.fullmatch(text):
        return Field(YEAR, text)
    try:
        days(text)
    except ValueError:
        raise Unreadable(f"{written(text)} is not a year", "write its four digits: year:2022") from None
    raise Unreadable(
        f"{written(text)} is more or less than a year",
        "ask for it by date:, which takes 2022..2023 and mars 2022",
    )


def _language(text: str) -> Query:
    code = languages().get(folded(text))
    if code is None:
        hint = _like(text, {name: name for name in languages()}) or LANGUAGE_HINT
        raise Unreadable(f"there is no language {written(text)} to search for", hint)
    return Field(LANGUAGE, code)


def _municipality(text: str) -> Query:
    name = municipalities().get(folded(text))
    if name is None:
        hint = _like(text, municipalities()) or "write its name as in Kungälv, Vara kommun, Gbg"
        raise Unreadable(
            f"there is no municipality {written(text)}", f"{hint}; for any other word leave out the field"
        )
    return Field(MUNICIPALITY, name)


def _like(text: str, known: Mapping[str, str]) -> str:
    close = get_close_matches(folded(text), known, n=1)
    return f"did you mean {known[close[0]]}?" if close else ""


def _body(text: str) -> Query:
    query = joined(And, (Field(BODY_WORD, word) for word in running(tokenize(text))))
    if query is None:
        raise Unreadable("there is no word to look for", "write a word of its name: body:arbetsutskott")
    return query


def _section(text: str) -> Query:
    return Field(SECTION, _something(text.lstrip("§ \u00a0"), "number", "write that of an item: section:45"))


def _case_number(text: str) -> Query:
    return Field(CASE_NUMBER, normal_case_number(text.upper()))


def _person(text: str) -> Query:
    name = " ".join(text.replace(",", " ").split())
    return Field(PERSON, _something(name, "name", 'write that of a person: person:"Anna Berg"'))


def _something(value: str, what: str, hint: str) -> str:
    """A value that signs alone do not make.

    Raises:
        Unreadable: it is empty.
    """
    if not value:
        raise Unreadable(f"there is no {what} to look for", hint)
    return value


READERS: Final[Mapping[str, Callable[[str], Query]]] = {
    DATE: _days,
    YEAR: _year,
    LANGUAGE: _language,
    MUNICIPALITY: _municipality,
    PERSON: _person,
    SECTION: _section,
    CASE_NUMBER: _case_number,
}
"""How the values of a field are read, for those that are not taken as they are. Each may raise `Unreadable`."""
SEVERAL_WORDS: Final = frozenset({DATE, MUNICIPALITY})
"""Fields whose values need no quotation marks when they have several words: ``date:12 mars 2022``."""


def read(name: str, text: str, *, quoted: bool) -> Query:
    """What a field's value asks for; a body is found by a word of its name unless it is quoted.

    Raises:
        Unreadable: the field has no such values.
    """
    if name == BODY and not quoted:
        return _body(text)
    return READERS[name](text) if name in READERS else Field(name, text)
