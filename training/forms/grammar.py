r"""A grammar with weights, read from text files.

A symbol stands at the margin with a colon, its productions below it, indented, one a line:

    separator:
      5 = ,\s
      ?formal 2 = ;\s
      [30%|\soch\s|, ]

Before ``=`` stand what must hold (``?formal``, ``?!formal``) and the weight (1 where none is said). In a production

- ``{x}`` is the symbol or slot ``x``; ``{=x}`` the production of it that the document always takes, ``{~x}`` the same words as the
  last time in this item; ``{^x}`` begins with a capital, ``{!x}`` is in capitals; ``{label:x}`` marks a span of that kind, and
  ``{decision.noted:x}`` notes something of it;
- ``{people*row; comma, newline; and}`` is ``row`` for each of ``people``, between them the separators in turn, ``and`` before the last;
- ``[test|then|else]`` depends on a fact, or on chance (``[30%|…]``); ``<a|b|c>`` is one of them;
- ``\n``, ``\t`` and ``\s`` are a new line, a tab and a blank; a backslash takes any other sign its meaning.

A line that begins with ``#`` is a remark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from training.forms.production import Node, parsed, references

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE: Final = Path(__file__).with_name("base")
FAMILIES: Final = Path(__file__).with_name("families")
_PRODUCTION = re.compile(r"(?:((?:\?!?[\w.]+ +)*)([\d.]+)? *= )?(.*)")


@dataclass(frozen=True, slots=True)
class Production:
    """One way to write a symbol."""

    weight: float
    needs: tuple[str, ...]
    """What must hold, with `!` what must not."""
    body: Node
    family: str
    """The file it stands in; empty when it belongs to all."""


Grammar = dict[str, tuple[Production, ...]]


def names() -> tuple[str, ...]:
    """The families that are written down, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in FAMILIES.glob("*.txt")))


def read(text: str, family: str = "") -> Iterator[tuple[str, Production]]:
    """The productions in a file, each with its symbol.

    Raises:
        ValueError: a line is neither symbol nor production.
    """
    symbol = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] != " ":
            symbol = line.removesuffix(":")
            continue
        found = _PRODUCTION.fullmatch(line.strip())
        if found is None or not symbol:
            raise ValueError(f"no production: {line!r} in {family or 'base'}")
        needs = tuple(need[1:] for need in (found[1] or "").split())
        yield symbol, Production(float(found[2] or 1), needs, parsed(found[3]), family)


@cache
def everything() -> tuple[tuple[str, Production], ...]:
    """All productions of all files."""
    paths = [*sorted(BASE.glob("*.txt")), *sorted(FAMILIES.glob("*.txt"))]
    return tuple(
        pair
        for path in paths
        for pair in read(path.read_text(encoding="utf-8"), path.stem if path.parent == FAMILIES else "")
    )


@cache
def grammar(without: frozenset[str], slots: frozenset[str]) -> Grammar:
    """The grammar without some families, nor what cannot be written without them."""
    kept = [(symbol, p) for symbol, p in everything() if p.family not in without]
    while True:
        known = slots.union(symbol for symbol, _ in kept)
        whole = [(symbol, p) for symbol, p in kept if references(p.body) <= known]
        if len(whole) == len(kept):
            break
        kept = whole
    made: dict[str, list[Production]] = {}
    for symbol, production in kept:
        made.setdefault(symbol, []).append(production)
    return {symbol: tuple(productions) for symbol, productions in made.items()}


@cache
def leading(family: str) -> frozenset[str]:
    """The symbols from which productions of a family can be reached."""
    found = {symbol for symbol, p in everything() if p.family == family}
    while True:
        more = {symbol for symbol, p in everything() if not references(p.body).isdisjoint(found)} - found
        if not more:
            return frozenset(found)
        found |= more
