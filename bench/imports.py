"""Prints what an import of a whole archive takes: `python -m bench.imports [--files 2000 | --folder DIR] [--engines whoosh tantivy]`.

One folder of mixed PDFs is imported with one process and with two, then once more unchanged; recollindex indexes the same folder when it is
installed. Memory is that of all processes of an import together, shared pages counted once (PSS), looked at five times a second.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory, TemporaryFile
from time import perf_counter, sleep
from typing import Final

import psutil
from bench.archive import archive
from bench.rivals.recoll import INDEXER, SETTINGS

MEGABYTE: Final = 1_000_000
PROGRAM: Final = (sys.executable, "-m", "minutes_index")
ENGINES: Final = ("whoosh", "tantivy")
LOOK: Final = 0.2


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that has ended."""

    seconds: float
    cpu: float
    """Seconds of all processors together."""
    peak: float
    """Megabytes."""
    output: str


def run(*command: str, environment: dict[str, str] | None = None) -> Ran:
    """Runs a command to its end, watching its memory and that of its children."""
    began, before = perf_counter(), os.times()
    with (
        TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL, env=environment) as started,  # noqa: S603 - our own commands
    ):
        peak = 0
        process = psutil.Process(started.pid)
        while started.poll() is None:
            peak = max(peak, _memory(process))
            sleep(LOOK)
        said.seek(0)
        output = said.read()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Ran(perf_counter() - began, cpu, peak / MEGABYTE, output)


def _memory(process: psutil.Process) -> int:
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_full_info().pss
    except psutil.Error:  # it ended meanwhile
        return total
    return total


def imported(folder: Path, home: Path, engine: str, jobs: int) -> Ran:
    """An import of the folder."""
    command = (
        "import",
        "--json",
        "--jobs",
        str(jobs),
        "--engine",
        engine,
        "--archive",
        str(home),
        str(folder),
    )
    return run(*PROGRAM, *command)


def measure(folder: Path, files: int, made: Path, engine: str) -> None:
    """Prints the figures of one engine; the archives are made in ``made``."""
    rates = {}
    for jobs in (1, 2):
        home = made / f"{engine}{jobs}"
        ran = imported(folder, home, engine, jobs)
        report = json.loads(ran.output)
        rates[jobs] = files / ran.seconds
        pages = report["pages"] / ran.seconds
        counts = (
            f"{len(report['new'])} new, {len(report['failed'])} failed, {len(report['duplicates'])} pairs"
        )
        print(
            f"{engine}, {jobs} process{'es' * (jobs > 1)}: {rates[jobs]:.1f} documents/s, {pages:.1f} pages/s, "
            f"{ran.peak:,.0f} MB, {ran.cpu / ran.seconds:.2f} processors busy ({counts})",
            flush=True,
        )
        again = min((imported(folder, home, engine, jobs) for _ in range(3)), key=lambda ran: ran.seconds)
        print(
            f"  unchanged: {files / again.seconds:,.0f} files/s, the whole command {again.seconds:.2f} s",
            flush=True,
        )
    print(f"  two processes : one = {rates[2] / rates[1]:.2f}", flush=True)


def recoll(folder: Path, files: int, home: Path) -> None:
    """Prints how fast recollindex is with the same folder."""
    if not which(INDEXER):
        print(f"{INDEXER} is not installed (Debian: apt install recollcmd poppler-utils)")
        return
    home.mkdir()
    (home / "recoll.conf").write_text(SETTINGS.format(texts=folder), encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8"}
    for what in ("", ", unchanged"):
        ran = run(INDEXER, "-c", str(home), environment=environment)
        print(f"recollindex{what}: {files / ran.seconds:.1f} documents/s, {ran.peak:,.0f} MB", flush=True)


def main() -> None:
    """Makes the folder, and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--engines", nargs="*", default=ENGINES)
    parser.add_argument("--folder", type=Path, help="minutes of your own in place of made ones")
    given = parser.parse_args()
    with TemporaryDirectory() as made:
        folder = given.folder or Path(made) / "minutes"
        if not given.folder:
            archive(folder, given.files)
        sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
        print(f"{len(sizes)} files, {sum(sizes) / MEGABYTE:,.0f} MB", flush=True)
        for engine in given.engines:
            measure(folder, len(sizes), Path(made), engine)
        recoll(folder, len(sizes), Path(made) / "recoll")


if __name__ == "__main__":
    main()
