"""Processes that read files: what hangs, dies or takes too much costs the file it was at, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING

import psutil
import pytest

from minutes_index.extract import Reading
from minutes_index.ingest.options import Order
from minutes_index.ingest.run import import_paths
from minutes_index.ingest.task import Read, Refused, Same, Task
from minutes_index.ingest.workers import Worker, Workers, let_go

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tests.ingest.conftest import Store

WORDS = "Tekniska nämnden beslutar att godkänna redovisningen av vinterväghållningen. "


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A text that takes far longer to read than it is given."""
    path = tmp_path / "long.txt"
    path.write_text(
        "\n\n".join(f"§ {number} Ärende\n\n{WORDS * 4}" for number in range(1, 40_000)), encoding="utf-8"
    )
    return path


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A process of its own."""
    made = Worker()
    yield made
    made.close()


READ = """
import sys
from pathlib import Path
from minutes_index.ingest import worker
from minutes_index.ingest.task import Read, Task
from minutes_index.ingest.work import answer
assert isinstance(answer(Task(Path(sys.argv[1])), lambda: None), Read)
stores = {"minutes_index.catalog.sql", "whoosh", "tantivy"} & sys.modules.keys()
assert not stores, stores
"""


def test_who_reads_loads_no_store(tmp_path: Path) -> None:
    """Each process would need the time and the memory for it, and none writes."""
    path = tmp_path / "short.txt"
    path.write_text(WORDS, encoding="utf-8")
    subprocess.run([sys.executable, "-c", READ, str(path)], check=True)  # noqa: S603 - our own script


def processes(importer: int | None = None) -> list[psutil.Process]:
    """Those that read files for a process, by default for this one."""
    try:
        children = psutil.Process(importer).children()
    except psutil.NoSuchProcess:
        return []
    return [child for child in children if reads_files(child)]


def reads_files(process: psutil.Process) -> bool:
    """Whether it lives and reads files for an import."""
    try:
        return "minutes_index.ingest.worker" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:  # it ended since it was listed
        return False


def lives(pid: int) -> bool:
    """Whether a process goes on: one that has ended and that nobody asked about does not."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def one_by_one(tasks: Iterable[Task]) -> Callable[[], Task | None]:
    """Gives a task each time it is called, and None when there are no more."""
    left = iter(tasks)
    return lambda: next(left, None)


def once_busy(act: Callable[[psutil.Process], object]) -> None:
    """Waits until a process has worked for a moment, and does something to it."""
    while True:
        for process in processes():
            if process.status() == psutil.STATUS_RUNNING:
                act(process)
                return
        time.sleep(0.05)


def test_a_file_over_the_time_limit(worker: Worker, long: Path) -> None:
    """It is given up with the limit as the reason, its bytes are known, and its process is gone."""
    answer, _ = worker.answer(Task(long, reading=Reading(seconds=1)))
    assert isinstance(answer, Refused)
    assert answer.failure.kind == "timed out"
    assert "1 seconds" in answer.failure.reason
    assert "max_seconds" in answer.failure.hint
    assert answer.source is not None
    assert answer.source.sha256
    assert not worker.usable


def test_a_file_over_the_memory_limit(worker: Worker, long: Path) -> None:
    """It is given up with the limit as the reason; the process, which may be short of something, reads no other."""
    answer, _ = worker.answer(Task(long, reading=Reading(megabytes=4)))
    assert isinstance(answer, Refused)
    assert (answer.failure.kind, answer.last) == ("too large", True)
    assert "more than 4 megabytes" in answer.failure.reason
    assert "max_megabytes" in answer.failure.hint
    assert not worker.usable


def test_a_process_that_is_killed(worker: Worker, long: Path) -> None:
    """The file it was at has the signal as its reason."""
    killer = Thread(target=once_busy, args=(psutil.Process.kill,))
    killer.start()
    answer, _ = worker.answer(Task(long))
    killer.join()
    assert isinstance(answer, Refused)
    assert (answer.failure.kind, answer.source) == ("crashed", None)
    assert "SIGKILL" in answer.failure.reason


