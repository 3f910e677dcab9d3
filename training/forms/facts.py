"""What a document tells of, before it is written: a body, its people and what part each took, and the items of its meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from training.forms import names
from training.forms.agendas import Item, items

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

ROLES: Final = ("present", "substitute", "non-voting substitute", "official", "guest", "absent")
"""What a list of people says of them, in the order of lists."""
OTHERS: Final = frozenset({"non-voting substitute", "official", "guest"})
"""Roles of those who are there and do not decide."""
KINDS: Final = {"formal": 45, "society": 32, "network": 23}
BODIES: Final = {
    "formal": ["fullmäktige", "styrelse", "nämnd", "utskott", "region", "förbund", "kyrka", "råd"],
    "society": ["klubb", "brf", "väg", "kår", "förälder", "hembygd", "partilag", "kyrkokör", "bolag"],
    "network": ["nätverk", "styrgrupp", "projekt", "arbetsgrupp", "samverkan"],
}
"""Kinds of bodies; the name of one is written by the symbol `body.KIND`."""
PARTIES: Final = [
    "S",
    "S",
    "S",
    "M",
    "M",
    "M",
    "C",
    "C",
    "SD",
    "SD",
    "V",
    "L",
    "KD",
    "MP",
    "FP",
    "NP",
    "BI",
    "-",
]
CHURCH_PARTIES: Final = ["S", "S", "C", "POSK", "POSK", "FiSK", "BA", "M", "-"]
COUNCIL: Final = (
    "PRO",
    "SPF",
    "SPF Seniorerna",
    "SKPF",
    "RPG",
    "HSO",
    "FUB",
    "Synskadades Riksförbund",
    "Socialnämnden",
    "Tekniska nämnden",
    "Kommunstyrelsen",
    "DHR",
)
"""Whom the members of councils of the old and the disabled speak for."""
UNIONS: Final = (
    "Arbetsgivaren",
    "Vision",
    "Kommunal",
    "Sveriges Lärare",
    "Lärarförbundet",
    "LR",
    "Vårdförbundet",
    "SSR",
    "Saco",
    "Ledarna",
    "Akavia",
    "Sveriges Ingenjörer",
    "Fysioterapeuterna",
    "DIK",
)
"""Those who sit in groups for joint consultation."""
SIZES: Final = {
    "formal": {
        "present": (3, 17),
        "substitute": (0, 4),
        "non-voting substitute": (0, 7),
        "official": (0, 7),
        "guest": (0, 3),
        "absent": (0, 3),
    },
    "society": {
        "present": (3, 9),
        "substitute": (0, 1),
        "non-voting substitute": (0, 1),
        "official": (0, 1),
        "guest": (0, 3),
        "absent": (0, 4),
    },
    "network": {"present": (3, 14), "guest": (0, 4), "absent": (0, 6)},
}
"""How many of each role there are: least and most."""


@dataclass(slots=True)
class Person:
    """Somebody who is named."""

    number: int
    given: str
    surname: str
    role: str = ""
    party: str = ""
    home: str = ""
    """Where from: a municipality, an organisation, a union."""
    title: str = ""
    office: str = ""
    """chair, vice chair, secretary, adjuster, or one that tells no role, such as treasurer."""
    replaces: Person | None = None
    partly: bool = False
    """Whether there for a part of the meeting only."""

    @property
    def name(self) -> str:
        """Given name and surname, or what there is of them."""
        return f"{self.given} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class Group:
    """People under one label; ``name`` is what they have in common where the label says that."""

    role: str
    people: list[Person]
    name: str = ""


@dataclass(slots=True)
class Meeting:
    """All facts of a document."""

    kind: str
    body_kind: str
    place: str
    day: date
    given_only: bool
    people: list[Person] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    lists: dict[str, list[Person]] = field(default_factory=dict)
    """People by what else they do: chair, secretary, adjusters, elected, outsiders."""
    items: list[Item] = field(default_factory=list)


def meeting(random: Random, chosen: Callable[[str, float], bool]) -> Meeting:
    """The facts of a document; ``chosen`` says whether a family that is a trait of facts is in it."""
    kind = random.choices(list(KINDS), list(KINDS.values()))[0]
    given_only = kind != "formal" and chosen("given_only", 0.06)
    made = Meeting(
        kind,
        random.choice(BODIES[kind]),
        random.choice(names.municipalities()),
        date(1994, 1, 1) + timedelta(days=random.randrange(365 * 32)),
        given_only,
    )
    people = _People(random, made, 0.8 if chosen("rare_names", 0.12) else 0.03)
    large = 3 if made.body_kind == "fullmäktige" and random.random() < 0.5 else 1
    for role, (least, most) in SIZES[kind].items():
        # Half of the lists that may be missing are.
        number = random.randint(least, most * large) if least or random.random() < 0.6 else 0
        if number:
            made.groups.append(Group(role, [people.more(role) for _ in range(number)]))
    people.offices()
    made.items = items(random, kind, made.body_kind)
    return made


@dataclass(slots=True)
class _People:
    """Makes the people of a meeting."""

    random: Random
    meeting: Meeting
    rare: float
    taken: set[str] = field(default_factory=set)
    homes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        places = UNIONS if self.meeting.body_kind == "samverkan" else names.municipalities()
        self.homes = self.random.sample(places, 5)

    def more(self, role: str) -> Person:
        """One more, of another name than all before."""
        random, made = self.random, self.meeting
        while True:
            given = names.given(random, self.rare)
            surname = "" if made.given_only else names.surname(random)
            if given not in self.taken if made.given_only else f"{given} {surname}" not in self.taken:
                break
        self.taken.update({given, f"{given} {surname}"})
        person = Person(len(made.people), given, surname, role)
        made.people.append(person)
        if made.kind == "formal" and role not in {"official", "guest"}:
            person.party = random.choice(CHURCH_PARTIES if made.body_kind == "kyrka" else PARTIES)
        if made.body_kind == "råd":
            person.party, person.home = "", random.choice(COUNCIL)
        if made.kind == "formal" and made.body_kind == "förbund" and role not in {"official", "guest"}:
            person.home = random.choice(self.homes)
        if made.kind == "network" and random.random() < 0.9:
            person.home = random.choice(self.homes) if random.random() < 0.75 else "?"
        if role == "guest" and random.random() < 0.7:
            person.home = "?"
        if (
            (role == "official" and random.random() < 0.8)
            or (role == "guest" and random.random() < 0.3)
            or (made.kind == "network" and random.random() < 0.15)
        ):
            person.title = "?"
        person.partly = random.random() < 0.12
        return person

    def offices(self) -> None:
        """Choose who leads, writes and signs, who is put in whose place, and who is elected or only spoken of."""
        random, made = self.random, self.meeting
        by_role = {group.role: group.people for group in made.groups}
        present = list(by_role["present"])
        if random.random() < 0.85:
            present[0].office = "chair"
        if len(present) > 4 and made.kind != "network" and random.random() < 0.6:
            present[1].office = "vice chair"
        officials = by_role.get("official", [])
        writer = random.choice(officials) if officials and made.kind == "formal" else present[-1]
        writer.office = "" if writer.office else "secretary"
        if made.body_kind == "kyrka" and len(present) > 4 and random.random() < 0.6:
            present[3].party, present[3].title = "", "kyrkoherde"
        if made.kind == "society" and len(present) > 3:
            present[2].office = present[2].office or random.choice(["treasurer", "member", "board"])
        free = [p for p in present if p.office not in {"chair", "secretary"}]
        adjusters = random.sample(free, min(len(free), random.choice([1, 1, 2])))
        for person in by_role.get("substitute", []):
            if random.random() < 0.75:
                person.replaces = self.more("")
                person.replaces.party = (
                    person.party if random.random() < 0.8 else random.choice(PARTIES) if person.party else ""
                )
        made.lists = {
            "chair": [present[0]],
            "secretary": [writer] if writer.office == "secretary" else [],
            "adjusters": adjusters,
            "elected": [old if random.random() < 0.4 else self.more("") for old in random.sample(present, 3)],
            "outsiders": [self.more("") for _ in range(2)],
        }
        for person in made.lists["elected"] + made.lists["outsiders"]:
            person.party = person.party or (
                random.choice(PARTIES) if made.kind == "formal" and made.body_kind != "råd" else ""
            )
