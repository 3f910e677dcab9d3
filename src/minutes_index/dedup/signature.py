"""The terms by which a search index finds the copies of a text.

Four kinds of terms, each for what the others miss:

* ``t:…`` one hash of all words: the same text in another layout;
* ``b07:…`` bands of a MinHash (Broder 1997; banding as in Leskovec, Rajaraman, Ullman: Mining of Massive
  Datasets, ch. 3): texts alike as a whole, also short ones, also with a slip in every other line;
* ``w:…`` winnowed shingles (Schleimer, Wilkerson, Aiken 2003): of every `WINDOW` shingles in a row the least
  is kept, so that two texts with `GUARANTEED` words in a row in common share a term for certain, however
  short the one and long the other. This is what finds an extract of a single item;
* ``m:…`` body and day of the meeting: a summons, whose proposals are not the decisions of the minutes.

A hash of 32 bits is enough: of two terms that meet by chance the worst that comes is one comparison.
"""

from __future__ import annotations

import hashlib
import struct
from collections import deque
from typing import TYPE_CHECKING, Final
from zlib import crc32

from rensa import RMinHash

from minutes_index.dedup.content import substance
from minutes_index.dedup.meetings import meeting_terms
from minutes_index.dedup.shingles import SIZE, shingles, words
from minutes_index.model import Signature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.model import Document

PERMUTATIONS: Final = 128
ROWS: Final = 4
"""Of 32 bands: a pair of Jaccard 0.67 (containment 0.8 at equal length) is missed once in 1,000 times, one of
0.07 shares a band once in 1,300."""
SEED: Final = 1862
WINDOW: Final = 32
"""Shingles of which one is kept: 6 terms per 100 words."""
GUARANTEED: Final = WINDOW + SIZE - 1


def _bands(runs: Sequence[str]) -> Iterator[str]:
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(runs)
    digest = minhash.digest()
    for band, start in enumerate(range(0, PERMUTATIONS, ROWS)):
        yield f"b{band:02}:{crc32(struct.pack(f'<{ROWS}I', *digest[start : start + ROWS])):08x}"


def winnow(hashes: Sequence[int], window: int = WINDOW) -> set[int]:
    """Of every ``window`` hashes in a row the least; of fewer than that the least of all."""
    kept: set[int] = set()
    rising: deque[int] = deque()
    """Places whose hashes rise: the first is the least of the window."""
    for place, value in enumerate(hashes):
        while rising and hashes[rising[-1]] >= value:
            rising.pop()
        rising.append(place)
        if rising[0] <= place - window:
            rising.popleft()
        if place >= window - 1:
            kept.add(hashes[rising[0]])
    return kept or ({min(hashes)} if hashes else set())


def text_sha256(of: Sequence[str]) -> str:
    """The hash of the words; the same for a text in any layout."""
    return hashlib.sha256(" ".join(of).encode()).hexdigest()


def _terms(text: str) -> Iterator[str]:
    runs = shingles(words(text))
    if runs:
        yield from _bands(runs)
    for value in sorted(winnow([crc32(run.encode()) for run in runs])):
        yield f"w:{value:08x}"


def signature(document: Document) -> Signature:
    """The signature of a document; one without any letter or digit has no bands and resembles nothing.

    The hash is of its whole text, the other terms of its `substance`, so that the forms and the attendance
    list that all minutes of a body have in common make no candidates.
    """
    found = words(document.text)
    digest = text_sha256(found)
    terms = (f"t:{digest[:16]}", *_terms(substance(document)), *meeting_terms(document))
    return Signature(digest, terms if found else ())
