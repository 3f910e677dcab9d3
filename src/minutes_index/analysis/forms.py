"""The forms of words that rules would get wrong, each with its stem: made from the tables beside this file.

``irregular.tsv`` lists forms, ``verbs.tsv`` principal parts, ``words.tsv`` words by kind; all were written for this project.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from minutes_index.analysis.tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VOWELS = "aeiouyåäö"
GENITIVE = ("", "s")
NOUN = ("", "en", "et", "er", "ar", "erna", "arna")
AGENT = ("are", "aren", "arna", "arn")
COMPARED = ("e", "a", "are", "ast", "aste")
PARTICIPLE = ("ande", "anden", "andet", "andena")
OPEN_PARTICIPLE = ("ende", "enden", "endet", "endena")


MIN_ADJECTIVE_TAIL = 5
"""Letters; forms of shorter adjectives end too many verbs (``utvecklar``: ``klar``)."""
CONTRACTING = frozenset({"common", "neuter", "contracted"})
SHORTENED = {"stödja": "stöd", "giva": "ge", "taga": "ta", "bliva": "bli"}
"""Older infinitives and the roots of those in use."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Stems by form."""

    whole: Mapping[str, str]
    """Of words that are no part of longer ones."""
    tails: Mapping[str, str]
    """Of words that may also end a compound."""
    verbs: Mapping[str, str]
    """Of verbs, which begin with particles only."""
    particles: frozenset[str]
    small: frozenset[str]
    """Words that no other one is a form of."""


def _table(name: str) -> Iterator[list[str]]:
    return rows_of(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def forms() -> Forms:
    """All forms, made on first use and kept."""
    kinds = {kind: words.split() for kind, words in _table("words.tsv")}
    tails: dict[str, str] = {}
    whole: dict[str, str] = {}
    for kind, inflected in _INFLECTED.items():
        for word in kinds[kind]:
            stem = _short(word) if kind in CONTRACTING else word
            known = whole if kind == "adjective" and len(word) < MIN_ADJECTIVE_TAIL else tails
            known |= dict.fromkeys(_with_genitives(inflected(word)), stem)
    tails |= {
        form: agent + "are" for agent in kinds["agent"] for form in _with_genitives(_endings(agent, AGENT))
    }
    for lemma, listed, *only in _table("irregular.tsv"):
        known = whole if only else tails
        known |= dict.fromkeys(_with_genitives([lemma, *listed.split()]), lemma)
    small = {form: lemma for lemma, listed in _table("small_words.tsv") for form in [lemma, *listed.split()]}
    return Forms(whole | small, tails, dict(_verbs(kinds)), frozenset(kinds["particle"]), frozenset(small))


def _with_genitives(words: Iterable[str]) -> Iterator[str]:
    return (word + ending for word in words for ending in GENITIVE if not (ending and word.endswith("s")))


def _endings(base: str, endings: Iterable[str]) -> list[str]:
    return [base + ending for ending in endings]


def _noun(word: str) -> list[str]:
    return _endings(word, (*NOUN, "n", "na") if word.endswith(("el", "er", "or")) else NOUN)


def _vowel_noun(word: str) -> list[str]:
    return _endings(
        word, ("", "n", "t", "ar", "er", "arna", "erna", "et", "en", "na" if word.endswith("e") else "s")
    )


def _short(word: str) -> str:
    """``fönster`` before an ending is ``fönstr``, ``nummer`` is ``numr``."""
    return (word[:-3] if word[-4:-2] == "mm" else word[:-2]) + word[-1]


def _common(word: str) -> list[str]:
    return [*_endings(word, ("", "n", "en")), *_endings(_short(word), ("ar", "arna", "er", "erna", "en"))]


def _neuter(word: str) -> list[str]:
    return [word, *_endings(_short(word), ("et", "en", "ena"))]


def _contracted(word: str) -> list[str]:
    """``säker``, ``säkra``; ``öppen``, ``öppet``."""
    neuter = word[:-1] + "t" if word.endswith("en") else word + "t"
    return [word, neuter, *_endings(word[:-2] + word[-1], COMPARED)]


def _adjective(word: str) -> list[str]:
    return [word, neuter(word), *_endings(word, COMPARED)]


def neuter(word: str) -> str:
    """The neuter of an adjective or participle: ``röd``, ``rött``; ``hård``, ``hårt``; ``fri``, ``fritt``."""
    if word[-1] in "dt" and word[-2] in VOWELS:
        return word[:-1] + "tt"
    if word[-1] in "dt" or word.endswith("nn"):
        return word[:-1] + "t"
    return word + ("tt" if word[-1] in VOWELS else "t")


_INFLECTED = {
    "adjective": _adjective,
    "contracted": _contracted,
    "common": _common,
    "neuter": _neuter,
    "vowel": _vowel_noun,
    "kept": _noun,
}


def _verbs(kinds: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Later ones win: the forms of a root are surer than what they share with another."""
    for verb in kinds["third"]:
        yield from ((form, verb) for form in _with_genitives(_third(verb)))
    for infinitive, past, supine, participle in _table("verbs.tsv"):
        stem = SHORTENED.get(infinitive) or (
            infinitive if _is_weak(infinitive, past) else verb_root(infinitive)
        )
        yield from ((form, stem) for form in _with_genitives(_strong(infinitive, past, supine, participle)))
    for root in kinds["second"]:
        yield from ((form, root) for form in _with_genitives(_second(root)))


def _second(root: str) -> list[str]:
    """``följa, följer, följde, följt``; ``möta, mötte``; ``sända, sände, sänt``; ``känna, kände``."""
    present = [root, *_endings(root, ("a", "er", "e", *PARTICIPLE))]
    if root[-1] in "dt":
        past = root + root[-1] if root[-2] in VOWELS else root
        return [*present, past, past + "e", past + "a", neuter(root)]
    bare = root[:-1] if root.endswith(("mm", "nn")) else root
    return [*present, *(bare + ending for ending in ("d", "de", "da", "t", "te", "ta"))]


def _third(verb: str) -> list[str]:
    return _endings(verb, ("", "r", "dde", "tt", "dd", "dda", *OPEN_PARTICIPLE))


def _strong(infinitive: str, past: str, supine: str, participle: str) -> list[str]:
    root = verb_root(infinitive)
    if _is_weak(infinitive, past):
        return [
            infinitive,
            infinitive + "r",
            past,
            supine,
            *_participles(participle),
            *_endings(root, PARTICIPLE),
        ]
    open_present = [root + "r", *_endings(root, OPEN_PARTICIPLE)]
    present = [root, root + "er", root + "e", *_endings(root, PARTICIPLE)]
    return [
        infinitive,
        *(open_present if root == infinitive else present),
        past,
        supine,
        *_participles(participle),
    ]


def _is_weak(infinitive: str, past: str) -> bool:
    return past == infinitive + "de"


def verb_root(infinitive: str) -> str:
    """Without its a, unless it is the only vowel (``ta``, ``dra``)."""
    root = infinitive.removesuffix("a")
    return root if any(letter in VOWELS for letter in root) else infinitive


def _participles(participle: str) -> list[str]:
    """``given, givet, givna``; ``sagd, sagda``."""
    if participle == "-":
        return []
    if participle.endswith("en"):
        return [participle, participle[:-1] + "t", participle[:-2] + "na", participle[:-2] + "ne"]
    return [participle, *_endings(participle, ("a", "e")), neuter(participle)]
