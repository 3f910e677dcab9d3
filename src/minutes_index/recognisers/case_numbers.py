"""Case numbers (diarienummer, Dnr) in their spellings.

`Dnr KS 2015/123`, `DNR: KU.2017.3`, `Dnr. 2011/KS 0206 001`, `KS2023.0145`, `KS 2018/311`, `KSKF/2016:154`, `2016/00123 KS`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.model import Span
from minutes_index.recognisers.overlaps import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator

_SERIES = r"[A-ZÅÄÖ]{2,6}"
_ANY_SERIES = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,5}"
"""A series after a label: `Ks`, `V`."""
_YEAR = r"(?:19|20)\d\d"
_NOT_A_SERIES = r"(?!(?:SOU|SFS|HSLF|SKR|EU|EG|RP|DS|NJA|JO|RÅ|HFD|KL|ISO|SS|EN|FN|ID|COVID|SKL|NR|HT|VT|KR(?! (?:19|20)\d\d[-/])|ÅR|MIN|MAX|ABF)(?![A-ZÅÄÖ])|[A-ZÅÄÖ]{1,5}FS ?\d{4}:)"
_NOT_A_DAY = r"(?!(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])\b)"
_NOT_A_PERIOD = rf"(?!{_SERIES}[ ]{_YEAR}[-–]{_YEAR}(?![\w:.-]))"
"""`RUS 2014-2020` is the name of something that lasts some years."""
_MINISTRY = r"(?:A|Fi|Fö|I|Ju|KN|Ku|LI|M|N|S|U|UD)"
"""The letters of a ministry's cases."""

_FORMS = (
    rf"{_SERIES}[-/. ]?{_NOT_A_DAY}\d{{4}}[/.:-]\d{{1,6}}(?:[-.:]\d{{1,3}})?",
    rf"{_SERIES}[/-]\d{{4}}:\d{{1,6}}",
    rf"\d{{4}}/{_SERIES}[ ]?\d{{2,5}}(?:[ -]\d{{2,3}})?",
    rf"{_SERIES} ?\d{{1,5}}/\d{{1,5}}",
    rf"\d{{4}}\.{_SERIES}\.\d{{1,5}}",
    rf"{_YEAR}[A-ZÅÄÖ]{{2,4}}\d{{3,6}}",
    r"\d\d[A-ZÅÄÖ]{2,4}\d{3,6}",
    rf"{_SERIES} \d{{3,5}}-{_YEAR}",
    rf"{_SERIES}-\d\d/\d{{1,5}}(?:-\d{{1,3}})?",
    rf"{_MINISTRY}{_YEAR}/\d{{3,6}}(?:/[A-ZÅÄÖ][A-Za-zÅÄÖåäö&]{{0,5}})?",
    rf"{_MINISTRY}\d\d/\d{{3,5}}/[A-ZÅÄÖ][A-Za-zÅÄÖåäö&]{{0,5}}",
    rf"[1-9]\d\d-\d{{2,6}}-{_YEAR}",
    rf"{_YEAR}/\d{{3,6}} (?!HT|VT|KR|SEK|EUR|ST\b){_SERIES}",
    rf"{_YEAR}-{_SERIES}-\d{{1,6}}",
    rf"{_SERIES}/\d{{1,5}}/{_YEAR}",
    rf"{_SERIES}-[A-ZÅÄÖ]{{1,6}}[- /]{_NOT_A_DAY}{_YEAR}[/-]\d{{1,6}}",
    rf"(?:{_SERIES} )?[A-ZÅÄÖ]-{_YEAR}-\d{{3,6}}",
    rf"{_SERIES} \d(?:\.\d{{1,2}}){{1,3}}-\d{{1,6}}-\d\d(?:\d\d)?",
    rf"{_SERIES}\.[a-zåäö]{{2,5}}\.{_YEAR}(?:\.\d{{1,3}})+-\d{{1,6}}",
)
_BARE = re.compile(rf"(?<![\w/.-]){_NOT_A_SERIES}{_NOT_A_PERIOD}(?:{'|'.join(_FORMS)})(?![\w/])")
_LABEL = re.compile(
    r"\b(?:[Dd]nr|DNR|[Dd]iarie-?(?:nr|nummer)|[Ää]rende-?(?:nr|nummer)|DIARIENUMMER|[Bb]eteckning(?=[.:]*[ \t]*[A-ZÅÄÖ]{0,6}[ -]?\d)|[Mm]ål(?: ?nr|nummer)|[Mm]ål(?= [A-Z] \d)|[Ää]rende(?= \d+-\d+-))\b[ \t]*[.:]*[ \t]*"
)
_EMPTY = re.compile(r"\(\s*\)|\(\s*$|^\s*\)")
"""Brackets that held nothing else."""
_LABELLED = re.compile(
    rf"\d{{3,6}}/{_YEAR}(?=\d{{1,2}}(?:\.\d{{1,2}})+\.?(?!\w))"  # 00133/2023 and what the plan of the archive calls it, 1.1.4.
    rf"|{_ANY_SERIES}[-/. ]?\d{{2,4}}[/.:-]\d{{1,6}}(?:[-.:]\d{{1,3}}(?:\.\d{{1,3}})*(?:-\d{{1,6}})?)?(?![\w/-])"
    rf"|(?:{'|'.join(_FORMS)})(?![\w/])"
    rf"|{_YEAR}[ -]?{_SERIES}[ -]?\d{{2,6}}(?: \d{{3}}(?!\d))?(?![\w/])"
    rf"|\d\d/?{_SERIES}\d{{2,6}}(?![\w/])"
    rf"|\d+(?:\.\d+){{1,3}}-\d{{2,6}}[-/]\d{{2,6}}(?![\w/])"
    rf"|\d{{2,4}}[/.:-]\d{{1,6}}(?:[-.:/]\d{{1,6}})?(?:[ -]{_SERIES}(?![\w/-]))?(?:[ -]\d{{3}})?"
    rf"|{_SERIES}[-/. ]?\d[\w./:-]*\w|\d{{4}}-{_SERIES}"
)
_OPEN = re.compile(rf"(?<![\w/.-])(?:{_ANY_SERIES}[-/. ]?)?{_YEAR}[/:-](?=[ \t]{{2,}}|[ \t]*\n)")
"""The beginning of a number at the end of its cell."""
_REST = re.compile(r"\d{1,6}(?=[ \t]{2,}|[ \t]*(?:\n|$))")
_CELL = re.compile(r"(?:^\s*|[ \t]{2,})(?=\S)")
_FURTHER = re.compile(rf"[ \t]*(?:,|och|samt|respektive)[ \t]+(?={_YEAR}[/:-]\d{{1,6}}(?![\w/:-])(?!-))")
"""Between two numbers after one label (`Dnr 2020/15 och 2020/16`)."""


