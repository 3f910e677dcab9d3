"""Who is who across documents: persons joined to entities.

Two persons are one entity when their full names are the same and their affiliations agree. A name alone joins nobody:
a person without affiliation is joined to a namesake only when the name is rare (`EXPECTED`) or both belong to the same body.
A wrong merge is worse than ten missed ones, so whatever is in doubt stays apart.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from minutes_index.annotate.lexicon import municipality_names
from minutes_index.data import counts
from minutes_index.model import Entity, Label, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

POPULATION = 10_000_000
UNLISTED_SURNAME = 200
"""Bearers that an unlisted surname is taken to have."""
EXPECTED = 20
"""People in the country that may share a name for it to be rare."""
NO_PARTY = frozenset({"", "-"})


class Local(Protocol):
    """A person of one document, with what is known of the document."""

    @property
    def document_id(self) -> str:
        """The document they are a person of."""

    @property
    def person(self) -> Person:
        """As that document knows them."""

    @property
    def municipality(self) -> str:
        """Code of the municipality of the body that met, or empty."""

    @property
    def body(self) -> str:
        """The body that met, or empty."""


@dataclass(slots=True)
class _Cluster:
    """Persons that are one; grows while persons are joined."""

    home: str
    party: str
    members: list[Local] = field(default_factory=list)

    def takes(self, local: Local, home: str) -> bool:
        """Whether nothing speaks against ``local`` being one of these."""
        parties = {self.party, local.person.party} - NO_PARTY
        together = any(member.document_id == local.document_id for member in self.members)
        return home == self.home and len(parties) < 2 and not together

    def add(self, local: Local) -> None:
        self.members.append(local)
        if self.party in NO_PARTY:
            self.party = local.person.party or self.party


def link(persons: Iterable[Local]) -> dict[Entity, list[tuple[str, int]]]:
    """Entities, and the persons (document id, ordinal) that each of them joins; every person is in exactly one."""
    by_name: dict[str, list[Local]] = defaultdict(list)
    for local in persons:
        by_name[_key(local.person.name)].append(local)
    linked: dict[Entity, list[tuple[str, int]]] = {}
    for name in sorted(by_name):
        alike: Counter[tuple[str, str]] = Counter()
        for cluster in _clusters(by_name[name]):
            entity = _entity(name, cluster, alike[cluster.home, cluster.party])
            linked[entity] = [(m.document_id, m.person.ordinal) for m in cluster.members]
            alike[cluster.home, cluster.party] += 1
    return linked


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _clusters(namesakes: Sequence[Local]) -> list[_Cluster]:
    ordered = sorted(namesakes, key=lambda local: (local.document_id, local.person.ordinal))
    known = [(local, _home(local)) for local in ordered]
    clusters: list[_Cluster] = []
    if " " in ordered[0].person.name:
        for local, home in known:
            if home:
                _join(clusters, local, home)
    for local, home in known:
        if not home or " " not in local.person.name:
            _place(clusters, local)
    return clusters


def _join(clusters: list[_Cluster], local: Local, home: str) -> None:
    fitting = next((cluster for cluster in clusters if cluster.takes(local, home)), None)
    if fitting is None:
        fitting = _Cluster(home, local.person.party)
        clusters.append(fitting)
    fitting.add(local)


def _place(clusters: list[_Cluster], local: Local) -> None:
    """Somebody of whom only the name (and perhaps the body they met in) is known."""
    if " " in local.person.name:
        same_body = [
            c
            for c in clusters
            if local.body
            and any(m.body == local.body and m.municipality == local.municipality for m in c.members)
            and c.takes(local, c.home)
        ]
        rare = (
            [c for c in clusters if c.takes(local, c.home)]
            if expected_bearers(local.person.name) < EXPECTED
            else []
        )
        for fitting in (same_body, rare):
            if len(fitting) == 1 and (fitting is same_body or len(clusters) == 1):
                fitting[0].add(local)
                return
    clusters.append(_Cluster("", local.person.party, [local]))


def _home(local: Local) -> str:
    """Where a person belongs: their affiliation, or the municipality whose body met."""
    return local.person.affiliation.casefold() or municipality_names().get(local.municipality, "").casefold()


def expected_bearers(name: str) -> float:
    """How many people in the country have this name, were given names and surnames independent.

    Source of the counts: Statistics Sweden (data files ``given_names`` and ``surnames``).
    """
    first, *_, last = name.split()
    given = counts("given_names.tsv.gz").get(first, 0) or 1
    return given * (counts("surnames.tsv.gz").get(last, 0) or UNLISTED_SURNAME) / POPULATION


def _entity(name: str, cluster: _Cluster, number: int) -> Entity:
    names = Counter(member.person.name for member in cluster.members)
    aliases = {alias for member in cluster.members for alias in (*member.person.aliases, member.person.name)}
    preferred = max(sorted(names), key=lambda spelling: names[spelling])
    return Entity(_id(name, cluster, number), Label.PERSON, preferred, tuple(sorted(aliases - {preferred})))


def _id(name: str, cluster: _Cluster, number: int) -> str:
    """Stable while the name and where they belong stay what they are; namesakes from nowhere go by their first document.

    ``number`` counts, from 0, those who agree in all of that.
    """
    first = cluster.members[0]
    apart = ("", str(number or "")) if cluster.home else (first.document_id, str(first.person.ordinal))
    seed = "\x1f".join((name, cluster.home, cluster.party, *apart))
    return "p" + hashlib.sha256(seed.encode()).hexdigest()[:11]
