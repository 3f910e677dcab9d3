"""Times what is done with a text on texts made to be hard, at growing sizes: none may take much more than its length.

    python -m bench.hostile_texts                        every text at 1x, 2x, 4x and 8x of 12,500 characters
    python -m bench.hostile_texts columns --base 125000  one of them, up to a million
    python -m bench.hostile_texts columns --profile      where the time goes

A text is judged by the largest size: so many seconds, and by how time grew when the size was doubled last.
What takes too long is ended, and where it was is told.
"""

from __future__ import annotations

import argparse
import cProfile
import faulthandler
import multiprocessing
import pstats
import re
import sys
from collections import deque
from contextlib import suppress
from functools import partial
from tempfile import TemporaryFile
from time import process_time
from typing import TYPE_CHECKING, Final, TextIO

from bench.hostile_table import TEXTS

from minutes_index.analysis.terms import terms
from minutes_index.annotate import annotate
from minutes_index.dedup.signature import signature
from minutes_index.extract.characters import clean
from minutes_index.ingest.passages import passages
from minutes_index.model import Document, MediaType, Page, ReadBy, Record, Source
from minutes_index.recognisers.masking import masked
from minutes_index.structure import structure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

SIZES: Final = (1, 2, 4, 8)
STEEP: Final = 2.6
"""Times the seconds for twice the size: n log n stays under it."""
NOISE: Final = 0.5
"""Seconds under which nothing is said of growth."""


def stages(text: str) -> Iterator[str]:
    """Does with ``text`` what an import does; gives the name of each stage when it is over."""
    text = clean(text)
    yield "clean"
    pages = [Page(number, sheet, ReadBy.TEXT) for number, sheet in enumerate(text.split("\f"), 1)]
    structured = structure(pages)
    yield "structure"
    found = annotate(structured.text, structured.sections, "protokoll.txt")
    yield "annotate"
    source = Source("/protokoll.txt", "0" * 64, MediaType.TEXT, len(text), 0)
    document = Document(
        "x", source, structured.text, structured.page_starts, found.sections,
        found.title, found.body, found.municipality, found.held_on, found.language,
    )  # fmt: skip
    record = Record(document, tuple(pages), found.annotations, signature(document), "")
    yield "signature"
    for passage in passages(record):
        terms(passage.text)
    yield "passages"
    masked(structured.text)
    yield "masking"


def timed(name: str, size: int, told: Connection) -> None:
    """Tells the seconds of CPU of each stage through ``told``."""
    text = TEXTS[name](size)
    began = process_time()
    for stage in stages(text):
        told.send((stage, process_time() - began))
        began = process_time()


def measured(name: str, size: int, limit: float) -> tuple[dict[str, float], str]:
    """The seconds of each stage, in a process of its own; where it was when it took longer than the limit."""
    here, there = multiprocessing.Pipe(duplex=False)
    with TemporaryFile("w+") as trace:
        arguments = (name, size, there, limit, trace)
        process = multiprocessing.get_context("fork").Process(target=_watched, args=arguments)
        process.start()
        there.close()
        seconds: dict[str, float] = {}
        with suppress(EOFError):
            while True:
                stage, spent = here.recv()
                seconds[stage] = spent
        process.join()
        trace.seek(0)
        return seconds, _innermost(trace.read()) if process.exitcode else ""


def _watched(name: str, size: int, told: Connection, limit: float, trace: TextIO) -> None:
    faulthandler.dump_traceback_later(limit, exit=True, file=trace)
    timed(name, size, told)


def _innermost(trace: str) -> str:
    """The functions of the package that a process was in, the innermost three."""
    found = re.findall(r"minutes_index/(\S+)\", line (\d+) in (\w+)", trace)
    return " < ".join(f"{file}:{line} {function}" for file, line, function in found[:3]) or "it died"


def report(name: str, base: int, limit: float) -> bool:
    """Prints a line a size; whether the text is read in about the time of its length."""
    before, good = 0.0, True
    for times in SIZES:
        seconds, ended = measured(name, base * times, limit)
        whole = sum(seconds.values())
        good = not ended and (before < NOISE or whole < before * STEEP)
        slowest = ", ".join(f"{stage} {spent:.2f}" for stage, spent in seconds.items() if spent * 5 > whole)
        verdict = "" if good else "STEEP"
        print(f"{verdict:6}{name:24}{base * times:>10,}{whole:>9.2f} s  {ended or slowest}", flush=True)
        before = whole
        if ended:
            break
    return good


def profile(work: Callable[[], object]) -> None:
    """Prints the functions that take most time."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def main() -> int:
    """Runs what the command line asks for; 1 when a text takes too long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("names", nargs="*", help="texts; all when left out", choices=[[], *TEXTS])
    parser.add_argument("--base", type=int, default=12_500, help="characters of the smallest size")
    parser.add_argument("--limit", type=float, default=60, help="seconds for one text")
    parser.add_argument(
        "--profile", action="store_true", help="show where the time goes at the smallest size"
    )
    asked = parser.parse_args()
    for _ in stages("Protokoll\n\n§ 1 Val\nKommunstyrelsen beslutar att välja Anna Berg.\n"):
        pass  # the word lists and the model are loaded once
    names = asked.names or list(TEXTS)
    if asked.profile:
        for name in names:
            profile(partial(deque, stages(TEXTS[name](asked.base)), maxlen=0))
        return 0
    judged = [report(name, asked.base, asked.limit) for name in names]
    return int(not all(judged))


if __name__ == "__main__":
    sys.exit(main())
