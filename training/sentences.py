"""The stream of sentences a model is trained on: the corpora, copies with other names, invented lines, negatives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from minutes_index.annotate.mentions.trained.vocabulary import tokens
from minutes_index.recognisers.lexicon import Trait, traits
from training.corpora import NONE, UNSURE, Sentence
from training.invented import PARTIES, Inventor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

TEMPLATES: Final = Path(__file__).with_name("templates.txt")
SHARES: Final = {"as written": 0.35, "other names": 0.25, "invented": 0.28, "negative": 0.12}
"""How much of the stream comes from where."""
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Stream:
    """Sentences without end, drawn from ``corpus``."""

    corpus: Sequence[Sentence]
    inventor: Inventor
    templates: Sequence[str]

    @classmethod
    def of(cls, corpus: Sequence[Sentence], random: Random) -> Stream:
        """The stream over a corpus; its unsure tokens are marked here."""
        lines = TEMPLATES.read_text(encoding="utf-8").splitlines()
        templates = [line for line in lines if line and not line.startswith("#")]
        return cls([_doubted(sentence) for sentence in corpus], Inventor(random), templates)

    def __iter__(self) -> Iterator[Sentence]:
        people = [s for s in self.corpus if any(label == "PER" for *_, label in s.entities())]
        empty = [s for s in self.corpus if set(s.tags) == {NONE}]
        random = self.inventor.random
        makers: dict[str, Callable[[], Sentence]] = {
            "as written": lambda: random.choice(self.corpus),
            "other names": lambda: renamed(random.choice(people), self.inventor),
            "invented": lambda: filled(random.choice(self.templates), self.inventor),
            "negative": lambda: capitalised(random.choice(empty), self.inventor),
        }
        while True:
            kind = random.choices(list(SHARES), list(SHARES.values()))[0]
            yield makers[kind]()


def _doubted(sentence: Sentence) -> Sentence:
    """The sentence with those tokens unsure that look like a full name and are not tagged: slips of the annotators."""
    shapes = [traits(word) for word in sentence.words]
    tags = list(sentence.tags)
    for i in range(len(tags) - 1):
        name = Trait.COMMON_GIVEN in shapes[i] and Trait.SURNAME_LIKE in shapes[i + 1]
        if name and tags[i] == tags[i + 1] == NONE and not Trait.WORD & (shapes[i] | shapes[i + 1]):
            tags[i] = tags[i + 1] = UNSURE
    return Sentence(sentence.words, tuple(tags))


def renamed(sentence: Sentence, inventor: Inventor) -> Sentence:
    """A copy in which every person has another name, as long as it was: a full one or a part."""
    words, tags = [], []
    begun = {start: end for start, end, label in sentence.entities() if label == "PER"}
    i = 0
    while i < len(sentence.words):
        end = begun.get(i)
        if end is None:
            words.append(sentence.words[i])
            tags.append(sentence.tags[i])
            i += 1
            continue
        name = _replacement(sentence.words[i:end], inventor)
        words += name
        tags += _labelled(name, "PER")
        i = end
    return Sentence(tuple(words), tuple(tags))


def _replacement(name: Sequence[str], inventor: Inventor) -> list[str]:
    """Another name in place of ``name``, in the genitive if that one is."""
    alone = inventor.surname() if inventor.chance(0.6) else inventor.given()
    words = inventor.person() if len(name) > 1 else [alone]
    genitive = name[-1].endswith("s") and not words[-1].lower().endswith("s")
    return [*words[:-1], words[-1] + "s"] if genitive else words


def capitalised(sentence: Sentence, inventor: Inventor) -> Sentence:
    """A sentence without names, opened at another word and with capitals where none belong."""
    start = inventor.random.randrange(min(6, len(sentence.words)))
    words = list(sentence.words[start:])
    words[0] = words[0].capitalize()
    for _ in range(inventor.random.randrange(3)):
        i = inventor.random.randrange(len(words))
        words[i] = words[i].capitalize() if len(words[i]) > 3 and words[i].islower() else words[i]
    if inventor.chance(0.1):
        words = [word.upper() for word in words[:8]]
    return Sentence(tuple(words), (NONE,) * len(words))


def filled(template: str, inventor: Inventor) -> Sentence:
    """A template with something in each of its slots."""
    words: list[str] = []
    tags: list[str] = []
    for i, part in enumerate(_SLOT.split(template)):
        new, label = (
            _slot(part, inventor) if i % 2 else ([m.group() for m in tokens(part, 0, len(part))], NONE)
        )
        words += new
        tags += _labelled(new, label)
    return Sentence(tuple(words), tuple(tags))


def _slot(name: str, inventor: Inventor) -> tuple[list[str], str]:
    """Words and label for a slot.

    Raises:
        KeyError: there is no such slot.
    """
    word, random = inventor.word, inventor.random
    makers: dict[str, Callable[[], tuple[list[str], str]]] = {
        "per": lambda: (inventor.person(), "PER"),
        "given": lambda: ([inventor.given()], "PER"),
        "loc": lambda: (inventor.place(), "LOC"),
        "org": lambda: (inventor.organisation(), "ORG"),
        "title": lambda: ([_title(inventor)], NONE),
        "Title": lambda: ([_title(inventor).capitalize()], NONE),
        "body": lambda: ([inventor.one_of(inventor.bodies)], NONE),
        "Body": lambda: ([inventor.one_of(inventor.bodies).capitalize()], NONE),
        "word": lambda: ([word()], NONE),
        "Word": lambda: ([word().capitalize()], NONE),
        "Compound": lambda: ([inventor.compound().capitalize()], NONE),
        "Strange": lambda: ([inventor.unheard()], NONE),
        "party": lambda: ([inventor.one_of(PARTIES)], NONE),
        "number": lambda: ([str(random.randint(1, 99))], NONE),
        "short": lambda: (["".join(random.choices("ABDFGKLMNRSTV", k=random.randint(2, 4)))], UNSURE),
    }
    return makers[name]()


def _title(inventor: Inventor) -> str:
    title = inventor.one_of(inventor.titles)
    return inventor.word() + title if inventor.chance(0.5) else title


def _labelled(words: Sequence[str], label: str) -> list[str]:
    if label in {NONE, UNSURE}:
        return [label] * len(words)
    return [f"B-{label}", *[f"I-{label}"] * (len(words) - 1)]
