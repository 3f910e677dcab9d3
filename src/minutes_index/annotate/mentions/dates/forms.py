"""What dates look like in minutes: a table of forms, the most telling first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from minutes_index.annotate.mentions.dates.words import MONTHS, ORDINAL_DAYS, ORDINALS, SEASONS, WEEKDAYS

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![\wåäö]|-(?!\d\d(?!\d)))\.?"
_BARE_MONTH = rf"(?!jul(?!i)){_MONTH}"
"""A month without a day; `jul` alone is Christmas."""
_SEASON = rf"(?P<season>{'|'.join(sorted(SEASONS, key=len, reverse=True))})(?!\w)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR = r"(?P<year>(?:1\d|20)\d\d)"
"""Also one of long ago, which beside a month is no number of something else."""
_UNIT = r"(?!\s*(?:kr\b|kronor|tkr|mkr|mnkr|st\b|stycken|personer|meter|m2|m²|kvm|%|procent|invånare|elever|timmar|hushåll|platser|besökare|ton|liter|kilo|km\b|sek\b|medlemmar|poäng))"
_LONG_AGO = rf"(?P<year>(?:1[5-9]|20)\d\d){_UNIT}"
_NO_PART = r"(?<![\d.,/:§-])(?<!§ )(?<!\bkl )(?<!\bkl\. )"
_NOT_NUMBER = rf"(?=\d){_NO_PART}"
"""Before figures that are no part of another number."""
_DAYS = r"0?[1-9]|[12]\d|3[01]"
_ORDINAL = r"(?:\s?:?\s?(?:[ea]|dje|tje|st[ae]|dr[ae]|n?de|te)(?!\w))?"
_DAY = rf"(?P<day>{_DAYS}){_ORDINAL}"
_WEEK = r"(?:5[0-3]|[1-4]\d|0?[1-9])"
_MONTH_NUMBER = r"(?P<month_number>1[0-2]|0?[1-9])"
_DATING = r"(?:till och med|från och med|under|år|året|åren|sedan|från|fr\.o\.m\.|from|till|t\.o\.m\.|tom|inför|(?:början|mitten|slutet) (?:av|på)|skiftet|sista|i|före|innan|efter|senast|kring|runt|av|för|per)"

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
    PERIOD = "period"
    WEEK = "week"
    YEAR = "year"


_COMPACT = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
"""Month and day without a sign between (`20200312`)."""
_SEASONS = "|".join(sorted(SEASONS, key=len, reverse=True))
ANCHOR = re.compile(
    rf"(?:(?P<month>{_MONTHS})|(?P<season>{_SEASONS})|(?P<period>kvartal(?:et)?|tertial(?:et)?|halvår(?:et)?|q(?=[1-4](?!\w))))(?![^\W\d])"
    rf"|(?P<week>v(?:eck(?:a|an|or|orna))?\.?\s?(?=\d))|(?P<year>(?:1\d|20)\d\d)(?:(?!\d)|(?={_COMPACT}))"
    r"|(?P<day>\d/\d|\d\.\d\d?\.(?=(?:\d\d|1\d\d\d|20\d\d)(?!\d))|\d\d-\d\d-\d\d(?!\d))"
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


_TO_YEAR = rf"(?:år\s+)?{_ANY_YEAR}{_UNIT}"
_NO_FIGURE_AFTER = r"(?![\w%]|[-./:,–]\d|\s\d\d(?!\d))"
"""After a day in three pairs of figures, which else is a number of something."""
_SHORT_YEAR = rf"\s?[-–’'](?P<short_year>\d\d)(?!\d|[.:/]\d|\s*[-–/]\s*\d|\s*(?:{_MONTHS}))"
"""A year after a month that is cut short (`-20`)."""
_BARE_SHORT_YEAR = r"\s(?P<cut_year>[4-9]\d)(?=\s*(?:[;)\n]|[.,](?!\d)|$|(?:och|samt|kl)\b))"
"""The same without a sign, where it is no day and counts nothing (`3 nov. 95`)."""
_SEASON_WORD = (
    r"(?:under|sedan|från|fr\.o\.m\.|till|t\.o\.m\.|inför|början av|mitten av|slutet av|i|senast|av|för)"
)
_BEFORE_DAY = rf"(?P<part>{_WEEKDAY}|(?<!\w)den\s+)"
_MEETS = (
    r"möte|mötet|möten|styrelsemöte|styrelsemötet|styrelsemöten|medlemsmöte|årsmöte|årsmötet|stämma|stämman|sammanträde|sammanträdet|sammanträder|"
    r"hålls|hölls|börjar|slutar|startar|öppnar|stänger|träffas|inkom|inkommen|inkommet|inkomna|daterad|daterat|daterade"
)
"""Words before a bare `7/9` that make it a day."""
_UNTIL = r"den|senast|tidigast|fram till|t\.o\.m\.|t o m|tom|till och med|fr\.o\.m\.|fr o m|f\.o\.m\.|f o m|från och med|from|till|från|innan|före|efter"
_LATE_DAY = r"(?:1[3-9]|2\d|3[01])/(?:1[0-2]|0?[1-9])(?![\d/])"
"""`24/8`, which is no fraction and hardly anything but a day."""
_ANY_DAY = r"(?:0?[1-9]|[12]\d|3[01])/(?:1[0-2]|0?[1-9])(?![\d/])"
_NEXT = r"\s*(?:,|och|samt|, och|resp\.?)\s*"
_NO_DAY_AFTER = r"(?![\d/]|\s?%|\s[a-zåäö]{0,20}(?:belopp|beloppet|arvode|arvodet|avgift|avgiften|lön|tjänst|tjänsten|hyra|hyran|priset?|timme|liter|kilo|sida|sidor|månad)\b|\s(?:av|delar|dels|del|majoritet|tim|timmar|poäng|röster|mål|set|kr|meter)\b)"
_NO_DAY_BEFORE = "".join(
    f"(?<!{re.escape(word)})"
    for word in (
        "(", "nr ", "sid ", "sida ", "sidan ", "s. ", "punkt ", "punkten ", "p. ", "ärende ", "bilaga ", "motion ", "version ", "rum ",
        "hus ", "skala ", "skalan ", "kap ", "kap. ", "del ", "steg ", "åk ", "klass ", "väg ", "linje ", "buss ", "dygnet ", "= ", "×", "x ",
        "lgh ", "lägenhet ", "tomt ", "konto ", "blad ", "format ", "betyg ", "resultat ", "slutade ",
    )
)  # fmt: skip

FORMS = (
    _form(
        Anchor.YEAR,
        rf"(?<![\d-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\s?(?:--|[-–—])\s?"
        r"(?P<end_year>(?:19|20)\d\d)-(?P<end_month_number>0[1-9]|1[0-2])-(?P<end_day>0[1-9]|[12]\d|3[01])(?![\d-]*\d)",
    ),
    _form(
        Anchor.YEAR,
        rf"(?<![\d-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?P<more>(?:--|[–—])(?:0[1-9]|[12]\d|3[01]))(?![\d–-])",
    ),
    _form(
        Anchor.YEAR,
        rf"(?<![\d-]){_ANY_YEAR}(?P<dash>-|[‐‑–]| - )(?P<month_number>0[1-9]|1[0-2])(?P=dash)(?P<day>0[1-9]|[12]\d|3[01])(?![\d-]*\d)",
    ),
    _form(
        Anchor.YEAR,
        rf"(?<![\d-]){_ANY_YEAR}[./](?P<month_number>0?[1-9]|1[0-2])[./](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
    ),
    _form(
        Anchor.YEAR,
        rf"(?<![\w:/.,-]){_YEAR}(?P<month_number>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\w-]|[.,:/]\d|\s?(?:kr|st|tkr)\b)",
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}\.{_MONTH_NUMBER}\.{_ANY_YEAR}(?!\d|[.-]\d)",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}(?<!\+)(?P<short_year>\d\d)-(?P<month_number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01]){_NO_FIGURE_AFTER}",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}(?<!\+)(?P<day>0[1-9]|[12]\d|3[01])(?P<sign>[./-])(?P<month_number>0[1-9]|1[0-2])(?P=sign)(?P<short_year>\d\d){_NO_FIGURE_AFTER}",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"\b(?=[^\W\d_]){_NO_PART}(?P<day_word>{'|'.join(sorted(ORDINAL_DAYS, key=len, reverse=True))})\s+(?!jul(?!i)){_MONTH}(?:[,]?\s+{_TO_YEAR}(?!\d|[-/]\d))?",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}\s(?P<month>{_MONTHS})\s?[-–—]\s?(?P<end_day>{_DAYS})\s(?P<end_month>{_MONTHS})(?![\wåäö])(?:[,]?\s+{_TO_YEAR}(?!\d|[-/]\d))?",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}(?!(?:\d\d?[-–])?\d\d?/\d\d?\s*,){_DAY}(?P<more>(?:\s*(?:,|och|samt|resp(?:\.|ektive)?|eller|[-–—/]|till)\s*(?:den\s+)?(?:[12]\d|3[01]|0?[1-9]){_ORDINAL})*)\s?\.?\s*{_MONTH}(?:[,]?\s+{_TO_YEAR}(?!\d|[-/]\d)|{_SHORT_YEAR}|{_BARE_SHORT_YEAR})?",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}(?![12]/[234]\s?[-–]){_DAY}/{_MONTH_NUMBER}\s?[-–—]\s?(?P<end_day>{_DAYS})/(?P<end_month_number>1[0-2]|0?[1-9])"
        rf"(?:[\s-]+{_YEAR}|\s?[-–’'](?P<short_year>\d\d))?{_NO_DAY_AFTER}",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}/{_MONTH_NUMBER}(?:[\s-]+{_LONG_AGO}|[-/](?P<short_year>\d\d)|\s[-–’'](?P<cut_year>\d\d))(?![\d/])",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}(?P<more>\s?[-–]\s?(?:1[3-9]|2\d|3[01]))/{_MONTH_NUMBER}(?:\s+{_YEAR})?{_NO_DAY_AFTER}",
        _BEFORE_DAY,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}(?P<more>\s?[-–]\s?(?:{_DAYS}))/{_MONTH_NUMBER}(?:\s+{_YEAR})?{_NO_DAY_AFTER}",
        rf"(?P<part>{_WEEKDAY}|(?<!\w)den\s+)|(?<!\w)(?:{_MEETS})\s+",
        needed=True,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}/{_MONTH_NUMBER}{_NO_DAY_AFTER}",
        rf"(?P<part>{_WEEKDAY}|(?<!\w)(?:{_UNTIL})\s+)",
        needed=True,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}/{_MONTH_NUMBER}{_NO_DAY_AFTER}",
        rf"(?<!\w)(?:(?:{_MEETS})(?: (?:är|blir|hålls|den))?:?\s+|{_LATE_DAY}(?:{_NEXT}{_ANY_DAY}){{0,30}}{_NEXT})",
        needed=True,
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_DAY}/{_MONTH_NUMBER}(?=\s*(?:,\s*)?(?:kl\b|klockan\b)|(?:{_NEXT}{_ANY_DAY}){{0,30}}{_NEXT}{_LATE_DAY}){_NO_DAY_AFTER}",
    ),
    _form(
        Anchor.DAY,
        rf"{_NOT_NUMBER}{_NO_DAY_BEFORE}(?!24/7)(?P<day>1[3-9]|2\d|3[01])/{_MONTH_NUMBER}{_NO_DAY_AFTER}",
    ),
    _form(
        Anchor.MONTH,
        rf"(?<![\w-])(?P<month>{_MONTHS})\.?\s*(?:[-–—/]|t\.o\.m\.|t o m|till och med)\s*(?P<end_month>{_MONTHS})(?!\w)(?:\s+{_TO_YEAR}(?!\d)|{_SHORT_YEAR})?",
    ),
    _form(Anchor.MONTH, rf"(?<![\w-]){_MONTH}{_SHORT_YEAR}"),
    _form(Anchor.MONTH, rf"(?<![\w-]){_MONTH}\s+(?:månad\s+)?{_TO_YEAR}(?!\d|[-/]\d\d)"),
    _form(
        Anchor.PERIOD,
        rf"(?P<period>kvartal|tertial|halvår)(?:et)?(?:\s+{_TO_YEAR}(?!\d))?",
        rf"(?P<part>(?P<ordinal>{'|'.join(ORDINALS)})\s+)",
        needed=True,
    ),
    _form(
        Anchor.PERIOD,
        rf"(?:(?P<period>kvartal\s+(?=[1-4])|tertial\s+(?=[1-3])|Q(?=[1-4]))(?P<quarter>[1-4]))(?:\s*[-/]?\s*{_TO_YEAR}(?!\d))?(?!\d)",
    ),
    _form(
        Anchor.WEEK,
        rf"(?:veck(?:a|an|or|orna)|(?-i:v))\.?\s?(?P<week>{_WEEK})(?:\s?(?:[-–—]|till)\s?(?P<end_week>{_WEEK})|(?P<more>(?:\s?(?:,|och|samt|eller|resp(?:\.|ektive)?)\s(?:v\.?\s?)?{_WEEK}(?!\d|[.:]\d|\s?(?:kr|personer|st)\b))+))?"
        rf"(?![\d%]|[.,:/]\d)(?:,?\s+{_TO_YEAR}(?!\d))?",
    ),
    _form(Anchor.SEASON, rf"\b{_SEASON}\s+{_TO_YEAR}(?!\d)"),
    _form(Anchor.SEASON, r"\b(?P<season>vt|ht)[\s-]?(?P<short_year>\d\d)\b"),
    _form(
        Anchor.SEASON,
        r"\b(?P<season>våren|hösten|sommaren|vintern|höstterminen|vårterminen)\s?[-–’'](?P<short_year>\d\d)(?![\d-])",
    ),
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
        r"\b(?:läsåret|läsår|säsongen|vintern|verksamhetsåret|år|åren|för|budgetåret|årsskiftet)\s+",
        needed=True,
    ),
    _form(
        Anchor.YEAR,
        rf"{_YEAR}\s?[-–/]\s?(?P<end_short>\d\d)(?![\d/-])",
        r"\b(?:läsåret|läsår|säsongen|vintern|verksamhetsåret|budgetåret|årsskiftet|mandatperioden|åren)\s+",
        needed=True,
    ),
    _form(
        Anchor.YEAR,
        rf"(?P<year>1[0-8]\d\d)(?![\d:/-]|[.,]\d|\s\d\d\d\b){_UNIT}",
        r"\b(?:år|året|åren|anno|sedan|sen)\s+",
        needed=True,
    ),
    _form(
        Anchor.YEAR,
        rf"(?<=[a-zåäöé,(] )(?<!nr )(?<!\d ){_YEAR}(?![\d:/-]|\s*[-–—/]\s*\d|\.\d|,\d|\s\d\d\d\b){_UNIT}",
    ),
)
"""What a date looks like, the most telling form first."""
