"""Trains the model that ships with the package and prints how it fares.

    python -m training.train CORPORA [-o OUTPUT] [--steps N] [--width N] [--depth N]

CORPORA is the folder with the corpora that docs/model.md names. The same arguments give the same model on the same machine.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from time import process_time
from typing import TYPE_CHECKING, Any, Final

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Optimizer, fix_random_seed

from minutes_index.annotate.mentions.trained.reader import OURS
from minutes_index.annotate.mentions.trained.vocabulary import vocabulary
from training.corpora import LABELS, Sentence, iob2, news
from training.sentences import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

SEED: Final = 2024
META: Final = {
    "name": OURS,
    "version": "1.0.0",
    "description": "People, organisations and places in Swedish minutes; needs the name lists of minutes-index",
    "spacy_version": ">=3.8.7,<3.9.0",
    "license": "CC BY-SA 4.0",
}
SHIPPED: Final = Path(__file__).parents[1] / "src" / "minutes_index" / "data" / "model"
HELD_BACK: Final = 10
"""Every tenth sentence of the news is kept from the training, to choose by."""
FEATURES: Final = {"NORM": 5000, "PREFIX": 300, "SUFFIX": 2500, "SHAPE": 600}
"""What is embedded of a word, and in how many rows; PREFIX holds its traits."""
LEAST: Final = 300
MOST: Final = 1000
GROWTH: Final = 1.002
"""Words in a batch: from `LEAST` at first to `MOST`, `GROWTH` times the one before."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 of exact spans by label."""

    by_label: dict[str, tuple[float, float, float]]

    def __str__(self) -> str:
        return "  ".join(f"{label} {p:.3f} {r:.3f} {f:.3f}" for label, (p, r, f) in self.by_label.items())


def blank(width: int, depth: int) -> Language:
    """A pipeline with an untrained recogniser."""
    nlp = spacy.blank("sv", vocab=vocabulary(), meta=META)
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": width,
        "attrs": list(FEATURES),
        "rows": list(FEATURES.values()),
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": width,
        "depth": depth,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    tok2vec = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }
    recogniser: Any = nlp.add_pipe("ner", config={"model": model})
    for label in LABELS:
        recogniser.add_label(label)
    return nlp


def example(nlp: Language, sentence: Sentence) -> Example:
    """A sentence as spaCy learns from it."""
    return Example.from_dict(Doc(nlp.vocab, words=list(sentence.words)), {"entities": sentence.biluo()})


def batches(stream: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The stream in batches that grow from `LEAST` to `MOST` words."""
    size, batch, words = float(LEAST), [], 0
    for sentence in stream:
        batch.append(sentence)
        words += len(sentence.words)
        if words >= size:
            yield batch
            size, batch, words = min(size * GROWTH, MOST), [], 0


def scores(nlp: Language, sentences: Iterable[Sentence]) -> Scores:
    """How the pipeline fares on gold tokens."""
    result = nlp.evaluate([example(nlp, sentence) for sentence in sentences])
    types = result["ents_per_type"] or {}
    return Scores({label: (t["p"], t["r"], t["f"]) for label in LABELS if (t := types.get(label))})


def train(nlp: Language, stream: Stream, dev: list[Sentence], steps: int) -> Optimizer:
    """Trains ``nlp`` in place; the optimizer, which holds the averages of its weights."""
    optimizer = Adam(0.001, use_averages=True, L2=0.01, grad_clip=1.0)
    first = [example(nlp, sentence) for sentence in islice(stream, 200)]
    nlp.initialize(lambda: first, sgd=optimizer)
    began, loss = process_time(), {"ner": 0.0}
    for step, batch in enumerate(islice(batches(stream), steps), 1):
        nlp.update([example(nlp, sentence) for sentence in batch], drop=0.1, sgd=optimizer, losses=loss)
        if step % 250 == 0 or step == steps:
            with nlp.use_params(optimizer.averages):
                print(
                    f"{step:>5} {process_time() - began:>5.0f} s  loss {loss['ner']:>8.0f}  {scores(nlp, dev)}",
                    flush=True,
                )
            loss = {"ner": 0.0}
    trained: Optimizer = optimizer
    return trained


def main() -> None:
    """Reads the arguments, trains and saves."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--depth", type=int, default=2)
    given = parser.parse_args()
    fix_random_seed(SEED)
    written = news(given.corpora / "news-train.txt")
    dev = written[::HELD_BACK]
    corpus = [s for i, s in enumerate(written) if i % HELD_BACK] + iob2(
        given.corpora / "talbanken-train.iob2"
    )
    nlp = blank(given.width, given.depth)
    optimizer = train(nlp, Stream.of(corpus, Random(SEED)), dev, given.steps)
    given.output.mkdir(parents=True, exist_ok=True)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(given.output, exclude=["tokenizer", "vocab"])
    print(f"saved to {given.output}")


if __name__ == "__main__":
    main()
