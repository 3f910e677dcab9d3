"""The sentence that a mention list quotes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from minutes_index.catalog.facts import EntityCount, MentionFact
from minutes_index.catalog.summaries import Head
from minutes_index.model import (
    Document,
    Entity,
    Label,
    MediaType,
    Mention,
    Section,
    SectionKind,
    Source,
    Span,
)
from minutes_index.report.people import PersonMention, mention_list, person_view, sentence_around

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
    return sentence_around(_document(TEXT, TEXT.index("§ 2")), Span(start, start + len(words))).of(TEXT)


def test_the_sentence_about_a_name() -> None:
    """From border to border, not cut at abbreviations, and never into the next section."""
    assert _around("Åsa Ek") == "Åsa Ek talar."
    assert _around("Bo") == "Bo svarar"
    assert _around("Åsa Ek", TEXT.index("§ 2")) == "Jfr bil. 3 av Åsa Ek."


@given(st.text(min_size=1, max_size=80), st.data())
def test_the_sentence_begins_with_or_before_the_mention(text: str, data: st.DataObject) -> None:
    """Whatever the text, there is a span in it; for a name it holds the name's beginning."""
    start = data.draw(st.integers(0, len(text) - 1))
    found = sentence_around(_document(text, data.draw(st.integers(0, len(text)))), Span(start, start + 1))
    assert 0 <= found.start <= found.end <= len(text)
    if text[start].isalnum():
        assert found.start <= start < found.end


def _listed(text: str, name: str, *, unmasked: bool) -> PersonMention:
    document = _document(text, 0)
    head = Head("a", document.source, "", "", "", None, "sv", 1, len(text))
    mention = Mention(Span(text.index(name), text.index(name) + len(name)), Label.PERSON, name, "", "rule")
    facts = [
        MentionFact("e", head, mention, 1, ()),
        MentionFact("e", replace(head, id="gone"), mention, 1, ()),
    ]
    entity = Entity("e", Label.PERSON, f"{name} 811218-9876")
    (found,) = mention_list(facts, {"a": document}, {"e": entity}, unmasked=unmasked)
    return found


def test_a_sentence_is_masked_as_its_document_is() -> None:
    """A word in the sentence before may say what the digits are; a name holds no number either."""
    text = "Personnummer följer.\nBidrag till 8112189876 av Åsa Ek."
    found = _listed(text, "Åsa Ek", unmasked=False)
    assert (found.sentence, found.name) == ("Bidrag till ********** av Åsa Ek.", "Åsa Ek ******-****")
    found = _listed(text, "Åsa Ek", unmasked=True)
    assert (found.sentence, found.name) == ("Bidrag till 8112189876 av Åsa Ek.", "Åsa Ek 811218-9876")


def test_names_of_people_are_masked() -> None:
    """Should a number have come to be part of one."""
    count = EntityCount(Entity("e", Label.PERSON, "Åsa Ek", ("Åsa 811218-9876",)), 1, 1)
    assert person_view(count).aliases == ("Åsa ******-****",)
    assert person_view(count, unmasked=True).aliases == ("Åsa 811218-9876",)
