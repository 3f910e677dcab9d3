"""A question that finds nothing is asked again, and what was done is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.shelf import Shelf, Shown, indexed

from minutes_index.index.base import Sort
from minutes_index.model import Passage
from minutes_index.search import Asking, Results, search

if TYPE_CHECKING:
    from minutes_index.index.memory import MemoryIndex

TEXTS = {
    "a": "Göteborgs stad bygger skolan. Mårten är med.",
    "b": "Skolan får budget.",
    "c": "Budget och budget och budgeten för vägen.",
    "d": "Bidrag till 811218-9876 för resan.",
}
NAMES = {"a": ("Mårten Håkansson",), "b": ("Håkan Berg",)}


@pytest.fixture(scope="module")
def index() -> MemoryIndex:
    """Four sections."""
    return indexed(
        *(
            Passage(id_, 0, "", text, "", {"person": NAMES.get(id_, ()), "year": ("2022",)})
            for id_, text in TEXTS.items()
        )
    )


def ask(index: MemoryIndex, question: str, *, unmasked: bool = False) -> Results:
    shelf = Shelf({(id_, 0): Shown(text, heading="", number="") for id_, text in TEXTS.items()})
    return search(question, index, shelf, Asking(unmasked=unmasked))


@pytest.mark.parametrize(
    ("question", "note", "asked_as", "found"),
    [
        ("goteborg", "nothing is spelt goteborg; shown: göteborgs", "göteborgs", "a"),
        ("Maarten", "nothing is spelt maarten; shown: mårten", "mårten", "a"),
        ("goteborg skola", "nothing is spelt goteborg; shown: göteborgs", "göteborgs skola", "a"),
        (
            '"goteborgs stad"',
            'nothing is spelt "goteborgs stad"; shown: "göteborgs stad"',
            '"göteborgs stad"',
            "a",
        ),
        ('"goteborgs"', 'nothing is spelt "goteborgs"; shown: "göteborgs"', '"göteborgs"', "a"),
        (
            'person:"hakan berg"',
            "nothing is spelt hakan berg; shown: Håkan Berg",
            'person:"Håkan Berg"',
            "b",
        ),
        (
            "person:hakansson",
            "nothing is spelt hakansson; shown: Mårten Håkansson",
            'person:"Mårten Håkansson"',
            "a",
        ),
        ("raket budget", "nothing has raket; shown: sections that have budget", "budget", "cb"),
        (
            "raket budget skola -väg",
            "nothing has raket; shown: sections that have some of the words",
            "(budget OR skola) NOT väg",
            "ab",
        ),
        (
            "stad budget väg",
            "nothing has all of the words; shown: sections that have some of the words",
            "stad OR budget OR väg",
            "abc",
        ),
        (
            "raket goteborg väg",
            ("nothing is spelt goteborg; nothing has raket; shown: sections that have some of the words"),
            "göteborgs OR väg",
            "ca",
        ),
    ],
)
def test_what_may_have_been_meant_is_shown_and_told(
    index: MemoryIndex, question: str, note: str, asked_as: str, found: str
) -> None:
    """And the question that is answered gives just the same when it is asked."""
    results = ask(index, question)
    assert (results.note, results.asked_as) == (note, asked_as)
    assert {hit.document_id for hit in results.hits} == set(found)
    again = ask(index, asked_as)
    assert (again.total, again.hits, again.note) == (results.total, results.hits, "")


@pytest.mark.parametrize(
    "question", ["budget", "skola budget", "raket", "budget year:1999", "ra år:2022", "-(a OR budget) raket"]
)
def test_else_nothing_is_told(index: MemoryIndex, question: str) -> None:
    """A question with hits is left alone; what narrows a question is never left out."""
    results = ask(index, question)
    assert (results.note, results.asked_as, results.suggestions) == ("", "", ())


def test_all_words_in_other_spellings_when_each_is_known_but_not_together() -> None:
    index = indexed(Passage("a", 0, "", "Maarten frågar.", ""), Passage("b", 0, "", "Mårten får medel.", ""))
    results = search("maarten medel", index, Shelf({("b", 0): Shown("Mårten får medel.")}))
    assert results.total == 1
    assert results.note == "nothing has all of these words, spelt maarten; shown: maarten, mårten"
    assert results.asked_as == "(maarten OR mårten) medel"


@pytest.mark.parametrize(
    ("question", "asked_as"),
    [
        ("bugdet", "budget"),
        ("bugdet skola", "budget skola"),
        ("bugdet skoln", "budget skolan"),
        ("beslut:bugdet", ""),
        ("bid", ""),
        ("birdag", "bidrag"),
        ("811218-9877", ""),
        ("811218-9876 bugdet", "******-**** OR budget"),
    ],
)
def test_words_of_the_archive_are_taken_for_those_it_lacks(
    index: MemoryIndex, question: str, asked_as: str
) -> None:
    """If that finds something, and it is told; a number is never taken for another."""
    results = ask(index, question)
    assert results.asked_as == asked_as
    assert bool(results.total) == bool(asked_as)
    assert results.suggestions == ()


def test_what_fills_the_page_stands_apart_and_is_told() -> None:
    """Compounds by their parts, then words of the same beginning, then some of the words; nothing comes twice."""
    texts = {
        "a": "Markförsäljningen avslutas.",
        "b": "Försäljning av mark.",
        "c": "Upphandlingen avbryts.",
        "d": "Vi upphandlar mark.",
    }
    index = indexed(*(Passage(id_, 0, "", text, "") for id_, text in texts.items()))
    shelf = Shelf({(id_, 0): Shown(text) for id_, text in texts.items()})

    def told(question: str, asking: Asking | None = None) -> list[tuple[str, str]]:
        results = search(question, index, shelf, asking)
        return [
            (some.note, "".join(hit.document_id for hit in some.hits)) for some in (results, *results.wider)
        ]

    assert told("markförsäljning") == [
        ("", "a"),
        ("shown: sections that have mark and försäljning apart", "b"),
        ("shown: sections that have some of the words", "d"),
    ]
    assert told("upphandla") == [("", "d"), ("shown: words that begin so: upphandl*", "c")]
    assert told("upphandlar mark")[-1] == ("shown: sections that have some of the words", "ba")
    assert told("markförsäljning", Asking(limit=1)) == [("", "a")]
    assert told("markförsäljning", Asking(sort=Sort.NEWEST)) == [("", "a")]


def test_a_frequent_word_is_offered_for_a_rare_one_near_it() -> None:
    """Beside what was found, which stays as it is."""
    texts = {f"a{at}": "Budget antas." for at in range(20)} | {"b": "Bugdet antas."}
    index = indexed(*(Passage(id_, 0, "", text, "") for id_, text in texts.items()))
    results = search("bugdet", index, Shelf({(id_, 0): Shown(text) for id_, text in texts.items()}))
    assert (results.total, results.note, results.suggestions) == (1, "", ("budget",))
    assert search("antagen budget", index, Shelf({})).suggestions == ()


WORDS = st.sampled_from(
    [
        "811218",
        "9876",
        "8112",
        "81121*",
        "811218~",
        "-9876",
        "bidrag",
        "raket",
        "goteborg",
        "bugdet",
        '"811218 9876"',
        "birdag",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_no_number_is_told_that_was_not_asked_for(parts: list[str]) -> None:
    """Whatever is asked instead or offered: of digits it has none but those of the question."""
    index = indexed(*(Passage(id_, 0, "", text, "") for id_, text in TEXTS.items()))
    question = " ".join(parts)
    results = ask(index, question)
    note = re.sub(r"that have \d of the \d words", "", results.note)
    told = " ".join((note, results.asked_as, *results.suggestions))
    assert set(re.findall(r"\d+", told)) <= set(re.findall(r"\d+", question)), told
    assert "811218-9876" not in told
    assert all("811218" not in passage.snippet for hit in results.hits for passage in hit.passages)
