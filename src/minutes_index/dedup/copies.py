"""From a new document to the ones it repeats."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Final

from minutes_index.dedup.content import substance
from minutes_index.dedup.likeness import compare, same_words
from minutes_index.dedup.meetings import SAME_MATTERS, day_of, matters_shared, same_meeting
from minutes_index.dedup.relations import related
from minutes_index.model import Duplicate, DuplicateKind, Record, Relation, Signature

if TYPE_CHECKING:
    from minutes_index.model import Document

NEAR: Final = 0.8
"""Containment from which a text repeats another."""
SMALLEST: Final = 40
"""Shingles below which a text says too little to be called a near copy."""
COMMON: Final = 50
"""Documents that share a term; more of them, and the term is part of a form."""
PROMISING: Final = 0.35
"""Part of the fewer winnowed terms that two documents share from which they are read and compared."""
Lookup = Callable[[str], Collection[str]]
Signatures = Callable[[Collection[str]], Mapping[str, Signature]]
Load = Callable[[str], Record]


def candidates(signature: Signature, lookup: Lookup) -> frozenset[str]:
    """The ids of the documents that share a term which is not too common to tell anything."""
    found = ((term, lookup(term)) for term in signature.bands)
    return frozenset(
        document_id
        for term, ids in found
        if len(ids) <= COMMON or term.startswith("t:")
        for document_id in ids
    )


def promising(first: Signature, second: Signature) -> bool:
    """Whether the signatures leave it open that one text holds most of the other."""
    one, other = set(first.bands), set(second.bands)
    shared = one & other
    if any(not term.startswith("w:") for term in shared):
        return True
    fewer = min(sum(term.startswith("w:") for term in terms) for terms in (one, other))
    return len(shared) >= PROMISING * max(1, fewer)


def _day(document: Document) -> str | None:
    """The day of the meeting where the document states it."""
    return (document.held_on and document.held_on.stated and day_of(document)) or None


def other_meetings(first: Document, second: Document) -> bool:
    """Whether both state the day of their meeting, and not the same."""
    return None not in (days := {_day(first), _day(second)}) and len(days) > 1


def _near(first: Document, second: Document) -> float:
    """How far the one's substance is contained in the other's; 0 where it is too little to tell."""
    likeness = compare(substance(first), substance(second))
    return likeness.containment if likeness.smaller >= SMALLEST else 0.0


def classify(first: Record, second: Record) -> Duplicate | None:
    """How the two repeat each other, and which is which; None when they do not.

    The same file and the same words (but for page numbers and a running head) count whatever they are. A near copy has four fifths of the smaller
    text in the larger, forms left out, and is not of another day's meeting: minutes of one body are
    much alike. Beside these, a summons and the minutes of its meeting are a pair.
    """
    one, other = sorted((first, second), key=lambda record: record.document.id)
    found = _pair(one, other)
    if found is None:
        return None
    pair = related(found, one, other)
    return None if pair.kind is DuplicateKind.MEETING and pair.relation is Relation.NONE else pair


def _pair(first: Record, second: Record) -> Duplicate | None:
    """The two as a pair, without saying which is which; ``first`` has the lesser id."""
    one, other = first.document, second.document
    if one.source.sha256 == other.source.sha256:
        return Duplicate(one.id, other.id, DuplicateKind.EXACT, 1.0)
    if first.signature.bands and first.signature.text_sha256 == second.signature.text_sha256:
        return Duplicate(one.id, other.id, DuplicateKind.SAME_TEXT, 1.0)
    if not other_meetings(one, other) and (contained := _near(one, other)) >= NEAR:
        kind = DuplicateKind.SAME_TEXT if same_words(one.text, other.text) else DuplicateKind.NEAR
        return Duplicate(one.id, other.id, kind, contained)
    if same_meeting(one, other) and (shared := matters_shared(first, second)) >= SAME_MATTERS:
        return Duplicate(one.id, other.id, DuplicateKind.MEETING, shared)
    return None


def find_duplicates(record: Record, lookup: Lookup, signatures: Signatures, load: Load) -> list[Duplicate]:
    """Every document that repeats this one, or that this one repeats, in the order of their ids.

    ``lookup`` gives the ids of the documents that have a term of a signature (the record's own does no harm),
    ``signatures`` those of several documents, ``load`` one record. What they raise goes through.
    """
    met = candidates(record.signature, lookup) - {record.document.id}
    signed = signatures(met) if met else {}
    likely = sorted(other for other, signed_by in signed.items() if promising(record.signature, signed_by))
    pairs = (classify(record, load(other)) for other in likely)
    return [pair for pair in pairs if pair is not None]
