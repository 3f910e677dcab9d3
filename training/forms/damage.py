"""What conversion does to a text, with all spans kept: each damage is a list of edits, made at once.

A new damage is a function from a page to edits (in `line_breaks`, `misread`, `furniture`), and a row in ``DAMAGES``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from training.forms import furniture, line_breaks, misread
from training.forms.edits import Edit, edited
from training.forms.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from training.forms.form import Mark

DAMAGES: Final[dict[str, tuple[float, Callable[[Page], list[Edit]]]]] = {
    "bullets": (0.02, line_breaks.bullets),
    "quoted": (0.015, line_breaks.quoted),
    "spaced_titles": (0.06, misread.spaced_titles),
    "tabs": (0.06, line_breaks.tabs),
    "cells": (0.06, line_breaks.cells),
    "lost_columns": (0.12, line_breaks.lost_columns),
    "wrapped": (0.15, line_breaks.wrapped),
    "hyphened": (0.08, line_breaks.hyphened),
    "glued_labels": (0.05, line_breaks.glued_labels),
    "flat": (0.13, line_breaks.flat),
    "half_flat": (0.06, line_breaks.half_flat),
    "blank_lines": (0.07, line_breaks.blank_lines),
    "no_blank_lines": (0.1, line_breaks.no_blank_lines),
    "lost_section_signs": (0.08, misread.lost_section_signs),
    "lost_figures": (0.03, misread.lost_figures),
    "section_slips": (0.04, misread.section_slips),
    "page_furniture": (0.18, furniture.page_furniture),
    "letters_misread": (0.06, misread.letters_misread),
    "lost_dots": (0.015, misread.lost_dots),
    "double_spaces": (0.04, misread.double_spaces),
    "lost_spaces": (0.03, misread.lost_spaces),
    "odd_signs": (0.02, misread.odd_signs),
    "split_words": (0.02, misread.split_words),
}
"""Each damage by name: how often it is done, and what it does. They are done in this order."""


def damaged(random: Random, text: str, marks: list[Mark], chosen: Callable[[str, float], bool]) -> str:
    """A text tidied and damaged; the marks move along."""
    text = edited(text, marks, line_breaks.tidy(Page(text, tuple(marks), random)))
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
