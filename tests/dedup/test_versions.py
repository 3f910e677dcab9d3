"""Two documents compared, section by section: every section once, the same told from either side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.dedup.versions import SectionChange, compare
from minutes_index.dedup.wording import joined, keys_of
from minutes_index.model import (
    Annotations,
    Document,
    MediaType,
    Record,
    Section,
    SectionKind,
    Signature,
    Source,
    Span,
)
from minutes_index.structure.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = ("nämnden", "beslutar", "att", "godkänna", "budgeten", "och", "avslå", "motionen", "30", "skolan")


def of(*texts: str, kinds: Sequence[SectionKind] = (), document_id: str = "a") -> Record:
    """A document of these sections; a number at the start of one is its number, the rest of the line its heading."""
    sections, text = [], ""
    for ordinal, each in enumerate(texts):
        kind = kinds[ordinal] if kinds else SectionKind.ITEM
        first = each.split("\n", 1)[0]
        number = " ".join(first.split()[:2]) if first.startswith("§") else ""
        heading = " ".join(first.split()[2:]) if number else ""
        whole = f"{each}\n"
        sections.append(Section(Span(len(text), len(text) + len(whole)), ordinal, kind, heading, number))
        text += whole
    source = Source("/a", "", MediaType.TEXT, 1, 1)
    document = Document(document_id, source, text, (0,), tuple(sections), "", "", "", None, "sv")
    return Record(document, (), Annotations(), Signature("", ()))


def pairs(found: Sequence[SectionChange]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The ordinals of the sections that belong together."""
    return [
        (tuple(section.ordinal for section in each.first), tuple(section.ordinal for section in each.second))
        for each in found
    ]


def told(found: SectionChange, first: Record, second: Record) -> str:
    """The changes of a section as a text."""
    texts = first.document.text, second.document.text
    marks = {(True, True): "{}", (True, False): "[-{}-]", (False, True): "{{+{}+}}"}
    hunks = (
        " ".join(
            marks[bool(piece.first), bool(piece.second)].format(
                " ".join(
                    span.of(texts[0] if piece.first else texts[1]) for span in piece.first or piece.second
                )
            )
            for piece in hunk
        )
        for hunk in found.hunks
    )
    return " / ".join(" ".join(hunk.split()) for hunk in hunks)


BUDGET = (
    "§ 1 Budget\nNämnden godkänner budgeten för det kommande året och sänder den vidare till fullmäktige."
)
ROAD = "§ 2 Cykelväg\nNämnden anlägger en cykelväg mellan stationen och simhallen till en kostnad av två miljoner."
SCHOOL = "§ 3 Skolan\nRektorn berättar om höstens nya elever, som är fler än vad prognosen sade i våras."
END = "§ 4 Avslutning\nOrdföranden tackar alla och avslutar mötet."


def test_one_word_is_changed() -> None:
    """The rest of the section is left out, but for the words around."""
    first, second = of(BUDGET, ROAD), of(BUDGET, ROAD.replace("två", "tre"))
    alike, changed = compare(first, second, 3)
    assert (alike.differs, alike.hunks) == (False, ())
    assert told(changed, first, second) == "en kostnad av [-två-] {+tre+} miljoner."
    assert (changed.words, changed.alike) == ((17, 17), (16, 16))


def test_changes_near_each_other_are_shown_as_one() -> None:
    """Their surroundings meet; others have a hunk of their own."""
    first = of(ROAD)
    second = of(
        ROAD.replace("anlägger", "bygger").replace("stationen", "torget").replace("miljoner", "milj kr")
    )
    (changed,) = compare(first, second, 2)
    assert told(changed, first, second) == (
        "Cykelväg Nämnden [-anlägger-] {+bygger+} en cykelväg mellan [-stationen-] {+torget+} och simhallen"
        " / av två [-miljoner.-] {+milj kr.+}"
    )
    (changed,) = compare(first, second, 0)
    assert changed.hunks[0][0].second == ()


