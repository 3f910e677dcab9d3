"""Looks for texts that take more than the time of their length: pieces of minutes, and pairs of pieces, repeated.

    python -m bench.steep                     every piece and pair, as running text and as lines
    python -m bench.steep --seconds 600       stops after so long
    python -m bench.steep --seed 7            in another order

Each text is read at two sizes; it is steep when a stage takes long at the larger one and more than its length explains.
"""

from __future__ import annotations

import argparse
import random
import sys
from itertools import product
from time import monotonic, process_time
from typing import TYPE_CHECKING, Final

from bench.hostile_texts import NOISE, STEEP, stages

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES: Final = (
    " ", "  ", " " * 40, "\t", "\n", "\n\n", "\f", "-", "–", "|", "|-----", ".", "...", "_", "____", "*", "#", "•", "(", ")", "[", "]", ":", ";", ",", "/", '"', "'", "&",
    "=", "+", "~", "@", "§", "§ 1 ", "1", "1.", "1) ", "12", "2023", "2023-", "2023-02-", "kl ", "12.30", "12 500 ", "KS 2023/", "a", "A", "Å", "å ", "Anna ", "Anna Berg", "Anna Berg, ",
    "A. ", "von ", "(S)", " (S), ", "ordförande ", "ledamot, ", "Närvarande", "Beslut", "beslutar att ", "Styrelsen beslutar", "att ", "att-", "och ", "eller ", "i ", "jäv ", "anmäler jäv ",
    "Ja", "Nej ", "ja-röster ", "avstår", "reserverar sig ", "yrkar ", "föreslår ", "Justeras", "Protokoll", "Kommunstyrelsen", "kommunen ", "Göteborg ", "hälso- ", "mars ", "den 5 ", "måndag ",
    "811218-", "8112", "www.", "a@b", "<!-- x -->", "<b>", "&amp;", "\u00ad", "\u200b", "e\u0301", "ﬁ", "…",
)  # fmt: skip
"""What minutes are made of: signs, blanks, words that begin a rule, halves of names, days and numbers."""
SIZE: Final = 6_000
"""Characters of the smaller text."""


def texts(rng: random.Random) -> Iterator[tuple[str, str]]:
    """What is repeated, and how: as it is (`run`), a line each (`lines`)."""
    found = [one + other for one, other in product(PIECES, ("", *PIECES))]
    shaped = [(piece, shape) for piece in dict.fromkeys(found) for shape in ("run", "lines")]
    rng.shuffle(shaped)
    yield from shaped


def made(piece: str, shape: str, size: int) -> str:
    """A text of about ``size`` characters."""
    unit = piece if shape == "run" else f"{piece}\n"
    return f"Protokoll\n\n{unit * (size // len(unit))}\n"


def seconds(text: str) -> dict[str, float]:
    """The seconds of CPU of each stage."""
    taken: dict[str, float] = {}
    began = process_time()
    for stage in stages(text):
        taken[stage] = process_time() - began
        began = process_time()
    return taken


def steep(piece: str, shape: str) -> Iterator[str]:
    """The stages that take more than the length of the text explains."""
    larger = seconds(made(piece, shape, 2 * SIZE))
    if max(larger.values()) < NOISE:
        return
    smaller, larger = seconds(made(piece, shape, SIZE)), seconds(made(piece, shape, 2 * SIZE))
    for stage, taken in larger.items():
        if taken > NOISE and taken > STEEP * smaller[stage]:
            yield f"{stage}: {smaller[stage]:.2f} s, then {taken:.2f} s"


def main() -> int:
    """Tells each steep text; the status is 1 when there is one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    end, looked, found = monotonic() + asked.seconds, 0, 0
    seconds(made("beslut ", "run", SIZE))  # loads the lists
    for piece, shape in texts(random.Random(asked.seed)):  # noqa: S311 - the dice decide no secrets
        if monotonic() > end:
            break
        looked += 1
        for told in steep(piece, shape):
            found += 1
            print(f"{piece!r} as {shape}  {told}", flush=True)
    print(f"{looked} texts, {found} steep")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
