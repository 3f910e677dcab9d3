"""Texts, questions and files to try: fragments of minutes, sample minutes with changes, nasty characters."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from bench.hostile_table import TEXTS
from bench.steep import PIECES
from hypothesis import strategies as st
from tests.conftest import MINUTES
from tests.extract.compound import Tree, Value, compound, outlook
from tests.hostile.pdfs import real

from minutes_index.data import counts, rows
from minutes_index.extract.text import decoded
from minutes_index.recognisers.labels import labels
from minutes_index.recognisers.lexicon import municipalities

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
NASTY: Final = (
    *"\t\n\r\x0b\x0c\x1b\0\x85\xa0\xad\u0301\u0308\u034f\u200b\u200d\u202e\u2028\u2060\ufeff\ufffd\ue000\ue001\U000e0041\U0001f3f4",
    *"İıßﬁǅſKÅÅÅ٣३²①½", "§", "§§", "(", ")", "”", "  ", "    ", "....", "____", "1", "12", "0", "00", "19", "2024", "-", "–", "att ",
)  # fmt: skip
"""What texts are broken with: controls, marks, letters that change their length in lower case, digits that are no digits."""
SENTENCES: Final = (
    "{body} beslutar att bifalla förslaget.", "{name} reserverar sig mot beslutet.", "Med 8 röster mot 5 avslås {name}s yrkande.",
    "{name} anmäler jäv i § {number} och deltar inte.", "{name} får i uppdrag att återkomma senast den {day}.", "§ {number}", "§ {number} {label}",
    "KS § {number}", "{number}. {label}", "{label}", "{label}: {name}", "Dnr KS 20{number}/{number}", "{name} ({party})", "{name}, {place}",
    "{name} ({party})      {name} ({party})", "Namn               Ja     Nej", "{name} (S)          X", "Justeras {name}", "{place}s kommun",
    "Beslutet skickas till {place} kommun och {body}.", "{name} och {name} ersätter {name} §§ {number}-{number}.", "den {day}", "18940719-2380", "kommun-",
    "lagen (1994:1738) om {label}", "SOU 2020:{number}", "Sida {number} ({number})", "Till ledamöter på två år: {name} och {name}",
    "hälso- och sjukvård", "• {name}", "att {label}", "Ordförande", "Bilaga {number}", "Vid protokollet",
)  # fmt: skip
"""Lines of minutes with what may stand in them."""


def one(of: Sequence[T]) -> st.SearchStrategy[T]:
    """One of many; hypothesis would write them all down."""
    return st.integers(0, len(of) - 1).map(of.__getitem__)


@cache
def _names() -> tuple[list[str], list[str]]:
    given, surnames = (list(islice(counts(f"{kind}.tsv.gz"), 400)) for kind in ("given_names", "surnames"))
    return given, surnames


def lines() -> st.SearchStrategy[str]:
    """A line of minutes, filled from the tables."""
    given, surnames = _names()
    names = st.builds("{} {}".format, one(given), one(surnames))
    days = st.builds(
        "{} {} {}".format,
        st.integers(0, 32),
        one(["maj", "februari", "sept"]),
        st.integers(1, 2100),
    )
    bodies = [word for _, words in rows("organs.tsv") for word in words.split("|") if word.isalpha()]
    filled = st.fixed_dictionaries(
        {
            "name": names,
            "day": days,
            "body": one(bodies).map(str.capitalize),
            "number": st.one_of(st.integers(0, 99), st.integers(0, 10**6)),
            "label": one(sorted(labels())).map(str.capitalize),
            "party": one(["S", "M", "kd", "-", "XYZ"]),
            "place": one(sorted(name.title() for name in municipalities())),
        }
    )
    return st.builds(lambda form, values: form.format(**values), one(SENTENCES), filled)


def fragments() -> st.SearchStrategy[str]:
    """Lines put together by all that may stand between them."""
    between = one(["\n", "\n", "\n\n", " ", "  ", "        ", "\f", ", ", "-\n", "\n\n\n\n"])
    parts = st.lists(st.tuples(st.one_of(lines(), one(NASTY)), between), max_size=25)
    return parts.map(lambda pairs: "".join(part + gap for part, gap in pairs))


@cache
def _samples() -> list[str]:
    """The texts among the sample minutes."""
    return [decoded(path.read_bytes()) for path in sorted(MINUTES.glob("*.txt"))]


@st.composite
def changed_samples(draw: st.DrawFn) -> str:
    """A stretch of the sample minutes with pieces lost, doubled, swapped or put in."""
    sample = draw(one(_samples()))
    start = draw(st.integers(0, max(0, len(sample) - 10)))
    text = sample[start : start + draw(st.integers(10, 1_500))]
    for _ in range(draw(st.integers(1, 6))):
        at, to = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        middle = draw(one(["", text[at:to] * 2, text[at:to][::-1], text[at:to].upper()]))
        text = text[:at] + draw(st.one_of(st.just(middle), one(NASTY))) + text[to:]
    return text[:4_000]


def hard() -> st.SearchStrategy[str]:
    """The texts of the bench, small."""
    return st.builds(lambda make, size: make(size), one(list(TEXTS.values())), st.integers(1, 800))


def texts() -> st.SearchStrategy[str]:
    """Any of them, and any characters at all."""
    characters = st.one_of(st.characters(codec="utf-8"), one(NASTY))
    return st.one_of(fragments(), changed_samples(), hard(), st.lists(characters, max_size=200).map("".join))


def text_bytes() -> st.SearchStrategy[bytes]:
    """Texts in one encoding or another, with bytes changed."""
    encoded = st.builds(
        lambda text, name: text.encode(name, "replace"),
        texts(),
        one(["utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-32"]),
    )
    return st.one_of(changed_bytes(encoded), st.binary(max_size=300))


@cache
def _real() -> bytes:
    return real()


def pdfs() -> st.SearchStrategy[bytes]:
    """A small real PDF with bytes changed."""
    return changed_bytes(st.builds(_real))


def messages() -> st.SearchStrategy[bytes]:
    """A small Outlook message with bytes changed."""
    within = outlook({0x0037001F: "Inuti"}, [], [], 24)
    files: list[dict[int, Value | Tree]] = [
        {0x37010102: b"x" * 5000, 0x37050003: 1},
        {0x37050003: 5, 0x3701000D: within},
    ]
    values: dict[int, Value] = {0x0037001F: "Protokoll", 0x1000001E: "Mötet öppnas.", 0x3FFD0003: 1252}
    return changed_bytes(st.just(compound(outlook(values, [{0x3001001F: "Bo Ek"}], files))))


@st.composite
def changed_bytes(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Bytes of which some are lost, doubled or others."""
    data = draw(whole)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(data)))
        lost = draw(one([0, 1, 1, 1, 2, 16, 200]))
        put = draw(st.one_of(st.binary(max_size=4), st.just(data[at : at + 30])))
        data = data[:at] + put + data[at + lost :]
    return data


