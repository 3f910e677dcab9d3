"""How two documents differ, made ready to be shown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from minutes_index.dedup.facts import compare_facts
from minutes_index.dedup.versions import CONTEXT, compare
from minutes_index.model import Relation
from minutes_index.recognisers.masking import discreet, masked, numbers_of
from minutes_index.report.difference_views import (
    AttendanceDifference,
    ComparedView,
    DecisionDifference,
    Differences,
    PieceKind,
    PieceView,
    PlaceView,
    SectionDifference,
    State,
    VoteDifference,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.dedup.facts import FactChanges, Pair
    from minutes_index.dedup.versions import Hunk, SectionChange
    from minutes_index.model import (
        Attendance,
        Decision,
        Document,
        Duplicate,
        Record,
        Section,
        Span,
        Vote,
    )

LEADER: Final = re.compile(r"([._…])\1{3,}")
"""Dots and lines to write on."""


def differences(
    first: Record,
    second: Record,
    pair: Duplicate | None = None,
    *,
    context: int = CONTEXT,
    unmasked: bool = False,
) -> Differences:
    """How two documents differ; all is masked before anything is cut from it, unless ``unmasked``.

    Args:
        first: A.
        second: B.
        pair: how the two repeat each other, and what the one is to the other, if they do.
        context: words to give before and behind a change.
        unmasked: whether personal numbers are shown.
    """
    found = compare(first, second, context)
    facts = compare_facts(first, second, found)
    if unmasked:
        return _view(found, facts, pair, (first.document, second.document))
    shown = _view(found, facts, pair, (_masked(first.document), _masked(second.document)))
    return discreet(shown, numbers_of(first.document.text) | numbers_of(second.document.text))


def _masked(document: Document) -> Document:
    """A document whose text, masked as a whole, can be cut anywhere."""
    return replace(document, text=masked(document.text))


Documents = tuple["Document", "Document"]


def _view(
    found: Sequence[SectionChange], facts: FactChanges, pair: Duplicate | None, documents: Documents
) -> Differences:
    sides = {documents[0].id: "a", documents[1].id: "b"}
    return Differences(
        alike=not any(change.differs for change in found),
        a=_compared(documents[0]),
        b=_compared(documents[1]),
        relation=pair.relation if pair else Relation.NONE,
        subject=sides.get(pair.subject, "") if pair else "",
        part=pair.part if pair else "",
        reason=pair.reason if pair else "",
        certainty=pair.certainty if pair else 0.0,
        sections=tuple(_section(change, documents) for change in found),
        decisions=tuple(_decision(each, found, documents) for each in facts.decisions),
        votes=tuple(_vote(each, documents) for each in facts.votes),
        attendance=tuple(_row(each) for each in facts.attendance),
        attendance_list_only_in={"first": "a", "second": "b"}.get(facts.list_only_in, ""),
    )


def _compared(document: Document) -> ComparedView:
    held = document.held_on.edtf if document.held_on else ""
    return ComparedView(document.id, document.source.path, document.title, document.body, held)


def _state(change: SectionChange) -> State:
    if not change.differs:
        return State.ALIKE
    if not change.second:
        return State.ONLY_A
    if not change.first:
        return State.ONLY_B
    return State.CHANGED if change.hunks else State.MOVED


def _section(change: SectionChange, documents: Documents) -> SectionDifference:
    a, b = documents
    state = _state(change)
    whole = tuple(_whole(change, documents)) if state in {State.ONLY_A, State.ONLY_B} else ()
    return SectionDifference(
        state=state,
        moved=change.moved,
        a=tuple(_place(section, a) for section in change.first),
        b=tuple(_place(section, b) for section in change.second),
        words_alike=change.alike[0],
        words_only_a=change.words[0] - change.alike[0],
        words_only_b=change.words[1] - change.alike[1],
        changes=(whole,) if whole else tuple(tuple(_pieces(hunk, documents)) for hunk in change.hunks),
    )


def _place(section: Section, document: Document) -> PlaceView:
    shown = document.sections[section.ordinal]
    return PlaceView(shown.number, shown.heading, shown.kind, document.page_of(shown.span.start))


def _whole(change: SectionChange, documents: Documents) -> Iterator[PieceView]:
    """All that sections say which only one has."""
    sides = (
        (PieceKind.REMOVED, change.first, documents[0]),
        (PieceKind.ADDED, change.second, documents[1]),
    )
    for kind, sections, document in sides:
        if sections:
            yield PieceView(kind, _text([section.span for section in sections], document))


def _pieces(hunk: Hunk, documents: Documents) -> Iterator[PieceView]:
    for piece in hunk:
        if piece.first and piece.second:
            yield PieceView(PieceKind.SAME, _text(piece.first, documents[0]))
        elif piece.first:
            yield PieceView(PieceKind.REMOVED, _text(piece.first, documents[0]))
        else:
            yield PieceView(PieceKind.ADDED, _text(piece.second, documents[1]))


def _text(spans: Sequence[Span], document: Document) -> str:
    return LEADER.sub("…", " ".join(" ".join(span.of(document.text) for span in spans).split()))


def _decision(
    pair: Pair[Decision], found: Sequence[SectionChange], documents: Documents
) -> DecisionDifference:
    one, other = pair.first, pair.second
    alone = {section.ordinal for change in found if not change.second for section in change.first}
    added = {section.ordinal for change in found if not change.first for section in change.second}
    return DecisionDifference(
        section=_number(one.section if one else None, other.section if other else None, documents),
        outcome_a=one.outcome if one else None,
        text_a=_text([one.span], documents[0]) if one else "",
        outcome_b=other.outcome if other else None,
        text_b=_text([other.span], documents[1]) if other else "",
        with_section=bool((one and one.section in alone) or (other and other.section in added)),
    )


def _number(first: int | None, second: int | None, documents: Documents) -> str:
    if first is not None:
        return documents[0].sections[first].number
    return documents[1].sections[second].number if second is not None else ""


def _vote(pair: Pair[Vote], documents: Documents) -> VoteDifference:
    one, other = pair.first, pair.second
    return VoteDifference(
        _number(one.section if one else None, other.section if other else None, documents),
        f"{one.yes}-{one.no}-{one.abstained}" if one else "",
        f"{other.yes}-{other.no}-{other.abstained}" if other else "",
    )


def _row(pair: Pair[Attendance]) -> AttendanceDifference:
    one, other = pair.first, pair.second
    return AttendanceDifference(
        one.name if one else "",
        one.role if one else None,
        other.name if other else "",
        other.role if other else None,
    )
