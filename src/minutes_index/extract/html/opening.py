"""What of a web page opens at a click: panels of accordions and tabs, with the controls that open them (WAI-ARIA 1.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.tables import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from minutes_index.extract.xml_tree import Element

_NAMING: Final = ("aria-controls", "data-target", "data-bs-target", "data-controls", "onclick", "href")
"""Attributes of a control that name what it opens; `href` where it says that it opens something at all."""
_TOGGLES: Final = ("data-toggle", "data-bs-toggle", "aria-expanded")
_NAMES: Final = re.compile(r"[^\s#'\"(),;]+")
_OPENING: Final = re.compile(r"accord|collaps|toggl|expand|disclos|trigger|\btab|spoiler|fäll|visa")
"""What classes of controls are called that open the panel behind them."""
_NEXT: Final = re.compile(r"nextElementSibling|slideToggle|\.next\(")
_ROLES: Final = frozenset({"button", "tab"})
_NO_PART: Final = words_of("nav dialog menu form header footer")
_NO_PART_ROLES: Final = words_of(
    "navigation menu menubar dialog alertdialog listbox search tooltip status alert"
)
_HEADINGS: Final = words_of("h1 h2 h3 h4 h5 h6 div dt legend")


class Openings:
    """The panels of one page that a reader can open."""

    def __init__(self, root: Element) -> None:
        scripts = (script.text or "" for script in root.iter("script"))
        self._by_script = any(map(_NEXT.search, scripts))
        self._inputs = {
            each.get("id") for each in root.iter("input") if each.get("type") in {"checkbox", "radio"}
        }
        named = list(_named(root.iter("*")))
        self._names = {name for _, names in named for name in names}
        panels = {str(each.get("id")) for each in root.iter("*") if each.get("id") and _is_part(each)}
        self._tabs = {
            name: tab for tab, names in named if tab.get("role") == "tab" for name in names & panels
        }
        self._rows = set(self._tabs.values())
        sheets = (style.text or "" for style in root.iter("style"))
        self._by_check = any(":checked" in sheet for sheet in sheets)
        self._folding = {label.get("for") for label in root.iter("label") if label.getnext() is not None}
        self._controls = {control for control, names in named if names & panels}

    def opens(self, element: Element) -> bool:
        """Whether an element is a control, whose words head what it opens."""
        return element in self._controls or (element.tag == "button" and self._opens_next(element))

    def tab_of(self, panel: Element) -> Element | None:
        """The tab that opens a panel, of which the words head it; None when it has none."""
        return self._tabs.get(str(panel.get("id")))

    def is_tab(self, element: Element) -> bool:
        """Whether an element is a tab, which stands apart from its panel."""
        return element in self._rows

    def folds(self, box: Element) -> bool:
        """Whether a check box only opens what follows its label, and says nothing."""
        return self._by_check and box.get("id") in self._folding - {None}

    def reveals(self, element: Element) -> bool:
        """Whether an element that is not shown is a panel that some control opens."""
        if not _is_part(element):
            return False
        labelled = element.get("role") == "tabpanel" or element.get("hidden") == "until-found"
        return labelled or element.get("id") in self._names or self._follows_control(element)

    def _follows_control(self, panel: Element) -> bool:
        before = panel.getprevious()
        if before is not None and before.tag in _HEADINGS and len(before) == 1:
            before = before[0]
        return before is not None and (self._opens_next(before) or before.get("for") in self._inputs - {None})

    def _opens_next(self, element: Element) -> bool:
        if element.tag != "button" and element.get("role") not in _ROLES and not _says_so(element):
            return False
        named = _OPENING.search((element.get("class") or "").lower())
        return bool(named) or _says_so(element) or self._by_script


def _says_so(element: Element) -> bool:
    return element.get("aria-expanded") is not None


def _named(elements: Iterable[Element]) -> Iterator[tuple[Element, set[str]]]:
    """The controls of a page, each with the names in its attributes."""
    for each in elements:
        toggles = any(each.get(name) is not None for name in _TOGGLES)
        told = (each.get(name) or "" for name in _NAMING if name != "href" or toggles)
        if names := {name for text in told for name in _NAMES.findall(text)}:
            yield each, names


def _is_part(element: Element) -> bool:
    """Whether it may be a part of the text, as menus and messages are not."""
    modal = element.get("aria-modal") == "true"
    return element.tag not in _NO_PART and element.get("role") not in _NO_PART_ROLES and not modal
