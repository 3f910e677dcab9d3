"""Copies share a term, for certain where the method promises it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from minutes_index.dedup.shingles import shingles, words
from minutes_index.dedup.signature import GUARANTEED, signature, winnow
from minutes_index.model import Document, MediaType, Section, SectionKind, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = st.text("abcdåäö", min_size=1, max_size=3)
PROSE = st.lists(WORDS, max_size=60)


def of(text: str) -> Document:
    """A document of one item."""
    whole = (Section(Span(0, len(text)), 0, SectionKind.ITEM),)
    return Document("x", Source("/x", "", MediaType.TEXT, 1, 1), text, (0,), whole, "", "", "", None, "sv")


def winnowed(text: str) -> set[str]:
    """The terms that stand for pieces of the text."""
    return {term for term in signature(of(text)).bands if term.startswith("w:")}


@given(before=PROSE, run=st.lists(WORDS, min_size=GUARANTEED, max_size=80), after=PROSE, other=PROSE)
def test_texts_with_a_long_run_of_words_in_common_share_a_term(
    before: list[str], run: list[str], after: list[str], other: list[str]
) -> None:
    """However much stands around the run in either text: the promise of winnowing."""
    assert winnowed(" ".join(before + run + after)) & winnowed(" ".join(other + run))


@given(values=st.lists(st.integers(0, 50), max_size=80), window=st.integers(1, 10))
def test_winnowing_keeps_the_least_of_every_window(values: list[int], window: int) -> None:
    """The plain definition, without the queue."""
    runs = [values[start : start + window] for start in range(max(1, len(values) - window + 1))]
    assert winnow(values, window) == {min(run) for run in runs if run}


def test_layout_case_and_unicode_form_do_not_count() -> None:
    """The same words give the same signature."""
    assert signature(of("Beslut:\n  Åsa  (S) väljs.")) == signature(of("BESLUT A\u030asa s VÄLJS"))


def test_a_text_without_words_has_no_terms() -> None:
    """So that two blank pages do not become copies of each other."""
    assert signature(of(" – . \n")).bands == ()
    assert shingles([]) == []


def test_a_text_of_forms_only_has_the_term_of_the_whole(record: Callable[..., Any]) -> None:
    """No band of nothing, which all such texts would share."""
    (term,) = record("a", [(SectionKind.TITLE_PAGE, "Sammanträdesprotokoll")]).signature.bands
    assert term.startswith("t:")


def test_the_forms_give_no_terms(meet: Callable[..., Any], record: Callable[..., Any]) -> None:
    """Title page and attendance change the hash of the text and nothing else."""
    meeting = meet(1, 1)
    whole, bare = record("a", meeting.parts()), record("b", meeting.parts(attendance=False))
    assert whole.signature.bands[1:] == bare.signature.bands[1:]
    assert whole.signature.text_sha256 != bare.signature.text_sha256


def test_a_short_text_is_one_shingle() -> None:
    """Less than three words are still something to compare."""
    assert shingles(words("Mötet avslutas")) == ["mötet avslutas"]


def test_a_signature_is_the_same_in_every_process() -> None:
    """It is kept for years: no seed of one process may be in it."""
    text = "Nämnden godkänner budgeten och överlämnar den till kommunfullmäktige"
    program = (
        "from minutes_index.model import *\n"
        "from minutes_index.dedup.signature import signature\n"
        f"text = {text!r}\n"
        "whole = (Section(Span(0, len(text)), 0, SectionKind.ITEM),)\n"
        "source = Source('/x', '', MediaType.TEXT, 1, 1)\n"
        "print(*signature(Document('x', source, text, (0,), whole, '', '', '', None, 'sv')).bands)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert tuple(ran.stdout.split()) == signature(of(text)).bands
