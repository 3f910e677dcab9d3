"""The Tesseract of this machine: whether it is here, knows Swedish, and a run of it.

It is called as a program: a page has its own limits of time and memory, and a crash costs that page alone.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image

PROGRAM: Final = "tesseract"
SWEDISH, ENGLISH, TURNS = "swe", "eng", "osd"
USED: Final = (SWEDISH, ENGLISH, TURNS)
"""Its language packs that are asked; only the first is needed."""
DPI: Final = 300
MEGABYTES: Final = 2_000
"""Of address space; a page of A4 takes under 300."""
SECONDS: Final = 60
"""Of computing; a page of A4 takes five."""
GUIDE: Final = "install Tesseract with Swedish: docs/scans.md tells how"
COMMANDS: Final = (
    ("apt", "apt install tesseract-ocr tesseract-ocr-swe"),
    ("dnf", "dnf install tesseract tesseract-langpack-swe"),
    ("pacman", "pacman -S tesseract tesseract-data-swe"),
    ("zypper", "zypper install tesseract-ocr tesseract-ocr-traineddata-swedish"),
    ("brew", "brew install tesseract tesseract-lang"),
)
"""The first whose program is there installs Tesseract with Swedish."""
_HOMES: Final = {"win32": r"C:\Program Files\Tesseract-OCR"}
"""Where an installer puts it without telling the system."""
_VERSION: Final = re.compile(r"tesseract v?(\S+)")


class RecognitionFailed(Exception):
    """Tesseract took too long, too much memory, or crashed."""


class Tesseract(NamedTuple):
    """The program that was found."""

    path: str
    version: str
    languages: frozenset[str]
    """Those of `USED` that it has."""


def installed() -> Tesseract | None:
    """The Tesseract of this machine, or None; cheap when asked again."""
    path = shutil.which(PROGRAM) or shutil.which(PROGRAM, path=_HOMES.get(sys.platform, ""))
    return _asked(path, os.environ.get("TESSDATA_PREFIX", "")) if path else None


def version() -> str:
    """What recognises pages, with its version and language packs; empty when nothing can."""
    found = installed()
    if not found or SWEDISH not in found.languages:
        return ""
    return f"{PROGRAM} {found.version} {'+'.join(sorted(found.languages))}"


def lacking() -> str:
    """What is not there that has to be; empty when pages can be recognised."""
    found = installed()
    if found is None:
        return "Tesseract is not installed"
    return "" if SWEDISH in found.languages else "Tesseract has not learnt Swedish"


def way_out() -> str:
    """The command that installs on this system what is lacking."""
    command = next((command for program, command in COMMANDS if shutil.which(program)), "")
    return f"install text recognition: {command}" if command else GUIDE


def run(picture: Image.Image, options: Sequence[str], seconds: float) -> str:
    """What Tesseract writes of a picture.

    Args:
        picture: a grey one.
        options: of its command line.
        seconds: the most it may take by the clock.

    Raises:
        RecognitionFailed: it took longer, or ended with an error.
    """
    found = installed()
    if found is None:
        raise RecognitionFailed("it is not installed")
    try:
        status, out = _finished(
            [found.path, "stdin", "stdout", "--dpi", str(DPI), *options], picture, seconds
        )
    except subprocess.TimeoutExpired as error:
        raise RecognitionFailed(f"it took more than {seconds:.0f} seconds") from error
    except OSError as error:
        raise RecognitionFailed("it cannot be started") from error
    if status:
        raise RecognitionFailed(f"it ended with status {status}")
    return out.decode("utf-8", "replace")


def _finished(command: Sequence[str], picture: Image.Image, seconds: float) -> tuple[int, bytes]:
    with subprocess.Popen(  # noqa: S603 - the program is Tesseract, and no option comes from a document
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    ) as process:
        _limit(process.pid)
        try:
            out, _ = process.communicate(_as_file(picture), timeout=max(0.01, seconds))
        except BaseException:
            process.kill()
            raise
    return process.returncode, out


def _as_file(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PPM")
    return file.getvalue()


def _limit(process: int) -> None:
    """Give a process limits of its own, where the system can: it goes on for no longer should we be killed.

    It waits for its picture meanwhile, so that nothing of it can be over them yet.
    """
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - Windows has none

    for limit, most in ((resource.RLIMIT_AS, MEGABYTES << 20), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.prlimit(process, limit)
        own = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.prlimit(process, limit, (own, hard))


@cache
def _asked(path: str, _folder: str) -> Tesseract | None:
    told = _output(path, "--version")
    found = _VERSION.search(told)
    packs = {Path(line.strip()).name for line in _output(path, "--list-langs").splitlines()}
    return Tesseract(path, found[1] if found else "", frozenset(packs.intersection(USED))) if told else None


def _output(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30).stdout  # noqa: S603 - as above
    except (OSError, subprocess.TimeoutExpired):
        return ""
