"""What stands in a production, as a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

ESCAPES: Final = {"n": "\n", "t": "\t", "s": " "}
_REFERENCE = re.compile(r"\{([=~^!]*)(?:([a-z_]+)(?:\.([\w ]+))?:)?([=~^!]*)([\w.-]+)\}")
_EACH = re.compile(r"\{([\w.-]+)\*(=?[\w.-]+)(?:; *([\w.,= -]+))?(?:; *(=?[\w.-]+))?\}")
_PLAIN = re.compile(r"[^\\{\[<|\]>]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Text as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A symbol or slot, how it is written, and the span it makes."""

    symbol: str
    kind: str = ""
    note: str = ""
    flags: str = ""


@dataclass(frozen=True, slots=True)
class Each:
    """A symbol for each one of a list."""

    over: str
    row: Reference
    between: tuple[Reference, ...]
    last: Reference | None


@dataclass(frozen=True, slots=True)
class When:
    """One of two, by a test."""

    test: str
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any of some."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One after the other."""

    parts: tuple[Node, ...]


Node = Words | Reference | Each | When | OneOf | Row


def parsed(body: str) -> Node:
    """The tree of a production.

    Raises:
        ValueError: a bracket is not closed, or is none of those that there are.
    """
    node, at = _row(body, 0, "")
    if at != len(body):
        raise ValueError(f"{body[at:]!r} is left over of {body!r}")
    return node


def _row(body: str, at: int, ends: str) -> tuple[Node, int]:
    """What stands up to one of the signs ``ends`` or the end, and where that is."""
    parts: list[Node] = []
    while at < len(body) and body[at] not in ends:
        part, at = _part(body, at)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Row(tuple(parts))), at


def _part(body: str, at: int) -> tuple[Node, int]:
    if body[at] == "\\":
        return Words(ESCAPES.get(body[at + 1], body[at + 1])), at + 2
    if body[at] == "{":
        return _braces(body, at)
    if body[at] == "[":
        test = body[at + 1 : body.index("|", at)]
        options, at = _options(body, at + len(test) + 1, "]")
        return When(test, options[0], options[1] if len(options) > 1 else Row(())), at
    if body[at] == "<":
        options, at = _options(body, at, ">")
        return OneOf(tuple(options)), at
    found = _PLAIN.match(body, at)
    return Words(found.group() if found else body[at]), found.end() if found else at + 1


def _braces(body: str, at: int) -> tuple[Node, int]:
    if found := _REFERENCE.match(body, at):
        early, kind, note, flags, symbol = found.groups()
        return Reference(symbol, kind or "", note or "", early + flags), found.end()
    if found := _EACH.match(body, at):
        over, row, between, last = found.groups()
        separators = tuple(_named(name.strip()) for name in (between or "nothing").split(","))
        return Each(over, _named(row), separators, _named(last) if last else None), found.end()
    raise ValueError(f"no reference: {body[at:]!r}")


def _named(name: str) -> Reference:
    return Reference(name.lstrip("="), flags="=" if name.startswith("=") else "")


def _options(body: str, at: int, end: str) -> tuple[list[Node], int]:
    """What stands between the bars from the bracket or bar at ``at`` on to the closing bracket, and where that has ended."""
    options: list[Node] = []
    while body[at] != end or not options:
        node, at = _row(body, at + 1, "|" + end)
        options.append(node)
        if at >= len(body):
            raise ValueError(f"not closed: {body!r}")
    return options, at + 1


def references(node: Node) -> frozenset[str]:
    """The symbols that a tree names."""
    if isinstance(node, Reference):
        return frozenset({node.symbol})
    if isinstance(node, Each):
        last = {node.last.symbol} if node.last else set()
        return frozenset({node.row.symbol, *(r.symbol for r in node.between), *last})
    if isinstance(node, When):
        return references(node.then) | references(node.otherwise)
    parts = node.parts if isinstance(node, Row) else node.options if isinstance(node, OneOf) else ()
    return frozenset().union(*(references(part) for part in parts))
