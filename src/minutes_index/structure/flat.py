"""Pages that came out as one long line: broken again before labels, items and what a body decides."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.analysis.labels import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

FLAT = 500
"""Characters of a line that no writer ended; a paragraph of running text may be as long, but holds no labels."""
FEWEST = 3
"""Places to break at; a line with fewer is a paragraph."""
LINES = 2
"""A page of no more lines is flat when others are."""
SHORTEST = 5
"""Letters of a label of one word."""
_ITEM = (
    r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4} )?§ ?\d{1,4} (?=[A-ZÅÄÖ])"
    r"|[A-ZÅÄÖ][\wåäö-]*(?:nämnden|styrelsen|utskottet|fullmäktige|direktionen|rådet) (?:beslutar|föreslår)\b"
)
_NOT_BEFORE = (
    r"(?<!enligt )(?<! i )(?<! se )(?<! av )(?<!och )(?<!från )(?<! ej )(?<!forts )(?<!Forts\. )(?<!Forts )"
)
_GROUPS = frozenset({"role", "role anywhere", "title", "part"})
_WEAK = frozenset(
    {
        "adjungerad", "anteckningar", "behandling", "beredning", "beskrivning", "bilaga", "datum", "debatt", "diskussion", "förslag",
        "förvaltningen", "handläggare", "handlingar", "information", "kopia", "ledamöter", "motivering", "organ", "paragraf",
        "plats", "protokoll", "resultat", "sekretariatet", "underlag", "underskrift", "uppföljning", "ärende", "ärenden", "ärendet",
        "ordförande", "ordföranden", "sekreterare", "ersättare", "beslutet", "syfte", "yttrande", "innehåll", "medverkande",
    }
)  # fmt: skip
"""Labels that sentences begin with as well."""


@cache
def _breaks() -> re.Pattern[str]:
    telling = (
        label
        for label, (group, _) in labels().items()
        if group in _GROUPS and label not in _WEAK and label[0].isalpha() and len(label) >= SHORTEST
    )
    spelt = "|".join(
        f"{re.escape(label[0].upper() + label[1:])}|{re.escape(label.upper())}"
        for label in sorted(telling, key=len, reverse=True)
    )
    label = rf"(?:{spelt})(?::| (?=[A-ZÅÄÖ(*§\d])|$)"
    return re.compile(rf"(?<=\S) {_NOT_BEFORE}(?={label}|(?!§ ?\d{{1,4}} {label}){_ITEM})")


def unflattened(pages: Sequence[str]) -> list[str]:
    """The texts of pages, their long lines broken where lines began; any other as they are.

    When one page came out flat, pages of a line or two are taken to have, too.
    """
    broken = [[_broken(line) for line in page.split("\n")] for page in pages]
    flat = any("\n" in line for page in broken for line in page)
    return [
        _broken_all(page) if flat and len(page.split("\n")) <= LINES else "\n".join(lines)
        for page, lines in zip(pages, broken, strict=True)
    ]


def _broken(line: str) -> str:
    made = _broken_all(line) if len(line) > FLAT else line
    return made if made.count("\n") >= FEWEST else line


def _broken_all(text: str) -> str:
    return _breaks().sub("\n", text)
