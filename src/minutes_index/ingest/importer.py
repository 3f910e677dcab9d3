"""The files of an import, one by one: whether it has to be read, and what came of it."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from minutes_index.catalog.facts import Failure, Seen
from minutes_index.extract.containers.contents import Contents
from minutes_index.extract.files import shown
from minutes_index.ingest.changes import REMOVED
from minutes_index.ingest.document_ids import document_id
from minutes_index.ingest.member_paths import INSIDE, container
from minutes_index.ingest.missing_files import gone, lies_in
from minutes_index.ingest.report import Progress, Unread
from minutes_index.ingest.task import Contains, Fatal, Read, Refused, Same, Task
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from minutes_index.ingest.batch import Batch
    from minutes_index.ingest.changes import Files
    from minutes_index.ingest.discover import Found
    from minutes_index.ingest.options import Order
    from minutes_index.ingest.task import Answer, Unknown
    from minutes_index.model import Source

KEPT: Final = "what was read of it earlier stays in the archive"
PASSING: Final = frozenset({"crashed"})
"""Kinds of failures that may not come again: the file is tried at each import."""
TOO_DEEP: Final = "it lies more than {} archives deep"


@dataclass(slots=True)
class _Container:
    """A container whose files are being read."""

    source: Source
    left: int = 0
    """Files in it that are still to be read."""
    whole: bool = True
    """Whether all of them had an outcome that lasts."""
    is_document: bool = False
    """Whether it has pages as well."""
    held: Read | None = None
    """What was read of these, kept when all in it is: so an interrupted import opens it again."""


@dataclass(slots=True)
class Taking:
    """The files of an import under way."""

    order: Order
    files: Files
    batch: Batch
    tell: Callable[[Progress], None]
    found: deque[Found]
    total: int
    done: int = 0
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    failed: dict[str, Failure] = field(default_factory=dict)
    read_by: Counter[ReadBy] = field(default_factory=Counter)
    unread: list[Unread] = field(default_factory=list)
    passed_over: int = 0
    met: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    """Places that could not be looked into."""
    members: deque[Task] = field(default_factory=deque)
    containers: dict[str, _Container] = field(default_factory=dict)
    moves: Mapping[str, str] = field(default_factory=dict)
    """Where files lie now, by the path they had."""

    def read_all(self) -> None:
        """Reads all that is new or has changed, and keeps it batch by batch."""
        first = self._next()
        if first is None:
            return
        self.members.appendleft(first)
        from minutes_index.ingest.workers import Workers  # noqa: PLC0415 - an import that finds nothing new loads nothing heavy

        with Workers(self.order.jobs) as workers:
            for task, answer in workers.answers(self._next):
                self._take(task, answer)
                if self.batch.is_full:
                    with workers.turn():
                        self.batch.keep()

    def _next(self) -> Task | None:
        """The next file that has to be read."""
        while not self.members and self.found:
            self._look_at(self.found.popleft())
        return self.members.popleft() if self.members else None

    def _look_at(self, found: Found) -> None:
        path, state = self.files.state(found.path)
        self.met.add(path)
        if found.fault:
            self.unsure.add(path)
            self._fail(path, Failure(path, found.fault.kind, found.fault.reason, found.fault.hint))
        elif self.order.verify:
            self.members.append(self._task(found.path.absolute(), (), path))
        elif self.files.is_document(path, state) and self.files.all_current(path):
            self._unchanged(path)
            self._inside_again(path)
        elif noted := self.files.outcome(path, state):
            self._again(noted)
        else:
            self.members.append(self._task(found.path.absolute(), (), path))

    def _task(self, file: Path, inside: tuple[str, ...], path: str) -> Task:
        id_ = self.files.document_id(path) or document_id(file, inside, self.files.ids)
        return Task(file, inside, self.files.sha256(path), self.order.reading, self.order.model, id_)

    def _take(self, task: Task, answer: Answer) -> None:
        """Takes in what came of a file."""
        path = task.shown
        if isinstance(answer, Fatal):
            raise answer.error
        if isinstance(answer, Read):
            self._keep(task, answer)
        elif isinstance(answer, Same):
            self._same(path, answer.source)
            self._open_attached(task, answer.source, answer.inside)
        elif isinstance(answer, Contains):
            self._open(task, answer)
        else:
            self._refuse(path, answer)
        if task.inside:
            self._one_less(container(path))

    def _keep(self, task: Task, read: Read) -> None:
        path = task.shown
        record = replace(read.record, rules=self.files.rules.stamp(read.record.pages))
        read = replace(read, record=record)
        (self.changed if path in self.files.documents else self.new).append(path)
        self.read_by.update(page.read_by for page in read.record.pages)
        unread = tuple(page.number for page in read.record.pages if page.read_by is ReadBy.UNREAD)
        self.unread += [Unread(path, unread)] if unread else []
        self._open_attached(task, record.document.source, read.inside)
        opened = None if task.inside else self.containers.get(path)
        if opened and opened.left:
            opened.held = read
        else:
            self.batch.read.append(read)
        self._tell(path)

    def _same(self, path: str, source: Source) -> None:
        if path in self.files.documents:
            self.batch.same.append(source)
            self._unchanged(path)
            return
        noted = replace(self.files.seen[path], size=source.size, modified=source.modified)
        self.batch.seen.append(noted)
        self._again(noted)

    def _unchanged(self, path: str) -> None:
        self.unchanged += 1
        self._tell(path)

    def _again(self, noted: Seen) -> None:
        """Tells of a file what was told of it before: why it cannot be taken in, or that all in it is unchanged."""
        if noted.kind == REMOVED:
            self.passed_over += 1
            self._tell(noted.path)
            return
        if noted.reason:
            self._fail(noted.path, Failure(noted.path, noted.kind, noted.reason, noted.hint))
            return
        self._inside_again(noted.path)
        self._tell(noted.path)

    def _inside_again(self, path: str) -> None:
        """Tells of the files in a container, or attached to a document, what was told before."""
        inside = list(self.files.inside(path))
        self.met.update(inside)
        self.total += len(inside)
        for each in inside:
            if each in self.files.documents:
                self._unchanged(each)
            else:
                self._again(self.files.seen[each])

    def _open(self, task: Task, found: Contains) -> None:
        """Has the files in a container read."""
        path = task.shown
        if len(task.inside) >= self.order.reading.depth:
            deep = Failure(path, "too large", TOO_DEEP.format(self.order.reading.depth), "unpack it")
            self._refuse(path, Refused(deep, found.source))
            return
        self._put_in_line(task, found.source, Contents(found.members, found.passed_over))
        self._tell(path)
        if not task.inside and not self.containers[container(path)].left:
            self._note(found.source)

    def _open_attached(self, task: Task, source: Source, inside: Contents) -> None:
        """Has the files read that are attached to a document."""
        if not inside.members:
            return
        if not task.inside:
            self.containers[task.shown] = _Container(source, is_document=True)
        if len(task.inside) < self.order.reading.depth:
            self._put_in_line(task, source, inside)
            return
        why = TOO_DEEP.format(self.order.reading.depth)
        for member in inside.members:
            its = f"{task.shown}{INSIDE}{member.name}"
            self._refuse(its, Refused(Failure(its, "too large", why, "take it out of the PDF")))

    def _put_in_line(self, task: Task, source: Source, inside_it: Contents) -> None:
        """Has the files in a container, or attached to a document, read next."""
        path = task.shown
        opened = self.containers.setdefault(container(path), _Container(source))
        self.passed_over += inside_it.passed_over
        self.total += len(inside_it.members)
        for member in inside_it.members:
            inside = (*task.inside, member.name)
            its = f"{path}{INSIDE}{member.name}"
            self.met.add(its)
            if member.fault:
                why = Failure(its, member.fault.kind, member.fault.reason, member.fault.hint)
                self._refuse(its, Refused(why, replace(source, path=its, sha256="")))
            else:
                opened.left += 1
                self.members.append(self._task(task.path, inside, its))

    def _one_less(self, path: str) -> None:
        opened = self.containers[path]
        opened.left -= 1
        if opened.left:
            return
        if opened.held:
            self.batch.read.append(opened.held)
        elif opened.whole and not opened.is_document:
            self._note(opened.source)

    def _refuse(self, path: str, refused: Refused) -> None:
        why = refused.failure
        lasts = refused.source is not None and why.kind not in PASSING
        if refused.source and lasts:
            self._note(replace(refused.source, path=path), why)
        elif INSIDE in path:
            self.containers[container(path)].whole = False
        self.unsure.add(path)
        self._fail(path, why)

    def _note(self, source: Source | Unknown, why: Failure | None = None) -> None:
        told = (why.kind, why.reason, why.hint) if why else ("", "", "")
        state = source.sha256, source.size, source.modified
        self.batch.seen.append(Seen(source.path, *state, self.files.rules.way, *told))

    def _fail(self, path: str, why: Failure) -> None:
        if path in self.files.documents:
            why = replace(why, reason=f"{why.reason}; {KEPT}")
        self.failed[path] = why
        self._tell(path, why)

    def _tell(self, path: str, why: Failure | None = None) -> None:
        self.done += 1
        counts = len(self.new), len(self.changed), self.unchanged, len(self.failed), self.read_by.total()
        self.tell(Progress(self.done, self.total, path, *counts, why))

    def gone(self) -> tuple[list[str], list[str]]:
        """Paths of documents whose files are gone, and of other known files that are, where the import looked."""
        roots = frozenset(map(shown, self.order.paths))
        documents, others = (
            sorted(gone(known, self.met, roots, self.unsure))
            for known in (self.files.documents, self.files.seen)
        )
        return documents, others

    def can_prune(self, removed: Sequence[str]) -> bool:
        """Whether each folder that lost something still has a file: a disk that is not connected looks like an empty folder."""
        roots = frozenset(map(shown, self.order.paths))
        left = {root for root in roots if any(lies_in(path, {root}) for path in self.met)}
        return all(lies_in(path, left) for path in removed)
