"""What control words of RTF set, until the end of the group they stand in or until they are set anew."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from minutes_index.extract.layout.blocks import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

TWIPS = 20
"""In a point."""


@dataclass(frozen=True, slots=True)
class State:
    """What holds for the characters that follow."""

    skipped: bool = False
    fonts: bool = False
    apart: str = ""
    font: int = -1
    fallback: int = 1
    """Characters that stand behind one given by number, for programs that do not know it."""
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    raised: bool = False
    layout: Paragraph = field(default_factory=lambda: Paragraph(""))
    left: int = 0
    first: int = 0
    new_page: bool = False
    in_table: bool = False


PARAGRAPH: dict[str, Callable[[State, int], State]] = {
    "pard": lambda state, _: replace(
        state, layout=Paragraph(""), left=0, first=0, new_page=False, in_table=False
    ),
    "sb": lambda state, amount: replace(state, layout=replace(state.layout, before=amount / TWIPS)),
    "sa": lambda state, amount: replace(state, layout=replace(state.layout, after=amount / TWIPS)),
    "contextualspace": lambda state, _: replace(state, layout=replace(state.layout, kin="same")),
    "tx": lambda state, amount: replace(
        state, layout=replace(state.layout, stops=(*state.layout.stops[-50:], amount / TWIPS))
    ),
    "li": lambda state, amount: replace(state, left=amount),
    "fi": lambda state, amount: replace(state, first=amount),
    "pagebb": lambda state, _: replace(state, new_page=True),
    "intbl": lambda state, _: replace(state, in_table=True),
}
RUN: dict[str, Callable[[State, int | None], State]] = {
    "plain": lambda state, _: replace(state, hidden=False, deleted=False, struck=False, raised=False),
    "v": lambda state, value: replace(state, hidden=value != 0),
    "deleted": lambda state, value: replace(state, deleted=value != 0),
    "strike": lambda state, value: replace(state, struck=value != 0),
    "striked": lambda state, value: replace(state, struck=value != 0),
    "super": lambda state, value: replace(state, raised=value != 0),
    "nosupersub": lambda state, _: replace(state, raised=False),
    "sub": lambda state, _: replace(state, raised=False),
    "up": lambda state, value: replace(state, raised=value != 0),
    "f": lambda state, value: replace(state, font=value or 0),
    "uc": lambda state, value: replace(state, fallback=max(0, 1 if value is None else value)),
}
