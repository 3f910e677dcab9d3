"""How words are compared by somebody without Swedish letters, or with other habits of spelling.

``goteborg`` and ``goeteborg`` are ``göteborg``, ``maarten`` is ``mårten``, ``wallenberg`` is ``vallenberg``. Many words
share such a spelling that are not alike (``val``, ``väl``), so it is for what nothing is found for.
"""

from __future__ import annotations

import re
from itertools import product

from minutes_index.analysis.tokens import normal

_LETTERS = str.maketrans("åäæöøw", "aaaoov")
_PAIRS = re.compile(r"a[ae]+|oe+")
SPELLED = {"a": "aåäæ", "o": "oöø", "v": "vw"}
"""A letter of a loose spelling, and what it may begin as in a normal one; other letters are themselves."""


def loose(word: str) -> str:
    """The loose spelling of a word; that of a loose spelling is itself.

    >>> loose("Göteborg"), loose("goeteborg"), loose("Wærn")
    ('goteborg', 'goteborg', 'varn')
    """
    return _PAIRS.sub(lambda found: found.group()[0], normal(word).translate(_LETTERS))


def loose_starts(word: str) -> tuple[str, ...]:
    """The first one or two letters, normally spelled, of any word that has the loose spelling of ``word``; sorted.

    A list of words in order of letters need be looked through under these beginnings alone. No beginning is one of
    another; that of an empty word is empty.

    >>> loose_starts("goteborg"), loose_starts("varn"), loose_starts("asa")
    (('go', 'gö', 'gø'), ('va', 'vå', 'vä', 'væ', 'wa', 'wå', 'wä', 'wæ'), ('a', 'å', 'ä', 'æ'))
    """
    letters = loose(word)
    one = letters[:1] in {"a", "o"} or len(letters) < 2
    spellings = (SPELLED.get(letter, letter) for letter in letters[: 1 if one else 2])
    return tuple(sorted(map("".join, product(*spellings))))
