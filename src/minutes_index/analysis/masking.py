"""Personal numbers made unreadable in what is shown: every digit becomes a star, all else stays where it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

from minutes_index.analysis.identity_numbers import IdentityNumber, Kind, identity_numbers

T = TypeVar("T")
MASK: Final = "*"
LENGTH: Final = 10
"""Digits of a number without its century."""
DIGIT: Final = re.compile(r"[0-9]")
KEPT: Final = frozenset({"path", "id", "document_id", "entity_id", "sha256"})
"""Fields that are left as they are: by these a file is opened, a document or a person named."""


def personal_numbers(text: str) -> list[IdentityNumber]:
    """The personal numbers in ``text``, in order and apart."""
    return [number for number in identity_numbers(text) if number.kind is Kind.PERSONAL]


def _digits(text: str) -> str:
    return "".join(DIGIT.findall(text))


def holds_number(question: str) -> bool:
    """Whether a question has digits enough for a personal number, in whatever spelling."""
    return len(_digits(question)) >= LENGTH


def masked(text: str, asked: str = "") -> str:
    """The text, as long as it was, with the digits of its personal numbers masked.

    Args:
        text: any text; a number that it was cut through is not known for one, so mask before cutting.
        asked: a question; the numbers that it holds are left readable, for who asks has them.
    """
    known = _digits(asked)
    pieces: list[str] = []
    at = 0
    for number in personal_numbers(text):
        shown = number.span.of(text)
        if not known or _digits(number.value)[-LENGTH:] not in known:
            shown = DIGIT.sub(MASK, shown)
        pieces += [text[at : number.span.start], shown]
        at = number.span.end
    return "".join(pieces) + text[at:] if pieces else text


def discreet(value: T) -> T:
    """What is given out with all its texts masked, but for the fields in `KEPT`.

    Args:
        value: a dataclass, or a text, tuple, list or mapping; anything else is given back as it is.
    """
    return cast("T", _discreet(value))


def _discreet(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    if type(value) is str:
        return masked(value)
    if isinstance(value, tuple | list):
        return type(value)(map(_discreet, value))
    if isinstance(value, Mapping):
        return {key: _discreet(held) for key, held in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name not in KEPT)
        return replace(value, **{name: _discreet(getattr(value, name)) for name in names})
    return value
