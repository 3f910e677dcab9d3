"""A catalog is opened: made where there is none, brought up to this version where an older one made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.catalog.database import Database, pragma
from minutes_index.catalog.file import FILE_NAME, PRIVATE, VERSION, check
from minutes_index.errors import CatalogError, CatalogNotFound, CatalogTooOld

if TYPE_CHECKING:
    from pathlib import Path


def _require_version(database: Database, *, read_only: bool) -> None:
    """Sees that the catalog is of this version, or makes it so."""
    with database.reading() as connection:
        names = ("schema_version", "application_id", "user_version")
        tables, owner, version = (pragma(connection, name) for name in names)
    check(database.path, tables, owner, version)
    if version < VERSION:
        if read_only:
            raise CatalogTooOld(f"{database.path}: made by an older minutes-index")
        from minutes_index.catalog.creation import migrate  # noqa: PLC0415 - few catalogs are old

        migrate(database)


def opened(directory: Path, *, create: bool, read_only: bool) -> Database:
    """The catalog in ``directory``; with ``create`` both are made when there are none.

    One that an older version made is brought up to this one.

    Raises:
        CatalogNotFound: there is none, and none was to be made.
        CatalogTooNew: a newer version of this program made it.
        CatalogTooOld: an older version made it, and it is opened for reading only.
        CatalogError: the file is damaged, not a catalog, or cannot be opened.
    """
    path = directory / FILE_NAME
    if create:
        _make_directory(directory)
    elif not path.is_file():
        raise CatalogNotFound(f"there is no archive in {directory}")
    database = Database(path, "rwc" if create else "ro" if read_only else "rw")
    try:
        if create:
            from minutes_index.catalog.creation import make  # noqa: PLC0415 - most catalogs are there

            make(database)
        _require_version(database, read_only=read_only)
    except BaseException:  # whatever ended it, nobody else can close the file
        database.close()
        raise
    return database


def _make_directory(directory: Path) -> None:
    try:
        directory.mkdir(0o700, parents=True, exist_ok=True)
        (directory / FILE_NAME).touch(PRIVATE)
    except OSError as error:
        raise CatalogError(f"{directory}: {error.strerror}") from error
