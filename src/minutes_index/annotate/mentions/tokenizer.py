"""Text -> the tokens of a spaCy `Doc`: words with their inner hyphens, numbers, initials with their stop, single signs.

One expression in the place of spaCy's Swedish rules: eight times as fast, and the same where names are concerned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from minutes_index.recognisers.lexicon import given_abbreviations

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_TOKEN = re.compile(
    r"("
    r"(?:[a-zåäö]{1,2}\.){2,}"  # t.o.m.
    r"|(?:[A-ZÅÄÖ]\.-?){2,}(?=[^\W\d_]|\s|$)"  # initials
    r"|[^\W\d_]\.(?=[^\W\d_]|\s|$)"  # an initial
    rf"|(?:[A-ZÅÄÖ][a-zåäöé]+-[A-ZÅÄÖ]|{'|'.join(sorted(given_abbreviations(), key=len, reverse=True))})\.(?= ?[A-ZÅÄÖ][a-zåäöé])"  # Lars-G., Chr.
    r"|\d+:[ea](?!\w)"  # 1:e
    r"|[A-ZÅÄÖ][a-zåäö]{0,2}:son(?!\w)"  # P:son
    r"|[^\W_]+(?:[-'’][^\W_]+)*-?"  # a word, a double name, barn-
    r"|\d+(?:[.,:/-]\d+)*"
    r"|[^\S ]\s*|\s+"
    r"|."
    r")( ?)"
)


WORDS = "words"
"""Where a `Doc` keeps the texts of its tokens."""


class Tokenizer:
    """Makes a `Doc` of any text; the tokens and the spaces behind them make up the text again."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of ``text``."""
        found = _TOKEN.findall(text)
        words = [word for word, _ in found]
        doc = Doc(self._vocab, words, [bool(space) for _, space in found])
        doc.user_data[WORDS] = words
        return doc


def words_of(doc: Doc) -> list[str]:
    """The texts of a document's tokens, as a list: a loop over it costs a tenth of one over the tokens."""
    known = doc.user_data.get(WORDS)
    return known if known is not None else [token.text for token in doc]
