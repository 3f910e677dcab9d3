"""Minutes of invented bodies, each with its forms, its people and its stock phrases."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from minutes_index.dedup.signature import signature
from minutes_index.model import (
    Annotations,
    Document,
    MediaType,
    Record,
    Section,
    SectionKind,
    Source,
    Span,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SYLLABLES: Final = (
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "jy",
    "kå",
    "lä",
    "mö",
    "na",
    "re",
    "sti",
    "tro",
    "vu",
    "ska",
)
TITLE: Final = (
    "Sammanträdesprotokoll Plats och tid Kommunhuset sal A klockan 09.00-11.30 Beslutande ledamöter enligt "
    "närvarolista Utses att justera Justeringens plats och tid Kommunkansliet Underskrifter Sekreterare "
    "Ordförande Justerande ANSLAG/BEVIS Justeringen tillkännagivits på kommunens anslagstavla Organ {body} "
    "Sammanträdesdatum {day} Datum för anslags uppsättande {day} Förvaras på kansliet\n"
)
OPENING: Final = (
    "§ 1 Mötets öppnande\nOrdföranden hälsar välkommen och förklarar mötet öppnat. Dagordningen "
    "fastställs. Föregående protokoll läggs till handlingarna.\n"
)
SIGNED: Final = "Underskrifter\nSekreterare\nOrdförande\nJusterande\n"
Part = tuple[SectionKind, str]


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))


def _sentence(dice: random.Random) -> str:
    return " ".join(_word(dice) for _ in range(dice.randint(8, 20))).capitalize() + "."


@dataclass(frozen=True)
class Meeting:
    """One meeting: the parts its minutes can be put together from."""

    day: str
    title: str
    attendance: str
    items: tuple[str, ...]

    def parts(self, items: Iterable[str] | None = None, *, attendance: bool = True) -> list[Part]:
        """The minutes, or an extract of some items, with or without the attendance list."""
        listed = [(SectionKind.ATTENDANCE, self.attendance)] if attendance else []
        dealt = [(SectionKind.ITEM, item) for item in (self.items if items is None else items)]
        return [(SectionKind.TITLE_PAGE, self.title), *listed, *dealt, (SectionKind.SIGNATURES, SIGNED)]


def meeting(body: int, number: int) -> Meeting:
    """Meeting ``number`` of a body, always the same."""
    # S311: dice for texts, not for secrets.
    of_body, dice = random.Random(f"{body}"), random.Random(f"{body}/{number}")  # noqa: S311
    people = [f"{_word(of_body)} {_word(of_body)} (S)" for _ in range(20)]
    stock = [_sentence(of_body) for _ in range(30)]
    day = f"20{10 + number // 12}-{number % 12 + 1:02}-{dice.randint(1, 28):02}"
    items = tuple(
        f"§ {place} Dnr KS {day[:4]}/{dice.randint(1, 400)} "
        + " ".join(dice.choice(stock) if dice.random() < 0.2 else _sentence(dice) for _ in range(8))
        + " Beslutet skickas till kommunstyrelsen.\n"
        for place in range(2, 2 + dice.randint(4, 9))
    )
    return Meeting(day, TITLE.format(body=body, day=day), ", ".join(people) + "\n", (OPENING, *items))


def recorded(
    document_id: str, parts: Iterable[Part], day: str | None = None, *, stated: bool = True
) -> Record:
    """A record of a document made of these parts."""
    text, sections = "", []
    for ordinal, (kind, words) in enumerate(parts):
        sections.append(Section(Span(len(text), len(text) + len(words)), ordinal, kind))
        text += words
    digest = hashlib.sha256(f"{document_id}{text}".encode()).hexdigest()
    source = Source(f"/{document_id}", digest, MediaType.PDF, 1, 1)
    held = day and When(day, day, stated, "title page")
    document = Document(document_id, source, text, (0,), tuple(sections), "", "", "", held or None, "sv")
    return Record(document, (), Annotations(), signature(document))


def worn(parts: Iterable[Part], share: float) -> list[Part]:
    """The parts as a bad scan gives them: that share of the words has a wrong letter."""
    dice = random.Random(5)  # noqa: S311 - dice for slips, not for secrets

    def slip(word: str) -> str:
        place = dice.randrange(len(word)) if word and dice.random() < share else None
        return word if place is None else f"{word[:place]}x{word[place + 1 :]}"

    return [(kind, " ".join(slip(word) for word in text.split(" "))) for kind, text in parts]


@pytest.fixture(scope="session")
def meet() -> Callable[[int, int], Meeting]:
    """Makes the meeting of a body."""
    return meeting


@pytest.fixture(scope="session")
def record() -> Callable[..., Record]:
    """Makes a record of parts."""
    return recorded


@pytest.fixture(scope="session")
def wear() -> Callable[[Iterable[Part], float], list[Part]]:
    """Makes a bad scan of parts."""
    return worn
