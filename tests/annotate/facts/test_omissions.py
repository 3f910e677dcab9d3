"""What is told of a text and was not found in it is said, with the place; what was read is not complained of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.attendance.attendance import rows
from minutes_index.model import OmissionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

HEAD = "Kultur- och fritidsnämnden i Ale\nSammanträde 2023-05-04\n\n"
LIST = "Beslutande:\nAnna Ekdal (S), ordförande\nBo Kvarnlund (M)\nSiv Risberg (C)\n\n"
NAMES = ("Bo Kvarnlund", "Siv Risberg", "Olof Ahlvik", "Anna Ekdal")
ITEM = "§ 1 Mötets öppnande\nOrdföranden öppnar mötet."


def told(found: Annotated) -> list[tuple[OmissionKind, str]]:
    """Each kind with its words."""
    return [(each.kind, each.what) for each in found.annotations.omissions]


def test_what_was_read_is_not_complained_of(find: Callable[..., Annotated]) -> None:
    """A list whose people have roles, a body, a day, an item that decides nothing."""
    assert told(find(f"{HEAD}{LIST}{ITEM}")) == []


def test_no_body_and_no_day(find: Callable[..., Annotated]) -> None:
    """Each is told of at the head of the text."""
    found = find(f"Anteckningar\n\n{LIST}{ITEM}")
    assert [kind for kind, _ in told(found)] == [OmissionKind.BODY, OmissionKind.DAY]
    assert all(
        each.span.of(f"Anteckningar\n\n{LIST}{ITEM}") == "Anteckningar"
        for each in found.annotations.omissions
    )


@pytest.mark.parametrize("paper", ["En dikt om våren.\n\nAnna Ekdal skrev den.", ""])
def test_of_a_paper_of_no_meeting_nothing_is_told(find: Callable[..., Annotated], paper: str) -> None:
    """It lacks neither body nor day, for it has no lists and no items."""
    assert told(find(paper)) == []


@pytest.mark.parametrize(
    ("label", "below"),
    [
        ("Beslut", "Sdr frxt npl den aktuella tabellen."),
        ("Beslut:", "Tabellen nedan."),
        ("Kommunstyrelsens beslut", "Enligt bilaga, dock med ett annat datum."),
    ],
)
def test_an_item_with_a_part_for_its_decision_says_when_none_was_found(
    find: Callable[..., Annotated], monkeypatch: pytest.MonkeyPatch, label: str, below: str
) -> None:
    """By the number of the item, at the line of the label."""
    monkeypatch.setattr("minutes_index.annotate.pipeline.decisions", lambda *_: ())
    text = f"{HEAD}{LIST}§ 4 Budget\n{label}\n{below}"
    found = find(text)
    assert told(found) == [(OmissionKind.DECISION, "§ 4 Budget: its decision was not read")]
    assert found.annotations.omissions[0].span.of(text) == label


@pytest.mark.parametrize(("lost", "what"), [(3, "4 names, 3 without a role"), (4, "4 names, no roles read")])
def test_a_list_of_which_names_got_no_role_says_how_many(
    find: Callable[..., Annotated], monkeypatch: pytest.MonkeyPatch, lost: int, what: str
) -> None:
    """Whatever kept the roles from being read; the label of the list is named."""
    whole = "minutes_index.annotate.pipeline.rows"

    monkeypatch.setattr("minutes_index.annotate.pipeline.completed", lambda _text, _sections, found: found)
    monkeypatch.setattr(
        whole, lambda *given: [row for row in rows(*given) if row.entry.name not in NAMES[:lost]]
    )
    names = "Beslutande:\nAnna Ekdal (S)\nBo Kvarnlund (M)\nSiv Risberg (C)\nOlof Ahlvik (V)\n\n"
    assert told(find(f"{HEAD}{names}{ITEM}")) == [(OmissionKind.PEOPLE, f"Beslutande: {what}")]


def test_no_personal_number_is_told(find: Callable[..., Annotated], monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of a heading are masked: they are shown where nothing else of the text is."""
    monkeypatch.setattr("minutes_index.annotate.pipeline.decisions", lambda *_: ())
    (one,) = told(find(f"{HEAD}{LIST}§ 4 Ansökan 811228-9874\nBeslut\nAnsökan avslås i sin helhet."))
    assert "9874" not in one[1]
