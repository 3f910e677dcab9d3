"""Paths of what lies in containers: the container's, ``//``, and its own in there."""

from __future__ import annotations

from typing import Final

INSIDE: Final = "//"
"""Parts the two: no other path has it."""


def container(path: str) -> str:
    """The path of the outermost container of what lies at ``path``; the path itself when that lies in none."""
    return path.partition(INSIDE)[0]
