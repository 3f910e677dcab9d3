"""From a question to results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.search.shelf import Shelf, Shown, indexed

from minutes_index.errors import UnknownField
from minutes_index.index.base import Sort
from minutes_index.index.facets import Bucket
from minutes_index.model import DuplicateKind, Passage, Relation, Span
from minutes_index.search import Asking, CopyHit, search
from minutes_index.search.engine import UNASKED
from minutes_index.search.presentation import heading_end
from minutes_index.search.sections import Copied, Decided, Named

if TYPE_CHECKING:
    from minutes_index.index.memory import MemoryIndex


@pytest.fixture
def index() -> MemoryIndex:
    """Two passages that mention an agreement."""
    return indexed(
        Passage("a", 0, "Avtal", "Vi godkänner avtalet.", "", {"person": ("Åsa Ek",)}),
        Passage("b", 0, "", "Inget avtal än.", "", {"person": ("Åsa Ek",)}),
    )


@pytest.fixture
def shelf() -> Shelf:
    """Their texts."""
    return Shelf(
        {("a", 0): Shown("Vi godkänner avtalet."), ("b", 0): Shown("Inget avtal än.", "/minnen/b.txt")}
    )


def test_a_result_shows_its_document_its_section_and_what_matched(index: MemoryIndex, shelf: Shelf) -> None:
    results = search("godkänt", index, shelf)
    assert (results.total, results.documents) == (1, 1)
    (hit,) = results.hits
    assert (hit.document_id, hit.path, hit.more, hit.copies) == ("a", "/minnen/a.txt", 0, ())
    (passage,) = hit.passages
    assert (passage.section, passage.heading, passage.page) == ("§ 45", "Avtal", 2)
    assert [passage.snippet[start:end] for start, end in passage.highlights] == ["godkänner"]
    assert results.facets["person"] == (Bucket("Åsa Ek", 1),)


def test_sections_are_read_once_a_page(index: MemoryIndex, shelf: Shelf) -> None:
    results = search("avtal", index, shelf, Asking(limit=1, offset=1, facets=()))
    assert (results.total, results.documents, len(results.hits), results.facets) == (2, 2, 1, {})
    assert shelf.asked == ["copied", "sections"]


def test_a_hit_whose_section_is_gone_is_counted_and_not_shown(index: MemoryIndex, shelf: Shelf) -> None:
    results = search("avtal", index, Shelf({("b", 0): shelf.held["b", 0]}))
    assert (results.total, [hit.document_id for hit in results.hits]) == (2, ["b"])


def test_a_bad_question_is_an_error_with_a_place(index: MemoryIndex) -> None:
    with pytest.raises(UnknownField):
        search("okänt:fält", index, Shelf({}))


@pytest.mark.parametrize("question", ["8112189876", "811218-9876", "811218 9876", "19 81 12 18 98 76"])
def test_a_number_is_only_looked_for_where_it_is_shown(question: str) -> None:
    """In whatever spelling it is asked for and stands; otherwise a note says why nothing comes."""
    text, stars = "Bidrag till 8112189876 av Åsa.", "Bidrag till ********** av Åsa."
    held = {"personal number": ("8112189876",)}
    index, shelf = indexed(Passage("a", 0, "", stars, "", held)), Shelf({("a", 0): Shown(text, hidden=stars)})
    shown = search(question, index, shelf, Asking(unmasked=True))
    assert (shown.hits[0].passages[0].snippet, shown.note) == (text, "")
    hidden = search(question, index, shelf)
    assert (hidden.total, hidden.note) == (0, UNASKED)


@pytest.mark.parametrize("question", ["8112*", "811218~", "9876", '"till 8112189876"', "person:8112189876"])
def test_a_part_of_a_number_finds_nothing(question: str) -> None:
    """Not even where numbers are shown: one is found whole or not at all."""
    index = indexed(Passage("a", 0, "", "till **********", "", {"personal number": ("8112189876",)}))
    shelf = Shelf({("a", 0): Shown("till 8112189876", hidden="till **********")})
    assert search(question, index, shelf).total == 0


def _many() -> tuple[MemoryIndex, Shelf]:
    """Sixty documents of five sections each; the word stands once in ``a00`` and most often in ``a59``."""
    texts = {
        (f"a{at:02}", section): "vägen " * (at + 1) + f"till del {section}"
        for at in range(60)
        for section in range(5)
    }
    passages = (
        Passage(id_, section, "", text, "", {}, (20220101 + int(id_[1:]),) * 2)
        for (id_, section), text in texts.items()
    )
    return indexed(*passages), Shelf({key: Shown(text, f"/{key[0]}.txt") for key, text in texts.items()})


def test_documents_are_counted_and_shown_each_once_with_their_best_sections() -> None:
    """More than are asked for at first: what is shown is whole all the same, though not all is counted."""
    index, shelf = _many()
    results = search("väg", index, shelf, Asking(limit=2, passages=2))
    assert (results.total, results.documents) == (300, None)
    assert [(hit.document_id, len(hit.passages), hit.more) for hit in results.hits] == [
        ("a59", 2, 3),
        ("a58", 2, 3),
    ]


def test_pages_follow_on_and_hold_each_document_once() -> None:
    index, shelf = _many()
    pages = [search("väg", index, shelf, Asking(limit=25, offset=at)) for at in (0, 25, 50, 75)]
    ids = [hit.document_id for page in pages for hit in page.hits]
    assert [len(page.hits) for page in pages] == [25, 25, 10, 0]
    assert ids == [f"a{at:02}" for at in reversed(range(60))]
    assert [page.documents for page in pages] == [None, 60, 60, 60]


@pytest.mark.parametrize(("sort", "first"), [(Sort.NEWEST, "a59"), (Sort.OLDEST, "a00")])
def test_the_order_is_the_one_asked_for(sort: Sort, first: str) -> None:
    index, shelf = _many()
    assert search("väg", index, shelf, Asking(sort=sort)).hits[0].document_id == first


def test_a_copy_is_put_with_the_document_it_copies(index: MemoryIndex, shelf: Shelf) -> None:
    """When it is a hit as well; asked for, it is a document of its own."""
    draft = (DuplicateKind.NEAR, 1.0, Relation.DRAFT, "a")
    shelf.pairs = [Copied("a", "b", *draft)]
    results = search("avtal", index, shelf)
    assert (results.total, results.documents, len(results.hits)) == (2, 1, 1)
    (hit,) = results.hits
    other = {"a": "b", "b": "a"}[hit.document_id]
    assert hit.copies == (CopyHit(other, f"/minnen/{other}.txt", *draft),)
    assert hit.copies[0].told == {"a": "draft of it", "b": "this is its draft"}[other]
    assert search("godkänt", index, shelf).hits[0].copies == ()
    assert [hit.copies for hit in search("avtal", index, shelf, Asking(copies=True)).hits] == [(), ()]


def test_the_page_is_that_of_what_is_marked_first() -> None:
    """And without a mark that of the beginning."""
    text = "Avtal\n\nSkolan får medel. " + "Annat sägs. " * 40 + "Bidraget dras in."
    index = indexed(Passage("a", 0, "Avtal", text, ""))
    shelf = Shelf({("a", 0): Shown(text, number="", breaks=(7, text.index("Bidraget")))})
    pages = {
        question: search(question, index, shelf).hits[0].passages[0].page
        for question in ("avtal", "skola", "bidrag", "NOT finns")
    }
    assert pages == {"avtal": 2, "skola": 3, "bidrag": 4, "NOT finns": 3}


def test_a_question_for_decisions_shows_the_decision() -> None:
    """A word in a decision is marked there only, and an outcome shows a decision of that outcome."""
    text = "Yrkande om vägen. " + "Annat sägs. " * 40 + "Vägen byggs. Bron avslås."
    byggs, avslas = text.index("Vägen byggs"), text.index("Bron")
    decided = [
        Decided(Span(1000 + byggs, 1000 + avslas), "approved", taken=True),
        Decided(Span(1000 + avslas, 1000 + len(text)), "rejected", taken=True),
    ]
    index = indexed(Passage("a", 0, "", text, text[byggs:], {"decision": ("approved", "rejected")}))
    shelf = Shelf({("a", 0): Shown(text, number="", heading="", start=1000)}, decisions={("a", 0): decided})
    shown = {
        question: search(question, index, shelf, Asking(width=20)).hits[0].passages[0]
        for question in ("decision:väg", "decision:rejected", "yrkande decision:rejected")
    }
    assert [passage.snippet for passage in shown.values()] == [
        "Vägen byggs.",
        "Bron avslås.",
        "Yrkande om … Bron…",
    ]
    assert [len(passage.highlights) for passage in shown.values()] == [1, 0, 1]


def test_who_is_called_by_less_than_the_full_name_is_marked() -> None:
    """Only where the words asked for are not in the text; a name with digits tells nothing."""
    index = indexed(
        Passage("a", 0, "", "Anna frågar Olle.", "", {"person": ("Anna Berg", "Olle 940719")}),
        Passage("b", 0, "", "Anna Berg svarar.", "", {"person": ("Anna Berg",)}),
    )
    named = [Named(Span(0, 4), ("Anna", "Anna Berg")), Named(Span(12, 16), ("Olle 940719",))]
    shelf = Shelf(
        {("a", 0): Shown("Anna frågar Olle."), ("b", 0): Shown("Anna Berg svarar.")}, {("a", 0): named}
    )
    for question in ("berg", 'person:"anna berg"', "person:berg"):
        marked = {
            hit.document_id: [hit.passages[0].snippet[s:e] for s, e in hit.passages[0].highlights]
            for hit in search(question, index, shelf).hits
        }
        assert marked == {"a": ["Anna"], "b": ["Anna Berg" if "anna" in question else "Berg"]}
    assert search("940719", index, shelf).hits[0].passages[0].highlights == ()


@pytest.mark.parametrize(
    ("text", "number", "heading", "rest"),
    [
        ("§ 45  Avtal om\nskolskjuts\nText", "§ 45", "Avtal om skolskjuts", "\nText"),
        ("§ 45\nDnr KS 2018/311\nAvtal", "§ 45", "Avtal", "\nDnr KS 2018/311\nAvtal"),
        ("4. Anmälningar: fem", "4", "Anmälningar", " fem"),
        ("Avtalet löper", "", "Avtal", "Avtalet löper"),
        ("§ 1 Avtal", "§ 1", "Avtal", "§ 1 Avtal"),
        ("Text", "", "", "Text"),
    ],
)
def test_the_text_goes_on_behind_the_heading(text: str, number: str, heading: str, rest: str) -> None:
    assert text[heading_end(text, number, heading) :] == rest
