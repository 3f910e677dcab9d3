from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.index.memory import MemoryIndex
from minutes_index.index.tantivy import TantivyIndex
from minutes_index.index.whoosh import WhooshIndex

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from minutes_index.index.base import Index

ENGINES: dict[str, Callable[[Path], Index]] = {
    "memory": lambda _directory: MemoryIndex(),
    "whoosh": WhooshIndex.create,
    "tantivy": TantivyIndex.create,
}


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    """An empty index of each engine in turn."""
    return ENGINES[request.param](tmp_path / "index")
