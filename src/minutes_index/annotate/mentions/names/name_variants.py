"""Full names that are not written as names are: with a nickname inside, or in capitals.

`Lars "Lasse" Ekroth`, `Lars (Lasse) Ekroth`; `Anf. 3 LARS EKROTH (S):`, `ordföranden LARS EKROTH`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.annotate.mentions.names.names import PARTY, Name, base_form
from minutes_index.model import Span
from minutes_index.recognisers.lexicon import Trait, is_title, traits

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéèüáíóú]+(?:-[A-ZÅÄÖ]?[a-zåäöéèü]+)?"
_CAPITALS = r"[A-ZÅÄÖÉÜ]{2,}(?:-[A-ZÅÄÖÉÜ]{2,})?"
_NICKNAMED = re.compile(
    rf"(?<![\w-])(?P<given>{_WORD}(?: {_WORD})?) (?:[\"”“»']{_WORD}[\"”“«']|\({_WORD}\)) (?P<last>{_WORD})(?![\w-])"
)
_IN_CAPITALS = re.compile(rf"(?<![\w-]){_CAPITALS}(?: {_CAPITALS}){{1,2}}(?![\w-])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+\.?) $")


def written_otherwise(text: str) -> Iterator[Name]:
    """The names in ``text`` that have a nickname inside, then those in capitals; each in its usual form."""
    for match in _NICKNAMED.finditer(text):
        base = base_form([*match["given"].split(), match["last"]], text[match.end() + 1 : match.end() + 2])
        if _is_full_name(base):
            yield Name(Span(*match.span()), base, "rule:nickname")
    for match in _IN_CAPITALS.finditer(text):
        base = " ".join(map(_capitalised, match.group().split()))
        if _is_announced(text, match) and _is_full_name(base):
            yield Name(Span(*match.span()), base, "rule:capitals")


def _capitalised(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


def _is_full_name(name: str) -> bool:
    first, *_, last = map(traits, name.split())
    return Trait.COMMON_GIVEN in first and Trait.SURNAME_LIKE in last and not Trait.WORD & last


def _is_announced(text: str, match: re.Match[str]) -> bool:
    """Whether a title in small letters stands before the name, or a party behind it."""
    word = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
    title = (
        word is not None
        and not word[1].isupper()
        and (is_title(word[1]) or is_title(word[1].removesuffix("n")))
    )
    return title or PARTY.match(text, match.end()) is not None
