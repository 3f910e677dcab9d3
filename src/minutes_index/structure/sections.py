"""Text -> sections that tile it: title page, attendance, contents, items, signatures, appendices."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_index.model import Section, SectionKind, Span
from minutes_index.recognisers.labels import (
    begins_title_label,
    label_of,
    opens_with_label,
    opens_with_title_label,
)
from minutes_index.recognisers.lines import lines_of
from minutes_index.structure.headings import (
    BULLET,
    LONGEST_HEADING,
    capital_heading,
    marked_heading,
    shortened,
)
from minutes_index.structure.items import LONGEST_RUN_IN, items_of
from minutes_index.structure.outline import SENTENCE_END, Head
from minutes_index.structure.sub_items import with_sub_items
from minutes_index.structure.tagged_items import completed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.recognisers.lines import Line

SIGNING = frozenset({"chair", "secretary", "adjuster"})
"""Side by side, the labels of these stand under names that were signed: they head nothing."""
_APPENDIX = re.compile(r"(?:bilaga|bil\.)\s*\d*\b.{0,60}$", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:vid protokollet|vid anteckningarna|vid pennan|antecknat av|antecknade|justeras|justerat|för anteckningarna|underskrifter)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[\s#*_]*(?:\w*protokoll|\w*anteckningar|referat)\b", re.IGNORECASE)
"""The beginning of a title, which heads the whole paper and no item."""


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections of a document's text, in order, tiling it; at least one."""
    paragraphs = [line for line in lines_of(text) if not line.blank]
    items = with_sub_items(items_of(paragraphs), paragraphs)
    heads = [*_front(paragraphs, items), *items]
    if not items:
        heads += _plain_headings(paragraphs, heads)
    found = [head for head in heads if head.kind is SectionKind.ITEM]
    items = completed(text, found)
    if items != found:
        heads = [*_front(paragraphs, items), *items]
    if all(head.kind is not SectionKind.ITEM for head in heads):
        heads = [_holding_all(head) for head in heads]
    heads += _closing(paragraphs, heads)
    return _tile(text, heads)


def _holding_all(head: Head) -> Head:
    """A title page that nothing follows holds what was said and decided, too, and is none."""
    return replace(head, kind=SectionKind.PREAMBLE) if head.kind is SectionKind.TITLE_PAGE else head


def _tile(text: str, heads: Sequence[Head]) -> tuple[Section, ...]:
    unique = {head.start: head for head in sorted(heads, key=lambda head: head.start)}
    first = min(unique, default=len(text))
    if first > 0:
        unique = {0: Head(0, SectionKind.PREAMBLE)} | {start: head for start, head in unique.items() if start}
    starts = [*sorted(unique), len(text)]
    return tuple(
        Section(Span(start, end), ordinal, unique[start].kind, unique[start].heading, unique[start].number)
        for ordinal, (start, end) in enumerate(pairwise(starts))
    ) or (Section(Span(0, len(text)), 0, SectionKind.PREAMBLE),)


def _front(paragraphs: Sequence[Line], items: Sequence[Head]) -> list[Head]:
    """Title page, attendance and contents: what stands before the first item."""
    end = items[0].start if items else len(paragraphs) and paragraphs[-1].start + 1
    heads: list[Head] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.start >= end:
            break
        cells = re.split(r"\s{2,}", paragraph.text)
        offices = len(cells) > 1 and all((label_of(cell) or ("", ""))[1] in SIGNING for cell in cells)
        group, kind = ("", "") if offices else label_of(cells[0]) or ("", "")
        if group == "title" and kind == "contents" and items:
            heads.append(Head(paragraph.start, SectionKind.CONTENTS, heading=paragraph.text))
        elif (
            group == "title"
            and kind not in {"type", "contents"}
            and not any(h.kind is SectionKind.TITLE_PAGE for h in heads)
        ):
            heads.append(Head(0 if not heads else paragraph.start, SectionKind.TITLE_PAGE))
        elif (
            group.startswith("role")
            and not any(h.kind is not SectionKind.CONTENTS for h in heads)
            and (items or i < len(paragraphs) - 1)
        ):
            heads.append(Head(paragraph.start, SectionKind.ATTENDANCE, heading=paragraph.text))
    return heads


def _plain_headings(paragraphs: Sequence[Line], front: Sequence[Head]) -> list[Head]:
    """In notes without numbers: lines that stand by themselves and look like headings."""
    heads: list[Head] = []
    after = front[-1].start if front else -1
    listing = bool(front) and front[-1].kind is SectionKind.ATTENDANCE
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], None], strict=False):
        if paragraph.start <= after or following is None or (not heads and _TITLE.match(paragraph.raw)):
            continue
        text = marked_heading(paragraph.raw) or _bulleted(paragraph, following)
        plain = text or (
            _looks_like_heading(paragraph) and not (listing and _may_be_entry(following)) and paragraph.text
        )
        if plain and (label_of(plain) or ("title", "contents"))[1] == "contents":
            heads.append(Head(paragraph.start, SectionKind.ITEM, heading=shortened(plain)))
            listing = False
    return heads


def _may_be_entry(line: Line) -> bool:
    """Whether a line may be an entry of a list of people: it is short, and no sentence."""
    return len(line.raw) < LONGEST_HEADING // 3 and not line.text.endswith((".", "!"))


def _bulleted(paragraph: Line, following: Line) -> str:
    """The heading behind a list mark (`• Bakgrund`) that has running text and not another mark below it; or empty."""
    mark = re.match(r"\s*[•·▪●■]\s+(?=\S)", paragraph.raw)
    text = paragraph.raw[mark.end() :].strip() if mark else ""
    alone = paragraph.after_blank and not BULLET.match(following.raw) and not following.after_blank
    return text if alone and 0 < len(text) <= LONGEST_RUN_IN and not SENTENCE_END.search(text) else ""


def _looks_like_heading(paragraph: Line) -> bool:
    text = paragraph.text
    return (
        (paragraph.after_blank or capital_heading(text))
        and len(text) <= LONGEST_HEADING
        and text[0].isupper()
        and not SENTENCE_END.search(text.rstrip(":"))
        and not BULLET.match(paragraph.raw)
        and not opens_with_label(text)
        and (label_of(text) is not None or not opens_with_title_label(text))
        and not begins_title_label(text)
        and "  " not in text
        and "@" not in text
    )


def _closing(paragraphs: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """Signatures and appendices after the last item."""
    last = max((head.start for head in heads), default=0)
    found: list[Head] = []
    for paragraph in paragraphs:
        if paragraph.start <= last:
            continue
        text = paragraph.text
        if _APPENDIX.match(text) and paragraph.after_blank and not SENTENCE_END.search(text):
            found.append(Head(paragraph.start, SectionKind.APPENDIX, heading=text))
        elif _CLOSING.match(text) and len(text) <= LONGEST_HEADING and not found:
            found.append(Head(paragraph.start, SectionKind.SIGNATURES))
    return found
