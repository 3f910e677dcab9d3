"""An import from beginning to end, on real files and both engines."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from minutes_index.dedup.copies import NEAR
from minutes_index.extract import read_source
from minutes_index.index.base import Request
from minutes_index.ingest import batch
from minutes_index.ingest.importer import KEPT
from minutes_index.model import DuplicateKind
from minutes_index.query.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ingest.conftest import Store


def found(store: Store, query: str) -> set[str]:
    """The names of the documents that answer a query."""
    hits = store.index.search(Request(parse(query), limit=100)).hits
    heads = store.catalog.heads({hit.document_id for hit in hits})
    return {os.path.basename(head.source.path) for head in heads.values()}  # noqa: PTH119 - a shown path


def test_new_then_unchanged(store: Store, folder: Path) -> None:
    """What is in is not read again: the second import has nothing new, and says so."""
    first = store.take(folder)
    assert [path.rsplit("/", 1)[1] for path in first.new] == ["badet.txt", "bron.txt", "skolan.txt"]
    assert (first.changed, first.unchanged, first.failed, first.interrupted) == ((), 0, (), False)
    state = store.catalog.generation()
    second = store.take(folder)
    assert (second.new, second.changed, second.unchanged) == ((), (), 3)
    assert store.catalog.generation() == store.index.generation() == state


def test_progress_is_told_for_each_file(store: Store, folder: Path) -> None:
    """Every file counts, also those that fail or are known; in the order in which they are read."""
    (folder / "empty.txt").touch()
    files = {str(path) for path in folder.iterdir()}
    for _ in range(2):
        store.take(folder)
        told = store.told[-4:]
        assert [(now.done, now.total) for now in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
        assert {now.path for now in told} == files


def test_what_older_rules_read_is_read_anew(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Facts are by the rules of this version once a file has been imported again, also when the file is the same."""
    store.take(folder)
    monkeypatch.setattr("minutes_index.ingest.rules.facts_by", lambda model: f"others {model}")
    monkeypatch.setattr("minutes_index.ingest.analyse.facts_by", lambda model: f"others {model}")
    report = store.take(folder)
    assert (len(report.changed), report.unchanged) == (3, 0)
    assert store.take(folder).unchanged == 3


def test_a_file_that_was_only_touched(store: Store, folder: Path) -> None:
    """A new time with the same bytes is no change."""
    store.take(folder)
    os.utime(folder / "bron.txt", ns=(1, 1))
    report = store.take(folder)
    assert (report.new, report.changed, report.unchanged) == ((), (), 3)


def test_a_changed_file_takes_the_place_of_the_old(
    store: Store, folder: Path, minutes: Callable[[str], str]
) -> None:
    """The old text can no longer be found, the new one can, and there is still one document."""
    store.take(folder)
    assert found(store, "bron17") == {"bron.txt"}
    (folder / "bron.txt").write_text(minutes("biblioteket"), encoding="utf-8")
    report = store.take(folder)
    assert (report.new, [path.rsplit("/", 1)[1] for path in report.changed]) == ((), ["bron.txt"])
    assert found(store, "bron17") == set()
    assert found(store, "biblioteket17") == {"bron.txt"}
    assert store.catalog.stats().documents == 3


