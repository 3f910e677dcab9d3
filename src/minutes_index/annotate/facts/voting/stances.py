"""Who reserved themselves, was disqualified, made a statement, or voted how, in an item.

A sentence tells a stand by an expression of ``rules/stances.tsv``; those who take it are named before the expression, or behind it when nobody is.
Under a heading of a part (`Reservation`, `Jäv`) lines that hold nothing but names say the same; so do the lines of a voting list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.decisions.item_lines import MARK, section_lines
from minutes_index.annotate.facts.voting.actors import Actor, actors_in, joined, joined_behind
from minutes_index.annotate.facts.voting.lists import BALLOT, at_heads, bracketed, head_of
from minutes_index.annotate.facts.voting.tables import numbered_items
from minutes_index.annotate.facts.voting.votes import NUMBERS
from minutes_index.data import rows
from minutes_index.model import Mention, Section, SectionKind, Span, Stance, Stand
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.patterns import pattern
from minutes_index.recognisers.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from minutes_index.recognisers.lines import Line

STAND_OF_PART = {"reservation": Stand.RESERVED, "conflict": Stand.RECUSED, "statement": Stand.STATEMENT}
"""The stand of those whom a part of an item only names."""
LONGEST_LABEL = 60
CAST = frozenset({Stand.YES, Stand.NO, Stand.ABSTAINED})
"""Stands in a vote."""
HISTORY = frozenset({"background", "basis"})
"""Parts of an item that tell what was done before; only what they tell in the present is of this meeting."""
RETOLD_SELDOM = frozenset({Stand.RECUSED, Stand.TOOK_NO_PART})
"""Stands that minutes do not tell of other meetings."""
_BEGINS_LIST = pattern("voting_patterns", "begins-list")
_RIGHTS = pattern("voting_patterns", "rights")
"""Sentences that tell what could be done, or was not."""
_PAST = pattern("voting_patterns", "past")
_REASON = pattern("voting_patterns", "reason")
"""Where the names behind an expression end."""
_OWNER = pattern("voting_patterns", "owner")
"""Behind a name: something of theirs is spoken of, not they."""
_RECEIVER = pattern("voting_patterns", "receiver")
"""Before a name: somebody to whom, or by whom, something else is done (`ersätts av NN`)."""
_CLAUSE = pattern("voting_patterns", "clause", numerals="|".join(NUMBERS))
"""Between a name and *röstar*: somebody else votes."""

_NAMES_FOLLOW = pattern("voting_patterns", "names-follow")
"""Ways to tell a ballot that have the names behind."""
_IN_ITEMS = pattern("voting_patterns", "in-items")


@dataclass(frozen=True, slots=True)
class _Expression:
    stand: Stand
    hints: tuple[str, ...]
    """Letters one of which every sentence has that tells such a stand."""
    words: re.Pattern[str]
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    """The rows whose alternatives ``words`` are, by their ids."""

    def found_by(self, found: re.Match[str]) -> str:
        """How a stance says which row found it."""
        return next(
            f"rule:stance/{id_}"
            for id_, words in self.rules
            if (match := words.match(found.string, found.start())) and match.end() == found.end()
        )


@cache
def _expressions() -> tuple[_Expression, ...]:
    table = rows("rules/stances.tsv")
    return tuple(
        _Expression(
            Stand(stand),
            tuple(hints.split("|")),
            _whole_words("|".join(words for _, other, _, words, _ in table if other == stand)),
            tuple((id_, _whole_words(words)) for id_, other, _, words, _ in table if other == stand),
        )
        for stand, hints in dict.fromkeys((stand, hints) for _, stand, hints, _, _ in table)
    )


def _whole_words(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{expression})(?![\w-])", re.IGNORECASE | re.MULTILINE)


@cache
def _hints() -> tuple[str, ...]:
    return (*sorted({hint for expression in _expressions() for hint in expression.hints}), "nej")


def _hinted(words: str) -> bool:
    """Whether somebody may take a stand in a text."""
    return any(map(words.lower().__contains__, _hints()))


def _possible(words: str) -> list[_Expression]:
    """The expressions that a sentence may hold."""
    lower = words.lower()
    return [e for e in _expressions() if any(map(lower.__contains__, e.hints))]


def stances(text: str, sections: Sequence[Section], people: Sequence[Mention]) -> list[Stance]:
    """Every stand told in ``text``, in order, and every ballot of its lists; ``people`` in order."""
    starts = [mention.span.start for mention in people]
    by_number = numbered_items(sections)
    found: list[Stance] = []
    for section in sections:
        unread = section.kind in {SectionKind.CONTENTS, SectionKind.TITLE_PAGE}
        if unread or not _hinted(section.span.of(text)):
            continue
        inside = people[bisect_left(starts, section.span.start) : bisect_left(starts, section.span.end)]
        for actor, stand, rule in _Reader(text, section, inside).read():
            about = _items(text, actor.span.end, by_number) if stand is Stand.RECUSED else []
            found += [
                Stance(actor.span, stand, place, actor.name, actor.person, rule)
                for place in about or [section.ordinal]
            ]
    return sorted(found, key=lambda stance: (stance.span, stance.stand))


class _Reader:
    """Reads one section line by line, keeping the part it is in and whose names a list goes on with."""

    def __init__(self, text: str, section: Section, people: Sequence[Mention]) -> None:
        self._text = text
        self._lines = section_lines(text, section)
        self._people = people
        self._starts = [mention.span.start for mention in people]
        self._part = ""
        self._listing: tuple[Stand, str] | None = None

    def read(self) -> Iterator[tuple[Actor, Stand, str]]:
        for whole in self._lines:
            label = _label(whole.text)
            hot = _hinted(whole.text) or _BEGINS_LIST.match(whole.text)
            if label and label[0] == "part":
                stand = _stand_of(label[1], whole.text)
                self._part, self._listing = label[1], (stand, "rule:headed") if stand else None
            if hot or self._listing:
                for line in at_heads(whole) if hot else (whole,):
                    yield from self._line(line, labelled=bool(label))

    def _line(self, line: Line, *, labelled: bool) -> Iterator[tuple[Actor, Stand, str]]:
        head = head_of(line.text)
        if head:
            self._listing = head, BALLOT
            yield from ((actor, head, BALLOT) for actor in self._on(line))
            return
        told = [*self._told(line), *self._in_brackets(line)]
        yield from told
        if told:
            self._listing = (told[-1][1], "rule:headed") if line.text.endswith(":") else self._listing
        elif self._listing and (named := self._only_names(line)):
            yield from ((actor, *self._listing) for actor in named)
        elif announced := self._announced(line):
            self._listing = announced, "rule:headed"
        elif not labelled:
            self._listing = None

    def _on(self, line: Line | Span) -> list[Actor]:
        """Those named on a line or in a stretch of it."""
        span = line if isinstance(line, Span) else line.span
        inside = self._people[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return actors_in(self._text, span, inside)

    def _only_names(self, line: Line) -> list[Actor]:
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
        if not line.text.endswith(":") or _RIGHTS.search(line.text):
            return None
        return next((e.stand for e in _possible(line.text) if e.words.search(line.text)), None)

    def _in_brackets(self, line: Line) -> Iterator[tuple[Actor, Stand, str]]:
        for span, stand in bracketed(line.text):
            at = Span(line.span.start + span.start, line.span.start + span.end)
            yield from ((actor, stand, BALLOT) for actor in self._on(at))

    def _told(self, line: Line) -> Iterator[tuple[Actor, Stand, str]]:
        for sentence in sentences(self._text, line.span.start, line.span.end):
            words = sentence.of(self._text)
            found = [
                (actor, self._there(expression.stand), rule)
                for expression in _possible(words)
                for actor, rule in self._taking(sentence, expression)
            ]
            if not found or _RIGHTS.search(words):
                continue
            recused = {actor for actor, stand, _ in found if stand is Stand.RECUSED}
            yield from (one for one in found if not (one[1] is Stand.TOOK_NO_PART and one[0] in recused))

    def _there(self, stand: Stand) -> Stand:
        """Under a heading of disqualification, who takes no part is disqualified."""
        return Stand.RECUSED if stand is Stand.TOOK_NO_PART and self._part == "conflict" else stand

    def _taking(self, sentence: Span, expression: _Expression) -> Iterator[tuple[Actor, str]]:
        """Who takes a stand in a sentence, and the rule that tells it."""
        begin = sentence.start
        for verb in expression.words.finditer(self._text, sentence.start, sentence.end):
            told_of = self._part in HISTORY and expression.stand not in RETOLD_SELDOM
            if told_of and _PAST.search(verb.group().split()[0]):
                continue
            rule = expression.found_by(verb)
            who = self._who(Span(begin, sentence.end), Span(*verb.span()), expression.stand)
            yield from ((actor, rule) for actor in who)
            begin = verb.end()

    def _who(self, sentence: Span, verb: Span, stand: Stand) -> list[Actor]:
        """Those before the verb, from the last who does it; else those behind it."""
        before = [a for a in self._on(sentence) if a.span.end <= verb.start and self._acts(sentence, a)]
        if before and not (stand in CAST and _CLAUSE.search(self._text, before[-1].span.end, verb.start)):
            return joined(self._text, before)
        if stand in CAST and not _NAMES_FOLLOW.search(verb.of(self._text)):
            return []
        return joined_behind(self._text, self._behind(sentence, verb))

    def _acts(self, sentence: Span, actor: Actor) -> bool:
        """Whether somebody named can be who does something, not whose motion or to whom."""
        start = max(sentence.start, actor.span.start - 50)
        return not (
            _OWNER.match(self._text, actor.span.end) or _RECEIVER.search(self._text, start, actor.span.start)
        )

    def _behind(self, sentence: Span, verb: Span) -> list[Actor]:
        later = self._on(Span(verb.end, sentence.end))
        own = [a for a in later if not _OWNER.match(self._text, a.span.end)]
        end = _REASON.search(self._text, own[0].span.end, sentence.end) if own else None
        return [a for a in own if not end or a.span.start < end.start()]


def _items(text: str, start: int, by_number: Mapping[str, int]) -> list[int]:
    """The items in which somebody says to be disqualified, when it is said in another: `anmäler jäv i §§ 92 och 95`."""
    told = _IN_ITEMS.search(text, start, min(text.find("\n", start) % (len(text) + 1), start + 80))
    numbers = re.findall(r"\d+", told["items"]) if told else []
    return [by_number[number] for number in numbers if number in by_number]


def _label(line: str) -> tuple[str, str] | None:
    """The label that a line is, or begins with."""
    before, colon, _ = line[:LONGEST_LABEL].partition(":")
    return label_of(before) if colon or len(line) < LONGEST_LABEL else None


def _stand_of(part: str, label: str) -> Stand | None:
    return Stand.TOOK_NO_PART if "delta" in label.casefold() else STAND_OF_PART.get(part)
