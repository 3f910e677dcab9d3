"""The JSON form of every value that is given out: its fields are its keys."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeGuard, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import DataclassInstance

    Given = DataclassInstance | Sequence[DataclassInstance]


def _is_list(value: Given) -> TypeGuard[Sequence[DataclassInstance]]:
    return isinstance(value, list | tuple)


def plain(value: Given) -> object:
    """The value as dictionaries, lists, texts and numbers."""
    if _is_list(value):
        return [asdict(item) for item in value]
    return asdict(cast("DataclassInstance", value))


def to_json(value: Given) -> str:
    """The value as one JSON document, letters beyond ASCII as they are."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2)
