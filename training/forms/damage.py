"""What conversion does to a text, with all spans kept: each damage is a list of edits, made at once.

A new damage is a function from a page and dice to edits, and a row in ``DAMAGES``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from training.forms.edits import Edit, edited

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from training.forms.form import Mark

SLIPS: Final[dict[str, tuple[str, ...]]] = {
    "å": ("a", "ä", "á"),
    "ä": ("a", "å", "à"),
    "ö": ("o", "ó", "6"),
    "l": ("1", "I", "i"),
    "m": ("rn", "nn"),
    "i": ("l", "1"),
    "e": ("c",),
    "o": ("0",),
    "S": ("5",),
    "O": ("0",),
    "I": ("l",),
    "n": ("ri",),
    "c": ("e",),
    "B": ("8",),
    "Å": ("A",),
    "Ä": ("A",),
    "Ö": ("O",),
    ",": (".",),
    "h": ("b",),
    "u": ("ii",),
    "w": ("vv",),
    "d": ("cl",),
    "g": ("q",),
    "-": ("—",),
    "1": ("l",),
    "0": ("O",),
}
"""What a recogniser of letters may take a letter for."""
SECTION_SLIPS: Final = ("$", "&", "8", "S", "5", "^", "g", "s")
_BREAK = re.compile(r"\s*\n\s*")
_ENDS = re.compile(r"[ \t]*\n[ \t]*\n\s*(?=\S)|[ \t]+(?=\n)|\A\s+|\s+\Z")
_INDENT = re.compile(r"\n +")
_GAP = re.compile(r"(?<=\S)(?: {2,}|\t)(?=\S)")
_BLANK = re.compile(r"(?<=\S) (?=\S)")
_NEWLINE = re.compile(r"(?<=\S)\n+(?=\S)")
_LINE = re.compile(r"^(?=\S)", re.MULTILINE)
_TITLE = re.compile(r"^[A-ZÅÄÖ][A-ZÅÄÖ ]{5,40}$", re.MULTILINE)
_SECTION = re.compile(r"§§? ?(?=\d)")
_FIGURES = re.compile(
    r"\d{4}-\d\d-\d\d|(?<=kl )\d\d?[.:]\d\d(?: ?[-–] ?\d\d?[.:]\d\d)?|(?<=den )\d\d? [a-z]+ \d{4}|(?<=§ )\d+(?=\D)|(?<=§§ )\d+[-–]\d+"
)
_WORD_BREAK = re.compile(r"(?<=[a-zåäö]{4})(?=[bdfgklmnprstv][aeiouyåäö][a-zåäö]{2})")


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its marks, and the dice."""

    text: str
    marks: tuple[Mark, ...]
    random: Random

    def found(self, pattern: re.Pattern[str], share: float = 1) -> list[re.Match[str]]:
        """Some of the places where a pattern fits."""
        return [m for m in pattern.finditer(self.text) if share >= 1 or self.random.random() < share]

    def swapped(self, pattern: re.Pattern[str], by: str, share: float = 1) -> list[Edit]:
        """Another text at some of the places where a pattern fits."""
        return [Edit(m.start(), m.end(), by) for m in self.found(pattern, share)]


def tidy(page: Page) -> list[Edit]:
    """Blanks at ends of lines and more than one empty line go."""
    return [
        Edit(
            m.start(),
            m.end(),
            "\n\n" if m.group().count("\n") > 1 and m.end() < len(page.text) and m.start() else "",
        )
        for m in page.found(_ENDS)
    ]


def flat(page: Page) -> list[Edit]:
    """No line breaks are left, and no columns."""
    return page.swapped(_BREAK, " ") + page.swapped(_GAP, " ")


