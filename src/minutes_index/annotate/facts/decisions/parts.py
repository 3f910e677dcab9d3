"""The headed parts inside an item (`Beslut`, `Kommunstyrelsens förslag`, `Reservation`), as their labels name them."""

from __future__ import annotations

import re

from minutes_index.recognisers.bodies import body_pattern, is_own, named_by
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.patterns import pattern

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
NEVER_FIRST = frozenset({"procedure", "motions"})
"""Parts with which no item begins: such a label there names the matter (`Propositioner` of an association)."""
_SIGNED = pattern("decision_patterns", "signed")
_INLINE = re.compile(
    r"^(?:[*#_•-]\s*)*(?P<label>[A-ZÅÄÖa-zåäö][\wåäö /-]{2,60}?)\s*[*_]*:[*_]*\s*(?P<rest>\S.*)$"
)
_NUMBERED = pattern("decision_patterns", "numbered")
"""`Beslut 4:1 Produktionssättningen flyttas.`"""
_BODY_LABEL = pattern("decision_patterns", "body-label")
_SHORT_LABEL = pattern("decision_patterns", "short-label")
"""`KS beslut`, `Au:s förslag`."""
_DECISION_IN = pattern("decision_patterns", "decision-in")
"""`Beslut i kommunstyrelsen`, `Beslut KS`."""
_PART_OF = {"b": DECISION, "f": PROPOSAL, "y": "motions", "s": "position"}
_GENITIVE = pattern("decision_patterns", "genitive")


def part_of(words: str, own: str = "") -> tuple[str, str] | None:
    """The part that ``words``, a whole label, head, and the words in it that may name a body; None for any other words.

    Letters may name the body, that which met (``own``) first.
    """
    label = label_of(words)
    if label and label[0] == "part":
        return label[1], words
    body = _BODY_LABEL.match(words) if len(words) < LONGEST_LABEL else None
    if body and body_pattern("formal", "meeting", "network").search(_GENITIVE.sub(r"\1", body["body"])):
        return _PART_OF[body["what"][0].lower()], words
    short = _SHORT_LABEL.match(words) if len(words) < LONGEST_LABEL else None
    named = named_by(short["letters"], own) if short else ""
    if short and named:
        return _PART_OF[short["what"][0].lower()], named
    of = _DECISION_IN.match(words) if len(words) < LONGEST_LABEL else None
    whole = body_pattern("formal", "meeting", "network").fullmatch(of["body"]) if of else None
    by = (whole and whole["body"]) or (named_by(of["body"], own) if of else "")
    return (DECISION, by) if by else None


def inline_label(line: str, own: str = "") -> tuple[tuple[str, str] | None, str]:
    """The part that a line's own label heads (`Beslut: …`, `Beslut 4:1 …`), and what the line says behind it.

    The rest is empty when the line has nothing that could be a label before other words.
    """
    numbered = _NUMBERED.match(line)
    if numbered:
        return (DECISION, ""), numbered["rest"]
    inline = _INLINE.match(line)
    return (part_of(inline["label"], own), inline["rest"]) if inline else (None, "")


def body_in(words: str) -> str:
    """The body that ``words`` name, in the nominative; empty when they name none."""
    found = body_pattern("formal", "meeting").search(_GENITIVE.sub(r"\1", words))
    return found["body"][:1].upper() + found["body"][1:] if found else ""


def passes_on(words: str, own: str) -> bool:
    """Whether a label says what the body that met proposes to another: `Arbetsutskottets förslag till kommunstyrelsen`."""
    owner, to, receiver = words.partition(" till ")
    by, of = body_in(owner), body_in(receiver)
    return bool(own and to and by and of) and is_own(by, own) and not is_own(of, own)


def heads_decision(line: str) -> bool:
    """Whether a line is a heading of decision and nothing more."""
    return label_of(line.rstrip(":")) == ("part", DECISION)


def signs(line: str) -> bool:
    """Whether a line begins as those do with which minutes are signed."""
    return bool(_SIGNED.match(line))
