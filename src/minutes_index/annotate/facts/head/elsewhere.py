"""The body that met where the head names none: who is said to decide or to have met, or whom the file is named after."""

from __future__ import annotations

import re
from collections import Counter

from minutes_index.annotate.facts.head.full_names import full_name
from minutes_index.annotate.facts.head.gatherings import gathered
from minutes_index.recognisers.bodies import body_pattern, body_words, cased, named_by
from minutes_index.recognisers.patterns import pattern

BEGINNING = 1_000
"""Characters in which notes tell who met."""
_DECIDES = pattern("head_patterns", "decides", body=body_words("formal"))
"""A line that begins with who decides: `Kommunstyrelsen avslår motionen.`"""
_MET = pattern("head_patterns", "met", body=body_words("formal", "network"))
_DEFINITE = ("et", "en")
_GAPS = re.compile(r"[\s_.-]+")
_LETTERS = re.compile(r"(?<![^\W\d])[A-ZÅÄÖ]{2,5}(?![^\W\d])")


def body_that_decides(text: str) -> str:
    """The body that most lines of decisions begin with, the first of equals; empty when none does."""
    found = Counter(cased(match["body"]) for match in _DECIDES.finditer(text))
    return max(found, key=lambda body: found[body], default="")


def body_that_met(text: str) -> str:
    """The body of which the beginning of notes says that it met: `Nätverket för vattenvård träffades i Kvarnby`."""
    found = _MET.search(text, 0, BEGINNING)
    if not found:
        return ""
    said = found["body"] + (found["rest"] or "")
    return cased(full_name(said, 0, len(found["body"])))


def body_of_file(name: str) -> str:
    """The body that a file is named after: `Socialnämnden 2021-03-04.pdf`, `KS_protokoll_12.pdf`."""
    words = _GAPS.sub(" ", name.rpartition(".")[0] or name)
    letters = (named_by(found[0], "") for found in _LETTERS.finditer(words))
    named = body_pattern("formal", "network").search(words)
    whole = named is not None and (
        body_pattern("formal").fullmatch(named["body"]) or named["body"].endswith(_DEFINITE)
    )
    return (
        (cased(named["body"]) if named and whole else "")
        or gathered(words)
        or next(filter(None, letters), "")
    )
