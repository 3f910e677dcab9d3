"""The head of a document: title, the body that met, municipality."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.blocks import block_of, may_open
from minutes_index.annotate.facts.head.elsewhere import body_of_file, body_that_decides, body_that_met
from minutes_index.annotate.facts.head.full_names import full_name
from minutes_index.annotate.facts.head.gatherings import gathered, of_genitive
from minutes_index.annotate.facts.head.societies import GENERIC, of_meeting, society
from minutes_index.model import Mention, Section, SectionKind
from minutes_index.recognisers.bodies import body_pattern, cased, is_one
from minutes_index.recognisers.identity_numbers import beginning
from minutes_index.recognisers.lexicon import agencies
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BODY_OF_TYPE = {
    "styrelseprotokoll": "Styrelsen",
    "årsmötesprotokoll": "Årsmötet",
    "stämmoprotokoll": "Stämman",
}
"""Whose minutes a paper is that names nobody but calls itself so."""
LONGEST_TITLE = 150
SHORTEST = 200
"""Characters of a head that nothing ends surely."""
SHORTEST_HEAD = 6
"""Lines of a head in which the meeting is named."""
LONGEST_LINE = 160
"""Characters of a line that may name the body; a longer one is running text."""
HEAD = 1_500
"""Characters from the start in which the body is named."""
_PAGE = pattern("head_patterns", "page")
_PLACE = pattern("head_patterns", "heading-place")
"""Where they met: often in the house of another body."""
_MEETING = frozenset({"Mötet", "Sammanträdet"})
"""These tell nothing of a body."""
_ANY = frozenset({"styrelsen", "direktionen", "nämnden"})
"""Bodies that what they are for tells apart."""
_CELLS = re.compile(r"\s{2,}")
_OF_BODY = pattern("head_patterns", "of-body")
_OWNER_FOLLOWS = re.compile(r"\s+\w+s\b")
_ORGAN = pattern("head_patterns", "organ")
_TYPE = pattern("head_patterns", "type")
_SUMMONS = pattern("head_patterns", "summons")
_OF_MINUTES = pattern("head_patterns", "of-minutes")
_FULL_TITLE = pattern("head_patterns", "full-title", type=_TYPE.pattern)
"""A line that goes on to say of which meeting, however long it is."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a document says of it."""

    title: str
    body: str
    municipality: str
    """Code, or empty."""


def heading_of(
    text: str, sections: Sequence[Section], municipality_mentions: Sequence[Mention], file_name: str = ""
) -> Heading:
    """Title, body and municipality from the head of a document, or else from its text and name; empty where nothing tells."""
    lines = [line for line in text[: _end(sections)].split("\n") if line.strip()]
    headless = next((s for s in sections if s.kind is SectionKind.ITEM), None)
    named = body_that_decides(text) if headless and headless.number and not headless.span.start else ""
    named = named or _body(lines) or _labelled_body(text) or _society_that_met(lines)
    named = named or body_that_decides(text) or body_that_met(text)
    body = _of_society(_fuller(named, file_name), lines)
    formal = bool(body_pattern("formal").search(body)) and body.partition(", ")[0] not in GENERIC
    head = _unlisted(lines)
    return Heading(
        _title(lines), body, _municipality(text, "\n".join(head), municipality_mentions, formal=formal)
    )


def is_summons(title: str, text: str) -> bool:
    """Whether a document calls to a meeting and is no minutes of it: what it encloses was decided elsewhere."""
    return _SUMMONS.match(title) is not None and _OF_MINUTES.search(text) is None


def _end(sections: Sequence[Section]) -> int:
    """Where the head ends: before the first item, but one without a number may be the head itself."""
    first = next((s for s in sections if s.kind is SectionKind.ITEM), None)
    if first is None or first.span.start == 0:
        return HEAD
    return min(HEAD, first.span.start if first.number else max(first.span.start, SHORTEST))


def _title(lines: Sequence[str]) -> str:
    """The first line that says what kind of paper this is and more than that, or else the first that says it, or the first line."""
    named = [
        line
        for line in lines[:12]
        if _TYPE.search(line) and (len(line.strip()) < 120 or _FULL_TITLE.match(line))
    ]
    if named and _TYPE.fullmatch(_PAGE.sub("", named[0]).strip(" #*_|")):
        named = [line for line in named if _FULL_TITLE.match(line)] or named
    chosen = named[0] if named else lines[0] if lines else ""
    return beginning(" ".join(_PAGE.sub("", chosen).split()).strip(" #*_|"), LONGEST_TITLE)


