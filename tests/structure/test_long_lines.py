"""Lines and paragraphs longer than any that minutes have are cut, so that no text takes the square of its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.recognisers.masking import masked
from minutes_index.structure.lines import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.structure import Structure

NUMBER = "18940719-2380"
"""Nobody's: one of Skatteverket's numbers for tests."""


@pytest.mark.parametrize("piece", ["Nämnden talar. ", "Allan ", "a", "a-", "1,", "§", f"{NUMBER},"])
def test_a_long_line_is_cut_and_nothing_of_it_is_lost(build: Callable[..., Structure], piece: str) -> None:
    line = (piece * LONGEST)[: 4 * LONGEST]
    text = build(line).text
    assert text.replace("\n", "").replace(" ", "") == line.replace(" ", "")
    assert max(map(len, text.split("\n"))) <= LONGEST


def test_a_long_line_is_cut_behind_a_sentence_or_else_at_a_blank(build: Callable[..., Structure]) -> None:
    assert build("Nämnden talar om torget. " * 300).text.split("\n")[0].endswith("torget.")
    assert build("torget " * 1_000).text.split("\n")[0].endswith("torget")


def test_a_paragraph_of_many_lines_ends_when_it_is_too_long(build: Callable[..., Structure]) -> None:
    """Wrapped lines that never end a sentence are joined up to the limit and not further."""
    line = "och nämnden talade länge om den nya planen för torget och om allt det andra som"
    text = build("\n".join([line] * 200)).text
    assert LONGEST - 2 * len(line) < max(map(len, text.split("\n"))) <= LONGEST
    assert text.split() == (f"{line} " * 200).split()


@given(st.integers(LONGEST - 30, LONGEST + 5), st.sampled_from(["940719 - 2380", "19940719-2380", NUMBER]))
def test_no_cut_goes_through_a_personal_number(
    build: Callable[..., Structure], before: int, number: str
) -> None:
    """What is masked in one line is masked in the pieces as well."""
    line = "x" * (before - 1) + " " + number + " " + "y" * 50
    assert masked(build(line).text).count("*") == masked(line).count("*")


def test_a_list_of_contents_is_known_by_the_items_that_come_back(build: Callable[..., Structure]) -> None:
    """However many short items there are: entries whose numbers come again later are no items."""
    entries = "\n".join(f"§ {number} Ärende {number}" for number in range(1, 6))
    items = "\n\n".join(f"§ {number} Ärende {number}\nNämnden talar.\nDen går." for number in range(1, 6))
    sections = build(f"{entries}\n\nInnehåll\n\n{items}").sections
    assert [section.number for section in sections if section.number] == [f"§ {n}" for n in range(1, 6)]
