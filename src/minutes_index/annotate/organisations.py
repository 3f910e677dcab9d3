"""Organisations: agencies, companies, associations and what people on the lists come from.

Source of the agencies: the public register of government agencies (data file ``agencies.txt``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.annotate.lexicon import agencies, municipalities
from minutes_index.model import Label, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


def organisation_mentions(text: str, affiliations: Iterable[str], taken: Sequence[Span]) -> Iterator[Mention]:
    """Organisations named in ``text``, in order; ``affiliations`` are those of its people, ``taken`` spans that hold none."""
    own = {name for name in affiliations if name.casefold() not in municipalities()}
    found = {Span(*match.span()): "rule:form" for match in _NAMED.finditer(text)}
    for name, rule in (
        *((name, "rule:affiliation") for name in own),
        *((name, "rule:list") for name in KNOWN),
    ):
        for match in re.finditer(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])", text):
            found[Span(*match.span())] = rule
    for match in _agency_pattern().finditer(text):
        found[Span(*match.span())] = "rule:agency"
    last = Span(0, 0)
    blocked = sorted(taken)
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= last.end and not _overlaps_any(span, blocked):
            last = span
            yield Mention(span, Label.ORGANISATION, " ".join(span.of(text).split()), "", found[span])


def _overlaps_any(span: Span, blocked: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in blocked)


@cache
def _agency_pattern() -> re.Pattern[str]:
    names = sorted(
        (name for name in agencies() if name.casefold() not in municipalities()), key=len, reverse=True
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?=s?\b)(?!\s*:?\s*\d)")
