"""The nouns of the engine: frozen values that flow from room to room.

Every span is half-open and counts code points of the document's NFC text.
"""

from __future__ import annotations

from minutes_index.model.archive import Duplicate, DuplicateKind, Entity, Passage, Record, Relation, Signature
from minutes_index.model.facts import (
    Annotations,
    Attendance,
    Decision,
    Label,
    Mention,
    Omission,
    OmissionKind,
    Outcome,
    Person,
    Role,
    Stance,
    Stand,
    Vote,
)
from minutes_index.model.judgements import Judgement, PersonKey, Verdict
from minutes_index.model.text import (
    Document,
    MediaType,
    Page,
    ReadBy,
    Section,
    SectionKind,
    Source,
    Span,
    When,
)

__all__ = [
    "Annotations",
    "Attendance",
    "Decision",
    "Document",
    "Duplicate",
    "DuplicateKind",
    "Entity",
    "Judgement",
    "Label",
    "MediaType",
    "Mention",
    "Omission",
    "OmissionKind",
    "Outcome",
    "Page",
    "Passage",
    "Person",
    "PersonKey",
    "ReadBy",
    "Record",
    "Relation",
    "Role",
    "Section",
    "SectionKind",
    "Signature",
    "Source",
    "Span",
    "Stance",
    "Stand",
    "Verdict",
    "Vote",
    "When",
]
