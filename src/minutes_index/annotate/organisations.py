"""Organisations: agencies, companies, associations and what people on the lists come from.

Source of the agencies: the public register of government agencies (data file ``agencies.txt``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from minutes_index.analysis.taken import Taken
from minutes_index.annotate.lexicon import agencies, municipalities
from minutes_index.model import Label, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NAMED = re.compile(
    r"\b(?:Region(?!en\b) [A-ZÅÄÖ][\wåäö-]+(?: [A-ZÅÄÖ][\wåäö-]+)?|Länsstyrelsen(?: i [A-ZÅÄÖ][\wåäö]+(?: län)?)?|(?:Västra )?[A-ZÅÄÖ][\wåäö]*regionen\b|[A-ZÅÄÖ][\wåäö]+s universitet|"
    r"(?:[A-ZÅÄÖ][\wåäö&-]+ ){1,4}(?:AB|HB|KB|IF|IK|BK|FF|FK|GK|IBK)\b|(?:AB|Stiftelsen|Föreningen|Brf|BRF) (?:[A-ZÅÄÖ][\wåäö&-]+)(?: [A-ZÅÄÖ][\wåäö&-]+){0,3})"
)
KNOWN = (
    "SKR",
    "SKL",
    "VästKom",
    "Västkom",
    "VGR",
    "FoU i Väst",
    "Sveriges Kommuner och Regioner",
    "Sveriges Kommuner och Landsting",
    "Kommuninvest",
    "Inera",
    "Polisen",
    "Försäkringskassan",
    "Arbetsförmedlingen",
    "Trafikverket",
    "Socialstyrelsen",
    "Skolverket",
    "Skolinspektionen",
    "IVO",
)
"""Organisations that minutes keep naming and the register of agencies lacks or spells otherwise."""


AGENCY = "rule:agency"
_FIRST = re.compile(r"(?<![\w/-])[^\W\d_][^\W_]*")
_LISTED_FIRST = re.compile(r"(?<![\w/-])[A-ZÅÄÖ][^\W_]*")
"""The same, where names begin with a capital."""
_ENDS = (re.compile(r"(?![\w/-])"), re.compile(r"(?=s?\b)(?!\s*:?\s*\d)"))
"""What follows the name of any organisation, and of an agency (`Polismyndighetens`; a number behind makes it something else)."""


def organisation_mentions(text: str, affiliations: Iterable[str], taken: Sequence[Span]) -> Iterator[Mention]:
    """Organisations named in ``text``, in order; ``affiliations`` are those of its people, ``taken`` spans that hold none."""
    own = {name: "rule:affiliation" for name in affiliations if name.casefold() not in municipalities()}
    found = {Span(*match.span()): "rule:form" for match in _NAMED.finditer(text)}
    found |= dict(_named(text, _LISTED_FIRST, _listed()))
    if own:
        found |= dict(_named(text, _FIRST, own))
    last = Span(0, 0)
    blocked = Taken(len(text), taken)
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= last.end and not blocked.meets(span):
            last = span
            yield Mention(span, Label.ORGANISATION, " ".join(span.of(text).split()), "", found[span])


@cache
def _listed() -> Mapping[str, str]:
    """The rule for each organisation of the lists."""
    known = [name for name in agencies() if name.casefold() not in municipalities()]
    return {**dict.fromkeys(KNOWN, "rule:list"), **dict.fromkeys(known, AGENCY)}


def _named(text: str, first: re.Pattern[str], names: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """Where one of ``names`` stands in ``text``, the longest that does, and its rule; ``first`` finds first words."""
    by_first = _by_first(tuple(names))
    for word in first.finditer(text):
        start = word.start()
        for name in by_first.get(word.group(), ()) or by_first.get(word.group().removesuffix("s"), ()):
            end = start + len(name)
            if text.startswith(name, start) and _ENDS[names[name] == AGENCY].match(text, end):
                yield Span(start, end), names[name]
                break


@lru_cache(maxsize=4)
def _by_first(names: tuple[str, ...]) -> dict[str, list[str]]:
    """The names by their first word, the longest first."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        first = _FIRST.search(name)
        by_first[first.group() if first else name].append(name)
    return by_first
