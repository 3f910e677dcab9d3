"""What dates look like in minutes: a table of forms, the most telling first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb febr", "mars mar", "april apr", "maj", "juni jun", "juli jul",
            "augusti aug", "september sept sep", "oktober okt", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {
    name: number
    for number, names in (
        (21, "våren vår våras vårterminen vt"),
        (22, "sommaren sommar somras"),
        (23, "hösten höst höstas höstterminen ht"),
        (24, "vintern vinter vintras"),
    )
    for name in names.split()
}
"""EDTF's numbers for the seasons, northern or not."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "måndag mån",
            "tisdag tis tisd",
            "onsdag ons onsd",
            "torsdag tors torsd tor",
            "fredag fre fred",
            "lördag lör",
            "söndag sön",
        )
    )
    for name in names.split()
}

ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
"""Quarters of a year as words."""

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![\wåäö-])\.?"
_BARE_MONTH = rf"(?!jul(?!i)){_MONTH}"
"""A month without a day; `jul` alone is Christmas."""
_SEASON = rf"(?P<season>{'|'.join(sorted(SEASONS, key=len, reverse=True))})(?!\w)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NOT_NUMBER = r"(?<![\d.,/:§-])(?<!§ )(?<!\bkl )(?<!\bkl\. )"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:\s?:?\s?[ea](?![\w]))?"
_DATING = r"(?:till och med|från och med|under|år|året|åren|sedan|från|fr\.o\.m\.|from|till|t\.o\.m\.|tom|inför|början av|mitten av|slutet av|sista|i|före|innan|efter|senast|kring|runt|av|för|per)"

_UNIT = r"(?!\s*(?:kr\b|kronor|tkr|mkr|mnkr|st\b|stycken|personer|meter|m2|m²|kvm|%|procent|invånare|elever|timmar|hushåll|platser|besökare|ton|liter|kilo|km\b|sek\b|medlemmar|poäng))"
_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = (
    rf"(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})(?:en|s|\.)?(?: den)?,?\s+(?:den\s+)?"
)


class Anchor(StrEnum):
    """What a form of date is looked for at: the rarest of its parts."""

    DAY = "day"
    """Anywhere near another anchor."""
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"


_SEASONS = "|".join(sorted(SEASONS, key=len, reverse=True))
ANCHOR = re.compile(
    rf"(?:(?P<month>{_MONTHS})|(?P<season>{_SEASONS})|(?P<quarter>kvartal(?:et)?|q(?=[1-4](?!\w))))(?![^\W\d])"
    r"|(?P<year>(?:19|20)\d\d)(?!\d)|(?P<day>\d/\d)"
)
"""Every place in a text in lower case at or near which a date can stand; the groups are named as in `Anchor`."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of date; groups of ``pattern`` and ``lead`` carry its parts."""

    anchor: Anchor
    pattern: re.Pattern[str]
    lead: re.Pattern[str] | None = None
    """What stands right before; its group ``part``, if any, belongs to the date."""
    needed: bool = False
    """Whether the lead must be there: `4/5` alone is a fraction."""


def _form(anchor: Anchor, pattern: str, lead: str = "", *, needed: bool = False) -> Form:
    before = re.compile(rf"(?:{lead})$", re.IGNORECASE) if lead else None
    return Form(anchor, re.compile(pattern, re.IGNORECASE), before, needed)


_TO_YEAR = rf"(?:år\s+)?{_YEAR}"
_SEASON_WORD = (
    r"(?:under|sedan|från|fr\.o\.m\.|till|t\.o\.m\.|inför|början av|mitten av|slutet av|i|senast|av|för)"
)
_BEFORE_DAY = rf"(?P<part>{_WEEKDAY}|(?<!\w)den\s+)"

