"""The words of a decision are masked as those of its document are."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from minutes_index.catalog.facts import DecisionFact
from minutes_index.catalog.heads import Head
from minutes_index.model import Decision, Document, MediaType, Outcome, Section, SectionKind, Source, Span
from minutes_index.report.decisions import Wanted, register

if TYPE_CHECKING:
    from collections.abc import Iterable


def _registered(text: str, words: str, *, unmasked: bool = False) -> tuple[str, list[set[str]]]:
    """How the decision ``words`` of a document is given, and which documents were asked for."""
    start = text.index(words)
    section = Section(Span(0, len(text)), 0, SectionKind.ITEM)
    source = Source("/a.txt", hashlib.sha256(text.encode()).hexdigest(), MediaType.TEXT, 1, 1)
    document = Document("a", source, text, (0,), (section,), "", "", "", None, "sv")
    head = Head("a", source, "", "", "", None, "sv", 1, len(text))
    decision = Decision(Span(start, start + len(words)), Outcome.APPROVED, "", 0, None, "rule")
    asked: list[set[str]] = []

    def documents(ids: set[str]) -> Iterable[Document]:
        asked.append(ids)
        return [document]

    facts = [DecisionFact(head, decision, section, words, 1)]
    (view,) = register(facts, Wanted(), documents, unmasked=unmasked)
    return view.text, asked


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
    assert _registered(text, words) == (shown, [{"a"}])
    assert _registered(text, words, unmasked=True) == (words, [])


def test_a_document_is_only_opened_in_doubt() -> None:
    words = "Bidrag till 811218-9876 under 2023 beviljas"
    assert _registered(words, words) == ("Bidrag till ******-**** under 2023 beviljas", [])
