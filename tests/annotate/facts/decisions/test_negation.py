"""What is decided may hold any word; what stands before the deciding verb or right at it says that nothing is decided yet."""

from __future__ import annotations

import pytest

from minutes_index.annotate.facts.decisions.sentences import told
from minutes_index.model import Outcome

APPROVED = Outcome.APPROVED


def outcome(sentence: str, own: str = "Kommunstyrelsen") -> Outcome | None:
    found = told(sentence, own, background=False)
    return found.outcome if found else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Beslöts att deltagarlistan skulle gälla som röstlängd.",
        "Beslöts att 2019 års överskott skulle balanseras i ny räkning.",
        "Styrelsen beslutade att föreslå fullmäktige att höja taxan.",
        "Styrelsen beslutade föreslå fullmäktige att höja taxan.",
        "Styrelsen beslutade enhälligt rekommendera föreningarna en ny taxa.",
        "Styrelsen beslutar att ansökan ska lämnas in tidigast i maj.",
        "Styrelsen beslutade att arbetsgruppen ska besluta om färgen.",
        "Beslöts att frågan tas upp igen när kommunen har beslutat.",
        "Styrelsen beslutade att förklara mötet behörigt utlyst.",
        "Styrelsen beslutade enligt sitt förslag till beslut att bygga grinden.",
        "Kommunstyrelsen godkänner planen och föreslår fullmäktige att anta den.",
        "Kommunstyrelsen bifaller Berit Almgrens (S) yrkande.",
        "Dagordningen godkändes med tillägget att styrelsen ska besluta om lokal.",
    ],
)
def test_what_stands_in_what_was_decided_does_not_undo_it(sentence: str) -> None:
    assert outcome(sentence) is APPROVED


@pytest.mark.parametrize(
    "sentence",
    [
        "Berit Almgren får i uppdrag att ta fram ett förslag till beslut.",
        "Berit Almgren får i uppdrag att föreslå en ny skylt.",
        "Styrelsen gav Berit Almgren i uppdrag att föreslå en ny skylt.",
        "Uppdrogs åt Berit Almgren att ta fram förslag till nämnden.",
    ],
)
def test_a_task_may_be_to_propose_something(sentence: str) -> None:
    assert outcome(sentence) is Outcome.ASSIGNED


@pytest.mark.parametrize(
    "sentence",
    [
        "Förvaltningen föreslår att kommunstyrelsen beslutar att godkänna planen.",
        "Förslag till beslut är att kommunstyrelsen beslutar att godkänna planen.",
        "Olof Kvarnlunds yrkande är att kommunstyrelsen beslutar att avslå motionen.",
        "Om kommunstyrelsen beslutar att godkänna planen byggs skolan.",
        "När kommunstyrelsen beslutat att godkänna planen byggs skolan.",
        "Eftersom kommunstyrelsen beslutade att avvakta föreslår förvaltningen att frågan vilar.",
        "Ordföranden finner att kommunstyrelsen beslutar att godkänna planen.",
        "Kommunstyrelsen kommer att besluta att godkänna planen.",
        "Kommunstyrelsen beslutar tidigast i maj.",
        "Kommunstyrelsen beslutade inte i frågan.",
        "Förvaltningen föreslår att Berit Almgren får i uppdrag att skriva brevet.",
        "Revisorerna föreslog att styrelsen skulle beviljas ansvarsfrihet och att förlusten skulle balanseras.",
    ],
)
def test_what_stands_before_the_verb_or_right_at_it_keeps_it_open(sentence: str) -> None:
    assert outcome(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "decided"),
    [
        ("Berättelsen lästes upp, vilken godkändes och lades till handlingarna.", APPROVED),
        ("Föredrogs protokollet, vilket med godkännande lades till handlingarna.", APPROVED),
        ("Kassören redovisade kostnaderna, som godkändes av mötet.", APPROVED),
        ("Genomgång skedde av berättelsen, som godkändes och lades till handlingarna.", APPROVED),
        ("Kassören redovisade kostnaderna i budgeten som godkändes på förra mötet.", None),
        ("Kassören redovisade budgeten, som godkändes i fjol.", None),
        ("Kommunen har en policy, som antogs 2010.", None),
    ],
)
def test_a_clause_tells_what_became_of_what_was_put_forward_but_no_history(
    sentence: str, decided: Outcome | None
) -> None:
    assert outcome(sentence, "Årsmötet") is decided
