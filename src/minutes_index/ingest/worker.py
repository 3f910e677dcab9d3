"""A process that reads files: `python -m minutes_index.ingest.worker` takes tasks from its input and answers on its output.

It ends when its input does, and at once, whatever it is at, when the import is killed: the other end of a pipe that
it was given (its argument) is closed then.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from minutes_index.ingest.frames import packed, received, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

READY: Final = "ready"
MORE_TIME: Final = "more time"
GRACE: Final = 30
"""Seconds over the limit after which it ends by itself, should nobody have ended it."""
MEGABYTE: Final = 1 << 20
PAGES_IN_USE: Final = Path("/proc/self/statm")


def main() -> None:
    """Answers tasks until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the import, which ends its workers
    if len(sys.argv) > 1:
        _end_with(int(sys.argv[1]))
    tasks = sys.stdin.buffer
    with _answers() as answers:
        from minutes_index.annotate.pipeline import tokenizer  # noqa: PLC0415 - after the streams are safe from prints
        from minutes_index.ingest.task import Refused  # noqa: PLC0415
        from minutes_index.ingest.work import answer  # noqa: PLC0415

        tokenizer()
        _send(answers, READY)
        last = False
        while not last and (task := _next(tasks)):
            seconds = task.reading.seconds + GRACE

            def more_time(seconds: int = seconds) -> None:
                _send(answers, MORE_TIME)
                _alarm(seconds)

            _alarm(seconds)
            with _memory(task.reading.megabytes * MEGABYTE):
                found = answer(task, more_time)
            _alarm(0)
            _send(answers, found)
            last = isinstance(found, Refused) and found.last


def _end_with(pipe: int) -> None:
    """Has the system end this process when the other end of a pipe is closed, also in the midst of an expression that is matched.

    Nothing is ever written to it. SIGIO, of which Python knows nothing here, ends a process (fcntl(2), signal(7)).
    """
    import fcntl  # noqa: PLC0415 - not on every system
    import select  # noqa: PLC0415

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([pipe], [], [], 0)[0]:  # it was closed before that
        sys.exit()


@contextmanager
def _answers() -> Iterator[BinaryIO]:
    """The output, kept from whatever a library may print."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
        yield answers


def _next(tasks: BinaryIO) -> Any:  # noqa: ANN401 - a `minutes_index.ingest.work.Task`
    try:
        return value(received(tasks))
    except EOFError:
        return None


def _send(answers: BinaryIO, said: object) -> None:
    answers.write(packed(said))
    answers.flush()


def _alarm(seconds: int) -> None:
    """Ends the process after so many seconds, wherever it hangs; 0 calls that off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


@contextmanager
def _memory(most: int) -> Iterator[None]:
    """Lets the process have so many bytes more than it has, where the system can see to that (Linux)."""
    if not PAGES_IN_USE.exists():
        yield
        return
    import resource  # noqa: PLC0415 - not on every system

    in_use = int(PAGES_IN_USE.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = in_use + most if hard == resource.RLIM_INFINITY else min(in_use + most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


if __name__ == "__main__":
    main()
