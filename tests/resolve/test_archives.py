"""Archives of many years, made of invented people: everybody is one person, and nobody two.

Pairs of mentions of the same or of other people are counted (pairwise recall and precision).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Person, Role
from minutes_index.resolve.clusters import link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SOCIETY = "Styrelsen, Rösegårdens samfällighetsförening"
MEMBERS = (
    "Torgil Roxlund", "Sara Malmkvast", "Åke Rosendal", "Adam Fältman", "Samuel Intilä", "Berit Almgren", "Gunvor Hultdin",
    "Elof Granqvist", "Siv Björkvall", "Tage Strandh", "Ulla Nordanvind", "Ruzha Dimitrova", "Kerstin Vallmark", "Örjan Tofte",
)  # fmt: skip
"""Who sits in the board of the society, one after the other; some bear common names."""
NOISE = ("", "", "", "", "", "Ja", "Nr 71", "Väljs till 2026", "Omval")
"""What stands beside names and is nobody's home."""
BODIES = (
    "Kommunstyrelsen",
    "Barn- och utbildningsnämnden",
    "Miljönämnden",
    "Kulturnämnden",
    "Kommunfullmäktige",
)
PARTIES = ("S", "M", "C", "V", "KD")


@dataclass(frozen=True)
class Local:
    """A person of a document."""

    document_id: str
    person: Person
    municipality: str = ""
    body: str = ""
    roles: tuple[Role, ...] = (Role.PRESENT,)
    titles: tuple[str, ...] = ()


def society(rng: Random) -> Iterator[tuple[str, Local]]:
    """Twelve years of eight meetings: a board of six of whom one goes a year; its head sometimes leaves the society out."""
    for year in range(12):
        board = [MEMBERS[(year // 2 + place) % len(MEMBERS)] for place in range(6)]
        for meeting in range(8):
            body = SOCIETY if rng.random() < 0.8 else "Styrelsen"
            there = [name for name in board if rng.random() < 0.9]
            for ordinal, name in enumerate(there):
                person = Person(ordinal, _slipped(name, rng), (), rng.choice(NOISE))
                yield name, Local(f"s{year:02}{meeting}", person, "", body)


def _slipped(name: str, rng: Random) -> str:
    """A name, now and then with a letter of its surname twice."""
    at = rng.randrange(name.rindex(" ") + 2, len(name))
    return name[:at] + name[at - 1 :] if rng.random() < 0.02 else name


def municipality(rng: Random) -> Iterator[tuple[str, Local]]:
    """Four years of five bodies, whose members sit in one or two of them; some lists leave the party out."""
    given = ("Anna", "Lars-Erik", "Gunilla", "Torgny", "Mehran", "Eivor", "Osman", "Siv", "Bo", "Maj-Britt")
    surnames = ("Nordanvind", "Ahlvik", "Kvarnlund", "Tavakoli", "Bendelin", "Warsame", "Ekdahl", "Hägvall")
    people = [f"{one} {two}" for one in given for two in surnames][::2]
    for year in range(4):
        for number, body in enumerate(BODIES):
            members = [name for at, name in enumerate(people) if at % 5 == number or at % 9 == number]
            for meeting in range(6):
                there = [name for name in members if rng.random() < 0.85]
                for ordinal, name in enumerate(there):
                    party = PARTIES[people.index(name) % len(PARTIES)] if rng.random() < 0.8 else ""
                    person = Person(ordinal, name, (), "", party)
                    yield f"{name} in Lerum", Local(f"m{year}{number}{meeting}", person, "1441", body)


def elsewhere(people: Sequence[tuple[str, Local]]) -> Iterator[tuple[str, Local]]:
    """Namesakes of some of them in another municipality."""
    names = sorted({name.removesuffix(" in Lerum") for name, _ in people})[::3]
    for meeting in range(10):
        for ordinal, name in enumerate(names):
            person = Person(ordinal, name, (), "", "L")
            yield f"{name} in Ale", Local(f"e{meeting}", person, "1440", "Socialnämnden")


def measured(people: Sequence[tuple[str, Local]]) -> tuple[float, int]:
    """Pairwise recall, and how many pairs of other people were joined."""
    who = {(local.document_id, local.person.ordinal): name for name, local in people}
    total = sum(n * (n - 1) // 2 for n in (list(who.values()).count(name) for name in set(who.values())))
    right = wrong = 0
    for members in link([local for _, local in people]).values():
        for one, other in combinations(members, 2):
            if who[one] == who[other]:
                right += 1
            else:
                wrong += 1
    return right / total, wrong


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("made", [society, municipality], ids=["society", "municipality"])
def test_people_of_many_years_are_one_each_and_nobody_is_two(
    made: Callable[[Random], Iterator[tuple[str, Local]]], seed: int
) -> None:
    """At least .97 of the pairs are joined, and none wrongly, in whatever order documents come."""
    rng = Random(seed)  # noqa: S311 - the dice decide no secrets
    people = list(made(rng))
    people += elsewhere(people)
    found = measured(people)
    rng.shuffle(people)
    assert measured(people) == found
    assert found[1] == 0
    assert found[0] >= 0.97
