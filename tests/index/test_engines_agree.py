"""Every engine finds what the reference finds, in small random corpora of a few words that often meet."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_index.index.base import Index, Request, Response, Sort
from minutes_index.index.memory import MemoryIndex
from minutes_index.index.passages import Entry
from minutes_index.index.tantivy import TantivyIndex
from minutes_index.index.whoosh import WhooshIndex
from minutes_index.model import Passage
from minutes_index.query.ast import (
    And,
    Between,
    Everything,
    Field,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Scope,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Place = tuple[str, int]
WORDS = [
    "avtal",
    "avtalet",
    "samverkansavtal",
    "skola",
    "skolan",
    "skolor",
    "val",
    "väl",
    "lag",
    "låg",
    "ks",
    "2018/311",
]
TEXTS = st.lists(st.sampled_from([*WORDS, "KS 2018/311", "§ 45", "val-lag", "lag/val."]), max_size=8).map(
    " ".join
)
NAMES = st.lists(st.sampled_from(["Åsa Ek", "åsa ek", "ÅSA EK", "Bo Alm", 'A. "B" (C)*']), max_size=2).map(
    tuple
)
DAYS = st.integers(min_value=2020_01_01, max_value=2020_01_09)
SPANS = st.none() | st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days)))


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    """One passage of one of three documents."""
    return Passage(
        document_id=draw(st.sampled_from("abc")),
        ordinal=draw(st.integers(0, 3)),
        heading=draw(TEXTS),
        text=draw(TEXTS),
        decisions=draw(TEXTS),
        keywords={"person": draw(NAMES), "n.o": draw(NAMES)},
        days=draw(SPANS),
    )


CORPORA = st.lists(passages(), max_size=8, unique_by=lambda passage: passage.id)
SCOPES = st.sampled_from(Scope)
ONE_WORD = st.sampled_from([*WORDS, "§ 45", "ks 2018/311", "saknas"])
LEAVES: st.SearchStrategy[Query] = st.one_of(
    st.just(Everything()),
    st.builds(Term, ONE_WORD, SCOPES),
    st.builds(Phrase, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple), SCOPES),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=2, unique=True).flatmap(
        lambda pair: st.builds(Near, st.just(pair[0]), st.just(pair[1]), st.integers(0, 3), SCOPES)
    ),
    st.builds(Prefix, st.sampled_from(["av", "sk", "skol", "2018", "ks 2", "§", "val-", "zz"]), SCOPES),
    st.builds(Fuzzy, ONE_WORD, st.integers(1, 2), SCOPES),
    st.builds(Field, st.just("person"), st.sampled_from(["Åsa  Ek", "bo alm", "Ingen"])),
    st.builds(Field, st.just("document"), st.sampled_from("abc")),
    st.tuples(DAYS, DAYS).map(lambda days: Between(min(days), max(days))),
)


def _grown(children: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(children, min_size=2, max_size=3).map(tuple)
    return st.builds(And, several) | st.builds(Or, several) | st.builds(Not, children)


QUERIES = st.recursive(LEAVES, _grown, max_leaves=6)


def _told(response: Response, days: Mapping[Place, int], sort: Sort) -> object:
    """What two engines must have in common of their answers; scores are each engine's own."""
    places = [(hit.document_id, hit.ordinal) for hit in response.hits]
    order = [] if sort is Sort.RELEVANCE else [days[place] for place in places]
    return response.total, set(places), response.facets, order


def answer(index: Index, corpora: list[list[Passage]], queries: list[Query]) -> list[object]:
    days: dict[Place, int] = {}
    for corpus in corpora:
        with index.writer() as writer:
            for passage in corpus:
                writer.add(Entry.of(passage))
                days[passage.document_id, passage.ordinal] = passage.days[0] if passage.days else 0
    return [
        _told(index.search(Request(query, limit=50, facets=("person", "n.o"), sort=sort)), days, sort)
        for query in queries
        for sort in Sort
    ]


@pytest.mark.parametrize("create", [WhooshIndex.create, TantivyIndex.create])
@settings(max_examples=60)
@given(corpora=st.lists(CORPORA, min_size=1, max_size=3), queries=st.lists(QUERIES, min_size=1, max_size=12))
def test_every_engine_finds_what_the_reference_finds(
    create: Callable[[Path], Index], corpora: list[list[Passage]], queries: list[Query]
) -> None:
    """Totals, sets, facets and the order of days are equal for any corpus, written in any number of commits."""
    with tempfile.TemporaryDirectory() as directory:
        assert answer(create(Path(directory)), corpora, queries) == answer(MemoryIndex(), corpora, queries)


@pytest.mark.parametrize("create", [WhooshIndex.create, TantivyIndex.create])
@settings(max_examples=20)
@given(corpus=CORPORA)
def test_every_engine_knows_the_words_the_reference_knows(
    create: Callable[[Path], Index], corpus: list[Passage]
) -> None:
    """Words and the passages that have them are equal in an index from which nothing has been taken."""
    reference = MemoryIndex()
    with tempfile.TemporaryDirectory() as directory:
        index = create(Path(directory))
        answer(index, [corpus], []), answer(reference, [corpus], [])
        for start in ("", "av", "k", "2", "§"):
            assert list(index.words(start)) == list(reference.words(start))
