"""What must hold whatever is read: only errors of the package are raised, spans lie inside, sections tile the text."""

from __future__ import annotations

import re
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import is_normalized

from bench.steep import steep

from minutes_index.analysis.terms import terms
from minutes_index.annotate import annotate
from minutes_index.errors import MinutesIndexError, QueryError, SourceError
from minutes_index.extract import Reading, contents, pages, unpacked
from minutes_index.extract.characters import clean
from minutes_index.model import Label, Page, ReadBy
from minutes_index.query.parser import parse
from minutes_index.query.serialisation import written
from minutes_index.search.highlighting import marks
from minutes_index.structure import Structure, structure

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 20
"""Of CPU, that a small input may take."""
_TECHNICAL: Final = re.compile(r"Traceback|0x[0-9a-f]{4,}|\b[A-Z]\w+(?:Error|Exception)\b|/tmp/|\bNone\b")
EDTF: Final = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?~?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")


def _read(name: str, data: bytes) -> list[Page]:
    """The pages of a file with these bytes; none when it is refused, for a reason that people understand."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            found = list(pages(path, Reading(pages=50, characters=100_000)))
        except SourceError as error:
            _understandable(error.reason.replace(folder, ""), error.hint)
            return []
    assert [page.number for page in found] == list(range(1, len(found) + 1))
    for page in found:
        assert is_normalized("NFC", page.text), "a page that is not in NFC"
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", page.text), "control characters"
    return found


def _understandable(reason: str, hint: str) -> None:
    assert reason, "a refusal without a reason"
    assert hint, "a refusal without a way out"
    assert not _TECHNICAL.search(reason), reason


def text(data: bytes) -> None:
    """Any bytes as a text file."""
    if found := _read("protokoll.txt", data):
        _structured(found)


def pdf(data: bytes) -> None:
    """Any bytes as a PDF."""
    if found := _read("protokoll.pdf", data):
        _structured(found)


def outlook(data: bytes) -> None:
    """Any bytes as an Outlook message, and what lies in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "protokoll.msg")
        path.write_bytes(data)
        try:
            for member in contents(path, Reading()).members:
                with unpacked(path, member.name, Reading()):
                    pass
        except SourceError as error:
            _understandable(error.reason.replace(folder, ""), error.hint)


def _structured(found: list[Page]) -> Structure:
    made = structure(found)
    assert "".join(section.span.of(made.text) for section in made.sections) == made.text
    assert all(one.span.end == two.span.start for one, two in pairwise(made.sections))
    assert made.page_starts[0] == 0
    assert len(made.page_starts) == len(found)
    assert list(made.page_starts) == sorted(made.page_starts)
    assert made.page_starts[-1] <= len(made.text)
    assert is_normalized("NFC", made.text), "a text that is not in NFC"
    return made


def _pages(words: str) -> list[Page]:
    return [Page(number, sheet, ReadBy.TEXT) for number, sheet in enumerate(clean(words).split("\f"), 1)]


def of_structure(words: str) -> None:
    """Any text becomes sections that tile it."""
    _structured(_pages(words))


def of_annotate(words: str) -> None:
    """Any text gives facts that lie in it and refer to what there is."""
    made = _structured(_pages(words))
    found = annotate(made.text, made.sections, "protokoll.txt")
    said = found.annotations
    for label in Label:
        spans = [mention.span for mention in said.mentions if mention.label is label]
        assert all(0 <= span.start < span.end <= len(made.text) for span in spans), label
        assert all(one.end <= two.start for one, two in pairwise(spans)), label
    spans = [row.span for row in said.attendance] + [decision.span for decision in said.decisions]
    spans += [vote.span for vote in said.votes] + [stance.span for stance in said.stances]
    assert all(0 <= span.start < span.end <= len(made.text) for span in spans)
    people = set(range(len(said.persons)))
    assert [person.ordinal for person in said.persons] == sorted(people)
    assert {m.person for m in said.mentions} | {s.person for s in said.stances} <= {*people, None}
    assert {row.person for row in said.attendance} <= people
    dates = [mention.value for mention in said.mentions if mention.label is Label.DATE]
    assert [value for value in dates if not EDTF.fullmatch(value)] == []
    assert len(found.sections) == len(made.sections)
    terms(made.text)


def _placed(error: QueryError, words: str) -> None:
    assert 0 <= error.position <= len(words), "a place that is not in the question"
    assert str(error)
    assert error.caret()


def query(words: str) -> None:
    """Any question is understood, or told of with a place in it; what is understood can be written and read again."""
    try:
        asked = parse(words)
    except QueryError as error:
        _placed(error, words)
        return
    try:
        again = parse(written(asked))
    except MinutesIndexError as error:
        raise AssertionError(f"{written(asked)!r} is not understood: {error}") from error
    assert written(again) == written(asked)
    marks(asked)


def of_steep(repeated: tuple[str, str]) -> None:
    """Twice as many repetitions of a piece take no more than about twice the time, in every stage."""
    assert not list(steep(*repeated))


TARGETS: Final[dict[str, Callable[..., None]]] = {
    "text": text,
    "structure": of_structure,
    "annotate": of_annotate,
    "query": query,
    "pdf": pdf,
    "outlook": outlook,
    "steep": of_steep,
}
