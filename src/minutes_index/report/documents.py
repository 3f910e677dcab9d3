"""One document with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.catalog.facts import DecisionFact
from minutes_index.catalog.summaries import Head
from minutes_index.recognisers.masking import discreet, masked, numbers_of
from minutes_index.report.decisions import DecisionView, decision_view
from minutes_index.report.omissions import OmissionView, omission_views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from minutes_index.model import (
        Annotations,
        Attendance,
        Decision,
        Document,
        Duplicate,
        DuplicateKind,
        Entity,
        Label,
        Mention,
        Record,
        Relation,
        Role,
        Section,
        SectionKind,
        Stand,
        When,
    )

    Entities = Mapping[int, Entity]
    """By the ordinal of a person of the document, who they are."""


@dataclass(frozen=True, slots=True)
class HeldOn:
    """The day of a meeting and the ground for believing it."""

    edtf: str
    stated: bool
    reason: str


@dataclass(frozen=True, slots=True)
class VoteView:
    """The result of a counted vote."""

    yes: int
    no: int
    abstained: int


@dataclass(frozen=True, slots=True)
class StandView:
    """Who voted how, reserved themselves, was disqualified, or made a statement."""

    stand: Stand
    name: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of the document."""

    number: str
    heading: str
    kind: SectionKind
    page: int
    text: str
    votes: tuple[VoteView, ...]
    """Counted in it. On what, only its text tells: it may be procedure, or another body's decision that is quoted."""
    stands: tuple[StandView, ...]
    """Taken in it, likewise."""


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """A row of who was, or was not, there."""

    name: str
    role: Role
    affiliation: str
    party: str
    title: str
    paragraphs: str
    """The items they took part in, as printed; empty means all."""
    page: int
    entity_id: str | None
    found_by: str


@dataclass(frozen=True, slots=True)
class MentionView:
    """A place where something is named; ``start`` and ``end`` count code points of the document's text."""

    label: Label
    text: str
    start: int
    end: int
    page: int
    entity_id: str | None
    name: str
    value: str
    found_by: str
    reason: str
    """Why an inferred value was chosen; empty when everything is stated."""


@dataclass(frozen=True, slots=True)
class CopyView:
    """Another document that repeats this one, or is of the same meeting."""

    document_id: str
    path: str
    kind: DuplicateKind
    similarity: float
    relation: Relation
    """What the one is to the other; empty when nothing tells."""
    subject: str
    """Which of the two that is, by its id; empty when there is no direction."""
    part: str
    """The items of an extract, as printed."""
    reason: str
    certainty: float

    @property
    def told(self) -> str:
        """What the document shown is to this one, or has in it (``draft of``, ``its draft``); empty when nothing tells."""
        of_subject = self.subject != self.document_id
        return self.relation.told(of_subject=of_subject, part=self.part, certainty=self.certainty)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its parts and everything found in it; the texts of the sections make up its text."""

    id: str
    path: str
    sha256: str
    language: str
    title: str
    body: str
    held_on: HeldOn | None
    pages: int
    sections: tuple[SectionView, ...]
    attendance: tuple[AttendanceView, ...]
    mentions: tuple[MentionView, ...]
    decisions: tuple[DecisionView, ...]
    duplicates: tuple[CopyView, ...]
    omissions: tuple[OmissionView, ...]
    """What it says, as far as can be told, and was not read from it."""


def _section(document: Document, section: Section, found: Annotations) -> SectionView:
    return SectionView(
        number=section.number,
        heading=section.heading,
        kind=section.kind,
        page=document.page_of(section.span.start),
        text=section.span.of(document.text),
        votes=tuple(
            VoteView(vote.yes, vote.no, vote.abstained)
            for vote in found.votes
            if vote.section == section.ordinal
        ),
        stands=tuple(
            StandView(taken.stand, taken.name) for taken in found.stances if taken.section == section.ordinal
        ),
    )


def ballots(section: SectionView) -> Iterator[str]:
    """How was voted in an item, and who took a stand of their own, a line each."""
    for vote in section.votes:
        yield f"vote: {vote.yes} yes, {vote.no} no, {vote.abstained} abstained"
    for stand in dict.fromkeys(taken.stand for taken in section.stands):
        yield f"{stand}: {', '.join(taken.name for taken in section.stands if taken.stand is stand)}"


def _entity_id(entities: Entities, person: int | None) -> str | None:
    entity = None if person is None else entities.get(person)
    return entity.id if entity else None


def _attendance(document: Document, row: Attendance, entities: Entities) -> AttendanceView:
    return AttendanceView(
        name=row.name,
        role=row.role,
        affiliation=row.affiliation,
        party=row.party,
        title=row.title,
        paragraphs=row.paragraphs,
        page=document.page_of(row.span.start),
        entity_id=_entity_id(entities, row.person),
        found_by=row.found_by,
    )


def _mention(document: Document, mention: Mention, entities: Entities) -> MentionView:
    return MentionView(
        label=mention.label,
        text=mention.span.of(document.text),
        start=mention.span.start,
        end=mention.span.end,
        page=document.page_of(mention.span.start),
        entity_id=_entity_id(entities, mention.person),
        name=mention.name,
        value=mention.value,
        found_by=mention.found_by,
        reason=mention.reason,
    )


def _decision(document: Document, decision: Decision) -> DecisionView:
    return decision_view(
        DecisionFact(
            Head.of(document),
            decision,
            document.sections[decision.section],
            decision.span.of(document.text),
            document.page_of(decision.span.start),
        )
    )


def _copy(document_id: str, pair: Duplicate, heads: Mapping[str, Head]) -> CopyView:
    other = pair.second if pair.first == document_id else pair.first
    return CopyView(
        document_id=other,
        path=heads[other].source.path,
        kind=pair.kind,
        similarity=pair.similarity,
        relation=pair.relation,
        subject=pair.subject,
        part=pair.part,
        reason=pair.reason,
        certainty=pair.certainty,
    )


def _held_on(when: When | None) -> HeldOn | None:
    return HeldOn(when.edtf, when.stated, when.reason) if when else None


def document_view(
    record: Record,
    entities: Entities,
    duplicates: Iterable[Duplicate],
    others: Mapping[str, Head],
    *,
    unmasked: bool = False,
) -> DocumentView:
    """A document as it is shown; its text is masked before anything is cut from it, unless ``unmasked``.

    Args:
        record: the document.
        entities: who its persons are.
        duplicates: the pairs it belongs to.
        others: by id, the documents of these pairs.
        unmasked: whether personal numbers are shown.
    """
    copies = tuple(_copy(record.document.id, pair, others) for pair in duplicates)
    if unmasked:
        return _view(record, entities, copies)
    shown = replace(record, document=replace(record.document, text=masked(record.document.text)))
    return discreet(_view(shown, entities, copies), numbers_of(record.document.text))


def _view(record: Record, entities: Entities, copies: tuple[CopyView, ...]) -> DocumentView:
    document, found = record.document, record.annotations
    return DocumentView(
        id=document.id,
        path=document.source.path,
        sha256=document.source.sha256,
        language=document.language,
        title=document.title,
        body=document.body,
        held_on=_held_on(document.held_on),
        pages=len(document.page_starts),
        sections=tuple(_section(document, section, found) for section in document.sections),
        attendance=tuple(_attendance(document, row, entities) for row in found.attendance),
        mentions=tuple(_mention(document, mention, entities) for mention in found.mentions),
        decisions=tuple(_decision(document, decision) for decision in found.decisions),
        duplicates=copies,
        omissions=omission_views(document, found),
    )
