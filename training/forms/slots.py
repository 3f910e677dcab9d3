"""What the grammar takes from the facts: slots, and lists to go through."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from training.forms.facts import OTHERS, Group
from training.forms.names import full_names, given, long_words, municipalities, surname, title, titles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from training.forms.agendas import Item
    from training.forms.facts import Person
    from training.forms.render import Writer

MONTHS: Final = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
WEEKDAYS: Final = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
TOLD: Final = {
    "chair": "chair",
    "vice": "vice chair",
    "secretary": "secretary",
    "adjuster": "adjuster",
    "present": "present",
    "absent": "absent",
}
OFFICES: Final = frozenset({"chair", "vice chair", "secretary", "adjuster"})
"""Offices that tell a role."""


def members(writer: Writer, name: str) -> Sequence[Group | Person | Item]:
    """The list of a name: one of ``LISTS``, of the meeting's own, or the people of a role."""
    if listed := LISTS.get(name):
        return listed(writer)
    if name.startswith("group_"):
        role = name.removeprefix("group_").replace("_", " ")
        return [group for group in writer.meeting.groups if group.role == role]
    return (
        writer.meeting.lists[name] if name in writer.meeting.lists else _all(writer, name.replace("_", " "))
    )


def _all(writer: Writer, role: str) -> list[Person]:
    return next((group.people for group in writer.meeting.groups if group.role == role), [])


def _parted(writer: Writer, key: Callable[[Person], str]) -> list[Group]:
    """The people of the group by what they have in common; those without it are left to the last group."""
    people = writer.group.people if writer.group else _all(writer, "present")
    role = writer.group.role if writer.group else "present"
    names = dict.fromkeys(key(p) for p in people)
    return [Group(role, [p for p in people if key(p) == name], name) for name in names]


def _page(group: Group) -> int:
    """How many of a group stand on the first of two pages."""
    return (len(group.people) + 1) // 2


def _unpaired(writer: Writer) -> list[Person]:
    """Those present or absent who have nobody beside them."""
    present, absent = _all(writer, "present"), _all(writer, "absent")
    both = min(len(present), len(absent))
    return [*present[both:], *absent[both:]]


def _some(writer: Writer) -> list[Person]:
    """Two to four of those present."""
    present = _all(writer, "present")
    return writer.random.sample(present, min(len(present), writer.random.randint(2, 4)))


def _official(writer: Writer) -> list[Person]:
    """One who is likely to tell of a matter."""
    every = _all(writer, "official") or _all(writer, "guest") or writer.meeting.lists["outsiders"]
    return [writer.random.choice(every)]


LISTS: Final[dict[str, Callable[[Writer], Sequence[Group | Person | Item]]]] = {
    "groups": lambda w: w.meeting.groups,
    "first": lambda w: w.meeting.groups[:1],
    "others": lambda w: w.meeting.groups[1:],
    "deciding": lambda w: [*_all(w, "present"), *_all(w, "substitute")],
    "board": lambda w: [*_all(w, "present"), *_all(w, "absent")],
    "outside": lambda w: [group for group in w.meeting.groups if group.role not in {"present", "absent"}],
    "groups_deciding": lambda w: [group for group in w.meeting.groups if group.role not in OTHERS],
    "outside_voting": lambda w: [g for g in w.meeting.groups if g.role not in {"present", "substitute"}],
    "groups_voting": lambda w: [
        group for group in w.meeting.groups if group.role in {"present", "substitute"}
    ],
    "others_people": lambda w: [
        p for group in w.meeting.groups if group.role in OTHERS for p in group.people
    ],
    "listed": lambda w: [person for group in w.meeting.groups for person in group.people],
    "people": lambda w: w.group.people if w.group else [],
    "led": lambda w: [p for p in w.group.people if p.office] if w.group else [],
    "plain": lambda w: [p for p in w.group.people if not p.office] if w.group else [],
    "items": lambda w: w.meeting.items,
    "replaced": lambda w: [w.person.replaces] if w.person and w.person.replaces else [],
    "itself": lambda w: [w.person] if w.person else [],
    "someone": lambda w: [w.random.choice(_all(w, "present"))],
    "some": _some,
    "elected_one": lambda w: [w.random.choice(w.meeting.lists["elected"])],
    "yes": lambda w: _all(w, "present")[::2][:6],
    "no": lambda w: _all(w, "present")[1::2][:4],
    "cc": lambda w: w.meeting.lists["outsiders"] + w.meeting.lists["elected"][:1],
    "outsider": lambda w: [w.random.choice(w.meeting.lists["outsiders"])],
    "official": _official,
    "early_people": lambda w: w.group.people[: _page(w.group)] if w.group else [],
    "late_people": lambda w: w.group.people[_page(w.group) :] if w.group else [],
    "zipped": lambda w: (
        [p for pair in zip(_all(w, "present"), _all(w, "absent"), strict=False) for p in pair] + _unpaired(w)
    ),
    "homes": lambda w: _parted(w, lambda p: p.home if p.home != "?" else ""),
    "parties": lambda w: _parted(w, lambda p: p.party),
}
"""Lists to go through, by name."""