CASES: dict[str, tuple[tuple[str, ...], tuple[str, ...], list[tuple[tuple[int, ...], tuple[int, ...]]]]] = {
    "one left out": ((BUDGET, ROAD, END), (BUDGET, END), [((0,), (0,)), ((1,), ()), ((2,), (1,))]),
    "one put in": ((BUDGET, END), (BUDGET, ROAD, END), [((0,), (0,)), ((), (1,)), ((1,), (2,))]),
    "renumbered": (
        (BUDGET, ROAD),
        (BUDGET, SCHOOL.replace("§ 3", "§ 2"), ROAD.replace("§ 2", "§ 3")),
        [((0,), (0,)), ((), (1,)), ((1,), (2,))],
    ),
    "another heading": (
        (BUDGET, ROAD),
        (BUDGET, ROAD.replace("Cykelväg", "Gångväg")),
        [((0,), (0,)), ((1,), (1,))],
    ),
    "another number": ((END,), (END.replace("§ 4", "§ 5").replace("alla", "oss"),), [((0,), (0,))]),
    "merged": (
        (BUDGET, ROAD, SCHOOL),
        (BUDGET, f"{ROAD}\n{SCHOOL.partition(chr(10))[2]}"),
        [((0,), (0,)), ((1, 2), (1,))],
    ),
    "split": (
        (f"{ROAD}\n{SCHOOL.partition(chr(10))[2]}", END),
        (ROAD, SCHOOL, END),
        [((0,), (0, 1)), ((1,), (2,))],
    ),
    "another matter under its number": (
        (BUDGET, ROAD),
        (BUDGET, SCHOOL.replace("§ 3", "§ 2")),
        [((0,), (0,)), ((), (1,)), ((1,), ())],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_sections_are_found_again(case: str) -> None:
    """By number and heading, or by what they say."""
    first, second, expected = CASES[case]
    assert pairs(compare(of(*first), of(*second))) == expected


def test_a_moved_section_says_so() -> None:
    """As few as can be are said to have moved."""
    found = compare(of(BUDGET, ROAD, SCHOOL, END), of(END, BUDGET, ROAD, SCHOOL))
    assert [each.moved for each in found] == [False, False, False, True]
    assert [each.differs for each in found] == [False, False, False, True]


def test_only_ones_of_a_kind_are_one() -> None:
    """Two title pages that share a fifth of their words; a title page is no item."""
    kinds = (SectionKind.TITLE_PAGE, SectionKind.ITEM)
    first = of("Vara kommun Nämnden 2022-01-02 Plats Ärtan", BUDGET, kinds=kinds)
    second = of("Vara kommun Nämnden 2022-01-03 Rum Bönan", BUDGET, kinds=kinds)
    assert pairs(compare(first, second)) == [((0,), (0,)), ((1,), (1,))]


def test_a_case_number_makes_two_texts_one_matter() -> None:
    """Where nothing else is common, as in a summons, all of the text is one change."""
    summons, minutes = (
        of("2 Cykel, TN 1/22. Vägen byggs."),
        of(BUDGET, "§ 9 Väg 47\nArbetet kostar två miljoner."),
    )
    marked = [
        replace(
            record,
            document=replace(
                record.document,
                sections=(
                    *record.document.sections[:-1],
                    replace(record.document.sections[-1], case_number="TN 2022/1"),
                ),
            ),
        )
        for record in (summons, minutes)
    ]
    found = compare(marked[0], marked[1])
    assert pairs(found) == [((), (0,)), ((0,), (1,))]
    assert told(found[1], *marked) == (
        "[-2 Cykel, TN 1/22. Vägen byggs.-] {+§ 9 Väg 47 Arbetet kostar två miljoner.+}"
    )


SECTION = st.lists(st.sampled_from(WORDS), min_size=0, max_size=12).map(" ".join)
HEADED = st.builds(
    lambda number, heading, body: f"§ {number} {heading}\n{body}",
    st.integers(1, 5),
    st.sampled_from(["Budget", "Skolan", "Övrigt"]),
    SECTION,
)
RECORDS = st.lists(HEADED | SECTION, min_size=1, max_size=7).map(lambda texts: of(*texts))


def words_of(record: Record, spans: Sequence[Span]) -> list[str]:
    """The words that stand in these places."""
    return [key for span in spans for key in keys_of(span.of(record.document.text))]


@given(RECORDS, RECORDS)
def test_every_section_of_both_comes_once(first: Record, second: Record) -> None:
    """In the order of the first."""
    found = pairs(compare(first, second))
    for side, record in enumerate((first, second)):
        ordinals = sorted(ordinal for pair in found for ordinal in pair[side])
        assert ordinals == list(range(len(record.document.sections)))
    shown = [pair[0][0] for pair in found if pair[0]]
    assert shown == sorted(shown)


@given(RECORDS)
def test_a_document_does_not_differ_from_itself(record: Record) -> None:
    """Nothing is changed, moved, or alone."""
    assert not any(each.differs for each in compare(record, record))


@given(RECORDS, RECORDS)
def test_seen_from_the_other_the_same_differs(first: Record, second: Record) -> None:
    """With the sides exchanged; only the order of what is shown is that of the document named first."""
    here, there = compare(first, second), compare(second, first)
    assert sorted(here, key=repr) == sorted((each.mirrored() for each in there), key=repr)


@given(RECORDS, RECORDS)
def test_the_changes_make_the_one_into_the_other(first: Record, second: Record) -> None:
    """All words around them being shown: without what is taken out the second is left, without what is put in the first."""
    for each in compare(first, second, context=100):
        spans = [section.span for section in each.first], [section.span for section in each.second]
        one, other = words_of(first, spans[0]), words_of(second, spans[1])
        if not (each.first and each.second):
            assert each.hunks == ()
        elif not each.hunks:
            assert joined(one) == joined(other)
        else:
            (hunk,) = each.hunks
            taken = [key for piece in hunk for key in words_of(first, piece.first)]
            put = [key for piece in hunk for key in (words_of(second, piece.second) if piece.second else ())]
            assert joined(taken) == joined(one)
            assert joined(put) == joined(other)
            kept = [
                key
                for piece in hunk
                for key in (
                    words_of(first, piece.first)
                    if piece.first and piece.second
                    else words_of(second, piece.second)
                )
            ]
            assert joined(kept) == joined(other)


def test_real_sections_take_part() -> None:
    """As the program cuts a text: front and items."""
    text = f"Vara kommun\nPlats: Ärtan\n\n{BUDGET}\n\n{ROAD}\n\n{SCHOOL}\n"
    base = of(text)
    first = replace(base, document=replace(base.document, sections=sections_of(text)))
    other = text.replace("Ärtan", "Bönan")
    changed = of(other)
    second = replace(changed, document=replace(changed.document, sections=sections_of(other)))
    found = compare(first, second)
    assert [each.differs for each in found] == [True, False, False, False]
