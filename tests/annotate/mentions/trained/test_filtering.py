"""Which of a model's guesses are believed, and what becomes of them.

The model here is a pipeline that takes for a name whatever it is told to: `Xhelipa Qvorn` is in no list.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from minutes_index.annotate import annotate
from minutes_index.annotate.mentions.trained.filtering import guesses, is_name, is_organisation
from minutes_index.annotate.mentions.trained.reader import Reader, reader
from minutes_index.model import Label, Section, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.tokens import Doc

    from minutes_index.annotate import Annotated


def _credulous(label: str, *names: str) -> Reader:
    nlp = spacy.blank("sv")
    rules = [{"label": label, "pattern": [{"TEXT": word} for word in name.split()]} for name in names]
    nlp.add_pipe("entity_ruler", name="ner").add_patterns(rules)  # type: ignore[attr-defined]
    return Reader("credulous", nlp)


def _people(text: str, *names: str) -> list[str]:
    return [name.span.of(text) for name in guesses(text, [], _credulous("PER", *names)).people]


def _organisations(text: str, *names: str) -> list[str]:
    found = guesses(text, [], _credulous("ORG", *names)).organisations
    return [mention.span.of(text) for mention in found]


def test_a_street_that_bears_a_guessed_name_is_no_person() -> None:
    text = "Därefter visar Zelotinka Kvarnova att Zelotinka Kvarnovas väg är smal."
    assert _people(text, "Zelotinka Kvarnova", "Zelotinka Kvarnovas") == ["Zelotinka Kvarnova"]


def test_a_guess_that_looks_like_a_name_is_believed() -> None:
    text = "Därefter talar Zelotinka Kvarnova om budgeten."
    (name,) = guesses(text, [], _credulous("PER", "Zelotinka Kvarnova")).people
    assert (name.span.of(text), name.base, name.found_by) == (
        "Zelotinka Kvarnova",
        "Zelotinka Kvarnova",
        "model:credulous",
    )


@pytest.mark.parametrize(
    "words",
    [
        ["Kvarnova"],
        ["Zelotinka", "3"],
        ["Zelotinka", "talar", "Kvarnova"],
        ["Zelotinka", "Kungälv"],
        ["Lilla", "Edet"],
        ["Zelotinka", "Skolverket"],
        ["Zelotinka", "Kommunstyrelsen"],
        ["Zelotinka", "Budget"],
        ["Zelotinka", "von"],
        ["Zelotinka", "EU"],
        ["Qvist", "Xhelipaq"],
        ["A.", "Kvarnova"],
        [],
    ],
)
def test_what_does_not_look_like_a_name_is_not_believed(words: list[str]) -> None:
    """One word, a digit, a lower-case word, a municipality, an organisation, a body, an everyday word, nothing listed."""
    assert not is_name(words)


@pytest.mark.parametrize(
    "words",
    [
        ["Zelotinka", "Kvarnova"],
        ["Zelotinka", "von", "Kvarnström"],
        ["Zelotinka", "K.", "Kvarnström"],
        ["Dag", "Qvornbäck"],
        ["Bodil-Xhelipa", "Qvornbäck"],
    ],
)
def test_particles_initials_and_double_names_are_parts_of_a_name(words: list[str]) -> None:
    assert is_name(words)


def test_an_office_before_and_a_municipality_behind_are_no_part_of_the_name() -> None:
    text = "Rapport från Rektor Zelotinka Kvarnova Lerum om läget"
    assert _people(text, "Rektor Zelotinka Kvarnova Lerum") == ["Zelotinka Kvarnova"]


def test_a_genitive_belongs_to_the_mention_and_not_to_the_name() -> None:
    text = "Mötet antog Bodil Qvornbäcks förslag."
    (name,) = guesses(text, [], _credulous("PER", "Bodil Qvornbäcks")).people
    assert (name.span.of(text), name.base) == ("Bodil Qvornbäcks", "Bodil Qvornbäck")


def test_a_piece_of_land_is_nobody() -> None:
    assert _people("Planbesked för Zelotinka Kvarnova 2:4", "Zelotinka Kvarnova") == []


@pytest.mark.parametrize("before", ["i", "vid", "På"])
def test_what_one_can_be_in_or_at_is_nobody(before: str) -> None:
    """Unless it is in the genitive: somebody's house, somebody's proposal."""
    assert _people(f"Mötet hölls. {before} Bodil Qvornbäck hörs Xhelip.", "Bodil Qvornbäck") == []
    text = f"Mötet hölls. {before} Bodil Qvornbäcks hus hörs Xhelip."
    assert _people(text, "Bodil Qvornbäcks") == ["Bodil Qvornbäcks"]


def test_words_that_more_than_a_space_parts_are_no_name() -> None:
    assert _people("Se Zelotinka, Kvarnova", "Zelotinka Kvarnova", "Zelotinka , Kvarnova") == []


def test_a_name_believed_once_is_found_wherever_it_stands() -> None:
    """Also where a sentence opens with it; not within longer words."""
    text = (
        "Zelotinka Kvarnova\nHär talar Zelotinka Kvarnova. Zelotinka Kvarnovas och Zelotinka Kvarnovaskolan"
    )
    assert _people(text, "Zelotinka Kvarnova") == [
        "Zelotinka Kvarnova",
        "Zelotinka Kvarnova",
        "Zelotinka Kvarnovas",
    ]


def test_a_rule_has_the_first_word() -> None:
    """A guess that overlaps a person found by a rule is dropped."""
    text = "Här talar Berit Kvarnova Xhelipa."
    rule = Span(text.index("Berit"), text.index(" Xhelipa"))
    assert guesses(text, [rule], _credulous("PER", "Berit Kvarnova Xhelipa")) == guesses(text, [rule], None)


def test_a_guess_at_an_organisation_is_believed() -> None:
    text = "Bidrag till Stiftelsen Xhelipa Qvorn beviljas."
    (mention,) = guesses(text, [], _credulous("ORG", "Xhelipa Qvorn")).organisations
    assert mention.span.of(text) == "Xhelipa Qvorn"
    assert (mention.label, mention.name, mention.found_by) == (
        Label.ORGANISATION,
        "Xhelipa Qvorn",
        "model:credulous",
    )


@pytest.mark.parametrize(
    "words", [["Xhelipa"], ["XHQ"], ["norra", "Xhelipa"], ["Xhelipa", "Kommunstyrelsen"], ["Budget", "Skola"]]
)
def test_what_does_not_look_like_an_organisation_is_not_believed(words: list[str]) -> None:
    """A lone word or abbreviation, a small letter first, a body, nothing but words that are explained."""
    assert not is_organisation(words)


@pytest.mark.parametrize("line", ["Om Xhelipa Qvorn", "§ 12 Om Xhelipa Qvorn", "3. Om Xhelipa Qvorn  "])
def test_a_heading_is_no_organisation(line: str) -> None:
    assert _organisations(f"Förra\n{line}\nNästa", "Om Xhelipa Qvorn") == []
    assert _organisations(f"Förra\n{line} beviljas\nNästa", "Om Xhelipa Qvorn") == ["Om Xhelipa Qvorn"]


def test_half_a_name_is_no_organisation() -> None:
    text = "Anbud från Xhelipa Qvorn & Söner antas."
    assert _organisations(text, "Xhelipa Qvorn") == []
    assert _organisations("Anbud från Qvorn & Xhelipa Söner antas.", "Xhelipa Söner") == []
    assert _organisations(text, "Xhelipa Qvorn & Söner") == ["Xhelipa Qvorn & Söner"]


def test_an_organisation_does_not_overlap_a_person() -> None:
    model = _credulous("PER", "Zelotinka Kvarnova")
    model.nlp.get_pipe("ner").add_patterns(  # type: ignore[attr-defined]
        [{"label": "ORG", "pattern": "Kvarnova Qvorn"}]
    )
    text = "Här talar Zelotinka Kvarnova. Vi hör Kvarnova Qvorn. Sedan Zelotinka Kvarnova Qvorn."
    found = guesses(text, [], model)
    assert [name.span.of(text) for name in found.people] == ["Zelotinka Kvarnova"] * 2
    assert [mention.span.start for mention in found.organisations] == [text.index("Kvarnova Qvorn")]


class _Counter:
    """How many pieces a model was asked about."""

    def __init__(self) -> None:
        self.pieces = 0

    def __call__(self, doc: Doc) -> Doc:
        self.pieces += 1
        return doc


def test_the_model_is_asked_only_about_what_the_rules_leave_unexplained() -> None:
    nlp, counter = spacy.blank("sv"), _Counter()
    Language.component("count_pieces", func=counter)
    nlp.add_pipe("count_pieces")
    model = Reader("counting", nlp)
    text = "Berit Almgren hälsar alla i Lerum välkomna. Kommunstyrelsen tackar Berit Almgren för Budgeten."
    people = [Span(0, 13), Span(text.rindex("Berit"), text.rindex("Berit") + 13)]
    assert guesses(text, people, model) == guesses(text, people, None)
    assert counter.pieces == 0
    guesses(f"{text} Därefter talar Xhelipa Qvorn. Mötet ajourneras.", people, model)
    assert counter.pieces == 1


# Through the whole annotation, with the shipped model


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Därefter redogör Zelotinka Kvarnqvist för arbetet med budgeten.", "Zelotinka Kvarnqvist"),
        ("Enligt Dag Hyllbäck räcker pengarna till våren.", "Dag Hyllbäck"),
        ("Dag Tvärbäck, rektor på skolan, berättar om läget.", "Dag Tvärbäck"),
        ("Frågan besvarades av Ulva Tvärhyll, som är ekonom.", "Ulva Tvärhyll"),
        ("Tack till Tiburtius Hagelhjelm för fikat.", "Tiburtius Hagelhjelm"),
        ("Ett brev från Bror-Erik Tumbäng lästes upp.", "Bror-Erik Tumbäng"),
    ],
)
def test_the_shipped_model_finds_names_that_the_rules_miss(
    find: Callable[..., Annotated], text: str, name: str
) -> None:
    found = find(text).annotations
    assert [person.name for person in found.persons] == [name]
    assert [mention.found_by for mention in found.mentions] == ["model:shipped"]
    assert (
        annotate(text, [Section(Span(0, len(text)), 0, SectionKind.ITEM)], model="none").annotations.persons
        == ()
    )


def test_a_person_of_the_model_is_a_person_like_others(find: Callable[..., Annotated]) -> None:
    """With an ordinal, an affiliation, and later mentions by one name that mean the same person."""
    text = "Därefter redogör Bror-Erik Tumbäng, Lerum, för arbetet. Bror-Erik återkommer i frågan."
    found = find(text).annotations
    (person,) = found.persons
    assert (person.ordinal, person.affiliation) == (0, "Lerum")
    mentions = [m for m in found.mentions if m.label is Label.PERSON]
    assert [(m.span.of(text), m.person, m.found_by) for m in mentions] == [
        ("Bror-Erik Tumbäng", 0, "model:shipped"),
        ("Bror-Erik", 0, "rule:bare-name"),
    ]


def test_rules_for_places_and_organisations_have_the_first_word_too(tmp_path: Path) -> None:
    """What overlaps a municipality, an agency or a company by form is left to the rule; the rest is added in order."""
    model = _credulous("ORG", "Xhelipa Qvorn", "Bohus Qvorn", "Qvorn Skolverket", "Xhelipa Bygg AB")
    model.nlp.to_disk(tmp_path / "credulous")
    text = "Anbud från Xhelipa Bygg AB och Xhelipa Qvorn. Yttrande från Bohus Qvorn Skolverket och Xhelip."
    section = Section(Span(0, len(text)), 0, SectionKind.ITEM)
    found = annotate(text, [section], model=str(tmp_path / "credulous")).annotations.mentions
    assert [(m.span.of(text), m.found_by.partition(":")[0]) for m in found] == [
        ("Xhelipa Bygg AB", "rule"),
        ("Xhelipa Qvorn", "model"),
        ("Bohus Qvorn", "model"),
        ("Skolverket", "rule"),
    ]


_PARTS = st.sampled_from(
    ["Zelotinka", "Kvarnova", "Qvorn", "talar", "Lerum", "\n", "  ", ", ", "s", "Rektor", ".", "Stiftelsen"]
)


@given(st.lists(_PARTS).map(" ".join))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    """Whatever the text, and with the shipped model as well as with one that believes everything."""
    for model in (reader("shipped"), _CREDULOUS):
        found = guesses(text, [], model)
        spans = sorted([*(one.span for one in found.people), *(one.span for one in found.organisations)])
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(name.span.of(text).startswith(name.base) for name in found.people)


_CREDULOUS = _credulous("PER", "Zelotinka Kvarnova", "Rektor Zelotinka Kvarnova Lerum", "Zelotinka Qvorn")
