"""One line of an attendance list cut into pieces: at commas, gaps, brackets, `och`, and where another name begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_index.data import rows
from minutes_index.model import Role
from minutes_index.recognisers.lexicon import (
    Trait,
    is_initials,
    is_particle,
    is_title,
    municipalities,
    traits,
)
from minutes_index.recognisers.names_in_a_row import begins_next
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEPARATOR = pattern("attendance_patterns", "separator")
_TIMES = pattern("attendance_patterns", "times")
"""Paragraphs or times right before the next name: `§ 155 Anna Berg`."""
_LEAD = re.compile(r"^(?:[^\w§(]*(?:\d{1,3}[.)]\s+)?)(?=[\w(§])")
GAP = "\0"
"""Stands for the characters between the halves of a name that was cut in two; no text has control characters."""
TURN = "\1"
"""The same where the surname is known to stand first."""
MEMBERS = frozenset({"ledamot", "ersättare", "suppleant"})
"""Words that say of a member what the list says already."""
REPLACES = pattern("attendance_patterns", "replaces")
REPLACED = pattern("attendance_patterns", "replaced")
"""Before the name of who served instead."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; ``start`` counts as the spans of the document do."""

    start: int
    text: str
    after_bracket: bool = False


FEWEST = 2
"""Names behind the first that show how a list is written."""
_WORDS = re.compile(r"\S+")
_JOINING = frozenset({"och", "samt", "&", "för", "av", "ersätter", "ersatte"})
Word = tuple[int, str]
"""Offset in the piece, and the word."""


@cache
def role_words() -> dict[str, Role]:
    """The role each expression beside a name stands for (data file ``role_words.tsv``)."""
    return {words: Role(role) for role, all_words in rows("role_words.tsv") for words in all_words.split("|")}


def pieces(text: str, offset: int) -> list[Piece]:
    """The pieces of one line (or a cell of one), spans counted from ``offset``.

    A piece that holds a name which a slip or the order had cut in two has the gap between its halves as `GAP` characters.
    """
    joined = _run_together(text)
    cut = [
        part
        for whole in _pieces(text, offset)
        for one in _at_times(whole)
        for two in _at_slash(one)
        for three in (_at_starts(two) if joined else _at_office(two))
        for piece in _at_replacement(three)
        for part in _at_names(piece)
    ]
    return _joined(cut, text, offset)


def _starts(words: Sequence[Word]) -> list[int]:
    """Which of the words begin a name."""
    given = [Trait.COMMON_GIVEN in traits(word) for _, word in words]
    return [
        i
        for i in range(len(words) - 1)
        if (given[i] and not (i and given[i - 1]) and in_name(words[i + 1][1].rstrip(",.;:")))
        or begins_next([word for _, word in words[max(0, i - 2) : i + 3]], min(i, 2))
    ]


def _run_together(text: str) -> bool:
    """Whether the lines of a list have run together, so that what stands before a name is said of the person before it.

    It begins with a name, hardly any name follows a comma, and one follows something that announces nobody; or each but the
    first follows an office, and the last has one of its own behind it: `Anna Berg, rektor Bo Ek, ekonom`.
    """
    words = [(match.start(), match.group()) for match in _WORDS.finditer(text)]
    first, *others = _starts(words) or [FEWEST]
    before = [words[i - 1][1] for i in others]
    behind = bool(others) and _has_office(text[words[others[-1]][0] :])
    commas = sum(word.endswith((",", ";")) for word in before)
    loose = sum(not word.endswith((",", ";")) and not _announces(word) for word in before)
    many = len(before) >= FEWEST and loose > 0 and commas * 3 <= len(before)
    return first == 0 and (many or (behind and not commas and not loose))


def _has_office(text: str) -> bool:
    """Whether an office follows the name that a text begins with, behind a comma."""
    _, comma, said = text.partition(", ")
    return bool(comma) and any(_is_office(word.rstrip(".,;")) for word in said.split()[:3])


