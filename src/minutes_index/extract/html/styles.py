"""What of a web page's styles its text depends on: space between blocks, page breaks, and what is not shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from minutes_index.extract.layout.lengths import points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from minutes_index.extract.xml_tree import Element

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# An element, a class, or both: what Word and LibreOffice write. Others are passed over.
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?")
_FORCED = frozenset({"always", "page", "left", "right", "recto", "verso"})


@dataclass(frozen=True, slots=True)
class Look:
    """How one element is set; lengths in points."""

    above: float = 0
    below: float = 0
    page_before: bool = False
    page_after: bool = False
    shown: bool = True
    marked: bool = True
    """Whether items of a list have marks."""
    kept: bool = False
    """Whether line ends and blanks stand as they are written."""
    struck: bool = False
    raised: bool = False


# The usual style sheet (HTML, 15.3), as far as it concerns us; 1em is 12 points.
_USUAL: dict[str, Look] = {
    **dict.fromkeys(("p", "dl", "ul", "ol", "menu", "blockquote", "figure", "hr", "h1", "h2", "h3", "h4", "h5", "h6"), Look(12, 12)),
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), Look(12, 12, kept=True)),
    **dict.fromkeys(("s", "strike", "del"), Look(struck=True)),
    "sup": Look(raised=True),
}  # fmt: skip


def _above(value: str, look: Look) -> Look:
    return replace(look, above=points(value, look.above))


def _below(value: str, look: Look) -> Look:
    return replace(look, below=points(value, look.below))


def _around(value: str, look: Look) -> Look:
    sides = value.split()
    return _below(sides[2 if len(sides) > 2 else 0], _above(sides[0], look)) if sides else look


_CHANGES: dict[str, Callable[[str, Look], Look]] = {
    "margin": _around,
    "margin-top": _above,
    "margin-bottom": _below,
    "page-break-before": lambda value, look: replace(look, page_before=value in _FORCED),
    "break-before": lambda value, look: replace(look, page_before=value in _FORCED),
    "page-break-after": lambda value, look: replace(look, page_after=value in _FORCED),
    "break-after": lambda value, look: replace(look, page_after=value in _FORCED),
    "display": lambda value, look: replace(look, shown=value != "none"),
    "visibility": lambda value, look: replace(look, shown=value != "hidden"),
    "text-decoration": lambda value, look: replace(look, struck="line-through" in value.split()),
    "text-decoration-line": lambda value, look: replace(look, struck="line-through" in value.split()),
    "vertical-align": lambda value, look: replace(look, raised=value == "super"),
    "mso-hide": lambda value, look: replace(look, shown=value != "all"),
    "list-style": lambda value, look: replace(look, marked="none" not in value.split()),
    "list-style-type": lambda value, look: replace(look, marked=value != "none"),
    "white-space": lambda value, look: replace(look, kept=value.startswith(("pre", "break-spaces"))),
}


@dataclass(slots=True)
class StyleSheet:
    """The rules of a page's own style sheets, by element and class."""

    rules: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, sheets: Iterable[str]) -> StyleSheet:
        """Those of the texts of ``style`` elements."""
        made = cls()
        for sheet in sheets:
            for selectors, declarations in _RULE.findall(_COMMENT.sub("", sheet).lower()):
                for selector in selectors.split(","):
                    if found := _SELECTOR.fullmatch(selector.strip()):
                        made.rules.setdefault((found[1] or "", found[2] or ""), []).append(declarations)
        return made

    def look(self, name: str, element: Element) -> Look:
        """How an element of that name is set."""
        classes = (element.get("class") or "").lower().split()
        keys = [(name, ""), *(("", each) for each in classes), *((name, each) for each in classes)]
        look = _USUAL.get(name, Look())
        for declarations in (each for key in keys for each in self.rules.get(key, ())):
            look = _with(look, declarations)
        look = _with(look, (element.get("style") or "").lower())
        return replace(look, shown=False) if element.get("hidden") is not None else look


def _with(look: Look, declarations: str) -> Look:
    for declaration in declarations.split(";"):
        name, _, value = declaration.partition(":")
        if change := _CHANGES.get(name.strip()):
            look = change(value.replace("!important", "").strip(), look)
    return look
