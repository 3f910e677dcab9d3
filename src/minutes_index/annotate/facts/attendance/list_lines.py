"""One line of an attendance list -> the people on it, with party, title, affiliation and paragraphs.

The line is cut into pieces at commas, gaps, brackets and `och`; a piece is a name, or says something of the name before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.capitals import CAPITALS, cased
from minutes_index.annotate.facts.attendance.entry import (
    PARTIES,
    PARTY_MARK,
    TRAILING_PARAGRAPHS,
    Entry,
    said_of,
)
from minutes_index.annotate.facts.attendance.line_pieces import (
    GAP,
    REPLACED,
    REPLACES,
    TURN,
    Piece,
    Word,
    begins_another,
    begins_name,
    pieces,
    role_words,
    singular,
)
from minutes_index.annotate.facts.attendance.listed_names import (
    MARKS,
    heads_body,
    is_affiliation,
    is_everyday,
    is_name,
    lacks_surname,
    with_initial,
)
from minutes_index.model import Role, Span
from minutes_index.recognisers.identity_numbers import identity_numbers, numbers_asked_for
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.lexicon import (
    Trait,
    is_initials,
    is_particle,
    is_title,
    lowered_surname,
    traits,
)
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

LINES = 1_000
"""Lines of which the people are remembered."""
MOST_WORDS = 30
"""Words of a piece among which a name begins, behind somebody's title; what has more before one is a sentence."""
_PARTY_FIRST = re.compile(r"^\W*(?P<party>[A-ZÅÄÖ]{1,4})\s+(?=[A-ZÅÄÖ])")
"""A party before a name: `S  Anna Berg`."""
_ALSO = pattern("attendance_patterns", "also")
"""Words with which a list goes on."""
_AND = pattern("attendance_patterns", "and")
"""Between an office and a name it parts two people: `ordföranden och Bo Ek`."""


def entries(text: str, offset: int) -> list[Entry]:
    """The people on one line (or a cell of one), spans counted from ``offset``."""
    return list(_entries(text, offset))


@lru_cache(maxsize=LINES)
def _entries(text: str, offset: int) -> tuple[Entry, ...]:
    """The same, remembered: a line is asked for its people by whoever looks for columns, groups, signatures and lists."""
    return tuple(_read(text, offset))


def _read(text: str, offset: int) -> list[Entry]:
    first = _PARTY_FIRST.match(text)
    if first and first["party"] in PARTIES and begins_name(text[first.end() :]):
        listed = entries(" " * first.end() + text[first.end() :], offset)
        return [replace(entry, party=entry.party or first["party"]) for entry in listed[:1]] + listed[1:]
    found: list[Entry] = []
    spare = ""
    away: list[Entry] = []
    for piece in pieces(_ALSO.sub(_blank, _without_numbers(text)), offset):
        replaces, replaced = REPLACES.match(piece.text), REPLACED.match(piece.text)
        entry = _entry(_without(piece, replaces or replaced))
        if entry is not None and replaced and found:
            found.append(replace(entry, role=Role.SUBSTITUTE, replaces=(found[-1],)))
        elif entry is not None and replaces and found:
            away.append(entry)
            found[-1] = replace(found[-1], replaces=(*found[-1].replaces, entry))
        elif entry is not None:
            found.append(replace(entry, title=entry.title or spare))
            spare, away = "", []
        elif away and found and _is_party(piece.text):
            away[-1] = said_of(away[-1], piece.text)
            found[-1] = replace(found[-1], replaces=tuple(away))
        elif found:
            found[-1] = said_of(found[-1], piece.text)
            found[:-1] = _together(found, text, offset)
        elif not _AND.match(text, piece.start + len(piece.text) - offset):
            spare = piece.text if is_title(singular(piece.text.split()[-1])) else spare
    return found


def _is_party(text: str) -> bool:
    return bool(PARTY_MARK.fullmatch(text)) or text in PARTIES or (text.islower() and text.upper() in PARTIES)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _without(piece: Piece, led: re.Match[str] | None) -> Piece:
    """A piece without the words that lead to a name in it."""
    return Piece(piece.start + led.end(), piece.text[led.end() :]) if led else piece


