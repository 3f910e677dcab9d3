"""A record -> its passages, and what days a date can mean."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.errors import EmptySource
from minutes_index.extract import Reading
from minutes_index.ingest.analyse import analyse
from minutes_index.ingest.document_ids import document_id
from minutes_index.ingest.passages import days, passages
from minutes_index.model import When

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Protokoll
Kungälvs kommun
Kommunstyrelsen
Sammanträdesdatum 2023-04-21

Närvarande
Gunilla Nordanvind (S), ordförande
Torbjörn Ekvall (M)

§ 1 Budget 2024    Dnr KS 2023/118

Torbjörn Ekvall föredrar ärendet. Han nämner Lerum och Lerum en gång till.

Beslut

Kommunstyrelsen beslutar att godkänna budgeten.

§ 2 Skolskjuts

Förslag till beslut

Kommunstyrelsen föreslås avslå motionen om fler bussar.
"""


def when(edtf: str) -> When:
    return When(edtf, edtf, stated=True, reason="")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of formal minutes with two items."""
    path = tmp_path / "ks.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_passage_a_section(path: Path) -> None:
    """The passages are the sections, in order, with their text and heading."""
    known = analyse(path, Reading())
    made = list(passages(known))
    assert [passage.ordinal for passage in made] == [section.ordinal for section in known.document.sections]
    assert "".join(passage.text for passage in made) == known.document.text
    assert {passage.document_id for passage in made} == {document_id(path)}
    assert [passage.heading for passage in made][-2:] == ["Budget 2024", "Skolskjuts"]


def test_what_a_passage_can_be_filtered_by(path: Path) -> None:
    """A section has the facts of the document, and of mentions and decisions only its own."""
    *_, budget, buses = passages(analyse(path, Reading()))
    for passage in (budget, buses):
        assert passage.keywords["body"] == ("Kommunstyrelsen",)
        assert passage.keywords["year"] == ("2023",)
        assert passage.keywords["language"] == ("sv",)
        assert passage.keywords["municipality"][0] == "Kungälv"
        assert passage.days == (20230421, 20230421)
    assert budget.keywords["person"] == ("Torbjörn Ekvall",)
    assert budget.keywords["municipality"] == ("Kungälv", "Lerum")
    assert budget.keywords["dnr"] == ("KS 2023/118",)
    assert budget.keywords["decision"] == ("approved",)
    assert budget.keywords["section"] == ("§ 1",)
    assert "godkänna budgeten" in budget.decisions
    assert "Lerum" not in budget.decisions
    assert buses.keywords["municipality"] == ("Kungälv",)
    assert buses.keywords["person"] == ()


def test_proposals_are_not_searched_as_decisions(path: Path) -> None:
    """What was only proposed can be filtered by its outcome, and is no text of a decision."""
    *_, buses = passages(analyse(path, Reading()))
    assert set(buses.keywords["decision"]) <= {"proposed"}
    assert buses.decisions == ""


def test_the_first_passage_carries_the_terms_of_copies(path: Path) -> None:
    """The bands stand once a document."""
    known = analyse(path, Reading())
    first, *rest = passages(known)
    assert first.keywords["band"] == known.signature.bands
    assert not any("band" in passage.keywords for passage in rest)


def test_a_file_without_date_or_body(tmp_path: Path) -> None:
    """What is not known is no keyword, and a passage without days."""
    path = tmp_path / "lapp.txt"
    path.write_text("Kom ihåg att boka lokalen.\n", encoding="utf-8")
    (only,) = passages(analyse(path, Reading()))
    assert (only.keywords["body"], only.keywords["municipality"], only.keywords["year"]) == ((), (), ())
    assert only.days is None


@pytest.mark.parametrize("blank", [" \n\f \n", "\u200b\n", "\ufeff\f\u2060"])
def test_a_text_of_nothing_visible_is_empty(tmp_path: Path, blank: str) -> None:
    """A file of blanks and of characters that are not seen has no text."""
    path = tmp_path / "blank.txt"
    path.write_text(blank, encoding="utf-8")
    with pytest.raises(EmptySource, match="it has no text"):
        analyse(path, Reading())


def test_the_id_is_the_path_s(tmp_path: Path) -> None:
    """The same file by another way of writing its path has the same id, another file another."""
    assert document_id(tmp_path / "a.txt") == document_id(tmp_path / "b" / ".." / "a.txt")
    assert document_id(tmp_path / "a.txt") != document_id(tmp_path / "b.txt")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-07-01", 20230701, 20230701),
        ("2024-02", 20240201, 20240229),
        ("2023-02", 20230201, 20230228),
        ("2023", 20230101, 20231231),
        ("2023-21", 20230301, 20230531),
        ("2023-22", 20230601, 20230831),
        ("2023-23", 20230901, 20231130),
        ("2023-24", 20231201, 20231231),
        ("2024/2026", 20240101, 20261231),
        ("2023-23/2025-21", 20230901, 20250531),
        ("2023-04-21/2023-04-23", 20230421, 20230423),
    ],
)
def test_days_of_edtf(edtf: str, first: int, last: int) -> None:
    """A day is itself, a month, season, year or interval runs from its first day to its last."""
    assert days(when(edtf)) == (first, last)


def test_no_date_no_days() -> None:
    """Nothing known means nothing, not any day."""
    assert days(None) is None


DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31))
FORMS = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"])


@given(DATES, FORMS, DATES, FORMS)
def test_the_days_hold_what_the_date_means(one: date, form: str, other: date, other_form: str) -> None:
    """Whatever the precision, both bounds are days of the calendar, and every day meant lies between."""
    first, last = sorted((one, other))
    bounds = days(when(f"{first.strftime(form)}/{last.strftime(other_form)}"))
    assert bounds is not None
    assert all(datetime.strptime(str(day), "%Y%m%d") for day in bounds)  # noqa: DTZ007 - a day has no zone
    assert bounds[0] <= int(first.strftime("%Y%m%d")) <= int(last.strftime("%Y%m%d")) <= bounds[1]
    assert re.fullmatch(r"\d{8}", str(bounds[0]))
