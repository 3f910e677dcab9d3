"""Who is who, measured against what a reader noted."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from minutes_index.annotate.namesakes import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from minutes_index.catalog.store import Catalog

Named = tuple[str, str]
"""A document's file name and a full name in it."""
Known = dict[Named, set[str]]
"""By file name and name key, the ids of the entities that have it there."""


@dataclass(frozen=True, slots=True)
class WhoGold:
    """Groups of names that mean one person, and groups of which no two do."""

    same: tuple[tuple[Named, ...], ...]
    different: tuple[tuple[Named, ...], ...]

    @classmethod
    def of(cls, noted: Mapping[str, Any]) -> WhoGold:
        """Gold from its JSON object: ``{"same": [[[FILE, name], [FILE, name], …], …], "different": […]}``."""
        groups = (
            tuple(
                tuple((normalize("NFC", f), normalize("NFC", n)) for f, n in group)
                for group in noted.get(kind, ())
            )
            for kind in ("same", "different")
        )
        return cls(*groups)


@dataclass(frozen=True, slots=True)
class WhoScore:
    """Counts over all pairs that were noted."""

    joined: int = 0
    """Pairs of one person that are one entity."""
    missed: int = 0
    """Pairs of one person that are two."""
    apart: int = 0
    """Pairs of two people that are two entities."""
    wrong: int = 0
    """Pairs of two people that are one: wrong merges."""
    unknown: int = 0
    """Pairs of which a name was not found in its document."""
    errors: tuple[str, ...] = ()
    """A line a missed, wrong or unknown pair."""


def read_who(path: Path) -> WhoGold:
    """Gold from a file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not JSON.
    """
    return WhoGold.of(json.loads(path.read_text("utf-8")))


def known_people(catalog: Catalog) -> Known:
    """Who each name of each document is, by the names and aliases that the document has."""
    heads, known = catalog.heads(), Known()
    entities = catalog.entities_in(heads)
    for local in catalog.local_persons():
        file = normalize("NFC", PurePath(heads[local.document_id].source.path).name)
        entity = entities[local.document_id][local.person.ordinal].id
        for name in (local.person.name, *local.person.aliases):
            known.setdefault((file, key(name)), set()).add(entity)
    return known


def score_who(gold: WhoGold, known: Known) -> WhoScore:
    """How far the entities are those that were noted."""
    found = [*_pairs(gold.same, known, one=True), *_pairs(gold.different, known, one=False)]
    counts = Counter(kind for kind, _ in found)
    errors = tuple(f"{kind}: {told}" for kind, told in found if kind not in {"joined", "apart"})
    return WhoScore(
        counts["joined"], counts["missed"], counts["apart"], counts["wrong"], counts["unknown"], errors
    )


def _pairs(groups: Sequence[Sequence[Named]], known: Known, *, one: bool) -> Iterator[tuple[str, str]]:
    """Of every pair in every group, what became of it."""
    for group in groups:
        for first, second in combinations(group, 2):
            told = f"{first[1]} ({first[0]}) and {second[1]} ({second[0]})"
            ours, theirs = (known.get((file, key(name)), set()) for file, name in (first, second))
            if not ours or not theirs:
                yield "unknown", told
            elif one:
                yield "joined" if ours & theirs else "missed", told
            elif first == second:  # one name twice in a document, for two people
                yield "apart" if len(ours) > 1 else "wrong", told
            else:
                yield "wrong" if ours & theirs else "apart", told
