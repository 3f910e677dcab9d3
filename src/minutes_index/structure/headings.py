"""What heads a part of minutes: `§ 45`, `4. Branschråd`, `NÄRVARANDE`, `Beslut`.

The forms are tables; a new form is a new row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_uppercase

from minutes_index.recognisers.identity_numbers import beginning

LONGEST_HEADING = 120
LONGEST_NUMBERED_HEADING = 90
_UPPER = "A-ZÅÄÖÉÜ"
_BODY = rf"[{_UPPER}][{_UPPER}a-zåäöé]{{0,9}}\.?"

PARAGRAPH = re.compile(
    rf"[*#_\s]*(?:(?P<body>{_BODY})\s*)?(?:§\s*(?P<after>\d{{1,4}})(?:\s*[/:]\s*(?P<year>\d{{2,4}})\b)?|(?P<before>\d{{1,4}})\s*§)(?!\s*[-–§]\s*\d)(?!\s*(?:och|samt|i|,)\s)[.:]?[*_]*(?:\s+|$)(?P<rest>.*)$",
)
"""`§ 45 Heading`, `KF § 102`, `Au §12`, `§ 7/23`, `4 §`; not `§§ 45-58` nor `§ 3 i lagen`."""

NUMBERED = re.compile(
    rf"[*#_\s•▪●■|]*(?P<number>\d{{1,3}})(?:[.)]?[*_]*\s+(?:[|¦│]\s*)?|[.)](?=[{_UPPER}])|:[ \t]*)(?P<rest>[{_UPPER}\"”*].*)$"
)
"""`4. Heading`, `4) Heading`, `4 Heading`, `4.Heading`, `4: Heading`, `• 4 Heading`, `4 | Heading` of a table whose rules were read."""

BODIED = re.compile(
    rf"(?P<body>[{_UPPER}]{{2,5}}|[{_UPPER}][a-zåäö]{{1,2}}) (?P<number>\d{{1,4}})[.:]?\s+(?P<rest>[{_UPPER}\"”].*)$"
)
"""`KHR 4 Heading`, of which conversion lost the sign."""

CODED = re.compile(
    rf"[*#_\s•▪●■]*(?P<major>\d{{1,2}}(?=\.)|[{_UPPER}](?=\d))\.?(?P<minor>\d{{1,2}})[.)]?[*_]*\s+(?P<rest>[{_UPPER}\"”*].*)$"
)
"""`1.2 Heading`, `F2 Heading`."""

LETTERED = re.compile(rf"[*#_\s]*(?P<letter>[a-z])\)[*_]*\s+(?P<rest>[{_UPPER}].*)$")
"""`a) Heading`."""

MARKDOWN = re.compile(
    r"\s*(?:#{1,6}\s+(?P<hash>.+?)\s*#*|\*\*(?P<bold>[^*]+)\*\*:?|__(?P<under>[^_]+)__)\s*$"
)

BULLET = re.compile(r"\s*(?:[•·▪◦‣●○■□➢➤✓–—*o§-]|[a-zA-Z][.)]|\(?\d{1,2}[.)]|\([a-z]\)|[ivx]{1,4}[.)])\s+\S")
"""The start of a list item."""


TELLS = re.compile(
    r"\b(?:val(?:de|t)s?|\w+valdes|utsågo?s?|beslutades?|beslöto?s?|godkändes?|fastställdes?|lades|lästes|fördes|hälsade|öppnades?|avslutades?|ansågs|förklarades?"
    r"|redovisades?|antogs|beviljades|föredrogs?|tillstyrktes?|tackade|meddelade|informerade)\b",
    re.IGNORECASE,
)
"""Verbs by which a sentence tells what was done."""
LONG_WORD = 5
"""Letters of the longest word of a heading in capitals; abbreviations are shorter."""
LONGEST_CAPITALS = 90
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of an item: its printed number and the rest of its line."""

    number: str
    ordinal: int
    text: str


@dataclass(frozen=True, slots=True)
class CodedHeading:
    """The head of an item whose number has two parts: a number or a letter, and a number."""

    number: str
    major: str
    minor: int
    text: str

    def follows(self, other: CodedHeading | None) -> bool:
        """Whether it may be the next item after another one, or the first."""
        if other is None:
            return self.minor == 1 and self.major in {"1", *ascii_uppercase}
        if self.major == other.major:
            return 0 < self.minor - other.minor <= 2
        forth = not self.major.isdigit() or (
            other.major.isdigit() and 0 < int(self.major) - int(other.major) <= 2
        )
        return forth and self.minor == 1


def paragraph_heading(line: str) -> Heading | None:
    """The head of a § item, or None."""
    found = PARAGRAPH.match(line)
    if not found:
        return None
    digits = found["after"] or found["before"]
    number = f"§ {digits}" + (f"/{found['year']}" if found["year"] else "")
    body = (found["body"] or "").strip()
    return Heading(f"{body} {number}".strip(), int(digits), _plain(found["rest"]))


def numbered_heading(line: str) -> Heading | None:
    """The head of a numbered item, or None; whether it is one depends on its neighbours."""
    found = NUMBERED.match(line)
    return Heading(found["number"], int(found["number"]), _plain(found["rest"])) if found else None


def bodied_heading(line: str) -> Heading | None:
    """The head of an item with the short name of its body, or None; whether it is one depends on its neighbours."""
    found = BODIED.match(line)
    if not found:
        return None
    return Heading(f"{found['body']} {found['number']}", int(found["number"]), _plain(found["rest"]))


def coded_heading(line: str) -> CodedHeading | None:
    """The head of an item whose number has two parts, or None; whether it is one depends on its neighbours."""
    found = CODED.match(line)
    if not found:
        return None
    number = line[found.start("major") : found.end("minor")]
    return CodedHeading(number, found["major"], int(found["minor"]), _plain(found["rest"]))


def lettered_heading(line: str) -> Heading | None:
    """The head of a lettered item (`b) Beställningscentralen`), or None."""
    found = LETTERED.match(line)
    return (
        Heading(found["letter"] + ")", ord(found["letter"]) - ord("a") + 1, _plain(found["rest"]))
        if found
        else None
    )


def marked_heading(line: str) -> str:
    """The text of a line that is marked up as a heading; empty when it is not."""
    found = MARKDOWN.match(line)
    return (found["hash"] or found["bold"] or found["under"]).strip(" *_:") if found else ""


def capital_heading(line: str) -> bool:
    """Whether a line is written in capitals as headings are: `NULÄGET I KOMMUNERNA`; not an abbreviation or two."""
    words = _LETTERS.findall(line)
    return (
        bool(words)
        and max(map(len, words)) >= LONG_WORD
        and line == line.upper()
        and len(line) <= LONGEST_CAPITALS
        and not line.rstrip().endswith((".", ",", ";"))
    )


def tells(text: str) -> bool:
    """Whether the words behind a number tell what was done, and head nothing."""
    return bool(TELLS.search(text))


def _plain(text: str) -> str:
    return text.strip().strip("*_").strip()


def shortened(text: str) -> str:
    """A heading on one line, cut when it is so long that it must be text."""
    return beginning(" ".join(text.split()), LONGEST_HEADING * 2)
