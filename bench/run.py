"""Prints how fast the program is and how much memory it takes: `python bench/run.py`.

Every figure comes from several runs. Processes are measured from outside, with their bytecode compiled and the
files in the cache of the system; this process stays small, for a child's peak of memory is never below its parent's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE: Final = Path(__file__).parent
CORPUS: Final = HERE.parent / "corpus" / "minutes"
PROGRAM: Final = (sys.executable, "-m", "minutes_index")
ENVIRONMENT: Final = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
LONG, VERY_LONG = 100, 3_000
MEGABYTE: Final = 1_000_000
LIBRARIES: Final = {"whoosh": "whoosh.index", "tantivy": "tantivy"}
"""What a bare user of each engine's library loads."""


@dataclass(frozen=True, slots=True)
class Process:
    """A process that has ended well."""

    seconds: float
    """From start to end, by the clock."""
    peak: float
    """Most memory held (resident), in megabytes."""
    output: str

    @classmethod
    def run(cls, *command: str) -> Process:
        """Runs a command to its end.

        Raises:
            SystemExit: it ended with an error.
        """
        began = perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as started:  # noqa: S603 - our own commands
            output = started.stdout.read() if started.stdout else ""
            _, status, usage = os.wait4(started.pid, 0)
            started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            raise SystemExit(f"{' '.join(command)} ended with status {started.returncode}")
        unit = 1 if sys.platform == "darwin" else 1024
        return cls(perf_counter() - began, usage.ru_maxrss * unit / MEGABYTE, output)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; of rates the least run is the worst, of times and memory the best."""

    name: str
    unit: str
    runs: Sequence[float]
    wanted: str = ""

    def __str__(self) -> str:
        digits = 2 if max(self.runs) < 10 else 0
        shown = "".join(f"{value:>12,.{digits}f}" for value in (min(self.runs), median(self.runs)))
        return f"{self.name:<52}{self.unit:<14}{shown}{len(self.runs):>6}   {self.wanted}"


HEAD: Final = f"{'':<52}{'':<14}{'min':>12}{'median':>12}{'runs':>6}   wanted"


def _inside(measure: str, folder: Path) -> dict[str, list[float]]:
    figures: dict[str, list[float]] = json.loads(
        Process.run(sys.executable, str(HERE / "inside.py"), measure, str(folder)).output
    )
    return figures


def _draw(folder: Path) -> None:
    """Makes the long documents, in a process of its own."""
    for name, pages in (("hundred.pdf", LONG), ("thousands.pdf", VERY_LONG)):
        draw = f"from pathlib import Path; from paper import minutes_pdf; minutes_pdf(Path({str(folder / name)!r}), {pages})"
        Process.run(sys.executable, "-c", f"import sys; sys.path.insert(0, {str(HERE)!r}); {draw}")


def extraction(folder: Path) -> Iterator[Figure]:
    """Reading PDF files, beside the library underneath."""
    figures = _inside("extraction", folder)
    yield Figure(f"text of a PDF of {LONG} pages, one core", "pages/s", figures["ours"], ">= 150")
    yield Figure("  the same file by bare pypdfium2", "pages/s", figures["bare"])
    command = (sys.executable, str(HERE / "inside.py"), "reading", str(folder))
    peaks = [Process.run(*command).peak for _ in range(3)]
    yield Figure(f"text of a PDF of {VERY_LONG:,} pages, peak of memory", "MB", peaks, "< 300")


def commands(folder: Path) -> Iterator[Figure]:
    """Whole processes: import, help and search."""
    yield from _imports(folder)
    helps = [Process.run(*PROGRAM, "--help").seconds for _ in range(11)]
    yield Figure("minutes-index --help", "s", helps, "< 0.3")
    bare = [Process.run(sys.executable, "-c", "pass").seconds for _ in range(11)]
    yield Figure("python -c pass", "s", bare)
    yield from _searches(folder / "archive0")


def _searches(archive: Path) -> Iterator[Figure]:
    """Searches with each engine, beside loading its bare library."""
    for engine, library in LIBRARIES.items():
        Process.run(*PROGRAM, "reindex", "--archive", str(archive), "--engine", engine)
        loading = [Process.run(sys.executable, "-c", f"import {library}").seconds for _ in range(7)]
        yield Figure(f"python -c 'import {library}'", "s", loading)
        for query in ("budget", '"beslutar att" skola*'):
            runs = [
                Process.run(*PROGRAM, "search", "--archive", str(archive), query).seconds for _ in range(7)
            ]
            yield Figure(f"minutes-index search {query}, {engine}", "s", runs, "<= 0.5")
            yield Figure("  in times of loading the bare library", "", [median(runs) / median(loading)])


def _imports(folder: Path) -> Iterator[Figure]:
    targets = [folder / f"archive{number}" for number in range(3)]
    runs = [Process.run(*PROGRAM, "import", "--archive", str(to), str(CORPUS)) for to in targets]
    stats = json.loads(Process.run(*PROGRAM, "stats", "--json", "--archive", str(targets[0])).output)
    for unit in ("documents", "pages"):
        count = stats[unit]
        speeds = [count / run.seconds for run in runs]
        yield Figure(f"import of the corpus, {count} {unit}", f"{unit}/s", speeds)
    yield Figure("import of the corpus, peak of memory", "MB", [run.peak for run in runs])


def understanding(_folder: Path) -> Iterator[Figure]:
    """What is done with the text."""
    figures = _inside("understanding", CORPUS)
    yield Figure("structure and annotate, one core", "words/s", figures["words"])
    yield Figure("annotate, one core", "words/s", figures["annotated"])
    yield Figure("analyzer, first pass", "tokens/s", figures["first tokens"])
    yield Figure("analyzer, words seen before", "tokens/s", figures["tokens"])


def main() -> None:
    """Measures and prints one table, line by line as it comes."""
    Process.run(*PROGRAM, "--help")
    print(HEAD)
    with TemporaryDirectory() as made:
        _draw(Path(made))
        for measure in (extraction, commands, understanding):
            for figure in measure(Path(made)):
                print(figure, flush=True)


if __name__ == "__main__":
    main()
