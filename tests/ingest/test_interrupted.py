"""Imports that are stopped, killed or run twice at a time, and how the two stores come together again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.catalog.store import SqliteCatalog
from minutes_index.errors import CatalogLocked
from minutes_index.extract import Reading
from minutes_index.index.base import Request
from minutes_index.index.memory import MemoryIndex
from minutes_index.ingest import linking, synchronisation
from minutes_index.ingest.check import check
from minutes_index.ingest.options import Order
from minutes_index.ingest.run import import_paths
from minutes_index.ingest.synchronisation import reindex
from minutes_index.query.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.ingest.conftest import Store

    from minutes_index.index.base import Index
    from minutes_index.ingest.report import Progress
    from minutes_index.model import Duplicate, Record

QUERIES = ("", "gångbro", '"förslaget om bron"', 'person:"Torbjörn Ekvall"', "decision:approved", "skol*")


class KilledError(BaseException):
    """The process ended here."""


def stop_after(number: int) -> Callable[[Progress], None]:
    """A progress callback in which Ctrl-C is pressed after so many files."""

    def progress(now: Progress) -> None:
        if now.done == number:
            raise KeyboardInterrupt

    return progress


def answers(index: Index) -> list[set[tuple[str, int]]]:
    """The passages that answer each of some queries."""
    return [
        {(hit.document_id, hit.ordinal) for hit in index.search(Request(parse(query), limit=1000)).hits}
        for query in QUERIES
    ]


def whats(store: Store) -> list[str]:
    """What a check finds."""
    return [fault.what for fault in check(store.catalog, store.index)]


@pytest.mark.parametrize("files", [1, 2, 3])
def test_ctrl_c_keeps_what_was_done(store: Store, folder: Path, files: int) -> None:
    """What was read is in, searchable and linked; the next import reads the rest only."""
    report = store.take(folder, progress=stop_after(files))
    assert report.interrupted
    assert len(report.new) == files
    assert len(store.index.document_ids()) == files
    assert [count.documents for count in store.catalog.people("Gunilla Nordanvind")] == [files]
    assert whats(store) == []
    report = store.take(folder)
    assert (len(report.new), report.unchanged, report.interrupted) == (3 - files, files, False)


def killed_in(monkeypatch: pytest.MonkeyPatch, store: Store, folder: Path, name: str) -> None:
    """Imports with a copy among the files, and ends the process when it comes to a step."""
    (folder / "copy.txt").write_bytes((folder / "bron.txt").read_bytes())

    def kill(*_arguments: object) -> None:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(synchronisation if hasattr(synchronisation, name) else linking, name, kill)
        with pytest.raises(KilledError):
            store.take(folder)


@pytest.mark.parametrize(
    ("step", "behind"), [("put", True), ("find_duplicates", False), ("link_people", False), ("agree", True)]
)
def test_killed_between_two_steps(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, *, behind: bool
) -> None:
    """Wherever the process ends once the catalog has the documents, the next import mends what is missing."""
    killed_in(monkeypatch, store, folder, step)
    assert ("the index is of another state than the catalog" in whats(store)) == behind
    assert any("was interrupted" in what for what in whats(store))
    report = store.take(folder)
    assert (len(report.new), report.unchanged) == (0, 4)
    assert whats(store) == []
    assert store.index.document_ids() == set(store.catalog.document_ids())
    assert len(store.catalog.duplicates()) == 1
    assert [count.documents for count in store.catalog.people("Gunilla Nordanvind")] == [4]


def test_killed_before_anything_is_kept(store: Store, folder: Path) -> None:
    """The stores agree on nothing, and the next import begins anew."""

    def kill(_now: Progress) -> None:
        raise KilledError

    with pytest.raises(KilledError):
        store.take(folder, progress=kill)
    assert store.catalog.document_ids() == []
    assert [what for what in whats(store) if "interrupted" not in what] == []
    assert len(store.take(folder).new) == 3


def test_an_index_that_holds_too_much_is_mended(store: Store, folder: Path) -> None:
    """Documents that the catalog has no longer go from the index with the next import."""
    store.take(folder)
    gone = store.catalog.find("bron.txt")
    store.catalog.remove([gone])
    assert f"in the index, but no longer in the catalog: document {gone}" in whats(store)
    store.take(folder / "badet.txt")
    assert gone not in store.index.document_ids()
    assert whats(store) == []


def test_check_names_what_cannot_be_searched(store: Store, folder: Path) -> None:
    """Documents that only the catalog has are named, with the way out."""
    store.take(folder)
    with store.index.writer() as writer:
        writer.delete(store.catalog.find("bron.txt"))
    (fault,) = check(store.catalog, store.index)
    assert fault.what == f"cannot be searched, for the index lacks it: {folder / 'bron.txt'}"
    assert "minutes-index check --repair" in fault.hint
    assert fault.repairable


def test_one_import_at_a_time(store: Store, folder: Path) -> None:
    """A second import is refused with a message, and does no harm to the first."""
    refused: list[str] = []

    def second(_now: Progress) -> None:
        with (
            SqliteCatalog.open(store.catalog.directory) as catalog,
            pytest.raises(CatalogLocked) as error,
        ):
            import_paths(Order([folder], Reading()), catalog, store.index, lambda _: None)
        refused.append(f"{error.value} ({error.value.hint})")
        assert not any("interrupted" in what for what in whats(store)), (
            "an import that runs is none that broke off"
        )

    report = store.take(folder, progress=second)
    assert len(report.new) == len(refused) == 3
    assert refused[0].startswith("another process is importing into")
    assert "wait until it has finished" in refused[0]


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_reindex_gives_the_same_answers(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    """An index built from the catalog answers like the one that the import filled."""
    monkeypatch.setattr(synchronisation, "BATCH", batch)
    store.take(folder)
    built = MemoryIndex()
    assert reindex(store.catalog, built) == 3
    assert answers(built) == answers(store.index)
    assert all(answers(built))
    assert built.generation() == store.catalog.generation()
    assert check(store.catalog, built) == []


def test_pairs_are_looked_for_in_both_stores(store: Store, folder: Path) -> None:
    """`find_duplicates` tells each pair once, also when both documents are asked about."""
    (folder / "copy.txt").write_bytes((folder / "bron.txt").read_bytes())
    store.take(folder)
    records: Sequence[Record] = list(store.catalog.records(store.catalog.document_ids()))
    pairs: Sequence[Duplicate] = synchronisation.find_duplicates(store.catalog, store.index, records)
    assert list(pairs) == store.catalog.duplicates()
