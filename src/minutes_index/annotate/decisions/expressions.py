"""How running text tells of decisions: the expressions of ``deciding.tsv``, by kind."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows
from minutes_index.recognisers.old_spelling import alternatives, with_old_forms

ANY = ("decide", "active", "support", "passive", "supine", "withdraw")
"""The kinds of which one at least is in a sentence that decides."""
ANY_KIND = "any"
STEM = 6
"""Letters by which an expression is looked for before it is tried."""
_LITERAL = re.compile(r"[a-zåäö ]+")


@cache
def expression(kind: str) -> re.Pattern[str]:
    """The pattern for the expressions of a kind, as whole words.

    Raises:
        KeyError: there is no such kind.
    """
    return re.compile(rf"(?<![\w-])(?:{_expressions()[kind]})(?![\w-])", re.IGNORECASE)


@cache
def _expressions() -> dict[str, str]:
    return {kind: with_old_forms(words) for kind, words in rows("deciding.tsv")}


def may_hold(kind: str, lowered: str) -> bool:
    """Whether a text in lower case can hold an expression of a kind: it has the beginning of one.

    Most sentences have none, and this is told several times as fast as by the expressions themselves.
    """
    return bool(_beginnings(kind).search(lowered))


@cache
def _beginnings(kind: str) -> re.Pattern[str]:
    kinds = [_expressions()[name] for name in (ANY if kind == ANY_KIND else (kind,))]
    stems = sorted({stem for words in kinds for part in alternatives(words) for stem in _stems(part)})
    return re.compile("|".join(map(re.escape, stems)))


def _stems(part: str) -> list[str]:
    """The letters with which what ``part`` matches can begin; an empty one when it can begin with anything."""
    literal = _LITERAL.match(part)
    if literal:
        stem = literal.group()
        return [stem[:-1] if part[len(stem) : len(stem) + 1] in {"?", "*", "{"} else stem[:STEM]]
    end = _group_end(part)
    if not part.startswith("(?:") or part[end + 1 : end + 2] in {"?", "*", "{"}:
        return [""]
    return [stem for inner in alternatives(part[3:end]) for stem in _stems(inner)]


def _group_end(part: str) -> int:
    depth = 0
    for position, character in enumerate(part):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return position
    return len(part)
