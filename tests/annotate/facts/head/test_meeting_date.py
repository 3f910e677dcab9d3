"""When the meeting was held: each source in its order, with the ground for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.head.meeting_date import reference
from minutes_index.model import When

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

ITEMS = "\n\n§ 1 Val\nValet görs.\n\n§ 2 Slut\nMötet avslutas."


def _held(found: Annotated) -> tuple[str, bool, str]:
    assert found.held_on is not None
    return found.held_on.edtf, found.held_on.stated, found.held_on.reason


@pytest.mark.parametrize(
    "head",
    [
        "Sammanträdesdatum 2023-04-12",
        "Sammanträdesdatum\n2023-04-12",
        "Datum: den 12 april 2023",
        "Plats och tid: Rådhuset den 12 april 2023 klockan 9",
        "Plats och tid\nRådhuset i Kvarnby\nonsdag 12 april 2023",
        "Protokoll från möte 12 april 2023",
        "Nätverket träffades\n12 april 2023",
        "Anteckningar från enhetsmöte\n2023-04-12\nVi ses på nätverksmöte den 21 maj 2023",
        "Anteckningar från enhetsmöte\n23-04-12",
        "Styrelsemöte\nDatum: 2023-04-20\nTid: onsdag 2023-04-12 klockan 9",
        "1 KVARNBY BYALAG STYRELSEMÖTE PROTOKOLL Tid: Onsdagen den 12 april 2023, klockan 18",
        "Justeringsdatum 2023-04-20\nSammanträdesdatum 2023-04-12",
        "Föregående möte 2023-03-01\nDatum 2023-04-12",
        "Kallelse skickad 2023-04-01\nMöte 2023-04-12",
        "Protokoll fört vid möte med styrelsen 12 april 2023, "
        + "i sal 3 på övre våningen, " * 5
        + "Kvarnby",
    ],
)
def test_the_head_of_the_document_states_it(find: Find, head: str) -> None:
    assert _held(find(head + ITEMS)) == ("2023-04-12", True, "stated at the head of the document")


@pytest.mark.parametrize(
    "head",
    [
        "Protokoll 230412",
        "Styrelsemöte 20230412",
        "Datum: 2023 04 12",
        "Protokoll 12.4.2023",
        "Protokoll från styrelsemöte 12/04/2023",
        "Datum 2023-04-20\nProtokoll från möte med styrelsen 2023-04-12",
    ],
)
def test_so_do_figures_beside_a_label_or_the_name_of_the_meeting(find: Find, head: str) -> None:
    assert _held(find(head + ITEMS)) == ("2023-04-12", True, "stated at the head of the document")


@pytest.mark.parametrize("label", ["Sammanträdestid", "Mötestid:", "Tid"])
def test_the_last_letters_of_a_label_are_no_word_before_a_number(find: Find, label: str) -> None:
    assert _held(find(f"Protokoll\n{label} 2021 06 14 kl 08.15–11.40{ITEMS}"))[0] == "2021-06-14"


def test_a_second_day_may_follow_in_figures(find: Find) -> None:
    assert _held(find(f"Protokoll fullmäktige 2005-11-22--23{ITEMS}"))[0] == "2005-11-22/2005-11-23"


@pytest.mark.parametrize(
    "head",
    [
        "Protokoll dnr 140512",
        "Protokoll, telefon 261112",
        "Protokoll 802412-1234",
        "Protokoll 231312",
        "Föreningen Kvarnby 140512",
        "Protokoll\nNästa möte 230412",
        "Sammanträdesdatum 2023-04-20\nProtokoll 1.2.2.2023",
    ],
)
def test_other_figures_are_no_day(find: Find, head: str) -> None:
    held = find(head + ITEMS).held_on
    assert held is None or held.edtf == "2023-04-20"


def test_the_head_goes_before_the_file_name(find: Find) -> None:
    assert _held(find(f"Datum 2023-04-12{ITEMS}", "prot 2023-05-01.pdf"))[0] == "2023-04-12"


@pytest.mark.parametrize(
    "name", ["KS 2023-04-12.pdf", "prot_20230412.txt", "230412 KS.pdf", "KS 2023.04.12.pdf"]
)
def test_the_file_name_tells_it_where_the_head_does_not(find: Find, name: str) -> None:
    assert _held(find(f"Protokoll{ITEMS}", name)) == ("2023-04-12", False, "date in the file name")


@pytest.mark.parametrize(
    ("name", "edtf"),
    [
        ("Anteckningar nov 2019.txt", "2019-11"),
        ("anteckningar_november_2019.txt", "2019-11"),
        ("KS 7 feb 2019.txt", "2019-02-07"),
        ("KS nr 7 feb 2019.txt", "2019-02"),
        ("KS 31 feb 2019.txt", "2019-02"),
    ],
)
def test_so_does_a_month_in_it(find: Find, name: str, edtf: str) -> None:
    assert _held(find(f"Protokoll{ITEMS}", name))[:2] == (edtf, False)


@pytest.mark.parametrize("name", ["KS 23-02-30.pdf", "KS 999999.pdf", "protokoll.pdf", ""])
def test_a_file_name_without_a_day_tells_nothing(find: Find, name: str) -> None:
    assert find(f"Protokoll{ITEMS}", name).held_on is None


@pytest.mark.parametrize(
    ("head", "name", "held", "reason"),
    [
        ("Datum: 12 april", "2023-05-01.pdf", "2023-04-12", "year of the date in the file name"),
        ("Datum: 12 april", "KS 2023.pdf", "2023-04-12", "year of the year in the file name"),
        (
            "Datum: onsdag 12 april",
            "KS 2023.pdf",
            "2023-04-12",
            "a Wednesday in 2023, near the year in the file name",
        ),
    ],
)
def test_a_year_the_head_leaves_out_comes_from_the_file_name(
    find: Find, head: str, name: str, held: str, reason: str
) -> None:
    assert _held(find(head + ITEMS, name)) == (held, False, reason)


def test_a_year_the_head_leaves_out_comes_from_the_text(find: Find) -> None:
    text = "Datum: 12 april\n\n1. Val\nPlanen för maj 2023 antas.\n\n2. Slut\nNästa gång ses vi i juni 2023."
    held, stated, reason = _held(find(text))
    assert (held, stated) == ("2023-04-12", False)
    assert "2023 is the year most dates in the text have" in reason


def test_a_head_whose_year_nothing_tells_gives_no_date(find: Find) -> None:
    assert find(f"Datum: 12 april{ITEMS}").held_on is None


def test_the_adjustment_puts_it_shortly_before(find: Find) -> None:
    text = f"Protokoll\nProtokollet justerat 2023-04-20{ITEMS}"
    assert _held(find(text)) == ("2023-04~", False, "shortly before the adjustment or posting on 2023-04-20")


def test_the_dates_of_the_text_give_an_estimate(find: Find) -> None:
    text = "Anteckningar\n\n1. Val\nPlanen för maj 2023 antas.\n\n2. Slut\nNästa gång ses vi i juni 2023."
    held, stated, reason = _held(find(text))
    assert (held, stated) == ("2023~", False)
    assert reason.startswith("estimated: the text (")


@pytest.mark.parametrize(
    ("edtf", "day", "year"),
    [
        ("2023-04-12", date(2023, 4, 12), None),
        ("2023-04-12/2023-04-13", date(2023, 4, 12), None),
        ("2023-04~", date(2023, 4, 15), None),
        ("2023~", None, 2023),
        ("2023-21", None, 2023),
    ],
)
def test_other_dates_are_read_from_the_meeting(edtf: str, day: date | None, year: int | None) -> None:
    found = reference(When(edtf, "", stated=True, reason=""))
    assert (found.day, found.year) == (day, year)


def test_without_a_meeting_date_there_is_nothing_to_read_from() -> None:
    found = reference(None)
    assert (found.day, found.year) == (None, None)
