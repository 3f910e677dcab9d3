"""What dates look like in minutes: a table of forms, the most telling first."""

from __future__ import annotations

import re

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

FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-]*\d)",
        rf"(?<![\d-]){_YEAR}[./](?P<month_number>0?[1-9]|1[0-2])[./](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
        rf"{_NOT_NUMBER}{_DAY}(?P<more>(?:\s*(?:,|och|samt|respektive|[-–—/]|till)\s*(?:den\s+)?(?:[12]\d|3[01]|0?[1-9]))*)\s?\.?\s*{_MONTH}(?:[,]?\s+(?:år\s+)?{_YEAR}(?!\d|[-/]\d))?",
        rf"{_NOT_NUMBER}{_DAY}/(?P<month_number>1[0-2]|0?[1-9])(?:[\s-]+{_YEAR}|[-/](?P<short_year>\d\d))(?![\d/])",
        rf"{_NOT_NUMBER}{_DAY}/(?P<month_number>1[0-2]|0?[1-9])(?![\d/])",
        rf"(?<![\w-])(?P<month>{'|'.join(MONTHS)})\.?\s*[-–—/]\s*(?P<end_month>{'|'.join(MONTHS)})(?!\w)(?:\s+(?:år\s+)?{_YEAR}(?!\d))?",
        rf"(?<![\w-]){_MONTH}\s+(?:månad\s+)?(?:år\s+)?{_YEAR}(?!\d|[-/]\d\d)",
        rf"\b(?:(?P<ordinal>{'|'.join(ORDINALS)})\s+kvartalet|kvartal\s+(?P<quarter>[1-4])|Q(?P<q>[1-4]))(?:\s*[-/]?\s*(?:år\s+)?{_YEAR}(?!\d))?(?!\d)",
        rf"\b{_SEASON}\s+(?:år\s+)?{_YEAR}(?!\d)",
        r"\b(?P<season>vt|ht)[\s-]?(?P<short_year>\d\d)\b",
        rf"\b{_YEAR}\s*(?:[-–—]|till)\s*(?P<end_year>20\d\d)(?![\d-])",
        rf"(?<![\d/:.-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])(?![\d/-])",
    )
)
"""What a date looks like, the most telling form first; groups carry its parts."""
_WEEKDAY = (
    rf"(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})(?:en|s|\.)?(?: den)?,?\s+(?:den\s+)?"
)
_BEFORE_DAY = re.compile(rf"(?:{_WEEKDAY}|(?<!\w)den\s+)$", re.IGNORECASE)
_BEFORE_BARE_DAY = re.compile(
    rf"(?:{_WEEKDAY}|(?<!\w)(?:den|senast|t\.o\.m\.|tom|fr\.o\.m\.|from|till|från|innan|före|efter)\s+)$",
    re.IGNORECASE,
)
LEADS = {2: (_BEFORE_DAY, False), 3: (_BEFORE_DAY, False), 4: (_BEFORE_BARE_DAY, True)}
"""What belongs to a date before its day, by the place of its form in `FORMS`, and whether it must be there: `4/5` alone is a fraction."""

_UNIT = r"(?!\s*(?:kr\b|kronor|tkr|mkr|mnkr|st\b|stycken|personer|meter|m2|m²|kvm|%|procent|invånare|elever|timmar|hushåll|platser|besökare|ton|liter|kilo|km\b|sek\b|medlemmar|poäng))"

UNDATED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_DATING}\s+(?P<date>sista\s+{_BARE_MONTH})(?!\s*\d)",
        rf"\b{_DATING}\s+(?:(?:början av|slutet av|mitten av)\s+)?(?P<date>{_BARE_MONTH}(?:\s*/\s*(?P<end_month>{'|'.join(MONTHS)})(?!\w))?)(?!\s*\d)",
        r"\b(?:under|sedan|från|fr\.o\.m\.|till|t\.o\.m\.|inför|början av|mitten av|slutet av|i|senast|av|för)\s+(?P<date>(?P<season>våren|vårterminen|våras|sommaren|somras|sommar|hösten|höstterminen|höstas|höst|vintern|vintras|vinter))(?![\w-])(?!\s*\d)",
        r"\bi\s+(?P<date>(?P<season>vår))(?=\s*(?:[.,;:!?)]|$|och\b|eller\b|eftersom\b|då\b|så\b|när\b|innan\b|men\b|har\b|ska\b|är\b|blir\b|kommer\b|som\b))",
        rf"\b(?:läsåret|läsår|säsongen|vintern|verksamhetsåret|år|åren|för|budgetåret)\s+(?P<date>{_YEAR}/(?P<end_year>20\d\d))(?!\d)",
        rf"(?<=[a-zåäö,(] )(?<!nr )(?<!\d )(?P<date>{_YEAR})(?![\d:/-]|\s*[-–—/]\s*\d|\.\d|,\d|\s\d\d\d\b){_UNIT}",
    )
)
"""Months, seasons and years that are dates only after a word that dates."""
