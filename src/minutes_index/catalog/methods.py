"""Methods of a catalog made of functions over a connection."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from minutes_index.catalog.database import Database
    from minutes_index.catalog.sql import Connection

P = ParamSpec("P")
T = TypeVar("T")


class Opened(Protocol):
    """What has a file open."""

    @property
    def database(self) -> Database:
        """The file."""


def reading(ask: Callable[Concatenate[Connection, P], T]) -> Callable[Concatenate[Opened, P], T]:
    """The method that asks this of one committed state."""

    @wraps(ask)
    def method(self: Opened, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with self.database.reading() as connection:
            return ask(connection, *args, **kwargs)

    return method


def streaming(
    ask: Callable[Concatenate[Connection, P], Iterable[T]],
) -> Callable[Concatenate[Opened, P], Iterator[T]]:
    """The method that asks this of one committed state, as long as it is listened to."""

    @wraps(ask)
    def method(self: Opened, /, *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
        with self.database.reading() as connection:
            yield from ask(connection, *args, **kwargs)

    return method


def writing(do: Callable[Concatenate[Connection, P], T]) -> Callable[Concatenate[Opened, P], T]:
    """The method that does this in one transaction."""

    @wraps(do)
    def method(self: Opened, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with self.database.writing() as connection:
            return do(connection, *args, **kwargs)

    return method
