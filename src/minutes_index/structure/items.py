"""The items of minutes: those with a paragraph sign, or else those that are counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_index.model import SectionKind
from minutes_index.recognisers.case_numbers import without_case_numbers
from minutes_index.recognisers.labels import label_of
from minutes_index.structure.furniture import is_furniture
from minutes_index.structure.headings import (
    LONGEST_HEADING,
    LONGEST_NUMBERED_HEADING,
    Heading,
    lettered_heading,
    marked_heading,
    paragraph_heading,
    shortened,
    tells,
)
from minutes_index.structure.numbered_items import counted_items, numbered_items
from minutes_index.structure.outline import Head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from minutes_index.recognisers.lines import Line

FEWEST_MARKED = 3
"""Marked headings that part a text."""
LONGEST_RUN_IN = 60
"""Characters of a heading that its text follows on the same line."""
SENTENCE_WORDS = 6
"""A line of so many words that ends in a full stop is text."""
_CONTENTS_ENTRY = re.compile(r"(?:(?<!\.)\.{3,}\s*|(?<!\s)\s{2,})\d{1,3}\s*$")
HEAD_LINES = 5
"""Lines of the head of an extract."""
_EXTRACTED = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2} [a-zåäö]+ \d{4}),? § ?(?P<number>\d{1,4})\s*$")
_HASH = re.compile(r"\s*#{1,6}\s")
_STOP = re.compile(r"\. (?=[A-ZÅÄÖ])")
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:m\. ?fl|m\. ?m|f\. ?d|kv|nr|bl\. ?a|t\. ?ex|ang|fr\. ?o\. ?m|t\. ?o\. ?m|dnr|st|s:t)\.$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def items_of(paragraphs: Sequence[Line]) -> list[Head]:
    """The heads of a text's items, in order; none when nothing is numbered."""
    return (
        _paragraph_items(paragraphs)
        or _extracted(paragraphs)
        or ([] if _is_list(found := numbered_items(paragraphs), paragraphs) else found)
        or counted_items(paragraphs, lettered_heading)
    )


def _paragraph_items(paragraphs: Sequence[Line]) -> list[Head]:
    """Heads of § items; entries of a list of contents are not among them."""
    candidates = {i: heading for i, p in enumerate(paragraphs) if (heading := paragraph_heading(p.raw))}
    listed = _contents(paragraphs, candidates)
    near = _neighbours([heading.ordinal for heading in candidates.values()])
    return [
        Head(paragraphs[i].start, SectionKind.ITEM, heading.number, _heading_text(paragraphs, i, heading))
        for (i, heading), counted in zip(candidates.items(), near, strict=True)
        if i not in listed and _is_head(heading, counted=counted)
    ]


def _is_list(heads: Sequence[Head], paragraphs: Sequence[Line]) -> bool:
    """Whether what is counted is a list below one of the headings that a text is marked up with (`## Att göra`)."""
    marked = [paragraph.start for paragraph in paragraphs if _HASH.match(paragraph.raw)]
    if len(marked) < FEWEST_MARKED or not heads:
        return False
    above = {bisect_right(marked, head.start) for head in heads}
    return len(above) == 1 and 0 not in above and not any(head.start in marked for head in heads)


def _extracted(paragraphs: Sequence[Line]) -> list[Head]:
    """The one item of an extract, whose head ends in its day and number (`Kommunstyrelsen 2013-01-22 § 25`), and the heading follows."""
    for i, paragraph in enumerate(paragraphs[:HEAD_LINES]):
        found = _EXTRACTED.search(paragraph.raw)
        if found:
            heading = Heading(f"§ {found['number']}", int(found["number"]), "")
            return [
                Head(
                    paragraphs[0].start,
                    SectionKind.ITEM,
                    heading.number,
                    _heading_text(paragraphs, i, heading),
                )
            ]
    return []


def _neighbours(ordinals: Sequence[int]) -> list[bool]:
    """Whether each number follows the one before it or is followed by the next."""
    after = [*(two == one + 1 for one, two in pairwise(ordinals)), False]
    return [before or then for before, then in zip([False, *after], after, strict=False)][: len(ordinals)]


def _is_head(heading: Heading, *, counted: bool) -> bool:
    """A heading, and not a sentence that begins with a reference to one; text may follow at length behind a number that counts on."""
    return (counted or len(heading.text) <= LONGEST_HEADING * 2) and not re.match(
        r"(?:i|och|samt|till|första|andra|kap|st)\b", heading.text
    )


def _contents(paragraphs: Sequence[Line], candidates: Mapping[int, Heading]) -> set[int]:
    """Which candidate heads are entries of a list of contents.

    They end in a page number; or three or more follow each other closely, counting upwards, and come back later.
    """
    entries = {i for i in candidates if _CONTENTS_ENTRY.search(paragraphs[i].raw)}
    later: set[int] = set()
    for run in reversed(_runs(candidates)):
        ordinals = {candidates[i].ordinal for i in run}
        if len(run) >= 3 and ordinals <= later:
            entries.update(run)
        later |= ordinals
    return entries


def _runs(candidates: Mapping[int, Heading]) -> list[list[int]]:
    """Candidates at most a wrapped line apart, with rising numbers."""
    runs: list[list[int]] = []
    for i, heading in candidates.items():
        if runs and i - runs[-1][-1] <= 2 and heading.ordinal > candidates[runs[-1][-1]].ordinal:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _heading_text(paragraphs: Sequence[Line], i: int, heading: Heading) -> str:
    """The heading on the item's own line, or else on the next line that is not a case number."""
    own = without_case_numbers(heading.text).rstrip(" -–")
    if _LETTERS.search(own):
        return shortened(_before_sentence(own))
    for paragraph in paragraphs[i + 1 : i + 4]:
        text = without_case_numbers(paragraph.raw)
        if paragraph_heading(paragraph.raw) or (label_of(paragraph.raw) or ("", ""))[0] == "part":
            break
        if _LETTERS.search(text) and not is_furniture(text):
            return shortened(_before_sentence(marked_heading(text) or text))
    return ""


def _before_sentence(text: str) -> str:
    """The heading of an item whose text goes on behind it: `Anmälningar. Det antecknades att …`; empty when it is all text."""
    goes_on = text.endswith(".") or len(text) > LONGEST_NUMBERED_HEADING
    for stop in _STOP.finditer(text):
        first = text[: stop.start()]
        if goes_on and len(first) <= LONGEST_RUN_IN and not _ABBREVIATED.search(text[: stop.start() + 1]):
            return "" if tells(first) else first
    if _ABBREVIATED.search(text):
        return text
    sentence = len(text.split()) >= SENTENCE_WORDS or tells(text)
    return "" if text.endswith(".") and sentence else text.rstrip(".")
