"""Text -> sections that tile it: title page, attendance, contents, items, signatures, appendices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_index.analysis.case_numbers import without_case_numbers
from minutes_index.analysis.labels import label_of
from minutes_index.model import Section, SectionKind, Span
from minutes_index.structure.furniture import is_furniture
from minutes_index.structure.headings import (
    BULLET,
    LONGEST_HEADING,
    Heading,
    capital_heading,
    lettered_heading,
    marked_heading,
    numbered_heading,
    paragraph_heading,
    shortened,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LONGEST_NUMBERED_HEADING = 90
LONGEST_RUN_IN = 60
"""Characters of a heading that its text follows on the same line."""
FEWEST_PARAGRAPHS = 4
"""Numbered paragraphs that make the items of minutes; fewer are a list."""
SENTENCE_WORDS = 6
"""A line of so many words that ends in a full stop is text."""
SIGNING = frozenset({"chair", "secretary", "adjuster"})
"""Side by side, the labels of these stand under names that were signed: they head nothing."""
_CONTENTS_ENTRY = re.compile(r"(?:(?<!\.)\.{3,}\s*|(?<!\s)\s{2,})\d{1,3}\s*$")
_APPENDIX = re.compile(r"(?:bilaga|bil\.)\s*\d*\b.{0,60}$", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:vid protokollet|vid anteckningarna|vid pennan|antecknat av|antecknade|justeras|justerat|för anteckningarna|underskrifter)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"\. (?=[A-ZÅÄÖ])")
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:m\. ?fl|m\. ?m|f\. ?d|kv|nr|bl\. ?a|t\. ?ex|ang|fr\. ?o\. ?m|t\. ?o\. ?m|dnr|st|s:t)\.$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SENTENCE_END = re.compile(r"[.!?;,:]\s*$")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One line of the joined text."""

    start: int
    text: str
    after_blank: bool
    before_blank: bool


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a section begins, and as what."""

    start: int
    kind: SectionKind
    number: str = ""
    heading: str = ""


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections of a document's text, in order, tiling it; at least one."""
    paragraphs = _paragraphs(text)
    items = (
        _paragraph_items(paragraphs)
        or _counted_items(paragraphs, numbered_heading)
        or _counted_paragraphs(paragraphs)
        or _counted_items(paragraphs, lettered_heading)
    )
    heads = [*_front(paragraphs, items), *items]
    if not items:
        heads += _plain_headings(paragraphs, heads)
    heads += _closing(paragraphs, heads)
    return _tile(text, heads)


def _paragraphs(text: str) -> list[_Paragraph]:
    lines = text.split("\n")
    found: list[_Paragraph] = []
    start = 0
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if line.strip():
            found.append(_Paragraph(start, line, not before.strip(), not after.strip()))
        start += len(line) + 1
    return found


def _tile(text: str, heads: Sequence[_Head]) -> tuple[Section, ...]:
    unique = {head.start: head for head in sorted(heads, key=lambda head: head.start)}
    first = min(unique, default=len(text))
    if first > 0:
        unique = {0: _Head(0, SectionKind.PREAMBLE)} | {
            start: head for start, head in unique.items() if start
        }
    starts = [*sorted(unique), len(text)]
    return tuple(
        Section(Span(start, end), ordinal, unique[start].kind, unique[start].heading, unique[start].number)
        for ordinal, (start, end) in enumerate(pairwise(starts))
    ) or (Section(Span(0, len(text)), 0, SectionKind.PREAMBLE),)


def _paragraph_items(paragraphs: Sequence[_Paragraph]) -> list[_Head]:
    """Heads of § items; entries of a list of contents are not among them."""
    candidates = {i: heading for i, p in enumerate(paragraphs) if (heading := paragraph_heading(p.text))}
    listed = _contents(paragraphs, candidates)
    return [
        _Head(paragraphs[i].start, SectionKind.ITEM, heading.number, _heading_text(paragraphs, i, heading))
        for i, heading in candidates.items()
        if i not in listed and _is_head(heading)
    ]


