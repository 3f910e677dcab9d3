"""Questions to measure search with: several kinds, each over many words, drawn from made documents."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Final

from bench.synthetic import FORMULAS, LETTERS, SEED, YEARS, documents

from minutes_index.query.ast import And, Between, Fuzzy, Or, Phrase, Prefix, Query, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLE: Final = 200
"""Documents that words are drawn from; the first of every corpus."""
COUNT: Final = 42
"""Questions of each kind, all different."""
FREQUENT: Final = 0.3
"""The least share of documents that have a frequent word."""
RARE: Final = 2
"""The most documents of the sample that have a rare word."""
MIN_LETTERS: Final = 5
FACETS: Final = ("municipality", "person", "body", "year")
DATED: Final = "boolean, date, facets"
"""The kind that is asked with facets."""


def questions(count: int = COUNT) -> dict[str, list[Query]]:
    """By kind; of frequent, middling and rare words in turn."""
    dice = Random(SEED)  # noqa: S311 -- decides no secrets
    texts = [entry.passage.text.split() for entry in documents(SAMPLE)]
    frequent, middling, rare = bands(texts, dice)
    words = [word for three in zip(frequent, middling, rare, strict=False) for word in three]
    made: dict[str, Iterator[Query]] = {
        "term": map(Term, words),
        "phrase": _phrases(texts, frequent, dice),
        "prefix": (Prefix(word[: dice.randint(3, 5)]) for word in words),
        "fuzzy": (Fuzzy(_slipped(word, dice), 1 + (len(word) > 9)) for word in words),
        DATED: (_dated(*three, dice) for three in zip(frequent, middling, rare, strict=False)),
    }
    return {kind: list(_different(queries, count)) for kind, queries in made.items()}


def bands(texts: Sequence[Sequence[str]], dice: Random) -> tuple[list[str], list[str], list[str]]:
    """Frequent, middling and rare words by how many texts have them, shuffled."""
    spread = Counter(word for text in texts for word in set(text))
    words = sorted(word for word in spread if word.isalpha() and len(word) >= MIN_LETTERS)
    dice.shuffle(words)
    enough = FREQUENT * len(texts)
    return (
        [word for word in words if spread[word] >= enough],
        [word for word in words if RARE < spread[word] < enough],
        [word for word in words if spread[word] <= RARE],
    )


def _phrases(texts: Sequence[Sequence[str]], frequent: Sequence[str], dice: Random) -> Iterator[Query]:
    """Parts of formulas, what follows a frequent word, and any words in a row, in turn; two to four words."""
    while True:
        text = dice.choice(texts)
        known = [place for place, word in enumerate(text[:-4]) if word in frequent]
        formula = dice.choice(FORMULAS)
        for row, at in (
            (formula, dice.randrange(len(formula) - 3)),
            (text, dice.choice(known)),
            (text, dice.randrange(len(text) - 4)),
        ):
            yield Phrase(tuple(row[at : at + dice.randint(2, 4)]))


def _slipped(word: str, dice: Random) -> str:
    """With a letter changed, not the first."""
    place = dice.randrange(1, len(word))
    return word[:place] + dice.choice(LETTERS) + word[place + 1 :]


def _dated(frequent: str, middling: str, rare: str, dice: Random) -> Query:
    """A word and one of two others, within some years."""
    first = dice.randint(YEARS[0], YEARS[1] - 3)
    days = Between(first * 10_000 + 101, (first + dice.randint(0, 9)) * 10_000 + 1231)
    return And((Term(frequent), Or((Term(middling), Term(rare))), days))


def _different(queries: Iterator[Query], count: int) -> Iterator[Query]:
    seen: set[Query] = set()
    while len(seen) < count:
        query = next(queries)
        if query not in seen:
            seen.add(query)
            yield query
