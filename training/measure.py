"""Prints how well people, organisations and places are found in the test corpora: by the rules, by a model, by both.

    python -m training.measure CORPORA [--model NAME]

A span is right when it begins and ends where the corpus says. Every sentence is a document of its own, so the rules see
neither lists nor what was named before. Places are the model's own affair: the rules know municipalities only.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc

from minutes_index.annotate import annotate
from minutes_index.annotate.mentions.trained.reader import Reader, reader
from minutes_index.annotate.mentions.trained.vocabulary import tokens
from minutes_index.model import Label, Section, SectionKind, Span
from training.corpora import LABELS, Sentence, iob2, news

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TESTS: Final = {"news-test.txt": news, "talbanken-test.iob2": iob2, "pud-test.iob2": iob2}
KINDS: Final = {Label.PERSON: "PER", Label.ORGANISATION: "ORG"}
Found = set[tuple[int, int, str]]


@dataclass(slots=True)
class Tally:
    """What was found rightly, missed, and found wrongly, by label."""

    right: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Found, found: Found) -> None:
        """Counts one sentence."""
        for counter, spans in (
            (self.right, gold & found),
            (self.missing, gold - found),
            (self.extra, found - gold),
        ):
            counter.update(label for *_, label in spans)

    def __str__(self) -> str:
        return "  ".join(map(self._of, LABELS))

    def _of(self, label: str) -> str:
        right, missing, extra = self.right[label], self.missing[label], self.extra[label]
        if not right + extra:
            return f"{label}   –     –     –  "
        precision, recall = right / (right + extra), right / max(1, right + missing)
        return f"{label} {precision:.3f} {recall:.3f} {2 * right / (2 * right + missing + extra):.3f}"


def by_model(text: str, model: Reader) -> Found:
    """What the model alone finds in a text, asked about all of it."""
    matches = list(tokens(text, 0, len(text)))
    doc = model.nlp(Doc(model.nlp.vocab, words=[match.group() for match in matches]))
    return {
        (matches[ent.start].start(), matches[ent.end - 1].end(), ent.label_.replace("PRS", "PER"))
        for ent in doc.ents
        if ent.label_ in {*LABELS, "PRS"}
    }


def by_package(text: str, model: str) -> Found:
    """What the package finds in a text, with the given model or `none`."""
    section = Section(Span(0, len(text)), 0, SectionKind.ITEM)
    found = annotate(text, [section], model=model).annotations.mentions
    return {(m.span.start, m.span.end, KINDS[m.label]) for m in found if m.label in KINDS}


def measured(sentences: Iterable[Sentence], find: Callable[[str], Found]) -> tuple[Tally, float]:
    """The tally over all sentences, and the words a CPU second."""
    tally, words, began = Tally(), 0, process_time()
    for sentence in sentences:
        text, starts = sentence.text()
        gold = {
            (starts[start], starts[end - 1] + len(sentence.words[end - 1]), label)
            for start, end, label in sentence.entities()
        }
        tally.add(gold, find(text))
        words += len(sentence.words)
    return tally, words / (process_time() - began)


def main() -> None:
    """Reads the arguments, measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument(
        "--model", default="shipped", help="shipped, or an installed pipeline or folder by name"
    )
    given = parser.parse_args()
    model = reader(given.model)
    if model is None:
        parser.error("there is no model to measure")
    print(f"{'':<22}{'':<8}{'':4}P     R     F1     for each of PER, ORG, LOC")
    for name, read in TESTS.items():
        sentences = read(given.corpora / name)
        finders: dict[str, Callable[[str], Found]] = {
            "rules": lambda text: by_package(text, "none"),
            "model": lambda text: by_model(text, model),
            "both": lambda text: by_package(text, given.model),
        }
        for by, find in finders.items():
            tally, speed = measured(sentences, find)
            print(f"{name:<22}{by:<8}{tally}   {speed:>7,.0f} words/s", flush=True)


if __name__ == "__main__":
    main()
