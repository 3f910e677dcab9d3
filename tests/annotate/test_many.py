"""Texts with more people, votes and lists than any meeting has: they are read to the end, and say when something is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.annotate import annotate
from minutes_index.annotate.facts.decisions.item_lines import Lists
from minutes_index.annotate.facts.people.bare_names import MANY, TOLD
from minutes_index.model import Label, Page, ReadBy
from minutes_index.recognisers.lines import line_at
from minutes_index.recognisers.sentences import sentences
from minutes_index.structure import structure

if TYPE_CHECKING:
    from minutes_index.annotate import Annotated
    from minutes_index.model import Mention
    from minutes_index.recognisers.lines import Line


def read(text: str) -> Annotated:
    """What is found in a text."""
    made = structure([Page(1, text, ReadBy.TEXT)])
    return annotate(made.text, made.sections, model="none")


def surname(number: int) -> str:
    """A surname that nobody else in a text has."""
    letters = "bdfgklmnrst"
    return (
        letters[number // 121 % 11] + "a" + letters[number // 11 % 11] + "o" + letters[number % 11]
    ).title() + "berg"


def alone(found: Annotated, name: str) -> list[Mention]:
    """The mentions of a given name by itself."""
    return [
        m
        for m in found.annotations.mentions
        if m.label is Label.PERSON and m.found_by == "rule:bare-name" and name in m.name
    ]


def present(count: int) -> str:
    """A list of so many people, all called Karin."""
    return "Närvarande\n" + "\n".join(f"Karin {surname(number)}, Lerum" for number in range(count))


def test_a_reason_lists_some_of_many_and_counts_the_rest() -> None:
    (bare,) = alone(read(f"{present(TOLD + 5)}\n\nI dag talade Karin om planen."), "Karin")
    assert (bare.person, bare.reason.count(","), bare.reason[-10:]) == (None, TOLD, "and 4 more")


def test_one_name_of_too_many_stays_open() -> None:
    (bare,) = alone(read(f"{present(MANY + 1)}\n\nI dag talade Karin om planen."), "Karin")
    assert (bare.person, bare.reason) == (None, f"fits {MANY + 1} people")


def test_namesakes_of_many_places_are_told_apart() -> None:
    """A row without a place, or with one that is known, is nobody new."""
    places = ["Lerum", "Ale", "Mark", "Kungälv", "Lerum", ""]
    found = read("Närvarande\n" + "\n".join(f"Karin Almgren, {place}".rstrip(", ") for place in places))
    assert [row.person for row in found.annotations.attendance] == [0, 1, 2, 3]
    assert len(found.annotations.persons) == 4


def test_a_vote_told_twice_is_one_and_others_are_not() -> None:
    text = (
        "§ 1 Torget\nNämnden röstar. Med 8 röster mot 5 avslås yrkandet. 8 ja-röster, 5 nej-röster och 2 avstår.\n"
        "Med 7 röster mot 6 bifalls det andra yrkandet."
    )
    assert [(vote.yes, vote.no) for vote in read(text).annotations.votes] == [(8, 5), (7, 6)]


def _lines(*texts: str) -> list[Line]:
    """Lines in a row; one that begins with a bar stands after a blank line."""
    return [line_at(0, text.lstrip("|"), after_blank=text.startswith("|")) for text in texts]


def test_a_list_ends_where_no_mark_is_or_another_one_after_a_blank_line() -> None:
    lists = Lists(_lines("• ett", "• två", "|• tre", "|1. fyra", "2. fem", "Sex", "att sju", "Beslut"))
    assert [lists.end(position) for position in range(9)] == [3, 3, 3, 5, 5, 5, 7, 7, 8]


def test_an_abbreviation_is_known_by_its_last_word_however_long_the_sentence_is() -> None:
    text = "Torget " + "och gatan " * 500 + "m.m. Ävenså t.ex. Storgatan, 12. Sedan inget. 3. Ny punkt."
    assert [span.of(text)[-10:] for span in sentences(text, 0, len(text))] == [
        "gatan, 12.", "dan inget.", " Ny punkt.",
    ]  # fmt: skip


def test_a_sign_of_private_use_is_nobody() -> None:
    """PDFs have such signs for bullets and ticks; none of them is the mark of a name cut in two."""
    for sign in "\ue000\ue001\uf8ff":
        found = read(f"Närvarande\nBerit Almgren\n{sign}\n").annotations
        assert [row.name for row in found.attendance] == ["Berit Almgren"]
        assert [person.name for person in found.persons] == ["Berit Almgren"]


def test_a_sentence_of_nothing_but_deciding_verbs_is_read() -> None:
    """However many verbs there are, a sentence that has a body as its subject decides once."""
    text = "§ 1 Torget\nKommunstyrelsen beslutar att anta planen. " + "beslutar " * 400 + "."
    assert [decision.span.of(text)[:15] for decision in read(text).annotations.decisions] == [
        "Kommunstyrelsen"
    ]
