"""Stamps and watermarks: words in capitals that say in which state a paper is."""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(
    r"\s*(?:utkast|koncept|(?:ej|icke|inte)\s+justera[td]|ojustera[td]|preliminär[at]?|arbets(?:material|kopia|exemplar)|kopia|avskrift)(?:\s+\d[\d.:-]*)?\s*[.!]?\s*",
    re.IGNORECASE,
)


def is_mark(text: str) -> bool:
    """Whether a line is nothing but a stamp in capitals, perhaps with a day or a number.

    >>> is_mark("EJ JUSTERAT"), is_mark("UTKAST 2022-02-16"), is_mark("Utkast till budget")
    (True, True, False)
    """
    return text.isupper() and bool(_MARK.fullmatch(text))
