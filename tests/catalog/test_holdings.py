"""What an archive holds, told without opening a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from minutes_index.catalog.facts import Failure
from minutes_index.catalog.holdings import PageSums, Paragraph
from minutes_index.model import Page, ReadBy, Section, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.catalog.store import SqliteCatalog
    from minutes_index.model import Record


def with_items(record: Record, *items: tuple[SectionKind, str, str]) -> Record:
    """The record with sections of these kinds, numbers and headings."""
    sections = tuple(
        Section(Span(at, at + 1), at, kind, heading, number)
        for at, (kind, number, heading) in enumerate(items)
    )
    return replace(record, document=replace(record.document, sections=sections))


def test_items_come_in_the_order_of_the_text(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """Those with a §, as printed; what stands twice with its headings; other sections not."""
    item = SectionKind.ITEM
    many = [(item, f"§ {number}", "Ärende") for number in (9, 10, 11, 100, 2)]
    twice = [
        (item, "KF § 3", "Budget"),
        (SectionKind.APPENDIX, "§ 7", ""),
        (item, "4.", ""),
        (item, "KF § 3", "Väg"),
    ]
    catalog.replace([with_items(make("b", "/b.pdf"), *many), with_items(make("a", "/a.pdf"), *twice)])
    first, second = catalog.holdings()
    assert (first.id, first.numbers) == ("a", ("KF § 3", "KF § 3"))
    assert first.repeated == (Paragraph("KF § 3", "Budget", ""), Paragraph("KF § 3", "Väg", ""))
    assert (second.numbers, second.repeated) == (("§ 9", "§ 10", "§ 11", "§ 100", "§ 2"), ())


def test_a_document_is_told_of_by_its_head(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    catalog.replace([make("a", "/a.pdf"), make("b", "/b.pdf", None)])
    first, second = catalog.holdings()
    assert (first.path, first.body, first.municipality, first.title) == (
        "/a.pdf",
        "Nämnden",
        "1441",
        "Protokoll",
    )
    assert (first.edtf, first.stated, second.edtf, second.stated) == ("2023-04-21", True, "", False)
    assert (first.pages, first.characters) == (2, len(make().document.text))


def test_pages_are_summed_by_how_they_were_read(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """A blank page is not a damaged one; the mean is of what was recognised."""
    pages = (
        Page(1, "text", ReadBy.TEXT_LAYER),
        Page(2, " \n", ReadBy.TEXT_LAYER),
        Page(3, "", ReadBy.UNREAD),
        Page(4, "text", ReadBy.OCR, 0.5),
        Page(5, "text", ReadBy.OCR, 0.9),
    )
    catalog.replace([replace(make("a", "/a.pdf"), pages=pages), replace(make("b", "/b.pdf"), pages=())])
    first, second = catalog.holdings()
    assert first.reading == PageSums(5, 1, 1, 2, 0.7)
    assert second.reading is None


def test_unread_files_are_those_of_the_last_import(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """What an earlier import could not read, or has become a document since, is not among them."""
    old, new = (Failure(path, "encrypted", "locked", "unlock it") for path in ("/old.pdf", "/new.pdf"))
    taken = replace(new, path="/a.pdf")
    for failures in ([old], [taken, new]):
        catalog.finish_run(catalog.begin_run(), {}, failures)
    catalog.begin_run()
    catalog.replace([make("a", "/a.pdf")])
    assert catalog.unread() == [new]
    assert isinstance(catalog.unread()[0], Failure)


def test_unread_files_are_kept_over_imports_that_pass_them_by(catalog: SqliteCatalog) -> None:
    """Those that are noted as seen, with a reason; containers have none."""
    question = "INSERT INTO seen VALUES (?, 's', 1, 1, 'r', 'encrypted', ?, 'unlock it')"
    with catalog.database.writing() as connection:
        for cells in (("/box.zip", ""), ("/locked.pdf", "locked")):
            connection.execute(question, cells)
    assert catalog.unread() == [Failure("/locked.pdf", "encrypted", "locked", "unlock it")]
