"""Did you mean: a question with words of the archive in the place of words that hardly stand in it."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.distance import within
from minutes_index.analysis.stems import stem
from minutes_index.query.ast import Query, Term
from minutes_index.query.rewriting import leaves, replaced
from minutes_index.query.serialisation import written
from minutes_index.recognisers.masking import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.search.vocabulary import Looking

FEW: Final = 2
"""Sections; with more of them nothing is offered."""
MORE: Final = 10
"""How many times as frequent as what was written a word must be to be offered for it."""
OFFERED: Final = 3
TRIED: Final = 8
NEAR: Final = 3
"""Words tried for each."""
MIN_LETTERS: Final = 4
LONG: Final = 7
"""Letters from which a word may have two slips in it."""


def suggestions(query: Query, looking: Looking, total: int) -> tuple[str, ...]:
    """Questions that find more than ``query``, which finds ``total`` sections; only letters are put in the place of letters."""
    if total > FEW:
        return ()
    doubtful = [leaf for leaf in dict.fromkeys(leaves(query)) if _is_doubtful(leaf, looking)]
    choices = [
        [(leaf, other) for other in (*_itself(leaf, looking), *near_words(leaf, looking))]
        for leaf in doubtful
    ]
    offered = islice(_questions(query, choices), TRIED) if choices else ()
    found = (written(new) for new in offered if looking.total(new) > total)
    return tuple(islice((question for question in found if masked(question) == question), OFFERED))


def _questions(query: Query, choices: list[list[tuple[Query, Query]]]) -> Iterator[Query]:
    for chosen in product(*choices):
        yield replaced(query, dict(chosen))


def _is_doubtful(leaf: Query, looking: Looking) -> bool:
    return (
        isinstance(leaf, Term)
        and leaf.word.isalpha()
        and len(leaf.word) >= MIN_LETTERS
        and looking.total(Term(leaf.word)) <= FEW
    )


def _itself(leaf: Query, looking: Looking) -> tuple[Query, ...]:
    """What was written, if it stands anywhere."""
    return (leaf,) if looking.total(leaf) else ()


def near_words(leaf: Query, looking: Looking) -> list[Query]:
    """The words that differ by the fewest slips, the most frequent of them first, one a stem; none unless it is a word."""
    if not (isinstance(leaf, Term) and leaf.word.isalpha() and len(leaf.word) >= MIN_LETTERS):
        return []
    word, scope = leaf.word, leaf.scope
    least = max(1, MORE * looking.total(Term(word)))
    own = stem(word)
    found = sorted(
        (_slips(word, other), -count, other)
        for start in dict.fromkeys(word[:2])
        for other, count in looking.words(start)
        if count >= least and abs(len(other) - len(word)) <= 2 and stem(other) != own and _slips(word, other)
    )
    by_stem = {stem(other): Term(other, scope) for _, _, other in reversed(found)}
    return list(islice(reversed(by_stem.values()), NEAR))


def _slips(word: str, other: str) -> int:
    """How many slips lie between two words, 0 when they are too many."""
    most = 2 if len(word) >= LONG else 1
    return next((edits for edits in range(1, most + 1) if within(word, other, edits)), 0)
