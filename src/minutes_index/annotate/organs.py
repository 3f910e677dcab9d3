"""Bodies: who met (of a document), and who decides (of a sentence)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.analysis.identity_numbers import beginning
from minutes_index.analysis.labels import label_of
from minutes_index.data import rows
from minutes_index.model import Mention, Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

BODY_OF_TYPE = {
    "styrelseprotokoll": "Styrelsen",
    "årsmötesprotokoll": "Årsmötet",
    "stämmoprotokoll": "Stämman",
}
"""Whose minutes a paper is that names nobody but calls itself so."""
LONGEST_TITLE = 150
HEAD = 1_500
"""Characters from the start in which the body is named."""
_PAGE = re.compile(
    r"\s*(?:sid(?:a|an|nr)?|blad)\.?\s*:?\s*(?:\d+\s*(?:[(/\[]\s*\d+\s*[)\]]?|av \d+)?)?\s*$|\s*\d+\s*[(\[]\s*\d+\s*[)\]]\s*$|\s{2,}\d{1,3}\s*/\s*\d{1,3}\s*$",
    re.IGNORECASE,
)
_TYPE = re.compile(
    r"\b(?:sammanträdesprotokoll|protokollsutdrag|protokoll|minnesanteckningar|mötesanteckningar|anteckningar|referat|årsmötesprotokoll|styrelseprotokoll|stämmoprotokoll|kallelse)\b",
    re.IGNORECASE,
)
_GENITIVE = r"(?:[A-ZÅÄÖ][\wåäöé-]*s\s+)"
_COORDINATED = r"(?:[A-ZÅÄÖa-zåäö]+-\s?(?:,\s?[a-zåäö]+-\s?)*(?:och|&)\s+)"
_ADJECTIVE = (
    r"(?:(?:[Tt]ekniska|[Ss]ociala|[Rr]egionala|[Kk]ommunala|[Gg]emensamma|TEKNISKA|SOCIALA|REGIONALA)\s+)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a document says of it."""

    title: str
    body: str
    municipality: str
    """Code, or empty."""


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


def heading_of(text: str, sections: Sequence[Section], municipality_mentions: Sequence[Mention]) -> Heading:
    """Title, body and municipality from the head of a document; empty where it does not tell."""
    end = min(HEAD, next((s.span.start for s in sections if s.kind is SectionKind.ITEM), len(text)) or HEAD)
    lines = [line for line in text[: max(end, 200)].split("\n") if line.strip()]
    body = _body(lines) or _labelled_body(text)
    formal = bool(body) and bool(body_pattern("formal").search(body))
    head = _unlisted(lines)
    return Heading(
        _title(lines), body, _municipality(text, "\n".join(head), municipality_mentions, formal=formal)
    )


def _title(lines: Sequence[str]) -> str:
    """The first line that says what kind of paper this is, or else the first line."""
    named = next(
        (line for line in lines[:12] if _TYPE.search(line) and len(line.strip()) < 120),
        lines[0] if lines else "",
    )
    return beginning(" ".join(_PAGE.sub("", named).split()).strip(" #*_|"), LONGEST_TITLE)


def _body(lines: Sequence[str]) -> str:
    """The first body named at the head, before anybody is listed; a formal one before a network or a meeting."""
    head = _unlisted(lines)
    for groups in (("formal",), ("network",), ("meeting",)):
        for line in head:
            found = body_pattern(*groups).search(line) if len(line) < 160 else None
            if found and not re.match(r"\s+\w+s\b", line[found.end() :]):
                return _cased(found["body"])
    typed = next((word for word in BODY_OF_TYPE if any(word in line.casefold() for line in head)), "")
    return BODY_OF_TYPE.get(typed, "")


def _unlisted(lines: Sequence[str]) -> list[str]:
    """The lines of the head before anybody is listed."""
    head: list[str] = []
    for line in lines[:25]:
        label = label_of(re.split(r"\s{2,}|:", line.strip())[0])
        if label and label[0].startswith("role"):
            break
        head.append(line)
    return head


def _labelled_body(text: str) -> str:
    """The body of the posting certificate: `Organ  Kommunstyrelsen`."""
    found = re.search(
        r"^\s*(?:Organ|Nämnd|Instans|Nämnd/styrelse|Myndighet)\s*:?\s+(?P<body>\S[^\n]{3,60}?)(?:\s{2,}|$)",
        text,
        re.MULTILINE,
    )
    match = body_pattern("formal").search(found["body"]) if found else None
    return _cased(match["body"]) if match else ""


def _cased(body: str) -> str:
    words = " ".join(body.split())
    words = words.lower() if words.isupper() else words
    return words[:1].upper() + words[1:]


def _municipality(text: str, head_text: str, mentions: Sequence[Mention], *, formal: bool) -> str:
    """The municipality the head names with `kommun` or `stad`; for a formal body also the one most often named so."""
    with_unit = [
        m
        for m in mentions
        if re.search(r"(?:kommun|stad)\w*$", m.span.of(text), re.IGNORECASE)
        or re.match(r"s?\s(?:kommun|stad)", text[m.span.end : m.span.end + 8], re.IGNORECASE)
    ]
    head = [m.value for m in with_unit if m.span.start < HEAD // 2 and m.span.of(text) in head_text]
    if head:
        return head[0]
    values = [m.value for m in with_unit]
    return max(set(values), key=lambda value: (values.count(value), value)) if formal and values else ""


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
    one, own = indefinite(subject), indefinite(body)
    if own and (one == own or own.endswith(one) or one.endswith(own)):
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
    return _cased(named)