def _is_head(heading: Heading) -> bool:
    """A heading, and not a sentence that begins with a reference to one."""
    return len(heading.text) <= LONGEST_HEADING * 2 and not re.match(
        r"(?:i|och|samt|till|första|andra|kap|st)\b", heading.text
    )


def _contents(paragraphs: Sequence[_Paragraph], candidates: Mapping[int, Heading]) -> set[int]:
    """Which candidate heads are entries of a list of contents.

    They end in a page number; or three or more follow each other closely, counting upwards, and come back later.
    """
    entries = {i for i in candidates if _CONTENTS_ENTRY.search(paragraphs[i].text)}
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


def _heading_text(paragraphs: Sequence[_Paragraph], i: int, heading: Heading) -> str:
    """The heading on the item's own line, or else on the next line that is not a case number."""
    own = without_case_numbers(heading.text)
    if _LETTERS.search(own):
        return shortened(_before_sentence(own))
    for paragraph in paragraphs[i + 1 : i + 4]:
        text = without_case_numbers(paragraph.text)
        if paragraph_heading(paragraph.text) or (label_of(paragraph.text) or ("", ""))[0] == "part":
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
            return first
    if _ABBREVIATED.search(text):
        return text
    return "" if text.endswith(".") and len(text.split()) >= SENTENCE_WORDS else text.rstrip(".")


def _counted_items(paragraphs: Sequence[_Paragraph], read: Callable[[str], Heading | None]) -> list[_Head]:
    """Heads `1.`, `2.`, `3.` …: the longest run that counts upwards through short lines, as ``read`` finds them."""
    candidates: list[tuple[int, Heading]] = []
    for i, paragraph in enumerate(paragraphs):
        heading = read(marked_heading(paragraph.text) or paragraph.text)
        if (
            heading
            and len(heading.text) <= LONGEST_NUMBERED_HEADING
            and not _SENTENCE_END.search(heading.text.rstrip(":"))
        ):
            candidates.append((i, heading))
    chain = _longest_count(candidates)
    if len(chain) < 2 or _is_tight(paragraphs, [i for i, _ in chain]):
        return []
    return [_Head(paragraphs[i].start, SectionKind.ITEM, h.number, shortened(h.text)) for i, h in chain]


def _counted_paragraphs(paragraphs: Sequence[_Paragraph]) -> list[_Head]:
    """Items that are numbered paragraphs: a count upwards from 1 that most of the text follows."""
    numbered = [(i, heading) for i, p in enumerate(paragraphs) if (heading := numbered_heading(p.text))]
    indents = {i: len(paragraphs[i].text) - len(paragraphs[i].text.lstrip()) for i, _ in numbered}
    least = min(indents.values(), default=0)
    chain = _longest_count([(i, heading) for i, heading in numbered if indents[i] - least < 2])
    if len(chain) < FEWEST_PARAGRAPHS or chain[0][1].ordinal != 1 or len(chain) * 3 < len(paragraphs):
        return []
    return [_Head(paragraphs[i].start, SectionKind.ITEM, h.number, _run_in(h.text)) for i, h in chain]


def _run_in(text: str) -> str:
    """The few words before the first full stop, if more follows (`Årsavgiften. Styrelsen föreslog …`)."""
    first, stop, rest = text.partition(". ")
    return shortened(first) if stop and rest and len(first.split()) < SENTENCE_WORDS else ""


def _longest_count(candidates: Sequence[tuple[int, Heading]]) -> list[tuple[int, Heading]]:
    """The longest chain of candidates whose numbers go up by one (or skip one), starting at 0, 1 or 2."""
    best: dict[int, list[tuple[int, Heading]]] = {}
    for candidate in candidates:
        number = candidate[1].ordinal
        before = max((best[n] for n in (number - 1, number - 2) if n in best), key=len, default=None)
        if before or number <= 2:
            chain = [*(before or []), candidate]
            if len(chain) >= len(best.get(number, [])):
                best[number] = chain
    return max(best.values(), key=len, default=[])


