"""Decisions told in a word, or by a sentence without a body."""

from __future__ import annotations

import pytest

from minutes_index.annotate.facts.decisions.sentences import told
from minutes_index.model import Outcome


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Bifölls.", Outcome.APPROVED),
        ("Bifalles", Outcome.APPROVED),
        ("Godkändes", Outcome.APPROVED),
        ("Godkänd.", Outcome.APPROVED),
        ("Avslag", Outcome.REJECTED),
        ("Avslogs.", Outcome.REJECTED),
        ("Bordlades.", Outcome.TABLED),
        ("Beslut enligt förslaget.", Outcome.APPROVED),
        ("Beslut enligt arbetsutskottets förslag.", Outcome.APPROVED),
        ("Beslut att köpa in en grill.", Outcome.APPROVED),
        ("Beslutade att köpa in en grill.", Outcome.APPROVED),
        ("Beslöt enligt styrelsens förslag.", Outcome.APPROVED),
        ("Beslut togs att skicka en skrivelse till kommunen.", Outcome.APPROVED),
        ("Beslut tas om att glasa in altanen.", Outcome.APPROVED),
    ],
)
def test_a_verdict_or_a_decision_without_a_body(sentence: str, outcome: Outcome) -> None:
    found = told(sentence, "Styrelsen", background=False)
    assert found is not None
    assert (found.outcome, found.body) == (outcome, "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Beslut enligt delegation",
        "Beslut om tilldelning tas tidigast i november.",
        "Beslut att bygga skolan fattas av fullmäktige.",
        "Beslut att bygga skolan togs 2019-05-04.",
        "Avslutning",
        "Godkända ansökningar",
        "Bifogas.",
    ],
)
def test_what_only_begins_like_one_is_none(sentence: str) -> None:
    assert told(sentence, "Styrelsen", background=False) is None


def test_in_the_history_of_a_matter_a_verdict_is_nobodys() -> None:
    assert told("Bifölls.", "Styrelsen", background=True) is None
