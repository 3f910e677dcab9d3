"""Search Swedish meeting minutes: who met, when, and what was decided.

`Archive` is the door; what it takes and gives are the nouns beside it, loaded when they are named. `measure` tells how
well the facts of your own minutes are found.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from minutes_index.archive import Archive, measure, restore
from minutes_index.errors import MinutesIndexError, QueryError
from minutes_index.model import DuplicateKind, Label, Outcome, Role, SectionKind

if TYPE_CHECKING:
    from minutes_index.archive.backups import BackedUp
    from minutes_index.archive.maintenance import Mended
    from minutes_index.catalog.facts import Failure, Stats
    from minutes_index.config import Settings
    from minutes_index.evaluate.measurement import Measured
    from minutes_index.index.base import Sort
    from minutes_index.index.facets import Bucket
    from minutes_index.ingest.report import Fault, ImportReport, Moved, Progress, SourceNote, Unread
    from minutes_index.model import Duplicate, OmissionKind, ReadBy, Relation, Stand
    from minutes_index.report.coverage.findings import Finding, FindingKind, Place
    from minutes_index.report.coverage.numbering import Certainty, Scheme
    from minutes_index.report.coverage.view import (
        BodyYear,
        Coverage,
        NumberingView,
        PagesView,
        PoorPages,
        ReadInPart,
        Unplaced,
    )
    from minutes_index.report.decisions import DecisionView, RegisteredDecision
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
    from minutes_index.report.documents import (
        AttendanceView,
        CopyView,
        DocumentView,
        HeldOn,
        MentionView,
        SectionView,
        StandView,
        VoteView,
    )
    from minutes_index.report.duplicates import Copy, DuplicateView
    from minutes_index.report.judgements import JudgementView
    from minutes_index.report.omissions import OmissionView
    from minutes_index.report.pages import PageView
    from minutes_index.report.people import PersonMention, PersonView
    from minutes_index.report.personal_numbers import NumberPlace
    from minutes_index.report.review import DoubtView
    from minutes_index.search.results import CopyHit, DocumentHit, PassageHit, Results

__all__ = [
    "Archive",
    "AttendanceDifference",
    "AttendanceView",
    "BackedUp",
    "BodyYear",
    "Bucket",
    "Certainty",
    "ComparedView",
    "Copy",
    "CopyHit",
    "CopyView",
    "Coverage",
    "DecisionDifference",
    "DecisionView",
    "Differences",
    "DocumentHit",
    "DocumentView",
    "DoubtView",
    "Duplicate",
    "DuplicateKind",
    "DuplicateView",
    "Failure",
    "Fault",
    "Finding",
    "FindingKind",
    "HeldOn",
    "ImportReport",
    "JudgementView",
    "Label",
    "Measured",
    "Mended",
    "MentionView",
    "MinutesIndexError",
    "Moved",
    "NumberPlace",
    "NumberingView",
    "OmissionKind",
    "OmissionView",
    "Outcome",
    "PageView",
    "PagesView",
    "PassageHit",
    "PersonMention",
    "PersonView",
    "PieceKind",
    "PieceView",
    "Place",
    "PlaceView",
    "PoorPages",
    "Progress",
    "QueryError",
    "ReadBy",
    "ReadInPart",
    "RegisteredDecision",
    "Relation",
    "Results",
    "Role",
    "Scheme",
    "SectionDifference",
    "SectionKind",
    "SectionView",
    "Settings",
    "Sort",
    "SourceNote",
    "Stand",
    "StandView",
    "State",
    "Stats",
    "Unplaced",
    "Unread",
    "VoteDifference",
    "VoteView",
    "measure",
    "restore",
]

_HOMES = {
    "archive.backups": "BackedUp",
    "archive.maintenance": "Mended",
    "catalog.facts": "Failure Stats",
    "config": "Settings",
    "evaluate.measurement": "Measured",
    "index.base": "Sort",
    "index.facets": "Bucket",
    "ingest.report": "Fault ImportReport Moved Progress SourceNote Unread",
    "model": "Duplicate OmissionKind ReadBy Relation Stand",
    "report.coverage.findings": "Finding FindingKind Place",
    "report.coverage.numbering": "Certainty Scheme",
    "report.coverage.view": "BodyYear Coverage NumberingView PagesView PoorPages ReadInPart Unplaced",
    "report.decisions": "DecisionView RegisteredDecision",
    "report.difference_views": "AttendanceDifference ComparedView DecisionDifference Differences PieceKind PieceView PlaceView SectionDifference State VoteDifference",
    "report.documents": "AttendanceView CopyView DocumentView HeldOn MentionView SectionView StandView VoteView",
    "report.duplicates": "Copy DuplicateView",
    "report.judgements": "JudgementView",
    "report.omissions": "OmissionView",
    "report.pages": "PageView",
    "report.people": "PersonMention PersonView",
    "report.personal_numbers": "NumberPlace",
    "report.review": "DoubtView",
    "search.results": "CopyHit DocumentHit PassageHit Results",
}
"""By module, the nouns that are loaded when they are named."""

if not TYPE_CHECKING:  # to a type checker it would promise every name

    def __getattr__(name: str) -> object:
        home = next((module for module, nouns in _HOMES.items() if name in nouns.split()), None)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{home}"), name)