def _is_tight(paragraphs: Sequence[_Paragraph], chain: Sequence[int]) -> bool:
    """Whether the numbered lines follow each other without text between: a list, not items."""
    return all(b - a == 1 for a, b in pairwise(chain)) and chain[-1] == len(paragraphs) - 1


def _front(paragraphs: Sequence[_Paragraph], items: Sequence[_Head]) -> list[_Head]:
    """Title page, attendance and contents: what stands before the first item."""
    end = items[0].start if items else len(paragraphs) and paragraphs[-1].start + 1
    heads: list[_Head] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.start >= end:
            break
        cells = re.split(r"\s{2,}", paragraph.text.strip())
        offices = len(cells) > 1 and all((label_of(cell) or ("", ""))[1] in SIGNING for cell in cells)
        group, kind = ("", "") if offices else label_of(cells[0]) or ("", "")
        if group == "title" and kind == "contents" and items:
            heads.append(_Head(paragraph.start, SectionKind.CONTENTS, heading=paragraph.text.strip()))
        elif (
            group == "title"
            and kind not in {"type", "contents"}
            and not any(h.kind is SectionKind.TITLE_PAGE for h in heads)
        ):
            heads.append(_Head(0 if not heads else paragraph.start, SectionKind.TITLE_PAGE))
        elif (
            group.startswith("role")
            and not any(h.kind is not SectionKind.CONTENTS for h in heads)
            and (items or i < len(paragraphs) - 1)
        ):
            heads.append(_Head(paragraph.start, SectionKind.ATTENDANCE, heading=paragraph.text.strip()))
    return heads


def _plain_headings(paragraphs: Sequence[_Paragraph], front: Sequence[_Head]) -> list[_Head]:
    """In notes without numbers: lines that stand by themselves and look like headings."""
    heads: list[_Head] = []
    after = front[-1].start if front else -1
    listing = bool(front) and front[-1].kind is SectionKind.ATTENDANCE
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], None], strict=False):
        if paragraph.start <= after or following is None:
            continue
        text = marked_heading(paragraph.text) or _bulleted(paragraph, following)
        plain = text or (
            _looks_like_heading(paragraph)
            and not (listing and len(following.text) < LONGEST_HEADING // 3)
            and paragraph.text.strip()
        )
        if plain and (label_of(plain) or ("title", "contents"))[1] == "contents":
            heads.append(_Head(paragraph.start, SectionKind.ITEM, heading=shortened(plain)))
            listing = False
    return heads


def _bulleted(paragraph: _Paragraph, following: _Paragraph) -> str:
    """The heading behind a list mark (`• Bakgrund`) that has running text and not another mark below it; or empty."""
    mark = re.match(r"\s*[•·▪●■]\s+(?=\S)", paragraph.text)
    text = paragraph.text[mark.end() :].strip() if mark else ""
    alone = paragraph.after_blank and not BULLET.match(following.text) and not following.after_blank
    return text if alone and 0 < len(text) <= LONGEST_RUN_IN and not _SENTENCE_END.search(text) else ""


def _looks_like_heading(paragraph: _Paragraph) -> bool:
    text = paragraph.text.strip()
    return (
        (paragraph.after_blank or capital_heading(text))
        and len(text) <= LONGEST_HEADING
        and text[0].isupper()
        and not _SENTENCE_END.search(text.rstrip(":"))
        and not BULLET.match(paragraph.text)
        and "  " not in text
        and "@" not in text
    )


def _closing(paragraphs: Sequence[_Paragraph], heads: Sequence[_Head]) -> list[_Head]:
    """Signatures and appendices after the last item."""
    last = max((head.start for head in heads), default=0)
    found: list[_Head] = []
    for paragraph in paragraphs:
        if paragraph.start <= last:
            continue
        text = paragraph.text.strip()
        if _APPENDIX.match(text) and paragraph.after_blank and not _SENTENCE_END.search(text):
            found.append(_Head(paragraph.start, SectionKind.APPENDIX, heading=text))
        elif _CLOSING.match(text) and len(text) <= LONGEST_HEADING and not found:
            found.append(_Head(paragraph.start, SectionKind.SIGNATURES))
    return found
