"""Personal and organisation numbers in their spellings.

Both are ten digits, the last of them a check digit. Sources: Skatteverket, SKV 704 (personnummer: day of birth,
birth number, check digit; ``+`` from the year in which somebody becomes 100; the century may stand before) and SKV 707
(samordningsnummer: 60 is added to the day); Bolagsverket and SKV 709 (organisationsnummer: the third digit is 2 or more, so
that it can be no month; ``16`` may stand before). A sole trader's organisation number is their personal number.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.taken import Taken
from minutes_index.data import rows
from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANK = r"[ \t\u00a0]{0,3}"
_BREAK = rf"{_BLANK}(?:\n[ \t\u00a0]{{0,40}})?"
_SEPARATOR = rf"{_BREAK}[-‐‑‒–—−+]{_BREAK}|[ \u00a0\n]|"
_FORM = re.compile(
    r"[0-9](?<![0-9]{2})[0-9](?:[0-9]{2})?(?P<inner>[-. ]?)[0-9]{2}(?P=inner)[0-9]{2}"
    rf"(?P<separator>{_SEPARATOR})[0-9]{{4}}(?![0-9]|-[0-9]{{2}}-[0-9])"
)
"""Ten or twelve digits in pairs and a four, not the beginning of a second date; it begins with what it is quickest to look for."""
_VAT = re.compile(r"SE(?<![^\W_]SE)[ -]?(?P<ten>[0-9]{6}[- ]?[0-9]{4})[ -]?[0-9]{2}(?![0-9])")
"""A number for value added tax holds the number of who pays it."""
_DIGIT = re.compile(r"[0-9]")
_AMOUNT = re.compile(r"\s?(?:kr\b|kronor|[tmk]+n?kr\b|sek\b|%|st\b)", re.IGNORECASE)

CENTURIES: Final = (18, 19, 20)
COORDINATION: Final = 60
"""Added to the day in a samordningsnummer."""
LEAST_THIRD_DIGIT: Final = 2
"""Of an organisation number."""
ORGANISATION_CENTURY: Final = 16
BLANKS: Final = frozenset(" \u00a0")
BEFORE: Final = 100
"""Characters before ten bare digits in which a word may say what they are; or another number of their kind."""


class Kind(StrEnum):
    """Whose number it is; the values are groups of ``number_words.tsv``."""

    PERSONAL = "personal"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number of a person or an organisation, where it stands."""

    span: Span
    kind: Kind
    value: str
    """``556677-8899``, ``811218-9876``, ``811218+9876``; ``19811218-9876`` when the century is written."""


ANNOUNCED_BY: Final = {
    Kind.PERSONAL: frozenset({"personal", "organisation"}),
    Kind.ORGANISATION: frozenset({"organisation"}),
}
"""Groups of words before bare digits that make them a number of the kind."""


@dataclass(frozen=True, slots=True)
class _Written:
    """Digits of the form of a number, whose they can be, and how they are spelled."""

    span: Span
    digits: str
    kind: Kind
    inner: str
    separator: str

    @property
    def dashed(self) -> bool:
        """Whether a dash or a plus stands before the last four digits."""
        return bool(self.separator.strip())

    @property
    def number(self) -> IdentityNumber:
        """The number in its normal spelling."""
        digits = self.digits if self.kind is Kind.PERSONAL else self.digits[-10:]
        sign = "+" if "+" in self.separator else "-"
        return IdentityNumber(self.span, self.kind, f"{digits[:-4]}{sign}{digits[-4:]}")


def _luhn(ten: str) -> bool:
    """Whether the last digit is the check digit of the others: modulo 10 with the weights 2 and 1 (SKV 704)."""
    products = (int(digit) * (2 - at % 2) for at, digit in enumerate(ten))
    return sum(product // 10 + product % 10 for product in products) % 10 == 0


def _is_day(digits: str) -> bool:
    """Whether the digits before the last four are a day of birth, in the century written or else in any."""
    month, number = int(digits[-8:-6]), int(digits[-6:-4])
    day = number - COORDINATION if number > COORDINATION else number
    written = (int(digits[:2]),) if len(digits) > 10 else CENTURIES
    years = (century * 100 + int(digits[-10:-8]) for century in written if century in CENTURIES)
    return any(1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] for year in years)


