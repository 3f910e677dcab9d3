"""Who reserved themselves, was disqualified, made a statement, or voted how, in an item.

A sentence tells a stand by an expression of ``stances.tsv``; those who take it are named before the expression, or behind it when nobody is.
Under a heading of a part (`Reservation`, `Jäv`) lines that hold nothing but names say the same; so do the lines of a voting list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from minutes_index.analysis.labels import label_of
from minutes_index.annotate.item_lines import MARK, Line, lines_of
from minutes_index.annotate.sentences import sentences
from minutes_index.annotate.votes import BALLOT
from minutes_index.data import rows
from minutes_index.model import Mention, Section, SectionKind, Span, Stance, Stand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STAND_OF_PART = {"reservation": Stand.RESERVED, "conflict": Stand.RECUSED, "statement": Stand.STATEMENT}
"""The stand of those whom a part of an item only names."""


@cache
def ballots() -> dict[str, Stand]:
    """Heads of the columns of a voting list, and of its lists in running text (data file ``ballots.tsv``)."""
    return {words: Stand(stand) for stand, all_words in rows("ballots.tsv") for words in all_words.split("|")}


_RIGHTS = re.compile(
    r"\b(?:den|de) som\b|\bsom (?:vill|bifaller)\b|\b(?:rätt att|får|kan|möjlighet att|inga?|ingen|önskar någon|om någon)\s+(?:\w+\s+){0,3}(?:reserv|jäv)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:till förmån för|mot beslutet|mot beslut|med (?:följande|hänvisning|motiveringen)|på grund av|eftersom|då|enligt|bilaga|för (?:eget|egna|sitt|det egna))\b|[.:](?=\s)",
    re.IGNORECASE,
)
"""Where the names behind an expression end."""
_OWNER = re.compile(r"s?(?:\s*\([^)]{1,8}\))?\s+(?:\w+\s)?(?:yrkande|förslag|motion|linje)", re.IGNORECASE)
"""Behind a name: a motion of theirs is spoken of, not they."""
_CELL = re.compile(r"\S+(?: \S+)*")
_MARKED = frozenset({"x", "1", "ja", "nej", "avstår", "avstod", "•", "✓", "×"})
_GROUP = r"(?:[A-ZÅÄÖ][\wåäö-]*(?:partiet|demokraterna|moderaterna|liberalerna|listan)s?|\(?[A-ZÅÄÖ]{1,4}\)?-(?:gruppen|ledamöterna)s?)"


@dataclass(frozen=True, slots=True)
class _Actor:
    """A person or a group as named in the text."""

    span: Span
    name: str
    person: int | None


@cache
def _list_head() -> re.Pattern[str]:
    """A line that begins with the head of a list of those who voted alike, and what follows it."""
    heads = "|".join(map(re.escape, sorted(ballots(), key=len, reverse=True)))
    return re.compile(
        rf"^[\W_]*(?:följande\s+(?:\w+\s+)?)?(?P<head>{heads})(?:\s+(?:avges|avgavs|avgivna)\s+av)?\s*(?:\(\s*\d+\s*(?:st|röster)?\s*\)|\s\d+(?:\s*(?:st|röster))?)?\s*(?:[:–-]\s*(?P<rest>.*))?$",
        re.IGNORECASE,
    )


@cache
def _inner_head() -> re.Pattern[str]:
    heads = "|".join(
        re.escape(word[:1].upper() + word[1:]) for word in sorted(ballots(), key=len, reverse=True)
    )
    return re.compile(rf"(?<=[^\s:])[\s]+(?P<head>(?:{heads})(?:\s*\(?\d+\)?)?\s*:\s)")


@cache
def _expressions() -> tuple[tuple[Stand, re.Pattern[str]], ...]:
    return tuple(
        (Stand(stand), re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE))
        for stand, words in rows("stances.tsv")
    )


@cache
def _any_expression() -> re.Pattern[str]:
    """A cheap test for a section in which somebody may take a stand."""
    return re.compile(
        r"reserv|jäv|avst|nedl|delt|yttrande|protokollsanteckning|röst|\bnej\b|lade ner|lägger ner|Nej\b"
    )


@cache
def _groups() -> re.Pattern[str]:
    names = sorted((name for _, all_names in rows("parties.tsv") for name in all_names.split("|")), key=len)
    spelt = "|".join(re.escape(name) for name in reversed(names))
    return re.compile(rf"(?<![\w(-])(?P<name>(?:{spelt})s?|{_GROUP})(?!\w)(?!\s+(?:yrkande|förslag|motion))")


def stances(text: str, sections: Sequence[Section], people: Sequence[Mention]) -> list[Stance]:
    """Every stand taken in ``text``, in order, each person once a stand and section; ``people`` in order."""
    starts = [mention.span.start for mention in people]
    found: dict[tuple[int, Stand, object], Stance] = {}
    for section in sections:
        own = section.kind in {SectionKind.CONTENTS, SectionKind.TITLE_PAGE}
        if own or not _any_expression().search(text, section.span.start, section.span.end):
            continue
        inside = people[bisect_left(starts, section.span.start) : bisect_left(starts, section.span.end)]
        for actor, stand, rule in _Reader(text, section, inside).read():
            key = (section.ordinal, stand, actor.person if actor.person is not None else actor.name)
            found.setdefault(key, Stance(actor.span, stand, section.ordinal, actor.name, actor.person, rule))
    return sorted(found.values(), key=lambda stance: (stance.span, stance.stand))


class _Reader:
    """Reads one section line by line, keeping the part it is in and the columns of a voting list."""

    def __init__(self, text: str, section: Section, people: Sequence[Mention]) -> None:
        self._text = text
        self._lines = lines_of(text, section)
        named = [_Actor(m.span, m.name, m.person) for m in people]
        groups = [
            _Actor(Span(*match.span()), _base(match["name"]), None)
            for match in _groups().finditer(text, section.span.start, section.span.end)
        ]
        free = [g for g in groups if not any(g.span.overlaps(n.span) for n in named)]
        self._actors = sorted([*named, *free], key=lambda actor: actor.span)

    def read(self) -> Iterator[tuple[_Actor, Stand, str]]:
        listing: Stand | None = None
        columns: list[tuple[int, Stand]] = []
        for line in chain.from_iterable(map(_at_heads, self._lines)):
            label = (
                label_of(line.text.split(":")[0]) if len(line.text) < 90 or ":" in line.text[:60] else None
            )
            head = _list_head().match(line.text)
            columns = self._columns(line) or columns
            if label and label[0] == "part":
                listing, columns = STAND_OF_PART.get(label[1]), columns if label[1] == "vote" else []
            if head:
                listing = ballots()[head["head"].casefold()]
                yield from ((actor, listing, BALLOT) for actor in self._on(line))
                continue
            told = list(self._told(line))
            yield from told
            if told and line.text.rstrip().endswith(":"):
                listing = told[-1][1]
            if told:
                continue
            if columns and (cast := list(self._cast(line, columns))):
                yield from cast
            elif listing and (named := self._only_names(line)):
                yield from ((actor, listing, "rule:headed") for actor in named)
            elif announced := self._announced(line):
                listing = announced
            elif not label:
                listing = None

    def _on(self, line: Line) -> list[_Actor]:
        return [a for a in self._actors if line.span.start <= a.span.start < line.span.end]

    def _only_names(self, line: Line) -> list[_Actor]:
        """Those on a line (behind its label) that says nothing else."""
        named = self._on(line)
        rest = line.text.split(":", maxsplit=1)[-1] if ":" in line.text[:60] else line.text
        for actor in named:
            rest = rest.replace(actor.span.of(self._text), "", 1)
        left = re.sub(
            r"\([^)]*\)|\boch\b|\bsamt\b|\b\d+[.)]|\bledamot\b|\bersättare\b|[\W_]", "", MARK.sub("", rest)
        )
        return named if named and len(left) <= 3 else []

    def _announced(self, line: Line) -> Stand | None:
        """The stand of those whom the lines below name: `Mot beslutet reserverar sig:`."""
        if not line.text.rstrip().endswith(":"):
            return None
        return next((stand for stand, words in _expressions() if words.search(line.text)), None)

    def _told(self, line: Line) -> Iterator[tuple[_Actor, Stand, str]]:
        for sentence in sentences(self._text, line.span.start, line.span.end):
            words = sentence.of(self._text)
            if _RIGHTS.search(words):
                continue
            for stand, expression in _expressions():
                match = expression.search(self._text, sentence.start, sentence.end)
                if match:
                    yield from (
                        (actor, stand, "rule:stance")
                        for actor in self._who(sentence, Span(*match.span()), stand)
                    )

    def _who(self, sentence: Span, verb: Span, stand: Stand) -> list[_Actor]:
        """Those before the verb, from the last who is parted from it by little more than names; else those behind it."""
        before = [a for a in self._actors if sentence.start <= a.span.start and a.span.end <= verb.start]
        before = [a for a in before if not _OWNER.match(self._text, a.span.end)]
        if before:
            return self._coordinated(before)
        if stand in {Stand.YES, Stand.NO} and not self._text[: verb.end].endswith("av"):
            return []
        end = _REASON.search(self._text, verb.end, sentence.end)
        stop = end.start() if end and self._any(verb.end, end.start()) else sentence.end
        later = _REASON.search(self._text, self._first(verb.end, sentence.end), sentence.end)
        stop = min(stop, later.start()) if later else stop
        return [
            a
            for a in self._actors
            if verb.end <= a.span.start < stop and not _OWNER.match(self._text, a.span.end)
        ]

    def _any(self, start: int, end: int) -> bool:
        return any(start <= a.span.start < end for a in self._actors)

    def _first(self, start: int, end: int) -> int:
        return next((a.span.end for a in self._actors if start <= a.span.start < end), end)

    def _coordinated(self, before: Sequence[_Actor]) -> list[_Actor]:
        """The last of the actors and those that a list joins to it."""
        chosen = [before[-1]]
        for actor in reversed(before[:-1]):
            between = self._text[actor.span.end : chosen[0].span.start]
            plain = re.sub(
                r"\([^)]*\)|\b(?:och|samt|liksom|ledamöterna|ledamot|ersättaren?|för|även)\b|[\W_]",
                "",
                between,
            )
            if plain:
                break
            chosen.insert(0, actor)
        return chosen

    def _columns(self, line: Line) -> list[tuple[int, Stand]]:
        """The columns of a voting list, when the line heads one."""
        start = self._text.rfind("\n", 0, line.span.start) + 1
        cells = [
            (cell.start(), ballots().get(cell.group().casefold().strip(" .:")))
            for cell in _CELL.finditer(self._text[start : line.span.end])
        ]
        found = [(column, stand) for column, stand in cells if stand]
        return found if len(found) > 1 and not re.search(r"\d", line.text) else []

    def _cast(self, line: Line, columns: Sequence[tuple[int, Stand]]) -> Iterator[tuple[_Actor, Stand, str]]:
        """The ballot of the person on a line of a voting list: the marked column, or the word itself."""
        named = self._on(line)
        if len(named) != 1:
            return
        start = self._text.rfind("\n", 0, line.span.start) + 1
        for cell in _CELL.finditer(self._text[start : line.span.end]):
            mark = cell.group().casefold()
            if start + cell.start() >= named[0].span.end and mark in _MARKED:
                nearest = min(columns, key=lambda column: abs(column[0] - cell.start()))
                yield named[0], ballots().get(mark, nearest[1]), BALLOT
                return


def _at_heads(line: Line) -> Iterator[Line]:
    """A line cut where another list of those who voted alike begins: `Ja: NN. Nej: NN`."""
    starts = [0, *(cut.start("head") for cut in _inner_head().finditer(line.text)), len(line.text)]
    for start, end in pairwise(starts):
        if line.text[start:end].strip():
            at = line.span.start
            yield Line(Span(at + start, at + end), line.text[start:end].rstrip(), line.after_blank)


def _base(name: str) -> str:
    """A group's name without a genitive s."""
    plain = name.removesuffix("s")
    return plain if plain != name and plain.endswith(("et", "na", "en", "an")) else name