def _person(attribute: str, symbol: str) -> Callable[[Writer], None]:
    """A slot for what a person has; what is not yet said is written by a symbol and kept."""

    def slot(writer: Writer) -> None:
        assert writer.person is not None
        if getattr(writer.person, attribute) == "?":
            setattr(writer.person, attribute, writer.aside(symbol))
        writer.canvas.write(getattr(writer.person, attribute))

    return slot


def _office(writer: Writer) -> None:
    """The word for the person's office, as the document always says it; it tells the role."""
    assert writer.person is not None
    if writer.person.office in OFFICES:
        writer.tell(writer.person.office)
    writer.symbol(f"office.{writer.person.office.replace(' ', '_')}", always=True)


def _grouped(prefix: str) -> Callable[[Writer], None]:
    """A slot that is the symbol for the group's role."""
    return lambda w: w.symbol(f"{prefix}.{w.group.role.replace(' ', '_') if w.group else 'present'}")


def _item(prefix: str) -> Callable[[Writer], None]:
    """A slot that is the symbol for the kind of item."""
    return lambda w: w.symbol(f"{prefix}.{w.item.kind if w.item else 'other'}")


def _day(text: Callable[[date], str], direction: int = 0) -> Callable[[Writer], None]:
    """A slot for the day of the meeting, or for another in the weeks after (1) or before (-1)."""

    def slot(writer: Writer) -> None:
        day = writer.meeting.day
        if direction:
            day += direction * timedelta(days=int(writer.words("days")))
        writer.canvas.write(text(day))

    return slot


def _teller(role: str) -> Callable[[Writer], None]:
    return lambda writer: writer.tell(role)


def _number(least: int, most: int) -> Callable[[Writer], None]:
    return lambda writer: writer.canvas.write(str(writer.random.randint(least, most)))


def _write(text: Callable[[Writer], str]) -> Callable[[Writer], None]:
    return lambda writer: writer.canvas.write(text(writer))


def _email(writer: Writer) -> str:
    """An address of the person."""
    assert writer.person is not None
    plain = str.maketrans("åäöéüøæ", "aaoeuoa", " ")
    return f"{writer.person.given}.{writer.person.surname or 'ordf'}@{writer.meeting.place}.se".lower().translate(
        plain
    )


def _pad(writer: Writer) -> None:
    """Blanks up to the column of names, of which the document has two, or a tab, or two blanks."""
    width = int(writer.words("column.width", anywhere=True))
    column = writer.canvas.column
    writer.canvas.write(" " * max(2, -column % width) if width else "\t")


