"""One line of an attendance list -> the people on it, with party, title, affiliation and paragraphs.

The line is cut into pieces at commas, gaps, brackets and `och`; a piece is a name, or says something of the name before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.analysis.identity_numbers import identity_numbers
from minutes_index.annotate.entry import PARTIES, PARTY_MARK, TRAILING_PARAGRAPHS, Entry, said_of
from minutes_index.annotate.lexicon import PARTICLES, Trait, is_title, municipalities, traits
from minutes_index.annotate.pieces import (
    GAP,
    INITIAL,
    REPLACES,
    TURN,
    Piece,
    Word,
    begins_another,
    pieces,
    role_words,
)
from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 30
"""Words of a piece among which a name begins, behind somebody's title; what has more before one is a sentence."""
_CAPITALS = re.compile(r"[A-ZÅÄÖÉ][A-ZÅÄÖÉ-]+")
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö&]*[A-ZÅÄÖ][\w/&-]*|[A-ZÅÄÖ]{2,}[\w/-]*")


def entries(text: str, offset: int) -> list[Entry]:
    """The people on one line (or a cell of one), spans counted from ``offset``."""
    found: list[Entry] = []
    spare = ""
    away: list[Entry] = []
    for piece in pieces(_without_numbers(text), offset):
        replaces = REPLACES.match(piece.text)
        entry = _entry(
            Piece(piece.start + replaces.end(), piece.text[replaces.end() :]) if replaces else piece
        )
        if entry is not None and replaces and found:
            away.append(entry)
            found[-1] = replace(found[-1], replaces=(*found[-1].replaces, entry))
        elif entry is not None:
            found.append(replace(entry, title=entry.title or spare))
            spare, away = "", []
        elif away and found and (PARTY_MARK.fullmatch(piece.text) or piece.text in PARTIES):
            away[-1] = said_of(away[-1], piece.text)
            found[-1] = replace(found[-1], replaces=tuple(away))
        elif found:
            found[-1] = said_of(found[-1], piece.text)
            found[:-1] = _together(found, text, offset)
        elif is_title(piece.text.split()[-1]):
            spare = piece.text
    return found


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
    """The line with blanks for personal numbers, which say nothing of party, place or paragraphs."""
    for number in identity_numbers(text):
        start, end = number.span.start, number.span.end
        text = text[:start] + " " * len(number.span) + text[end:]
    return text


def parties(text: str) -> list[str]:
    """The parties on a line that holds nothing else; empty for any other line."""
    words = text.replace("(", " ").replace(")", " ").split()
    return words if words and all(word.upper() in PARTIES or word == "-" for word in words) else []


def _entry(piece: Piece) -> Entry | None:
    """The person a piece names, if it names one: `[title] Given Surname [affiliation] [§§ …]`."""
    if GAP in piece.text or TURN in piece.text:
        first, *_, second = re.split(f"[{GAP}{TURN}]+", piece.text)
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
        Span(start, piece.start + name[-1][0] + len(name[-1][1])), _cased(" ".join(word for _, word in name))
    )
    for said in (lead, " ".join(word for _, word in tail), items["items"] if items else ""):
        entry = said_of(entry, said) if said else entry
    return entry


def _named(words: Sequence[Word], first: int) -> tuple[str, list[Word], list[Word]] | None:
    """What stands before a name that begins at ``first``, the name, and what follows it; None when none begins there."""
    lead = " ".join(word for _, word in words[:first])
    if is_title(words[first][1]) or not _can_start(words[first][1]):
        return None
    if lead and not (any(is_title(word) for word in lead.split()) or lead.casefold() in role_words()):
        return None
    name, tail = _split(words[first:])
    return (lead, name, tail) if _is_name(name, lead=bool(lead)) else None


def _can_start(word: str) -> bool:
    return (
        Trait.NAME_SHAPED in traits(word)
        or bool(_CAPITALS.fullmatch(word))
        or (bool(INITIAL.fullmatch(word)) and word.endswith("."))
    )


def _split(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """A name at the start of ``words``, and what follows it."""
    end = 0
    for i, (_, word) in enumerate(words[:5]):
        if (
            Trait.NAME_SHAPED in traits(word)
            or word in PARTICLES
            or INITIAL.fullmatch(word)
            or _CAPITALS.fullmatch(word)
        ):
            end = i + 1
        else:
            break
    for i in range(2, end):
        if (
            begins_another(words, i)
            or words[i][1] in PARTIES
            or _is_affiliation(" ".join(word for _, word in words[i:]))
            or is_title(words[i][1])
        ):
            return list(words[:i]), list(words[i:])
    while end and len(words[end - 1][1]) == 1:
        end -= 1  # a mark of presence, no initial: `Anna Berg X`
    return list(words[:end]), list(words[end:])


def _is_affiliation(text: str) -> bool:
    capitals = text.split()
    return text.casefold() in municipalities() or all(_ABBREVIATION.fullmatch(word) for word in capitals)


def _is_name(words: Sequence[Word], *, lead: bool) -> bool:
    """Whether capitalised words in a list are a person: nothing everyday, no place, no label among them."""
    texts = [word.title() if _CAPITALS.fullmatch(word) else word for _, word in words]
    shapes = [traits(word) for word in texts]
    if not texts or texts[0] in PARTICLES or " ".join(texts).casefold() in municipalities():
        return False
    if len(texts) == 1:
        return (
            Trait.COMMON_GIVEN in shapes[0]
            and Trait.PLACE not in shapes[0]
            and not _CAPITALS.fullmatch(words[0][1])
        )
    if Trait.GIVEN in shapes[0]:
        everyday = Trait.WORD in shapes[-1] and Trait.SURNAME_LIKE not in shapes[-1]
        return not everyday or (Trait.COMMON_GIVEN in shapes[0] and len(texts) == 2)
    if any(_CAPITALS.fullmatch(word) for _, word in words):
        return False
    plain = [
        shape
        for shape, word in zip(shapes, texts, strict=True)
        if word not in PARTICLES and not INITIAL.fullmatch(word)
    ]
    strange = all(not (Trait.KNOWN | Trait.WORD) & shape or Trait.SURNAME_LIKE & shape for shape in plain)
    return strange and (lead or Trait.PLACE not in shapes[0]) and not is_title(texts[0])


def _cased(name: str) -> str:
    return " ".join(
        re.sub(r"[A-ZÅÄÖÉ]{2,}", lambda match: match.group().capitalize(), word)
        if word.isupper() and len(word) > 2
        else word
        for word in name.split()
    )
