"""The command that shows one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from minutes_index.cli.completion import completing
from minutes_index.cli.completion import document as document_of
from minutes_index.cli.options import ExampledCommand, opened, showing
from minutes_index.cli.terminal import Line, Piece, line, one_line, shown_path, write, write_json
from minutes_index.model import Label, SectionKind
from minutes_index.report.decisions import task
from minutes_index.report.documents import ballots
from minutes_index.report.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from minutes_index.report.documents import AttendanceView, CopyView, DocumentView, HeldOn
    from minutes_index.report.pages import PageView


def _labelled(label: str, text: str) -> Iterator[Line]:
    if text:
        yield line(Piece(f"{label}: ", "label"), text)


def _held_on(held_on: HeldOn | None) -> str:
    if held_on is None:
        return "unknown"
    return held_on.edtf if held_on.stated else f"{held_on.edtf} (inferred: {held_on.reason})"


def _who(row: AttendanceView) -> str:
    beside = ", ".join(part for part in (row.affiliation, row.party) if part)
    return f"{row.name} ({beside})" if beside else row.name


def _named(view: DocumentView, label: Label) -> str:
    return ", ".join(dict.fromkeys(found.name for found in view.mentions if found.label is label))


def _head(view: DocumentView) -> Iterator[Line]:
    yield line(Piece(one_line(view.title) or shown_path(view.path), "title"))
    yield from _labelled("body", view.body)
    yield from _labelled("held on", _held_on(view.held_on))
    yield from _labelled("file", f"{shown_path(view.path)}, {view.pages} pages, language {view.language}")
    yield from _labelled("id", view.id)
    yield from _omissions(view)


def _found(view: DocumentView) -> Iterator[Line]:
    for role in dict.fromkeys(row.role for row in view.attendance):
        yield from _labelled(role, ", ".join(_who(row) for row in view.attendance if row.role is role))
    yield from _labelled("municipalities", _named(view, Label.MUNICIPALITY))
    yield from _labelled("organisations", _named(view, Label.ORGANISATION))
    yield from _labelled("case numbers", _named(view, Label.CASE_NUMBER))
    yield from _labelled("publications", _named(view, Label.PUBLICATION))
    yield from _labelled("organisation numbers", _named(view, Label.ORGANISATION_NUMBER))
    yield from _labelled("personal numbers", _named(view, Label.PERSONAL_NUMBER))
    yield from map(_copy, view.duplicates)
    for decision in view.decisions:
        place = one_line(f"{decision.section} page {decision.page}")
        yield from _labelled(f"{decision.outcome}, {place}", one_line(decision.text))
        if told := task(decision):
            yield line(told, indent=2)


def _omissions(view: DocumentView) -> Iterator[Line]:
    for place in view.omissions:
        yield line(Piece("not read: ", "bad"), one_line(place.what), Piece(f"  page {place.page}", "place"))


def _copy(copy: CopyView) -> Line:
    alike = f"{shown_path(copy.path)} [{copy.document_id}] ({copy.kind}, {copy.similarity:.0%})"
    why = f"  {one_line(copy.reason)}" if copy.reason else ""
    return line(Piece(f"{copy.told or 'duplicate'}: ", "label"), alike, Piece(why, "place"))


def _contents(view: DocumentView) -> Iterator[Line]:
    for section in view.sections:
        heading = one_line(f"{section.number} {section.heading}") or section.kind
        yield line(heading, Piece(f"  page {section.page}", "place"), indent=2)
        yield from (line(one_line(told), indent=4) for told in ballots(section))


def _texts(view: DocumentView) -> Iterator[Line]:
    for section in view.sections:
        if section.kind is SectionKind.FURNITURE:
            yield line(Piece("Set apart from the text (margins, stamps, running lines):", "label"))
        yield from (line(written) for written in section.text.split("\n"))


def _pages(views: Iterable[PageView]) -> Iterator[Line]:
    for view in views:
        read_by = ", ".join((view.read_by, *view.treated))
        yield line(Piece(f"Page {view.number}", "title"), Piece(f"  {read_by}", "place"))
        yield from (line(written) for written in view.text.split("\n"))
        if view.aside:
            yield line(Piece("Over or beside the text:", "label"))
            yield from (line(written) for written in view.aside.split("\n"))


def _overview(view: DocumentView, *, text: bool) -> Iterator[Line]:
    yield from _head(view)
    yield line()
    yield from _found(view)
    yield line()
    yield from _texts(view) if text else _contents(view)


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index show protokoll.pdf",
        "minutes-index show protokoll.pdf --json",
        "minutes-index show protokoll.pdf --pages",
    ),
)
@click.argument("document", shell_complete=completing(document_of))
@click.option("--text", is_flag=True, help="Print the text, not only its contents.")
@click.option(
    "--pages", is_flag=True, help="Print the pages as they were read, with what the text leaves out."
)
@showing
def show(  # noqa: PLR0913 - its options
    document: str, directory: Path | None, *, text: bool, pages: bool, as_json: bool, unmasked: bool
) -> None:
    """Show what is known of DOCUMENT.

    DOCUMENT is an id, the beginning of one, a path or a file name. Running heads, page numbers and lines for
    signatures are left out of the text; what else stood in margins, and stamps, come at its end as "furniture",
    where searches find them. --pages prints each page with all that was read on it.

    "not read" tells of what stands in the document, as far as can be told, and was not found: names in a list
    without a role, an item's decision, the body that met, the day.
    """
    with opened(directory, unmasked=unmasked) as archive:
        view = archive.pages(document) if pages else archive.show(document)
    if as_json:
        write_json(to_json(view))
    elif isinstance(view, tuple):
        write(_pages(view))
    else:
        write(_overview(view, text=text))
