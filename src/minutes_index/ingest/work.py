"""How a file is read: a task is done, whatever the file holds; workers do it in processes of their own."""

from __future__ import annotations

import os
import traceback
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from minutes_index.catalog.facts import Failure
from minutes_index.errors import EmptySource, MinutesIndexError, NoTextLayer, SourceError, TooMuchMemory
from minutes_index.extract import pages, read_source
from minutes_index.extract.containers.contents import CONTAINERS, Contents, contents, unpacked
from minutes_index.extract.files import opened_plainly, sha256
from minutes_index.index.passages import Entry
from minutes_index.ingest.analyse import analysed
from minutes_index.ingest.document_ids import document_id
from minutes_index.ingest.passages import passages
from minutes_index.ingest.task import Answer, Contains, Fatal, Read, Refused, Same, Task, Unknown
from minutes_index.model import MediaType, Page, ReadBy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_index.extract import Reading
    from minutes_index.model import Source

FAULT: Final = "the program failed on it: {}"
REPORT: Final = "the file may be sound: please report the fault, with this line"


def failure(error: SourceError, path: str) -> Failure:
    """What the import's report has of an error."""
    return Failure(path, error.kind, error.reason, error.hint)


def answer(task: Task, more_time: Callable[[], None]) -> Answer:
    """Does a task.

    Args:
        task: what to do.
        more_time: called after each page that was recognised as a picture, which takes its time.
    """
    source = None
    try:
        with _unpacked(task.path, task.inside, task.reading) as path:
            try:
                source = replace(read_source(path), path=task.shown)
            except SourceError as error:
                return Refused(failure(error, task.shown), _unknown(task, path))
            if task.inside:
                source = replace(source, modified=task.path.stat().st_mtime_ns)
            return _answer(task, path, source, more_time)
    except SourceError as error:
        return Refused(failure(error, task.shown), source)
    except MinutesIndexError as error:
        return Fatal(error)
    except MemoryError:
        return Refused(failure(_too_much(task), task.shown), source, last=True)
    except Exception as error:  # noqa: BLE001 - a fault of ours costs one file of an import that nobody watches, and is told
        return Refused(Failure(task.shown, "program fault", FAULT.format(_place(error)), REPORT), source)


def _unknown(task: Task, path: Path) -> Unknown | None:
    """What a file holds that is of no format; None when that cannot be read, so that it is tried again."""
    try:
        with opened_plainly(path) as file:
            modified = task.path.stat().st_mtime_ns
            return Unknown(task.shown, sha256(file), os.fstat(file.fileno()).st_size, modified)
    except OSError:
        return None


@contextmanager
def _unpacked(path: Path, inside: tuple[str, ...], reading: Reading) -> Iterator[Path]:
    """The file itself, or a copy of what lies in it that lasts as long as the context."""
    with ExitStack() as stack:
        for name in inside:
            path = stack.enter_context(unpacked(path, name, reading))
        yield path


def _answer(task: Task, path: Path, source: Source, more_time: Callable[[], None]) -> Answer:
    if source.sha256 == task.sha256:
        return Same(source, _attached(path, source, task.reading))
    if source.media_type in CONTAINERS:
        inside = contents(path, task.reading)
        return Contains(source, inside.members, inside.passed_over)
    inside = _attached(path, source, task.reading)
    try:
        read = tuple(_timed(pages(path, task.reading), more_time))
    except (NoTextLayer, EmptySource):
        if not inside.members:
            raise
        return Contains(source, inside.members, inside.passed_over)
    record = analysed(read, source, task.document_id or document_id(task.path, task.inside), task.model)
    return Read(record, tuple(map(Entry.of, passages(record))), inside)


def _attached(path: Path, source: Source, reading: Reading) -> Contents:
    return contents(path, reading) if source.media_type is MediaType.PDF else Contents()


def _timed(read: Iterator[Page], more_time: Callable[[], None]) -> Iterator[Page]:
    for page in read:
        if page.read_by is ReadBy.OCR:
            more_time()
        yield page


def _too_much(task: Task) -> SourceError:
    return TooMuchMemory(
        task.shown, f"work on it took more than {task.reading.megabytes:,} megabytes of memory"
    )


def _place(error: Exception) -> str:
    """What went wrong, and where: nothing of the file's text."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}"
