"""Organisations: agencies, companies, associations and what people on the lists come from.

Source of the agencies: the public register of government agencies (data file ``agencies.txt``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from minutes_index.data import rows
from minutes_index.model import Label, Mention, Span
from minutes_index.recognisers.lexicon import Trait, agencies, municipalities, traits
from minutes_index.recognisers.overlaps import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NAME = r"[A-ZÅÄÖ][\wåäö-]+"
_COUNTY = r"(?:Västra )?[A-ZÅÄÖ][\wåäö]+"
_FORMS = (
    rf"Region(?!en\b) {_NAME}(?: {_NAME})?(?: län)?",
    rf"Länsstyrelsen(?: i {_COUNTY}(?: län)?| (?:{{counties}})(?![\wåäö-]))?",
    rf"Landstinget (?:i {_COUNTY}(?: län)?|(?:{{counties}})(?![\wåäö-]))",
    rf"{_COUNTY} läns landsting",
    r"(?:Västra )?[A-ZÅÄÖ][\wåäö]*regionen\b",
    rf"{_NAME}s universitet",
    rf"(?:Kommunförbundet|Regionförbundet|Samordningsförbundet|Räddningstjänstförbundet|Kommunalförbundet) {_NAME}(?: (?!AB\b){_NAME})?",
    rf"{_NAME}s (?:kommunalförbund|samordningsförbund|räddningstjänstförbund)\b",
    rf"(?:{_NAME} tingsrätt|(?:Svea|Göta) hovrätt|Hovrätten (?:för|över) {_NAME}(?: {_NAME}| och {_NAME})?)\b",
    rf"(?:Advokatfirman|Advokatbyrån|Revisionsbyrån) {_NAME}",
    r"(?:[A-ZÅÄÖ][\wåäö&-]+ ){0,2}(?:Energi|Vatten|Miljö|Avfall|Bostäder|Fastigheter|Kraft|Bygg|Gas) (?:och|&) [A-ZÅÄÖ][\wåäö]+ (?:AB|HB)\b",
    r"(?:[A-ZÅÄÖ][\wåäö&-]+ (?:& |i (?=[A-ZÅÄÖ][\wåäö]+ AB\b))?){1,4}(?:AB|HB|KB|IF|IK|BK|FF|FK|GK|IBK)\b",
    r"(?:AB|Stiftelsen|Föreningen|Brf|BRF) (?:[A-ZÅÄÖ][\wåäö&-]+)(?: [A-ZÅÄÖ][\wåäö&-]+){0,3}",
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
    "Grant Thornton",
    "Ernst & Young",
    "KPMG",
    "PwC",
    "Deloitte",
    "Röda Korset",
    "Rädda Barnen",
    "Svenskt Näringsliv",
    "Lantbrukarnas Riksförbund",
)
"""Organisations that minutes keep naming and the register of agencies lacks or spells otherwise."""


NOT_ONE = frozenset({"vakant", "vakans", "frånvarande", "förhinder", "ja", "nej"})
"""What stands beside a name, or in its place, and names nobody."""
PROVINCES = ("Dalarna", "Gävleborg", "Jämtland", "Kronoberg", "Skaraborg", "Västmanland", "Ångermanland")
"""Names of counties and county councils that the list of counties has otherwise, or not."""
AGENCY = "rule:agency"
_FIRST = re.compile(r"(?<![\w/-])[^\W\d_][^\W_]*")
_LISTED_FIRST = re.compile(r"(?<![\w/-])[A-ZÅÄÖ][^\W_]*")
"""The same, where names begin with a capital."""
_ENDS = (re.compile(r"(?![\w/-])"), re.compile(r"(?=s?\b)(?!\s*:?\s*\d)"))
"""What follows the name of any organisation, and of an agency (`Polismyndighetens`; a number behind makes it something else)."""


def organisation_mentions(text: str, affiliations: Iterable[str], taken: Sequence[Span]) -> Iterator[Mention]:
    """Organisations named in ``text``, in order; ``affiliations`` are those of its people, ``taken`` spans that hold none."""
    own = {name: "rule:affiliation" for name in affiliations if _can_be_one(name)}
    blocked = Taken(len(text), taken)
    found = dict.fromkeys((*_by_form(text, blocked), *_societies(text)), "rule:form")
    found |= dict(_named(text, _LISTED_FIRST, _listed()))
    if own:
        found |= dict(_named(text, _FIRST, own))
    last = Span(0, 0)
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= last.end and not blocked.meets(span):
            last = span
            yield Mention(span, Label.ORGANISATION, " ".join(span.of(text).split()), "", found[span])


def _can_be_one(affiliation: str) -> bool:
    """Whether what stands beside a name can be an organisation: no municipality, party, single letter or empty seat."""
    return (
        len(affiliation) > 1
        and affiliation.casefold() not in municipalities()
        and affiliation.casefold() not in NOT_ONE
        and affiliation not in _parties()
        and not _is_person(affiliation)
    )


def _is_person(words: str) -> bool:
    first, *others = map(traits, words.split())
    return len(others) == 1 and Trait.COMMON_GIVEN in first and Trait.SURNAME_LIKE in others[-1]


@cache
def _parties() -> frozenset[str]:
    return frozenset(row[0] for row in rows("parties.tsv"))


@cache
def _named_by_form() -> re.Pattern[str]:
    """What tells that it is an organisation by how it is called."""
    counties = {row[3].removesuffix(" län").removesuffix("s") for row in rows("municipalities.tsv")}
    both = "|".join(sorted({*counties, *PROVINCES, *(f"{county}s" for county in counties)}))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(form.replace('{counties}', both) for form in _FORMS)})")


def _by_form(text: str, blocked: Taken) -> Iterator[Span]:
    """Where a form stands; without the person named right before a firm (`Anna Ekroth Kvarnby Bostäder AB`)."""
    form = _named_by_form()
    for match in form.finditer(text):
        cuts = [match.start(), *(match.start() + space.end() for space in re.finditer(" ", match.group()))]
        shorter = (Span(*later.span()) for cut in cuts if (later := form.match(text, cut)))
        yield next((span for span in shorter if not blocked.meets(span)), Span(*match.span()))


@cache
def _society() -> re.Pattern[str]:
    words = "|".join(
        f"{word[0]}{word[1:]}|{word[0].capitalize()}{word[1:]}" for (word,) in rows("society_words.txt")
    )
    return re.compile(rf"(?<![\w-])(?P<name>{_NAME}(?: {_NAME})?) (?:{words})(?=s?(?![\w-]))")


def _societies(text: str) -> Iterator[Span]:
    """The societies called after a place (`Kvarnby hembygdsförening`), without an everyday word before (`Även Kvarnby …`)."""
    for match in _society().finditer(text):
        first, *others = match["name"].split()
        everyday = [
            Trait.WORD in traits(word) and Trait.PLACE not in traits(word) for word in (first, *others)
        ]
        if not everyday[-1]:
            yield Span(match.start() + (len(first) + 1 if others and everyday[0] else 0), match.end())


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
