"""DOCUMENT -> ANNOTATIONS: language, people, municipalities, organisations, dates, decisions, identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.annotate.reading import Annotated, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.model import Section


__all__ = ["Annotated", "annotate"]


def annotate(text: str, sections: Sequence[Section], file_name: str = "", model: str = "auto") -> Annotated:
    """Finds who, where, when and what was decided.

    Args:
        text: a document's NFC text.
        sections: its sections, which tile it.
        file_name: the source's name, where a date may stand.
        model: which trained model reads what the rules leave unexplained: ``auto``, ``shipped``, ``none`` or a name.

    Raises:
        ModelMissing: the model cannot be loaded.
    """
    from minutes_index.annotate.pipeline import annotated  # noqa: PLC0415 - spaCy takes a second to import

    return annotated(Reading(text, tuple(sections), file_name), model)
