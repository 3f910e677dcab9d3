"""The command that holds what is found against what a reader noted: evaluate."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from minutes_index.archive import measure
from minutes_index.cli.errors import ERROR
from minutes_index.cli.options import ExampledCommand, json_option, unmasked_option
from minutes_index.cli.progress import failed, progress_bar
from minutes_index.cli.terminal import Line, line, one_line, write, write_json, write_table
from minutes_index.report.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.evaluate import Error, Measured

SHOWN: Final = 110
"""Of a fact, the characters to print; JSON has all."""
NOTHING: Final = "nothing"
ERRORS: Final = ("kind", "document", "page", "section", "expected", "found")
RULES: Final = ("kind", "rule", "fired", "right", "wrong", "not told")
TOTALS: Final = ("kind", "right", "missing", "extra", "precision", "recall", "F1")


def _short(text: str) -> str:
    whole = one_line(text)
    return whole if len(whole) <= SHOWN else f"{whole[: SHOWN - 1]}…"


def _row(error: Error) -> tuple[str, ...]:
    place = (error.document, str(error.page or ""), _short(error.section))
    return error.kind, *place, *(_short(fact) or NOTHING for fact in (error.expected, error.found))


def _totals(found: Measured) -> Table:
    rows = (
        (
            one.kind,
            *map(str, (one.right, one.missing, one.extra)),
            *(f"{share:.3f}" for share in (one.precision, one.recall, one.f1)),
        )
        for one in found.totals
    )
    return Table(TOTALS, tuple(rows))


def _end(found: Measured) -> Iterator[Line]:
    if found.who:
        told = found.who
        yield line(
            f"who is who, in pairs of names: {told.joined} rightly joined, {told.missed} missed, "
            f"{told.apart} rightly kept apart, {told.wrong} wrongly joined, {told.unknown} with a name not found"
        )
    yield line(f"{found.documents} document{'s' * (found.documents != 1)} measured")
    if found.failed:
        yield line(f"{len(found.failed)} could not be read, and their facts are not counted:")
    yield from map(failed, found.failed)


def _rules(found: Measured) -> Table:
    rows = (
        (one.kind, one.rule, *map(str, (one.fired, one.right, one.wrong, one.fired - one.right - one.wrong)))
        for one in found.rules
    )
    return Table(RULES, tuple(rows))


def _print(found: Measured, *, errors: bool, rules: bool) -> None:
    if errors and found.errors:
        write_table(Table(ERRORS, tuple(map(_row, found.errors))))
        write([line()])
    if rules:
        write_table(_rules(found))
        write([line()])
    write_table(_totals(found))
    write(_end(found))


def _print_json(found: Measured, *, errors: bool, rules: bool) -> None:
    asked = {"errors": errors, "rules": rules}
    given = {name: value for name, value in asdict(found).items() if asked.get(name, True)}
    write_json(json.dumps(given, ensure_ascii=False, indent=2))


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index evaluate gold/ minutes/",
        "minutes-index evaluate gold.json --totals",
        "minutes-index evaluate gold/ | grep decisions",
        "minutes-index evaluate gold/ --totals --rules",
    ),
)
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("documents", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--totals", is_flag=True, help="Leave out the errors.")
@click.option(
    "--rules", is_flag=True, help="Tell how often each rule found something, and how often rightly."
)
@json_option
@unmasked_option
def evaluate(  # noqa: PLR0913 - the options of the command
    gold: Path, documents: tuple[Path, ...], *, totals: bool, rules: bool, as_json: bool, unmasked: bool
) -> None:
    """Tell how well facts are found in minutes that you have read.

    GOLD says what you found in them: a folder with FILE.json for each document FILE (and entities.json for who is
    who), or one JSON file for all. docs/evaluation.md has the form. DOCUMENTS are the files, or folders of them;
    without any, the folder documents/ or minutes/ beside GOLD, or else the folder that GOLD stands in.

    Every error is a line: kind, document, page, section, what you noted and what was found. Then come, for each
    kind of fact, how many were found rightly, are missing, and were found wrongly; the share of what was found
    that is right (precision), the share of what there is that was found (recall), and their harmonic mean (F1).
    With --rules also, for each rule (docs/rules.md), how often it found something and how often that was right.

    No archive is needed, and none is touched. Ends with status 1 when a document could not be read.
    """
    with progress_bar(shown=sys.stderr.isatty()) as moved:
        found = measure(gold, documents, unmasked=unmasked, progress=moved)
    (_print_json if as_json else _print)(found, errors=not totals, rules=rules)
    if found.failed:
        sys.exit(ERROR)
