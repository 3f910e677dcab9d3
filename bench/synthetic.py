"""Made documents to measure search on: of about 10 kB, as many as are asked for, the same ones each time.

Their words are drawn by the frequencies of real Swedish text (`minutes_index.data`), among them compounds put together anew, names,
numbers and slips of the pen, so that the vocabulary goes on growing as that of an archive does: a score of new words a document. The
formulas of minutes recur. Nothing is tokenized: the words are known, so their `Terms` are put together from the stem and the parts of
each, which takes a fraction of the time. A test sees that they are what the analyzer makes of the text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.analysis.compounds import part_stems
from minutes_index.analysis.stems import stem
from minutes_index.analysis.terms import Terms
from minutes_index.analysis.tokens import normal
from minutes_index.data import counts, rows
from minutes_index.index.passages import Entry, by_scope, keys
from minutes_index.model import Passage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from minutes_index.query.ast import Scope

SEED: Final = 20_240
LENGTH: Final = (900, 2_100)
"""Words of a document, at the least and the most; 1,500 make 10 kB."""
ROW, STRIDES = 1_000_000, 200
COMPOUNDS, NAMES, NUMBERS, SLIPS = 0.03, 0.015, 0.01, 0.012
"""The shares of words that are made."""
MADE_COMPOUNDS: Final = 30_000
MIN_PART: Final = 4
"""Letters of a word that compounds are made of, and that slips are made in."""
MAX_SLIP: Final = 6
"""Letters of a word that slips are made in; it is too short to be taken apart, which is slow."""
LETTERS: Final = "abcdefghijklmnoprstuvyåäö"
YEARS: Final = (2000, 2024)
FORMULAS: Final = tuple(
    tuple(formula.split())
    for formula in (
        "kommunstyrelsen beslutar att godkänna redovisningen och lägga den till handlingarna",
        "ordföranden finner att nämnden beslutar enligt förvaltningens förslag",
        "ärendet återremitteras för ytterligare beredning",
        "ledamoten yrkar bifall till förslaget",
        "av tjänsteskrivelsen framgår att kostnaden ryms inom beslutad budget",
        "att ge förvaltningen i uppdrag att återkomma med en tidplan",
    )
)
BODIES: Final = (
    "Kommunstyrelsen", "Kommunfullmäktige", "Barn- och utbildningsnämnden", "Socialnämnden", "Tekniska nämnden",
    "Kulturnämnden", "Miljönämnden", "Byggnadsnämnden", "Omsorgsnämnden", "Fritidsnämnden",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Urn:
    """Words to draw, each as often as it was counted."""

    words: Sequence[str]
    weights: Sequence[int]
    """Running sums."""

    @classmethod
    def of(cls, counted: Mapping[str, int]) -> Urn:
        """The words that the tokenizer leaves as they are."""
        plain = {word: count for word, count in counted.items() if word.isalpha() and normal(word) == word}
        return cls(tuple(plain), tuple(accumulate(plain.values())))

    def draw(self, dice: Random, count: int) -> list[str]:
        """So many, in the order drawn."""
        return dice.choices(self.words, cum_weights=self.weights, k=count)


@cache
def _words() -> Urn:
    return Urn.of(counts("word_frequencies.tsv.gz"))


@cache
def _drawn() -> list[str]:
    """A long row of words; texts are every n-th of them, which is quicker than to draw each anew."""
    return _words().draw(Random(SEED), ROW + STRIDES * LENGTH[1])  # noqa: S311 -- decides no secrets


@cache
def _parts() -> Urn:
    return Urn.of({word: n for word, n in counts("word_frequencies.tsv.gz").items() if len(word) >= MIN_PART})


@cache
def _short() -> Urn:
    short = {
        word: n for word, n in counts("word_frequencies.tsv.gz").items() if MIN_PART <= len(word) <= MAX_SLIP
    }
    return Urn.of(short)


@cache
def _compounds(number: int) -> str:
    dice = Random(number)  # noqa: S311 -- decides no secrets
    return dice.choice(("", "s")).join(_parts().draw(dice, 2))


class _TakenApart(dict[str, tuple[str, frozenset[str]]]):
    """The stem and the parts of words; those of numbers and slips are not kept, for they are many and come once."""

    def __missing__(self, word: str) -> tuple[str, frozenset[str]]:
        found = stem(word), part_stems(word)
        if word in counts("word_frequencies.tsv.gz") or (word.isalpha() and len(word) > MAX_SLIP):
            self[word] = found
        return found


TAKEN_APART: Final = _TakenApart()


@cache
def _names() -> tuple[Urn, Urn]:
    """Given names and surnames."""
    files = ("given_names.tsv.gz", "surnames.tsv.gz")
    first, last = (Urn.of({normal(name): n for name, n in counts(file).items()}) for file in files)
    return first, last


@cache
def _municipalities() -> tuple[str, ...]:
    return tuple(row[1] for row in rows("municipalities.tsv"))


def documents(count: int, seed: int = SEED) -> Iterator[Entry]:
    """The first ``count`` of them, each a document of one passage; the n-th is the same whatever the count."""
    return (document(number, seed) for number in range(count))


class Draw(NamedTuple):
    """What one of them says, as words."""

    passage: Passage
    people: list[str]
    heading: list[str]
    decided: list[str]
    text: list[str]


def document(number: int, seed: int = SEED) -> Entry:
    """One of them, analysed."""
    passage, people, heading, decided, text = draw(number, seed)
    terms = _terms(heading, decided, text, people, passage.keywords)
    return Entry(passage, terms, keys(passage))


def draw(number: int, seed: int = SEED) -> Draw:
    """One of them."""
    dice = Random(f"{seed}:{number}")  # noqa: S311 -- decides no secrets
    people = [_person(dice) for _ in range(dice.randint(2, 9))]
    heading = _words().draw(dice, dice.randint(2, 6))
    body = _running(dice, people)
    decided = [*dice.choice(FORMULAS), *body[: dice.randint(10, 40)]]
    text = [*heading, *body, *decided]
    year = dice.randint(*YEARS)
    day = year * 10_000 + dice.randint(1, 12) * 100 + dice.randint(1, 28)
    keywords = _keywords(dice, people, year)
    passage = Passage(
        f"{number:06}", 0, _joined(heading), _joined(text), _joined(decided), keywords, (day, day)
    )
    return Draw(passage, people, heading, decided, text)


def _terms(
    heading: Sequence[str],
    decided: Sequence[str],
    text: Sequence[str],
    people: Sequence[str],
    keywords: Mapping[str, Sequence[str]],
) -> dict[Scope, Terms]:
    names, bodies, homes = (
        normal(" ".join(some)).split() for some in (people, keywords["body"], keywords["municipality"])
    )
    simple = terms_of(names).stems.keys()
    headed, taken, running = (terms_of(part, simple) for part in (heading, decided, text))
    return by_scope(headed, taken, running, terms_of([*names, *bodies]), frozenset(terms_of(homes).stems))


def terms_of(words: Iterable[str], simple: Collection[str] = ()) -> Terms:
    """What `minutes_index.analysis.terms.terms` gives of these words, each of them one token."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        positions[word].append(place)
    stems: defaultdict[str, int] = defaultdict(int)
    parts: set[str] = set()
    for word, at in positions.items():
        whole, within = TAKEN_APART[word]
        stems[whole] += len(at)
        if whole not in simple:
            parts |= within
    return Terms(
        {word: tuple(at) for word, at in positions.items()}, dict(stems), frozenset(parts - stems.keys())
    )


