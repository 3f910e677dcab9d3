"""The headed parts inside an item (`Beslut`, `Kommunstyrelsens förslag`, `Reservation`), as their labels name them."""

from __future__ import annotations

import re

from minutes_index.analysis.labels import label_of
from minutes_index.annotate.organs import body_pattern

LONGEST_LABEL = 90
DECISION = "decision"
PROPOSAL = "proposal"
SILENT = frozenset(
    {
        "proposal",
        "motions",
        "procedure",
        "vote",
        "reservation",
        "statement",
        "conflict",
        "copy",
        "adjusted",
        "appeal",
        "basis",
    }
)
"""Parts of an item in which nothing is decided."""
_INLINE = re.compile(
    r"^(?:[*#_•-]\s*)*(?P<label>[A-ZÅÄÖa-zåäö][\wåäö /-]{2,60}?)\s*[*_]*:[*_]*\s*(?P<rest>\S.*)$"
)
_NUMBERED = re.compile(
    r"^(?:[*#_•-]\s*)*beslut\s+(?:nr\.?\s*)?(?!\d{4}-)\d+(?:[:./-]\d+)*\s*[:.–-]?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
"""`Beslut 4:1 Produktionssättningen flyttas.`"""
_BODY_LABEL = re.compile(
    r"^[\W_]*(?P<body>[\w -]{3,60}?)\s+(?P<what>beslut|förslag|yrkande\w*)(?:\s+(?:till|för|i|att)\b[\w ,-]*)?[:\s*_]*$",
    re.IGNORECASE,
)
_PART_OF = {"b": DECISION, "f": PROPOSAL, "y": "motions"}
_GENITIVE = re.compile(
    r"(fullmäktige|nämnden|styrelsen|utskottet|rådet|direktionen|mötet|stämman|beredningen|presidiet)s\b",
    re.IGNORECASE,
)


def part_of(words: str) -> tuple[str, str] | None:
    """The part that ``words``, a whole label, head, and the words in it that may name a body; None for any other words."""
    label = label_of(words)
    if label and label[0] == "part":
        return label[1], words
    body = _BODY_LABEL.match(words) if len(words) < LONGEST_LABEL else None
    if body and body_pattern("formal", "meeting", "network").search(_GENITIVE.sub(r"\1", body["body"])):
        return _PART_OF[body["what"][0].lower()], body["body"]
    return None


def inline_label(line: str) -> tuple[tuple[str, str] | None, str]:
    """The part that a line's own label heads (`Beslut: …`, `Beslut 4:1 …`), and what the line says behind it.

    The rest is empty when the line has nothing that could be a label before other words.
    """
    numbered = _NUMBERED.match(line)
    if numbered:
        return (DECISION, ""), numbered["rest"]
    inline = _INLINE.match(line)
    return (part_of(inline["label"]), inline["rest"]) if inline else (None, "")


def body_in(words: str) -> str:
    """The body that ``words`` name, in the nominative; empty when they name none."""
    found = body_pattern("formal", "meeting").search(_GENITIVE.sub(r"\1", words))
    return found["body"][:1].upper() + found["body"][1:] if found else ""
