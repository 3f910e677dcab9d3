"""What a catalog is asked of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from minutes_index.catalog.facts import EntityCount, Link, LocalPerson, MentionFact
    from minutes_index.model import Entity, Judgement


class PeopleStore(Protocol):
    """The part of a `minutes_index.catalog.base.Catalog` that knows who is who, and what was said of that."""

    def local_persons(self) -> Iterator[LocalPerson]:
        """Every person of every document, with what tells namesakes apart; document by document."""

    def set_entities(self, entities: Collection[Entity], links: Iterable[Link]) -> None:
        """Puts these entities and links in the place of all others; documents whose people are called otherwise are changed."""

    def is_linked(self) -> bool:
        """Whether the entities are those of this state of the documents and judgements."""

    def entities_in(self, ids: Iterable[str]) -> dict[str, dict[int, Entity]]:
        """By document id, then by the ordinal of the person, who they are."""

    def people(self, name: str | None = None, ids: Collection[str] | None = None) -> list[EntityCount]:
        """Entities, the most named first; with a name those whose names have its words, with ids those."""

    def members(self, entity_id: str) -> list[tuple[str, int]]:
        """Document id and ordinal of every person that an entity joins; nobody when there is no such entity."""

    def judgements(self) -> list[Judgement]:
        """What people said of who is who, in the order it was said."""

    def judge(
        self,
        given: Sequence[Judgement],
        in_place_of: Collection[Judgement],
        entities: Collection[Entity],
        links: Iterable[Link],
    ) -> None:
        """Keeps judgements as one act, in the place of others, together with the entities and links that follow from them."""

    def take_back(self, act: int, entities: Collection[Entity], links: Iterable[Link]) -> None:
        """Forgets the judgements of an act, together with what followed from them."""

    def mentions_of(self, entity_ids: Collection[str]) -> Iterator[MentionFact]:
        """Every place where one of the entities is named, in the order of the meetings."""

    def personal_numbers(self, ids: Collection[str]) -> dict[str, frozenset[str]]:
        """By id, the personal numbers in the documents, ten digits each; what has none is left out."""
