"""Personal numbers made unreadable in what is shown: every digit becomes a star, all else stays where it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from minutes_index.model import Span
from minutes_index.recognisers.identity_numbers import IdentityNumber, Kind, identity_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator


T = TypeVar("T")
MASK: Final = "*"
_DIGIT: Final = re.compile(r"\d")
_HALVES: Final = re.compile(
    r"\A[^\w]*(?P<last>[0-9]{4})(?![0-9]|-[0-9])|(?<![0-9])(?:[0-9]{2})?(?P<day>[0-9]{6})(?:-(?![0-9])|\W*\Z)"
)
"""What is left of a number where a text is cut out of its document, or where another cell has come between."""
KEPT: Final = frozenset({"path", "id", "document_id", "entity_id", "sha256"})
"""Fields that are left as they are: by these a file is opened, a document or a person named."""


def personal_numbers(text: str, known: frozenset[str] = frozenset()) -> list[IdentityNumber]:
    """The personal numbers in ``text``, in order and apart; those ``known`` need no word that says what they are."""
    return [number for number in identity_numbers(text, known) if number.kind is Kind.PERSONAL]


def numbers_of(text: str) -> frozenset[str]:
    """The personal numbers of a document, ten digits each: to mask what is cut from it."""
    return frozenset(number.ten for number in personal_numbers(text))


def masked(text: str, known: frozenset[str] = frozenset()) -> str:
    """The text, as long as it was, with the digits of its personal numbers masked.

    Args:
        text: any text; a number that it was cut through is not known for one, so mask before cutting.
        known: the numbers of the document that the text was cut from (`numbers_of`); they are masked whatever stands
            around them, and so are the halves of one that was cut through.
    """
    if not _DIGIT.search(text):
        return text
    parts = [part for number in personal_numbers(text, known) for part in number.parts]
    shown = _starred(text, sorted(parts)) if parts else text
    return _starred(shown, list(_halves(shown, known))) if known else shown


def _halves(text: str, known: frozenset[str]) -> Iterator[Span]:
    for found in _HALVES.finditer(text):
        if any(found[half] in {ten[:6], ten[6:]} for ten in known for half in ("day", "last")):
            yield Span(*found.span())


def _starred(text: str, spans: list[Span]) -> str:
    """The text with stars for the digits in the spans, which stand in order and apart."""
    pieces, at = list[str](), 0
    for span in spans:
        pieces += [text[at : span.start], _DIGIT.sub(MASK, span.of(text))]
        at = span.end
    return "".join(pieces) + text[at:]


def discreet(value: T, known: frozenset[str] = frozenset()) -> T:
    """What is given out with all its texts masked, but for the fields in `KEPT`.

    Args:
        value: a dataclass, or a text, tuple, list or mapping; anything else is given back as it is.
        known: as for `masked`.
    """
    return cast("T", _discreet(value, known))


def _discreet(value: Any, known: frozenset[str]) -> Any:  # noqa: ANN401 - whatever a field holds
    if type(value) is str:
        return masked(value, known)
    if isinstance(value, tuple | list):
        return type(value)(_discreet(held, known) for held in value)
    if isinstance(value, Mapping):
        return {key: _discreet(held, known) for key, held in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name not in KEPT)
        return replace(value, **{name: _discreet(getattr(value, name), known) for name in names})
    return value