def questions() -> st.SearchStrategy[str]:
    """Questions by their grammar, and with pieces that break it."""
    words = one(
        [
            "beslut",
            "skol*",
            "*vård",
            "budjet~",
            "x~2",
            '"ny plan"',
            '"skola buss"~5',
            "+om",
            "-nej",
            "hälso-",
            "§ 4",
            "KS 2018/311",
            "å",
            "*",
            "~",
            '"',
        ]
    )
    fields = st.builds(
        "{}:{}".format,
        one(["person", "date", "year", "body", "dnr", "municipality", "decision", "language", "section", "nosuch", ""]),
        one(["Anna", "2024", "2024..", "..2023-05", '"hösten 2022"', "mars 2022", "(a OR b)", "*", "[2020 TO 2021]", "32 maj", ""]),
    )  # fmt: skip
    return st.lists(
        st.one_of(words, fields, one([*NASTY, "AND", "OR", "NOT", "OCH", "ELLER", "INTE", "((", "))"]), st.text(max_size=5)), max_size=30
    ).map(" ".join)  # fmt: skip


def repeated() -> st.SearchStrategy[tuple[str, str]]:
    """One to three pieces of minutes, and whether they are repeated in a row or a line each."""
    pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
    return st.tuples(pieces, st.sampled_from(("run", "lines")))


MAKERS: Final[dict[str, Callable[[], st.SearchStrategy[object]]]] = {
    "text": text_bytes,
    "structure": texts,
    "annotate": texts,
    "query": questions,
    "pdf": pdfs,
    "outlook": messages,
    "steep": repeated,
}
"""What each target of `tests.fuzz.targets` is given."""
