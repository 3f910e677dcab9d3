"""Words, numbers and signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from minutes_index.annotate.mentions.tokenizer import Tokenizer

TOKENIZE = Tokenizer(Vocab())


def tokens(text: str) -> list[str]:
    return [token.text for token in TOKENIZE(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann-Charlotte af Ek", ["Ann-Charlotte", "af", "Ek"]),
        ("A. Svensson, ordf.", ["A.", "Svensson", ",", "ordf", "."]),
        ("fr.o.m. 1:e maj", ["fr.o.m.", "1:e", "maj"]),
        ("A.Svensson, A.B. Ek", ["A.", "Svensson", ",", "A.B.", "Ek"]),
        (
            "Chr. Ek och Lars-G. Ek i Falun. Siv",
            ["Chr.", "Ek", "och", "Lars-G.", "Ek", "i", "Falun", ".", "Siv"],
        ),
        ("t.o.m. § 45", ["t.o.m.", "§", "45"]),
        ("hälso- och sjukvård", ["hälso-", "och", "sjukvård"]),
        ("Berit Almgren (S)", ["Berit", "Almgren", "(", "S", ")"]),
        ("KS 2018/311", ["KS", "2018", "/", "311"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Names keep their hyphens, initials their stop, ordinals their letter."""
    assert tokens(text) == expected


@given(st.text())
def test_the_tokens_make_up_the_text_again(text: str) -> None:
    """Every character belongs to one token or is the space behind it, so that offsets hold."""
    doc = TOKENIZE(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in doc)
    assert all(token.text for token in doc)
