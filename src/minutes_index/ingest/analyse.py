"""One file -> everything known of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from minutes_index.annotate import annotate
from minutes_index.dedup.signature import signature
from minutes_index.errors import EmptySource
from minutes_index.extract import Reading, pages, read_source
from minutes_index.ingest.document_ids import document_id
from minutes_index.ingest.fingerprint import facts_by
from minutes_index.model import Document, Record
from minutes_index.structure import structure, with_furniture

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from minutes_index.model import Page, Source


def analyse(path: Path, reading: Reading, model: str = "auto") -> Record:
    """Reads the file at ``path`` and finds what there is to find.

    Args:
        path: a file that `minutes_index.extract.detect` knows, and no container.
        reading: how it is read, and the most of it.
        model: the trained model to ask, as in `minutes_index.annotate.annotate`.

    Raises:
        ModelMissing: the model cannot be loaded.
        SourceError: the file cannot be taken in.
    """
    return analysed(pages(path, reading), read_source(path), document_id(path), model)


def analysed(read: Iterable[Page], source: Source, id_: str, model: str) -> Record:
    """What there is to find in the pages of a source.

    Raises:
        ModelMissing: the model cannot be loaded.
        SourceError: there is no text, or a page cannot be read.
    """
    read = tuple(read)
    structured = structure(read)
    if not structured.text.strip() and not structured.furniture:
        raise EmptySource(source.path, "it has no text")
    name = os.path.basename(source.path)  # noqa: PTH119 - a shown path is no Path
    found = annotate(structured.text, structured.sections, name, model)
    text, sections = with_furniture(structured.text, found.sections, structured.furniture)
    document = Document(
        id_,
        source,
        text,
        structured.page_starts,
        sections,
        found.title,
        found.body,
        found.municipality,
        found.held_on,
        found.language,
    )
    return Record(document, read, found.annotations, signature(document), facts_by(model))
