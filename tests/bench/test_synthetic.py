"""The made documents that speed is measured on are what the analyzer would make of their text."""

from __future__ import annotations

from bench.synthetic import document, documents

from minutes_index.index.passages import Entry


def test_terms_are_those_of_the_analyzer() -> None:
    for entry in documents(3):
        assert entry == Entry.of(entry.passage)


def test_the_same_documents_come_each_time() -> None:
    assert list(documents(3)) == list(documents(5))[:3]
    assert document(1) != document(1, seed=1)


def test_documents_are_of_ten_kilobytes() -> None:
    sizes = [len(entry.passage.text.encode()) for entry in documents(40)]
    assert 8_000 < sum(sizes) / len(sizes) < 13_000


def test_the_vocabulary_goes_on_growing() -> None:
    """The second half of the documents brings hundreds of new words still."""
    texts = [set(entry.passage.text.split()) for entry in documents(60)]
    first = set().union(*texts[:30])
    assert len(set().union(*texts[30:]) - first) > 500
