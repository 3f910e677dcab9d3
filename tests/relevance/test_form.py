"""The judged queries are well formed, and every judgement points at one section of the sample minutes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest
from tests.relevance.judged import KINDS, Judged, Judgement, places, read_judged, squeezed

from minutes_index.extract import pages
from minutes_index.structure import structure

MINUTES = Path(__file__).parents[2] / "corpus" / "minutes"
JUDGED = read_judged()
JUDGEMENTS = {judgement: None for judged in JUDGED for judgement in judged.judgements}


@pytest.fixture(scope="module")
def sections() -> dict[str, tuple[str, ...]]:
    """The texts of the sections of each sample document, by file name in NFC."""
    read = {normalize("NFC", path.name): structure(list(pages(path))) for path in MINUTES.iterdir()}
    return {
        name: tuple(section.span.of(found.text) for section in found.sections) for name, found in read.items()
    }


def test_there_are_enough_queries_of_every_kind() -> None:
    kinds = Counter(judged.kind for judged in JUDGED)
    assert set(kinds) == set(KINDS)
    assert kinds.total() >= 120
    assert min(kinds[kind] for kind in KINDS if kind != "slip") >= 10


def test_no_query_stands_twice() -> None:
    assert [
        query for query, times in Counter(judged.query.casefold() for judged in JUDGED).items() if times > 1
    ] == []


@pytest.mark.parametrize("judged", JUDGED, ids=lambda judged: judged.query)
def test_a_query_is_what_any_engine_can_be_asked(judged: Judged) -> None:
    """Words, or one phrase in quotes: no field, no operator; and something answers it."""
    words = judged.query.strip('"')
    assert judged.query in {words, f'"{words}"'}
    assert not set(words) & set('"*?~()[]{}|')
    assert not {"OR", "AND", "NOT", "ELLER", "OCH", "INTE"} & set(words.split())
    assert not any(word.startswith("-") or word.endswith(":") for word in words.split())
    assert squeezed(judged.need) == judged.need
    assert judged.need.endswith(".")
    assert judged.judgements


def test_grades_are_one_to_three() -> None:
    assert {judgement.grade for judgement in JUDGEMENTS} == {1, 2, 3}


def test_quotations_are_long_enough_to_know_them_again() -> None:
    assert [judgement for judgement in JUDGEMENTS if len(judgement.text) < 8] == []


@pytest.mark.parametrize("judgement", JUDGEMENTS, ids=lambda one: f"{one.document}: {one.text}")
def test_a_judgement_points_at_one_section(
    judgement: Judgement, sections: dict[str, tuple[str, ...]]
) -> None:
    assert len(places(judgement.text, sections[judgement.document])) == 1


@pytest.mark.parametrize("judged", JUDGED, ids=lambda judged: judged.query)
def test_no_section_is_judged_twice_for_one_query(
    judged: Judged, sections: dict[str, tuple[str, ...]]
) -> None:
    found = [(one.document, *places(one.text, sections[one.document])) for one in judged.judgements]
    assert len(set(found)) == len(found)
