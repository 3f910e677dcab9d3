"""Whose items count: those of the rules where they count on, else those that the tagger finds."""

from __future__ import annotations

import pytest

from minutes_index.model import SectionKind
from minutes_index.structure import tagged_items
from minutes_index.structure.outline import Head
from minutes_index.structure.tagged_items import completed
from minutes_index.tagger.items import TaggedItem

TEXT = "Protokoll\nMBN 27 Dnr 2023-12 Budget\nText.\nMBN 28 Dnr 2023-14 Skola\nText.\nMBN 29 Dnr 2023-15 Vägar\nText."


def told(*items: tuple[str, str]) -> list[TaggedItem]:
    """Items that the tagger is sure of, at their numbers."""
    return [
        TaggedItem(TEXT.index(number), TEXT.index(heading) + len(heading), number, heading, 0.99)
        for number, heading in items
    ]


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The tagger, asked about nothing."""
    monkeypatch.setattr(tagged_items, "read", lambda text: text)
    monkeypatch.setattr(
        tagged_items,
        "tagged_items",
        lambda _: told(("MBN 27", "Budget"), ("MBN 28", "Skola"), ("MBN 29", "Vägar")),
    )
    return monkeypatch


def test_where_the_rules_find_none_those_of_the_tagger_count_if_they_count_on(
    says: pytest.MonkeyPatch,
) -> None:
    """From a line's beginning; three that go on from nothing are too few, four are enough."""
    assert completed(TEXT, []) == []
    four = [
        *told(("MBN 27", "Budget"), ("MBN 28", "Skola"), ("MBN 29", "Vägar")),
        TaggedItem(0, 9, "30", "Protokoll", 0.9),
    ]
    says.setattr(tagged_items, "tagged_items", lambda _: four)
    assert [(head.number, head.heading) for head in completed(TEXT, [])][:2] == [
        ("MBN 27", "Budget"),
        ("MBN 28", "Skola"),
    ]


def test_heads_of_pages_are_no_items(says: pytest.MonkeyPatch) -> None:
    """The same heading again and again."""
    again = [TaggedItem(i, i + 9, str(i + 1), "Protokoll", 0.99) for i in range(5)]
    says.setattr(tagged_items, "tagged_items", lambda _: again)
    assert completed(TEXT, []) == []


def test_what_the_rules_have_counted_stands(says: pytest.MonkeyPatch) -> None:
    """The tagger is not asked for more, nor for headings that end with their lines."""
    says.setattr(tagged_items, "read", lambda _: pytest.fail("the tagger was asked"))
    starts = [TEXT.index(number) for number in ("MBN 27", "MBN 28", "MBN 29")]
    items = [
        Head(start, SectionKind.ITEM, str(i), heading)
        for i, (start, heading) in enumerate(zip(starts, ("Budget", "Skola", "Vägar"), strict=True), 27)
    ]
    assert completed(TEXT, items) == items


def test_a_heading_that_was_cut_goes_on_as_the_tagger_says(says: pytest.MonkeyPatch) -> None:
    """One that it is surest of, and one that the rules did not find; no other heading changes."""
    text = "1. Val av justerare\n2. Budget\n3. \nSlut"
    items = [
        Head(0, SectionKind.ITEM, "1", "Val"),
        Head(20, SectionKind.ITEM, "2", "Budget"),
        Head(30, SectionKind.ITEM, "3", ""),
    ]
    found = [
        TaggedItem(0, 19, "1.", "Val av justerare", 0.99),
        TaggedItem(20, 29, "2.", "Annat", 0.99),
        TaggedItem(30, 38, "3.", "Slutord", 0.95),
    ]
    says.setattr(tagged_items, "tagged_items", lambda _: found)
    assert [head.heading for head in completed(text, items)] == ["Val av justerare", "Budget", "Slutord"]
