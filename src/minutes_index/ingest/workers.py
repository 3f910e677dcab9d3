"""The processes that read files, and how long they may: one that hangs or dies costs the file it was at, and is replaced."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from threading import Condition, Timer
from typing import TYPE_CHECKING, Any, Final, Self

from minutes_index.errors import Crashed, SourceError, TimedOut
from minutes_index.extract import read_source
from minutes_index.ingest.frames import packed, received, value
from minutes_index.ingest.task import Answer, Refused, Task
from minutes_index.ingest.work import failure
from minutes_index.ingest.worker import MORE_TIME, READY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from minutes_index.model import Source

COMMAND: Final = (sys.executable, "-m", "minutes_index.ingest.worker")
AHEAD: Final = 16
"""Tasks given out for each process before their answers are taken."""
WAITING_BYTES: Final = 64_000_000
"""Of answers that nobody has taken yet; with more, no new task is begun."""
TASKS: Final = 500
"""After so many a process is replaced, for what libraries keep adds up."""
OVERDUE: Final = "work on it took more than {:,} seconds"

LINKED: Final = hasattr(os, "O_ASYNC")
"""Whether the system can end a process when a pipe is closed (not on Windows)."""


def _environment() -> dict[str, str]:
    """That of this process, so that the same package is found; one thread a process."""
    home = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Worker:
    """A process that reads files, one at a time.

    Raises:
        RuntimeError: it cannot start; what it said is told.
    """

    def __init__(self) -> None:
        self._said: Any = TemporaryFile()  # noqa: SIM115 - closed with the worker
        theirs, self._alive = os.pipe()  # this end is closed when this process ends, however it does
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [*COMMAND, str(theirs)] if LINKED else COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=_environment(),
            pass_fds=(theirs,) if LINKED else (),
        )
        os.close(theirs)
        self._overdue = False
        self._done = 0
        if self._receive()[0] != READY:
            said = self._last_words()
            self.close()
            raise RuntimeError(f"a process that reads files could not start:\n{said}")

    def answer(self, task: Task) -> tuple[Answer, int]:
        """Has a task done; the answer, and how many bytes it came in. Whatever becomes of the process, there is one."""
        self._done += 1
        self._overdue = False
        with suppress(BrokenPipeError):  # it is dead, as the answer will tell
            tasks = self._stream(self._process.stdin)
            tasks.write(packed(task))
            tasks.flush()
        said: Any = MORE_TIME
        size = 0
        while said == MORE_TIME:
            watch = Timer(task.reading.seconds, self._give_up)
            watch.daemon = True
            watch.start()
            said, size = self._receive()
            watch.cancel()
        if said is None:
            return self._died(task), 0
        if isinstance(said, Refused) and said.last:
            self.kill()
        return said, size

    def _receive(self) -> tuple[Any, int]:
        """What the process says, None when it is dead; and its size."""
        try:
            content = received(self._stream(self._process.stdout))
        except EOFError:
            return None, 0
        return value(content), len(content)

    def _stream(self, stream: Any) -> Any:  # noqa: ANN401 - binary, as Popen makes them, which its types do not know
        return stream

    def _give_up(self) -> None:
        self._overdue = True
        self._process.kill()

    def _died(self, task: Task) -> Refused:
        status = self._process.wait()
        if self._overdue or -status == getattr(signal, "SIGALRM", None):
            error = TimedOut(task.shown, OVERDUE.format(task.reading.seconds))
            return Refused(failure(error, task.shown), _source(task))
        how = signal.Signals(-status).name if status < 0 else f"status {status}"
        return Refused(
            failure(Crashed(task.shown, f"the process that read it died of it ({how})"), task.shown)
        )

    def _last_words(self) -> str:
        self._said.seek(0)
        return str(self._said.read().decode("utf-8", "replace"))

    @property
    def usable(self) -> bool:
        """Whether it can be given another task."""
        return self._done < TASKS and self._process.poll() is None

    def kill(self) -> None:
        """Ends the process, whatever it does; who waits for its answer has it."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Ends the process and lets go of its streams; nobody may be waiting for it."""
        self.kill()
        if self._alive >= 0:
            os.close(self._alive)
            self._alive = -1
        for stream in (self._process.stdin, self._process.stdout, self._said):
            with suppress(BrokenPipeError):
                self._stream(stream).close()