def _running(dice: Random, people: Sequence[str]) -> list[str]:
    """The text of a document, with what is made in place of some of its words, and formulas between."""
    length, start, stride = dice.randint(*LENGTH), dice.randrange(ROW), dice.randint(1, STRIDES)
    words = _drawn()[start : start + length * stride : stride]
    for share, made in ((COMPOUNDS, _compound), (NUMBERS, _number), (SLIPS, _slip)):
        for place in dice.sample(range(len(words)), round(share * len(words))):
            words[place] = made(dice)
    for _ in range(round(NAMES * len(words) / 2)):
        place = dice.randrange(len(words))
        words[place:place] = normal(dice.choice(people)).split()
    for _ in range(dice.randint(3, 8)):
        place = dice.randrange(len(words))
        words[place:place] = dice.choice(FORMULAS)
    return words


def _compound(dice: Random) -> str:
    """One of `MADE_COMPOUNDS`, some far more often than others."""
    return _compounds(int(dice.random() ** 3 * MADE_COMPOUNDS))


def _number(dice: Random) -> str:
    case = f"{dice.randint(*YEARS)}/{dice.randint(1, 99_999)}"
    return dice.choice((str(dice.randint(1, 400)), case, str(dice.randint(1, 999_999))))


def _slip(dice: Random) -> str:
    """A word with a letter changed."""
    word = _short().draw(dice, 1)[0]
    place = dice.randrange(len(word))
    return word[:place] + dice.choice(LETTERS) + word[place + 1 :]


def _person(dice: Random) -> str:
    return " ".join(urn.draw(dice, 1)[0].title() for urn in _names())


def _keywords(dice: Random, people: Sequence[str], year: int) -> dict[str, tuple[str, ...]]:
    return {
        "municipality": (dice.choice(_municipalities()),),
        "person": tuple(dict.fromkeys(people)),
        "body": (dice.choice(BODIES),),
        "language": ("sv",),
        "year": (str(year),),
    }


_joined = " ".join
