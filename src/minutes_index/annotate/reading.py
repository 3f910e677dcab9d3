"""What the annotators are given, and what they give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_index.model import Annotations, Section, When


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the annotators read it."""

    text: str
    """NFC."""
    sections: tuple[Section, ...]
    """They tile the text."""
    file_name: str
    """The source's name, where a date may stand."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """What was found in a text: facts of the document, its sections with their case numbers, and the annotations."""

    title: str
    body: str
    municipality: str
    held_on: When | None
    language: str
    sections: tuple[Section, ...]
    annotations: Annotations
