"""What arrives in watched folders is imported once it has settled, and watching stops when it is told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from watchfiles import Change

from minutes_index.archive import Archive
from minutes_index.ingest.report import ImportReport
from minutes_index.ingest.watch import Arriving, Minutes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_file_settles_when_nobody_writes_to_it(tmp_path: Path) -> None:
    """While it grows it is not given; once it has kept size and time it is, and once only."""
    path = tmp_path / "ks.txt"
    path.write_text("a", encoding="utf-8")
    eager, patient = Arriving(0), Arriving(3600)
    for arriving in (eager, patient):
        arriving.changed(path)
    path.write_text("ab", encoding="utf-8")
    assert eager.settled() == [path]
    assert eager.settled() == []
    assert patient.settled() == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ks.pdf", True),
        ("år/ks.txt", True),
        (".hidden/ks.txt", False),
        ("data.json", False),
        ("index/catalog.sqlite-wal", False),
    ],
)
def test_what_is_looked_at(tmp_path: Path, name: str, *, told: bool) -> None:
    """What an import of the folder would read, and nothing of the archive's own."""
    assert Minutes([tmp_path], tmp_path / "index")(Change.added, str(tmp_path / name)) == told


def test_an_archive_among_the_minutes_does_not_hear_itself(tmp_path: Path) -> None:
    heard = Minutes([tmp_path], tmp_path)
    assert heard(Change.added, str(tmp_path / "2023/ks.txt"))
    assert not any(
        heard(Change.modified, str(tmp_path / name))
        for name in ("catalog.sqlite-wal", "search/seg.txt", "import.lock")
    )


def test_watching(folder: Path, minutes: Callable[[str], str], tmp_path: Path) -> None:
    """First all that is there; then what is new, what has changed, what is gone; a set event ends it."""
    stop, reports = Event(), list[ImportReport]()
    steps: list[Callable[[], object]] = [
        lambda: (folder / "ny.txt").write_text(minutes("torget"), encoding="utf-8"),
        lambda: (folder / "bron.txt").write_text(minutes("parken"), encoding="utf-8"),
        (folder / "badet.txt").unlink,
        stop.set,
    ]

    def told(report: ImportReport) -> None:
        reports.append(report)
        steps[len(reports) - 1]()

    with Archive.open(tmp_path / "archive", create=True) as archive:
        thread = Thread(target=stop.wait, args=(120,))
        thread.start()
        archive.watch([folder], told, stop, settled=0.2)
        thread.join()
    assert [(len(r.new), len(r.changed), len(r.removed)) for r in reports] == [
        (3, 0, 0),
        (1, 0, 0),
        (0, 1, 0),
        (0, 0, 1),
    ]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_command_stops_cleanly(folder: Path, tmp_path: Path, how: signal.Signals) -> None:
    """Ctrl-C, or being asked to end, ends it with status 0 and a whole archive."""
    command = [
        sys.executable,
        "-m",
        "minutes_index",
        "watch",
        "--archive",
        str(tmp_path / "archive"),
        str(folder),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:  # noqa: S603 - our own program
        assert started.stdout is not None
        assert started.stdout.readline().startswith("3 new")
        os.kill(started.pid, how)
        _, said = started.communicate()
        assert started.returncode == 0, said
        assert "Traceback" not in said
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.check() == []
        assert len(archive.catalog.document_ids()) == 3