def half_flat(page: Page) -> list[Edit]:
    """A stretch of the document has lost its line breaks."""
    begin = page.random.choice([0, 0, len(page.text) // 3])
    end = begin + page.random.randint(200, 1500)
    return [edit for edit in flat(page) if begin <= edit.start < end]


def lost_section_signs(page: Page) -> list[Edit]:
    """The sign of sections is lost."""
    return page.swapped(_SECTION, "", page.random.choice([1, 1, 0.7]))


def section_slips(page: Page) -> list[Edit]:
    """The sign of sections is taken for another."""
    slips = page.random.sample(SECTION_SLIPS, 2)
    share = page.random.uniform(0.3, 1)
    return [Edit(m.start(), m.start() + 1, page.random.choice(slips)) for m in page.found(_SECTION, share)]


def letters_misread(page: Page) -> list[Edit]:
    """Letters are taken for others."""
    share = page.random.choice([0.003, 0.006, 0.012, 0.025])
    return [
        Edit(i, i + 1, page.random.choice(SLIPS[sign]))
        for i, sign in enumerate(page.text)
        if sign in SLIPS and page.random.random() < share
    ]


def lost_figures(page: Page) -> list[Edit]:
    """Days, hours and numbers are lost, as some converters lose them."""
    return page.swapped(_FIGURES, "", page.random.choice([0.5, 0.9, 1]))


def lost_dots(page: Page) -> list[Edit]:
    """The dots over letters are lost throughout."""
    plain = dict(zip("åäöÅÄÖéü", "aaoAAOeu", strict=True))
    return [Edit(i, i + 1, plain[sign]) for i, sign in enumerate(page.text) if sign in plain]


def page_furniture(page: Page) -> list[Edit]:
    """Heads and feet of pages stand among the lines, within sentences too; on one line where the text is."""
    random, text = page.random, page.text
    words, number = _furniture(page), random.randint(1, 3)
    places = [
        m.start()
        for m in page.found(
            _BLANK if "\n" not in text.strip() else re.compile(r"\n|(?<=[a-zåäö,]) (?=[a-zåäö])")
        )
    ]
    kept = [(m.start, m.end) for m in page.marks if m.kind in _WHOLE]
    edits: list[Edit] = []
    for at in places:
        if at < (edits[-1].start if edits else 250) + random.randint(500, 1800) or any(
            a < at < b for a, b in kept
        ):
            continue
        gap = " " if "\n" not in text.strip() else random.choice(["\n", "\n", "\n\n"])
        edits.append(
            Edit(at, at, gap + words.replace("#", str(number)) + ("" if text[at] == "\n" else gap), "running")
        )
        number += 1
    return edits


_WHOLE = frozenset(
    {"name", "mention", "number", "party", "affiliation", "title", "body", "day", "running", "label"}
)
"""Kinds of marks that no head of a page stands in."""


def _furniture(page: Page) -> str:
    """What stands on each page; # is its number."""
    body = next((page.text[m.start : m.end] for m in page.marks if m.kind == "body"), "Styrelsen").replace(
        "\n", " "
    )
    return page.random.choice(
        [
            "Sida # (14)",
            "#(9)",
            "Sida #",
            "# (21)",
            f"{body} Sida # (12)",
            f"{body} #",
            "SAMMANTRÄDESPROTOKOLL Sida #",
            f"PROTOKOLL {body} Sammanträdesdatum #",
            "Justerandes sign Utdragsbestyrkande",
            "Justerandes signatur Utdragsbestyrkande #",
            "Ordförandens sign Justerandes sign Utdragsbestyrkande",
            "#",
            f"{body}s protokoll #",
            "Transkript #",
            "Sign: ____ ____",
            "Org.nr 802400-0000 www.foreningen.se #",
            "Justeras: Sida # av 8",
        ]
    )


def blank_lines(page: Page) -> list[Edit]:
    """An empty line after every line."""
    return page.swapped(_NEWLINE, "\n\n")


def no_blank_lines(page: Page) -> list[Edit]:
    """No empty line is left."""
    return page.swapped(_NEWLINE, "\n")


def wrapped(page: Page) -> list[Edit]:
    """Long lines are broken at a width."""
    return _broken(page, hyphens=False)


def hyphened(page: Page) -> list[Edit]:
    """Long lines are broken at a width, words too."""
    return _broken(page, hyphens=True)


def _broken(page: Page, *, hyphens: bool) -> list[Edit]:
    """The line breaks for a width between 60 and 95."""
    width, edits, start, at = page.random.randint(60, 95), [], 0, 0
    indent = page.random.choice(["", "", "", "   "])
    while start + width < len(page.text):
        newline = page.text.find("\n", start)
        if 0 <= newline <= start + width:
            start = newline + 1
            continue
        at = page.text.rfind(" ", start + 20, start + width)
        if at < 0:
            start += width
            continue
        if (
            hyphens
            and (cut := _WORD_BREAK.search(page.text, at + 1, min(start + width, len(page.text))))
            and " " not in page.text[at + 1 : cut.start() + 4]
        ):
            at = cut.start()
            edits.append(Edit(at, at, "-\n"))
            start = at
        else:
            edits.append(Edit(at, at + 1, "\n" + indent))
            start = at + 1
    return edits


def double_spaces(page: Page) -> list[Edit]:
    """Blanks are doubled here and there."""
    return page.swapped(_BLANK, "  ", page.random.choice([0.05, 0.15, 0.5]))


def tabs(page: Page) -> list[Edit]:
    """Tabs stand for columns."""
    return page.swapped(_GAP, "\t")


def lost_columns(page: Page) -> list[Edit]:
    """Columns are one blank apart, and nothing is indented."""
    return page.swapped(_GAP, " ") + page.swapped(_INDENT, "\n")


def cells(page: Page) -> list[Edit]:
    """The cells of each row stand one a line."""
    return page.swapped(_GAP, "\n") + page.swapped(_INDENT, "\n")


def spaced_titles(page: Page) -> list[Edit]:
    """Titles in capitals are letter-spaced."""
    return [
        Edit(i, i, " ")
        for m in page.found(_TITLE)
        for i in range(m.start() + 1, m.end())
        if page.text[i] != " "
    ]


def bullets(page: Page) -> list[Edit]:
    """Signs of lists stand before lines."""
    return page.swapped(
        _LINE,
        page.random.choice(["• ", "- ", "* ", "\uf0b7 ", "o ", "· "]),
        page.random.choice([0.1, 0.3, 0.8]),
    )


def lost_spaces(page: Page) -> list[Edit]:
    """Blanks are lost here and there."""
    return page.swapped(_BLANK, "", page.random.choice([0.005, 0.02, 0.05]))


def glued_labels(page: Page) -> list[Edit]:
    """Labels and numbers stand right behind the text before them, some right before what follows."""
    edits = []
    for mark in page.marks:
        if mark.kind in {"label", "number", "decision_label", "heading"} and page.random.random() < 0.6:
            before = re.compile(r"\s+\Z").search(page.text, 0, mark.start)
            edits += [Edit(before.start(), mark.start, "")] if before and before.start() else []
        if (
            mark.kind == "label"
            and page.random.random() < 0.3
            and page.text[mark.end : mark.end + 1].isspace()
        ):
            edits.append(Edit(mark.end, mark.end + 1, ""))
    return edits


def split_words(page: Page) -> list[Edit]:
    """Words have blanks in them, as badly set PDFs have."""
    return page.swapped(
        re.compile(r"(?<=[a-zåäö]{2})(?=[a-zåäö]{2})"), " ", page.random.choice([0.003, 0.01])
    )


def quoted(page: Page) -> list[Edit]:
    """Marks of Markdown or mail stand before headings and lines."""
    sign = page.random.choice(["## ", "**", "> ", "### "])
    return [
        Edit(m.start, m.start, sign)
        for m in page.marks
        if m.kind in {"heading", "label"} and m.start and page.text[m.start - 1] == "\n"
    ]


DAMAGES: Final[dict[str, tuple[float, Callable[[Page], list[Edit]]]]] = {
    "bullets": (0.02, bullets),
    "quoted": (0.015, quoted),
    "spaced_titles": (0.06, spaced_titles),
    "tabs": (0.06, tabs),
    "cells": (0.06, cells),
    "lost_columns": (0.12, lost_columns),
    "wrapped": (0.15, wrapped),
    "hyphened": (0.08, hyphened),
    "glued_labels": (0.05, glued_labels),
    "flat": (0.13, flat),
    "half_flat": (0.06, half_flat),
    "blank_lines": (0.07, blank_lines),
    "no_blank_lines": (0.1, no_blank_lines),
    "lost_section_signs": (0.08, lost_section_signs),
    "lost_figures": (0.03, lost_figures),
    "section_slips": (0.04, section_slips),
    "page_furniture": (0.18, page_furniture),
    "letters_misread": (0.06, letters_misread),
    "lost_dots": (0.015, lost_dots),
    "double_spaces": (0.04, double_spaces),
    "lost_spaces": (0.03, lost_spaces),
    "split_words": (0.02, split_words),
}
"""Each damage by name: how often it is done, and what it does. They are done in this order."""


def damaged(random: Random, text: str, marks: list[Mark], chosen: Callable[[str, float], bool]) -> str:
    """A text tidied and damaged; the marks move along."""
    text = edited(text, marks, tidy(Page(text, tuple(marks), random)))
    for family, (share, damage) in DAMAGES.items():
        if chosen(family, share):
            text = edited(text, marks, damage(Page(text, tuple(marks), random)))
    trim(text, marks)
    return text


def trim(text: str, marks: list[Mark]) -> None:
    """Blanks at the ends of marks are taken off; marks of blanks alone go."""
    for mark in marks:
        words = text[mark.start : mark.end]
        mark.start += len(words) - len(words.lstrip())
        mark.end -= len(words) - len(words.rstrip())
    marks[:] = [mark for mark in marks if mark.start < mark.end]