def _announces(word: str) -> bool:
    """Whether a word before a name leads to it: an office, *och*, *för*."""
    return word.islower() and (word in _JOINING or _is_office(word.rstrip(".")))


def _at_starts(piece: Piece) -> list[Piece]:
    """A piece cut before each name in it, where the lines of a list have run together."""
    words = [(match.start(), match.group()) for match in _WORDS.finditer(piece.text)]
    cuts = [words[i][0] for i in _starts(words) if i and words[i - 1][1].casefold() not in _JOINING]
    return [
        Piece(piece.start + start, piece.text[start:end].rstrip(), piece.after_bracket and start == 0)
        for start, end in pairwise([0, *cuts, len(piece.text)])
    ]


def _at_names(piece: Piece) -> list[Piece]:
    """A piece with several names in a row, cut where each begins."""
    words = [(match.start(), match.group()) for match in re.finditer(r"\S+", piece.text)]
    said = _said_before(piece, words)
    if said:
        rest = Piece(piece.start + words[said][0], piece.text[words[said][0] :])
        return [Piece(piece.start, piece.text[: words[said][0]].rstrip()), *_at_names(rest)]
    cuts = [
        words[i][0]
        for i in range(2, len(words))
        if begins_another(words, i) and all(in_name(word) for _, word in words[:i])
    ]
    return [
        Piece(piece.start + start, piece.text[start:end].rstrip())
        for start, end in pairwise([0, *cuts, len(piece.text)])
    ]


def _at_times(piece: Piece) -> list[Piece]:
    """A piece cut between paragraphs and the name behind them; a bare number is the number of a line and is left out."""
    times = _TIMES.match(piece.text)
    if not times or not begins_name(piece.text[times.end() :]):
        return [piece]
    name = Piece(piece.start + times.end(), piece.text[times.end() :])
    said = times["times"].rstrip()
    return [name] if said.isdigit() else [Piece(piece.start, said, piece.after_bracket), name]


def _at_slash(piece: Piece) -> list[Piece]:
    """A piece cut at a slash between two names: `Anna Berg/Bo Ek`."""
    first, slash, second = piece.text.partition("/")
    place = second.strip().casefold() in municipalities()
    if not slash or not begins_name(first) or not (place or begins_name(second.lstrip())):
        return [piece]
    skip = len(first) + 1 + len(second) - len(second.lstrip())
    return [
        Piece(piece.start, first.rstrip(), piece.after_bracket),
        *_at_slash(Piece(piece.start + skip, second.lstrip())),
    ]


_AND_OFFICE = pattern("attendance_patterns", "and-office")


def _at_office(piece: Piece) -> list[Piece]:
    """A piece cut before somebody's office: `Anna Berg och sekreterare Bo Ek`; without *och* only where the office is a capital's."""
    for cut in _AND_OFFICE.finditer(piece.text):
        joined = cut.group().strip() or (cut["office"][0].isupper() and piece.text[0].islower())
        if joined and _is_office(cut["office"]) and begins_name(cut["name"]):
            rest = Piece(piece.start + cut.end(), piece.text[cut.end() :])
            return [Piece(piece.start, piece.text[: cut.start()], piece.after_bracket), *_at_office(rest)]
    return [piece]


def _is_office(word: str) -> bool:
    return is_title(singular(word)) or word.casefold() in role_words()


def singular(word: str) -> str:
    """The form of an office that the table of titles knows: `utvärderarna` is *utvärderare*, `konsulterna` *konsult*, `kyrkoherden` *kyrkoherde*."""
    if word.endswith("arna"):
        return word[:-4] + "are"
    definite = word.removesuffix("nen") if word.endswith("mannen") else word.removesuffix("n")
    return definite if definite != word and is_title(definite) else word.removesuffix("erna")


