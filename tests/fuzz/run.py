"""Tries what is read with inputs made to break it, for a while: `make fuzz`, `make fuzz SECONDS=60`.

    python -m tests.fuzz.run [--seconds N] [--seed N] [TARGET …]
    python -m tests.fuzz.run --again tests/fuzz/finds/query-7.txt

Each target goes on in a process of its own until its share of the time is over. What breaks one is made small, shown, and kept in
`tests/fuzz/finds` to be tried again; so is what ended the process.
"""

from __future__ import annotations

import argparse
import ast
import multiprocessing
import signal
import sys
import traceback
from pathlib import Path
from random import SystemRandom
from time import monotonic
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, given, seed, settings
from tests.fuzz.minutes import MAKERS
from tests.fuzz.targets import SECONDS, TARGETS

if TYPE_CHECKING:
    from types import FrameType

FINDS: Final = Path(__file__).parent / "finds"
ROUND: Final = 50
"""Inputs that one seed gives."""
SETTINGS: Final = settings(
    max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck), report_multiple_bugs=False
)  # fmt: skip


class TooSlow(AssertionError):
    """A small input took more seconds than it may."""


def _ring(_: int, __: FrameType | None) -> None:
    raise TooSlow(f"more than {SECONDS} seconds")


def attempt(target: str, tried: object, kept: Path | None = None) -> None:
    """Gives ``tried`` to a target; before that it is written to ``kept``, so that it is known what ended the process.

    Raises:
        TooSlow: it takes too long.
        Exception: the target is broken.
    """
    if kept:
        kept.write_text(repr(tried), encoding="utf-8", errors="surrogatepass")
    signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        TARGETS[target](tried)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def one_round(target: str, number: int, kept: Path | None = None, examples: int = ROUND) -> None:
    """Tries what a seed gives.

    Raises:
        Exception: an input broke the target; ``kept`` holds the smallest found.
    """

    @seed(number)
    @settings(SETTINGS, max_examples=examples)
    @given(MAKERS[target]())
    def trying(tried: object) -> None:
        attempt(target, tried, kept)

    trying()


def _rounds(target: str, first: int, seconds: float) -> None:
    """Tries seed after seed until the time is over; the exit status tells whether something broke."""
    end, number = monotonic() + seconds, first
    while monotonic() < end:
        kept = FINDS / f"{target}-{number}.txt"
        try:
            one_round(target, number, kept)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
            print(
                f"{target}: seed {number} broke it; again: python -m tests.fuzz.run --again {kept}",
                flush=True,
            )
            traceback.print_tb(error.__traceback__, limit=-4)
            print(f"{type(error).__name__}: {str(error)[:1_000]}", flush=True)
            sys.exit(1)
        kept.unlink(missing_ok=True)
        number += 1
    print(
        f"{target}: seeds {first} to {number - 1}, {(number - first) * ROUND:,} inputs, nothing broke",
        flush=True,
    )


def fuzz(targets: list[str], first: int, seconds: float) -> int:
    """Tries the targets one after the other; how many of them broke."""
    FINDS.mkdir(exist_ok=True)
    broken = 0
    for target in targets:
        print(f"{target}: from seed {first} on", flush=True)
        arguments = (target, first, seconds / len(targets))
        process = multiprocessing.get_context("spawn").Process(target=_rounds, args=arguments, daemon=True)
        process.start()
        process.join()
        if process.exitcode and process.exitcode < 0:
            print(f"{target}: signal {-process.exitcode} ended it; the input is in {FINDS}", flush=True)
        broken += bool(process.exitcode)
    return broken


def main() -> int:
    """Does what the command line asks for; 1 when something broke."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)}; all when left out")
    parser.add_argument("--seconds", type=float, default=600, help="in all")
    parser.add_argument("--seed", type=int, help="to begin with")
    parser.add_argument("--again", type=Path, help="a find to try again")
    asked = parser.parse_args()
    if asked.again:
        attempt(
            asked.again.name.split("-")[0],
            ast.literal_eval(asked.again.read_text(encoding="utf-8", errors="surrogatepass")),
        )
        return 0
    first = SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    return int(fuzz(asked.targets or list(TARGETS), first, asked.seconds) > 0)


if __name__ == "__main__":
    sys.exit(main())
