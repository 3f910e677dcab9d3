"""Boxes beside names: who is ticked off is present, who is not is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

HEAD = "SAMMANTRÄDESPROTOKOLL\nKulturnämnden\n2022-09-14\n\n"
ITEM = "\n\n§ 1 Dagordning\nKulturnämnden beslutar att godkänna dagordningen."
PRESENT, ABSENT = Role.PRESENT, Role.ABSENT
EXPECTED = {("Vega Lindmark", PRESENT), ("Ivar Stålnacke", ABSENT), ("Berit Sundgren", PRESENT)}


@pytest.mark.parametrize(
    "listed",
    [
        "Närvaro\n☒ Vega Lindmark (S)\n☐ Ivar Stålnacke (M)\n☒ Berit Sundgren (C)",
        "Närvarande: ☑ Vega Lindmark ☐ Ivar Stålnacke ☑ Berit Sundgren",
        "Närvarande\nVega Lindmark       ☒\nIvar Stålnacke      ☐\nBerit Sundgren      ☒",
        "Närvarande\n[x] Vega Lindmark\n[ ] Ivar Stålnacke\n[x] Berit Sundgren",
        "Närvarande\n☑ Vega Lindmark\n□ Ivar Stålnacke\n☑ Berit Sundgren",
        "Ledamöter\nVega Lindmark    ☒ Närvarande  ☐ Frånvarande\nIvar Stålnacke   ☐ Närvarande  ☒ Frånvarande\nBerit Sundgren   ☒ Närvarande  ☐ Frånvarande",
        "Namn              Närvarande\nVega Lindmark     ☒\nIvar Stålnacke    ☐\nBerit Sundgren    ☒",
    ],
    ids=["before", "in a row", "behind", "typed", "squares", "two boxes", "table"],
)
def test_an_empty_box_is_not_present(find: Callable[..., Annotated], listed: str) -> None:
    found = find(HEAD + listed + ITEM).annotations.attendance
    assert {(one.name, one.role) for one in found} == EXPECTED


def test_squares_of_which_none_is_ticked_are_bullets(find: Callable[..., Annotated]) -> None:
    found = find(f"{HEAD}Närvarande\n□ Vega Lindmark\n□ Ivar Stålnacke{ITEM}")
    assert {one.role for one in found.annotations.attendance} == {PRESENT}