def _body(lines: Sequence[str]) -> str:
    """The first body named at the head, before anybody is listed: a formal one, or that of the meeting, or a network, or the meeting itself.

    An agency of the state, which lends its room and its paper to others, is the last to be thought of.
    """
    head = [
        line[:LONGEST_LINE]
        for line in _rejoined(_unlisted(lines))
        if (len(line) < LONGEST_LINE or _FULL_TITLE.match(line)) and not _PLACE.match(line)
    ]
    formal = [body for line in head if (body := _named(line, "formal") or of_genitive(line, "formal"))]
    return (
        next((body for body in formal if not _is_agency(body)), "")
        or next(filter(None, map(gathered, head)), "")
        or next((body for line in head if (body := _named(line, "network"))), "")
        or next((body for line in head if (body := _named(line, "meeting")) and body not in _MEETING), "")
        or BODY_OF_TYPE.get(
            next((word for word in BODY_OF_TYPE if any(word in line.casefold() for line in head)), ""), ""
        )
        or next(iter(formal), "")
    )


def _rejoined(lines: Sequence[str]) -> Iterator[str]:
    """The lines, and before each that ends a name begun in the first column of the one above (`Kommunstyrelsens` / `arbetsutskott`) that name."""
    above = ""
    for line in lines:
        cell = _CELLS.split(line.strip())[0]
        if _OF_BODY.fullmatch(above) and cell[:1].islower():
            yield f"{above} {cell}"
        yield line
        above = cell


def _of_society(body: str, lines: Sequence[str]) -> str:
    """A body that every society has, with the society it is of, when the head names one: `Styrelsen, Brf Kvarnhjulet 2`."""
    unlisted = _unlisted(lines) if body in GENERIC else []
    name = next(filter(None, map(of_meeting, unlisted)), "") or society(unlisted)
    return f"{body}, {name}" if name else body


def _fuller(named: str, file_name: str) -> str:
    """The body that the file is named after, where the text has none, or only a word for it (`Nämnden`)."""
    of_file = body_of_file(file_name) if not named or not is_one(named) else ""
    return of_file if of_file.casefold().endswith(named.casefold()) and of_file else named


def _society_that_met(lines: Sequence[str]) -> str:
    """The society whose meeting the head names: `Protokoll fört vid Kvarnby Filmstudios höstmöte`."""
    return next(filter(None, map(of_meeting, _unlisted(lines)[:SHORTEST_HEAD])), "")


def _named(line: str, group: str) -> str:
    """The first body of a group that a line names, with what belongs to its name."""
    found = body_pattern(group).search(line)
    if not found or _OWNER_FOLLOWS.match(line, found.end()):
        return ""
    if group == "network" or found["body"].casefold() in _ANY:
        return cased(full_name(line, *found.span(), purpose=group != "network"))
    return cased(found["body"])


def _is_agency(body: str) -> bool:
    return any(name.casefold().split(" i ")[0] == body.casefold() for name in agencies())


def _unlisted(lines: Sequence[str]) -> list[str]:
    """The lines of the head before anybody is listed."""
    head: list[str] = []
    for line in lines[:25]:
        opened = block_of(line, "", in_item=False)[0] if may_open(line) else None
        if opened and opened.columns:
            break
        head.append(line)
    return head


def _labelled_body(text: str) -> str:
    """The body of the posting certificate: `Organ  Kommunstyrelsen`."""
    found = _ORGAN.search(text)
    formal = body_pattern("formal")
    match = (
        (formal.search(found["body"]) if found["body"] else formal.match(found["within"])) if found else None
    )
    return cased(match["body"]) if match else ""


def _municipality(text: str, head_text: str, mentions: Sequence[Mention], *, formal: bool) -> str:
    """The municipality the head names with `kommun` or `stad`; for a formal body also the one most often named so.

    The board of a society has none but that of its head: what its minutes say of one is in passing (`Lunds kommun har svarat`).
    """
    with_unit = [
        m
        for m in mentions
        if re.search(r"(?:kommun|stad)\w*$", m.span.of(text), re.IGNORECASE)
        or re.match(r"s?\s(?:kommun|stad)", text[m.span.end : m.span.end + 8], re.IGNORECASE)
    ]
    head = [m.value for m in with_unit if m.span.start < HEAD // 2 and m.span.of(text) in head_text]
    if head:
        return head[0]
    values = Counter(m.value for m in with_unit)
    best = max(values, key=lambda value: (values[value], value), default="")
    return best if formal else ""
