"""What is wrong with an archive: the catalog, the index, and whether they say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.ingest.report import Fault
from minutes_index.recognisers.masking import personal_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from minutes_index.catalog.base import Catalog
    from minutes_index.errors import IndexingError
    from minutes_index.index.base import Flaw, Index

REPAIR: Final = "mend it with: minutes-index check --repair"
RESTORE: Final = "restore a backup with: minutes-index restore FILE; or import the files into a new archive"
RESTORE_SAID: Final = (
    "restore a backup with: minutes-index restore FILE; or look through: minutes-index people judgements"
)
READ_AGAIN: Final = "minutes-index check --repair has the next import of its file read it again; or restore a backup: minutes-index restore FILE"
AGAIN: Final = "run the import again; what is in is not read twice"
RENAME: Final = (
    "names are shown as they are: rename it, and import it into a new archive; this one keeps the old name"
)
NOT_LINKED: Final = "who is who is not yet as the documents, and what was said of people, have it"
OTHER_STATE: Final = "the index is of another state than the catalog"


def check(catalog: Catalog, index: Index) -> list[Fault]:
    """What is wrong with the two stores, beside their files; nothing when all is well."""
    return [*compared(catalog, index), *interrupted(catalog)]


def compared(catalog: Catalog, index: Index) -> Iterator[Fault]:
    """Documents that one of the stores lacks, or of which the index has not the text that the catalog has."""
    wanted, held = catalog.soundness.stamps(), index.stamps()
    paths = {known.document_id: path for path, known in catalog.sources().items()}
    for id_, path in sorted(paths.items(), key=lambda item: item[1]):
        stamp, sections = wanted[id_]
        if sections and id_ not in held:
            yield _mendable(f"cannot be searched, for the index lacks it: {path}", "stores", path, id_)
        elif id_ in held and held[id_] != {stamp: sections}:
            yield _mendable(f"the index has an older text of it, or part of it: {path}", "stores", path, id_)
    for id_ in sorted(held.keys() - wanted.keys()):
        yield _mendable(f"in the index, but no longer in the catalog: document {id_}", "stores", "", id_)
    if index.generation() != catalog.generation():
        yield _mendable(OTHER_STATE, "stores")
    if catalog.generation() and not catalog.is_linked() and not catalog.is_locked():
        yield _mendable(NOT_LINKED, "stores")


def _mendable(what: str, kind: str, path: str = "", document_id: str = "") -> Fault:
    hint = READ_AGAIN if kind == "text" else REPAIR
    return Fault(what, hint, kind, path, document_id, repairable=True)


def of_catalog(catalog: Catalog) -> Iterator[Fault]:
    """Damage, and rows that belong to nothing."""
    for what in catalog.soundness.damage():
        yield Fault(f"the catalog is damaged: {what}", RESTORE, "catalog", catalog.place)
    for table, count in sorted(catalog.soundness.orphans().items()):
        yield _mendable(f"rows of the catalog that belong to nothing (table {table}): {count}", "orphan")


def of_texts(catalog: Catalog) -> Iterator[Fault]:
    """Documents whose texts are not those that were written; every text is read."""
    for id_, path in catalog.soundness.changed():
        yield _mendable(f"its text in the catalog is damaged: {path}", "text", path, id_)


def of_facts(catalog: Catalog) -> Iterator[Fault]:
    """Documents, and tables of people, of which something is not as it was written; every row is read."""
    sound = catalog.soundness
    for id_, path in sound.altered():
        yield _mendable(f"a fact in the catalog is damaged: {path}", "text", path, id_)
    for what in sound.altered_whole():
        if what == "judgements":
            yield Fault("what was said of people is damaged in the catalog", RESTORE_SAID, "people")
        elif catalog.is_linked():
            yield _mendable("who is who is damaged in the catalog", "people")


def of_index(flaws: Iterable[Flaw], left: Iterable[Path]) -> Iterator[Fault]:
    """The parts of the index, and what a process that was killed left beside it."""
    for flaw in flaws:
        kind = "index" if flaw.damaged else "left over"
        yield _mendable(f"{flaw.name} of the index {flaw.what}", kind, str(flaw.path or ""))
    for path in left:
        yield _mendable(f"{path.name} was left by a process that was killed", "left over", str(path))


def unusable(error: IndexingError, *, repairable: bool) -> Fault:
    """An index that cannot be opened."""
    return Fault(str(error), REPAIR if repairable else error.hint, "index", repairable=repairable)


def interrupted(catalog: Catalog) -> Iterator[Fault]:
    """The last import, when it never ended and does not run."""
    for run in [] if catalog.is_locked() else catalog.runs()[:1]:
        if run.finished is None:
            what = f"the import of {run.started:%Y-%m-%d %H:%M} was interrupted"
            yield Fault(what, AGAIN, "interrupted")


def named_by_number(catalog: Catalog) -> list[Fault]:
    """The files whose names, or those of their folders, hold a personal number; a name is never masked."""
    return [
        Fault(f"a personal number in the name of {path}", RENAME, "name", path, known.document_id)
        for path, known in catalog.sources().items()
        if personal_numbers(path)
    ]