def _together(found: Sequence[Entry], text: str, offset: int) -> list[Entry]:
    """All but the last, the one before it with the last one's place when only *och* parts them: `Anna Ek och Bo Alm, Ystad`."""
    *before, last = found
    if not before or not last.affiliation:
        return before
    previous = before[-1]
    said = previous.affiliation or previous.party or previous.title
    between = text[previous.span.end - offset : last.span.start - offset].strip()
    if not said and between in {"och", "samt", "&"}:
        before[-1] = replace(previous, affiliation=last.affiliation)
    return before


def _without_numbers(text: str) -> str:
    """The line with blanks for personal numbers, which say nothing of party, place or paragraphs.

    In a list of people all that can be one is one, for the head of its column may be lines away.
    """
    for number in identity_numbers(text, numbers_asked_for(text)):
        for part in number.parts:
            text = text[: part.start] + " " * len(part) + text[part.end :]
    return text


def parties(text: str) -> list[str]:
    """The parties on a line that holds nothing else; empty for any other line."""
    words = text.replace("(", " ").replace(")", " ").split()
    return words if words and all(word.upper() in PARTIES or word == "-" for word in words) else []


def _entry(piece: Piece) -> Entry | None:
    """The person a piece names, if it names one: `[title] Given Surname [affiliation] [§§ …]`."""
    if GAP in piece.text or TURN in piece.text:
        first, *_, second = re.split(f"[{GAP}{TURN}]+", piece.text)
        if not (first and second):
            return None
        reversed_ = TURN in piece.text or Trait.GIVEN not in traits(first)
        return Entry(
            Span(piece.start, piece.start + len(piece.text)),
            f"{second} {first}" if reversed_ else f"{first} {second}",
        )
    items = TRAILING_PARAGRAPHS.search(piece.text)
    text = piece.text[: items.start()] if items else piece.text
    words = [(match.start(), match.group()) for match in re.finditer(r"\S+", text)]
    found = next(filter(None, (_named(words, first) for first in range(min(len(words), MOST_WORDS)))), None)
    if found is None:
        return None
    lead, name, tail = found
    start = piece.start + name[0][0]
    entry = Entry(
        Span(start, piece.start + name[-1][0] + len(name[-1][1])), cased(" ".join(word for _, word in name))
    )
    entry = replace(entry, announced=role_words().get(lead.casefold()))
    for said in (lead, " ".join(word for _, word in tail), items["items"] if items else ""):
        entry = said_of(entry, said) if said and not _heads_page(said) else entry
    return entry


def _heads_page(text: str) -> bool:
    """Whether a text begins with another label of the title page: `Justerande Anna Berg ANSLAG`."""
    return (label_of(text.split(maxsplit=1)[0]) or ("",))[0] == "title"


def _named(words: Sequence[Word], first: int) -> tuple[str, list[Word], list[Word]] | None:
    """What stands before a name that begins at ``first``, the name, and what follows it; None when none begins there."""
    lead = " ".join(word for _, word in words[:first])
    if is_title(singular(words[first][1])) or not _can_start(words[first][1]):
        return None
    if lead and not (
        any(is_title(singular(word)) for word in lead.split()) or lead.casefold() in role_words()
    ):
        return None
    name, tail = _split(words[first:])
    return (lead, name, tail) if is_name(name, lead=bool(lead)) else None


def _can_start(word: str) -> bool:
    return (
        Trait.NAME_SHAPED in traits(word)
        or bool(CAPITALS.fullmatch(word))
        or (is_initials(word) and word not in MARKS)
    )


def _split(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """A name at the start of ``words``, and what follows it."""
    end = 0
    for i, (_, word) in enumerate(words[:5]):
        if (
            Trait.NAME_SHAPED in traits(word)
            or is_particle(word)
            or is_initials(word)
            or CAPITALS.fullmatch(word)
        ):
            end = i + 1
        else:
            break
    for i in range(2, end):
        linked = is_particle(words[i - 1][1]) or lowered_surname(words[i][1]) != words[i][1]
        if linked and lacks_surname(words[:i]):
            continue
        if (
            begins_another(words, i)
            or words[i][1] in PARTIES
            or is_affiliation(" ".join(word for _, word in words[i:]))
            or is_title(words[i][1])
            or is_everyday(words[i][1])
            or heads_body(words, i)
        ):
            return list(words[:i]), list(words[i:])
    while end and len(words[end - 1][1]) == 1 and not with_initial(words[:end]):
        end -= 1  # a mark of presence, no initial: `Anna Berg X`
    return list(words[:end]), list(words[end:])