def test_a_process_that_died_while_it_waited_is_replaced(folder: Path) -> None:
    """Nobody's file is blamed for it."""
    task = Task(folder / "bron.txt")
    with Workers(1) as workers:
        (before,) = [answer for _, answer in workers.answers(one_by_one([task]))]
    let_go_of = processes()
    for process in let_go_of:
        process.kill()
    with Workers(1) as workers:
        (after,) = [answer for _, answer in workers.answers(one_by_one([task]))]
    assert isinstance(before, Read)
    assert isinstance(after, Read)
    assert before.record == after.record


def test_many_tasks_over_few_processes(folder: Path) -> None:
    """Every task has its answer, in whatever order; no more processes work than are allowed."""
    let_go()
    tasks = [Task(path) for path in sorted(folder.iterdir())] * 8
    most = 0
    done = []
    with Workers(2) as workers:
        for task, answer in workers.answers(one_by_one(tasks)):
            with workers.turn():
                done.append(task)
            most = max(most, len(processes()))
            assert isinstance(answer, Read)
            assert answer.record.document.source.path == task.shown
    assert sorted(map(str, done)) == sorted(map(str, tasks))
    assert most <= 2


def test_a_file_that_holds_what_it_held(worker: Worker, folder: Path) -> None:
    """It is not read again."""
    answer, _ = worker.answer(Task(folder / "bron.txt"))
    assert isinstance(answer, Read)
    again, _ = worker.answer(Task(folder / "bron.txt", sha256=answer.record.document.source.sha256))
    assert again == Same(answer.record.document.source)


@pytest.mark.parametrize("store", ["whoosh"], indirect=True)
def test_an_import_outlives_what_its_processes_die_of(store: Store, folder: Path, long: Path) -> None:
    """The file that takes too long is told of, and all others are in; the next import tells it again without reading it."""
    paths = [folder, long]
    report = import_paths(
        Order(paths, Reading(seconds=10), jobs=2), store.catalog, store.index, lambda _: None
    )
    assert [failure.kind for failure in report.failed] == ["timed out"]
    assert len(report.new) == 3
    state = long.stat()
    long.write_text("Protokoll".ljust(state.st_size))  # what would be a document, if it were read
    os.utime(long, ns=(state.st_atime_ns, state.st_mtime_ns))
    again = import_paths(
        Order(paths, Reading(seconds=10), jobs=2), store.catalog, store.index, lambda _: None
    )
    assert (again.failed, again.unchanged) == (report.failed, 3)


def test_a_process_ends_with_the_program_also_while_it_reads(tmp_path: Path, long: Path) -> None:
    """Whatever it is at, when the import is killed: nothing goes on for minutes."""
    script = "import sys\nfrom minutes_index import Archive\nwith Archive.open(sys.argv[1], create=True) as archive:\n    archive.import_paths([sys.argv[2]])\n"
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "archive"), str(long)]) as started:  # noqa: S603 - our own program
        readers: list[psutil.Process] = []
        while not readers or readers[0].cpu_times().user < 2:
            assert started.poll() is None, "the import ended before it could be killed"
            readers = processes(started.pid)
        started.kill()
        psutil.wait_procs(readers)


def test_a_limit_of_the_system_on_memory_is_kept_to(folder: Path, tmp_path: Path) -> None:
    """A hard limit lower than ours is no fault of any file."""
    command = f"ulimit -v 2500000; exec {sys.executable} -m minutes_index --archive {tmp_path / 'archive'} import {folder}"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607 - our own program
    assert ended.stdout.startswith("3 new, 0 changed, 0 unchanged, 0 failed"), ended.stdout + ended.stderr


def test_processes_end_with_the_program(folder: Path, tmp_path: Path) -> None:
    """None is left when the program is killed: they see that nobody asks any more."""
    script = (
        "import sys, os, psutil\n"
        "from minutes_index import Archive\n"
        "with Archive.open(sys.argv[1], create=True) as archive:\n"
        "    archive.import_paths([sys.argv[2]])\n"
        "print(*[child.pid for child in psutil.Process().children()], flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "archive"), str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    pids = list(map(int, ended.stdout.split()))
    assert pids
    while any(map(lives, pids)):
        time.sleep(0.05)