def _kind(digits: str) -> Kind | None:
    """Whose number the ten or twelve digits can be, by date and check digit."""
    if not _luhn(digits[-10:]):
        return None
    if int(digits[-8]) < LEAST_THIRD_DIGIT:
        return Kind.PERSONAL if _is_day(digits) else None
    plain = len(digits) == 10 or int(digits[:2]) == ORGANISATION_CENTURY
    return Kind.ORGANISATION if plain else None


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    """What matches a word that says what digits are, and the group of each."""
    groups = {word: group for group, words in rows("number_words.tsv") for word in words.split("|")}
    longest_first = sorted(groups, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE), groups


def _announced(text: str, written: _Written, before: Sequence[IdentityNumber]) -> bool:
    """Whether the words before bare digits make them a number.

    On the same line the last word decides; from the lines above (the head of a table, a list) any word does,
    and so does another such number.
    """
    pattern, groups = _words()
    start = max(0, written.span.start - BEFORE)
    line = max(start, text.rfind("\n", start, written.span.start) + 1)
    on_line = [groups[word.casefold()] for word in pattern.findall(text, line, written.span.start)]
    if on_line:
        return on_line[-1] in ANNOUNCED_BY[written.kind]
    above = {groups[word.casefold()] for word in pattern.findall(text, start, line)}
    row = bool(before) and before[-1].kind is written.kind and before[-1].span.end >= start
    return row or not above.isdisjoint(ANNOUNCED_BY[written.kind])


def _stands_apart(text: str, written: _Written) -> bool:
    """Whether six and four digits are on one line, with no others beside, as in a row of amounts, and no unit behind."""
    start, end = written.span.start, written.span.end
    beside = text[max(0, start - 2) : start].strip()[-1:] + text[end : end + 2].strip()[:1]
    return written.separator in BLANKS and not _DIGIT.search(beside) and not _AMOUNT.match(text, end)


def _is_number(text: str, written: _Written, before: Sequence[IdentityNumber]) -> bool:
    """Whether digits of the right form are a number, and nothing else is likelier."""
    personal = written.kind is Kind.PERSONAL
    if written.inner:
        return personal and (written.separator == "-" if written.inner == "-" else written.dashed)
    if written.dashed or (personal and len(written.digits) > 10):
        return True
    return (personal and _stands_apart(text, written)) or _announced(text, written, before)


def _forms(text: str) -> Iterator[_Written]:
    """What has the form, the day and the check digit of a number; what begins within another is looked at too."""
    found = _FORM.search(text)
    while found:
        digits = "".join(_DIGIT.findall(found.group()))
        if kind := _kind(digits):
            yield _Written(Span(*found.span()), digits, kind, found["inner"], found["separator"])
        found = _FORM.search(text, found.start() + 1)


def _for_tax(text: str) -> Iterator[IdentityNumber]:
    for found in _VAT.finditer(text):
        digits = "".join(_DIGIT.findall(found["ten"]))
        if kind := _kind(digits):
            yield IdentityNumber(Span(*found.span("ten")), kind, f"{digits[:6]}-{digits[6:]}")


def identity_numbers(text: str) -> list[IdentityNumber]:
    """The personal and organisation numbers in ``text``, in order and apart.

    Ten digits in a row count only after a word that says what they are (``personnummer``).
    """
    found: list[IdentityNumber] = []
    for written in _forms(text):
        apart = not found or found[-1].span.end <= written.span.start
        if apart and _is_number(text, written, found):
            found.append(written.number)
    taken = Taken(len(text), (number.span for number in found))
    found += [tax for tax in _for_tax(text) if not taken.meets(tax.span)]
    return sorted(found, key=lambda number: number.span)


def beginning(text: str, longest: int) -> str:
    """The first ``longest`` characters at the most; fewer when that would cut through a number."""
    if len(text) <= longest:
        return text
    borders = (number.span for number in identity_numbers(text))
    through = (span.start for span in borders if span.start < longest < span.end)
    return text[: next(through, longest)].rstrip()