def case_numbers(text: str) -> Iterator[Span]:
    """Where the case numbers of ``text`` stand, in order; the label (``Dnr``) is not part of the span."""
    taken = Taken(len(text))
    labelled: list[Span] = []
    for label in _LABEL.finditer(text):
        at: int | None = label.end()
        while at is not None and (match := _LABELLED.match(text, at)):
            span = Span(*match.span())
            while labelled and labelled[-1].overlaps(span):
                labelled.pop()
            labelled.append(span)
            taken.add(span)
            further = _FURTHER.match(text, match.end())
            at = further.end() if further else None
    bare = (Span(*match.span()) for match in _BARE.finditer(text))
    yield from sorted([*labelled, *(span for span in bare if not taken.meets(span))])


def cut_in_cells(text: str) -> Iterator[tuple[Span, str]]:
    """The case numbers that a narrow column cut in two, one half below the other: where the first stands, and the whole.

    `KS 2023/    Anna Berg` above `118          ekonom`.
    """
    for match in _OPEN.finditer(text):
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        column = [cell.end() for cell in _CELL.finditer(text[start : match.end()])][-1]
        if end < 0:
            continue
        last = text.find("\n", end + 1)
        below = text[end + 1 : last if last >= 0 else len(text)]
        rest = _REST.match(below, column)
        if rest and not below[max(0, column - 2) : column].strip():
            yield Span(*match.span()), match.group() + rest.group()


def without_case_numbers(line: str) -> str:
    """The line with its case numbers and their labels taken out."""
    for span in reversed(list(case_numbers(line))):
        line = line[: span.start] + line[span.end :]
    return _EMPTY.sub("", _LABEL.sub("", line)).strip(" \t,;:")


def normal_case_number(surface: str) -> str:
    """One spelling of a case number: ``KS2018.311`` and ``KS 2018/311`` become ``KS 2018/311``."""
    found = re.fullmatch(rf"({_ANY_SERIES})[-/. ]?({_YEAR})[/.:-]0*(\d+)((?:[-.:]\d+)?)", surface.strip())
    return (
        f"{found[1].upper()} {found[2]}/{found[3]}{found[4]}" if found else " ".join(surface.split()).upper()
    )
