"""Whose reading of a list counts: the rules where they have read it, the tagger where they left names without a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.attendance import tagged
from minutes_index.annotate.facts.attendance.tagged import FOUND_BY, name_of
from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

HEAD = "Kulturnämnden\nSammanträdesprotokoll 2023-05-04\n\n"
ITEMS = "\n\n§ 1 Mötets öppnande\nOrdföranden öppnar mötet.\n\n§ 2 Budget\nBudgeten godkänns."
KNOWN = f"{HEAD}Beslutande:\nAnna Ekdal (S), ordförande\nBo Kvarnlund (M)\nSiv Risberg (C)\nOlof Ahlvik (V)"
STRANGE = f"{HEAD}Beslutande\ns Anna Ekdal\nm Bo Kvarnlund\nc Siv Risberg\nv Olof Ahlvik\ns Lisa Granbom\nm Per Hedelund"


def test_where_the_rules_have_read_the_list_the_tagger_is_not_asked(
    find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(text: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(tagged, "read", never)
    assert {row.found_by for row in find(f"{KNOWN}{ITEMS}").annotations.attendance} == {"rule:list"}


def test_a_list_in_a_strange_form_is_read_and_says_by_whom(find: Find) -> None:
    """A bare party before each name, which no rule knows: everybody is there, and nobody leads."""
    found = find(f"{STRANGE}{ITEMS}").annotations.attendance
    assert {(row.name, row.role) for row in found} == {
        (name, Role.PRESENT)
        for name in (
            "Anna Ekdal",
            "Bo Kvarnlund",
            "Siv Risberg",
            "Olof Ahlvik",
            "Lisa Granbom",
            "Per Hedelund",
        )
    }
    assert {row.found_by for row in found} == {FOUND_BY}
    assert [row.party for row in found][:3] == ["S", "M", "C"]


def test_two_labels_side_by_side_are_left_to_the_rules(find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    """They read the columns one after the other."""
    monkeypatch.setattr(tagged, "read", lambda _: pytest.fail("the tagger was asked"))
    columns = "Närvarande                Frånvarande\nAnna Ekdal                Bo Kvarnlund\nSiv Risberg               Olof Ahlvik"
    roles = {row.name: row.role for row in find(f"{columns}{ITEMS}").annotations.attendance}
    assert (roles["Siv Risberg"], roles["Olof Ahlvik"]) == (Role.PRESENT, Role.ABSENT)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ANNA EKDAL", "Anna Ekdal"),
        ("Ekdal, Anna", "Anna Ekdal"),
        ("Andersson Bo", "Bo Andersson"),
        ("Anna\nEkdal", "Anna Ekdal"),
        ("Anna Ekdal-\nRisberg", "Anna Ekdal-Risberg"),
        ("Anna af Ekdal", "Anna af Ekdal"),
    ],
)
def test_a_name_is_written_as_others_write_it(written: str, name: str) -> None:
    """On one line, the given name first, no more capitals than it has."""
    assert name_of(written) == name
