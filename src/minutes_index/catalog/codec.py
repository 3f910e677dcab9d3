"""Frozen dataclasses to cells of a row and back, without loss.

A field goes to the column of its name; what a column cannot hold is spread or packed by its type:
a `Span` over ``start`` and ``end``, a `When` over four columns, a `Source` over its own fields, a tuple or a
`PersonKey` into JSON.
"""

from __future__ import annotations

import json
import types
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from minutes_index.errors import CatalogError
from minutes_index.model import PersonKey, Source, Span, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from minutes_index.catalog.sql import Row

T = TypeVar("T")
Cells = dict[str, Any]
"""A row to be: column to value."""


class Column(NamedTuple):
    """How one field is written and read."""

    write: Callable[[Any], Cells]
    read: Callable[[Row], Any]


def dumped(values: Iterable[object]) -> str:
    """The values as a JSON array."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def _plain(name: str) -> Column:
    return Column(lambda value: {name: value}, lambda row: row[name])


def _enum(name: str, kind: type[StrEnum]) -> Column:
    members = {member.value: member for member in kind}
    return Column(lambda value: {name: value.value}, lambda row: members[row[name]])


def _tuple(name: str) -> Column:
    return Column(lambda value: {name: dumped(value)}, lambda row: tuple(json.loads(row[name])))


def _span() -> Column:
    return Column(
        lambda span: {"start": span.start, "end": span.end}, lambda row: Span(row["start"], row["end"])
    )


def _when(name: str) -> Column:
    parts = {part.name: f"{name}_{part.name}" for part in fields(When)}

    def read(row: Row) -> When | None:
        absent = row[parts["edtf"]] is None
        texts = {part: row[column] for part, column in parts.items()}
        return None if absent else When(**{**texts, "stated": bool(texts["stated"])})

    return Column(
        lambda when: {column: getattr(when, part, None) for part, column in parts.items()},
        read,
    )


def _packed(name: str, kind: type[PersonKey]) -> Column:
    """A small value as a JSON array of its fields."""
    names = [part.name for part in fields(kind)]
    return Column(
        lambda value: {name: dumped(getattr(value, part) for part in names)},
        lambda row: kind(*json.loads(row[name])),
    )


def _column(name: str, kind: Any) -> Column:  # noqa: ANN401 - whatever stands in an annotation
    if get_origin(kind) is types.UnionType and When in get_args(kind):
        return _when(name)
    if get_origin(kind) is tuple:
        return _tuple(name)
    if kind is Span:
        return _span()
    if kind is PersonKey:
        return _packed(name, PersonKey)
    if kind is Source:
        source = Codec(Source)
        return Column(source.cells, source.noun)
    return _enum(name, kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else _plain(name)


@dataclass(frozen=True)
class Codec(Generic[T]):
    """Writes and reads the dataclass ``kind``; the fields in ``without`` are left to the caller."""

    kind: type[T]
    without: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """By field; worked out when the first row is met."""
        hints = get_type_hints(self.kind).items()
        return {name: _column(name, hint) for name, hint in hints if name not in self.without}

    def cells(self, noun: T) -> Cells:
        """The cells of ``noun``."""
        cells: Cells = {}
        for name, column in self.columns.items():
            cells |= column.write(getattr(noun, name))
        return cells

    def noun(self, row: Row, **given: object) -> T:
        """What ``row`` holds; ``given`` are the fields that were left out.

        Raises:
            CatalogError: a value is none that was ever written.
        """
        try:
            read = {name: column.read(row) for name, column in self.columns.items()}
        except (KeyError, TypeError, ValueError) as error:
            damaged = CatalogError(
                f"the catalog is damaged: {error.args[0]!r} is no value of a {self.kind.__name__}"
            )
            damaged.hint = "minutes-index check tells what is damaged, and what to do"
            raise damaged from error
        return self.kind(**read, **given)
