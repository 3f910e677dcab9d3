"""Damages to signs: letters taken for others, figures, blanks and section signs lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from training.forms.edits import Edit

if TYPE_CHECKING:
    from training.forms.page import Page

_READ_AS = "å:a/ä/á ä:a/å/à ö:o/ó/6 l:1/I/i m:rn/nn i:l/1 e:c o:0 S:5 O:0 I:l n:ri c:e B:8 Å:A Ä:A Ö:O ,:. h:b u:ii w:vv d:cl g:q -:— 1:l 0:O"
SLIPS: Final = {row[0]: tuple(row[2:].split("/")) for row in _READ_AS.split()}
"""What a recogniser of letters may take a letter for."""
SECTION_SLIPS: Final = ("$", "&", "8", "S", "5", "^", "g", "s")
_HYPHEN = re.compile(r"-(?=\d)|(?<= )-(?= )")
_BLANK = re.compile(r"(?<=\S) (?=\S)")
_TITLE = re.compile(r"^[A-ZÅÄÖ][A-ZÅÄÖ ]{5,40}$", re.MULTILINE)
_SECTION = re.compile(r"§§? ?(?=\d)")
_FIGURES = re.compile(
    r"\d{4}-\d\d-\d\d|(?<=kl )\d\d?[.:]\d\d(?: ?[-–] ?\d\d?[.:]\d\d)?|(?<=den )\d\d? [a-z]+ \d{4}|(?<=§ )\d+(?=\D)|(?<=§§ )\d+[-–]\d+"
)


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


def double_spaces(page: Page) -> list[Edit]:
    """Blanks are doubled here and there."""
    return page.swapped(_BLANK, "  ", page.random.choice([0.05, 0.15, 0.5]))


def lost_spaces(page: Page) -> list[Edit]:
    """Blanks are lost here and there."""
    return page.swapped(_BLANK, "", page.random.choice([0.005, 0.02, 0.05]))


def split_words(page: Page) -> list[Edit]:
    """Words have blanks in them, as badly set PDFs have."""
    return page.swapped(
        re.compile(r"(?<=[a-zåäö]{2})(?=[a-zåäö]{2})"), " ", page.random.choice([0.003, 0.01])
    )


def spaced_titles(page: Page) -> list[Edit]:
    """Titles in capitals are letter-spaced."""
    return [
        Edit(i, i, " ")
        for m in page.found(_TITLE)
        for i in range(m.start() + 1, m.end())
        if page.text[i] != " "
    ]


def odd_signs(page: Page) -> list[Edit]:
    """Other signs than those of the keyboard: blanks that do not break, hyphens that do not show, dashes."""
    blank = page.random.choice(["\u00a0", "\u00a0", "\u2002", "\u2009"])
    dash = page.random.choice(["–", "‐", "−"])
    share = page.random.choice([0.05, 0.3, 1])
    return page.swapped(_BLANK, blank, share) + page.swapped(_HYPHEN, dash, share)
