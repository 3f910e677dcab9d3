"""What has the form of an identity number, however it is spelled: six or eight digits, then four."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIGNS: Final = {
    **dict.fromkeys("‐‑‒–—―⁃−˗⸺⸻﹘﹣－", "-"),
    **dict.fromkeys("∼〜～", "~"),
    **dict.fromkeys("•∙⋅‧・", "·"),
    **dict.fromkeys("⁄∕／", "/"),
    **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),
    **{chr(code): " " for code in range(0x2000, 0x200B)},
    "．": ".",
    "＝": "=",
    "＋": "+",
    "：": ":",
    "＿": "_",
    "｜": "|",
}
"""What a sign is read as."""
UNSEEN: Final = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that nobody sees."""
_UNUSUAL = re.compile("[^\x00-\x9f\u00a1-\u00ac\u00ae-\u00b6\u00b8-\u024f“”’…]")
"""What may have to be read as something else; letters and signs of ordinary Swedish text are not."""
_SOFT = re.compile("(?<=[0-9]{6})\u00ad(?=[0-9]{4})")

_BREAK = r"[ \t]{0,40}(?:\n[ \t>|]{0,40})?"
_SEPARATOR = rf"{_BREAK}[-+]{{1,2}}{_BREAK}| ?[/.=~·_:,(] ?|[ \t|]{{0,40}}|\n[ \t>|]{{0,40}}"
_BEGINS = re.compile(r"[0-9](?<![0-9]{2})(?=[0-9]{5}|[0-9]{1,3}[-. /][0-9]{2}[-. /]|[ |]{1,3}[0-9][ |])")
"""Where digits may begin that are a number; cheap, so that what follows is looked at where there is something to see."""
_DAY = r"[0-9]{2}(?:[0-9]{2})?(?P<inner>[-. /]?)[0-9]{2}(?P=inner)[0-9]{2}"
_FORM = re.compile(rf"{_DAY}(?P<separator>{_SEPARATOR})[0-9]{{4}}(?![0-9]{{2}}|-[0-9]{{2}}-[0-9])")
"""A day in pairs and a four, not the beginning of a second date."""
_SPACED = re.compile(
    r"(?<![0-9] )[0-9](?:"
    r"(?:[ |]{1,3}[0-9]){5}(?:(?:[ |]{1,3}[0-9]){2})?(?P<one>[ |]{0,3}[-+][ |]{0,3}|[ |]{1,6})[0-9](?:[ |]{1,3}[0-9]){3}"
    r"|[0-9](?: [0-9]{2}){2,3}(?P<two> ?[-+] ?| )[0-9]{2} [0-9]{2}"
    r")(?! ?[0-9])"
)
"""Digits one by one, or two by two."""
_HALF = re.compile(r"[0-9]{6}(?:[0-9]{2})?-?+(?=[ \t]*(?:\n|\|)|[ \t]{2})")
_FOUR = re.compile(r"(?<![^\s|>])-?[0-9]{4}(?![0-9])")
_GAP = re.compile(r"(?:  |[\t|])[ \t]*")
_DIGIT = re.compile(r"[0-9]")
_AFTER_DAY: Final = frozenset({"+", " ", " - ", "/", " / "})
"""What may part the last four from a day written as a date."""
WIDEST: Final = 400
"""Characters of a line in which cells are looked for."""
CENTURY: Final = 10
"""Digits of a number that is written without one."""


class Trust(Enum):
    """How sure it is that digits of the right form, day and check digit are a number."""

    SURE = auto()
    LIKELY = auto()
    """Unless the word before them or a unit behind them tells otherwise."""
    BARE = auto()
    """Only if a word says so."""