def _source(task: Task) -> Source | None:
    """The file as it stands, so that it is known again; None for one in a container, and when it cannot be opened."""
    try:
        return None if task.inside else read_source(task.path)
    except SourceError:
        return None


_idle: list[Worker] = []
"""Processes that wait for the next import, for they take a second to start."""


@atexit.register
def let_go() -> None:
    """Ends the processes that wait."""
    while _idle:
        _idle.pop().close()


@contextmanager
def _worker(*, new: bool = False) -> Iterator[Worker]:
    """One that waits, or a new one."""
    worker = Worker() if new else None
    while worker is None:
        try:
            worker = _idle.pop()
        except IndexError:
            worker = Worker()
        if not worker.usable:
            worker.close()
            worker = None
    try:
        yield worker
    finally:
        if worker.usable:
            _idle.append(worker)
        else:
            worker.close()


@dataclass(slots=True)
class Workers:
    """As many processes as may work at a time, the caller's own work counted; a context manager."""

    jobs: int
    _turn: Condition = field(default_factory=Condition)
    _working: int = 0
    _waiting: int = 0
    """Bytes of answers that wait to be taken."""
    _busy: list[Worker] = field(default_factory=list)
    _stopped: bool = False
    _threads: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        self._threads = ThreadPoolExecutor(self.jobs, thread_name_prefix="worker")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Breaks off what is under way."""
        with self._turn:
            self._stopped = True
            for worker in self._busy:
                worker.kill()
            self._turn.notify_all()
        self._threads.shutdown(cancel_futures=True)

    def answers(self, next_task: Callable[[], Task | None]) -> Iterator[tuple[Task, Answer]]:
        """Has tasks done, as long as there are any; in the order in which they are finished.

        Args:
            next_task: the next one; None when there is none before another answer is taken.
        """
        given: dict[Future[tuple[Answer, int]], Task] = {}
        while True:
            while len(given) < self.jobs * AHEAD and (task := next_task()):
                given[self._threads.submit(self._done, task)] = task
            if not given:
                return
            for future in wait(given, return_when=FIRST_COMPLETED).done:
                task, (found, size) = given.pop(future), future.result()
                with self._turn:
                    self._waiting -= size
                    self._turn.notify_all()
                yield task, found

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A place among those who work; the caller's own work takes one at once, however many there are."""
        with self._turn:
            self._working += 1
        try:
            yield
        finally:
            with self._turn:
                self._working -= 1
                self._turn.notify_all()

    def _done(self, task: Task) -> tuple[Answer, int]:
        """Has a task done as soon as there is a place; once more when its process died, which may have been killed."""
        with self._turn:
            self._turn.wait_for(lambda: self._stopped or self._has_place)
            self._working += 1
        try:
            found, size = self._asked(task)
            if isinstance(found, Refused) and found.failure.kind == Crashed.kind:
                found, size = self._asked(task, new=True)
        finally:
            with self._turn:
                self._working -= 1
                self._turn.notify_all()
        with self._turn:
            self._waiting += size
        return found, size

    @property
    def _has_place(self) -> bool:
        return self._working < self.jobs and self._waiting < WAITING_BYTES

    def _asked(self, task: Task, *, new: bool = False) -> tuple[Answer, int]:
        with _worker(new=new) as worker:
            with self._turn:
                if self._stopped:
                    return Refused(failure(Crashed(task.shown, "the import was stopped"), task.shown)), 0
                self._busy.append(worker)
            try:
                return worker.answer(task)
            finally:
                with self._turn:
                    self._busy.remove(worker)
