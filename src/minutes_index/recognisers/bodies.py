"""Bodies: the words for them, and which of them is the one that met."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows
from minutes_index.recognisers.patterns import pattern

_COORDINATED = r"(?:[A-ZÅÄÖa-zåäö]+-\s?(?:,\s?[a-zåäö]+-\s?)*(?:och|&)\s+)"
_ADJECTIVE = (
    r"(?:(?:[Tt]ekniska|[Ss]ociala|[Rr]egionala|[Kk]ommunala|[Gg]emensamma|TEKNISKA|SOCIALA|REGIONALA)\s+)"
)


@cache
def _words(*groups: str) -> str:
    """A pattern for the words of some groups of ``organs.tsv``."""
    expressions = [
        word for group, words in rows("organs.tsv") if group in groups for word in words.split("|")
    ]
    return "|".join(
        sorted(
            (word.replace("*", r"[\wåäöé/-]*").replace("+", r"[\wåäöé/-]+") for word in expressions),
            key=len,
            reverse=True,
        )
    )


@cache
def body_pattern(*groups: str) -> re.Pattern[str]:
    """Matches the name of a body of the given groups, with what belongs to it (`Kommunstyrelsens arbetsutskott`)."""
    return re.compile(rf"(?<![\w-])(?P<body>{body_words(*groups)})(?![\w-])", re.IGNORECASE)


def body_words(*groups: str) -> str:
    """The expression of `body_pattern` without a group or what must stand around it, to build longer ones from."""
    return rf"{_ADJECTIVE}?{_COORDINATED}?(?:[\wåäö]+(?:styrelsens|nämndens|fullmäktiges)\s+)?(?:{_words(*groups)})"


def cased(body: str) -> str:
    """The name of a body with single spaces and a capital letter, and none other where it was written in capitals."""
    words = " ".join(body.split())
    words = words.lower() if words.isupper() else words
    return words[:1].upper() + words[1:]


_BEYOND = pattern("text_patterns", "beyond")
"""What the name of a body says beyond the word that it is called by: what for, where, of which society."""
_GENERIC = frozenset(
    [
        "det",
        "man",
        "vi",
        "mötet",
        "sammanträdet",
        "årsmötet",
        "stämman",
        "styrelsen",
        "nätverket",
        "gruppen",
        "rådet",
        "nämnden",
        "utskottet",
        "fullmäktige",
        "direktionen",
        "kommittén",
        "föreningen",
        "deltagarna",
        "medlemmarna",
        "årsstämman",
        "föreningsstämman",
        "presidiet",
        "beredningen",
        "arbetsgruppen",
        "styrgruppen",
        "kyrkorådet",
        "projektgruppen",
    ]
)
"""Words by which minutes call the body that meets."""


DEFINITE = {
    "utskottet": "utskott",
    "nätverket": "nätverk",
    "rådet": "råd",
    "nämnden": "nämnd",
    "gruppen": "grupp",
    "styrelsen": "styrelse",
    "kommittén": "kommitté",
    "stämman": "stämma",
    "mötet": "möte",
}
"""Definite endings of bodies, and the indefinite ones."""


def indefinite(body: str) -> str:
    """A body's name in one form: `Arbetsutskottets`, `arbetsutskottet` and `Arbetsutskott` are one."""
    name = body.casefold().rstrip("s")
    ending = next((ending for ending in DEFINITE if name.endswith(ending)), "")
    return name.removesuffix(ending) + DEFINITE[ending] if ending else name


def is_one(body: str) -> bool:
    """Whether a name tells one body from others: `Styrelsen` and `Årsmöte` are names of many."""
    return body.casefold() not in _GENERIC and not body_pattern("meeting").fullmatch(body)


def is_own(subject: str, body: str) -> bool:
    """Whether a body named in the text is the one that met (``body``, empty when unknown)."""
    one, own = indefinite(subject), indefinite(_BEYOND.sub("", body))
    longer = one.endswith(own) and ", " not in body  # the board of a society is not that of its town
    alike = one == own or own.endswith(one) or longer or own.startswith(f"{subject.casefold()} ")
    if own and alike:
        return True
    elsewhere = own.startswith("kommun") and one in {"nämnd", "styrelse"}
    return subject.casefold() in _GENERIC and not elsewhere


@cache
def _abbreviations() -> dict[str, list[str]]:
    return {letters: bodies.split("|") for letters, bodies in rows("body_abbreviations.tsv")}


def named_by(letters: str, own: str) -> str:
    """The body that an abbreviation stands for (`KS`), the one that met (``own``) first; empty for any other letters."""
    bodies = _abbreviations().get(letters.casefold(), [])
    named = next((body for body in bodies if own and is_own(body, own)), bodies[0] if bodies else "")
    return cased(named)
