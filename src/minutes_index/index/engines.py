"""The engines there are, and which of them made an index."""

# ruff: noqa: PLC0415 - an engine is loaded when it is used

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from minutes_index.errors import EngineMissing

if TYPE_CHECKING:
    from pathlib import Path

    from minutes_index.index.base import Index
    from minutes_index.index.tantivy import TantivyIndex
    from minutes_index.index.whoosh import WhooshIndex

WHOOSH: Final = "whoosh"
TANTIVY: Final = "tantivy"
NAMES: Final = (WHOOSH, TANTIVY)
AUTO: Final = "auto"
"""In settings: the engine of the index, whichever it is, and Whoosh for a new one."""
STATE: Final = "state.json"
"""Beside every index; one that names no engine in it is Whoosh's."""
OF_TANTIVY: Final = "meta.json"
"""Tells an index whose state cannot be read."""


def made_by(directory: Path) -> str:
    """The engine of the index in ``directory``, one of `NAMES`; empty when there is no index."""
    if not directory.is_dir():
        return ""
    try:
        engine = json.loads((directory / STATE).read_text(encoding="utf-8")).get("engine", WHOOSH)
    except (OSError, ValueError, AttributeError):
        engine = None
    if engine in NAMES:
        return str(engine)
    return TANTIVY if (directory / OF_TANTIVY).exists() else WHOOSH


def opened(directory: Path) -> Index:
    """The index in ``directory``.

    Raises:
        IndexingError: there is none, or it cannot be used.
    """
    return _class(made_by(directory))(directory)


def created(engine: str, directory: Path) -> Index:
    """An empty index of an engine, one of `NAMES`.

    Raises:
        EngineMissing: the engine is not installed.
    """
    return _class(engine).create(directory)


def _class(engine: str) -> type[TantivyIndex | WhooshIndex]:
    if engine == TANTIVY:
        return _tantivy()
    from minutes_index.index.whoosh import WhooshIndex

    return WhooshIndex


def _tantivy() -> type[TantivyIndex]:
    try:
        from minutes_index.index.tantivy import TantivyIndex
    except ModuleNotFoundError as error:
        if error.name != TANTIVY:
            raise
        raise EngineMissing("this archive's search engine, tantivy, is not installed") from error
    return TantivyIndex
