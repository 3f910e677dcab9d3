"""Heads and feet of pages among the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.forms.edits import Edit

if TYPE_CHECKING:
    from training.forms.page import Page

_PLACES = re.compile(r"\n|(?<=[a-zåäö,]) (?=[a-zåäö])")
_BLANK = re.compile(r"(?<=\S) (?=\S)")
_WHOLE = frozenset(
    {"name", "mention", "number", "party", "affiliation", "title", "body", "day", "running", "label"}
)
"""Kinds of marks that no head of a page stands in."""


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
