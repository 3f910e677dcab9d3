"""What an archive tells of its completeness, from files to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from minutes_index import config
from minutes_index.archive import Archive
from minutes_index.report.coverage.findings import FindingKind
from minutes_index.report.coverage.numbering import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAD: Final = """Vara kommun
{kind}
Kommunstyrelsen

Sammanträdesdatum: {day}
Plats och tid: Kommunhuset, kl. 13.00

Beslutande: Åsa Ek (S), ordförande
"""
ITEMS: Final = (
    "Val av justerare", "Budgetuppföljning", "Cykelväg till skolan", "Yttrande över remiss", "Meddelanden",
    "Taxa för vatten", "Motion om lekplatser", "Firmatecknare",
)  # fmt: skip


def paper(day: str, numbers: Iterable[int | str], kind: str = "SAMMANTRÄDESPROTOKOLL") -> str:
    """The text of a paper of the body."""
    items = (
        f"\n§ {number} {ITEMS[at]}\n\nKommunstyrelsen beslutar att godkänna {ITEMS[at].lower()} den {day} enligt "
        f"förslaget i ärende {number}.\n"
        for at, number in enumerate(numbers)
    )
    return HEAD.format(kind=kind, day=day) + "".join(items)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Minutes of four meetings with one left out between them, a summons, and a file of no known kind."""
    folder = tmp_path_factory.mktemp("covered")
    files = {
        "ks1.txt": paper("2023-01-18", range(1, 6)),
        "ks2.txt": paper("2023-02-15", [6, 7, "7 a", 8, 9]),
        "ks4.txt": paper("2023-04-12", range(15, 20)),
        "ks5.txt": paper("2023-05-10", [20, 21, 23]),
        "ks6.txt": paper("2023-06-14", ["24", "25"], "KALLELSE"),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bild.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    settings = config.load({config.ARCHIVE: folder / "archive", "model": "none"})
    with Archive.open(folder / "archive", create=True, settings=settings) as archive:
        archive.import_paths([folder])
        yield archive


def test_what_is_missing_is_found_in_real_files(archive: Archive) -> None:
    """The left out meeting, the left out item, and the meeting that only a summons tells of."""
    told = archive.coverage()
    (year,) = told.years
    assert (year.body, year.municipality, year.year) == ("Kommunstyrelsen", "Vara", 2023)
    assert (year.meetings, year.documents, year.summonses) == (4, 5, 1)
    assert year.numbering.scheme is Scheme.ON
    assert [(found.kind, found.what) for found in year.findings] == [
        (FindingKind.BETWEEN, "§§ 10–14 between 2023-02-15 (… § 9) and 2023-04-12 (§ 15 …)"),
        (FindingKind.SUMMONS, "no minutes of 2023-06-14, of which there is a summons"),
        (FindingKind.WITHIN, "§ 22 in the minutes of 2023-05-10 (§§ 20–21, 23)"),
    ]
    assert told.possible == 2


def test_files_that_gave_nothing_are_not_passed_over(archive: Archive) -> None:
    (unread,) = archive.coverage().unread
    assert unread.path.endswith("bild.pdf")
    assert unread.reason