@dataclass(frozen=True, slots=True)
class Written:
    """Digits of the form of a number, where they stand and how they are spelled."""

    parts: tuple[Span, ...]
    digits: str
    separator: str
    """Between the day and the last four."""
    inner: str = ""
    """Between the digits before the last four."""

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.parts[-1].end

    @property
    def dashed(self) -> bool:
        """Whether a dash or a plus stands before the last four digits."""
        return "-" in self.separator or "+" in self.separator

    @property
    def trust(self) -> Trust:
        """How sure the spelling is, of a personal number."""
        if self.inner == "-" and self.separator != "-":
            apart = self.separator in _AFTER_DAY
            return Trust.LIKELY if apart and not self._is_time() else Trust.BARE
        if self.separator.strip() == ",":
            return Trust.BARE
        if self.inner == self.separator == " " and len(self.digits) > CENTURY and not self._is_time():
            return Trust.LIKELY
        if self.dashed or self._has_century():
            return Trust.SURE
        return Trust.LIKELY if self._stands_together() else Trust.BARE

    def _has_century(self) -> bool:
        return len(self.digits) > CENTURY and not self.inner and len(self.separator.strip("\t|")) <= 1

    def _stands_together(self) -> bool:
        """Whether what parts the day from the four is a sign or a blank, and the digits before are parted alike."""
        if self.inner in {".", "/"}:
            return bool(self.separator.strip()) and not self._is_time()
        return bool(self.separator.strip(" \n\t>|")) or (self.separator == " " and self.inner != " ")

    def _is_time(self) -> bool:
        """Whether the last four can be a time of day."""
        return int(self.digits[-4:-2]) < 24 and int(self.digits[-2:]) < 60


def plain(text: str) -> tuple[str, Sequence[int]]:
    """A text with ASCII digits and signs and nothing unseen, and where each character stood (empty: where it stands)."""
    seen = text.replace("–", "-").replace("\u00a0", " ")
    if not _UNUSUAL.search(seen):
        return seen, ()
    seen = _UNUSUAL.sub(_usual, _SOFT.sub("-", seen))
    if UNSEEN.isdisjoint(seen):
        return seen, ()
    places = [at for at, char in enumerate(seen) if char not in UNSEEN]
    return "".join(seen[at] for at in places), [*places, len(text)]


def _usual(found: re.Match[str]) -> str:
    char = found.group()
    value = unicodedata.decimal(char, None)
    return SIGNS.get(char, char) if value is None else str(value)


def digits_in(text: str) -> str:
    """The digits of a plain text."""
    return "".join(_DIGIT.findall(text))


def written(text: str) -> Iterator[Written]:
    """What has the form of a number in a plain text, by where it begins; what begins within another is there too."""
    for found in _BEGINS.finditer(text):
        for form in (_together, _spaced, _wrapped):
            if made := form(text, found.start()):
                yield made


def _together(text: str, start: int) -> Written | None:
    found = _FORM.match(text, start)
    if not found:
        return None
    form = Written((Span(*found.span()),), digits_in(found.group()), found["separator"], found["inner"])
    return form if form.dashed or not _DIGIT.match(text, found.end()) else None


def _spaced(text: str, start: int) -> Written | None:
    found = _SPACED.match(text, start)
    if not found:
        return None
    digits = digits_in(found.group())
    telephone = digits.startswith("0") and found["two"]
    sign = (found["one"] or found["two"]).strip(" |") or ("" if telephone else " ")
    return Written((Span(*found.span()),), digits, sign)


def _wrapped(text: str, start: int) -> Written | None:
    """A day at the end of a line of its cell, and the last four below it, with other cells beside."""
    found = _HALF.match(text, start)
    if not found:
        return None
    line = text.rfind("\n", max(0, start - WIDEST), start) + 1
    below = text.find("\n", found.end(), line + WIDEST) + 1
    four = below and _under(text, line, below, found)
    halves = found.group() + four.group() if four else ""
    if not four or halves.count("-") > 1:
        return None
    return Written(
        (Span(*found.span()), Span(*four.span())), digits_in(halves), "-" if "-" in halves else "\n"
    )


def _under(text: str, line: int, below: int, day: re.Match[str]) -> re.Match[str] | None:
    """Four digits in the next line that stand under the cell of a day."""
    cell = max((gap.end() for gap in _GAP.finditer(text, line, day.start())), default=line)
    end = text.find("\n", below)
    last = min(below + day.end() - line + 2, len(text) if end < 0 else end)
    found = _FOUR.search(text, max(below, below + cell - line - 1), last)
    return found if found and not text[below + cell - line : found.start()].strip() else None
