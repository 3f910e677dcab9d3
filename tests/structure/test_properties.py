"""What holds of the structure of any text whatever."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from minutes_index.model import Document, MediaType, Page, ReadBy, Source
from minutes_index.structure import Structure, structure

FRAGMENTS = (
    "§ 1 Val", "§ 2", "§§ 3-4", "1. Inledning", "2. Ekonomi", "a) Resor", "Beslut", "NÄRVARANDE", "Bilaga 1", "Vid protokollet",
    "Innehåll", "Plats och tid", "Berit Almgren (S)", "Berit Almgren      Ale", "Sida 2 (4)", "P R O T O K O L L", "kommun-", "styrelsen",
    "Nämnden talade länge om planen för torget och", "• en punkt", "________", "", "", " ", "Dnr KS 2023/4",
)  # fmt: skip
LINES = st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=30))
PAGES = st.lists(st.lists(LINES, max_size=14).map("\n".join), min_size=1, max_size=4)


def _structured(texts: list[str]) -> Structure:
    return structure([Page(n, normalize("NFC", text), ReadBy.TEXT) for n, text in enumerate(texts, 1)])


@given(PAGES)
def test_sections_tile_the_text_and_are_numbered_in_order(texts: list[str]) -> None:
    made = _structured(texts)
    assert "".join(section.span.of(made.text) for section in made.sections) == made.text
    assert [section.ordinal for section in made.sections] == list(range(len(made.sections)))
    assert all(one.span.end == two.span.start for one, two in pairwise(made.sections))


@given(PAGES)
def test_every_page_begins_somewhere_and_pages_keep_their_order(texts: list[str]) -> None:
    made = _structured(texts)
    assert len(made.page_starts) == len(texts)
    assert made.page_starts[0] == 0
    assert list(made.page_starts) == sorted(made.page_starts)
    assert made.page_starts[-1] <= len(made.text)


@given(PAGES)
def test_a_character_is_on_the_page_that_begins_last_before_it(texts: list[str]) -> None:
    made = _structured(texts)
    source = Source("/x", "0" * 64, MediaType.TEXT, 1, 1)
    document = Document("x", source, made.text, made.page_starts, made.sections, "", "", "", None, "und")
    for offset in range(len(made.text)):
        page = document.page_of(offset)
        assert made.page_starts[page - 1] <= offset or page == 1
        assert page == len(texts) or offset < made.page_starts[page]


@given(
    st.lists(
        st.sampled_from(["Ett", "två-tre", "Fyra,", "fem.", "Sex\n", "Sju:\n\n"]), min_size=1, max_size=60
    )
)
def test_no_word_is_lost_or_moved(words: list[str]) -> None:
    text = " ".join(words)
    assert _structured([text]).text.split() == text.split()


@given(st.integers(1, 30), st.sampled_from(["KS § {}", "§ {}", "{} §", "Au §{}"]))
def test_an_item_for_every_heading_with_text_below(count: int, form: str) -> None:
    text = "\n\n".join(
        f"{form.format(n)} Ärende {n}\nNämnden talar.\nNämnden går vidare." for n in range(1, count + 1)
    )
    assert [s.heading for s in _structured([text]).sections] == [f"Ärende {n}" for n in range(1, count + 1)]
