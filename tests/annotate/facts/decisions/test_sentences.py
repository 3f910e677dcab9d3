"""Decisions told in a sentence: who decided, here or elsewhere, and what became of the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.decisions.outcomes import outcome_of
from minutes_index.annotate.facts.decisions.sentences import told
from minutes_index.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

APPROVED, REJECTED, NOTED, REPORTED = Outcome.APPROVED, Outcome.REJECTED, Outcome.NOTED, Outcome.REPORTED
HEAD = "Kvarnby kommun\nKommunstyrelsen\nSammanträdesdatum 2023-05-10\n\n§ 1 Val\n"


def _text(item: str) -> str:
    return f"{HEAD}{item}\n\n§ 2 Slut\nTack för i dag."


def _decided(find: Find, item: str) -> list[tuple[str, Outcome, str]]:
    """Words, outcome and body of each decision in an item of a municipal board's minutes."""
    text = _text(item)
    return [(d.span.of(text), d.outcome, d.body) for d in find(text).annotations.decisions]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Kommunstyrelsen beslutar att godkänna planen.", APPROVED),
        ("Kommunstyrelsen ställer sig bakom planen.", APPROVED),
        ("Kommunstyrelsen antar planen.", APPROVED),
        ("Kommunstyrelsen avslår motionen.", REJECTED),
        ("Kommunstyrelsen bifaller motionen.", APPROVED),
        ("Kommunstyrelsen utser Berit Almgren till ombud.", Outcome.ELECTED),
        ("Kommunstyrelsen noterar informationen.", NOTED),
        ("Kommunstyrelsen lägger rapporten till handlingarna.", NOTED),
        ("Vi beslutade att godkänna planen.", APPROVED),
        ("Det beslutades att godkänna planen.", APPROVED),
        ("Dagordningen godkändes utan ändringar.", APPROVED),
        ("Rapporten lades till handlingarna.", NOTED),
        ("Ärendet återremitteras till förvaltningen.", Outcome.REFERRED_BACK),
        ("Ärendet bordläggs till nästa möte.", Outcome.TABLED),
        ("Olof Kvarnlund (M) återtar sitt yrkande i frågan.", Outcome.WITHDRAWN),
        ("Berit Almgren får uppdraget att ta fram en plan.", Outcome.ASSIGNED),
        ("Göteborgs Stad fick uppdraget att ta fram en plan.", Outcome.ASSIGNED),
        ("Berit Almgren åtog sig att skriva brevet.", Outcome.ASSIGNED),
        ("Till ledamöter på två år valdes Berit Almgren.", Outcome.ELECTED),
        ("Berit Almgren omväljs som revisor.", Outcome.ELECTED),
        ("Stämman anses utlyst i behörig ordning.", APPROVED),
    ],
)
def test_a_decision_told_in_a_sentence(find: Find, sentence: str, outcome: Outcome) -> None:
    assert _decided(find, f"Frågan togs upp. {sentence}") == [(sentence, outcome, "Kommunstyrelsen")]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("2023-04-21 ställde sig Socialchefsnätverket bakom förslaget.", "Socialchefsnätverket"),
        ("Kommunfullmäktige beslutade den 4 april att anta planen.", "Kommunfullmäktige"),
        ("Kommunfullmäktige har den 4 april antagit planen.", "Kommunfullmäktige"),
        ("Motionen avslogs av kommunfullmäktige.", "Kommunfullmäktige"),
        ("Kommunstyrelsen i våras beslutade att en grupp skulle bildas.", "Kommunstyrelsen"),
        ("Socialnämnden antog planen i går.", "Socialnämnden"),
        ("Kommunstyrelsen beslutade den 4 april att anta planen.", "Kommunstyrelsen"),
        ("SKR beslutade att godkänna avtalet.", "SKR"),
        ("I går ställde sig äldrenätverket bakom planen.", "Äldrenätverket"),
    ],
)
def test_a_decision_of_another_body_or_of_an_earlier_day_is_reported(
    find: Find, sentence: str, body: str
) -> None:
    assert _decided(find, f"Frågan togs upp. {sentence}") == [(sentence, REPORTED, body)]


