"""What is shown holds no personal number, and is otherwise what it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from minutes_index.model import Outcome
from minutes_index.recognisers.masking import discreet, masked, numbers_of, personal_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

PERSON, AGENCY = "811218-9876", "202100-5448"
WORDS = st.text(st.characters(categories=["L", "P", "Zs"]), max_size=30).map(lambda text: f"{text} ord ")


@given(st.data())
def test_no_number_in_any_spelling_is_left(numbers: st.SearchStrategy[str], data: st.DataObject) -> None:
    """Every digit of every number is masked; the length, and all that is no digit of one, stay."""
    pieces = data.draw(st.lists(st.tuples(WORDS, numbers), min_size=1, max_size=4))
    text = "\n".join(before + number + " och ord" for before, number in pieces)
    shown = masked(text)
    assert len(shown) == len(text)
    assert all(new == old or (old.isdigit() and new == "*") for old, new in zip(text, shown, strict=True))
    assert re.sub(r"01\b", "", shown, flags=re.ASCII) == re.sub(r"[0-9]", "", shown)


@given(st.text(st.sampled_from("0189 -+.\nkr"), max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@given(st.text(max_size=60))
def test_a_text_without_numbers_is_left_alone(text: str) -> None:
    if not personal_numbers(text):
        assert masked(text) is text


def test_organisations_are_not_masked() -> None:
    assert masked(f"{AGENCY} och {PERSON}") == f"{AGENCY} och ******-****"


def test_a_number_known_of_the_document_is_masked_without_a_word() -> None:
    """Whole, and each half that a cut or another cell has left; other digits stay."""
    known = numbers_of(f"Personnummer: {PERSON.replace('-', '')}")
    assert known == {"8112189876"}
    assert masked("Bidrag 8112189876, konto 7010632391", known) == "Bidrag **********, konto 7010632391"
    assert masked("9876) beviljas", known) == "****) beviljas"
    assert masked("Bidrag till 811218-", known) == "Bidrag till ******-"
    assert masked("811218- Kungälvs Hedvall 9876 kommun", known) == "******- Kungälvs Hedvall 9876 kommun"
    assert masked("Mötet 1981-12-18 kostade 9876 kr", known) == "Mötet 1981-12-18 kostade 9876 kr"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is given out."""

    path: str
    name: str
    outcome: Outcome = Outcome.NOTED
    count: int = 8112189876
    parts: tuple[Thing, ...] = ()
    named: Mapping[str, list[str | None]] = field(default_factory=dict)


def test_every_text_of_a_value_is_masked_but_its_path() -> None:
    """However deep it stands; what is no text stays what it is."""
    inner = Thing(PERSON, PERSON)
    given = Thing(PERSON, f"av {PERSON}", parts=(inner,), named={"a": [PERSON, None]})
    hidden = "******-****"
    assert discreet(given) == Thing(
        PERSON, f"av {hidden}", parts=(Thing(PERSON, hidden),), named={"a": [hidden, None]}
    )
