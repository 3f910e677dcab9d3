"""Publications of the state that minutes refer to: laws, inquiries, bills, reports of parliament.

Sources of the forms: the abbreviations of Myndigheternas föreskrifter (Ds 1998:43), and for laws Gröna boken (Ds 2014:1). The series are rows of
``publications.tsv``; what is found is the number (``2020:47``, ``2016/17:KU30``), and the words before it say of what.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.data import rows
from minutes_index.model import Label, Mention, Span
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(
    r"(?P<year>[0-9](?<![0-9]{2})[0-9]{3})(?P<session>/[0-9]{2}(?:[0-9]{2})?)?"
    r":(?P<committee>[A-Za-zÅÄÖåäö]{2,4})?[ ]?(?P<serial>[0-9]{1,5})(?![0-9])"
)
"""It begins with what it is quickest to look for."""
_STATUTES = re.compile(r"(?<![^\W_])(?P<series>(?:[A-ZÅÄÖ]{2,6}-|[A-ZÅÄÖ]{1,6})FS)[ \u00a0]?$")
"""The statutes of an agency (`HSLF-FS`, `SOSFS`)."""
_FURTHER = pattern("place_patterns", "further")
"""Between two numbers of one series (`SOU 2019:42 och 2019:43`)."""
LOOKED_AT: Final = 40
LAW_LOOKED_AT: Final = 120
"""Characters before a number in which a series, a law is named."""


class Series(NamedTuple):
    """What numbers of one shape can be, by the words before them."""

    pattern: re.Pattern[str]
    normal: dict[str, str]


class Found(NamedTuple):
    """Of what a number is, and where the reference begins."""

    series: str
    start: int
    rule: str


@cache
def _table() -> dict[str, list[tuple[str, list[str]]]]:
    """By group, the normal forms and their spellings."""
    table: dict[str, list[tuple[str, list[str]]]] = {}
    for group, normal, spellings in rows("publications.tsv"):
        table.setdefault(group, []).append((normal, spellings.split("|")))
    return table


@cache
def _series(group: str) -> Series:
    normal = {word: name for name, words in _table()[group] for word in words}
    longest_first = "|".join(re.escape(word) for word in sorted(normal, key=len, reverse=True))
    words = longest_first.replace(r"\ ", r"\s+")
    return Series(re.compile(rf"(?<!\w)({words})\.?\s{{0,2}}(?P<bracket>\(?)$", re.IGNORECASE), normal)


@cache
def _committees() -> dict[str, str]:
    """How a committee's letters are written, by their lower case."""
    return {word.casefold(): word for _, words in _table()["committee"] for word in words}


@cache
def _law() -> re.Pattern[str]:
    """What ends before the number of a law: its name, perhaps with words behind it, and a bracket."""
    endings = "|".join(word for _, words in _table()["law"] for word in words)
    short = "|".join(word for _, words in _table()["short"] for word in words)
    return re.compile(rf"(?:\w*(?:{endings})\b[^.;:()]*|(?<!\w)(?i:{short})\s+)\(\s?$")


def _named(text: str, number: re.Match[str]) -> Found | None:
    """What the words before a number make it."""
    start = number.start()
    if text[start - 1 : start] == "(" and _law().search(text, max(0, start - LAW_LOOKED_AT), start):
        return Found("SFS", start, "rule:law")
    lead = text[max(0, start - LOOKED_AT) : start]
    series = _series("session" if number["session"] else "year")
    if found := series.pattern.search(lead):
        word = " ".join(found[1].casefold().split())
        begins = start if found["bracket"] else start - len(lead) + found.start()
        return Found(series.normal[word], begins, "rule:publication")
    found = None if number["session"] else _STATUTES.search(lead)
    return found and Found(found["series"], start - len(lead) + found.start(), "rule:publication")


def _right(number: re.Match[str]) -> bool:
    """Whether only a committee's letters stand in the number, and only in that of a session."""
    letters = (number["committee"] or "").casefold()
    return not letters or bool(number["session"] and letters in _committees())


def _normal(number: re.Match[str]) -> str:
    year = f"{number['year']}{number['session'] or ''}"
    return f"{year}:{_committees().get((number['committee'] or '').casefold(), '')}{number['serial']}"


def publications(text: str) -> Iterator[Mention]:
    """The publications that ``text`` names, in order, from the first letter of the series."""
    last, series = 0, ""
    for number in _NUMBER.finditer(text):
        if not _right(number):
            continue
        found = _named(text, number)
        if not found and number["committee"]:
            found = Found("bet.", number.start(), "rule:publication")
        if not found and series and _FURTHER.fullmatch(text, last, number.start()):
            found = Found(series, number.start(), "rule:publication")
        if found:
            last, series = number.end(), found.series
            name = f"{series} {_normal(number)}"
            yield Mention(Span(found.start, last), Label.PUBLICATION, name, name, found.rule)