FORMS = (
    _form(
        Anchor.YEAR,
        rf"(?<![\d-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-]*\d)",
    ),
    _form(
        Anchor.YEAR,
        rf"(?<![\d-]){_YEAR}[./](?P<month_number>0?[1-9]|1[0-2])[./](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}(?P<more>(?:\s*(?:,|och|samt|respektive|[-–—/]|till)\s*(?:den\s+)?(?:[12]\d|3[01]|0?[1-9]))*)\s?\.?\s*{_MONTH}(?:[,]?\s+{_TO_YEAR}(?!\d|[-/]\d))?",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}/(?P<month_number>1[0-2]|0?[1-9])(?:[\s-]+{_YEAR}|[-/](?P<short_year>\d\d))(?![\d/])",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}/(?P<month_number>1[0-2]|0?[1-9])(?![\d/])",
        rf"(?P<part>{_WEEKDAY}|(?<!\w)(?:den|senast|t\.o\.m\.|tom|fr\.o\.m\.|from|till|från|innan|före|efter)\s+)",
        needed=True,
    ),
    _form(
        Anchor.MONTH,
        rf"(?<![\w-])(?P<month>{_MONTHS})\.?\s*[-–—/]\s*(?P<end_month>{_MONTHS})(?!\w)(?:\s+{_TO_YEAR}(?!\d))?",
    ),
    _form(Anchor.MONTH, rf"(?<![\w-]){_MONTH}\s+(?:månad\s+)?{_TO_YEAR}(?!\d|[-/]\d\d)"),
    _form(
        Anchor.QUARTER,
        rf"kvartalet(?:\s+{_TO_YEAR}(?!\d))?",
        rf"(?P<part>(?P<ordinal>{'|'.join(ORDINALS)})\s+)",
        needed=True,
    ),
    _form(
        Anchor.QUARTER,
        rf"(?:kvartal\s+(?P<quarter>[1-4])|Q(?P<q>[1-4]))(?:\s*[-/]?\s*{_TO_YEAR}(?!\d))?(?!\d)",
    ),
    _form(Anchor.SEASON, rf"\b{_SEASON}\s+{_TO_YEAR}(?!\d)"),
    _form(Anchor.SEASON, r"\b(?P<season>vt|ht)[\s-]?(?P<short_year>\d\d)\b"),
    _form(Anchor.YEAR, rf"\b{_YEAR}\s*(?:[-–—]|till)\s*(?P<end_year>20\d\d)(?![\d-])"),
    _form(Anchor.YEAR, rf"(?<![\d/:.-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])(?![\d/-])"),
    # From here on only after a word that dates.
    _form(Anchor.MONTH, rf"{_BARE_MONTH}(?!\s*\d)", r"\b(?P<part>sista\s+)", needed=True),
    _form(
        Anchor.MONTH,
        rf"{_BARE_MONTH}(?:\s*/\s*(?P<end_month>{_MONTHS})(?!\w))?(?!\s*\d)",
        rf"\b{_DATING}\s+(?:(?:början av|slutet av|mitten av)\s+)?",
        needed=True,
    ),
    _form(
        Anchor.SEASON,
        r"(?P<season>våren|vårterminen|våras|sommaren|somras|sommar|hösten|höstterminen|höstas|höst|vintern|vintras|vinter)(?![\w-])(?!\s*\d)",
        rf"\b{_SEASON_WORD}\s+",
        needed=True,
    ),
    _form(
        Anchor.SEASON,
        r"(?P<season>vår)(?=\s*(?:[.,;:!?)]|$|och\b|eller\b|eftersom\b|då\b|så\b|när\b|innan\b|men\b|har\b|ska\b|är\b|blir\b|kommer\b|som\b))",
        r"\bi\s+",
        needed=True,
    ),
    _form(
        Anchor.YEAR,
        rf"{_YEAR}/(?P<end_year>20\d\d)(?!\d)",
        r"\b(?:läsåret|läsår|säsongen|vintern|verksamhetsåret|år|åren|för|budgetåret)\s+",
        needed=True,
    ),
    _form(
        Anchor.YEAR,
        rf"(?<=[a-zåäö,(] )(?<!nr )(?<!\d ){_YEAR}(?![\d:/-]|\s*[-–—/]\s*\d|\.\d|,\d|\s\d\d\d\b){_UNIT}",
    ),
)
"""What a date looks like, the most telling form first."""
