"""The numbers that Word puts before paragraphs of lists; the file says how to count, not where it came to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.extract.characters import clean
from minutes_index.extract.docx.styles import is_on
from minutes_index.extract.layout.list_numbers import letters, roman
from minutes_index.extract.xml_tree import attribute, child, local, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_index.extract.docx.styles import Layout
    from minutes_index.extract.xml_tree import Element

_FIGURES: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02}".format,
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "none": lambda _: "",
}
"""By the names of formats (ISO/IEC 29500-1, 17.18.59); any other is written in plain figures."""
_PLACE = re.compile(r"%([1-9])")
_SYMBOL = re.compile("[\ue000-\uf8ff]")
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The level (from 1) whose numbers begin this one's anew; 0: none. None: every level above."""
    plain: bool = False
    """Whether all levels are written in plain figures."""
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    kind: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbers:
    """Counts through a document."""

    def __init__(self, root: Element | None) -> None:
        kinds = _kinds(root)
        linked = {
            _value(kind, "styleLink"): name for name, kind in kinds.items() if _value(kind, "styleLink")
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._lists: dict[str, _List] = {}
        for each in _children(root, "num"):
            kind = _value(each, "abstractNumId")
            link = _value(kinds.get(kind), "numStyleLink")
            kind = linked.get(link, kind) if link else kind
            self._lists[attribute(each, "numId")] = _list(each, kind, kinds.get(kind))

    def mark(self, layout: Layout) -> str:
        """The number or bullet of the next paragraph with this layout; empty when it has none."""
        found = self._lists.get(layout.list_id)
        if found is None:
            return ""
        at = layout.level if layout.level is not None else _level_of(found, layout.style)
        level = found.levels.get(at)
        if level is None:
            return ""
        counts = self._count(layout.list_id, found, at)
        if level.form == "bullet":
            return _bullet(level.text)
        return _PLACE.sub(lambda place: _figure(found, level, counts, int(place[1]) - 1), level.text)

    def _count(self, list_id: str, found: _List, at: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.kind, {})
        if at in found.starts and (list_id, at) not in self._begun:
            counts.pop(at, None)
        self._begun.add((list_id, at))
        start = found.starts.get(at, found.levels[at].start)
        counts[at] = counts.get(at, start - 1) + 1
        for deeper in [deeper for deeper in counts if deeper > at]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or at < restart:
                del counts[deeper]
        return counts


def _figure(found: _List, level: _Level, counts: dict[int, int], at: int) -> str:
    of = found.levels.get(at, _Level())
    form = "decimal" if level.plain else of.form
    return _FIGURES.get(form, str)(counts.get(at, of.start))


def _bullet(text: str) -> str:
    """A bullet; a sign of a symbol font that Unicode has not is one as well."""
    return _SYMBOL.sub(_BULLET, clean(text)).strip()


def _level_of(found: _List, style: str) -> int:
    return next((at for at, level in found.levels.items() if level.style and level.style == style), 0)


def _kinds(root: Element | None) -> dict[str, Element]:
    return {attribute(each, "abstractNumId"): each for each in _children(root, "abstractNum")}


def _list(element: Element, name: str, kind: Element | None) -> _List:
    levels = dict(_levels(kind))
    starts: dict[int, int] = {}
    for each in _children(element, "lvlOverride"):
        at = int(number(attribute(each, "ilvl")))
        levels |= dict(_levels(each))
        if (start := child(each, "startOverride")) is not None:
            starts[at] = int(number(attribute(start, "val"), 1))
    return _List(name, levels, starts)


def _levels(element: Element | None) -> Iterator[tuple[int, _Level]]:
    for each in _children(element, "lvl"):
        restart = _value(each, "lvlRestart")
        level = _Level(
            _value(each, "numFmt") or "decimal",
            _value(each, "lvlText"),
            int(number(_value(each, "start"), 1)),
            int(number(restart)) if restart else None,
            is_on(child(each, "isLgl")),
            _value(each, "pStyle"),
        )
        yield int(number(attribute(each, "ilvl"))), level


def _children(element: Element | None, name: str) -> Iterator[Element]:
    return (each for each in (element if element is not None else ()) if local(each) == name)


def _value(element: Element | None, name: str) -> str:
    found = child(element, name)
    return "" if found is None else attribute(found, "val")
