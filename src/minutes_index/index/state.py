"""``state.json`` beside every index: which engine made it, and with which schema. Its bytes follow from these two."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from minutes_index.errors import SchemaMismatch
from minutes_index.index.manifest import DAMAGED, put

if TYPE_CHECKING:
    from pathlib import Path

STATE: Final = "state.json"


def _content(engine: str, schema: int) -> bytes:
    return json.dumps({"engine": engine, "schema": schema}).encode()


def write_state(directory: Path, engine: str, schema: int) -> None:
    """Marks an index as one of an engine and a schema."""
    put(directory / STATE, _content(engine, schema))


def check_state(directory: Path, schema: int) -> None:
    """Sees that an index was made with this schema.

    Raises:
        FileNotFoundError: There is none.
        SchemaMismatch: It was made with another.
        ValueError, LookupError, TypeError: The file is damaged.
    """
    found = json.loads((directory / STATE).read_text(encoding="utf-8"))["schema"]
    if found != schema:
        raise SchemaMismatch(f"the index in {directory} has schema {found}, not {schema}")


def state_fault(directory: Path, engine: str, schema: int) -> str:
    """What is wrong with the state of an index; empty when nothing is."""
    try:
        check_state(directory, schema)
        return "" if (directory / STATE).read_bytes() == _content(engine, schema) else DAMAGED
    except FileNotFoundError:
        return "is missing"
    except SchemaMismatch:
        return "is damaged, or the index is one of another version of this program"
    except (OSError, ValueError, LookupError, TypeError):
        return DAMAGED
