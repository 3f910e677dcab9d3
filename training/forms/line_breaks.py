"""Damages to lines and columns: breaks that are lost, put in or moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.forms.edits import Edit

if TYPE_CHECKING:
    from training.forms.page import Page

_BREAK = re.compile(r"\s*\n\s*")
_ENDS = re.compile(r"[ \t]*\n[ \t]*\n\s*(?=\S)|[ \t]+(?=\n)|\A\s+|\s+\Z")
_INDENT = re.compile(r"\n +")
_GAP = re.compile(r"(?<=\S)(?: {2,}|\t)(?=\S)")
_NEWLINE = re.compile(r"(?<=\S)\n+(?=\S)")
_LINE = re.compile(r"^(?=\S)", re.MULTILINE)
_WORD_BREAK = re.compile(r"(?<=[a-zåäö]{4})(?=[bdfgklmnprstv][aeiouyåäö][a-zåäö]{2})")


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


def tabs(page: Page) -> list[Edit]:
    """Tabs stand for columns."""
    return page.swapped(_GAP, "\t")


def lost_columns(page: Page) -> list[Edit]:
    """Columns are one blank apart, and nothing is indented."""
    return page.swapped(_GAP, " ") + page.swapped(_INDENT, "\n")


def cells(page: Page) -> list[Edit]:
    """The cells of each row stand one a line."""
    return page.swapped(_GAP, "\n") + page.swapped(_INDENT, "\n")


def bullets(page: Page) -> list[Edit]:
    """Signs of lists stand before lines."""
    return page.swapped(
        _LINE,
        page.random.choice(["• ", "- ", "* ", "\uf0b7 ", "o ", "· "]),
        page.random.choice([0.1, 0.3, 0.8]),
    )


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


def quoted(page: Page) -> list[Edit]:
    """Marks of Markdown or mail stand before headings and lines."""
    sign = page.random.choice(["## ", "**", "> ", "### "])
    return [
        Edit(m.start, m.start, sign)
        for m in page.marks
        if m.kind in {"heading", "label"} and m.start and page.text[m.start - 1] == "\n"
    ]
