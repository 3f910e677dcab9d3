"""What is said of people is kept and in effect, or neither, wherever the work on it breaks off."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from minutes_index import Archive
from minutes_index.errors import MinutesIndexError
from minutes_index.ingest import synchronisation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MINUTES = "Protokoll\n\nKulturnämnden 2023-04-12\n\nNärvarande\nAnna Bergvall (S), ordförande\nSiv Hedlund (M)\n\n§ 1 Spår\n\nAnna Bergvall talade.\n"
SAYINGS: list[Callable[[Archive], object]] = [
    lambda archive: archive.merge("Anna Bergvall", "Siv Hedlund"),
    lambda archive: archive.rename("Anna Bergvall", "Anna Bergvall Ek"),
    lambda archive: archive.undo(1),
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An archive of one document in which something was said of somebody already."""
    (tmp_path / "a.txt").write_text(MINUTES)
    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.import_paths([tmp_path / "a.txt"])
        archive.rename("Siv Hedlund", "Siv Hedlund Alm")
        archive.rename("Siv Hedlund Alm", "Siv Hedlund")
    return tmp_path / "archive"


def state(place: Path) -> tuple[int, tuple[str, ...]]:
    """How much was said, and who there is by it."""
    with Archive.open(place) as archive:
        return len(archive.judgements()), tuple(sorted(person.name for person in archive.people()))


class Breaking(sqlite3.Connection):
    """Ends the work at one of the statements by which the catalog is written."""

    left: ClassVar[int]

    def execute(self, question: str, /, *values: Any) -> sqlite3.Cursor:
        self._count(question)
        return super().execute(question, *values)

    def executemany(self, question: str, /, *values: Any) -> sqlite3.Cursor:
        self._count(question)
        return super().executemany(question, *values)

    @classmethod
    def _count(cls, question: str) -> None:
        if question.startswith(("INSERT", "UPDATE", "DELETE")):
            cls.left -= 1
            if cls.left < 0:
                raise sqlite3.OperationalError("database or disk is full")


@pytest.mark.parametrize("say", SAYINGS, ids=["merge", "rename", "undo"])
def test_it_breaks_off_at_any_statement(
    place: Path, say: Callable[[Archive], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before or after, never between; and the next saying finds the archive whole."""
    before, at = state(place), 0
    while True:
        Breaking.left = at
        with monkeypatch.context() as patch:
            patch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Breaking))
            with Archive.open(place) as archive, suppress(MinutesIndexError, sqlite3.Error):
                say(archive)
        if Breaking.left >= 0:
            break
        assert state(place) == before, at
        at += 1
    assert at > 5, "it was broken off nowhere: this proves nothing"
    assert state(place) != before
    with Archive.open(place) as archive:
        assert archive.check() == []


def test_it_breaks_off_before_the_index_follows(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said is in effect; `check` tells that the index is behind, and whoever says something next brings it up."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Archive.open(place) as archive, monkeypatch.context() as patch:
        patch.setattr(synchronisation, "put_all", full)
        with pytest.raises(OSError, match="No space"):
            archive.rename("Anna Bergvall", "Anna Bergvall Ek")
    assert state(place) == (3, ("Anna Bergvall Ek", "Siv Hedlund"))
    with Archive.open(place) as archive:
        assert [fault.repairable for fault in archive.check()] == [True]
        archive.rename("Siv Hedlund", "Siv Hedlund Ek")
        assert archive.check() == []
        assert archive.search('person:"Anna Bergvall Ek"').total > 0
