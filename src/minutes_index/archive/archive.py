"""`Archive`: open it, take files in, ask.

Nothing heavy is loaded before a verb needs it.
"""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from minutes_index import config
from minutes_index.archive.asking import Asking
from minutes_index.archive.completion import Completing
from minutes_index.archive.index import ArchiveIndex
from minutes_index.archive.maintenance import Keeping
from minutes_index.archive.people import People
from minutes_index.archive.showing import Showing
from minutes_index.archive.stores import Stores
from minutes_index.archive.taking import Taking

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from minutes_index.catalog.base import Catalog
    from minutes_index.config import Settings

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


def _unheard(_line: str) -> None:
    """Tells nobody."""


def _done_by(
    part: Callable[[Archive], S],
) -> Callable[[Callable[Concatenate[S, P], T]], Callable[Concatenate[Archive, P], T]]:
    """Makes verbs of an archive out of the methods of a part of it, which is given what it needs."""

    def verb(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[Archive, P], T]:
        @wraps(method)
        def done(self: Archive, /, *args: P.args, **kwargs: P.kwargs) -> T:
            return method(part(self), *args, **kwargs)

        return done

    return verb


_taking = _done_by(lambda archive: Taking(archive.stores, archive.settings))
_asking = _done_by(lambda archive: Asking(archive.stores, archive.unmasked))
_showing = _done_by(lambda archive: Showing(archive.catalog, archive.unmasked))
_people = _done_by(lambda archive: People(archive.stores, archive.unmasked))
_completing = _done_by(lambda archive: Completing(archive.stores))
_keeping = _done_by(lambda archive: Keeping(archive.stores))


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive of minutes: import files, then ask.

    Use `Archive.open` as a context manager. Every verb may raise a `MinutesIndexError`, whose text can be
    shown to people as it is and whose ``hint`` tells the way out. In what the verbs give, the digits of personal
    numbers are masked, unless it was opened ``unmasked``; ``catalog`` holds the texts as they are.

    >>> from minutes_index import Archive
    >>> with Archive.open("index", create=True) as archive:
    ...     report = archive.import_paths(["minutes"])
    ...     results = archive.search("budget")
    >>> len(report.new), report.failed
    (1, ())
    >>> best = results.hits[0].passages[0]
    >>> best.section, best.heading, best.page
    ('§ 1', 'Budget 2024', 1)
    """

    settings: Settings
    stores: Stores
    """The catalog and the index."""
    unmasked: bool = False

    @classmethod
    def open(
        cls,
        directory: Path | str,
        *,
        create: bool = False,
        settings: Settings | None = None,
        unmasked: bool = False,
        tell: Callable[[str], None] = _unheard,
    ) -> Self:
        """The archive in ``directory``; with ``create`` it is made when there is none.

        Args:
            directory: where it is.
            create: whether to make it when there is none.
            settings: without them they are read from the archive's settings file and the environment.
            unmasked: whether to give personal numbers as they stand in the documents.
            tell: is given a line when an index that is missing, damaged or of another version is built anew.

        Raises:
            CatalogNotFound: there is none, and none was to be made.
            CatalogError: it cannot be opened, or a newer version made it.
            ConfigError: a setting is wrong.
        """
        from minutes_index.catalog.search_reads import SearchedCatalog

        chosen = settings or config.load({config.ARCHIVE: directory})
        searched = SearchedCatalog.open(Path(directory), create=create)
        stores = Stores(searched, ArchiveIndex(Path(directory), chosen.engine), tell)
        return cls(chosen, stores, unmasked)

    @property
    def catalog(self) -> Catalog:
        """The store of truth, with the texts as they are."""
        return self.stores.catalog

    def close(self) -> None:
        """Lets go of all files."""
        self.stores.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    import_paths = _taking(Taking.import_paths)
    remove = _taking(Taking.remove)
    watch = _taking(Taking.watch)

    search = _asking(Asking.search)
    is_searchable_in_full = _asking(Asking.is_searchable_in_full)
    decisions = _asking(Asking.decisions)
    unlooked = _asking(Asking.unlooked)

    show = _showing(Showing.show)
    pages = _showing(Showing.pages)
    duplicates = _showing(Showing.duplicates)
    diff = _showing(Showing.diff)
    coverage = _showing(Showing.coverage)
    read_in_part = _showing(Showing.read_in_part)
    personal_numbers = _showing(Showing.personal_numbers)

    people = _people(People.people)
    mentions = _people(People.mentions)
    merge = _people(People.merge)
    differ = _people(People.differ)
    split = _people(People.split)
    rename = _people(People.rename)
    judgements = _people(People.judgements)
    undo = _people(People.undo)
    review = _people(People.review)

    complete = _completing(Completing.complete)
    complete_document = _completing(Completing.complete_document)
    complete_person = _completing(Completing.complete_person)

    reindex = _keeping(Keeping.reindex)
    check = _keeping(Keeping.check)
    repair = _keeping(Keeping.repair)
    sources = _keeping(Keeping.sources)
    backup = _keeping(Keeping.backup)
    stats = _keeping(Keeping.stats)
    is_open_to_others = _keeping(Keeping.is_open_to_others)
