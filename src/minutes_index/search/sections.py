"""What a search asks of the catalog."""

# ruff: noqa: D102 - the properties are named for what they are

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from minutes_index.model import DuplicateKind, Relation, Span

Key = tuple[str, int]
"""A section: document id and ordinal."""


class FoundSection(Protocol):
    """What is shown of a section; the catalog has values of this shape."""

    @property
    def path(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def held_on(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def masked(self) -> str: ...
    @property
    def numbers(self) -> frozenset[str]:
        """The personal numbers of its document, ten digits each."""

    @property
    def start(self) -> int:
        """Offset of the text in its document."""

    @property
    def page(self) -> int:
        """Where it begins, from 1."""

    @property
    def breaks(self) -> Sequence[int]:
        """Offsets in the text at which the next pages begin."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place where somebody is named, and what they are called in full."""

    span: Span
    """In the document."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision."""

    span: Span
    """In the document."""
    outcome: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Copied:
    """Two documents that are the same text."""

    first: str
    second: str
    kind: DuplicateKind
    similarity: float
    relation: Relation
    subject: str


class Sections(Protocol):
    """Where what stands behind hits is read; what it does not know is left out."""

    def sections(self, keys: Collection[Key]) -> Mapping[Key, FoundSection]:
        """The sections, all at once."""

    def named(self, keys: Collection[Key]) -> Mapping[Key, Sequence[Named]]:
        """Who is named in the sections."""

    def decided(self, keys: Collection[Key]) -> Mapping[Key, Sequence[Decided]]:
        """What is decided in the sections."""

    def copied(self, ids: Collection[str]) -> Sequence[Copied]:
        """Which of the documents are the same text; one that merely holds another is not."""

    def paths(self, ids: Collection[str]) -> Mapping[str, str]:
        """By id, where the documents lie."""
