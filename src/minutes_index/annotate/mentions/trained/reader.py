"""The trained model that reads what the rules could not explain: which one, and what it answers.

Shipped is a small spaCy pipeline (data folder ``model``, whose README names the corpora). An installed pipeline of spaCy's own for
Swedish is used in its place. They are loaded by name and are no dependency.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import spacy
from spacy.tokens import Doc
from spacy.util import is_package, load_meta

from minutes_index import data
from minutes_index.annotate.mentions.trained.vocabulary import vocabulary
from minutes_index.errors import ModelMissing
from minutes_index.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language

AUTO, SHIPPED, NONE = "auto", "shipped", "none"
INSTALLED: Final = ("sv_core_news_lg", "sv_core_news_md", "sv_core_news_sm")
"""Pipelines used in place of the shipped one, the first that can be loaded."""
LABELS: Final = {"PER": Label.PERSON, "PRS": Label.PERSON, "ORG": Label.ORGANISATION}
"""What a model's labels mean here; places are the rules' affair."""
UNUSED: Final = ("tagger", "parser", "morphologizer", "lemmatizer", "attribute_ruler", "senter", "tokenizer")
"""Parts of a pipeline that no entity depends on; tokens are given to it."""
RECOGNISER: Final = "ner"
OURS: Final = "minutes_names"
"""The name in the ``meta.json`` of a model trained with this package's vocabulary: the shipped one and those like it."""
DIRECTORY: Final = "model"


@dataclass(frozen=True, slots=True)
class Guess:
    """What a model takes some tokens of a piece for: from ``start`` up to ``end``."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Reader:
    """A trained pipeline and the name it goes by: ``shipped``, that of a package, or that of its folder."""

    name: str
    nlp: Language

    def read(self, pieces: Iterable[Sequence[str]]) -> Iterator[list[Guess]]:
        """The people and organisations in each piece, which is given as its tokens."""
        docs = [Doc(self.nlp.vocab, words=list(words)) for words in pieces]
        for doc in self.nlp.pipe(docs):
            yield [Guess(ent.start, ent.end, LABELS[ent.label_]) for ent in doc.ents if ent.label_ in LABELS]


@cache
def reader(choice: str = AUTO) -> Reader | None:
    """The model to use, loaded once a process.

    Args:
        choice: ``auto`` (installed, or else shipped), ``shipped``, ``none``, or an installed pipeline or folder by name.

    Raises:
        ModelMissing: it cannot be loaded, or recognises no names.
    """
    if choice == NONE:
        return None
    if choice == SHIPPED:
        with as_file(files(data) / DIRECTORY) as path:
            return Reader(SHIPPED, _loaded(SHIPPED, path))
    return (
        Reader(Path(choice).name, _loaded(choice, choice))
        if choice != AUTO
        else _installed() or reader(SHIPPED)
    )


def _installed() -> Reader | None:
    """The first of `INSTALLED` that can be loaded; one that is there and cannot is told of."""
    for name in filter(is_package, INSTALLED):
        try:
            return Reader(name, _loaded(name, name))
        except ModelMissing as error:
            warnings.warn(f"{error}; it is passed over", RuntimeWarning, stacklevel=2)
    return None


def _is_ours(folder: Path) -> bool:
    return (folder / "meta.json").is_file() and load_meta(folder / "meta.json")["name"] == OURS


def _loaded(name: str, where: str | Path) -> Language:
    try:
        nlp = spacy.load(where, vocab=vocabulary() if _is_ours(Path(where)) else True, exclude=UNUSED)
    except (OSError, ImportError, ValueError, KeyError) as error:
        reason = str(error).split("\n", maxsplit=1)[0]
        raise ModelMissing(f"the model {name!r} cannot be loaded: {reason}") from error
    if RECOGNISER not in nlp.pipe_names:
        raise ModelMissing(f"the model {name!r} has no component {RECOGNISER!r}")
    return nlp
