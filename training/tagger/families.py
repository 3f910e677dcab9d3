"""How well forms are read that were left out of training: python -m training.tagger.families [--folds 8] [--steps 1200].

The families of forms are dealt out into folds. For each fold a model is trained without its families, and the whole program, with that model,
reads documents of each of them. That is what may be expected of a form that nobody has thought of. With ``--model`` nothing
is trained, and the families are measured with a model that knows them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from minutes_index.evaluate.gold import Gold
from minutes_index.evaluate.scores import evaluate, totals
from minutes_index.ingest.analyse import analysed
from minutes_index.model import MediaType, Page, ReadBy, Source
from minutes_index.tagger import model as tagger
from training.forms import draw, families

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from minutes_index.evaluate.score import Score

SEED: Final = 77_000_000
"""No document of training has such a seed."""
KINDS: Final = ("attendance: roles", "attendance: affiliations", "headings", "decisions with outcome")


def read(model: tagger.Model, family: str, documents: int) -> Mapping[str, Score]:
    """The scores of the program on documents of a family, by kind of fact."""
    scores = []
    tagger.read.cache_clear()
    with patch.object(tagger, "shipped", lambda: model):
        for i in range(documents):
            form = draw(SEED + i, only=family)
            if family in form.families:
                source = Source(f"{family}-{i}.txt", "", MediaType.TEXT, len(form.text), 0)
                record = analysed([Page(1, form.text, ReadBy.TEXT)], source, f"{family}-{i}", "none")
                scores.append(evaluate(Gold.of(form.gold), record))
    return totals(scores)


def row(family: str, scores: Mapping[str, Score]) -> str:
    """A line of the table: the family and F1 of each kind, where there is any."""
    told = (f"{scores[kind].f1:.3f}" if kind in scores else "" for kind in KINDS)
    return "\t".join([family, *told])


def mean(rows: Iterable[str]) -> str:
    """The last line: the mean over the families."""
    columns = zip(*(line.split("\t")[1:] for line in rows), strict=True)
    numbers = ([float(cell) for cell in column if cell] for column in columns)
    return "\t".join(["mean", *(f"{sum(column) / max(len(column), 1):.3f}" for column in numbers)])


def main() -> None:
    """Prints the table, and writes it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--only", type=int, nargs="*", help="these folds alone, from 0")
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--documents", type=int, default=20, help="of each family")
    parser.add_argument("--model", type=Path, help="measure with this model; nothing is trained")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    rows = []
    for fold in asked.only or range(asked.folds):
        left_out = families()[fold :: asked.folds]
        model = tagger.stored(asked.model) if asked.model else _trained(frozenset(left_out), asked.steps)
        for family in left_out:
            rows.append(row(family, read(model, family, asked.documents)))
            print(rows[-1], flush=True)
    table = "\n".join(["\t".join(["family", *KINDS]), *sorted(rows), mean(rows)])
    if asked.out:
        asked.out.write_text(table + "\n", encoding="utf-8")
    print(mean(rows), file=sys.stderr)


def _trained(without: frozenset[str], steps: int) -> tagger.Model:
    from training.tagger.train import train  # noqa: PLC0415 - needs a library that those who only measure lack
    from training.tagger.vocabulary import vocabulary  # noqa: PLC0415 - as above

    words = vocabulary(1)
    return tagger.made(words, train(steps, 1, without, 1, words))


if __name__ == "__main__":
    main()
