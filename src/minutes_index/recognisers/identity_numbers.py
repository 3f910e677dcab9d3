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
from typing import TYPE_CHECKING, Final

from minutes_index.model import Span
from minutes_index.recognisers.number_spellings import CENTURY, Trust, Written, digits_in, plain, written
from minutes_index.recognisers.number_words import BEFORE, OTHER, Words
from minutes_index.recognisers.overlaps import Taken
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VAT = re.compile(r"SE(?<![^\W_]SE)[ -]?(?P<ten>[0-9]{6}[- ]?[0-9]{4})[ -]?[0-9]{2}(?![0-9])")
"""A number for value added tax holds the number of who pays it."""
_BESIDE = re.compile(r"[0-9]")
_AMOUNT = pattern("text_patterns", "amount")

CENTURIES: Final = (18, 19, 20)
COORDINATION: Final = 60
"""Added to the day in a samordningsnummer."""
LEAST_THIRD_DIGIT: Final = 2
"""Of an organisation number."""
ORGANISATION_CENTURY: Final = 16


class Kind(StrEnum):
    """Whose number it is; the values are groups of ``number_words.tsv``."""

    PERSONAL = "personal"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number of a person or an organisation, where it stands."""

    parts: tuple[Span, ...]
    """Where its digits stand: two spans when it is wrapped within a cell and others stand beside."""
    kind: Kind
    value: str
    """``556677-8899``, ``811218-9876``, ``811218+9876``; ``19811218-9876`` when the century is written."""

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def ten(self) -> str:
        """Its digits without the century."""
        return digits_in(self.value)[-CENTURY:]


ANNOUNCED_BY: Final = {
    Kind.PERSONAL: frozenset({"personal", "organisation"}),
    Kind.ORGANISATION: frozenset({"organisation"}),
}
"""Groups of words before bare digits that make them a number of the kind."""


def _value(form: Written, kind: Kind) -> str:
    """The number in its normal spelling."""
    digits = form.digits if kind is Kind.PERSONAL else form.digits[-CENTURY:]
    return f"{digits[:-4]}{'+' if '+' in form.separator else '-'}{digits[-4:]}"


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


def _announced(words: Words, form: Written, kind: Kind, before: Sequence[IdentityNumber]) -> bool:
    """Whether words make digits a number.

    The word right before them decides, then the one at the head of their column, then the last on the line; from the
    lines above any word counts, and so does another such number.
    """
    said = (
        words.directly_before(form.start)
        or words.over(form.start, form.parts[0].end)
        or words.on_line(form.start)
    )
    if said:
        return said in ANNOUNCED_BY[kind]
    row = bool(before) and before[-1].kind is kind and before[-1].span.end >= form.start - BEFORE
    return row or not words.above(form.start).isdisjoint(ANNOUNCED_BY[kind])


def _stands_apart(text: str, form: Written) -> bool:
    """Whether digits have no others beside, as in a row of amounts, and no unit behind."""
    beside = (
        text[max(0, form.start - 2) : form.start].strip()[-1:] + text[form.end : form.end + 2].strip()[:1]
    )
    row = not form.separator.strip() and _BESIDE.search(beside)
    return not row and not _AMOUNT.match(text, form.end)


def _is_number(text: str, words: Words, form: Written, kind: Kind, before: Sequence[IdentityNumber]) -> bool:
    """Whether digits of the right form are a number, and nothing else is likelier."""
    if kind is Kind.ORGANISATION:
        return not form.inner and (form.dashed or _announced(words, form, kind, before))
    if (
        form.trust is Trust.LIKELY
        and _stands_apart(text, form)
        and words.directly_before(form.start) != OTHER
    ):
        return True
    return form.trust is Trust.SURE or _announced(words, form, kind, before)


def _forms(text: str) -> Iterator[tuple[Written, Kind]]:
    """What has the form, the day and the check digit of a number."""
    for form in written(text):
        if kind := _kind(form.digits):
            yield form, kind


def _for_tax(text: str) -> Iterator[IdentityNumber]:
    for found in _VAT.finditer(text):
        digits = digits_in(found["ten"])
        if kind := _kind(digits):
            yield IdentityNumber((Span(*found.span("ten")),), kind, f"{digits[:6]}-{digits[6:]}")


def identity_numbers(text: str, known: frozenset[str] = frozenset()) -> list[IdentityNumber]:
    """The personal and organisation numbers in ``text``, in order and apart.

    Ten digits in a row count only after a word that says what they are (``personnummer``).

    Args:
        text: any text.
        known: numbers, ten digits each, that count however little says that they are numbers.
    """
    read, places = plain(text)
    found = _numbers(read, known)
    return [_moved(number, places) for number in found] if places else found


def _numbers(text: str, known: frozenset[str]) -> list[IdentityNumber]:
    words, found = Words(text), list[IdentityNumber]()
    taken = Taken(len(text))
    for form, kind in _forms(text):
        free = not any(map(taken.meets, form.parts))
        if free and (form.digits[-CENTURY:] in known or _is_number(text, words, form, kind, found)):
            found.append(IdentityNumber(form.parts, kind, _value(form, kind)))
            for part in form.parts:
                taken.add(part)
    found += [tax for tax in _for_tax(text) if not taken.meets(tax.span)]
    return sorted(found, key=lambda number: number.span)


def _moved(number: IdentityNumber, places: Sequence[int]) -> IdentityNumber:
    """A number of a plain text, where it stands in the text itself."""
    parts = tuple(Span(places[part.start], places[part.end - 1] + 1) for part in number.parts)
    return IdentityNumber(parts, number.kind, number.value)


def numbers_asked_for(text: str) -> frozenset[str]:
    """The personal numbers, ten digits each, that a question may hold; no word has to say that they are numbers."""
    return frozenset(form.digits[-CENTURY:] for form, kind in _forms(plain(text)[0]) if kind is Kind.PERSONAL)


def beginning(text: str, longest: int) -> str:
    """The first ``longest`` characters at the most; fewer when that would cut through a number."""
    if len(text) <= longest:
        return text
    borders = (number.span for number in identity_numbers(text))
    through = (span.start for span in borders if span.start < longest < span.end)
    return text[: next(through, longest)].rstrip()