def test_a_reported_decision_has_its_own_date_and_others_the_meetings(find: Find) -> None:
    found = find(_text("Kommunfullmäktige beslutade den 4 april 2023 att anta planen. Planen godkändes."))
    assert [d.when.edtf if d.when else "" for d in found.annotations.decisions] == [
        "2023-04-04",
        "2023-05-10",
    ]


def test_in_the_history_of_a_matter_what_bodies_did_is_reported(find: Find) -> None:
    item = "Ärendebeskrivning\nKommunstyrelsen godkände planen. Berit Almgren fick i uppdrag att bygga."
    assert {outcome for _, outcome, _ in _decided(find, item)} == {REPORTED}


@pytest.mark.parametrize(
    ("clause", "outcome"),
    [
        ("godkänna planen", APPROVED),
        ("avslå motionen", REJECTED),
        ("inte bifalla motionen", REJECTED),
        ("tacka för informationen", NOTED),
        ("lägga rapporten om torget till handlingarna", NOTED),
        ("återremittera ärendet", Outcome.REFERRED_BACK),
        ("bordlägga ärendet", Outcome.TABLED),
        ("skjuta upp frågan", Outcome.TABLED),
        ("ärendet utgår", Outcome.WITHDRAWN),
        ("utse Berit Almgren", Outcome.ELECTED),
        ("uppdra åt förvaltningen", Outcome.ASSIGNED),
        ("ge förvaltningen i uppdrag att utse ett ombud", Outcome.ASSIGNED),
        ("bifalla förslaget och uppdra åt nämnden", APPROVED),
        ("bygga en skola", None),
        ("", None),
    ],
)
def test_the_expression_that_stands_first_gives_the_outcome(clause: str, outcome: Outcome | None) -> None:
    assert outcome_of(clause) is outcome


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Ansökan från stiftelsen beviljas inte.", Outcome.REJECTED),
        ("Motionen bifalls ej.", Outcome.REJECTED),
        ("Ansökan från stiftelsen beviljas.", Outcome.APPROVED),
        ("Ärendet om taxan utgår.", Outcome.WITHDRAWN),
    ],
)
def test_a_refusal_is_no_approval(sentence: str, outcome: Outcome) -> None:
    found = told(sentence, "Socialnämnden", background=False)
    assert found is not None
    assert found.outcome is outcome


def test_what_a_clause_only_recalls_is_not_decided() -> None:
    sentence = "Avvikelsen beror på att priset var högre än vad som antogs när budgeten lades."
    assert told(sentence, "Kommunstyrelsen", background=False) is None


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Motionen bifalles.", APPROVED),
        ("Motionen röstades igenom.", APPROVED),
        ("Motionen röstades ner.", REJECTED),
        ("Yrkandet föll.", REJECTED),
        ("Styrelsens förslag vann bifall.", APPROVED),
        ("Mötet röstade ja till motionen.", APPROVED),
        ("Mötet röstade nej till motionen.", REJECTED),
        ("Mötet valde att bifalla motionen.", APPROVED),
        ("Mötet valde att avslå motionen.", REJECTED),
        ("Årsmötet accepterade budgeten.", APPROVED),
        ("Styrelsen var enig om att höja avgiften.", APPROVED),
        ("Suppleanterna Siv Ekdahl och Per Björkstrand återvaldes.", Outcome.ELECTED),
        ("Justerare blev Siv Ekdahl och Per Björkstrand.", Outcome.ELECTED),
        ("Val av ordförande för mötet: Siv Ekdahl.", Outcome.ELECTED),
        ("Till hedersmedlem kallades Siv Ekdahl.", Outcome.ELECTED),
        ("Siv Ekdahl väljs att justera protokollet.", Outcome.ELECTED),
        ("Styrelsen bemyndigades att teckna avtal.", APPROVED),
        ("Stämman omvalde samtliga ledamöter.", Outcome.ELECTED),
        ("Frågan hänsköts till styrelsen.", Outcome.ASSIGNED),
        ("Det uppdrogs åt kassören att betala räkningen.", Outcome.ASSIGNED),
        ("Åt Berit Almgren uppdrogs att skriva brevet.", Outcome.ASSIGNED),
        ("Att utforma en hemställan hos kommunen uppdrogs åt Berit Almgren.", Outcome.ASSIGNED),
        ("Punkten flyttas för behandling vid kommande styrelsemöte.", Outcome.TABLED),
        ("Det ålades sekreteraren att hålla listan.", Outcome.ASSIGNED),
        ("Styrelsen uppmanades att öka uthyrningen.", Outcome.ASSIGNED),
        ("Frågan flyttas till nästa möte.", Outcome.TABLED),
        ("Frågan hänsköts till kommande årsmöte.", Outcome.TABLED),
        ("Skrivelsen lades ad acta.", NOTED),
        ("Skrivelsen lämnades utan åtgärd.", NOTED),
        ("Informationen togs till protokollet.", NOTED),
    ],
)
def test_forms_of_associations(sentence: str, outcome: Outcome) -> None:
    found = told(sentence, "Årsmötet", background=False)
    assert found is not None
    assert found.outcome is outcome


