"""One person on a list, and what the words beside a name say of them: party, role, paragraphs, place, title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.line_pieces import role_words
from minutes_index.model import Role
from minutes_index.recognisers.lexicon import is_title, municipalities
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from minutes_index.model import Span

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
DOUBLED = frozenset({"ss", "mm", "cc", "ll", "vv"})
"""A party's letter alone in its cell, as recognition of a scan reads it twice (`Vv`)."""
MEMBER_WORDS = frozenset(
    {"ers", "ers.", "led", "led.", "supp", "suppl", "sup", "ord", "rev", "kass", "vd", "åh"}
)
"""Short words for members that are no parties in brackets."""
PARTY_MARK = re.compile(
    r"\(?(?P<party>[A-ZÅÄÖ][A-ZÅÄÖ!]{0,6}|[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}|[a-zåäö]{1,4}|-|–)\)"
)
_PARAGRAPHS = pattern("attendance_patterns", "paragraphs")
"""When or how somebody was there: `ej § 5`, `lämnade mötet efter punkt 9`, `sön 15-17`, `via länk`."""
_MARK = re.compile(r"[Xx×✓√☑☒]")
"""A cross of presence behind a name."""
_WHEN = pattern("attendance_patterns", "when")
"""Paragraphs or times behind an office: `ekonom § 15`."""
TRAILING_PARAGRAPHS = pattern("attendance_patterns", "trailing-paragraphs")
_FROM = pattern("attendance_patterns", "from")


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
    announced: Role | None = None
    """The role that stands before the name (`sekreterare Anna Berg`)."""
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
    text = _in_swedish(text.strip(" ."))
    if _MARK.fullmatch(text):
        return entry
    party = PARTY_MARK.fullmatch(text)
    inside = text.strip("()").casefold()
    if text.casefold() in DOUBLED and not entry.party:
        return replace(entry, party=text[0])
    if (
        party and inside not in municipalities() and inside not in role_words() and inside not in MEMBER_WORDS
    ) or (text in PARTIES and not entry.party):
        return replace(
            entry, party=entry.party or (party["party"] if party else text).upper().replace("–", "-")
        )
    text = _FROM.sub("", text.strip("()").strip())
    if text.islower() and text.upper() in PARTIES and not entry.party:
        return replace(entry, party=text.upper())
    return _with_role(entry, text) or _with_place(entry, text)


def _in_swedish(text: str) -> str:
    """An office without what it is in another language: `ordförande / puheenjohtaja`, `kassör (treasurer)`."""
    halves = [
        half.strip() for half in re.split(r"\s*/\s*|\s+\((?=[^()]+$)", text.rstrip(")")) if half.strip()
    ]
    known = [half for half in halves if half.casefold() in role_words()]
    return known[0] if len(halves) == 2 and len(known) == 1 else text


def _with_role(entry: Entry, text: str) -> Entry | None:
    """The entry with the role that ``text`` is, whatever paragraphs or party stand behind it; None when it is none."""
    items = TRAILING_PARAGRAPHS.search(text)
    words, _, last = text.rpartition(" ")
    if not items and last.upper() in PARTIES and words.casefold() in role_words():
        entry, text = replace(entry, party=entry.party or last.upper()), words
    role = role_words().get((text[: items.start()] if items else text).casefold())
    if role is None or (role is Role.ABSENT and items):
        return None
    title = text[: items.start()] if items else text
    leads = role is Role.CHAIR and entry.role is Role.VICE_CHAIR  # `vice ordförande (ordförande vid mötet)`
    said = replace(entry, role=role if leads else entry.role or role, title=entry.title or title)
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
    when = _WHEN.search(text)
    title, place = _title_and_place(text[: when.start()] if when else text)
    return replace(
        entry,
        title=", ".join(filter(None, [entry.title, title])),
        affiliation=entry.affiliation or place,
        paragraphs=" ".join(filter(None, [entry.paragraphs, when["items"] if when else ""])),
    )
