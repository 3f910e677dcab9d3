"""XML as a tree, read so that it can neither reach out nor swell: no entities, no network, no depth without end.

Names are local ones: the strict and the transitional form of a format differ in their namespaces only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import _Element as Element

from minutes_index.errors import TooLarge, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.extract.reading import Reading

__all__ = ["Element", "attribute", "below", "child", "local", "number", "parsed"]

TREE = 12
"""Bytes of memory that a tree takes for each byte of its file (measured on a table of a million cells)."""

_GREATEST = 1e9


def parsed(name: str, data: bytes, reading: Reading) -> Element:
    """The root of a document; libxml2 refuses what nests deeper than 256 elements.

    Args:
        name: of the file, for errors.
        data: its bytes.
        reading: whose ``megabytes`` the tree must fit.

    Raises:
        TooLarge: its tree would take more memory than allowed.
        UnreadableSource: it is not well formed, nests too deep, or defines entities.
    """
    if len(data) * TREE > reading.megabytes * 1_000_000:
        raise TooLarge(name, f"{len(data):,} bytes of text and markup in it are too many for its memory")
    try:
        root = etree.fromstring(data, _parser())
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableSource(name, f"damaged: its markup is not well formed{_place(error)}") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableSource(name, "damaged: it defines entities, as no word processor does")
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str, default: str = "") -> str:
    """The value of an attribute, in whatever namespace."""
    own = str(element.tag).rpartition("}")
    value = element.get(own[0] + own[1] + name)
    if value is None:
        value = next((value for key, value in element.items() if key.rpartition("}")[2] == name), default)
    return str(value)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and so on down the path; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if local(below) == name), None)
    return element


def below(element: Element, name: str) -> Iterator[Element]:
    """All elements of that name inside of one, in order."""
    yield from element.iter(f"{{*}}{name}")


def number(text: str, default: float = 0) -> float:
    """The number that an attribute's value is; ``default`` when it is none, or none that a document can mean."""
    try:
        found = float(text)
    except ValueError:
        return default
    return found if abs(found) < _GREATEST else default


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _place(error: Exception) -> str:
    """Where it goes wrong, as far as that is known."""
    at = getattr(error, "position", None)
    return f" (line {at[0]}, column {at[1]})" if at else ""
