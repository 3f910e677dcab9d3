"""What holds of the facts found in any text whatever, and of minutes that are laid out anew."""

from __future__ import annotations

import re
from itertools import pairwise
from textwrap import wrap
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_index.annotate import Annotated, annotate
from minutes_index.annotate.facts.voting.votes import MOST
from minutes_index.model import Label, Page, ReadBy
from minutes_index.structure import structure

EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?~?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?|XXXX-\d\d(?:-\d\d)?")
FRAGMENTS = (
    "§ 1 Val", "§ 2", "1. Inledning", "2. Ekonomi, Berit Almgren", "Beslut", "Beslut: Planen godkänns.", "Förslag till beslut",
    "NÄRVARANDE", "Beslutande: Berit Almgren (S), ordförande", "Olof Kvarnlund      Kungälv", "Ordförande      Justerare", "(S) (M)",
    "Namn      Närvaro", "Berit Almgren      Ja", "Kommunstyrelsen beslutar att", "- bifalla motionen", "att avslå motionen,",
    "Berit tar frågan vidare till Lerum, Ale och Vara.", "Mötet hölls fredag 9 september 9-12.", "den 7 juni och 21 sept 2023",
    "hösten 2023 – våren 2025", "Dnr KS 2023/145", "31 april", "29 februari", "den 99 maj", "2024–2026", "", "", "Vid protokollet",
    "Ja: Berit Almgren, Olof Kvarnlund. Nej: Siv Ekdahl", "Namn      Ja   Nej   Avst", "Berit Almgren      X", "Omröstning",
    "Med 8 ja-röster mot 5 nej-röster", "Berit Almgren (S) reserverar sig.", "(S) och V reserverar sig", "6 ja (Berit) och 2 nej (Olof)",
    "Jäv", "Reservation", "§ 1      § 2", "Berit får i uppdrag att svara senast 1 maj", "röstar ja (400)", "med 999 röster mot 999",
    "Till justerare valdes Berit Almgren och Olof Kvarnlund.", "B. Almgren och Almgren, Berit ersätter Olof Kvarnlund (M)",
)  # fmt: skip
WILD = st.text(st.characters(codec="utf-8"), max_size=25)
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), WILD), max_size=16).map("\n".join)
GIVEN = ("Berit", "Olof", "Ann-Charlotte", "Siv", "Per Olof", "Mimmi von")
SURNAMES = ("Kvarnlund", "Almgren", "Ekdahl", "Björkstrand", "Almgren-Ekdahl")
PLACES = ("Lerum", "Kungälv", "Lilla Edet", "Härryda", "Alingsås")
MONTHS = ("januari", "mars", "maj", "augusti", "oktober")
PEOPLE = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES))
DAYS = st.builds("den {} {} {}".format, st.integers(1, 28), st.sampled_from(MONTHS), st.integers(2015, 2025))
SENTENCES = st.one_of(
    st.builds(
        "Gruppen hörde {} berätta om arbetet i {} kommun under året.".format, PEOPLE, st.sampled_from(PLACES)
    ),
    st.builds("Rapporten skickades {} och gruppen tackade {} för hjälpen.".format, DAYS, PEOPLE),
    st.builds("Kommunstyrelsen beslutade {} att anta planen som {} skrev.".format, DAYS, PEOPLE),
)
HEAD = "Deltagare\nGunvor Ekvall, Ale\n\n"
PARAGRAPHS = st.lists(SENTENCES, min_size=2, max_size=4).map(" ".join)


def _annotated(text: str, file_name: str = "") -> tuple[str, Annotated]:
    made = structure([Page(1, normalize("NFC", text), ReadBy.TEXT)])
    return made.text, annotate(made.text, made.sections, file_name)


def _people(text: str) -> set[str]:
    return {p.name for p in _annotated(text)[1].annotations.persons}


def _dates(text: str) -> list[str]:
    return [m.value for m in _annotated(text)[1].annotations.mentions if m.label is Label.DATE]


@settings(max_examples=100)
@given(TEXTS)
def test_every_span_lies_in_the_text_and_none_overlap_within_a_label(text: str) -> None:
    whole, found = _annotated(text)
    for label in Label:
        spans = [m.span for m in found.annotations.mentions if m.label is label]
        assert all(0 <= span.start < span.end <= len(whole) for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(0 <= r.span.start < r.span.end <= len(whole) for r in found.annotations.attendance)
    decided = [d.span for d in found.annotations.decisions]
    assert all(0 <= span.start < span.end <= len(whole) for span in decided)
    assert all(one.end <= two.start for one, two in pairwise(decided))


@settings(max_examples=100)
@given(TEXTS, st.text(max_size=20))
def test_whatever_is_referred_to_exists_and_dates_are_edtf(text: str, file_name: str) -> None:
    _, found = _annotated(text, file_name)
    said = found.annotations
    ordinals = [person.ordinal for person in said.persons]
    assert ordinals == list(range(len(ordinals)))
    assert all(mention.person is None or mention.person in ordinals for mention in said.mentions)
    assert all(row.person in ordinals and said.persons[row.person].name for row in said.attendance)
    assert all(0 <= d.section < len(found.sections) for d in said.decisions)
    whens = [d.when for d in said.decisions] + [found.held_on]
    dates = [m.value for m in said.mentions if m.label is Label.DATE] + [when.edtf for when in whens if when]
    assert [edtf for edtf in dates if not EDTF.fullmatch(edtf)] == []


@settings(max_examples=150)
@given(TEXTS)
def test_votes_and_stances_lie_in_the_text_and_no_body_has_more_voters_than_there_are(text: str) -> None:
    whole, found = _annotated(text)
    said = found.annotations
    spans = [*(vote.span for vote in said.votes), *(stance.span for stance in said.stances)]
    assert all(0 <= span.start < span.end <= len(whole) for span in spans)
    places = {*(vote.section for vote in said.votes), *(stance.section for stance in said.stances)}
    assert places <= set(range(len(found.sections)))
    assert all(1 < vote.yes + vote.no + vote.abstained <= MOST for vote in said.votes)
    assert all(min(vote.yes, vote.no, vote.abstained) >= 0 for vote in said.votes)
    ordinals = {person.ordinal for person in said.persons}
    assert all(stance.person is None or stance.person in ordinals for stance in said.stances)
    taken = [(stance.section, stance.stand, stance.person or stance.name) for stance in said.stances]
    assert len(taken) == len(set(taken))


@settings(max_examples=60)
@given(TEXTS)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert _annotated(text) == _annotated(text)


def _rewrapped(paragraphs: list[str], width: int) -> str:
    """The paragraphs with lines broken between words; the list of people keeps its lines."""
    return HEAD + "\n\n".join(
        "\n".join(wrap(p, width, break_long_words=False, break_on_hyphens=False)) for p in paragraphs
    )


@settings(max_examples=40)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=4), st.integers(60, 120))
def test_people_survive_another_line_width(paragraphs: list[str], width: int) -> None:
    """From 60 characters on: lines shorter than 40 before a capital are taken to have been ended on purpose."""
    assert _people(_rewrapped(paragraphs, width)) == _people(_rewrapped(paragraphs, 10_000))


@settings(max_examples=40)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=4), st.integers(40, 120))
def test_dates_survive_another_line_width(paragraphs: list[str], width: int) -> None:
    assert _dates(_rewrapped(paragraphs, width)) == _dates(_rewrapped(paragraphs, 10_000))
