"""Running heads and feet: what a page carries for its binding, not for its reader.

A line is furniture when it has the form of one (`FORMS`), is a stamp, or stands at the edge of most pages with nothing
but its numbers changing; where pages tell places, the edge is the margin. The first of a repeated line stays, for it often is the
only place that names the body or the date, unless it is a foot that cuts the sentence that goes on overleaf. What is left out and says something
is set apart, at the end of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from minutes_index.recognisers.stamps import is_mark
from minutes_index.structure.margins import SENTENCE_END
from minutes_index.structure.page_line import PageLine, Place
from minutes_index.structure.signed_feet import signed_feet

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from minutes_index.model import Page

EDGE = 4
"""How many lines from the top or bottom of a page a running head or foot can stand."""
REPEATED = 0.5
"""Share of the pages (at least three of them, or both of two) a line must come back on."""

SENTENCE = 3
"""Words of a line that may be the half of a sentence."""
LINES = 10_000
"""Lines of which it is remembered whether they have the form of furniture: it is asked three times of each."""
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:sid(?:a|an|nr|nummer)?\.?|blad|page)\s*:?\s*\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)|\[\s*\d{1,4}\s*\]|av\s+\d{1,4}|/\s*\d{1,4}))?",
        r"(?:\d{1,4}\s*)?\(\s*\d{1,4}\s*\)",
        r"\d{1,4}\s*\[\s*\d{1,4}\s*\]",
        r"\d{1,3}\s+av\s+\d{1,3}",
        r"[-–—]\s*\d{1,4}\s*[-–—]",
        r"(?:ordf(?:ö|o)randens?\s+(?:sign(?:atur)?\.?)\s*)?just(?:erandes?|erarnas?|erares?|\.)?\s*(?:sign(?:atur(?:er)?)?\.?)?\s*(?:sekr(?:eterarens?)?\.?\s*sign(?:atur)?\.?\s*)?utdragsbestyrkande",
        r"(?:justerandes?|justerarnas?|justerares?|ordförandens?|sekreterarens?)\s+(?:sign(?:atur(?:er)?)?\.?)(?:\s+(?:justerandes?|justerarnas?|justerares?|ordförandens?|sekreterarens?)\s+(?:sign(?:atur(?:er)?)?\.?))*",
        r"justerande\s+(?:justerande\s+)*utdragsbestyrkande",
        r"utdragsbestyrkande",
        r"_{3,}|\.{6,}|-{5,}|[—–]{3,}",
    )
)
"""What a line of furniture looks like from end to end, wherever it stands."""

SIGNING = frozenset(
    [
        "signatur",
        "signaturer",
        "sign",
        "ordförande",
        "ordförandes",
        "ordförandens",
        "ordf",
        "justerare",
        "justerares",
        "justerande",
        "justerandes",
        "justerarnas",
        "just",
        "sekreterare",
        "sekreterares",
        "sekreterarens",
        "sekr",
        "utdragsbestyrkande",
    ]
)
"""Words that a row for initials consists of."""
_RUNNING_DATE = re.compile(
    r"\S\s{2,}\S.*\b(?:sammanträdesdatum|\d{4}-\d\d-\d\d)|\bsammanträdesdatum\b.*\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_NUMBERED_PAGE = re.compile(
    r"(?:\b(?:sid(?:a|an)?|blad)\s*\d+|(?<!\d)\d+\s*(?:\(\s*\d+\s*\)|\[\s*\d+\s*\]))\s*$", re.IGNORECASE
)
_ITEM = re.compile(r"(?:[A-ZÅÄÖ][\w.]*\s*)?§|(?:dnr|diarienr|beslut)\b", re.IGNORECASE)
"""Starts of lines that may come back on every page and yet are what the page is about."""
_SENTENCE = re.compile(
    r"\s*[A-ZÅÄÖ]\S* [a-zåäö].*[a-zåäö)]\.|\s*\S+ [a-zåäö][^\d:]*[a-zåäö]\."
    r"|\s*(?!(?:sid|blad|page|nr|tel|org)\b)[a-zåäö\d](?=.*[a-zåäö]{3}).*[^\W_]\."
    r"|.*\d\s?(?:kr|kronor|tkr|mkr|st|personer|röster|procent|%)\."
)
"""The end of a sentence, or a sum: two items may be decided in the same words, each at the foot of its page."""
_CONTACT = re.compile(
    r"\b(?:telefon|tel|tfn|fax|e-post|epost|org\.? ?(?:nr|nummer)|organisationsnummer|bankgiro|plusgiro|bg|pg|postadress|besöksadress|box \d+)\b"
    r"|www\.|https?://|\S@\S+\.\w{2,}|\b\d{3} ?\d{2} +[A-ZÅÄÖ]",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[a-zåäö]|\d[\d ]* [a-zåäö]")
"""The first words of a page that are no beginning: `kronor ur fonden`, `9 000 kronor`."""
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")


class Parted(NamedTuple):
    """The lines of a document, by whether they are its text."""

    text: list[PageLine]
    left_out: list[PageLine]
    """Running heads but for the first of each, running feet, forms, marks."""


def parted(lines: Sequence[PageLine]) -> Parted:
    """The lines with what is furniture set apart; a repeated head is kept where it stands first."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    repeated = _repeated(pages) | _repeated_with_page_number(lines)
    feet = signed_feet(lines)
    seen: set[str] = set()
    found = Parted([], [])
    start = 0
    for page, following in zip(pages, [*pages[1:], []], strict=True):
        out = set(_left_out(page, following, repeated, seen))
        for position, line in enumerate(page):
            apart = position in out or start + position in feet
            (found.left_out if apart else found.text).append(line)
        start += len(page)
    return found


