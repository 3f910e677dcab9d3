"""The verbs of an archive about people: who they are, where they are named, and who is who."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from minutes_index.archive.stores import Stores
    from minutes_index.catalog.base import Catalog
    from minutes_index.ingest.judgements import Judging
    from minutes_index.report.judgements import JudgementView
    from minutes_index.report.people import PersonMention, PersonView
    from minutes_index.report.review import DoubtView

T = TypeVar("T")


def login_name() -> str:
    """Who is at the keyboard, as far as the system knows."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # KeyError, ImportError: before Python 3.13
        return "unknown"


@dataclass(frozen=True, slots=True)
class People:
    """What an archive answers and keeps about people.

    Somebody is named by their id, or by a name that only one person answers to. What is said of who is who takes
    effect at once, and outlives every import; ``by`` is the login name unless it is given.
    """

    stores: Stores
    unmasked: bool

    @property
    def catalog(self) -> Catalog:
        """The store of truth."""
        return self.stores.catalog

    def people(self, name: str | None = None) -> tuple[PersonView, ...]:
        """The people, the most named first; with a name those whose names have words beginning so."""
        from minutes_index.report.people import person_view

        return tuple(person_view(count, unmasked=self.unmasked) for count in self.catalog.people(name))

    def mentions(self, name: str, entity: str = "") -> tuple[PersonMention, ...]:
        """Every place where somebody is named, person by person, in the order of the meetings.

        Args:
            name: a name or the beginnings of its words; several people may answer to it.
            entity: the id of one of them, to choose.
        """
        from minutes_index.report.people import mention_list

        people = {count.entity.id: count.entity for count in self.catalog.people(name)}
        chosen = [entity_id for entity_id in people if entity in {"", entity_id}]
        facts = list(self.catalog.mentions_of(chosen))
        texts = {text.id: text for text in self.catalog.documents({fact.head.id for fact in facts})}
        facts.sort(key=lambda fact: chosen.index(fact.entity_id))
        return tuple(mention_list(facts, texts, people, unmasked=self.unmasked))

    def merge(self, one: str, other: str, *, by: str = "", note: str = "") -> tuple[PersonView, ...]:
        """Two are one person; that person.

        Raises:
            PersonNotFound: nobody, or more than one, answers to a name.
            JudgementRefused: they are one already, or were judged to differ.
            CatalogLocked: another process is importing.
        """
        return self._judged(by, note, lambda judging: judging.merge(one, other))

    def differ(self, one: str, other: str, *, by: str = "", note: str = "") -> tuple[PersonView, ...]:
        """Two are not one person, and are not to be asked about again; the two.

        Raises:
            PersonNotFound: nobody, or more than one, answers to a name.
            JudgementRefused: they were judged to be one, or to differ already.
            CatalogLocked: another process is importing.
        """
        return self._judged(by, note, lambda judging: judging.differ(one, other))

    def split(
        self, person: str, documents: Sequence[str] = (), *, by: str = "", note: str = ""
    ) -> tuple[PersonView, ...]:
        """Somebody is more than one person; who they are now.

        Args:
            person: whom to take apart.
            documents: whom these name is somebody else, one person in all of them. Without any, everybody who was
                joined by a judgement or by a near name is a person of their own again; such judgements are taken back.
            by: who says so.
            note: why.

        Raises:
            PersonNotFound: nobody, or more than one, answers to the name, or a document does not name them.
            DocumentNotFound: there is no such document.
            JudgementRefused: there is nothing to take apart, or they were judged to be one.
            CatalogLocked: another process is importing.
        """
        return self._judged(by, note, lambda judging: judging.split(person, documents))

    def rename(self, person: str, name: str, *, by: str = "", note: str = "") -> tuple[PersonView, ...]:
        """Gives somebody a preferred name; the others stay as aliases.

        Raises:
            PersonNotFound: nobody, or more than one, answers to the name.
            JudgementRefused: the new name is empty.
            CatalogLocked: another process is importing.
        """
        return self._judged(by, note, lambda judging: judging.rename(person, name))

    def judgements(self) -> tuple[JudgementView, ...]:
        """What was said of who is who, the latest first."""
        from minutes_index.recognisers.masking import discreet
        from minutes_index.report.judgements import judgement_view

        views = tuple(judgement_view(each) for each in reversed(self.catalog.judgements()))
        return views if self.unmasked else discreet(views)

    def undo(self, act: int) -> None:
        """Takes a judgement back, by its number.

        Raises:
            JudgementRefused: there is no such judgement.
            CatalogLocked: another process is importing.
        """
        self._judging("", "", lambda judging: judging.undo(act))

    def review(self, limit: int | None = None) -> tuple[DoubtView, ...]:
        """Pairs of people who may be one, the likeliest first; those that were judged are not among them."""
        from minutes_index.ingest.linking import linked
        from minutes_index.recognisers.masking import discreet
        from minutes_index.report.review import doubt_views
        from minutes_index.resolve.candidates import doubts

        found = doubts(linked(self.catalog))[:limit]
        views = tuple(doubt_views(found, self.catalog))
        return views if self.unmasked else discreet(views)

    def _judged(self, by: str, note: str, say: Callable[[Judging], set[str]]) -> tuple[PersonView, ...]:
        from minutes_index.report.people import person_view

        about = self._judging(by, note, say)
        return tuple(person_view(count, unmasked=self.unmasked) for count in self.catalog.people(ids=about))

    def _judging(self, by: str, note: str, say: Callable[[Judging], T]) -> T:
        from minutes_index.ingest.judgements import Judging
        from minutes_index.ingest.linking import link_people
        from minutes_index.ingest.synchronisation import mend

        index = self.stores.usable_index()
        with self.catalog.lock():
            mend(self.catalog, index)
            if not self.catalog.is_linked():
                link_people(self.catalog, index)
            return say(Judging(self.catalog, index, by or login_name(), note))