def begins_name(text: str) -> bool:
    """Whether a text begins with a given name and another word that a name may have."""
    words = text.split()
    return len(words) > 1 and Trait.COMMON_GIVEN in traits(words[0]) and in_name(words[1].rstrip(",.;:"))


def _said_before(piece: Piece, words: Sequence[Word]) -> int:
    """How many words at the start of a piece belong to the person before: an office after a bracket, or a municipality."""
    for count in range(min(4, len(words) - 2), 0, -1):
        first = " ".join(word for _, word in words[:count]).casefold()
        said = (
            piece.after_bracket and (first in role_words() or first in MEMBERS)
        ) or first in municipalities()
        if (
            said
            and Trait.NAME_SHAPED in traits(words[count][1])
            and Trait.NAME_SHAPED in traits(words[count + 1][1])
        ):
            return count
    return 0


def in_name(word: str) -> bool:
    """Whether a word can be part of a name."""
    return Trait.NAME_SHAPED in traits(word) or is_particle(word) or is_initials(word)


def _at_replacement(piece: Piece) -> list[Piece]:
    """A piece cut before `i stället för NN`."""
    cut = next((match for match in REPLACES.finditer(piece.text) if match.start()), None)
    return (
        [
            Piece(piece.start, piece.text[: cut.start()], piece.after_bracket),
            Piece(piece.start + cut.start() + 1, piece.text[cut.start() + 1 :]),
        ]
        if cut
        else [piece]
    )


def _pieces(text: str, offset: int) -> Iterator[Piece]:
    start = 0
    for cut in [*_SEPARATOR.finditer(text), None]:
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        lead = _LEAD.match(piece)
        skip = lead.end() if lead and not piece.startswith("(") else len(piece) - len(piece.lstrip())
        if piece[skip:].strip(" .*:\t"):
            said = piece[skip:].rstrip(" .*:")
            said = said if said.count("(") >= said.count(")") else said.rstrip(")")
            if said:
                yield Piece(offset + start + skip, said, text[:start].rstrip().endswith(")"))
        start = cut.end() if cut else end


def _joined(pieces: Sequence[Piece], text: str, offset: int) -> list[Piece]:
    """Pieces of ``text`` with a name that a slip (`Berit, Almgren`) or the order (`Svensson, Anna`) cut in two made one again; *och* cuts none."""
    result: list[Piece] = []
    for piece in pieces:
        end = result[-1].start + len(result[-1].text) if result else offset
        between = text[end - offset : piece.start - offset].split()
        if result and _JOINING.isdisjoint(between) and _halves(result[-1].text, piece.text):
            gap = piece.start - end
            result[-1] = Piece(result[-1].start, result[-1].text + GAP * gap + piece.text)
        else:
            result.append(piece)
    return result


def _halves(first: str, second: str) -> bool:
    """Whether two neighbouring pieces are a given name and a surname, in either order."""
    one, two = traits(first), traits(second)
    if " " in first or " " in second or not (Trait.NAME_SHAPED & one and Trait.NAME_SHAPED & two):
        return False
    if second.casefold() in municipalities() and Trait.SURNAME not in two:
        return False
    straight = Trait.GIVEN in one and Trait.GIVEN not in two and not (Trait.WORD | Trait.PLACE) & two
    strange = not (Trait.KNOWN | Trait.PLACE) & one and Trait.COMMON_GIVEN in two
    reversed_ = (Trait.SURNAME_LIKE in one or strange) and Trait.GIVEN not in one and Trait.GIVEN in two
    return straight or reversed_


def begins_another(words: Sequence[Word], i: int) -> bool:
    """Whether another name begins at ``i``: names that follow each other without a comma."""
    if i + 1 >= len(words) or Trait.NAME_SHAPED not in traits(words[i + 1][1]):
        return False
    return Trait.COMMON_GIVEN in traits(words[i][1]) and Trait.GIVEN not in traits(words[i - 1][1])
