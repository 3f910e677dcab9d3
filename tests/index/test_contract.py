"""What every engine must do: sets, counts, facets and atomicity; scores are each engine's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.errors import IndexLocked
from minutes_index.index.base import Index, Request, Sort
from minutes_index.index.facets import Bucket
from minutes_index.index.passages import Entry
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
    from collections.abc import Iterable

CORPUS = (
    Passage(
        "a",
        0,
        "§ 45 Avtal om skolskjuts",
        "§ 45 Avtal om skolskjuts. Det gamla. Samverkansavtalet KS 2018/311 gäller. Lunch till lunch. Ledamöterna tackades.",
        "Samverkansavtalet godkänns",
        {"person": ("Åsa Ek", "Bo Alm"), "band": ("b01:ff",), "year": ("2022",)},
        (2022_03_01, 2022_03_31),
    ),
    Passage("a", 1, "", "Ett avtal om val", "", {"person": ("åsa  ek",), "year": ("2022",)}),
    Passage(
        "b",
        0,
        "Budget",
        "Budget. Tjänstemännen i kommunen mår väl",
        "",
        {"year": ("2023",)},
        (2023_01_01, 2023_01_01),
    ),
)


def fill(index: Index, passages: Iterable[Passage] = CORPUS) -> None:
    with index.writer() as writer:
        for passage in passages:
            writer.add(Entry.of(passage))


def found(index: Index, query: Query) -> set[tuple[str, int]]:
    response = index.search(Request(query, limit=100))
    assert response.total == len(response.hits)
    return {(hit.document_id, hit.ordinal) for hit in response.hits}


A0, A1, B0 = ("a", 0), ("a", 1), ("b", 0)
CASES: list[tuple[Query, set[tuple[str, int]]]] = [
    (Everything(), {A0, A1, B0}),
    (Term("avtalen"), {A0, A1}),
    (Term("samverkan"), {A0}),
    (Term("ledamot"), {A0}),
    (Term("tjänsteman"), {B0}),
    (Term("val"), {A1}),
    (Term("väl"), {B0}),
    (Term("ks 2018/311"), {A0}),
    (Term("2018/311"), {A0}),
    (Term("§ 45"), {A0}),
    (Term("45"), set()),
    (Term("avtal", Scope.DECISIONS), {A0}),
    (Term("lunch", Scope.DECISIONS), set()),
    (Phrase(("lunch", "till", "lunch")), {A0}),
    (Phrase(("till", "till")), set()),
    (Phrase(("avtalet",)), set()),
    (Phrase(("skolskjuts", "samverkansavtalet")), set()),
    (Prefix("skol"), {A0}),
    (Prefix("kjuts"), set()),
    (Fuzzy("bugdet"), {B0}),
    (Fuzzy("ludget"), set()),
    (Field("person", "ÅSA EK"), {A0, A1}),
    (Field("band", "b01:ff"), {A0}),
    (Field("document", "b"), {B0}),
    (Field("person", "Ek"), {A0, A1}),
    (Field("person", "Ek Åsa"), {A0, A1}),
    (Field("person", "Åsa Alm"), set()),
    (Term("alm"), {A0}),
    (Term("alm", Scope.DECISIONS), set()),
    (Prefix("al"), set()),
    (Near("gäller", "2018/311", 0), {A0}),
    (Near("lunch", "samverkansavtalet", 2), set()),
    (Near("lunch", "samverkansavtalet", 3), {A0}),
    (Near("samverkansavtalet", "lunch", 3), {A0}),
    (Near("samverkansavtalet", "godkänns", 0, Scope.DECISIONS), {A0}),
    (Field("nothing", "such"), set()),
    (Between(2022_03_31, 2022_12_31), {A0}),
    (Between(0, 9999_12_31), {A0, B0}),
    (Between(2022_04_01, 2022_12_31), set()),
    (And((Term("avtal"), Not(Term("val")))), {A0}),
    (Not(Term("avtal")), {B0}),
    (Not(Not(Term("avtal"))), {A0, A1}),
    (Not(Everything()), set()),
    (Or((Not(Term("avtal")), Term("val"))), {A1, B0}),
]


@pytest.mark.parametrize(("query", "expected"), CASES, ids=[repr(query) for query, _ in CASES])
def test_a_query_finds_just_the_passages_that_answer_it(
    index: Index, query: Query, expected: set[tuple[str, int]]
) -> None:
    fill(index)
    assert found(index, query) == expected


def test_a_new_index_is_empty_and_answers(index: Index) -> None:
    assert index.search(Request(Everything(), facets=("person",))).total == 0
    assert index.search(Request(Term("avtal"))).hits == ()
    assert (index.generation(), index.document_ids()) == (0, frozenset())


def test_stamps_are_told_of_what_is_in_now(index: Index) -> None:
    """Each with how many passages of a document have it, those that were replaced or deleted left out."""
    for stamp in ("old", "new"):
        fill(index, [Passage("a", n, "", "avtal", "", stamp=stamp) for n in range(2)])
    fill(index, [Passage("b", 0, "", "avtal", "", stamp="new"), Passage("b", 1, "", "avtal", "")])
    assert index.stamps() == {"a": {"new": 2}, "b": {"new": 1, "": 1}}
    with index.writer() as writer:
        writer.delete("a")
    assert index.stamps() == {"b": {"new": 1, "": 1}}


def test_pages_follow_on_each_other_and_total_counts_all(index: Index) -> None:
    fill(index, [Passage("a", n, "", f"avtal {n}", "") for n in range(7)])
    pages = [index.search(Request(Term("avtal"), limit=3, offset=offset)) for offset in (0, 3, 6, 9)]
    assert [page.total for page in pages] == [7] * 4
    assert sorted(hit.ordinal for page in pages for hit in page.hits) == list(range(7))


def test_a_whole_word_comes_before_a_part_of_a_compound(index: Index) -> None:
    fill(
        index,
        [
            Passage("part", 0, "", "samverkansavtal " * 5, ""),
            Passage("whole", 0, "", "avtal om annat i dag", ""),
        ],
    )
    assert [hit.document_id for hit in index.search(Request(Term("avtal"))).hits] == ["whole", "part"]


def test_what_stands_in_margins_comes_after_what_the_minutes_say(index: Index) -> None:
    """A line of a margin is short and repeats the words of titles; it is found, but no better answer."""
    margin = Passage("m", 0, "", "Kommunens vatten", "", furniture=True)
    minutes = Passage(
        "w", 0, "", "Nämnden talade länge om vägen, om bron och om vatten från älven i söder", ""
    )
    fill(index, [margin, minutes])
    assert [hit.document_id for hit in index.search(Request(Term("vatten"))).hits] == ["w", "m"]
    assert found(index, Phrase(("kommunens", "vatten"))) == {("m", 0)}


def test_passages_come_by_date_when_asked_and_undated_ones_last(index: Index) -> None:
    days = {"b": 2022_01_01, "c": 2020_05_05, "d": 2023_01_01}
    fill(index, [Passage(id_, 0, "", "avtal", "", {}, (day, day)) for id_, day in days.items()])
    fill(index, [Passage("a", 0, "", "avtal", "")])

    def order(sort: Sort) -> str:
        return "".join(hit.document_id for hit in index.search(Request(Everything(), sort=sort)).hits)

    assert (order(Sort.NEWEST), order(Sort.OLDEST)) == ("dbca", "cbda")


def test_words_of_the_archive_are_told_with_their_passages(index: Index) -> None:
    fill(index)
    assert list(index.words("avtal")) == [("avtal", 2)]
    assert [word for word, _ in index.words("l")] == ["ledamöterna", "lunch"]
    assert list(index.words("zz")) == []


def test_facets_count_passages_of_all_pages_by_folded_value(index: Index) -> None:
    fill(index)
    facets = index.search(Request(Everything(), limit=1, facets=("person", "year", "nothing"))).facets
    assert facets == {
        "person": (Bucket("Åsa Ek", 2), Bucket("Bo Alm", 1)),
        "year": (Bucket("2022", 2), Bucket("2023", 1)),
        "nothing": (),
    }


def test_facets_stop_at_their_limit_and_leave_out_what_is_only_looked_up(index: Index) -> None:
    fill(index)
    facets = index.search(Request(Everything(), facets=("person", "band"), facet_limit=1)).facets
    assert facets == {"person": (Bucket("Åsa Ek", 2),), "band": ()}


def test_an_error_while_writing_leaves_the_index_as_it_was(index: Index) -> None:
    fill(index)

    def change_and_fail() -> None:
        with index.writer() as writer:
            writer.delete("a")
            writer.add(Entry.of(Passage("c", 0, "", "nytt", "")))
            writer.generation(5)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        change_and_fail()
    assert (found(index, Everything()), index.generation()) == ({A0, A1, B0}, 0)
    fill(index, [Passage("c", 0, "", "nytt", "")])
    assert index.document_ids() == {"a", "b", "c"}


def test_nothing_is_seen_before_the_commit(index: Index) -> None:
    with index.writer() as writer:
        writer.add(Entry.of(CORPUS[0]))
        assert index.search(Request(Everything())).total == 0
    assert index.search(Request(Everything())).total == 1


def test_there_is_one_writer_at_a_time(index: Index) -> None:
    with index.writer(), pytest.raises(IndexLocked), index.writer():
        pass


def test_adding_replaces_what_was_held_of_the_document(index: Index) -> None:
    fill(index)
    fill(index, [Passage("a", 7, "", "nytt", "")])
    assert found(index, Everything()) == {("a", 7), B0}


def test_deleting_touches_only_what_stood_before_this_writer(index: Index) -> None:
    fill(index)
    with index.writer() as writer:
        writer.add(Entry.of(Passage("a", 8, "", "nytt", "")))
        writer.delete("a")
        writer.delete("b")
        writer.delete("unknown")
    assert found(index, Everything()) == {("a", 8)}
    assert index.document_ids() == {"a"}


def test_one_passage_is_added_once(index: Index) -> None:
    with pytest.raises(ValueError, match="a:0"):
        fill(index, [CORPUS[0], CORPUS[0]])
    assert index.search(Request(Everything())).total == 0


def test_the_generation_stays_until_it_is_set_again(index: Index) -> None:
    for number in (3, None, 9):
        with index.writer() as writer:
            writer.add(Entry.of(Passage("a", 0, "", str(number), "")))
            if number:
                writer.generation(number)
        assert index.generation() == (number or 3)


def test_many_small_commits_find_as_one(index: Index) -> None:
    for n in range(12):
        fill(index, [Passage(f"d{n}", 0, "", f"avtal nummer {n}", "", {"person": ("Bo Alm",)})])
    with index.writer() as writer:
        writer.delete("d3")
    response = index.search(Request(Term("avtal"), limit=20, facets=("person",)))
    assert len({hit.document_id for hit in response.hits}) == response.total == 11
    assert response.facets["person"] == (Bucket("Bo Alm", 11),)
    index.close()
