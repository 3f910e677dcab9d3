"""People's names in running text: a given name followed by what can be a surname.

Method: token rules over name lists, after the measurements in the design (a given name by count of bearers,
1-4 capitalised tokens or particles, the last a surname or at least no everyday word).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_index.annotate.lexicon import PARTICLES, Trait, is_title, municipalities, traits
from minutes_index.annotate.tokenizer import words_of
from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

LONGEST_NAME = 5
"""Tokens in a name."""
PARTY = re.compile(r"\s{0,3}\((?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}|[a-zåäö]{1,2}|kd|mp|fp|sd|-|–)\)")
_INITIAL = re.compile(r"[A-ZÅÄÖ]\.?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands, and in its base form (without a genitive s)."""

    span: Span
    base: str
    found_by: str


def names(doc: Doc) -> Iterator[Name]:
    """The full names in ``doc``, in order, without overlap."""
    words = words_of(doc)
    candidates = [
        i
        for i, (word, following) in enumerate(pairwise(words))
        if word[0].isupper() and (following[0].isupper() or following in PARTICLES)
    ]
    tokens = list(doc) if candidates else []
    after = 0
    for i in candidates:
        if i < after or not _starts(words[i]):
            continue
        run = _run(tokens, i)
        name = _name(run, tokens, i) if len(run) > 1 else None
        if name is None:
            continue
        length, base, found_by = name
        last = tokens[i + length - 1]
        yield Name(Span(tokens[i].idx, last.idx + len(last.text)), base, found_by)
        after = i + length


def _starts(word: str) -> bool:
    return Trait.NAME_SHAPED in traits(word) or (bool(_INITIAL.fullmatch(word)) and word.endswith("."))


def _run(tokens: Sequence[Token], start: int) -> list[Token]:
    """The capitalised tokens and particles from ``start`` on, one space apart on one line."""
    run = [tokens[start]]
    for token in tokens[start + 1 : start + LONGEST_NAME + 1]:
        previous = run[-1]
        if not previous.whitespace_ or len(previous.whitespace_) > 1:
            break
        if (
            Trait.NAME_SHAPED in traits(token.text)
            or token.text in PARTICLES
            or (_INITIAL.fullmatch(token.text) and len(run) < 3)
        ):
            run.append(token)
        else:
            break
    for i in range(2, len(run) - 1):
        if Trait.COMMON_GIVEN in traits(run[i].text) and Trait.GIVEN not in traits(run[i - 1].text):
            run = run[:i]  # another name begins
            break
    if len(run) > 2 and _is_office(run[0].text, run[1].text):
        return []
    while run and (run[-1].text in PARTICLES or _INITIAL.fullmatch(run[-1].text)):
        run.pop()
    return run


def _is_office(first: str, second: str) -> bool:
    """Whether a capitalised word is what somebody is, before their name: `Motionären Mikael Hägg`."""
    return (
        Trait.GIVEN not in traits(first)
        and Trait.COMMON_GIVEN in traits(second)
        and (is_title(first) or first.endswith(("ären", "aren", "anden", "enten")))
    )


def _name(run: Sequence[Token], tokens: Sequence[Token], start: int) -> tuple[int, str, str] | None:
    """How many tokens of ``run`` are a name, its base form, and the rule that says so."""
    words = [token.text for token in run]
    for length in range(_without_place(words), 1, -1):
        part = words[:length]
        if part[-1] in PARTICLES or _INITIAL.fullmatch(part[-1]):
            continue
        follows = tokens[start + length].text if start + length < len(tokens) else ""
        base = base_form(part, follows)
        rule = _rule(
            base.split(), announced=_announced(tokens, start, length), first=_opens_sentence(tokens, start)
        )
        if rule:
            return length, base, rule
    return None


def _without_place(words: Sequence[str]) -> int:
    """How many words are left when a municipality at the end is taken off a name of two words or more."""
    for length in (3, 2, 1):
        if len(words) - length >= 2 and " ".join(words[-length:]).casefold() in municipalities():
            return len(words) - length
    return len(words)


def base_form(words: Sequence[str], follows: str) -> str:
    """The name without a genitive s: `Rut Sjöholms förslag` is about Rut Sjöholm."""
    last = words[-1]
    stem = last.removesuffix("s")
    genitive = (
        stem != last
        and Trait.SURNAME not in traits(last)
        and (
            Trait.SURNAME_LIKE in traits(stem)
            or (
                Trait.SURNAME_LIKE not in traits(last)
                and follows[:1].islower()
                and not last.endswith(("us", "is", "as", "es", "os"))
            )
        )
    )
    return " ".join([*words[:-1], stem if genitive else last])


def _rule(words: Sequence[str], *, announced: bool, first: bool) -> str:
    """Which rule accepts ``words`` as a name; empty when none does."""
    given, last = traits(words[0]), traits(words[-1])
    middle = [traits(word) for word in words[1:-1] if word not in PARTICLES and not _INITIAL.fullmatch(word)]
    if any(Trait.WORD in t and Trait.GIVEN not in t and Trait.SURNAME not in t for t in middle):
        return ""
    if _INITIAL.fullmatch(words[0]):
        return "rule:initial" if Trait.SURNAME_LIKE in last and not Trait.WORD & last else ""
    if Trait.GIVEN in given:
        return _after_given(given, last, middle, announced=announced, first=first)
    if (
        announced
        and not (Trait.KNOWN & given)
        and not (Trait.KNOWN & last and not Trait.SURNAME & last)
        and not Trait.PLACE & given
    ):
        return "rule:announced"
    listed = Trait.SURNAME in last and not Trait.WORD & last
    return (
        "rule:surname"
        if listed
        and not first
        and not (Trait.KNOWN | Trait.PLACE) & given
        and Trait.SURNAME_LIKE not in given
        else ""
    )


def _after_given(given: Trait, last: Trait, middle: Sequence[Trait], *, announced: bool, first: bool) -> str:
    common = Trait.COMMON_GIVEN in given
    if Trait.SURNAME in last and (common or announced or not first):
        return "rule:listed"
    if Trait.SURNAME_LIKE in last:
        return "rule:ending"
    if announced and not Trait.WORD & last:
        return "rule:announced"
    if Trait.WORD & last or Trait.PLACE & last:
        return ""
    if (
        common
        and (Trait.KNOWN not in last or (Trait.GIVEN in last and not first))
        and all(Trait.GIVEN & t or Trait.SURNAME_LIKE & t for t in middle)
    ):
        return "rule:given"
    return ""


def _announced(tokens: Sequence[Token], start: int, length: int) -> bool:
    """Whether a title stands before the name or a party after it."""
    after = tokens[start + length : start + length + 3]
    return (start > 0 and is_title(tokens[start - 1].text)) or (
        len(after) == 3 and bool(PARTY.fullmatch("".join(token.text for token in after)))
    )


def _opens_sentence(tokens: Sequence[Token], start: int) -> bool:
    return (
        start == 0
        or tokens[start - 1].is_space
        or tokens[start - 1].text in {".", "!", "?", ":", "•", "-", "–", ")"}
    )
