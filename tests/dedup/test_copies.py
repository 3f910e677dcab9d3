"""Copies of every kind are found and named; other meetings of the same body never are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.dedup.copies import COMMON, SMALLEST, candidates, classify, find_duplicates
from minutes_index.dedup.likeness import compare, same_words
from minutes_index.dedup.shingles import shingles, words
from minutes_index.model import Duplicate, DuplicateKind, Record, SectionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable


class Shelf:
    """An index of terms, as simple as can be."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = {record.document.id: record for record in records}
        self.terms = defaultdict[str, set[str]](set)
        self.read: list[str] = []
        for record in self.records.values():
            for term in record.signature.bands:
                self.terms[term].add(record.document.id)

    def lookup(self, term: str) -> Collection[str]:
        """The ids of the documents that have the term."""
        return self.terms.get(term, frozenset())

    def load(self, document_id: str) -> Record:
        """A record; notes that it was read."""
        self.read.append(document_id)
        return self.records[document_id]

    def duplicates(self, record: Record) -> list[Duplicate]:
        """What the record repeats."""
        return find_duplicates(
            record, self.lookup, lambda ids: {id_: self.records[id_].signature for id_ in ids}, self.load
        )


@pytest.fixture(scope="module")
def shelf(meet: Callable[..., Any], record: Callable[..., Any]) -> Shelf:
    """Sixteen meetings of each of four bodies."""
    meetings = {(body, number): meet(body, number) for body in range(4) for number in range(16)}
    return Shelf(record(f"d{body}-{number}", m.parts(), m.day) for (body, number), m in meetings.items())


KINDS: dict[str, Callable[[Any, Any], Any]] = {
    "with other formalities": lambda m, _: m.parts(attendance=False),
    "rescanned": lambda m, wear: wear(m.parts(), 0.04),
    "an extract of one item": lambda m, _: m.parts([m.items[2]]),
    "an extract, rescanned": lambda m, wear: wear(m.parts([m.items[3]]), 0.02),
    "a draft that lacks the last item": lambda m, _: m.parts(m.items[:-1]),
    "with an appendix": lambda m, _: [
        *m.parts(),
        (SectionKind.APPENDIX, "Bilaga om något helt annat än förut. " * 9),
    ],
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_is_found_and_nothing_else(
    kind: str, shelf: Shelf, meet: Callable[..., Any], record: Callable[..., Any], wear: Callable[..., Any]
) -> None:
    """Each kind of copy of each meeting is a near duplicate of that meeting alone."""
    for number in range(16):
        original = meet(2, number)
        copy = record("copy", KINDS[kind](original, wear), original.day)
        (found,) = shelf.duplicates(copy)
        assert (found.first, found.second, found.kind) == ("copy", f"d2-{number}", DuplicateKind.NEAR)
        assert 0.8 <= found.similarity <= 1.0


def test_meetings_of_one_body_are_no_copies(shelf: Shelf) -> None:
    """Forms, people and stock phrases in common confirm nothing, and cost next to no comparison."""
    shelf.read.clear()
    assert [shelf.duplicates(record) for record in shelf.records.values()] == [[]] * len(shelf.records)
    assert len(shelf.read) <= len(shelf.records) // 10


def test_the_same_file_twice_is_exact(shelf: Shelf) -> None:
    """Whatever stands in it."""
    original = shelf.records["d1-3"]
    again = replace(original, document=replace(original.document, id="again"))
    assert shelf.duplicates(again) == [Duplicate("again", "d1-3", DuplicateKind.EXACT, 1.0)]


def test_the_same_words_in_another_layout_are_the_same_text(
    shelf: Shelf, meet: Callable[..., Any], record: Callable[..., Any]
) -> None:
    """Also where the day was read another way."""
    parts = [(kind, text.replace(" ", "\n\n").upper()) for kind, text in meet(1, 3).parts()]
    found = shelf.duplicates(record("zz", parts, "1999-01-01"))
    assert found == [Duplicate("d1-3", "zz", DuplicateKind.SAME_TEXT, 1.0)]


DAYS = {
    "another day": (("2010-03-31", True), False),
    "a guessed day": (("2010-03-31", False), True),
    "a year": (("2010", True), True),
    "no day": ((None, True), True),
}


@pytest.mark.parametrize("case", DAYS)
def test_two_stated_days_tell_two_meetings_apart(
    case: str, meet: Callable[..., Any], record: Callable[..., Any]
) -> None:
    """A body that says the same every time met twice; a guessed, coarse or missing day proves nothing."""
    (day, stated), copies = DAYS[case]
    original = meet(1, 2)
    first = record("a", original.parts(), original.day)
    second = record("b", original.parts(attendance=False), day, stated=stated)
    assert (classify(first, second) is not None) is copies


def test_a_few_words_are_no_copy(record: Callable[..., Any]) -> None:
    """A text of fewer than `SMALLEST` shingles stands in many others by chance."""
    long = " ".join(f"ord{number}" for number in range(200))
    for size, copies in ((SMALLEST + 1, False), (SMALLEST + 2, True)):
        short = " ".join(long.split()[50 : 50 + size])
        pair = (record("a", [(SectionKind.ITEM, text)]) for text in (long, f"{short}"))
        assert (classify(*pair) is not None) is copies


def test_documents_without_words_are_no_copies(record: Callable[..., Any]) -> None:
    """Two files of nothing have the same hash of no words."""
    assert classify(record("a", [(SectionKind.ITEM, "–")]), record("b", [(SectionKind.ITEM, ".")])) is None


def test_a_term_that_everybody_has_makes_no_candidate(record: Callable[..., Any]) -> None:
    """Save the one that stands for the whole text."""
    own = record("a", [(SectionKind.ITEM, "ett två tre fyra fem")]).signature
    crowd = [f"d{number}" for number in range(COMMON + 1)]
    assert candidates(own, lambda _: crowd) == frozenset(crowd)
    assert candidates(own, lambda term: [] if term.startswith("t:") else crowd) == frozenset()
    assert candidates(own, lambda term: [] if term.startswith("t:") else crowd[1:]) == frozenset(crowd[1:])


def test_comparing_counts_shingles() -> None:
    """Containment is of the smaller, in either order; Jaccard of both together."""
    for pair in (("a b c d", "a b c x y"), ("a b c x y", "a b c d")):
        found = compare(*pair)
        assert (found.containment, found.jaccard, found.smaller) == (1 / 2, 1 / 4, 2)
    assert compare("", "a b c").containment == 0.0
    assert len(shingles(words("a b c d"))) == 2


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("{text} Sida 2 (3)", True),
        ("Fiskevårdsområdet protokoll {text}", True),
        ("{text} x", True),
        ("Utkast {text}", False),
        ("{text} Mötet avslutades sent.", False),
    ],
)
def test_layouts_of_one_text_differ_in_page_numbers_marks_and_a_running_head(other: str, same: bool) -> None:  # noqa: FBT001 - a row of the table
    """Another word in the middle or at the end makes another version, and so does calling it a draft."""
    text = (
        "Styrelsen för fiskevårdsområdet i Norra Sjön samlades hos kassören Gerda Lindroth på kvällen. " * 5
    )
    assert same_words(text, other.format(text=text)) is same
