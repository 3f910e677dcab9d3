"""The documents that people have read (`corpus/gold`, `tests/gold`) as forms: places where the rules say what gold says."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from minutes_index.annotate import annotate, pipeline
from minutes_index.extract import Reading, pages
from minutes_index.model import Annotations, Label, Outcome, SectionKind
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.lines import lines_of
from minutes_index.structure import sections, structure
from training.forms import Form, Span, damage
from training.forms.form import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from minutes_index.annotate import Annotated

ROOT: Final = Path(__file__).parents[2]
SETS: Final = (
    ("corpus/gold", "corpus/minutes"),
    ("tests/gold/facts", "tests/gold/documents"),
    ("tests/gold/third/facts", "tests/gold/third/documents"),
    ("tests/gold/fourth/facts", "tests/gold/fourth/documents"),
)
"""Where gold is, and the documents that it is of."""
NEEDED: Final = frozenset({"attendance", "sections", "decisions"})
"""What gold has to have noted."""
HEAD: Final = 1500
"""Characters in which body and day stand."""
BESIDE: Final = 90
"""Characters behind a name in which its party and home stand."""
LEAD: Final = 60
"""Characters ahead of a decision that may lead to it."""
INFERRED: Final = frozenset({"rule:replaced", "rule:held-an-office", "rule:opened"})
"""Rows that stand nowhere."""
DAMAGED: Final = 0.5
"""How often a document is damaged before it is shown."""
UNTOLD: Final = "untold"
"""A stretch of which is not said what part of the minutes it is."""


@cache
def documents() -> tuple[Form, ...]:
    """Every document of the sets whose gold is whole."""
    found = []
    for gold_folder, folder in SETS:
        for path in sorted((ROOT / folder).rglob("*")):
            noted = ROOT / gold_folder / f"{path.name}.json"
            if path.is_file() and noted.exists():
                gold = json.loads(noted.read_text(encoding="utf-8"))
                if gold.keys() >= NEEDED:
                    found.append(_form(path, gold))
    return tuple(found)


def drawn(random: Random) -> Form:
    """One of the documents, half of them damaged."""
    form = random.choice(documents())
    if random.random() > DAMAGED:
        return form
    marks = [
        Mark(span.start, span.end, span.kind, span.person, span.item, roles=set(span.roles))
        for span in form.spans
    ]
    text = damage.damaged(random, form.text, marks, lambda _, share: random.random() < share)
    return Form(text, tuple(mark.span() for mark in marks if mark.start < mark.end), form.families, form.gold)


def _form(path: Path, gold: dict[str, Any]) -> Form:
    with by_rules_alone():
        made = structure(tuple(pages(path, Reading())))
        found = annotate(made.text, made.sections, path.name, "none")
    spans = [
        *_people(made.text, found.annotations, gold),
        *_items(made.text, found, gold),
        *_decisions(made.text, found.annotations, gold),
        *_head(made.text, found.annotations, gold),
        *_labels(made.text),
    ]
    return Form(made.text, tuple(spans), frozenset(), gold)


@contextmanager
def by_rules_alone() -> Iterator[None]:
    """Nothing is learned from what an earlier tagger said."""
    with (
        patch.object(sections, "completed", lambda _text, items: list(items)),
        patch.object(pipeline, "completed", lambda _text, _sections, found: list(found)),
    ):
        yield


def _people(text: str, found: Annotations, gold: dict[str, Any]) -> Iterator[Span]:
    right = {(row["name"], row["role"]) for row in gold["attendance"]}
    roles: dict[tuple[int, int], set[str]] = {}
    for row in found.attendance:
        if not row.found_by.startswith(tuple(INFERRED)) and (row.name, row.role.value) in right:
            roles.setdefault((row.span.start, row.span.end), set()).add(row.role.value)
    for row in found.attendance:
        place = row.span.start, row.span.end
        if place in roles:
            yield Span(*place, "name", row.person, frozenset(roles.pop(place)))
            for kind, said in (("party", row.party), ("affiliation", row.affiliation)):
                beside = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)", re.IGNORECASE)
                at = beside.search(text, row.span.end, row.span.end + BESIDE) if said else None
                if at and (kind, said) != ("affiliation", row.party):
                    yield Span(at.start(), at.end(), kind, row.person)
    listed = {row.span.start for row in found.attendance}
    for mention in found.mentions:
        if mention.label is Label.PERSON and mention.span.start not in listed:
            yield Span(mention.span.start, mention.span.end, "mention")


def _items(text: str, found: Annotated, gold: dict[str, Any]) -> Iterator[Span]:
    right = {section["heading"].casefold() for section in gold["sections"]}
    for item, section in enumerate(found.sections):
        at = text.find(section.heading, section.span.start, section.span.end) if section.heading else -1
        if section.kind is SectionKind.ITEM and at >= 0 and section.heading.casefold() in right:
            yield Span(at, at + len(section.heading), "heading", item=item)
            number = text.find(section.number, section.span.start, at) if section.number else -1
            if number >= 0:
                yield Span(number, number + len(section.number), "number", item=item)


def _decisions(text: str, found: Annotations, gold: dict[str, Any]) -> Iterator[Span]:
    phrases = [_plain(decision["text"]) for decision in gold["decisions"]]
    kinds = {Outcome.PROPOSED: "proposal", Outcome.TASK: "task"}
    for decision in found.decisions:
        said = _plain(decision.span.of(text))
        sure = decision.outcome in kinds or any(phrase in said or said in phrase for phrase in phrases)
        kind = kinds.get(decision.outcome, "decision") if sure else UNTOLD
        yield Span(max(0, decision.span.start - LEAD), decision.span.start, UNTOLD)
        yield Span(decision.span.start, decision.span.end, kind)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().strip(" .;:,")


def _head(text: str, found: Annotations, gold: dict[str, Any]) -> Iterator[Span]:
    body = gold.get("body", "")
    at = text.find(body, 0, HEAD) if body else -1
    if at >= 0:
        yield Span(at, at + len(body), "body")
    for mention in found.mentions:
        if mention.label is Label.DATE and mention.span.start < HEAD and mention.value == gold.get("held_on"):
            yield Span(mention.span.start, mention.span.end, "day")


def _labels(text: str) -> Iterator[Span]:
    for line in lines_of(text):
        head, colon, _ = line.raw.partition(":")
        if label_of(line.raw) or (colon and label_of(head)):
            yield Span(line.start, line.start + len(head), UNTOLD)
