"""How near two spellings of a name's word lie to each other.

Method: the generic edit distance of Brill and Moore ("An improved error model for noisy channel spelling correction",
2000), where one stretch of letters is replaced by another at a cost of its own; the costs are a table made by hand
(``spellings.tsv``). What no row explains is a plain slip of one letter, which costs `SLIP`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from enum import StrEnum
from functools import cache, lru_cache

from minutes_index.data import rows

SLIP = 1.0
"""Cost of a letter too many, too few or wrong, or of two that changed places; never of the first letter."""
DOUBLED = 0.3
"""Cost of a consonant that is written once and twice."""
MOST = 1.3
"""Spellings further apart are not compared to the end."""
FAR = 9.0
STRANGE = 4
"""Letters not in both words, beyond which no slip leads from one to the other."""
_LETTERS = frozenset("åäöøæ")
_VOWELS = frozenset("aeiouyåäöøæ")


class Part(StrEnum):
    """Which part of a name a word is."""

    GIVEN = "given"
    SURNAME = "surname"


def folded(word: str) -> str:
    """The word in lower case without accents; å, ä and ö are letters of their own and stay.

    >>> folded("Tornér")
    'torner'
    """
    if word.isascii():
        return word.casefold()
    lower = unicodedata.normalize("NFC", word).casefold()
    return "".join(letter if letter in _LETTERS else _without_marks(letter) for letter in lower)


def _without_marks(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


@cache
def _costs(part: Part) -> dict[tuple[str, str], float]:
    """Cost by the two stretches of letters, in both directions."""
    found: dict[tuple[str, str], float] = {}
    for one, other, cost, *only in rows("spellings.tsv"):
        if not only or only[0] == part:
            found[one, other] = found[other, one] = float(cost)
    return found


@cache
def _lengths(part: Part) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(len(one), len(other)) for one, other in _costs(part)}))


@lru_cache(maxsize=200_000)
def cost(one: str, other: str, part: Part) -> float:
    """What it takes to turn one folded word into the other; 0 for equal words, `FAR` for more than `MOST`.

    >>> cost("elinor", "ellinor", Part.GIVEN), cost("veistola", "veitsola", Part.SURNAME)
    (0.3, 1.0)
    """
    if one == other:
        return 0.0
    if abs(len(one) - len(other)) > 2 or opening(one) != opening(other) or _strange(one, other) > STRANGE:
        return FAR
    one, other = sorted((one, other))
    least = _table(f"^{one}$", f"^{other}$", part)
    return round(least, 2) if least <= MOST else FAR


def _strange(one: str, other: str) -> int:
    """How many letters of the two words are not in both: a bound that is quick to find."""
    ours, theirs = Counter(one), Counter(other)
    return (ours - theirs).total() + (theirs - ours).total()


def _table(one: str, other: str, part: Part) -> float:
    """The least cost, row by row over the beginnings of both words."""
    costs, lengths = _costs(part), _lengths(part)
    best = [[FAR] * (len(other) + 1) for _ in range(len(one) + 1)]
    best[0][0] = 0.0
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            least = _plain(one, other, i, j, best)
            for length, wide in lengths:
                if length <= i and wide <= j:
                    row = costs.get((one[i - length : i], other[j - wide : j]))
                    if row is not None:
                        least = min(least, best[i - length][j - wide] + row)
            best[i][j] = min(best[i][j], least)
        if i > 4 and min(map(min, best[i - 4 : i + 1])) > MOST:
            return FAR
    return best[-1][-1]


def _plain(one: str, other: str, i: int, j: int, best: list[list[float]]) -> float:
    """The least cost of the beginnings of ``i`` and ``j`` signs, by equal letters, doubled ones and slips."""
    least = FAR
    if i and j and one[i - 1] == other[j - 1]:
        least = best[i - 1][j - 1]
    for word, at, mate, to, before in (
        (one, i, other, j, best[i - 1][j] if i else FAR),
        (other, j, one, i, best[i][j - 1] if j else FAR),
    ):
        if at > 2 and to > 1 and word[at - 1] == word[at - 2] == mate[to - 1] and word[at - 1] not in _VOWELS:
            least = min(least, before + DOUBLED)
        if at > 2 and to > 1 and at < len(word) and to < len(mate):
            least = min(least, before + SLIP)
    if 2 < i < len(one) and 2 < j < len(other):
        least = min(least, best[i - 1][j - 1] + SLIP)
        if min(i, j) > 3 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
            least = min(least, best[i - 2][j - 2] + SLIP)
    return least


_SILENT = str.maketrans("", "", "aeiouyåäöøæhj")
_SOUNDS = str.maketrans("cqgwfzd", "kkkvvst")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants that are heard in a folded word: words that sound alike share it, slips of vowels too.

    >>> skeleton("ellinor"), skeleton("bergquist") == skeleton("bärkvist")
    ('-lnr', True)
    """
    plain = word.replace("ph", "f").replace("ch", "k").replace("x", "ks").replace("qu", "kv")
    heard = plain.translate(_SOUNDS)
    consonants = heard.translate(_SILENT)
    first = "" if heard[:1] in consonants[:1] else "-"
    return first + "".join(c for at, c in enumerate(consonants) if at == 0 or c != consonants[at - 1])


def opening(word: str) -> str:
    """The class of sounds that a folded word begins with; vowels are one."""
    return skeleton(word)[:1] if word else ""
