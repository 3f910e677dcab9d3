"""Prints how much of what is found in minutes is found in scans of them, and how long a page takes.

    python -m bench.ocr [--all] [--errors]

The scans are made of the sample minutes by three scanners (`bench.scans`); `CHOSEN` says of which. --all takes every PDF. What
is found in the original stands for gold: a fact is right when the scan gives just the same.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final

import pypdfium2
from bench.scans import FAIR, GOOD, POOR, Scanner

from minutes_index.evaluate import Gold, Score, evaluate, totals
from minutes_index.evaluate.gold import STANDS, digits, numbered, plain_name
from minutes_index.extract import Reading
from minutes_index.extract.ocr.recognition import require
from minutes_index.extract.reading import Ocr
from minutes_index.ingest.analyse import analyse
from minutes_index.model import Label, SectionKind, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_index.model import Record, Stance

MINUTES: Final = Path(__file__).parents[1] / "corpus" / "minutes"
SHORT, EVERY = 4, 6
"""Of the PDFs of at most so many pages, by name, every so manieth is chosen, from the first on: no easy ones are picked."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of the scan of a document."""

    name: str
    pages: int
    seconds: float
    quality: float
    """Mean over its pages."""
    scores: dict[str, Score]


def documents() -> list[Path]:
    """The PDFs among the sample minutes."""
    return sorted(MINUTES.glob("*.pdf"))


def chosen() -> list[Path]:
    """Those that are scanned when not all are."""
    return [path for path in documents() if len(pypdfium2.PdfDocument(path)) <= SHORT][::EVERY]


def measured(path: Path, scanner: Scanner, folder: Path) -> Scanned:
    """What is found in the scan of a document, held against what is found in the document."""
    scan = folder / path.name
    pages = scanner.scan(path, scan)
    original = analyse(path, Reading(ocr=Ocr.NEVER))
    begun = perf_counter()
    record = analyse(scan, Reading(ocr=Ocr.AUTO))
    seconds = perf_counter() - begun
    sure = [page.quality for page in record.pages if page.quality is not None]
    quality = sum(sure) / max(1, len(sure))
    return Scanned(path.name, pages, seconds, quality, evaluate(gold_of(original), record, unmasked=True))


def gold_of(record: Record) -> Gold:
    """What was found in a document, as if a reader had noted it."""
    rows, text = record.annotations.attendance, record.document.text

    def named(label: Label) -> frozenset[str]:
        return frozenset(m.name for m in record.annotations.mentions if m.label is label)

    return Gold(
        attendance=frozenset((row.name, row.role.value) for row in rows),
        affiliations=frozenset((row.name, place) for row in rows if (place := row.affiliation or row.party)),
        people=frozenset(person.name for person in record.annotations.persons if " " in person.name),
        municipalities=named(Label.MUNICIPALITY),
        dates=frozenset(m.value for m in record.annotations.mentions if m.label is Label.DATE),
        case_numbers=frozenset(
            m.span.of(text) for m in record.annotations.mentions if m.label is Label.CASE_NUMBER
        ),
        headings=frozenset(
            numbered(section.number, section.heading)
            for section in record.document.sections
            if section.kind is SectionKind.ITEM and (section.number or section.heading)
        ),
        decisions=tuple(
            (decision.span.of(text), decision.outcome.value)
            for decision in record.annotations.decisions
            if decision.outcome.taken
        ),
        votes=frozenset(
            (_item(record, vote.section), vote.yes, vote.no, vote.abstained)
            for vote in record.annotations.votes
        ),
        ballots=frozenset(
            (*fact, stance.stand.value) for stance, fact in _stances(record) if stance.stand.value in STANDS
        ),
        reservations=frozenset(fact for stance, fact in _stances(record) if stance.stand is Stand.RESERVED),
        recusals=frozenset(fact for stance, fact in _stances(record) if stance.stand is Stand.RECUSED),
        facts={
            "body": record.document.body,
            "held_on": record.document.held_on.edtf if record.document.held_on else "",
            "language": record.document.language,
        },
    )


def _stances(record: Record) -> Iterable[tuple[Stance, tuple[str, str]]]:
    return (
        (stance, (_item(record, stance.section), plain_name(stance.name)))
        for stance in record.annotations.stances
    )


def _item(record: Record, section: int) -> str:
    return digits(record.document.sections[section].number)


def facts(scores: dict[str, Score]) -> dict[str, Score]:
    """The scores of kinds of which there were any facts, without those counted twice."""
    twice = {"decisions: outcome", "decisions with outcome", "not decisions"}
    return {
        kind: score for kind, score in scores.items() if kind not in twice and score.right + score.missing
    }


def recall(scores: dict[str, Score]) -> float:
    """The share of all facts that were found."""
    found = sum(score.right for score in facts(scores).values())
    return found / max(1, found + sum(score.missing for score in facts(scores).values()))


def _print(scanner: Scanner, scans: Sequence[Scanned], *, errors: bool) -> None:
    print(f"\n{scanner.name}: degrees {scanner.degrees}, noise {scanner.noise}, JPEG {scanner.jpeg}")
    for scan in scans:
        each = scan.seconds / scan.pages
        print(
            f"  {recall(scan.scores):.3f}  {scan.pages} pages  {each:.1f} s/page  quality {scan.quality:.3f}  {scan.name}"
        )
    together = totals([scan.scores for scan in scans])
    for kind, score in facts(together).items():
        print(
            f"  {score.recall:.3f}  {score.right} of {score.right + score.missing}, {score.extra} more  {kind}"
        )
        for error in score.errors if errors else ():
            print(f"         {error.document}: {error.expected!r} -> {error.found!r}")
    print(f"  {recall(together):.3f}  all facts")


def main() -> None:
    """Prints a table for each scanner."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--all", action="store_true", help="scan every PDF of the sample minutes")
    parser.add_argument("--errors", action="store_true", help="list what is missing or wrong")
    asked = parser.parse_args()
    require()
    with TemporaryDirectory() as folder:
        for scanner in (GOOD, FAIR, POOR):
            paths = documents() if asked.all else chosen()
            scans = [measured(path, scanner, Path(folder)) for path in paths]
            _print(scanner, scans, errors=asked.errors)


if __name__ == "__main__":
    main()