@pytest.mark.parametrize(
    "sentence",
    [
        "Det bestämdes inget.",
        "Elpriset föll under våren.",
        "Mötet valde att börja utomhus.",
        "Medlemmarna uppmanas att parkera rätt.",
        "Mötet flyttades till biblioteket.",
        "Val av ordförande för mötet",
        "Valberedningens arbete blev klart i maj.",
    ],
)
def test_what_only_sounds_like_it(sentence: str) -> None:
    assert told(sentence, "Årsmötet", background=False) is None


@pytest.mark.parametrize(
    ("sentence", "own", "outcome", "body"),
    [
        ("KS beslutar att godkänna planen.", "Kommunstyrelsen", APPROVED, ""),
        ("Ks beslutar att godkänna planen.", "Kommunstyrelsen", APPROVED, ""),
        ("SBN beslutar att godkänna planen.", "Stadsbyggnadsnämnden", APPROVED, ""),
        ("AU beslutar att godkänna planen.", "Kommunstyrelsens arbetsutskott", APPROVED, ""),
        ("KF beslutade att godkänna planen.", "Kommunstyrelsen", REPORTED, "Kommunfullmäktige"),
        ("SKR beslutade att godkänna planen.", "Kommunstyrelsen", REPORTED, "SKR"),
    ],
)
def test_letters_name_a_body(sentence: str, own: str, outcome: Outcome, body: str) -> None:
    """What the body that met decides under its letters it decides itself."""
    found = told(sentence, own, background=False)
    assert found is not None
    assert (found.outcome, found.body) == (outcome, body)


def test_a_name_of_a_few_letters_is_no_body() -> None:
    assert told("Bo beslutar att sluta.", "Kommunstyrelsen", background=False) is None


@pytest.mark.parametrize("before_list", ["\n\n- ", " "])
def test_a_decision_by_votes_may_be_announced_with_them(find: Find, before_list: str) -> None:
    """`… har således med 3 ja-röster mot 1 nej-röst beslutat`: what is decided stands behind it, on the line or below."""
    told = (
        f"Kommunstyrelsen har således med 3 ja-röster mot 1 nej-röst beslutat{before_list}att avslå motionen."
    )
    ((words, outcome, _),) = _decided(find, f"Frågan togs upp.\n\n{told}")
    assert words.endswith("att avslå motionen.")
    assert outcome is REJECTED


@pytest.mark.parametrize(
    "told_of",
    ["Domkapitlet beslutade den 14 april att godkänna köpet.", "Länsstyrelsen har bestämt att riva bron."],
)
def test_what_others_decided_or_settled_is_reported(find: Find, told_of: str) -> None:
    assert [(words, outcome) for words, outcome, _ in _decided(find, told_of)] == [(told_of, REPORTED)]


def test_a_call_to_a_meeting_that_is_still_to_be_made_decides_nothing(find: Find) -> None:
    """`anses` is no decision by itself."""
    assert _decided(find, "Vägen anses vara i dåligt skick. Stämman ska utlysas i laga tid.") == []
