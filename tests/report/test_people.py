"""The sentence that a mention list quotes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutes_index.model import Document, MediaType, Section, SectionKind, Source, Span
from minutes_index.report.people import sentence_around

TEXT = "§ 1 Budget\nÅsa Ek talar. Bo svarar\n§ 2 Val\nJfr bil. 3 av Åsa Ek. Slut."


def _document(text: str, cut: int) -> Document:
    sections = (
        Section(Span(0, cut), 0, SectionKind.ITEM),
        Section(Span(cut, len(text)), 1, SectionKind.ITEM),
    )
    source = Source("/a.txt", "00", MediaType.TEXT, 1, 1)
    return Document("a", source, text, (0,), sections, "", "", "", None, "sv")


def _around(words: str, after: int = 0) -> str:
    start = TEXT.index(words, after)
    return sentence_around(_document(TEXT, TEXT.index("§ 2")), Span(start, start + len(words)))


def test_the_sentence_about_a_name() -> None:
    """From border to border, not cut at abbreviations, and never into the next section."""
    assert _around("Åsa Ek") == "Åsa Ek talar."
    assert _around("Bo") == "Bo svarar"
    assert _around("Åsa Ek", TEXT.index("§ 2")) == "Jfr bil. 3 av Åsa Ek."


@given(st.text(min_size=1, max_size=80), st.data())
def test_the_sentence_begins_with_or_before_the_mention(text: str, data: st.DataObject) -> None:
    """Whatever the text, there is one line that comes from it; for a name it holds the name's beginning."""
    start = data.draw(st.integers(0, len(text) - 1))
    found = sentence_around(_document(text, data.draw(st.integers(0, len(text)))), Span(start, start + 1))
    assert found == " ".join(found.split())
    if text[start].isalnum():
        assert text[start] in found
