"""Word forms brought together: what a plain word of a question matches.

A form that a table knows has its stem from there (`minutes_index.analysis.forms`), alone or at the end of a compound.
Any other word loses a genitive, then one ending of the regular declensions and conjugations. What the tables must know was
found by asking which words of `minutes_index.data`'s word list would lose an ending of their own.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from minutes_index.analysis.forms import VOWELS, forms
from minutes_index.data import rows

CACHED_FORMS = 2**17
"""Distinct words kept; minutes of a whole municipality have fewer."""

MIN_TAIL = 4
"""Shorter forms end too many unrelated words to count in a compound."""
MIN_VERB_TAIL = 5
NO_TAILS = frozenset({"lägg", "be", "ta", "le", "säg", "skär"})
"""Verbs whose forms look like mere endings of others (``behandlade``: ``lade``); particles may stand before them all the same."""
SHORT_TAILS = frozenset({"man", "hus", "mål", "lån", "hål", "bok", "fot", "rot", "bil", "fri", "dag"})
"""Short forms that do (``tjänstemän``)."""
LONGEST_TAIL = 20
MIN_ROOT = 3
"""Letters; two when the first is a vowel (``öka``, ``äga``)."""

MOST_PARTICLES = 2
"""``vidare-ut-veckla``."""

_NO_GENITIVE = re.compile(r"[suiö]s$|(?:kv|fer|pet|ist|urr|sid|cid|lig|lic|tend|val)ens$")
"""An s that is part of the word."""
_ADJECTIVE = re.compile(
    r"(?P<stem>.{2,}(?:ig|isk|ell|iv|bar|lös|full|ös|[sn]rik|[mnrs]lik|vis|ändsk|[ik]nsk|kansk|[bdknrst]al|[imnlt]är))(?:t|a|e|are|aste?)$"
)
_NO_COMPOUND = re.compile(r"[^sdeltkrg]man$|[aeiouyåäör]sta[dt]$")
"""``summan`` is no compound of ``man``, ``rustad`` none of ``stad``."""
_ENDINGS: tuple[tuple[str, str, str], ...] = (
    ("r", r"(?<!b)bar", "bar"),
    ("anrt", r"het(?:erna|en|er)?", "het"),
    ("aenr", r"else(?:rna|n|r)?", "else"),
    ("aet", r"sam(?:t|ma|mare|maste?)", "sam"),
    ("aen", r"are(?:n|na)?", "are"),
    ("a", r"(?<=er)arna", "are"),
    ("n", r"eln", "el"),
    ("mt", r"i(?:um|et)", "i"),
    ("m", r"(?<=e)um", ""),
    ("aent", r"[ae]nd(?:e|en|et|ena)", ""),
    ("a", r"(?:orna|arna|erna|ena)", ""),
    ("det", r"(?:ade|aste|ad|at)", ""),
    ("n", r"(?<=i)n", ""),
    ("aenrt", r"(?:an|ar|er|or|en|(?<!it)et|a|e)", ""),
)
"""By the letters they end in: an ending, and what stands in its place."""
_BY_LAST: dict[str, list[tuple[re.Pattern[str], str]]] = {
    last: [(re.compile(pattern + "$"), put) for lasts, pattern, put in _ENDINGS if last in lasts]
    for last in "adehmnrt"
}


@lru_cache(maxsize=CACHED_FORMS)
def stem(word: str) -> str:
    """The stem of a normalised word (see `minutes_index.analysis.tokens.normal`).

    Words with anything but letters in them are their own stem, save for an ending after a colon
    (``ks:s`` is ``ks``) and for the last word behind a hyphen (``e-tjänsterna`` is ``e-tjänst``).
    """
    before, hyphen, last = word.rpartition("-")
    if hyphen and last.isalpha():
        return f"{before}-{stem(last)}"
    word, _, _ending = word.partition(":") if word.replace(":", "").isalpha() else (word, "", "")
    if not word.isalpha():
        return word
    return (
        _listed(word)
        or (_listed(word[:-1]) if word[-1] == "s" and len(word) >= MIN_ROOT else None)
        or _place(word)
        or _regular(word)
    )


@cache
def _places() -> frozenset[str]:
    """The names of municipalities, which have no endings to lose (*Åre* is no *år*)."""
    return frozenset(part.casefold() for row in rows("municipalities.tsv") for part in row[1].split())


def _place(word: str) -> str | None:
    return next((name for name in (word, word.removesuffix("s")) if name in _places()), None)


def _listed(word: str) -> str | None:
    """The stem the tables give."""
    known = forms()
    if found := known.whole.get(word) or known.tails.get(word) or known.verbs.get(word):
        return found
    if found := _verb(word, MOST_PARTICLES):
        return found
    return _tail(word) or _verb_tail(word)


def _tail(word: str) -> str | None:
    """The longest tail that is a form of a noun or an adjective."""
    tails = forms().tails
    first = 1 if word[0] == "o" else 2
    for start in range(max(first, len(word) - LONGEST_TAIL), len(word) - 2):
        found = tails.get(word[start:])
        if (
            found
            and (len(found) >= MIN_TAIL or found in SHORT_TAILS)
            and not _NO_COMPOUND.search(word[: start + len(found)])
        ):
            return word[:start] + found
    return None


def _verb_tail(word: str) -> str | None:
    """The longest tail that is a form of a verb (``färdigställd``)."""
    verbs = forms().verbs
    for start in range(max(3, len(word) - LONGEST_TAIL), len(word) - MIN_VERB_TAIL + 1):
        found = verbs.get(word[start:])
        if found and found not in NO_TAILS:
            return word[:start] + found
    return None


def _verb(word: str, particles: int) -> str | None:
    """A verb after as many particles at most."""
    known = forms()
    for end in range(1, min(len(word) - 1, 12)):
        if word[:end] in known.particles:
            found = known.verbs.get(word[end:]) if word[end:] != "bar" else None
            found = found or (_verb(word[end:], particles - 1) if particles > 1 else None)
            if found:
                return word[:end] + found
    return None


def _regular(word: str) -> str:
    word = _without_genitive(word)
    if word[-1] in "aet" and (found := _ADJECTIVE.match(word)):
        return found["stem"]
    for pattern, replacement in _BY_LAST.get(word[-1], ()):
        if (found := pattern.search(word)) and _is_root(root := word[: found.start()] + replacement):
            return word if root in forms().small else _single(root)
    return _single(word)


def _without_genitive(word: str) -> str:
    return word[:-1] if word[-1] == "s" and len(word) > MIN_ROOT and not _NO_GENITIVE.search(word) else word


def _is_root(root: str) -> bool:
    return len(root) >= MIN_ROOT or (len(root) == MIN_ROOT - 1 and root[0] in VOWELS)


def _single(root: str) -> str:
    """``programm`` (of ``programmet``) is ``program``."""
    return root[:-1] if root.endswith("mm") else root
