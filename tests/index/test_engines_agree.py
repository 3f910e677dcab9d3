"""Every engine finds what the reference finds, in small random corpora of a few words that often meet."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_index.index.base import Index, Request, Sort
from minutes_index.index.memory import MemoryIndex
from minutes_index.index.passages import Entry
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
NAMES = st.lists(st.sampled_from(["Åsa Ek", "åsa ek", "Bo Alm"]), max_size=2).map(tuple)
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
        keywords={"person": draw(NAMES)},
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
    st.builds(Prefix, st.sampled_from(["av", "sk", "skol", "2018", "zz"]), SCOPES),
    st.builds(Fuzzy, ONE_WORD, st.integers(1, 2), SCOPES),
    st.builds(Field, st.just("person"), st.sampled_from(["Åsa  Ek", "bo alm", "Ingen"])),
    st.builds(Field, st.just("document"), st.sampled_from("abc")),
    st.tuples(DAYS, DAYS).map(lambda days: Between(min(days), max(days))),
)


def _grown(children: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(children, min_size=2, max_size=3).map(tuple)
    return st.builds(And, several) | st.builds(Or, several) | st.builds(Not, children)


QUERIES = st.recursive(LEAVES, _grown, max_leaves=6)


def answer(index: Index, corpora: list[list[Passage]], queries: list[Query]) -> list[object]:
    for corpus in corpora:
        with index.writer() as writer:
            for passage in corpus:
                writer.add(Entry.of(passage))
    sorts = (Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST)
    responses = (
        index.search(Request(query, limit=50, facets=("person",), sort=sort))
        for query in queries
        for sort in sorts
    )
    return [(r.total, {(hit.document_id, hit.ordinal) for hit in r.hits}, r.facets) for r in responses]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CORPORA, min_size=1, max_size=3), st.lists(QUERIES, min_size=1, max_size=12))
def test_whoosh_finds_what_the_reference_finds(corpora: list[list[Passage]], queries: list[Query]) -> None:
    """Totals, sets and facets are equal for any corpus, written in any number of commits, and any query."""
    with tempfile.TemporaryDirectory() as directory:
        whoosh = WhooshIndex.create(Path(directory))
        assert answer(whoosh, corpora, queries) == answer(MemoryIndex(), corpora, queries)
