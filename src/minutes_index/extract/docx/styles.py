"""How paragraphs of a Word document are laid out: their own settings over those of their styles over the document's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.extract.xml_tree import attribute, below, child, local, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.extract.xml_tree import Element
TWIPS = 20
"""In a point."""
_AUTOMATIC = 14.0  # points: what "auto" space above or below a paragraph is
_NO = frozenset({"0", "false", "off", "none"})
_DEEPEST = 50  # styles that are based on each other; more are a circle


@dataclass(frozen=True, slots=True)
class Layout:
    """What of a paragraph's settings its text depends on; lengths in points."""

    style: str = ""
    before: float = 0
    after: float = 0
    contextual: bool = False
    """Whether paragraphs of the same style stand close to each other."""
    left: float = 0
    first: float = 0
    """Indent of the first line, beyond ``left``."""
    stops: tuple[float, ...] = ()
    new_page: bool = False
    hidden: bool = False
    list_id: str = ""
    level: int | None = None
    """Of its list; None when only the style says that it is in one."""

    def over(self, settings: Element | None) -> Layout:
        """This layout with what ``settings`` (``pPr``) says instead."""
        changes: dict[str, object] = {}
        for each in settings if settings is not None else ():
            if found := _CHANGES.get(local(each)):
                changes.update(found(each, self))
        return replace(self, **changes)  # type: ignore[arg-type]


def is_on(element: Element | None) -> bool:
    """Whether a setting that is either on or off is there and on."""
    return element is not None and attribute(element, "val", "1").lower() not in _NO


def _spacing(element: Element, base: Layout) -> dict[str, object]:
    return {
        "before": _space(element, "before", base.before),
        "after": _space(element, "after", base.after),
    }


def _space(element: Element, side: str, base: float) -> float:
    automatic = attribute(element, f"{side}Autospacing").lower()
    if automatic and automatic not in _NO:
        return _AUTOMATIC
    return _points(element, base, side)


def _indent(element: Element, base: Layout) -> dict[str, object]:
    hanging = attribute(element, "hanging")
    first = -number(hanging) / TWIPS if hanging else _points(element, base.first, "firstLine")
    return {"left": _points(element, base.left, "left", "start"), "first": first}


def _points(element: Element, base: float, *names: str) -> float:
    stated = next((value for name in names if (value := attribute(element, name))), "")
    return number(stated, base * TWIPS) / TWIPS


def _tabs(element: Element, base: Layout) -> dict[str, object]:
    stops = set(base.stops)
    for tab in below(element, "tab"):
        place = number(attribute(tab, "pos")) / TWIPS
        (stops.discard if attribute(tab, "val") == "clear" else stops.add)(place)
    return {"stops": tuple(sorted(stops))}


def _list(element: Element, _: Layout) -> dict[str, object]:
    level, list_id = child(element, "ilvl"), child(element, "numId")
    found: dict[str, object] = {} if level is None else {"level": int(number(attribute(level, "val")))}
    return found if list_id is None else found | {"list_id": attribute(list_id, "val")}


_CHANGES: dict[str, Callable[[Element, Layout], dict[str, object]]] = {
    "spacing": _spacing,
    "ind": _indent,
    "tabs": _tabs,
    "numPr": _list,
    "contextualSpacing": lambda element, _: {"contextual": is_on(element)},
    "pageBreakBefore": lambda element, _: {"new_page": is_on(element)},
}


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        styles = list(below(root, "style")) if root is not None else []
        self._styles = {attribute(style, "styleId"): style for style in styles}
        self._usual = next((_id(style) for style in styles if _is_usual(style)), "")
        self._base = Layout().over(child(root, "docDefaults", "pPrDefault", "pPr"))
        self._known: dict[str, Layout] = {}

    def layout(self, settings: Element | None) -> Layout:
        """That of a paragraph with these settings (``pPr``), which name its style."""
        named = child(settings, "pStyle")
        style = attribute(named, "val") if named is not None else self._usual
        return self._of(style if style in self._styles else self._usual, 0).over(settings)

    def hides(self, run: Element | None) -> bool:
        """Whether text with these settings (``rPr``) is neither shown nor printed."""
        return is_on(self._setting(run, "vanish"))

    def strikes(self, run: Element | None) -> bool:
        """Whether text with these settings (``rPr``) is struck out."""
        return any(is_on(self._setting(run, name)) for name in ("strike", "dstrike"))

    def raises(self, run: Element | None) -> bool:
        """Whether text with these settings (``rPr``) stands raised and small."""
        found = self._setting(run, "vertAlign")
        return found is not None and attribute(found, "val") == "superscript"

    def _setting(self, run: Element | None, name: str) -> Element | None:
        """A setting of a run: its own, or that of its style of characters."""
        own = child(run, name)
        named = child(run, "rStyle")
        if own is not None or named is None:
            return own
        return self._styled(attribute(named, "val"), name, 0)

    def _styled(self, style: str, name: str, depth: int) -> Element | None:
        element = self._styles.get(style)
        own, based = child(element, "rPr", name), child(element, "basedOn")
        if own is not None or based is None or depth == _DEEPEST:
            return own
        return self._styled(attribute(based, "val"), name, depth + 1)

    def _of(self, style: str, depth: int) -> Layout:
        if style not in self._known:
            element = self._styles.get(style)
            based = child(element, "basedOn")
            above = attribute(based, "val") if based is not None and depth < _DEEPEST else ""
            base = self._of(above, depth + 1) if above in self._styles else self._base
            hidden = is_on(self._styled(style, "vanish", 0))
            self._known[style] = replace(base, style=style, hidden=hidden).over(child(element, "pPr"))
        return self._known[style]


def _id(style: Element) -> str:
    return attribute(style, "styleId")


def _is_usual(style: Element) -> bool:
    is_default = attribute(style, "default").lower() not in {"", *_NO}
    return attribute(style, "type") == "paragraph" and is_default
