"""The form of gold, checked before anything is measured: a slip of the pen must not count as nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from minutes_index.model import Outcome, Role

if TYPE_CHECKING:
    from collections.abc import Collection

Check = Callable[[Any, str], Iterator[str]]
"""What is wrong with a value, where; nothing when all is well."""
DAY: Final = r"\d{4}(-\d\d(-\d\d)?)?"
ELSEWHERE: Final = {
    Outcome.PROPOSED.value: "what is only proposed belongs in not_decisions",
    Outcome.TASK.value: "what somebody only took on belongs in assignments",
}
"""Outcomes that are none of a decision taken, and where what has them is noted."""
_TAKEN: Final = tuple(one.value for one in Outcome if one.taken)
EDTF: Final = re.compile(rf"{DAY}(/{DAY})?[~?%]?")


def _in(where: str, part: str) -> str:
    return f"{where}, {part}" if where else part


def _meant(given: str, names: Collection[str]) -> str:
    """The nearest of the names, or all of them."""
    near = get_close_matches(given, names, n=1)
    return f"did you mean «{near[0]}»?" if near else f"there are {', '.join(filter(None, names))}"


def text(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    """A text that says something."""
    if not isinstance(value, str) or not value.strip():
        yield f"{where} must be a text"


def any_text(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    """A text, which may be empty."""
    if not isinstance(value, str):
        yield f"{where} must be a text"


def no_text(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    """A text, which may be empty or null."""
    if value is not None:
        yield from any_text(value, where)


def date(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    """A date in EDTF."""
    if not isinstance(value, str) or not EDTF.fullmatch(value):
        yield f"{where}: «{value}» is no date like 2023-04-21, 2023-04, 2023 or 2023-04/2023-06"


def any_date(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    """A date in EDTF, or none."""
    if value:
        yield from date(value, where)


def count(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    """A whole number from 0 on."""
    if type(value) is not int or value < 0:
        yield f"{where} must be a whole number"


def flag(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    """True or false."""
    if not isinstance(value, bool):
        yield f"{where} must be true or false"


def one_of(*names: str) -> Check:
    """One of the names."""

    def check(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
        if value not in names:
            yield f"{where}: there is no «{value}»; {_meant(str(value), names)}"

    return check


def outcome(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    """What became of a matter that was decided; empty: whatever it was."""
    if value in ELSEWHERE:
        yield f"{where}: {ELSEWHERE[value]}"
    else:
        yield from one_of("", *_TAKEN)(value, where)


def each(check_one: Check) -> Check:
    """A list of such values."""

    def check(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
        if not isinstance(value, list):
            yield f"{where} must be a list"
            return
        for at, one in enumerate(value, 1):
            yield from check_one(one, f"{where} {at}")

    return check


def pair(first: Check, second: Check) -> Check:
    """A list of just two values."""

    def check(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
        if not isinstance(value, list) or len(value) != 2:
            yield f"{where} must be a list of two"
            return
        yield from first(value[0], f"{where}, first")
        yield from second(value[1], f"{where}, second")

    return check


def row(needed: Mapping[str, Check], more: Mapping[str, Check] | None = None) -> Check:
    """An object with the keys that are needed, and perhaps more of those that there are."""
    known = {**needed, **(more or {})}

    def check(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
        if not isinstance(value, dict):
            yield f"{where or 'all'} must be an object with {', '.join(known)}"
            return
        yield from (f"{_in(where, key)} is missing" for key in needed if key not in value)
        for key, held in value.items():
            if key in known:
                yield from known[key](held, _in(where, key))
            else:
                yield f"{_in(where, f'there is no key «{key}»')}; {_meant(key, known)}"

    return check


def either(plain: Check, full: Check) -> Check:
    """A text of the one form, or an object or list of the other."""

    def check(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
        yield from (plain if isinstance(value, str) else full)(value, where)

    return check


_ITEM: Final = {"number": any_text}
_NAMES: Final = each(text)
_ROWS_OF_LIST: Final = each(pair(text, no_text))

KEYS: Final[Mapping[str, Check]] = {
    "attendance": each(
        row({"name": text, "role": one_of(*Role)}, {"affiliation": no_text, "party": no_text})
    ),
    "present": _ROWS_OF_LIST,
    "guests": _ROWS_OF_LIST,
    "absent": _ROWS_OF_LIST,
    "people": _NAMES,
    "first_name_only": each(pair(text, text)),
    "municipalities": _NAMES,
    "dates": each(date),
    "case_numbers": _NAMES,
    "sections": each(row({"number": any_text, "heading": any_text})),
    "decisions": each(either(text, row({"text": text}, {"outcome": outcome, "body": no_text, **_ITEM}))),
    "not_decisions": _NAMES,
    "votes": each(
        row(
            {**_ITEM, "yes": count, "no": count},
            {"abstained": count, "voters": row({}, {"yes": _NAMES, "no": _NAMES, "abstained": _NAMES})},
        )
    ),
    "reservations": each(row({**_ITEM, "names": _NAMES})),
    "recusals": each(row({**_ITEM, "names": _NAMES})),
    "assignments": each(row({"text": text, "who": any_text}, {"by": any_date, **_ITEM})),
    "body": no_text,
    "held_on": any_date,
    "language": no_text,
    "complete": flag,
    # Noted, and not measured.
    "family": no_text,
    "title": no_text,
    "held_on_stated": flag,
    "about": no_text,
    "note": no_text,
}
"""What may be noted of a document."""
DOCUMENT: Final = row({}, KEYS)
"""The facts of one document."""
GROUPS: Final = each(each(either(text, pair(text, text))))
"""Groups of people, each a name or ``[FILE, name]``."""
WHO: Final = {"same": GROUPS, "different": GROUPS, "same_person": GROUPS, "different_people": GROUPS}
"""Who is who; the keys in two spellings."""
ENTITIES: Final = row({}, {**WHO, "about": no_text, "note": no_text})
"""A file of who is who."""


def many(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    """The facts of many documents by file name, and who is who in them."""
    if not isinstance(value, dict):
        yield "all must be an object with the facts of each document by its file name"
        return
    facts = {key: DOCUMENT for key, held in value.items() if isinstance(held, dict)}
    yield from row({}, {**WHO, "about": no_text, "note": no_text, **facts})(value, where)
