"""What stands between two lines: nothing (a broken word), a space (the margin broke the line) or a line end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.data import counts, rows
from minutes_index.recognisers.labels import is_label, opens_with_label, opens_with_title_label
from minutes_index.structure.broken_numbers import within_number
from minutes_index.structure.headings import (
    BULLET,
    CodedHeading,
    capital_heading,
    coded_heading,
    marked_heading,
    numbered_heading,
    paragraph_heading,
)
from minutes_index.structure.margins import COLUMNS, NARROWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.structure.margins import Margin

HALF = 0.5
SHORTEST = 30
"""A line of this share of the width, and at least so long, goes on when the next begins in lower case."""
LAST_WORDS = 2
"""Words of a line that can only be the end of a sentence."""
LONGEST_NUMBERED_HEAD = 60
INDENT = 8
"""Characters by which two lines of one paragraph may be indented differently."""
HANGS = 1
"""The same of a line and the text behind the mark of the one above."""
HYPHENS = ("-", "\u00ad", "\u2010")
"""Signs at the end of a line that may part a word."""
_HUNG = re.compile(
    r"\s*(?:§ ?\d{1,3}[.:]?|\(?\d{1,3}[.)]?|[a-z][.)]|[•·▪◦●○■–—*-])\s+(?:[Aa]tt\s{2,})?(?=\S)"
)
"""A mark, and the blanks behind it up to where its text begins."""
_HYPHENATED = re.compile(r"(?P<head>[^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010]$")
_LEADS_IN = re.compile(
    r"\b(?:besluta|beslutar|beslutade|beslöto?|beslutas|beslutades|beslöts|föreslår|föreslås|följande)$"
)
"""Ends of a line after which *att* begins a list."""
_ELECTED_AGAIN = re.compile(r"\b(?:valdes|valde|väljs|väljes|väljas|valts) om$")
"""`Siv och Per valdes om`: the *om* is the end of the verb."""
_NUMBERED_ATT = re.compile(r"att\s\d{1,2}\s?[:.)]|att-sats\s\d")
"""`att 2: avslå …`, `Att-sats 2`."""
_WORD = re.compile(r"[^\W\d_]+")
_COORDINATION = frozenset({"och", "eller", "samt", "respektive", "resp", "resp.", "till", "men"})
"""After these a hyphen at a line end stands for a left-out part (`hälso- och sjukvård`)."""
_ENDINGS = frozenset({"samt", "till", "men"})
"""Those that are also the ends of words (`gemensamt`, `framtill`, `examen`)."""
_ANSWERS = frozenset({"ja", "nej"})
"""Always written with a hyphen before what they answer (`ja-röster`)."""
_ENTRY = re.compile(r"^[A-ZÅÄÖÉ][\wé'-]+(?: (?:von|af|de|[A-ZÅÄÖÉ][\wé'-]+)){1,3}(?:,? ?\(|, (?=[^\W\d_]))")
"""An entry of a list of people: `Anna Berg, ekonom`, `Bo Ek (S)`."""
_NAME_ONLY = re.compile(r"[A-ZÅÄÖÉ][\wé'-]+(?: (?:von|af|de|[A-ZÅÄÖÉ][\wé'-]+)){1,3}")
_PERSON = re.compile(rf"^{_NAME_ONLY.pattern}$")
_TITLED = re.compile(r"(?:[\w-]+ ){1,3}[A-ZÅÄÖÉ][\w-]+ [A-ZÅÄÖÉ][\w-]+(?=,|$)")
_PARTY = re.compile(r"\([A-Za-zÅÄÖåäö]{1,4}\)")
_LINKED = re.compile(r"[A-ZÅÄÖÉ][\wé'-]+ (?:von(?: der)?|af|van(?: der?)?|de la|zu)$")
"""The beginning of a name that has its surname to come."""
_NAME_END = re.compile(r"[A-ZÅÄÖÉ][\wé'-]+$")
_BODY_LABEL = re.compile(
    r"[A-ZÅÄÖ][\w -]{2,50}(?:nämndens|styrelsens|fullmäktiges|utskottets|direktionens|rådets|mötets|stämmans) (?:beslut|förslag|förslag till beslut)\s*:?$"
)
"""A label that names who decides: `Samhällsbyggnadsnämndens beslut`."""
_DATUM = re.compile(r"(?:§§? ?\d[\d\s–-]*|kl\.? ?\d\d[.:]\d\d[^a-zåäö]*|\d{4}-\d\d-\d\d)$")
_CELLS = re.compile(r"\s{2,}")
_DOTS = re.compile(r"\.{5,}|_{4,}|…{3,}|\.{3,}\s*\d{1,3}$")
_DAY = re.compile(r"\d{1,2} [a-zåäö]+ \d{4}|\d{4}-\d\d-\d\d")


@cache
def _open_words() -> frozenset[str]:
    """Words after which a sentence must go on (data file ``open_words.txt``)."""
    return frozenset(word for (word,) in rows("open_words.txt"))


def _hyphenated(line: str) -> re.Match[str] | None:
    """The word that a hyphen at the end of a line breaks."""
    stripped = line.rstrip()
    return _HYPHENATED.search(stripped) if stripped.endswith(HYPHENS) else None


def ends_open(text: str) -> bool:
    """Whether a line ends where no sentence can: `…, Anna Berg och`, `under ärendet om`."""
    stripped = text.rstrip()
    if _ELECTED_AGAIN.search(stripped):
        return False
    return stripped.endswith((",", "-", "–", "(")) or stripped.rsplit(maxsplit=1)[-1].lower() in _open_words()


def glue(said: str, previous: str, text: str, margin: Margin) -> str:
    """What to put between two lines: nothing (a broken word), a space (a wrapped line), or a line end.

    Args:
        said: the paragraph as far as it goes, up to and with ``previous``.
        previous: a line.
        text: the next line.
        margin: that of the page on which ``previous`` stands.
    """
    if not previous.strip() or not text.strip():
        return "\n"
    broken = _hyphenated(previous) and text.strip()[0].islower() and not BULLET.match(text)
    if apart(previous, text):
        return "\n"
    if (within := within_number(previous, text)) is not None:
        return within
    if not broken and stands_alone(said, previous, text, margin):
        return "\n"
    if _hyphenated(previous) and _continues(text):
        return " " if _left_out(previous, text) else ""
    return " " if _wrapped(said.strip(), previous.rstrip(), text.strip(), margin) else "\n"


def _left_out(previous: str, text: str) -> bool:
    """Whether the hyphen stands for a part that comes later (`hälso-` / `och sjukvård`); not so in `gemen-` / `samt`."""
    head, first = _hyphenated(previous), text.split(maxsplit=1)[0].casefold()
    whole = (head["head"] if head else "") + first
    ends = first in _ENDINGS and whole.casefold() in counts("word_frequencies.tsv.gz")
    return first in _COORDINATION and not ends


def apart(previous: str, text: str) -> bool:
    """Whether one of the lines is a row of columns, or they are indented differently; not where text hangs behind a mark."""
    mark = _HUNG.match(previous)
    start = mark.end() if mark else 0
    columns = COLUMNS.search(previous[start:].strip()) or COLUMNS.search(text.strip())
    hangs = mark is not None and abs(_indent(text) - start) <= HANGS
    return bool(columns) or not (hangs or abs(_indent(previous) - _indent(text)) <= INDENT)


def alike(previous: str, text: str) -> bool:
    """Whether both lines are rows of columns, entries of a list of people, or begin with a list mark."""
    return any(
        form.search(previous.strip()) and form.search(text.strip())
        for form in (COLUMNS, _ENTRY, _PERSON, BULLET)
    )


def stands_alone(said: str, previous: str, text: str, margin: Margin) -> bool:
    """Whether the first line (the last of the paragraph ``said``) heads something, or the second begins something."""
    heads = marked_heading(said) or is_label(said) or _BODY_LABEL.match(said.strip())
    if (
        heads
        or _DOTS.search(previous)
        or marked_heading(text)
        or opens_with_label(text)
        or _BODY_LABEL.match(text.strip())
    ):
        return True
    if margin.ends(previous, text) and _goes_on(said, previous, text):
        return False
    return bool(
        BULLET.match(text)
        or paragraph_heading(text)
        or (is_label(text) and not text.strip()[0].islower())
        or _is_numbered_head(text)
        or capital_heading(previous.strip()) != capital_heading(text.strip())
        or (
            _NAME_ONLY.fullmatch(text.strip())
            and (
                opens_with_label(said)
                or _NAME_ONLY.fullmatch(previous.strip())
                or _ENTRY.match(previous.strip())
            )
        )
        or (_ENTRY.match(text.strip()) and _ENTRY.search(_CELLS.split(previous.strip())[-1]))
    )


def _goes_on(said: str, previous: str, text: str) -> bool:
    """Whether what looks like the start of something must be the rest of a sentence, for the line before it is full and ends open."""
    stripped = text.strip()
    if _PARTY.match(stripped):
        return bool(_NAME_END.search(previous.rstrip()))
    if BULLET.match(text) and stripped[0] != "§":
        inside = stripped[0] in "–—" and stripped[2:3].islower()
        return (
            inside and not BULLET.match(said) and not said.rstrip().endswith((".", ":", ";", ",", "!", "?"))
        )
    return ends_open(previous) or (bool(_ENTRY.match(stripped)) and previous.count("(") > 1)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_numbered_head(text: str) -> bool:
    heading = numbered_heading(text) or _two_numbers(text)
    return (
        heading is not None
        and len(heading.text) < LONGEST_NUMBERED_HEAD
        and not heading.text.endswith((".", ","))
    )


def _two_numbers(text: str) -> CodedHeading | None:
    heading = coded_heading(text)
    return heading if heading and heading.major.isdigit() else None


def _continues(text: str) -> bool:
    return text.strip()[:1].isalpha()


def _wrapped(said: str, previous: str, text: str, margin: Margin) -> bool:
    """Whether the margin, and not the writer, ended the first line."""
    full = margin.ends(previous, text)
    if _LINKED.search(previous) and text[0].isupper():
        return True
    if (
        text.startswith("att ")
        and said.startswith("att ")
        and previous.endswith((".", ",", ";", "samt", "och"))
    ):
        return False
    if (text.startswith("att ") and _LEADS_IN.search(previous)) or _NUMBERED_ATT.match(text):
        return False
    if text[0].islower() or text[0] in '(–-/)”"':
        return full or ends_open(previous) or len(previous) >= max(margin.width * HALF, SHORTEST)
    if said == previous.strip() and (paragraph_heading(said) or numbered_heading(said)):
        return full and (ends_open(previous) or (margin.told and _ends_sentence(text)))
    listed = previous.endswith(":") and not text[0].isdigit()
    return (
        full and (margin.told or len(previous) >= NARROWEST) and not listed and not _row(said, previous, text)
    )


def _row(said: str, previous: str, text: str) -> bool:
    """Whether two lines are rows of a title page: one ends in paragraphs, a time or a day or is a name with a title, or the next is a day or begins with a label."""
    if _DAY.fullmatch(text) and not _tells(previous):
        return True
    entries = bool(_TITLED.fullmatch(said)) and bool(_TITLED.match(text))
    return entries or (bool(_DATUM.search(previous)) and not _tells(previous)) or opens_with_title_label(text)


def _ends_sentence(text: str) -> bool:
    """Whether a line is but the last words of a sentence: `Läkaren.`."""
    return text.endswith(".") and len(text.split()) <= LAST_WORDS


def _tells(line: str) -> bool:
    """Whether most words of a line are in lower case, as in a sentence."""
    words = line.split()
    return sum(word[0].islower() for word in words) * 2 > len(words)


def one_line(lines: Sequence[str]) -> str:
    """Lines that the margin alone ended, as one."""
    pieces: list[str] = []
    previous = ""
    for line in lines:
        if (
            not pieces
            or not _HYPHENATED.search(previous)
            or not _continues(line)
            or _left_out(previous, line)
        ):
            pieces.append(" " * bool(pieces) + line)
        else:
            pieces[-1] = pieces[-1] if keeps_hyphen(previous, line) else pieces[-1][:-1]
            pieces.append(line)
        previous = line
    return "".join(pieces)


def keeps_hyphen(previous: str, text: str) -> bool:
    """Whether the hyphen at a line end belongs to the word (`EU-medel`, `Ann-Charlotte`)."""
    head = _hyphenated(previous)
    tail = _WORD.match(text.strip())
    if not head or not tail:
        return True
    if previous.rstrip().endswith(("\u00ad", "\u2010")):
        return False
    first, second = head["head"], tail.group()
    known = counts("word_frequencies.tsv.gz")
    if second[0].isupper() or first.isupper() or len(first) == 1:
        return True
    if first.casefold() in _ANSWERS:
        return f"{first}{second}".casefold() not in known
    last = first.rsplit("-", 1)[-1]
    if last != first:
        whole = f"{last}{second}".casefold() in known or (
            last[0].isupper() and second.casefold() not in known
        )
        return not whole
    return f"{first}-{second}".casefold() in known and f"{first}{second}".casefold() not in known
