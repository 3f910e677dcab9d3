"""How paragraphs of an OpenDocument text are laid out, and how its lists are numbered (ODF 1.3, part 3, 16 and 17)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.extract.layout.lengths import points
from minutes_index.extract.layout.list_numbers import letters, roman
from minutes_index.extract.xml_tree import attribute, below, child, local, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from minutes_index.extract.xml_tree import Element

_RAISED = re.compile(r"super|[1-9]")  # percents that the text is lifted by
_DEEPEST = 50  # styles that are based on each other; more are a circle
_PAGE = frozenset({"page", "even-page", "odd-page"})
_FIGURES: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": letters,
    "A": lambda count: letters(count).upper(),
    "i": roman,
    "I": lambda count: roman(count).upper(),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """What of a style the text depends on; lengths in points."""

    style: str = ""
    before: float = 0
    after: float = 0
    contextual: bool = False
    indent: float = 0
    stops: tuple[float, ...] = ()
    page_before: bool = False
    page_after: bool = False
    master: str = ""
    """The kind of page that begins with it."""
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    list_style: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    bullet: str = ""
    form: str = ""
    """``1``, ``a``, ``A``, ``i``, ``I``, or nothing."""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    """How many levels, up to this one, stand in its number."""


class Styles:
    """The styles of a document, those of its content over those it shares."""

    def __init__(self, roots: Iterable[Element | None]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._usual = Layout()
        self._lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        self.masters: dict[str, Element] = {}
        for root in roots:
            for each in root.iter() if root is not None else ():
                self._take(each)
        self._known: dict[tuple[str, str], Layout] = {}

    def layout(self, style: str, family: str = "paragraph", depth: int = 0) -> Layout:
        """That of a style by name; paragraphs, tables and stretches of text (``text``) have names of their own."""
        key = family, style
        if key not in self._known:
            element = self._styles.get(key)
            if element is None:
                return self._usual
            above = attribute(element, "parent-style-name")
            base = self.layout(above, family, depth + 1) if depth < _DEEPEST else self._usual
            self._known[key] = _over(
                replace(base, style=style, page_before=False, page_after=False, master=""), element
            )
        return self._known[key]

    def level(self, style: str, at: int) -> Level:
        """A level, from 1, of a list style by name."""
        return self._lists.get(style, {}).get(at, Level())

    def _take(self, element: Element) -> None:
        name = local(element)
        if name == "style":
            self._styles[attribute(element, "family"), attribute(element, "name")] = element
        elif name == "default-style" and attribute(element, "family") == "paragraph":
            self._usual = _over(Layout(), element)
        elif name == "list-style":
            self._lists[attribute(element, "name")] = _levels(element)
        elif name == "outline-style":
            self.outline = _levels(element)
        elif name == "master-page":
            self.masters[attribute(element, "name")] = element


def written(levels: Callable[[int], Level], counts: dict[int, int], at: int) -> str:
    """The number or bullet of a level, from 1, at these counts; empty when it has none."""
    level = levels(at)
    if level.bullet:
        return level.bullet
    if not level.form:
        return (level.prefix + level.suffix).strip()
    shown = [up for up in range(max(1, at - level.shown + 1), at + 1) if levels(up).form]
    figures = (_FIGURES.get(levels(up).form, str)(counts.get(up, levels(up).start)) for up in shown)
    return f"{level.prefix}{'.'.join(figures)}{level.suffix}".strip()


def _levels(element: Element) -> dict[int, Level]:
    return {
        int(number(attribute(each, "level"), 1)): Level(
            attribute(each, "bullet-char"),
            attribute(each, "num-format"),
            attribute(each, "num-prefix"),
            attribute(each, "num-suffix"),
            int(number(attribute(each, "start-value"), 1)),
            min(10, int(number(attribute(each, "display-levels"), 1))),
        )
        for each in element
    }


def _over(base: Layout, element: Element) -> Layout:
    """A layout with what a style says instead."""
    made = replace(
        base,
        list_style=attribute(element, "list-style-name") or base.list_style,
        master=attribute(element, "master-page-name"),
    )
    if (ink := child(element, "text-properties")) is not None:
        made = _inked(made, ink)
    for name in ("paragraph-properties", "table-properties"):
        if (settings := child(element, name)) is not None:
            made = _set(made, settings)
    return made


def _inked(base: Layout, settings: Element) -> Layout:
    display, place = attribute(settings, "display"), attribute(settings, "text-position")
    line = attribute(settings, "text-line-through-style") or attribute(settings, "text-line-through-type")
    return replace(
        base,
        hidden=display == "none" if display else base.hidden,
        struck=line != "none" if line else base.struck,
        raised=bool(_RAISED.match(place)) if place else base.raised,
    )


def _set(base: Layout, settings: Element) -> Layout:
    left, first = attribute(settings, "margin-left"), attribute(settings, "text-indent")
    contextual = attribute(settings, "contextual-spacing")
    stops = child(settings, "tab-stops")
    return replace(
        base,
        before=points(attribute(settings, "margin-top") or attribute(settings, "margin"), base.before),
        after=points(attribute(settings, "margin-bottom") or attribute(settings, "margin"), base.after),
        contextual=contextual == "true" if contextual else base.contextual,
        indent=points(left) + points(first) if left or first else base.indent,
        stops=base.stops
        if stops is None
        else tuple(sorted(points(attribute(stop, "position")) for stop in below(stops, "tab-stop"))),
        page_before=attribute(settings, "break-before") in _PAGE,
        page_after=attribute(settings, "break-after") in _PAGE,
    )
