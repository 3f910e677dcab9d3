"""Office files of other kinds than are read themselves (doc, xls, ppt, xlsx, pptx, ods, odp): converted by LibreOffice, if it is there.

It is run as a program, as Tesseract is: with a profile of its own in a temporary folder, on a copy, within limits of
time and memory, so that a crash costs one file.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.errors import SourceError, TimedOut, UnreadableSource, UnsupportedFormat
from minutes_index.extract.docx import document as docx
from minutes_index.extract.files import opened, require_size, shown
from minutes_index.extract.html import page as html
from minutes_index.extract.pdf import pages as pdf
from minutes_index.model import MediaType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.extract.base import Extractor
    from minutes_index.extract.reading import Reading
    from minutes_index.model import Page

PROGRAMS: Final = ("soffice", "libreoffice")
SECONDS: Final = 120
"""By the clock; a document of a hundred pages takes ten."""
MEGABYTES: Final = 4_000
"""Of address space, of which the program itself takes half."""
WAY_OUT: Final = "install LibreOffice, which converts it: docs/installing.md tells how; or save it as {}"


class Kind(NamedTuple):
    """How files of one kind are read."""

    name: str
    ending: str
    becomes: str
    reader: Extractor


KINDS: Final[dict[MediaType, Kind]] = {
    MediaType.DOC: Kind("an old Word document (doc)", "doc", "docx", docx),
    MediaType.XLS: Kind("an old Excel workbook (xls)", "xls", "html", html),
    MediaType.XLSX: Kind("an Excel workbook (xlsx)", "xlsx", "html", html),
    MediaType.ODS: Kind("an OpenDocument spreadsheet (ods)", "ods", "html", html),
    MediaType.PPT: Kind("an old PowerPoint presentation (ppt)", "ppt", "pdf", pdf),
    MediaType.PPTX: Kind("a PowerPoint presentation (pptx)", "pptx", "pdf", pdf),
    MediaType.ODP: Kind("an OpenDocument presentation (odp)", "odp", "pdf", pdf),
}


def program() -> str:
    """Where LibreOffice is on this machine; empty when it is not there."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), "")


def pages(path: Path, reading: Reading) -> Iterator[Page]:
    """The pages of what LibreOffice makes of an office file; see `Extractor`.

    Raises:
        UnsupportedFormat: LibreOffice is not there.
        TimedOut, UnreadableSource: it takes too long, or makes nothing of the file.
    """
    from minutes_index.extract.detect import detect  # noqa: PLC0415 - which knows all kinds, these among them

    kind = KINDS[detect(path)]
    if not program():
        raise UnsupportedFormat(shown(path), kind.name, WAY_OUT.format(kind.becomes))
    with tempfile.TemporaryDirectory(prefix="minutes-index-") as folder:
        made = _converted(path, kind, Path(folder), reading)
        try:
            yield from kind.reader.pages(made, reading)
        except SourceError as error:
            error.path = shown(path)
            raise


def _converted(path: Path, kind: Kind, folder: Path, reading: Reading) -> Path:
    copy, made = folder / f"file.{kind.ending}", folder / "out" / f"file.{kind.becomes}"
    with opened(path) as (file, status), copy.open("wb") as target:
        require_size(path, status.st_size, reading)
        shutil.copyfileobj(file, target)
    profile = (folder / "profile").as_uri()
    command = [
        program(), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", kind.becomes, "--outdir", str(made.parent), str(copy),
    ]  # fmt: skip
    if not _ran(command, min(SECONDS, reading.seconds)):
        raise TimedOut(shown(path), f"LibreOffice took more than {min(SECONDS, reading.seconds)} seconds")
    if not made.exists():
        raise UnreadableSource(shown(path), "damaged, or it needs a password: LibreOffice cannot convert it")
    return made


def _ran(command: list[str], seconds: float) -> bool:
    """Run a program in a group of its own, which is ended with it; whether it ended in time."""
    with subprocess.Popen(  # noqa: S603 - the program is LibreOffice, and no option comes from a document
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        _limit(process.pid)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        finally:
            _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a program and of those that it started."""
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _limit(process: int) -> None:
    """Give a process limits of its own, where the system can."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - Windows has none

    for limit, most in ((resource.RLIMIT_AS, MEGABYTES << 20), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.prlimit(process, limit)
        own = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.prlimit(process, limit, (own, hard))
