"""What the tagger is told of a token says where it stands and what its word can be."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.model import Role
from minutes_index.tagger import features as told
from minutes_index.tagger.tokens import tokens

TEXTS = st.lists(
    st.sampled_from(
        ["Närvarande:", "Anna Ek", "(S)", "\n", "\n\n", "    ", "ordförande", "§ 3", "MÖTET", "12", "-"]
    ),
    max_size=25,
).map(" ".join)


def under(text: str, word: str) -> str:
    """The kind of the last label at a word."""
    found = tokens(text)
    row = told.features(found)[found.words.index(word), told.UNDER : told.UNDER + len(told.LABELS)]
    return told.LABELS[int(row.argmax())] if row.any() else ""


@given(TEXTS)
def test_there_are_as_many_as_the_network_wants(text: str) -> None:
    """A row a token, none beyond two or below minus one: they are shares, marks and waves."""
    found = told.features(tokens(text))
    assert found.shape == (len(tokens(text)), told.SIZE)
    assert np.abs(found).max(initial=0) <= 2


@given(TEXTS)
def test_a_word_is_known_by_its_number_in_the_vocabulary(text: str) -> None:
    """In any case; what is not in it is 0."""
    found = tokens(text)
    numbers = told.ids(found, {"anna": 7})[:, 0]
    assert [number == 7 for number in numbers] == [word.casefold() == "anna" for word in found.words]


def test_what_stands_below_a_label_knows_it_until_the_next() -> None:
    """Also a label that is put together from words, and one behind a name."""
    text = "Datum 1 maj\nMed på mötet: Anna Ek, Bo Alm\nFrånvarande Siv Rask"
    assert under(text, "maj") == "title"
    assert under(text, "Alm") == Role.PRESENT
    assert under(text, "Siv") == Role.ABSENT


def test_an_office_is_marked_wherever_it_stands() -> None:
    """All its words, the longest phrase."""
    found = tokens("Anna Ek, 1:e vice ordförande")
    rows = told.features(found)[:, told.KNOWN_ROLES : told.UNDER]
    assert [bool(row.any()) for row in rows] == [
        word in {"1", ":", "e", "vice", "ordförande"} for word in found.words
    ]
    assert list(Role)[int(rows[-1].argmax())] is Role.VICE_CHAIR
