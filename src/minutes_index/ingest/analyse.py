"""One file -> everything known of it."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from minutes_index.annotate import annotate, rules
from minutes_index.dedup.signature import signature
from minutes_index.errors import EmptySource
from minutes_index.extract import Reading, pages, read_source
from minutes_index.model import Document, Record, Source
from minutes_index.structure import structure

if TYPE_CHECKING:
    from pathlib import Path


def document_id(path: Path) -> str:
    """The id of the document at ``path``: it stays the same when the file's content changes."""
    return hashlib.sha256(os.fsencode(os.path.abspath(path))).hexdigest()[:16]  # noqa: PTH100 - Path.absolute keeps `..`


def analyse(path: Path, reading: Reading, source: Source | None = None, model: str = "auto") -> Record:
    """Reads the file at ``path`` and finds what there is to find.

    Args:
        path: a file that `minutes_index.extract.detect` knows.
        reading: how it is read, and the most of it.
        source: the file as it stands, when that is known already.
        model: the trained model to ask, as in `minutes_index.annotate.annotate`.

    Raises:
        ModelMissing: the model cannot be loaded.
        SourceError: the file cannot be taken in.
    """
    source = source or read_source(path)
    read = tuple(pages(path, reading))
    structured = structure(read)
    if not structured.text.strip():
        raise EmptySource(source.path, "it has no text")
    name = os.path.basename(source.path)  # noqa: PTH119 - a shown path is no Path
    found = annotate(structured.text, structured.sections, name, model)
    document = Document(
        document_id(path),
        source,
        structured.text,
        structured.page_starts,
        found.sections,
        found.title,
        found.body,
        found.municipality,
        found.held_on,
        found.language,
    )
    return Record(document, read, found.annotations, signature(document), rules(model))
