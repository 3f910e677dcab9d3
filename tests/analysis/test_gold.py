"""Words meet as a reader of Swedish expects: scores against the lists in ``gold``, whose README says how they count."""

from __future__ import annotations

from itertools import islice, permutations
from pathlib import Path
from typing import Final

import pytest

from minutes_index.analysis.compounds import part_stems, splitter
from minutes_index.analysis.stems import stem
from minutes_index.analysis.tables import rows_of
from minutes_index.analysis.tokens import normal
from minutes_index.data import counts

GOLD: Final = Path(__file__).parent / "gold"
FREQUENT: Final = 2000


def rows(name: str) -> list[list[str]]:
    return list(rows_of((GOLD / name).read_text(encoding="utf-8")))


def finds(sought: str, word: str) -> bool:
    return stem(normal(sought)) in part_stems(normal(word)) | {stem(normal(word))}


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


def test_a_form_finds_the_other_forms_of_its_word() -> None:
    groups = [forms.split() for (forms,) in rows("groups.tsv")]
    assert share([finds(*pair) for forms in groups for pair in permutations(forms, 2)]) >= 0.99


def test_different_words_do_not_find_each_other() -> None:
    pairs = [words.split() for (words,) in rows("apart.tsv")]
    assert share([not finds(one, other) and not finds(other, one) for one, other in pairs]) >= 0.99


@pytest.mark.parametrize("name", ["compounds.tsv", "frequent.tsv"])
def test_a_part_finds_its_compound(name: str) -> None:
    compounds = [(word, parts.split()) for word, parts, *may in rows(name) if not may]
    assert share([finds(part, word) for word, parts in compounds for part in parts]) >= 0.98


def test_a_word_that_is_no_compound_stays_whole() -> None:
    assert [word for (word,) in rows("whole.tsv") if splitter().parts(word)] == []


def test_no_frequent_word_is_split_that_is_no_compound() -> None:
    compounds = {word for word, *_ in rows("frequent.tsv")}
    frequent = islice(counts("word_frequencies.tsv.gz"), FREQUENT)
    assert [word for word in frequent if word not in compounds and splitter().parts(word)] == []
