"""Numbers, days and sums that a line end cuts in two."""

from __future__ import annotations

import re

from minutes_index.recognisers.identity_numbers import identity_numbers

BEFORE, BEHIND = 30, 20
"""Characters around a line end that are looked at."""
_YEAR = r"(?<![\d/-])(?:1\d|20)\d\d"
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|febr|apr|aug|sept?|okt|nov|dec"
_DAY = r"(?<![\d.,:/§-])(?<!§ )(?:[12]\d|3[01]|0?[1-9])"
_PRINTED = r"(?:\(|\b(?:SOU|SFS|Ds|[Pp]rop\.?|[Bb]et\.?|[Dd]ir\.?|[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}) ?)(?:19|20)\d\d(?:/\d\d)?"
_UNIT = r"(?:kr\b|kronor|tkr|mkr|mnkr|sek\b|euro|invånare|kvm|kvadratmeter|kubikmeter|ton\b|st\b|personer)"
_CUT = re.compile(
    rf"{_YEAR}(?:-\n|\n-)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"  # 2023- 02-14
    rf"|{_YEAR}-(?:0[1-9]|1[0-2])(?:-\n|\n-)(?:0[1-9]|[12]\d|3[01])(?!\d)"  # 2023-02- 14
    r"|\b[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,5}[ ./-]?(?:19|20)\d\d(?:[/.:-]\n|\n[/:])\d{1,6}(?![\d-])"  # KS 2023/ 118
    rf"|{_YEAR}(?:/\n|\n/)(?:\d{{1,6}}|[A-ZÅÄÖ]{{2,6}} ?\d{{2,6}})(?![\w/])"  # 2023/ 118, 2023/ KS0118
    rf"|{_DAY}[-–]\n{_DAY} (?:{_MONTHS})(?![\wåäö])"  # den 3- 4 maj
    rf"|{_PRINTED}(?::\n|\n:)\d{{1,4}}(?=[\s),;.]|$)"  # (2010: 900), SOU 2020: 47
)
_WITHIN = re.compile(
    rf"\d(?::?[ea])? (?:{_MONTHS})\.?\n(?:1\d|20)\d\d(?![\d/-])"  # 8 februari 2023
    rf"|(?<![\d.,:/-])(?<!§ )\d{{1,3}}(?: \d{{3}})*\n\d{{3}}(?: \d{{3}})*(?!\d),?\s*{_UNIT}",  # 1 250 000 kronor
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_NUMBER_HEAD = re.compile(r"[0-9]{6,8}(?P<dash>[-‐‑–+]?)$")
_NUMBER_TAIL = re.compile(r"(?P<dash>[-‐‑–+]?)[0-9]{4}(?![0-9])")


def within_number(previous: str, text: str) -> str | None:
    """What a line end within a number stands for; None when it is within none.

    Nothing in a day (`2023-02-` / `14`), a case number, the number of a law, a personal or organisation number; a blank
    in a day (`8 februari` / `2023`) and in a sum (`1 250` / `000 kronor`).
    """
    if not (_FIGURE.search(previous.rstrip()[-BEFORE:]) and _FIGURE.search(text.strip()[:BEHIND])):
        return None
    if _identity_number(previous, text) or _spans(_CUT, previous, text):
        return ""
    return " " if _spans(_WITHIN, previous, text) else None


def _spans(pattern: re.Pattern[str], previous: str, text: str) -> bool:
    """Whether the pattern, in which a line end is written out, is found across the line end."""
    return bool(pattern.search(f"{previous.rstrip()[-BEFORE:]}\n{text.strip()[:BEHIND]}"))


def _identity_number(previous: str, text: str) -> bool:
    head, tail = _NUMBER_HEAD.search(previous.rstrip()), _NUMBER_TAIL.match(text.strip())
    if not head or not tail or not (head["dash"] or tail["dash"]):
        return False
    return any(number.span.start < len(head[0]) for number in identity_numbers(head[0] + tail[0]))
