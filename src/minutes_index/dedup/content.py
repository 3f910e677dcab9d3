"""What a meeting was about, without the forms around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.model import SectionKind

if TYPE_CHECKING:
    from minutes_index.model import Document

FORMS: Final = frozenset(
    {
        SectionKind.TITLE_PAGE,
        SectionKind.ATTENDANCE,
        SectionKind.CONTENTS,
        SectionKind.SIGNATURES,
        SectionKind.FURNITURE,
    }
)
"""Sections that are alike in all minutes of a body, whatever was dealt with."""


def substance(document: Document) -> str:
    """The text without title page, attendance, contents, signatures and what was set apart: what the meeting was about."""
    return "\n".join(
        section.span.of(document.text) for section in document.sections if section.kind not in FORMS
    )