def set_apart(pages: Sequence[Page], lines: Parted) -> str:
    """What was left out of the text and says something: each line once, without forms and what the text says as well."""
    said = {_spaced(line.text) for line in lines.text}
    aside = [line for page in pages for line in page.aside.split("\n")]
    left_out = [line.text for line in lines.left_out if not is_furniture(line.text)]
    told = dict.fromkeys(map(_spaced, aside + left_out))
    return "\n".join(line for line in told if line and line not in said)


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=LINES)
def is_furniture(text: str) -> bool:
    """Whether a line has the form of a running head or foot."""
    stripped = text.strip()
    return any(form.fullmatch(stripped) for form in FORMS) or _is_row_of_initials(text)


def _is_row_of_initials(text: str) -> bool:
    """`Signatur ordförande ____ Utdragsbestyrkande ____`: not the offices alone, which stand under names."""
    words = [word.strip(".:_…").casefold() for word in text.split()]
    said = [word for word in words if word]
    initials = any(word.startswith(("sign", "utdrag")) or "." in text for word in said)
    return len(said) > 1 and initials and all(word in SIGNING for word in said)


def _left_out(
    page: Sequence[PageLine], following: Sequence[PageLine], repeated: set[str], seen: set[str]
) -> Iterator[int]:
    """Positions of the lines that are no text; ``seen`` are the keys of the repeated lines that were kept."""
    top, bottom = _margins(page, repeated)
    if top & bottom:
        top, bottom = set[int](), set[int]()  # a page of nothing else is a page of what it says
    foot = bottom | _told_by_place(page, following, repeated)
    cuts = _goes_on(page, foot)
    for position, line in enumerate(page):
        key = _key(line.text)
        numbered = key in repeated and (_NUMBERED_PAGE.search(line.text) or _RUNNING_DATE.search(line.text))
        if is_furniture(line.text) or is_mark(line.text) or (cuts and position in foot):
            yield position
        elif position in top or position in bottom or numbered:
            if key in seen:
                yield position
            seen.add(key)