DAYS: Final[dict[str, Callable[[date], str]]] = {
    "iso": lambda d: d.isoformat(),
    "long": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "short": lambda d: f"{d.day} {MONTHS[d.month - 1]}",
    "slashed": lambda d: f"{d.day}/{d.month} {d.year}",
    "dotted": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "six": lambda d: f"{d:%y%m%d}",
    "weekday": lambda d: WEEKDAYS[d.weekday()],
    "short.weekday": lambda d: WEEKDAYS[d.weekday()][:3],
    "year": lambda d: str(d.year),
    "last_year": lambda d: str(d.year - 1),
    "next_year": lambda d: str(d.year + 1),
}

SLOTS: Final[dict[str, Callable[[Writer], None]]] = {
    "name": lambda w: w.name("name", "name.form"),
    "email": lambda w: w.canvas.write(_email(w)),
    "name.given": lambda w: w.name("name", "given.form"),
    "mention.s": lambda w: w.name("mention", "mention.genitive"),
    "mention": lambda w: w.name("mention", "mention.form"),
    "given": _write(lambda w: w.person.given if w.person else ""),
    "surname": _write(lambda w: w.person.surname if w.person else ""),
    "initial": _write(lambda w: w.person.surname[0].upper() if w.person else ""),
    "given.initial": _write(lambda w: w.person.given[0] if w.person else ""),
    "count": _write(lambda w: str(w.group.people.index(w.person) + 1) if w.group and w.person else "1"),
    "count.listed": _write(lambda w: str(w.person.number + 1) if w.person else "1"),
    "initials": _write(
        lambda w: "".join(part[0] for part in (w.person.name.split() if w.person else "")).upper()
    ),
    "person.party": _person("party", "party.word"),
    "person.party.low": lambda w: w.canvas.write((w.person.party if w.person else "").lower()),
    "person.home": _person("home", "organisation"),
    "home.full": _write(lambda w: full_names().get(w.person.home, w.person.home) if w.person else ""),
    "person.title": _person("title", "title.word"),
    "office": _office,
    "group.name": _write(lambda w: w.group.name if w.group else ""),
    "group.label": _grouped("label"),
    "group.word": _grouped("word"),
    "heading.text": _item("heading"),
    "content": _item("content"),
    "n": _write(lambda w: str(w.item.number) if w.item else "1"),
    "k": _write(lambda w: str(w.meeting.items.index(w.item) + 1) if w.item else "1"),
    "before": _write(lambda w: str(max(1, w.meeting.items[0].number - 1))),
    "any.given": _write(lambda w: given(w.random)),
    "any.surname": _write(lambda w: surname(w.random)),
    "any.word": _write(lambda w: w.random.choice(titles()[0])),
    "any.long": _write(lambda w: w.random.choice(long_words())),
    "any.title": _write(lambda w: title(w.random)),
    "letter": _write(lambda w: chr(97 + (w.item.number - 1) % 26) if w.item else "a"),
    "first.number": _write(lambda w: str(w.meeting.items[0].number)),
    "last.number": _write(lambda w: str(w.meeting.items[-1].number)),
    "place": _write(lambda w: w.meeting.place),
    "body.word": lambda w: w.symbol(f"body.{w.meeting.body_kind}"),
    "column": _pad,
    "municipality": _write(lambda w: w.random.choice(municipalities())),
    "digit": _number(1, 9),
    "ten": _number(2, 60),
    "hundred": _number(100, 990),
    "minute": _write(lambda w: w.random.choice(["00", "00", "15", "30", "45", "05", "50"])),
    "hour": _number(8, 16),
    "later.hour": _number(17, 21),
    "tell.itself": lambda w: w.tell(w.person.role if w.person else "present"),
    "tell.substitute": lambda w: w.tell("substitute"),
    "tell.guest": lambda w: w.tell("guest"),
    **{f"tell.{word}": _teller(role) for word, role in TOLD.items()},
    **{f"day.{word}": _day(text) for word, text in DAYS.items()},
    **{f"past.{word}": _day(text, -1) for word, text in DAYS.items()},
    **{f"later.{word}": _day(text, 1) for word, text in DAYS.items()},
}
"""Symbols that are no part of the grammar."""

NAMES: Final = frozenset(SLOTS)
