"""Lines -> text: wrapped lines joined, broken words made whole, columns and lists left as they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from minutes_index.analysis.identity_numbers import identity_numbers
from minutes_index.analysis.labels import is_label, opens_with_label, opens_with_title_label
from minutes_index.data import counts
from minutes_index.structure.headings import (
    BULLET,
    capital_heading,
    marked_heading,
    numbered_heading,
    paragraph_heading,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from minutes_index.structure.lines import Line

FULL = 0.8
"""A line at least this share of the usual full width is taken to have been broken by the margin."""
SENTENCE = 6
"""Words on a line that make it running text and no heading."""
HALF = 0.5
SHORTEST = 30
"""A line of this share of the width, and at least so long, goes on when the next begins in lower case."""
LONE_LETTERS = 2
"""Words of one letter that a letter-spaced line has at the least."""
NARROWEST = 40
"""No text column is narrower than this many characters; shorter lines were ended on purpose."""
LONGEST_NUMBERED_HEAD = 60
_COLUMNS = re.compile(r"\S\s{3,}\S|[^\s.?!:;,]\s{2}\S")
_LETTER_SPACED = re.compile(r"(?:[^\W\d_]{1,3} ){4,}[^\W\d_]{1,3}")
_HYPHENATED = re.compile(r"(?P<head>[^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010]$")
_NUMBER_HEAD = re.compile(r"[0-9]{6,8}(?P<dash>[-‐‑–+]?)$")
_NUMBER_TAIL = re.compile(r"(?P<dash>[-‐‑–+]?)[0-9]{4}(?![0-9])")
_LEADS_IN = re.compile(
    r"\b(?:besluta|beslutar|beslutade|beslöt|beslutas|beslutades|beslöts|föreslår|föreslås|följande)$"
)
"""Ends of a line after which *att* begins a list."""
_WORD = re.compile(r"[^\W\d_]+")
_COORDINATION = frozenset({"och", "eller", "samt", "respektive", "resp", "resp.", "till", "men"})
"""After these a hyphen at a line end stands for a left-out part (`hälso- och sjukvård`)."""
_ENTRY = re.compile(r"^[A-ZÅÄÖÉ][\wé'-]+(?: (?:von|af|de|[A-ZÅÄÖÉ][\wé'-]+)){1,3}(?:,? ?\(|, (?=[^\W\d_]))")
"""An entry of a list of people: `Anna Berg, ekonom`, `Bo Ek (S)`."""
_NAME_ONLY = re.compile(r"[A-ZÅÄÖÉ][\wé'-]+(?: (?:von|af|de|[A-ZÅÄÖÉ][\wé'-]+)){1,3}")
_BODY_LABEL = re.compile(
    r"[A-ZÅÄÖ][\w -]{2,50}(?:nämndens|styrelsens|fullmäktiges|utskottets|direktionens|rådets|mötets|stämmans) (?:beslut|förslag|förslag till beslut)\s*:?$"
)
"""A label that names who decides: `Samhällsbyggnadsnämndens beslut`."""
_DATUM = re.compile(r"(?:§§? ?\d[\d\s–-]*|kl\.? ?\d\d[.:]\d\d[^a-zåäö]*|\d{4}-\d\d-\d\d)$")
_CELLS = re.compile(r"\s{2,}")
_DOTS = re.compile(r"\.{5,}|_{4,}|…{3,}")
INDENT = 8
"""Characters by which two lines of one paragraph may be indented differently."""
_OPEN_END = (
    ",",
    " och",
    " eller",
    " samt",
    " att",
    " av",
    " för",
    " i",
    " med",
    " till",
    " på",
    " om",
    " den",
    " det",
    " en",
    " ett",
    " från",
    " som",
    " är",
    "-",
    "–",
    " kl.",
    " nr",
    " §",
    " §§",
)


@dataclass(frozen=True, slots=True)
class Text:
    """The running text of a document and where its pages begin in it."""

    text: str
    page_starts: tuple[int, ...]


def text_of(lines: Sequence[Line], pages: int) -> Text:
    """The lines as one text; ``pages`` is how many pages the document has."""
    widths = {page: _width(list(on_page)) for page, on_page in groupby(lines, key=lambda line: line.page)}
    pieces: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    previous, page = "", 0
    for line in _bridged(_trimmed(lines), widths):
        text = _despaced(line.text)
        glue = _glue(previous, text, widths[page]) if pieces else ""
        if glue in {"", " "}:
            text = text.lstrip()
        if glue == "" and pieces:
            cut = (
                len(pieces[-1]) - len(pieces[-1].rstrip("-\u00ad\u2010"))
                if not _keeps_hyphen(previous, text)
                else 0
            )
            pieces[-1] = pieces[-1][: len(pieces[-1]) - cut]
            length -= cut
        pieces.append(glue + text)
        if line.text.strip():
            starts.setdefault(line.page, length + len(glue))
        length += len(glue) + len(text)
        previous, page = line.text, line.page
    return Text("".join(pieces), _page_starts(starts, pages, length))


def _page_starts(starts: dict[int, int], pages: int, length: int) -> tuple[int, ...]:
    """A page that contributed nothing begins where the next one does; the first begins at 0."""
    result: list[int] = []
    following = length
    for page in range(pages, 0, -1):
        following = starts.get(page, following)
        result.append(following)
    return (0, *result[::-1][1:])


def _trimmed(lines: Sequence[Line]) -> list[Line]:
    """The lines with no blank ones at the ends and never two in a row."""
    kept: list[Line] = []
    for line in lines:
        if not line.blank or (kept and not kept[-1].blank):
            kept.append(line)
    return kept[:-1] if kept and kept[-1].blank else kept


def _bridged(lines: Sequence[Line], widths: Mapping[int, int]) -> Iterator[Line]:
    """The lines without blank ones inside a sentence: wide leading looks like the end of a paragraph."""
    for position, line in enumerate(lines):
        inside = line.blank and 0 < position < len(lines) - 1
        alone = position < 2 or lines[position - 2].blank
        if not (
            inside
            and _runs_on(lines[position - 1].text, lines[position + 1].text, widths[line.page], alone=alone)
        ):
            yield line


def _runs_on(previous: str, text: str, width: int, *, alone: bool) -> bool:
    """Whether a sentence goes on over a blank line; ``alone`` says that the line before it stands between two."""
    full = len(previous.strip()) + 1 + len(text.split(maxsplit=1)[0]) > width * FULL
    ended = previous.rstrip().endswith((".", ":", ";", "!", "?"))
    goes_on = text.strip()[0].islower() or (alone and not BULLET.match(previous))
    return (
        full
        and goes_on
        and not ended
        and len(previous.split()) >= SENTENCE
        and not _apart(previous, text)
        and not _stands_alone(previous, text)
        and not paragraph_heading(previous)
    )


def _despaced(text: str) -> str:
    """A letter-spaced line (`P R O T O K O L L`) closed up; words are told apart by wider gaps."""
    stripped = text.strip()
    words = stripped.split()
    known = counts("word_frequencies.tsv.gz")
    lone = sum(len(word) == 1 for word in words)
    if not _LETTER_SPACED.fullmatch(stripped) or lone < LONE_LETTERS:
        return text
    if any(len(word) > 1 and word in known for word in words):
        return text
    return stripped.replace(" ", "")


def _width(lines: Sequence[Line]) -> int:
    """The usual length of a line that fills the text column."""
    lengths = sorted(
        len(line.text.strip()) for line in lines if not line.blank and not _COLUMNS.search(line.text.strip())
    )
    return max(NARROWEST, lengths[int(len(lengths) * 0.9)]) if lengths else NARROWEST


def _glue(previous: str, text: str, width: int) -> str:
    """What to put between two lines: nothing (a broken word), a space (a wrapped line), or a line end."""
    if not previous.strip() or not text.strip():
        return "\n"
    broken = _HYPHENATED.search(previous.rstrip()) and text.strip()[0].islower() and not BULLET.match(text)
    if _apart(previous, text):
        return "\n"
    if _breaks_number(previous, text):
        return ""
    if not broken and _stands_alone(previous, text):
        return "\n"
    if _HYPHENATED.search(previous.rstrip()) and _continues(text):
        return " " if text.split(maxsplit=1)[0].casefold() in _COORDINATION else ""
    return " " if _wrapped(previous.strip(), text.strip(), width) else "\n"


def _breaks_number(previous: str, text: str) -> bool:
    """Whether a personal or organisation number begins on one line and ends on the next."""
    head, tail = _NUMBER_HEAD.search(previous.rstrip()), _NUMBER_TAIL.match(text.strip())
    if not head or not tail or not (head["dash"] or tail["dash"]):
        return False
    return any(number.span.start < len(head[0]) for number in identity_numbers(head[0] + tail[0]))


def _apart(previous: str, text: str) -> bool:
    """Whether one of the lines is a row of columns, or they are indented differently."""
    columns = _COLUMNS.search(previous.strip()) or _COLUMNS.search(text.strip())
    return bool(columns) or abs(_indent(previous) - _indent(text)) > INDENT


def _stands_alone(previous: str, text: str) -> bool:
    """Whether one of the lines is a heading or a label, or begins a list item."""
    return bool(
        BULLET.match(text)
        or paragraph_heading(text)
        or marked_heading(text)
        or marked_heading(previous)
        or (is_label(text) and not text.strip()[0].islower())
        or is_label(previous)
        or opens_with_label(text)
        or _DOTS.search(previous)
        or _BODY_LABEL.match(text.strip())
        or _BODY_LABEL.match(previous.strip())
        or _is_numbered_head(text)
        or capital_heading(previous.strip()) != capital_heading(text.strip())
        or (
            _NAME_ONLY.fullmatch(text.strip())
            and (opens_with_label(previous) or _NAME_ONLY.fullmatch(previous.strip()))
        )
        or (_ENTRY.match(text.strip()) and _ENTRY.search(_CELLS.split(previous.strip())[-1]))
    )


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_numbered_head(text: str) -> bool:
    heading = numbered_heading(text)
    return (
        heading is not None
        and len(heading.text) < LONGEST_NUMBERED_HEAD
        and not heading.text.endswith((".", ","))
    )


def _continues(text: str) -> bool:
    return text.strip()[:1].isalpha()


def _wrapped(previous: str, text: str, width: int) -> bool:
    """Whether the margin, and not the writer, ended the first line."""
    full = len(previous) + 1 + len(text.split(maxsplit=1)[0]) > width * FULL
    if (
        text.startswith("att ")
        and previous.startswith("att ")
        and previous.endswith((".", ",", ";", "samt", "och"))
    ):
        return False
    if text.startswith("att ") and _LEADS_IN.search(previous):
        return False
    if text[0].islower() or text[0] in '(–-/)”"':
        return full or previous.endswith(_OPEN_END) or len(previous) >= max(width * HALF, SHORTEST)
    if paragraph_heading(previous) or numbered_heading(previous):
        return False
    return full and len(previous) >= NARROWEST and not previous.endswith(":") and not _row(previous, text)


def _row(previous: str, text: str) -> bool:
    """Whether two lines are rows of a title page: one ends in paragraphs, a time or a day, or the next begins with a label."""
    words = previous.split()
    told = sum(word[0].islower() for word in words) * 2 > len(words)
    return (bool(_DATUM.search(previous)) and not told) or opens_with_title_label(text)


def _keeps_hyphen(previous: str, text: str) -> bool:
    """Whether the hyphen at a line end belongs to the word (`EU-medel`, `Ann-Charlotte`)."""
    head = _HYPHENATED.search(previous.rstrip())
    tail = _WORD.match(text.strip())
    if not head or not tail:
        return True
    if previous.rstrip().endswith(("\u00ad", "\u2010")):
        return False
    first, second = head["head"], tail.group()
    known = counts("word_frequencies.tsv.gz")
    if second[0].isupper() or first.isupper() or len(first) == 1 or "-" in first:
        return True
    return f"{first}-{second}".casefold() in known and f"{first}{second}".casefold() not in known
