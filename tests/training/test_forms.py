"""Invented documents are what their spans and their gold say."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.forms import Form, draw, families
from training.forms.damage import DAMAGES, damaged
from training.forms.edits import Edit, edited
from training.forms.form import Mark
from training.forms.grammar import FAMILIES, read
from training.forms.production import parsed
from training.forms.show import shown

if TYPE_CHECKING:
    from pathlib import Path

README = FAMILIES.with_name("README.md")
SEEDS = st.integers(0, 10**6)


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_spans_lie_in_the_text(seed: int) -> None:
    form = draw(seed)
    for span in form.spans:
        assert 0 <= span.start < span.end <= len(form.text)
        assert form.text[span.start : span.end].strip()


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_spans_say_what_gold_says(seed: int) -> None:
    form = draw(seed)
    assert all(span.roles and span.person >= 0 for span in form.spans if span.kind == "name")
    told = {(span.person, role) for span in form.spans if span.kind == "name" for role in span.roles}
    assert len(form.gold["attendance"]) == len(told)
    assert len(form.gold["decisions"]) == sum(span.kind == "decision" for span in form.spans)
    assert len(form.gold["assignments"]) == sum(span.kind == "task" for span in form.spans)
    assert {row["name"] for row in form.gold["attendance"]} <= set(form.gold["people"])


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_a_seed_draws_one_form(seed: int) -> None:
    assert draw(seed) == draw(seed)


@pytest.mark.parametrize("family", families())
def test_every_family_draws(family: str) -> None:
    assert family in draw(1, only=family).families


@pytest.mark.parametrize("family", families())
def test_a_family_can_be_left_out(family: str) -> None:
    for seed in range(10):
        assert family not in draw(seed, without=frozenset({family})).families


def test_an_unknown_family_is_an_error() -> None:
    with pytest.raises(KeyError, match="no family"):
        draw(1, only="nowhere")


@given(st.data())
def test_marks_keep_their_words_through_edits(data: st.DataObject) -> None:
    """What is put in or taken out elsewhere does not change what a mark says."""
    words = data.draw(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=8))
    text, marks = "", []
    for word in words:
        marks.append(Mark(len(text), len(text) + len(word), word))
        text += word + " "
    random = Random(data.draw(st.integers()))
    edits = [Edit(m.end, m.end + 1, random.choice(["", "\n", "--", " "])) for m in marks]
    changed = edited(text, marks, edits)
    assert [changed[m.start : m.end] for m in marks] == words


MISREAD = frozenset({"letters_misread", "section_slips", "lost_dots", "lost_figures", "lost_section_signs"})
"""Damages that change what is written."""


@pytest.mark.parametrize("family", sorted(DAMAGES.keys() - MISREAD))
def test_damages_leave_every_span_its_letters(family: str) -> None:
    """Breaks, blanks and what is put in between come and go; the letters of a span stay the same."""
    for seed in range(15):
        clean = draw(seed, without=frozenset(DAMAGES))
        marks = [
            Mark(s.start, s.end, s.kind, note=_letters(clean.text[s.start : s.end])) for s in clean.spans
        ]
        text = damaged(Random(seed), clean.text, marks, lambda name, _: name == family)
        heads = [text[m.start : m.end] for m in marks if m.kind == "running"]
        for mark in marks:
            words = text[mark.start : mark.end]
            for head in heads if mark.kind not in {"running", "name", "number", "party", "label"} else []:
                words = words.replace(head, "")
            assert mark.kind == "running" or _letters(words) == mark.note


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def test_a_file_that_is_no_grammar_is_an_error() -> None:
    with pytest.raises(ValueError, match="no production"):
        list(read("  5 = no symbol above"))
    with pytest.raises(ValueError, match="not closed"):
        parsed("<a|b")
    with pytest.raises(ValueError, match="no reference"):
        parsed("{a b c}")


def test_roles_are_told_where_they_stand() -> None:
    form: Form = draw(3, only="lines")
    assert any("present" in span.roles for span in form.spans if span.kind == "name")


def test_a_form_can_be_shown() -> None:
    """Without its brackets what is shown is the text."""
    form = draw(4, only="lines")
    assert re.sub(r"⟨[^:]*: |⟩", "", shown(form)) == form.text


@pytest.mark.parametrize("path", sorted(FAMILIES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_family_says_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert path.stem in README.read_text(encoding="utf-8")
