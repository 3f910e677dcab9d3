"""The command that compares two documents: diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from minutes_index.archive.showing import CONTEXT
from minutes_index.cli.completion import completing
from minutes_index.cli.completion import document as document_of
from minutes_index.cli.errors import ToldTrouble
from minutes_index.cli.options import ExampledCommand, opened, showing
from minutes_index.cli.terminal import Line, Piece, counted, line, one_line, shown_path, write, write_json
from minutes_index.errors import MinutesIndexError
from minutes_index.model import Relation
from minutes_index.report.difference_views import PieceKind, State
from minutes_index.report.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from minutes_index.report.difference_views import (
        AttendanceDifference,
        ComparedView,
        DecisionDifference,
        Differences,
        PieceView,
        PlaceView,
        SectionDifference,
    )

DIFFER: Final = 1
"""The status when words differ, as diff has it; trouble is 2."""
LONGEST: Final = 40
"""Words to print of what only one has, unless all is wanted."""
NAMES: Final = {"a": "A", "b": "B"}


def _compared(letter: str, view: ComparedView) -> Line:
    met = "  ".join(filter(None, (one_line(view.body), view.held_on)))
    return line(
        Piece(f"{letter}  ", "label"), shown_path(view.path), Piece(f"  [{view.id}]  {met}".rstrip(), "place")
    )


def _relation(found: Differences) -> Iterator[Line]:
    """What the one is to the other."""
    if not found.relation:
        return
    if found.relation is Relation.FORMAT:
        words = "A and B are one text in two formats"
    else:
        subject, other = ("B", "A") if found.subject == "b" else ("A", "B")
        likely = (
            "likely "
            if found.relation.told(of_subject=True, certainty=found.certainty).startswith("likely")
            else ""
        )
        part = f", {found.part}" if found.part else ""
        words = f"{subject} is {likely}the {found.relation} {other}{part}"
    yield line(Piece(words, "title"), Piece(f": {one_line(found.reason)}", "place"))


def _summary(found: Differences) -> str:
    """How many sections and facts differ, in words."""
    states = [section.state for section in found.sections if _words(section)]
    counts = [(states.count(state), state) for state in State]
    sections = ", ".join(
        f"{counted(count, 'section')} {state}" if state is State.ALIKE else f"{count} {state}"
        for count, state in counts
        if count
    )
    lone = NAMES.get(found.attendance_list_only_in, "")
    taken = sum(_was_taken(each) and not each.with_section for each in found.decisions)
    return "; ".join(
        filter(
            None,
            (
                sections or "no words",
                f"attendance list only in {lone}" if lone else "",
                f"attendance differs in {counted(len(found.attendance), 'row')}" if found.attendance else "",
                f"{counted(taken, 'decision')} {'differs' if taken == 1 else 'differ'}" if taken else "",
                "the day of the meeting differs" if found.a.held_on != found.b.held_on else "",
            ),
        )
    )


def _words(section: SectionDifference) -> int:
    return section.words_alike + section.words_only_a + section.words_only_b


def _was_taken(each: DecisionDifference) -> bool:
    return any(outcome is not None and outcome.taken for outcome in (each.outcome_a, each.outcome_b))


def _facts(found: Differences) -> Iterator[Line]:
    if found.a.held_on != found.b.held_on:
        days = f"A {found.a.held_on or 'unknown'}, B {found.b.held_on or 'unknown'}"
        yield line(Piece("day of the meeting: ", "label"), days)
    if found.attendance_list_only_in:
        yield line(Piece("attendance list: ", "label"), f"only in {NAMES[found.attendance_list_only_in]}")
    yield from map(_row, found.attendance)
    for vote in found.votes:
        both = f"A {vote.a or 'none'}, B {vote.b or 'none'} (yes-no-abstained)"
        yield line(Piece(f"vote{_of(vote.section)}: ", "label"), both)
    for each in found.decisions:
        if not each.with_section:
            yield _decision(each)
    hidden = [each for each in found.decisions if each.with_section]
    for letter, some in (("A", [e for e in hidden if e.text_a]), ("B", [e for e in hidden if not e.text_a])):
        if some:
            told = f"{counted(len(some), 'decision')} or proposals in sections only in {letter}"
            yield line(Piece("decisions: ", "label"), told)


def _of(section: str) -> str:
    return f", {one_line(section)}" if section else ""


def _row(row: AttendanceDifference) -> Line:
    if not row.name_b:
        return line(Piece("attendance: ", "label"), f"only in A: {row.name_a}, {row.role_a}")
    if not row.name_a:
        return line(Piece("attendance: ", "label"), f"only in B: {row.name_b}, {row.role_b}")
    if row.role_a is row.role_b:
        return line(Piece("attendance: ", "label"), f"A {row.name_a}, B {row.name_b}, {row.role_a}")
    return line(Piece("attendance: ", "label"), f"{row.name_a}: A {row.role_a}, B {row.role_b}")


def _decision(each: DecisionDifference) -> Line:
    label = Piece(f"decision{_of(each.section)}: ", "label")
    if each.outcome_b is None:
        return line(label, f"only in A, {each.outcome_a}: ", Piece(each.text_a, "removed"))
    if each.outcome_a is None:
        return line(label, f"only in B, {each.outcome_b}: ", Piece(each.text_b, "added"))
    if each.outcome_a is not each.outcome_b:
        outcomes = f"A {each.outcome_a}, B {each.outcome_b}: "
        return line(label, outcomes, Piece(each.text_a, "removed"), " ", Piece(each.text_b, "added"))
    return line(label, f"{each.outcome_a} in other words: {each.text_a}")


def _named(places: Sequence[PlaceView]) -> str:
    """Number and heading of a section; the numbers of several."""
    if len(places) == 1:
        return one_line(f"{places[0].number} {places[0].heading}") or str(places[0].kind)
    return " + ".join(one_line(place.number or place.heading) or str(place.kind) for place in places)


def _heading(section: SectionDifference) -> Line:
    a, b = section.a, section.b
    if not (a and b):
        letter, places = ("A", a) if a else ("B", b)
        told = f"  page {places[0].page}, {counted(_words(section), 'word')}"
        return line(f"only in {letter}: ", Piece(_named(places), "label"), Piece(told, "place"))
    renamed = [place.number for place in a] != [place.number for place in b]
    name = f"{_named(a)} = B {_named(b)}" if renamed else _named(a)
    moved = "  moved" if section.moved else ""
    pages = f"  A page {a[0].page}, B page {b[0].page}"
    return line(
        Piece(f"{'A ' if renamed else ''}{name}", "label"), moved, Piece(pages + _counts(section), "place")
    )


def _counts(section: SectionDifference) -> str:
    """How many words both have, and only one."""
    counts = (
        (section.words_only_a, "only in A"),
        (section.words_only_b, "only in B"),
    )
    alike = f"{counted(section.words_alike, 'word')} alike"
    return "; " + ", ".join([alike, *(f"{count} {where}" for count, where in counts if count)])


def _cut(text: str, *, full: bool) -> str:
    words = text.split()
    if full or len(words) <= LONGEST * 3 // 2:
        return text
    return f"{' '.join(words[:LONGEST])} … ({len(words) - LONGEST} words more)"


def _change(pieces: Sequence[PieceView], *, full: bool) -> Line:
    shown: list[Piece] = []
    for piece in pieces:
        style = "" if piece.kind is PieceKind.SAME else str(piece.kind)
        shown += [Piece(" ")] if shown else []
        shown.append(Piece(_cut(one_line(piece.text), full=full), style))
    return Line(tuple(shown), 2)


def _beside(found: Differences) -> State | None:
    """The sections that are not told in words: those that an extract leaves out."""
    if found.relation is not Relation.EXTRACT:
        return None
    return State.ONLY_A if found.subject == "b" else State.ONLY_B


def _answer(found: Differences, *, full: bool) -> Iterator[Line]:
    yield _compared("A", found.a)
    yield _compared("B", found.b)
    yield from _relation(found)
    yield line(_summary(found))
    beside = _beside(found)
    facts = list(_facts(found))
    if facts:
        yield line()
        yield from facts
    for section in found.sections:
        if section.state is not State.ALIKE:
            told = section.changes if full or section.state is not beside else ()
            yield from [line()] if told else []
            yield _heading(section)
            yield from (_change(pieces, full=full) for pieces in told)


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index diff 'KF utkast.pdf' 'KF justerat.pdf'",
        "minutes-index diff 4f1ea8 e04006 --context 12 --full",
        "minutes-index diff a.pdf b.pdf > /dev/null && echo they say the same",
    ),
)
@click.argument("a", shell_complete=completing(document_of))
@click.argument("b", shell_complete=completing(document_of))
@click.option(
    "--context",
    type=click.IntRange(min=0),
    default=CONTEXT,
    show_default=True,
    metavar="N",
    help="Words to print before and behind a change.",
)
@click.option("--full", is_flag=True, help="Print all of what only one has, not only how it begins.")
@showing
def diff(  # noqa: PLR0913 - a parameter an option
    a: str,
    b: str,
    context: int,
    directory: Path | None,
    *,
    full: bool,
    as_json: bool,
    unmasked: bool,
) -> None:
    """Show what document A says and B does not, and the other way round.

    A and B are named as in show: by id, the beginning of one, path or file name. Sections are compared with those
    that they are by number, heading or text, wherever they stand; what only A has is printed as [-this-], what only B has
    as {+this+}, what both have is left out. First come which is the draft and what differs in decisions and attendance.

    Running heads, page numbers, line breaks, hyphens, letter case and punctuation are no differences.

    The status is that of diff: 0 when all words are alike, 1 when some differ, 2 when there is trouble.
    """
    try:
        with opened(directory, unmasked=unmasked) as archive:
            found = archive.diff(a, b, context=context)
    except MinutesIndexError as error:
        raise ToldTrouble(error) from error
    if as_json:
        write_json(to_json(found))
    else:
        write(_answer(found, full=full))
    sys.exit(0 if found.alike else DIFFER)
