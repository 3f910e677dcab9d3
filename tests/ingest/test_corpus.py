"""The corpus in an archive: the documents that repeat each other, which is which, and who is who, are as noted by hand."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

import pytest

from minutes_index.evaluate import known_people, read_who, score_who
from minutes_index.model import DuplicateKind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.archive import Archive

CORPUS: Final = Path(__file__).parents[2] / "corpus"
Pair = frozenset[str]


def noted() -> Iterator[tuple[Pair, DuplicateKind]]:
    """The pairs of the groups of gold."""
    for group in json.loads((CORPUS / "gold" / "duplicates.json").read_text(encoding="utf-8")):
        for pair in combinations(group["documents"], 2):
            yield frozenset(normalize("NFC", name) for name in pair), DuplicateKind(group["kind"])


@pytest.fixture(scope="module")
def found(corpus_archive: Archive) -> dict[Pair, DuplicateKind]:
    """The pairs that an import of the corpus finds."""
    return {
        frozenset(Path(copy.path).name for copy in pair.documents): pair.kind
        for pair in corpus_archive.duplicates()
    }


def test_every_pair_is_found_and_no_other(found: dict[Pair, DuplicateKind]) -> None:
    """Minutes of one body are no copies; summons and minutes of one meeting are a pair of a kind of its own."""
    assert set(found) == {pair for pair, _ in noted()}


@pytest.mark.parametrize("kind", DuplicateKind)
def test_kinds(found: dict[Pair, DuplicateKind], kind: DuplicateKind) -> None:
    """Every pair is of the kind that was noted."""
    assert {pair for pair in found if found[pair] is kind} == {pair for pair, k in noted() if k is kind}


def test_which_is_which(corpus_archive: Archive) -> None:
    """What each document of a pair is to the other is as noted, and what tells it is said; two pairs tell nothing."""
    groups = json.loads((CORPUS / "gold" / "duplicates.json").read_text(encoding="utf-8"))
    wanted = {
        frozenset(normalize("NFC", name) for name in group["documents"]): (
            group.get("relation", ""),
            normalize("NFC", group.get("subject", "")),
        )
        for group in groups
    }
    directed = {
        frozenset(names): (
            pair.relation.value,
            "" if pair.relation in {Relation.NONE, Relation.FORMAT} else names[0],
        )
        for pair in corpus_archive.duplicates()
        if (names := [Path(copy.path).name for copy in pair.documents])
    }
    assert directed == wanted
    assert all(bool(pair.reason) is bool(pair.relation) for pair in corpus_archive.duplicates())
    assert [pair.part for pair in corpus_archive.duplicates() if pair.part] == ["§ 54"]


def test_nobody_is_taken_for_somebody_else(corpus_archive: Archive) -> None:
    """Who is who across the corpus, as it was noted: no wrong merge, and every slip and every copy joined."""
    score = score_who(read_who(CORPUS / "gold" / "entities.json"), known_people(corpus_archive.catalog))
    assert (score.pairs.wrong, score.pairs.missed) == (0, 0), score.errors
    assert (score.pairs.joined, score.pairs.apart, score.pairs.unknown) == (137, 17, 1)
