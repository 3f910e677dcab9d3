"""Pages that came out as one long line, or one long paragraph: broken again before labels, items and what a body decides, and below their heads."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_index.recognisers import people_labels
from minutes_index.recognisers.labels import labels
from minutes_index.structure.joins import one_line
from minutes_index.structure.lost_item_breaks import NUMBER, PARAGRAPH, item_starts, parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FLAT = 500
"""Characters of a line that no writer ended; a paragraph of running text may be as long, but holds no labels."""
ALONE = 200
"""The same where no page has more than one line."""
FEWEST = 3
"""Places to break at; a line with fewer is a paragraph."""
LINES = 2
"""A page of no more lines is flat when others are."""
WRAPPED = 8
"""Lines of a paragraph that may be a page wrapped after it came out flat,"""
EVEN = 0.6
"""and how long each is at least, of the longest."""
HEAD = 400
"""Characters of the head of the first page."""
SHORTEST = 5
"""Letters of a label of one word."""
_DECIDES = r"[A-ZÅÄÖ][\wåäö-]*(?:nämnden|styrelsen|utskottet|fullmäktige|direktionen|rådet|gruppen) (?:beslutar|föreslår)\b"
_NOT_BEFORE = (
    r"(?<!enligt )(?<! i )(?<! se )(?<! av )(?<!och )(?<!från )(?<! ej )(?<!forts )(?<!Forts\. )(?<!Forts )"
)
_CONTINUED = r"[Ff]orts(?:\.|ättning)? (?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4} )?§ ?\d{1,4}\b"
"""The head of an item that goes on from the page before."""
_PAGE_HEAD = re.compile(
    r"[^.!?]{0,90}?(?<![\d§(])(?:\d{1,3} ?(?:\(\d{1,3}\)|\[\d{1,3}\]|av \d{1,3}|/\d{1,3}(?![/\d]))|(?P<pages>\(\d{1,3}\)))\s+(?=\S)"
)
"""The head of a page up to its number, of which conversion may have left only how many pages there are."""
_TITLES = re.compile(
    r"(?<=\S) (?=(?:PROTOKOLL|MINNESANTECKNINGAR|Protokoll (?:från|fört|vid|för|nr)|(?:Minnesa|Mötesa|A)nteckningar (?:från|vid|förda))\b"
    r"|(?:Tid|Plats|Datum|Tid och plats|Plats och tid|Datum och tid)(?::| [A-ZÅÄÖ\d]))"
)
"""Before these the head of the first page is broken, too; in text they begin sentences."""
_GROUPS = frozenset({"role", "role anywhere", "title", "part"})
_WEAK = frozenset(
    {
        "adjungerad", "anteckningar", "behandling", "beredning", "beskrivning", "bilaga", "datum", "debatt", "diskussion", "förslag",
        "förvaltningen", "handläggare", "handlingar", "information", "kopia", "ledamöter", "motivering", "organ", "paragraf",
        "plats", "protokoll", "resultat", "sekretariatet", "underlag", "underskrift", "uppföljning", "ärende", "ärenden", "ärendet",
        "ordförande", "ordföranden", "sekreterare", "ersättare", "beslutet", "syfte", "yttrande", "innehåll", "medverkande",
    }
)  # fmt: skip
"""Labels that sentences begin with as well: they head something only before a colon."""


@cache
def _breaks() -> re.Pattern[str]:
    telling = [
        label
        for label, (group, _) in labels().items()
        if group in _GROUPS and label[0].isalpha() and len(label) >= SHORTEST and not label.startswith("val ")
    ]
    strong = rf"(?:{_spelt([label for label in telling if label not in _WEAK])}|{people_labels.sequence()})(?::| (?=[A-ZÅÄÖ(*§\d])|$)"
    weak = rf"(?:{_spelt([label for label in telling if label in _WEAK])}):"
    return re.compile(
        rf"(?P<kept>{_CONTINUED}|(?m:^){PARAGRAPH.pattern})"
        rf"|(?<=\S) {_NOT_BEFORE}(?:(?={strong}|{weak}|{_DECIDES})|(?!§ ?\d{{1,4}} {strong})(?P<item>{PARAGRAPH.pattern}(?=[A-ZÅÄÖ])))"
    )


def _spelt(wanted: Sequence[str]) -> str:
    return "|".join(
        f"{re.escape(label[0].upper() + label[1:])}|{re.escape(label.upper())}"
        for label in sorted(wanted, key=len, reverse=True)
    )


def unflattened(pages: Sequence[str]) -> list[str]:
    """The texts of pages, their long lines broken where lines began; any other as they are.

    When one line came out flat, pages of a line or two are taken to have, too, and so is every line of a text in
    which each begins with the number of its page.
    """
    pages = [_unwrapped(page) for page in pages]
    lines = [page.split("\n") for page in pages]
    whole = [line for page in lines for line in page]
    least = ALONE if all(len([line for line in page if line.strip()]) <= 1 for page in lines) else FLAT
    if all(len(line) <= least for line in whole):
        return list(pages)
    bare = _without_numbers(whole) if _numbered(whole) else whole
    numbered = bare is not whole and _has_items(bare)
    few = [numbered or len(page) <= LINES for page in lines for _ in page]
    broken = _broken(bare if numbered else whole, few)
    flat = [len(line) > least and new.count("\n") >= FEWEST for line, new in zip(whole, broken, strict=True)]
    if not any(flat):
        return list(pages)
    made = iter(
        new if one or short else line for line, new, one, short in zip(whole, broken, flat, few, strict=True)
    )
    return ["\n".join(next(made) for _ in page) for page in lines]


def _unwrapped(page: str) -> str:
    """A page of one paragraph within whose lines items begin, as the line that it was; any other as it is."""
    lines = [line.strip() for line in page.strip().split("\n")]
    longest = max(map(len, lines))
    if len(lines) < WRAPPED or any(len(line) < EVEN * longest for line in lines[:-1]):
        return page
    line = one_line(lines)
    within = len(PARAGRAPH.findall(line)) - sum(bool(PARAGRAPH.match(each)) for each in lines)
    return line if within >= FEWEST and within * 2 > len(PARAGRAPH.findall(line)) else page


def _numbered(lines: Sequence[str]) -> bool:
    """Whether each line, blank ones apart, begins with the number of its page, counted from 1."""
    filled = [line for line in lines if line.strip()]
    return len(filled) > 1 and all(
        re.match(rf"{number}(?:\s|$)", line) for number, line in enumerate(filled, 1)
    )


def _has_items(lines: Sequence[str]) -> bool:
    """Whether items are counted within lines whose numbers were taken off; else those may be the numbers of the items."""
    return any(item_starts(lines)) or any(PARAGRAPH.search(line) for line in lines)


def _without_numbers(lines: Sequence[str]) -> list[str]:
    """The lines without the numbers they begin with; also without those of the pages themselves, where most have them, too."""
    bare = [re.sub(r"^\d+\s*", "", line) for line in lines]
    return [re.sub(r"^\d+\s*", "", line) for line in bare] if _numbered(bare) else bare


def _broken(lines: Sequence[str], few: Sequence[bool]) -> list[str]:
    """Each line that is long, or one of a ``few``, broken below the head of its page, before items and labels, and behind the headings of items."""
    headed = _below_heads(lines)
    first = next((i for i, line in enumerate(headed) if line.strip()), 0)
    headed[first] = _TITLES.sub("\n", headed[first][:HEAD]) + headed[first][HEAD:]
    return [
        "\n".join(_pieces(line, starts)) if short or len(line) > FLAT else line
        for line, starts, short in zip(headed, item_starts(headed), few, strict=True)
    ]


def _below_heads(lines: Sequence[str]) -> list[str]:
    """The lines broken below the heads of their pages; of a head that comes back with other numbers the first is kept."""
    heads = [_PAGE_HEAD.match(line) for line in lines]
    totals = Counter(head["pages"] for head in heads if head)
    seen: set[str] = set()
    result = list(lines)
    for i, head in enumerate(heads):
        if head is None or (head["pages"] and totals[head["pages"]] == 1):
            continue
        key = re.sub(r"\d+", "#", head[0]).strip().casefold()
        result[i] = ("" if key in seen else head[0].rstrip() + "\n") + lines[i][head.end() :]
        seen.add(key)
    return result


def _pieces(line: str, starts: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise([0, *(start for start in starts if start), len(line)]):
        piece = line[start:end].strip() if start else line[:end].rstrip()
        number = NUMBER.match(piece) if start in starts else PARAGRAPH.match(piece)
        kept = number.end() if number else 0
        first, *rest = _at_labels(piece[kept:]).split("\n")
        yield parted(piece[:kept] + first) if number else first
        for text in rest:
            yield parted(text) if PARAGRAPH.match(text) else text


def _at_labels(text: str) -> str:
    """A text broken before labels, § items and what a body decides."""
    return _breaks().sub(lambda found: found["kept"] or "\n" + (found["item"] or ""), text)
