"""The forms of words that rules would get wrong, each with its stem: made from the tables beside this file.

``irregular.tsv`` and ``small_words.tsv`` list forms, ``verbs.tsv`` principal parts, ``words.tsv`` words by kind; all
were written for this project. No genitives or passives in -s are among them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from minutes_index.analysis.tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

VOWELS = "aeiouyåäö"
NOUN = ("", "en", "et", "er", "ar", "erna", "arna")
AGENT = ("are", "aren", "arna", "arn")
COMPARED = ("e", "a", "are", "ast", "aste")
PARTICIPLE = ("ande", "anden", "andet", "andena")
OPEN_PARTICIPLE = ("ende", "enden", "endet", "endena")
MIN_ADJECTIVE_TAIL = 5
"""Letters; forms of shorter adjectives end too many verbs (``utvecklar``: ``klar``)."""
SHORTENED = {"stödja": "stöd", "giva": "ge", "taga": "ta", "bliva": "bli"}
"""The roots that longer infinitives share with shorter words."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Stems by form."""

    whole: Mapping[str, str]
    """Of words that do not end longer ones."""
    tails: Mapping[str, str]
    """Of words that may also end a compound."""
    verbs: Mapping[str, str]
    """Of verbs, which particles may stand before."""
    particles: frozenset[str]
    small: frozenset[str]
    """Words that no other one is a form of."""


@cache
def forms() -> Forms:
    """All forms, made on first use and kept."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for kind, words in _table("words.tsv"):
        kinds[kind] += words.split()
    whole, tails = _inflected(kinds)
    for lemma, listed, *only in _table("irregular.tsv"):
        (whole if only else tails).update(dict.fromkeys([lemma, *listed.split()], lemma))
    small = {form: lemma for lemma, listed in _table("small_words.tsv") for form in [lemma, *listed.split()]}
    return Forms(whole | small, tails, _verbs(kinds), frozenset(kinds["particle"]), frozenset(small))


def _table(name: str) -> Iterator[list[str]]:
    return rows_of(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _inflected(kinds: Mapping[str, list[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """The forms of the words of ``words.tsv`` that are no verbs: of those that stand alone, and of the others."""
    whole: dict[str, str] = {}
    tails: dict[str, str] = {}
    for kind, (stem, inflected) in _KINDS.items():
        for word in kinds[kind]:
            alone = kind == "adjective" and len(word) < MIN_ADJECTIVE_TAIL
            (whole if alone else tails).update(dict.fromkeys(inflected(word), stem(word)))
    return whole, tails


def _endings(base: str, endings: Iterable[str]) -> list[str]:
    return [base + ending for ending in endings]


def _noun(word: str) -> list[str]:
    return _endings(word, (*NOUN, "n", "na") if word.endswith(("el", "er", "or")) else NOUN)


def _vowel_noun(word: str) -> list[str]:
    """``miljö``, ``miljöer``; ``ärende``, ``ärendena``."""
    plural = ["na"] if word.endswith("e") else []
    return _endings(word, ["", "n", "t", "ar", "er", "arna", "erna", "et", "en", *plural])


def _short(word: str) -> str:
    """``fönster`` before an ending is ``fönstr``, ``nummer`` is ``numr``."""
    return (word[:-3] if word[-4:-2] == "mm" else word[:-2]) + word[-1]


def _common(word: str) -> list[str]:
    return [*_endings(word, ("", "n", "en")), *_endings(_short(word), ("ar", "arna", "er", "erna", "en"))]


def _neuter_noun(word: str) -> list[str]:
    return [word, *_endings(_short(word), ("et", "en", "ena"))]


def _contracted(word: str) -> list[str]:
    """``säker``, ``säkra``; ``öppen``, ``öppet``."""
    form = word[:-1] + "t" if word.endswith("en") else word + "t"
    return [word, form, *_endings(_short(word), COMPARED)]


def _adjective(word: str) -> list[str]:
    return [word, neuter(word), *_endings(word, COMPARED)]


def _agent(root: str) -> list[str]:
    return _endings(root, AGENT)


def neuter(word: str) -> str:
    """The neuter of an adjective or participle.

    >>> [neuter(word) for word in ("röd", "hård", "fri", "tunn", "svag")]
    ['rött', 'hårt', 'fritt', 'tunt', 'svagt']
    """
    if word[-1] in "dt" and word[-2] in VOWELS:
        return word[:-1] + "tt"
    if word[-1] in "dt" or word.endswith("nn"):
        return word[:-1] + "t"
    return word + ("tt" if word[-1] in VOWELS else "t")


_KINDS: dict[str, tuple[Callable[[str], str], Callable[[str], list[str]]]] = {
    "adjective": (str, _adjective),
    "contracted": (_short, _contracted),
    "common": (_short, _common),
    "neuter": (_short, _neuter_noun),
    "vowel": (str, _vowel_noun),
    "kept": (str, _noun),
    "agent": (lambda root: root + "are", _agent),
}
"""By kind: the stem of a word, and its forms."""


def _verbs(kinds: Mapping[str, list[str]]) -> dict[str, str]:
    """Later ones win: what the forms of a regular verb share with a strong one is more often theirs."""
    found: dict[str, str] = {}
    for verb in kinds["third"]:
        found.update(dict.fromkeys(_third(verb), verb))
    for infinitive, past, supine, participle in _table("verbs.tsv"):
        weak = past == infinitive + "de"
        stem = SHORTENED.get(infinitive) or (infinitive if weak else verb_root(infinitive))
        own = _weak(infinitive) if weak else _strong(infinitive)
        found.update(dict.fromkeys([infinitive, *own, past, supine, *_participles(participle)], stem))
    for root in kinds["second"]:
        found.update(dict.fromkeys(_second(root), root))
    return found


def verb_root(infinitive: str) -> str:
    """Without its a, unless it is the only vowel (``ta``, ``dra``)."""
    root = infinitive.removesuffix("a")
    return root if any(letter in VOWELS for letter in root) else infinitive


def _second(root: str) -> list[str]:
    """``följa, följer, följde, följt``; ``möta, mötte``; ``sända, sände, sänt``; ``känna, kände``."""
    present = [root, *_endings(root, ("a", "er", "e", *PARTICIPLE))]
    if root[-1] in "dt":
        past = root + root[-1] if root[-2] in VOWELS else root
        return [*present, past, past + "e", past + "a", neuter(root)]
    bare = root[:-1] if root.endswith(("mm", "nn")) else root
    return [*present, *_endings(bare, ("d", "de", "da", "t", "te", "ta"))]


def _third(verb: str) -> list[str]:
    return _endings(verb, ("", "r", "dde", "tt", "dd", "dda", *OPEN_PARTICIPLE))


def _weak(infinitive: str) -> list[str]:
    return [infinitive + "r", *_endings(verb_root(infinitive), PARTICIPLE)]


def _strong(infinitive: str) -> list[str]:
    root = verb_root(infinitive)
    if root == infinitive:
        return [root + "r", *_endings(root, OPEN_PARTICIPLE)]
    return [root, *_endings(root, ("er", "e", *PARTICIPLE))]


def _participles(participle: str) -> list[str]:
    """``given, givet, givna``; ``sagd, sagda``."""
    if participle == "-":
        return []
    if participle.endswith("en"):
        return [participle, participle[:-1] + "t", participle[:-2] + "na", participle[:-2] + "ne"]
    return [participle, *_endings(participle, ("a", "e")), neuter(participle)]
