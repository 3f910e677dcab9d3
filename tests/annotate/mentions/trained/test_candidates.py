"""Which pieces of a text a model is asked about."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.annotate.mentions.trained.candidates import LONGEST, is_explained, pieces
from minutes_index.model import Span


def _shown(text: str, *people: str) -> list[str]:
    spans = [Span(*match.span()) for name in people for match in re.finditer(name, text)]
    return [piece.span.of(text) for piece in pieces(text, spans)]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Därefter talar Xhelipa Qvorn om budgeten.", "Därefter talar Xhelipa Qvorn om budgeten."),
        ("Mötet öppnas. Xhelipa Qvorn talar. Mötet avslutas.", "Xhelipa Qvorn talar"),
        ("Närvarande\nXhelipa Qvorn, Ale\nOrdförande", "Xhelipa Qvorn, Ale"),
        ("Ledamot    Xhelipa Qvorn    Kungälv", "Xhelipa Qvorn"),
        ("beslutet (Xhelipa Qvorn avstår)", "beslutet (Xhelipa Qvorn avstår)"),
    ],
)
def test_a_sentence_line_or_cell_with_a_strange_word_is_read(text: str, piece: str) -> None:
    assert _shown(text) == [piece]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kommunstyrelsen beslutar att Budgeten antas av Kommunfullmäktige.",
        "Nätverket möts i Lerum och i Qvornby, på Skolverket.",
        "Qvorn öppnade mötet. Xhelipa tackade.",
        "Qvorn\nXhelipa\n\nQvorn    Xhelipa",
        "Mötet hölls i Qvornby vid Xhelipasjön.",
        "Yttrande från SKR, VästKom och EU.",
        "Barnen i Qvornbackaskolan och på Xhelipavägen, Leader-området",
        "Ett möte på Måndag i Januari med Ordföranden",
    ],
)
def test_what_lists_and_rules_explain_is_not_read(text: str) -> None:
    """Openings, municipalities, bodies, organisations, everyday words, abbreviations, streets."""
    assert _shown(text) == []


def test_what_a_rule_found_is_not_read() -> None:
    """The people found explain their words; another strange word in the sentence does not go unread for it."""
    assert _shown("Här talar Xhelipa Qvorn.", "Xhelipa Qvorn") == []
    text = "Här talar Xhelipa Qvorn och Qvorna Xhelip."
    assert _shown(text, "Xhelipa Qvorn") == [text]


def test_a_piece_is_read_once_however_many_strange_words_it_has() -> None:
    assert len(_shown("Här är Xhelipa, Qvorn, Qvorna och Xhelip.")) == 1


def test_a_piece_is_short_however_long_the_sentence() -> None:
    text = "ord " * 500 + "Xhelipa Qvorn " + "ord " * 500
    (piece,) = pieces(text, [])
    assert len(piece.span) <= 2 * LONGEST
    assert "Xhelipa Qvorn" in piece.span.of(text)
    assert set(piece.words) == {"ord", "Xhelipa", "Qvorn"}
    assert len(list(pieces("ord Xhelipa " * 100, []))) < 20
    endless = "x Xhelipa Q" + "x" * 1_000
    assert all(len(p.span) <= 2 * LONGEST for p in pieces(endless, []))


@pytest.mark.parametrize("word", ["Kommunstyrelsen", "Lerums", "Budget", "Enhetschef", "Uppsala"])
def test_genitives_and_titles_are_explained(word: str) -> None:
    assert is_explained(word)


@pytest.mark.parametrize("word", ["Qvorn", "Xhelipas", "Andersson", "Garbenius-Qvorn"])
def test_names_are_not(word: str) -> None:
    assert not is_explained(word)


_WORDS = st.sampled_from(
    [
        "Xhelipa",
        "Qvorn",
        "ord " * 90,
        "och",
        "kommun",
        "  ",
        "\n",
        ".",
        "Lerum",
        "(",
        "-",
        "§ 4",
        "\t",
        "å\u00adä",
        "•",
    ]
)


@given(st.lists(_WORDS).map(" ".join), st.data())
def test_pieces_lie_in_the_text_in_order_with_their_tokens(text: str, data: st.DataObject) -> None:
    """Every token is what stands at its span, inside its piece, on one line; pieces do not overlap."""
    start = data.draw(st.integers(0, len(text)))
    people = [Span(start, data.draw(st.integers(start, len(text))))]
    last = 0
    for piece in pieces(text, people):
        assert last <= piece.span.start < piece.span.end <= len(text)
        last = piece.span.end
        assert "\n" not in piece.span.of(text)
        assert tuple(span.of(text) for span in piece.spans) == piece.words
        assert all(piece.span.start <= span.start < span.end <= piece.span.end for span in piece.spans)


def test_a_strange_word_without_another_beside_it_is_not_read() -> None:
    """A name that is looked for has two words at the least."""
    assert _shown("Därefter talar Qvorn om budgeten.") == []
    assert _shown("Därefter talar Xhelipa af Qvorn om budgeten.") != []
