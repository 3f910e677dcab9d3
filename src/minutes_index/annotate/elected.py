"""Sentences in which a meeting elects its chair, secretary and adjusters.

Board members elected for the year are not meant: the sentence must say that it is for the meeting,
or name an office that only a meeting has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.annotate.roster import Entry, entries
from minutes_index.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTY = r"(?:\s*\([A-ZÅÄÖa-zåäö-]{1,6}\))?"
_NAME = rf"[A-ZÅÄÖÉÁ][\w'’-]+(?: (?:von|af|de|[A-ZÅÄÖÉÁ]\.|[A-ZÅÄÖÉÁ][\w'’-]+)){{1,4}}{_PARTY}"
_PEOPLE = rf"(?P<people>{_NAME}(?:(?:, | och | samt ){_NAME})*)"
_ELECTS = (
    r"(?:valdes|valde|väljs|väljer|utsågs|utses|utser|utsåg|att välja|att utse|valts|utsetts|välja|utse)"
)
_MEETING = (
    r" (?:för|vid|på|av|att leda) (?:mötet|dagens|sammanträdet|(?:\w+)?stämman|(?:\w+)?protokollet|årsmötet)"
)
_JUSTERA = r"att (?:(?:jämte|tillsammans med|utöver) (?:mötes)?ordföranden? )?(?:justera|underteckna)"

OFFICES = {
    Role.CHAIR: rf"(?:mötesordförande|ordförande{_MEETING})",
    Role.SECRETARY: rf"(?:mötessekreterare|protokollförare|protokollsförare|sekreterare{_MEETING})",
    Role.ADJUSTER: r"(?:protokolls?justerare|justerare|justeringsm[äa]n|justeringsperson(?:er)?)(?: (?:och|tillika) rösträknare)?",
}
"""The words for each office that a meeting elects for itself."""

FORMS = (
    rf"\b[Tt]ill {{office}}(?:{_MEETING})? {_ELECTS} (?:[a-zåäö]+ )?{_PEOPLE}",
    rf"{_ELECTS} {_PEOPLE} (?:till|som) {{office}}",
    rf"{_PEOPLE} {_ELECTS} (?:till|som) {{office}}",
)
"""How such a sentence is built, around the office."""

_ADJUSTING = (
    rf"{_ELECTS} {_PEOPLE} {_JUSTERA}",
    rf"{_PEOPLE} {_ELECTS} {_JUSTERA}",
    rf"[Aa]tt {_JUSTERA[4:]}[^.\n]{{0,40}}?{_ELECTS} {_PEOPLE}",
)
_PATTERNS = (
    *(
        (re.compile(form.replace("{office}", office)), role)
        for role, office in OFFICES.items()
        for form in FORMS
    ),
    *((re.compile(form), Role.ADJUSTER) for form in _ADJUSTING),
)


def elected(text: str, span: Span) -> Iterator[tuple[Entry, Role]]:
    """Who was elected to lead, write or adjust the meeting within ``span``, and to which role."""
    for pattern, role in _PATTERNS:
        for match in pattern.finditer(text, span.start, span.end):
            for entry in entries(match["people"], match.start("people")):
                yield entry, role
