"""Texts that are hard to read: name -> how one of so many characters is made."""

from __future__ import annotations

from functools import partial
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

GIVEN: Final = (
    "Anna",
    "Bo",
    "Carin",
    "Dag",
    "Eva",
    "Folke",
    "Gun",
    "Hans",
    "Ida",
    "Jan",
    "Karl-Erik",
    "Lars",
)
SURNAMES: Final = (
    "Berg",
    "Ek",
    "Almgren",
    "Björkstrand",
    "Lindqvist",
    "Nygren",
    "Ekdahl",
    "Hedvall",
    "Norberg",
)
MONTHS: Final = ("januari", "mars", "maj", "augusti", "oktober", "december")
PLACES: Final = ("Lerum", "Kungälv", "Ale", "Härryda", "Alingsås", "Mark", "Vara")


def dice() -> Random:
    """The same dice every time."""
    return Random(7)  # noqa: S311 - they decide no secrets


def repeated(piece: str, size: int) -> str:
    """One piece again and again."""
    return (piece * (size // len(piece) + 1))[:size]


def around(before: str, piece: str, after: str, size: int) -> str:
    """Ordinary lines before and behind one piece that comes again and again."""
    return before + repeated(piece, size) + after


def gathered(pieces: Iterable[str], between: str, size: int) -> str:
    """Pieces that differ, up to the size."""
    found, length = [], 0
    for piece in pieces:
        found.append(piece)
        length += len(piece) + len(between)
        if length >= size:
            break
    return between.join(found)


def made(pieces: Callable[[Random], Iterator[str]], between: str, before: str = "") -> Callable[[int], str]:
    """A maker whose pieces are drawn with the same dice every time."""
    return lambda size: before + gathered(pieces(dice()), between, size)


def names(drawn: Random) -> Iterator[str]:
    """People in full."""
    while True:
        yield f"{drawn.choice(GIVEN)} {drawn.choice(SURNAMES)}"


def rare_names(drawn: Random) -> Iterator[str]:
    """People of whom nobody has the name of another."""
    for number in count():
        letters = "".join(chr(97 + int(digit)) for digit in str(number))
        yield f"{drawn.choice(GIVEN)} {letters.title()}{drawn.choice(('berg', 'ström', 'dahl'))}"


def listed(drawn: Random) -> Iterator[str]:
    """People as a list of those present has them."""
    for name in rare_names(drawn):
        yield f"{name} ({drawn.choice('SMVCL')}), {drawn.choice(PLACES)}"


def dates(drawn: Random) -> Iterator[str]:
    """Days in full, short and without a year."""
    while True:
        day, month, year = drawn.randint(1, 28), drawn.choice(MONTHS), drawn.randint(1990, 2030)
        yield drawn.choice((f"den {day} {month} {year}", f"{year}-05-{day:02}", f"{day} {month}", f"{day}/5"))


def votes(drawn: Random) -> Iterator[str]:
    """Counted votes."""
    while True:
        yes, no = drawn.randint(1, 40), drawn.randint(1, 40)
        yield f"Med {yes} röster mot {no} beslutar nämnden att avslå yrkandet. {yes} ja-röster, {no} nej-röster."


def ballots(drawn: Random) -> Iterator[str]:
    """Rows of a voting list."""
    for name in rare_names(drawn):
        yield f"{name} (S)          {drawn.choice(('X', ' '))}      {drawn.choice(('X', ' '))}"


def items(_: Random) -> Iterator[str]:
    """Items of minutes, as many as there is room for."""
    for number in count(1):
        yield f"§ {number % 9999} Ärende {number}\nNämnden beslutar att godkänna redovisningen."


def decisions(drawn: Random) -> Iterator[str]:
    """Sentences in which bodies decide and people are against it."""
    for name in rare_names(drawn):
        yield f"Kommunstyrelsen beslutar att bifalla förslaget. {name} (S) reserverar sig mot beslutet."


def headed(drawn: Random) -> Iterator[str]:
    """Labels with short lines below."""
    while True:
        yield drawn.choice(
            ("Beslut", "Närvarande", "Förslag till beslut", "Yrkanden", "Reservation", "Ordförande")
        )
        yield f"{drawn.choice(GIVEN)} {drawn.choice(SURNAMES)} yrkar bifall"


def any_words(drawn: Random) -> Iterator[str]:
    """Words of letters by chance."""
    while True:
        yield "".join(drawn.choices("abcdefghijklmnoprstuvåäö", k=drawn.randint(2, 14)))


def any_capitalised(drawn: Random) -> Iterator[str]:
    """Words of letters by chance, each with a capital."""
    return (word.capitalize() for word in any_words(drawn))


def cells(drawn: Random) -> Iterator[str]:
    """Cells of a table."""
    while True:
        yield drawn.choice(
            (drawn.choice(GIVEN), drawn.choice(SURNAMES), "(S)", "X", str(drawn.randint(1, 99)))
        )


def rows(drawn: Random) -> Iterator[str]:
    """Rows of five cells."""
    found = cells(drawn)
    while True:
        yield "".join(next(found).ljust(drawn.randint(8, 16)) for _ in range(5))


def characters(alphabet: str) -> Callable[[int], str]:
    """A maker that draws single characters."""
    return lambda size: "".join(dice().choices(alphabet, k=size))


def any_characters(size: int) -> str:
    """Characters of all of Unicode's first plane."""
    return "".join(map(chr, dice().choices(range(0x20, 0xD800), k=size)))


PRESENT: Final = "Protokoll\n\nNärvarande\n"

TEXTS: Final[dict[str, Callable[[int], str]]] = {
    "capitalised": partial(repeated, "Allan "),
    "capitalised drawn": made(any_capitalised, " "),
    "words drawn": made(any_words, " "),
    "capital lines": made(any_capitalised, "\n"),
    "capital paragraphs": made(any_capitalised, "\n\n"),
    "one-word lines": partial(repeated, "beslut\n"),
    "label lines": partial(repeated, "Beslut\n"),
    "label paragraphs": partial(repeated, "Närvarande\n\n"),
    "letters": partial(repeated, "a"),
    "capital letters": partial(repeated, "A"),
    "single letters": partial(repeated, "P R O "),
    "initials": partial(repeated, "A. "),
    "abbreviations": partial(repeated, "t.o.m."),
    "compound": partial(repeated, "kommunstyrelse"),
    "hyphens": partial(repeated, "a-"),
    "hyphened capitals": partial(repeated, "Anna-"),
    "broken words": partial(repeated, "kommun-\n"),
    "coordination": partial(repeated, "hälso- och "),
    "slashes": partial(repeated, "a/"),
    "paragraph lines": partial(repeated, "§ 1\n"),
    "paragraph line": partial(repeated, "§ 1 "),
    "paragraph signs": partial(repeated, "§"),
    "paragraph ranges": partial(repeated, "§§ 1-2, 3 och 4 "),
    "items": made(items, "\n\n"),
    "numbered": lambda size: gathered((f"{n}. Ärende" for n in count(1)), "\n", size),
    "numbered alike": partial(repeated, "1. Ärende\n"),
    "numbered in turn": partial(repeated, "1. Ett\n2. Två\n3. Tre\n"),
    "numbered on a line": lambda size: gathered((f"{n} Ärende Mötet var långt." for n in count(1)), " ", size),
    "numbered in parts": lambda size: gathered((f"{n}.{m} Ärende" for n in count(1) for m in range(1, 4)), " ", size),
    "numbered behind a body": lambda size: gathered((f"KHR {n % 1000} Ärende" for n in count(1)), "\n", size),
    "numbers on a line": partial(repeated, "1 Ett 2 Två 3 Tre "),
    "page heads": partial(repeated, "PROTOKOLL 1 (6) "),
    "lettered": partial(repeated, "a) Resor\nb) Hus\n"),
    "bullets": partial(repeated, "• en punkt till\n"),
    "contents": lambda size: gathered((f"§ {n} Ärende ........ {n}" for n in count(1)), "\n", size),
    "accents": partial(repeated, "a\u0301\u0323\u0308"),
    "accents of one": partial(around, "a", "\u0301", ""),
    "accents mixed": characters("\u0301\u0323\u0308\u0327\u0345"),
    "digits": partial(repeated, "1234567890"),
    "digits spaced": partial(repeated, "12 34 5 "),
    "digit lines": partial(repeated, "123456-\n"),
    "personal numbers": partial(repeated, "18940719-2380 "),
    "dotted numbers": partial(repeated, "1.2:3/4-"),
    "case numbers": lambda size: gathered((f"Dnr KS {2000 + n % 25}/{n}" for n in count(1)), " ", size),
    "case number": partial(repeated, "KS-"),
    "quotes": partial(repeated, "\"'”"),
    "quoted words": partial(repeated, "”Anna ’Berg "),
    "brackets": partial(repeated, "("),
    "bracketed": partial(repeated, "(S) "),
    "blank lines": partial(around, "Protokoll", "\n", "§ 1 Val"),
    "blanks": partial(around, "Protokoll", " ", "§ 1 Val"),
    "blanks on lines": partial(repeated, "a" + " " * 400 + "\n"),
    "tabs": partial(around, "a", "\t", "b"),
    "columns": made(cells, "    "),
    "column rows": made(rows, "\n"),
    "columns of present": made(rows, "\n", PRESENT),
    "names on a line": made(names, ", ", PRESENT),
    "names": made(rare_names, ", ", PRESENT),
    "names alone": made(rare_names, "\n", PRESENT),
    "names and": made(rare_names, " och ", PRESENT),
    "list of present": made(listed, "\n", PRESENT),
    "bare names": partial(around, PRESENT + "Anna Berg, Ale\nBo Ek, Mark\n\n", "Anna och Bo talar. Berg svarar. ", ""),
    "genitives": partial(repeated, "Annas Bergs "),
    "dates": made(dates, ", "),
    "date lines": made(dates, "\n"),
    "date ranges": partial(repeated, "den 1, 2, 3 och 4-5 maj "),
    "months": partial(repeated, "maj/juni "),
    "votes": made(votes, " "),
    "voting list": made(ballots, "\n", "Omröstning\n\nNamn               Ja     Nej\n"),
    "decisions": made(decisions, "\n"),
    "decisions on a line": made(decisions, " "),
    "att": partial(around, "Kommunstyrelsen beslutar\n", "att bifalla förslaget\n", ""),
    "att on a line": partial(around, "Kommunstyrelsen beslutar ", "att bifalla, ", ""),
    "decide": partial(repeated, "beslutar "),
    "headed": made(headed, "\n"),
    "headed paragraphs": made(headed, "\n\n"),
    "places": partial(repeated, "Lerums kommun och Göteborgs Stad "),
    "bodies": partial(repeated, "Kommunstyrelsens arbetsutskott "),
    "companies": partial(repeated, "Bergs Bygg AB "),
    "publications": partial(repeated, "SOU 2020:47 lagen (1994:1738) "),
    "page numbers": partial(repeated, "Sida 1 (2)\n"),
    "underscores": partial(repeated, "_"),
    "stops": partial(repeated, "."),
    "commas": partial(repeated, ","),
    "stars": partial(repeated, "* "),
    "bold": partial(repeated, "**a "),
    "hashes": partial(repeated, "# a "),
    "escapes": partial(repeated, "\x1b[31m"),
    "escapes open": partial(repeated, "\x1b]"),
    "nulls": partial(repeated, "\0"),
    "pages": partial(repeated, "Sida\n\f"),
    "pages alike": partial(repeated, "Protokoll 2024-01-01\nNämnden talade om planen\n\f"),
    "emoji": partial(repeated, "🏳️‍🌈"),
    "right to left": partial(repeated, "שלום "),
    "signs": characters("§()[]*_-–.:;,'\"/\\ \n0123456789"),
    "signs and letters": characters("aB §().-:, \n1"),
    "unicode": any_characters,
}  # fmt: skip
