"""The corpora: annotated sentences, read from their files.

``news-*.txt``: a token and its tag a line, `0` for none, without B- and I-. ``*.iob2``: number, token, IOB2 tag.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LABELS: Final = ("PER", "ORG", "LOC")
NONE: Final = "O"
UNSURE: Final = "-"
"""Of a token whose label is not known; the training passes over it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens, and a tag each: `O`, `-`, or `B-`/`I-` with a label."""

    words: tuple[str, ...]
    tags: tuple[str, ...]

    def entities(self) -> Iterator[tuple[int, int, str]]:
        """First token, token after the last, and label of each entity."""
        start = 0
        while start < len(self.tags):
            end = start + 1
            if self.tags[start].startswith("B-"):
                label = self.tags[start][2:]
                while end < len(self.tags) and self.tags[end] == f"I-{label}":
                    end += 1
                yield start, end, label
            start = end

    def biluo(self) -> list[str]:
        """The tags as spaCy wants them for training."""
        found = [UNSURE if tag == UNSURE else NONE for tag in self.tags]
        for start, end, label in self.entities():
            inner = [f"I-{label}"] * (end - start - 2)
            found[start:end] = [f"U-{label}"] if end - start == 1 else [f"B-{label}", *inner, f"L-{label}"]
        return found

    def text(self) -> tuple[str, list[int]]:
        """The sentence as it would be written, and where each token begins in it."""
        written, starts = "", []
        for word in self.words:
            glued = not written or written[-1] in '([/”"' or word[0] in ".,:;!?)]/%”"
            written += "" if glued else " "
            starts.append(len(written))
            written += word
        return written, starts


def news(path: Path) -> list[Sentence]:
    """The sentences of a news file; what is neither a person, an organisation nor a place is unsure."""
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    blocks = [list(block) for full, block in groupby(lines, key=lambda cells: len(cells) > 1) if full]
    return [
        Sentence(tuple(cells[0] for cells in block), tuple(_tags([cells[-1] for cells in block])))
        for block in blocks
    ]


def _tags(labels: list[str]) -> Iterator[str]:
    previous = "0"
    for label in labels:
        if label in LABELS:
            yield f"I-{label}" if label == previous else f"B-{label}"
        else:
            yield NONE if label == "0" else UNSURE
        previous = label


def iob2(path: Path) -> list[Sentence]:
    """The sentences of a file of Universal NER."""
    lines = [
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    blocks = [list(block) for full, block in groupby(lines, key=lambda cells: len(cells) > 2) if full]
    return [
        Sentence(tuple(cells[1] for cells in block), tuple(cells[2] for cells in block)) for block in blocks
    ]
