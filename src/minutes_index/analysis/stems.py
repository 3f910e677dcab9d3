"""Word forms brought together: what a plain word of a question matches.

Three steps: irregular forms (``irregular.tsv``, written for this project), a few rules for endings that
Snowball leaves on (``skolan``, ``protokollet``) or takes too much of (``fastighet`` is not ``fast``), then
Snowball's Swedish stemmer. The exceptions to the rules were found by asking which words of
`minutes_index.data`'s word list would lose an ending that is part of the word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from Stemmer import Stemmer

from minutes_index.analysis.tables import lemmas_by_form, words_of

CACHED_FORMS = 2**17
"""Distinct words kept; minutes of a whole municipality have fewer."""

MIN_COMPOUND_TAIL = 4
"""Shorter irregular forms (``får``, ``går``) end too many unrelated words to count in a compound."""
SHORT_TAILS = frozenset({"män", "mäns"})
"""Short forms that do (``tjänstemän``)."""
MIN_STEM = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """An ending and what stands in its place, unless the word ends as one of the exceptions."""

    ending: str
    replacement: str
    exceptions: tuple[str, ...] = ()
    final: bool = False
    """Whether the result is the stem, with nothing left for Snowball to take."""

    def applies(self, word: str) -> bool:
        """Whether ``word`` has the ending, a stem before it, and is no exception."""
        long_enough = len(word) - len(self.ending) + len(self.replacement) >= MIN_STEM
        return long_enough and word.endswith(self.ending) and not word.endswith(self.exceptions)


NOT_DEFINITE_AN = tuple(
    words_of("""plan man organ verkan sökan mälan talan fordran förfrågan rannsakan önskan längtan beundran
    befordran utan sedan innan annan ovan medan undan nedan mellan redan samman sådan likadan sällan
    onödan anmodan gran slogan urban metan altan dekan veteran orkan roman vulkan kran""")
)
NOT_GENITIVE_ANS = tuple(
    words_of("""assistans chans balans stans relevans annans leverans acceptans stimulans tolerans ambulans
    redundans dominans nonchalans allians diskrepans arrogans renässans ignorans finans glans romans
    resonans elegans tillsammans""")
)
NOT_DEFINITE_ET = tuple(
    words_of("""itet het budget paket vilket mycket inget annet internet komplet planet magnet alfabet diet
    poet eget get""")
)
RULES: tuple[Rule, ...] = (
    Rule("ets", "et", ("krets", "pellets", "hets", "itets")),
    Rule("ans", "an", NOT_GENITIVE_ANS),
    Rule("andens", "ande"),
    Rule("arens", "are"),
    Rule("nas", "na", ("ananas",)),
)
"""Genitives whose ending the next table must see without its s."""
AFTER_S = ("erna", "arna", "ens", "en", "er", "ar")
"""Snowball takes the s of ``plats`` for a genitive; so it must go from ``platsen`` too."""
ENDINGS: tuple[Rule, ...] = (
    *(
        Rule(form, "het", final=True)
        for form in ("heternas", "heterna", "hetens", "heten", "heter", "hets", "het")
    ),
    *(Rule(form, "else", final=True) for form in ("elsernas", "elserna", "elsens", "elsen", "elser", "else")),
    *(Rule(f"{before}s{ending}", before) for before in "tnr" for ending in AFTER_S),
    Rule("an", "a", NOT_DEFINITE_AN),
    Rule("ena", "e", ("arena", "orena", "rena", "sena", "lena", "screena", "gena", "förena")),
    Rule("andet", "ande"),
    Rule("et", "", NOT_DEFINITE_ET),
)


@cache
def _irregular() -> dict[str, str]:
    return lemmas_by_form(files(__package__).joinpath("irregular.tsv").read_text(encoding="utf-8"))


@cache
def _snowball() -> Stemmer:
    return Stemmer("swedish", 0)  # 0: the cache is ours


def _regular(word: str) -> str:
    """The word with an irregular form, alone or at its end, replaced by its lemma."""
    table = _irregular()
    for start in range(max(0, len(word) - 20), len(word) - 2):
        tail = word[start:]
        whole_or_tail = start == 0 or len(tail) >= MIN_COMPOUND_TAIL or tail in SHORT_TAILS
        if whole_or_tail and start != 1 and tail in table:
            return word[:start] + table[tail]
    return word


def _rewritten(word: str, rules: tuple[Rule, ...]) -> tuple[str, bool]:
    rule = next((rule for rule in rules if rule.applies(word)), None)
    if rule is None:
        return word, False
    return word.removesuffix(rule.ending) + rule.replacement, rule.final


@lru_cache(maxsize=CACHED_FORMS)
def stem(word: str) -> str:
    """The stem of a normalised word (see `minutes_index.analysis.tokens.normal`).

    Words with anything but letters in them are their own stem, save for an ending after a colon
    (``ks:s`` is ``ks``).
    """
    word, _, _ending = word.partition(":") if word.replace(":", "").isalpha() else (word, "", "")
    if not word.isalpha():
        return word
    bare, _ = _rewritten(_regular(word), RULES)
    bare, final = _rewritten(bare, ENDINGS)
    return bare if final else str(_snowball().stemWord(bare))
