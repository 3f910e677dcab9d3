"""What is set apart from the text of a PDF: kept, found, told; never a decision, never the end of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.extract.drawn import joined, lines, pdf, text

from minutes_index import Archive
from minutes_index.model import Relation, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_index.report.documents import DocumentView

HEAD = ("Lerviks idrottsförening", "Styrelsemöte 2021-05-06")
LETTER = "/MediaBox[0 0 612 792]"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    with Archive.open(tmp_path / "index", create=True) as made:
        yield made


def taken(archive: Archive, path: Path) -> DocumentView:
    """The document of a file, imported."""
    archive.import_paths([path])
    return archive.show(path.name)


def decided(view: DocumentView) -> list[str]:
    """Its decisions, with single blanks."""
    return [" ".join(decision.text.split()) for decision in view.decisions]


def furniture(view: DocumentView) -> str:
    """What was set apart."""
    return "".join(section.text for section in view.sections if section.kind is SectionKind.FURNITURE)


@pytest.mark.parametrize(
    ("last", "step"),
    [
        ("Mötet beviljade {} 500 kronor.", 16),
        ("Styrelsen beslutade att avsätta {} 200 kronor.", 22),
        ("Styrelsen fastställde budgeten till {}00 000 kr (exklusive moms).", 14),
    ],
)
@pytest.mark.parametrize("foot", ["", "Lerviks idrottsförening, org.nr 802400-1111"])
def test_last_lines_that_differ_in_numbers_only_are_kept(
    archive: Archive, tmp_path: Path, last: str, step: int, foot: str
) -> None:
    written = [
        joined(
            lines(
                60,
                800,
                *HEAD,
                "",
                f"§ {number} Bidrag",
                "",
                "Kassören har ordet.",
                last.format(number),
                step=step,
            ),
            text(60, 30, foot, 8) if foot else "",
        )
        for number in range(1, 6)
    ]
    view = taken(archive, pdf(tmp_path / "bidrag.pdf", *written))
    assert [words in " ".join(decided(view)) for words in (last.format(n)[-20:-1] for n in range(1, 6))] == [
        True
    ] * 5


def test_last_lines_in_the_middle_of_pages_are_no_foot_whatever_they_look_like(
    archive: Archive, tmp_path: Path
) -> None:
    """By their place: they stand far above the margin, though nothing but a page number comes below."""
    written = [
        joined(
            lines(60, 760, f"§ {n} Inköp", "", "Kassören har ordet.", f"Anslag: {n} 500 kronor"),
            text(290, 30, str(n)),
        )
        for n in range(1, 5)
    ]
    view = taken(archive, pdf(tmp_path / "anslag.pdf", *written, page=LETTER))
    whole = "".join(section.text for section in view.sections)
    assert all(f"Anslag: {n} 500 kronor" in whole for n in range(1, 5))


@pytest.mark.parametrize(
    "foot",
    [
        ("Lerviks idrottsförening, org.nr 802400-1111",),
        ("Postadress: Hamngatan 4, 123 45 Lervik", "Telefon 012-34 56 78"),
        ("www.lervik.example   info@lervik.example",),
    ],
)
def test_the_foot_of_a_first_page_does_not_cut_the_sentence_that_goes_on(
    archive: Archive, tmp_path: Path, foot: tuple[str, ...]
) -> None:
    first = lines(
        60,
        780,
        *HEAD,
        "",
        "§ 1 Inköp",
        "Styrelsen beslutade att köpa nya mål till planen för en kostnad av högst",
    )
    second = lines(60, 780, "48 000 kronor och att Inga Holm sköter inköpet.")
    path = pdf(tmp_path / "fot.pdf", joined(first, lines(60, 44, *foot, size=8, step=10)), second)
    view = taken(archive, path)
    assert any("högst 48 000 kronor och att Inga Holm" in words for words in decided(view))
    assert all(" ".join(line.split()) in furniture(view) for line in foot)


def test_what_was_set_apart_is_found_by_a_search_and_holds_no_facts(archive: Archive, tmp_path: Path) -> None:
    body = lines(
        90,
        780,
        *HEAD,
        "",
        "§ 1 Inköp",
        "Styrelsen beslutade att köpa nya mål.",
        "",
        "Närvarande: Inga Holm, sekreterare",
    )
    seal = text(25, 200, "Signerat av sekreterare Tage Lundmark", 7, "0 1 -1 0")
    view = taken(archive, pdf(tmp_path / "sigill.pdf", joined(body, seal)))
    assert furniture(view) == "Signerat av sekreterare Tage Lundmark"
    assert {row.name for row in view.attendance} == {"Inga Holm"}
    assert archive.search("signerat").total
    (page,) = archive.pages("sigill.pdf")
    assert page.aside == furniture(view)


def test_a_personal_number_that_was_set_apart_is_masked(archive: Archive, tmp_path: Path) -> None:
    seal = text(25, 200, "Signerat 811218-9876", 7, "0 1 -1 0")
    view = taken(archive, pdf(tmp_path / "nummer.pdf", joined(lines(90, 780, *HEAD, "", "§ 1 Inköp"), seal)))
    assert "9876" not in furniture(view) + archive.pages("nummer.pdf")[0].aside


MATTERS = ("planen", "klubbhuset", "bussen", "läktaren", "kiosken", "omklädningsrummen")
TEXT = [
    *HEAD,
    "",
    *(
        line
        for number, what in enumerate(MATTERS, 1)
        for line in (
            f"§ {number} Ärende om {what}",
            f"Kassören redogör för {what} och för hur arbetet ska bedrivas under våren.",
            f"Styrelsen beslutade att godkänna förslaget om {what}.",
            "",
        )
    ),
]


@pytest.mark.parametrize(
    "mark",
    [
        text(120, 400, "UTKAST", 90, "0.7071 0.7071 -0.7071 0.7071"),
        text(60, 520, "EJ JUSTERAT", 60),
        text(400, 815, "Ojusterat", 14, "0.966 0.259 -0.259 0.966"),
    ],
)
def test_a_stamped_draft_is_the_draft_of_its_twin(archive: Archive, tmp_path: Path, mark: str) -> None:
    drawn = lines(60, 790, *TEXT)
    stamped, clean = pdf(tmp_path / "b.pdf", joined(drawn, mark)), pdf(tmp_path / "a.pdf", drawn)
    archive.import_paths([stamped, clean])
    (pair,) = archive.duplicates()
    assert pair.relation is Relation.DRAFT
    assert pair.documents[0].path.endswith("b.pdf")


@pytest.mark.parametrize("mark", ["UTKAST", "EJ JUSTERAT", "Preliminärt"])
def test_a_draft_that_says_so_on_a_line_of_its_own_is_one(
    archive: Archive, tmp_path: Path, mark: str
) -> None:
    whole = "\n".join(TEXT)
    (tmp_path / "rent.txt").write_text(whole, encoding="utf-8")
    (tmp_path / "andra.txt").write_text(f"{whole}\n\n{mark}\n", encoding="utf-8")
    archive.import_paths([tmp_path / "rent.txt", tmp_path / "andra.txt"])
    (pair,) = archive.duplicates()
    assert (pair.relation, pair.documents[0].path.endswith("andra.txt")) == (Relation.DRAFT, True)
