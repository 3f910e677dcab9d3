"""What the shipped model sees of a word beside its form: the name lists as one lexical feature.

spaCy embeds a word's prefix, suffix, shape and norm. The prefix, a first letter, says least of a Swedish name, so its
place is taken by the `Trait`s of the word. The model was trained with this feature and is of no use without it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import spacy
from spacy.attrs import PREFIX

from minutes_index.recognisers.bodies import body_pattern
from minutes_index.recognisers.lexicon import PARTICLES, Trait, is_title, traits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.vocab import Vocab

SIGNS = {
    Trait.GIVEN: "g",
    Trait.COMMON_GIVEN: "G",
    Trait.SURNAME: "s",
    Trait.SURNAME_LIKE: "e",
    Trait.WORD: "w",
    Trait.KNOWN: "k",
    Trait.PLACE: "p",
}
"""The letter that stands for a trait in the feature."""
_TOKEN = re.compile(r"[^\W_]+(?:[-/.:'’&\u00ad][^\W_]+)*|[^\w\s]|_")


def tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The tokens of ``text[start:end]`` as the shipped model was taught to see them."""
    return _TOKEN.finditer(text, start, end)


@cache
def signature(word: str) -> str:
    """What ``word`` can be, as one feature: letters of `SIGNS`, and marks for titles, bodies and particles."""
    if word in PARTICLES:
        return "particle"
    written = word.capitalize() if len(word) > 3 and word.isupper() else word
    found = traits(written)
    letters = "".join(letter for trait, letter in SIGNS.items() if trait in found)
    title = "t" if is_title(word) else ""
    body = "o" if len(word) > 3 and is_body(word) else ""
    return f"{'n' if found else ''}{letters}{title}{body}" or "-"


@cache
def is_body(word: str) -> bool:
    """Whether a word is one for those who meet and decide (`Kommunstyrelsen`, `nämndens`)."""
    pattern = body_pattern("formal", "meeting", "network", "other")
    return any(pattern.fullmatch(form) for form in {word, word.removesuffix("s")})


@cache
def vocabulary() -> Vocab:
    """The vocabulary of the shipped model, one a process; for training too."""
    vocab: Any = spacy.blank("sv").vocab
    vocab.lex_attr_getters = {**vocab.lex_attr_getters, PREFIX: signature}
    made: Vocab = vocab
    return made
