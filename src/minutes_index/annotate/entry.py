"""One person on a list, and what the words beside a name say of them: party, role, paragraphs, place, title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.annotate.lexicon import is_title, municipalities
from minutes_index.annotate.pieces import role_words

if TYPE_CHECKING:
    from minutes_index.model import Role, Span

PARTIES = frozenset(
    {
        "S",
        "M",
        "C",
        "L",
        "V",
        "MP",
        "KD",
        "SD",
        "FP",
        "FI",
        "F!",
        "NYD",
        "SPI",
        "PP",
        "MED",
        "ÖP",
        "AFS",
        "KP",
        "SJVP",
        "LP",
        "NP",
        "VL",
        "HEL",
    }
)
"""Abbreviations read as a party where they stand in a column of their own; within brackets any will do."""
PARTY_MARK = re.compile(
    r"\(?(?P<party>[A-ZÅÄÖ][A-ZÅÄÖ!]{0,6}|[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}|[a-zåäö]{1,4}|-|–)\)"
)
_PARAGRAPHS = re.compile(
    r"(?:§§?|kl\.?|del av|fr\.?o\.?m|t\.?o\.?m|från och med|till och med|paragraf(?:er(?:na)?)?|via|under)\b.*|§.*|[\d\s–—:.,-]+(?:och \d+)?",
    re.IGNORECASE,
)
TRAILING_PARAGRAPHS = re.compile(r"\s+(?P<items>(?:§|kl\.?\s?\d|\d{1,3}\s?[-–]\s?\d).*|\d{1,3})$")
_FROM = re.compile(r"^(?:från|för|representerar|representant för)\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on a list."""

    span: Span
    name: str
    party: str = ""
    affiliation: str = ""
    title: str = ""
    paragraphs: str = ""
    role: Role | None = None
    """A role that the entry itself names (`ordförande`)."""
    replaces: tuple[Entry, ...] = ()
    """Those in whose place they served."""


def place_of(text: str) -> str:
    """Where somebody comes from, in its ordinary form: `Falu kommun` is Falun."""
    place = " ".join(text.split())
    return municipalities().get(place.casefold(), ("", place))[1]


def _title_and_place(text: str) -> tuple[str, str]:
    """A title and the municipality at its end: `kanslichef Rättviks kommun`; the place is empty when there is none."""
    words = text.split()
    for count in (3, 2, 1):
        place = " ".join(words[-count:]).casefold()
        if len(words) > count and place in municipalities() and is_title(words[-count - 1]):
            return " ".join(words[:-count]), municipalities()[place][1]
    return text, ""


def _said_of_place(entry: Entry, text: str) -> Entry:
    """The entry with where they come from, and the paragraphs behind that."""
    items = TRAILING_PARAGRAPHS.search(text)
    entry = replace(entry, affiliation=place_of(text[: items.start()] if items else text))
    return (
        replace(entry, paragraphs=" ".join(filter(None, [entry.paragraphs, items["items"]])))
        if items
        else entry
    )


def said_of(entry: Entry, text: str) -> Entry:
    """The entry with what ``text`` says of it: a party, a role, paragraphs, a place, or else a title."""
    text = text.strip(" .")
    party = PARTY_MARK.fullmatch(text)
    if (party and text[1:-1].casefold() not in municipalities()) or (text in PARTIES and not entry.party):
        return replace(
            entry, party=entry.party or (party["party"] if party else text).upper().replace("–", "-")
        )
    text = _FROM.sub("", text.strip("()").strip())
    if text.islower() and text.upper() in PARTIES and not entry.party:
        return replace(entry, party=text.upper())
    return _with_role(entry, text) or _with_place(entry, text)


def _with_role(entry: Entry, text: str) -> Entry | None:
    """The entry with the role that ``text`` is, whatever paragraphs or party stand behind it; None when it is none."""
    items = TRAILING_PARAGRAPHS.search(text)
    words, _, last = text.rpartition(" ")
    if not items and last.upper() in PARTIES and words.casefold() in role_words():
        entry, text = replace(entry, party=entry.party or last.upper()), words
    role = role_words().get((text[: items.start()] if items else text).casefold())
    if role is None:
        return None
    said = replace(entry, role=entry.role or role, title=entry.title or text)
    return (
        replace(said, paragraphs=" ".join(filter(None, [said.paragraphs, items["items"]]))) if items else said
    )


def _with_place(entry: Entry, text: str) -> Entry:
    if _PARAGRAPHS.fullmatch(text):
        return replace(entry, paragraphs=" ".join(filter(None, [entry.paragraphs, text])))
    municipality = municipalities().get(text.casefold())
    if municipality and not entry.affiliation:
        return replace(entry, affiliation=municipality[1])
    if text[:1].isupper() and not entry.affiliation and not any(is_title(word) for word in text.split()):
        return _said_of_place(entry, text)
    title, place = _title_and_place(text)
    return replace(
        entry,
        title=", ".join(filter(None, [entry.title, title])),
        affiliation=entry.affiliation or place,
    )
