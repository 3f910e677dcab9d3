"""Facets: the values of a field among what was found, and how many have each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """A value of a keyword field, as it is written most often, and the passages that have it."""

    value: str
    count: int