def test_a_file_that_fails_stops_nothing(store: Store, folder: Path) -> None:
    """Failures are rows, by path, and the files before and after them are in."""
    (folder / "z.txt").touch()
    (folder / "a.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "bz").symlink_to(folder)
    report = store.take(folder, folder / "none.txt")
    assert len(report.new) == 3
    assert [(failure.path.rsplit("/", 1)[1], failure.kind) for failure in report.failed] == [
        ("a.txt", "unsupported"),
        ("bz", "unreadable"),
        ("none.txt", "unreadable"),
        ("z.txt", "empty"),
    ]
    assert all(failure.reason and failure.hint for failure in report.failed)
    (last, *_) = store.catalog.runs()
    assert store.catalog.failures(last.id) == list(report.failed)
    assert last.counts == {"new": 3, "changed": 0, "unchanged": 0, "moved": 0, "duplicates": 0, "removed": 0}


def test_a_known_file_that_becomes_unreadable(store: Store, folder: Path) -> None:
    """It is told of, and what the archive knows of it stays."""
    store.take(folder)
    (folder / "bron.txt").write_bytes(b"")
    report = store.take(folder)
    assert [failure.kind for failure in report.failed] == ["empty"]
    assert found(store, "bron17") == {"bron.txt"}


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_batches(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """However many documents are written at a time, all of them are, each once."""
    monkeypatch.setattr(batch, "DOCUMENTS", size)
    (folder / "copy.txt").write_bytes((folder / "bron.txt").read_bytes())
    report = store.take(folder)
    assert len(report.new) == 4
    assert len(report.duplicates) == 1
    assert store.index.document_ids() == set(store.catalog.document_ids())
    assert store.index.generation() == store.catalog.generation()


def test_long_documents_are_written_sooner(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch is full when its text is, so that an interruption never costs much."""
    monkeypatch.setattr(batch, "CHARACTERS", 1)
    kept: list[int] = []
    store.take(folder, progress=lambda _now: kept.append(len(store.catalog.document_ids())))
    assert kept == [0, 1, 2]


def test_duplicates_across_two_imports(store: Store, folder: Path, tmp_path: Path) -> None:
    """A file that comes later is compared with what is in: same bytes, same words, most of the words."""
    store.take(folder)
    text = (folder / "bron.txt").read_text(encoding="utf-8")
    later = tmp_path / "later"
    later.mkdir()
    (later / "1 exact.txt").write_text(text, encoding="utf-8")
    report = store.take(later)
    assert [(pair.kind, pair.similarity) for pair in report.duplicates] == [(DuplicateKind.EXACT, 1.0)]
    (later / "2 same.txt").write_text(text.replace(" ", "  "), encoding="utf-8")
    (later / "3 near.txt").write_text(text.replace("bron60 brons60", "nytt ord"), encoding="utf-8")
    kinds = sorted(pair.kind for pair in store.take(later).duplicates)
    assert kinds == [DuplicateKind.NEAR] * 3 + [DuplicateKind.SAME_TEXT] * 2
    assert len(store.catalog.duplicates()) == 6
    assert all(pair.similarity >= NEAR for pair in store.catalog.duplicates())


def test_a_document_that_no_longer_repeats_another(
    store: Store, folder: Path, minutes: Callable[[str], str]
) -> None:
    """A pair falls when one of the two changes."""
    (folder / "copy.txt").write_bytes((folder / "bron.txt").read_bytes())
    store.take(folder)
    assert len(store.catalog.duplicates()) == 1
    (folder / "copy.txt").write_text(minutes("biblioteket"), encoding="utf-8")
    store.take(folder)
    assert store.catalog.duplicates() == []


def test_people_are_joined_across_imports(store: Store, folder: Path) -> None:
    """One chair of the same board is one person, whenever her minutes came in."""
    store.take(folder / "bron.txt")
    store.take(folder)
    (chair,) = store.catalog.people("Gunilla Nordanvind")
    assert chair.documents == 3
    assert len(store.catalog.people("Torbjörn Ekvall")) == 1


def test_two_names_that_are_one_in_nfc(store: Store, tmp_path: Path, minutes: Callable[[str], str]) -> None:
    """A file with a decomposed name is opened, kept under its composed name and known again."""
    path = tmp_path / "a\u030ar.txt"
    path.write_text(minutes("bron"), encoding="utf-8")
    assert store.take(path).new == (str(tmp_path / "år.txt"),)
    assert store.take(path).unchanged == 1


def test_a_name_that_is_not_utf8(store: Store, tmp_path: Path, minutes: Callable[[str], str]) -> None:
    """Such a file is taken in like any other; the foreign byte is shown as a number."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/m\xf6te.txt")
    try:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - the name in bytes is the point
            file.write(minutes("bron"))
    except OSError:
        pytest.skip("this file system keeps names in UTF-8 only")
    assert [name.rsplit("/", 1)[1] for name in store.take(tmp_path).new] == [r"m\xf6te.txt"]
    assert store.take(tmp_path).unchanged == 1


def test_a_file_that_is_gone_stays_in_the_archive(store: Store, folder: Path) -> None:
    """An archive does not forget because a folder was tidied up."""
    store.take(folder)
    (folder / "bron.txt").unlink()
    assert store.take(folder).unchanged == 2
    assert found(store, "bron17") == {"bron.txt"}


def test_sources_are_left_alone(store: Store, folder: Path) -> None:
    """Neither bytes nor times of a source change."""
    before = [read_source(path) for path in sorted(folder.iterdir())]
    store.take(folder)
    assert [read_source(path) for path in sorted(folder.iterdir())] == before


@pytest.mark.parametrize("known", [False, True])
def test_a_file_that_goes_while_the_import_runs(store: Store, folder: Path, known: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A file that was there when the folder was listed, and no longer when it is read, is a row like others."""
    if known:
        store.take(folder)
    report = store.take(folder, progress=lambda _now: (folder / "skolan.txt").unlink(missing_ok=True))
    (why,) = report.failed
    assert why.reason == "no such file or directory" + f"; {KEPT}" * known
    assert len(report.new) + report.unchanged == 2
