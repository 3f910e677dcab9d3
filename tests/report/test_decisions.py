"""The words of a decision are masked as those of its document are."""

from __future__ import annotations

import hashlib

import pytest

from minutes_index.catalog.facts import DecisionFact
from minutes_index.catalog.summaries import Head
from minutes_index.model import Decision, MediaType, Outcome, Section, SectionKind, Source, Span
from minutes_index.recognisers.masking import numbers_of
from minutes_index.report.decisions import Wanted, register


def _registered(text: str, words: str, *, unmasked: bool = False) -> str:
    """How the decision ``words`` of a document is given."""
    start = text.index(words)
    section = Section(Span(0, len(text)), 0, SectionKind.ITEM)
    source = Source("/a.txt", hashlib.sha256(text.encode()).hexdigest(), MediaType.TEXT, 1, 1)
    head = Head("a", source, "", "", "", None, "sv", 1, len(text))
    decision = Decision(Span(start, start + len(words)), Outcome.APPROVED, "", 0, None, "rule")
    facts = [DecisionFact(head, decision, section, words, 1)]
    (view,) = register(facts, Wanted(), lambda ids: dict.fromkeys(ids, numbers_of(text)), unmasked=unmasked)
    return view.text


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Personnummer\n8112189876 beviljas", "8112189876 beviljas", "********** beviljas"),
        ("Bidrag till 811218-\n9876 beviljas", "9876 beviljas", "**** beviljas"),
        ("Bidrag till 811218-\n9876 beviljas", "Bidrag till 811218-", "Bidrag till ******-"),
        ("Konto\n8112189876 belastas", "8112189876 belastas", "8112189876 belastas"),
    ],
)
def test_what_stands_around_a_decision_says_what_its_digits_are(text: str, words: str, shown: str) -> None:
    """A word above them, or the rest of a number that the decision cuts through."""
    assert _registered(text, words) == shown
    assert _registered(text, words, unmasked=True) == words
