"""What productions may ask of the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from training.forms.facts import OTHERS
from training.forms.names import full_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.forms.render import Writer

OFFICES: Final = frozenset({"chair", "vice chair", "secretary"})
WORDS: Final = {
    "present": "present",
    "absent": "absent",
    "substitute": "substitute",
    "listener": "non-voting substitute",
    "official": "official",
    "guest": "guest",
}
"""Roles as tests of a person call them."""
FORMAL_BODIES: Final = frozenset({"fullmäktige", "styrelse", "nämnd", "utskott", "region", "förbund"})


def holds(writer: Writer, test: str) -> bool:
    """Whether a test holds: a share of the cases (`30%`), a kind of meeting, body or item, a role, an office, or one of ``TESTS``; `!` turns it round."""
    if test[0] == "!":
        return not holds(writer, test[1:])
    if test[-1] == "%":
        return writer.random.random() * 100 < int(test[:-1])
    if asked := TESTS.get(test):
        return asked(writer)
    meeting = writer.meeting
    person, group = writer.person, writer.group
    item = writer.item.kind.replace("_", " ") if writer.item else ""
    known = {
        meeting.kind,
        meeting.body_kind,
        person.office if person else "",
        group.role if group else "",
        item,
    }
    return test.replace("_", " ") in known


def _is(role: str) -> Callable[[Writer], bool]:
    return lambda writer: bool(writer.person and writer.person.role == role)


def _role(role: str) -> Callable[[Writer], bool]:
    return lambda writer: any(group.role == role for group in writer.meeting.groups)


TESTS: Final[dict[str, Callable[[Writer], bool]]] = {
    "political": lambda w: w.meeting.body_kind in FORMAL_BODIES,
    "given_only": lambda w: w.meeting.given_only,
    "party": lambda w: bool(w.person and w.person.party),
    "home": lambda w: bool(w.person and w.person.home),
    "placed": lambda w: bool(w.person and w.person.home in full_names()),
    "title": lambda w: bool(w.person and w.person.title),
    "office": lambda w: bool(w.person and w.person.office),
    "led": lambda w: bool(w.person and w.person.office in {"chair", "vice chair"}),
    "replaces": lambda w: bool(w.person and w.person.replaces),
    "adjusts": lambda w: bool(w.person and w.person in w.meeting.lists["adjusters"]),
    "partly": lambda w: bool(w.person and w.person.partly),
    "grouped": lambda w: bool(w.group and w.group.name),
    "some_chair": lambda w: w.meeting.lists["chair"][0].office == "chair",
    "some_secretary": lambda w: bool(w.meeting.lists["secretary"]),
    "some_absent": _role("absent"),
    "some_guests": _role("guest"),
    "some_officials": _role("official"),
    "some_substitutes": _role("substitute"),
    "party_list": lambda w: bool(w.group and w.group.people[0].party),
    "late_people": lambda w: bool(w.group and len(w.group.people) > 1),
    "someone_led": lambda w: bool(
        w.group
        and any(p.office in OFFICES for p in w.group.people)
        and not all(p.office for p in w.group.people)
    ),
    "some_replaced": lambda w: any(p.replaces for group in w.meeting.groups for p in group.people),
    "some_others": lambda w: any(group.role in OTHERS for group in w.meeting.groups),
    **{f"{word}_one": _is(role) for word, role in WORDS.items()},
    "foretold": lambda w: bool(w.item and (w.item.number, "heading.text") in w.said),
    "in_item": lambda w: w.item is not None,
    "small": lambda w: len(w.meeting.people) < 16,
    "line_start": lambda w: w.canvas.column == 0,
}
"""Tests by name; others are kinds of meetings and bodies, roles of the group, and offices of the person."""