def _goes_on(page: Sequence[PageLine], foot: Container[int]) -> bool:
    """Whether the text of a page ends within a sentence, so that its foot would cut it."""
    text = [line.text for at, line in enumerate(page) if at not in foot and not line.blank]
    text = [line for line in text if not is_furniture(line)]
    return bool(text) and not text[-1].rstrip().endswith(SENTENCE_END)


def _told_by_place(page: Sequence[PageLine], following: Sequence[PageLine], repeated: set[str]) -> set[int]:
    """Positions of the foot of a page by its place, when it tells how to reach somebody or a sentence goes on overleaf."""
    foot = {at for at, line in enumerate(page) if line.place is Place.FOOT and not line.blank}
    own = (
        line.text.strip()
        for line in following
        if not (is_furniture(line.text) or _is_repeated(line, repeated))
    )
    over = _GOES_ON.match(next(filter(None, own), ""))
    return foot if over or any(_CONTACT.search(page[at].text) for at in foot) else set()


def _margins(page: Sequence[PageLine], repeated: set[str]) -> tuple[set[int], set[int]]:
    """Positions of the repeated lines that touch the top of the page, and of those that touch the bottom, blank lines apart; where there is nothing else, each is all."""
    filled = [position for position, line in enumerate(page) if not line.blank]
    marginal = [_is_repeated(page[at], repeated) or is_furniture(page[at].text) for at in filled]
    if False not in marginal:
        return set(filled), set(filled)
    top, bottom = marginal.index(False), marginal[::-1].index(False)
    return set(filled[:top]), set(filled[len(filled) - bottom :])


def _is_repeated(line: PageLine, repeated: set[str]) -> bool:
    return line.place is not Place.TEXT and _key(line.text) in repeated


def _repeated(pages: Sequence[Sequence[PageLine]]) -> set[str]:
    """Keys of the lines that stand near the edge of most pages."""
    needed = max(min(len(pages), 3), round(len(pages) * REPEATED), 2)
    near = Counter(key for page in pages for key in {_key(text) for text in _edge(page)})
    found = {key for key, count in near.items() if key and count >= needed and not _ITEM.match(key)}
    outer = Counter(
        key for page in pages for key in {_key(page[at].text) for at in set.union(*_margins(page, found))}
    )
    return {key for key in found if outer[key] >= needed or not _tells(key)}


def _tells(key: str) -> bool:
    """Whether a line reads as (a part of) a sentence, which only as the outermost of most pages is a head or foot."""
    return len(key.split()) >= SENTENCE


def _repeated_with_page_number(lines: Sequence[PageLine]) -> set[str]:
    """Keys of the lines that end in a page number and come back, also where pages are not known."""
    found = Counter(
        _key(line.text)
        for line in lines
        if (_DIGITS.search(line.text) or "datum" in line.text.casefold())
        and (_NUMBERED_PAGE.search(line.text) or _RUNNING_DATE.search(line.text))
    )
    return {key for key, count in found.items() if count > 1 and not _ITEM.match(key)}


def _edge(page: Sequence[PageLine]) -> list[str]:
    filled = [at for at, line in enumerate(page) if not line.blank]
    outer = [at for at in filled[:EDGE] + filled[-EDGE:] if page[at].place is not Place.TEXT]
    return [
        page[at].text for at in outer if not _SENTENCE.fullmatch(page[at].text) and not _is_last(page, at)
    ]


def _is_last(page: Sequence[PageLine], at: int) -> bool:
    """Whether a line ends the sentence that the line right above leaves open: `2021.`."""
    above = page[at - 1].text.rstrip() if at else ""
    return page[at].text.rstrip().endswith(".") and _tells(above) and not above.endswith(SENTENCE_END)


@lru_cache(maxsize=LINES)
def _key(text: str) -> str:
    """A line with its numbers and spacing evened out."""
    return _SPACES.sub(" ", _DIGITS.sub("#", text)).strip().casefold()
