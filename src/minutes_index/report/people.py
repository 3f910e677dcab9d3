"""The people of the archive, and every place where somebody is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.recognisers.lexicon import municipality_names
from minutes_index.recognisers.masking import discreet, masked, numbers_of
from minutes_index.recognisers.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from minutes_index.catalog.facts import EntityCount, MentionFact
    from minutes_index.model import Document, Entity, Span


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody, with how often and in how many documents they are named, and what tells them from namesakes."""

    id: str
    name: str
    aliases: tuple[str, ...]
    mentions: int
    documents: int
    affiliations: tuple[str, ...]
    """Municipalities and organisations they are said to belong to."""
    parties: tuple[str, ...]
    bodies: tuple[str, ...]
    """Whose lists have them, with the municipality: ``Kommunstyrelsen (Ale)``."""
    first_day: str
    """Of the earliest meeting that names them, in EDTF; empty when no day is known."""
    last_day: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One place where somebody is named."""

    document_id: str
    path: str
    held_on: str
    """The day of the meeting in EDTF; empty when unknown."""
    page: int
    role: str
    """The parts they had in that meeting, with commas between; empty when they are only talked of."""
    sentence: str
    """What is said, on one line."""
    text: str
    """The name as it stands there."""
    entity_id: str
    name: str
    """Who is meant."""


def person_view(count: EntityCount, *, unmasked: bool = False) -> PersonView:
    """Somebody as they are listed."""
    entity = count.entity
    known = (count.affiliations, count.parties, tuple(_body(*body) for body in count.bodies))
    days = (count.first_day, count.last_day)
    view = PersonView(entity.id, entity.name, entity.aliases, count.mentions, count.documents, *known, *days)
    return view if unmasked else discreet(view)


def _body(municipality: str, body: str) -> str:
    """A body as it is told from those of the same name elsewhere."""
    name = municipality_names().get(municipality, "")
    return body if not name or name in body else f"{body} ({name})"


def years(who: PersonView) -> str:
    """The years of the meetings that name somebody: ``2021``, ``2021-2023``; empty when no day is known."""
    return "-".join(dict.fromkeys(day[:4] for day in (who.first_day, who.last_day) if day))


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence that holds the start of ``span``; sections end sentences."""
    section = document.section_of(span.start).span
    found = sentences(document.text, section.start, section.end)
    return next((sentence for sentence in found if sentence.end > span.start), span)


def mention_list(
    facts: Iterable[MentionFact],
    documents: Mapping[str, Document],
    entities: Mapping[str, Entity],
    *,
    unmasked: bool = False,
) -> Iterator[PersonMention]:
    """The mentions in the order they come, with what is said in the documents.

    Args:
        facts: where somebody is named.
        documents: by id; a fact of a document that is gone is left out.
        entities: by id, everybody the facts name.
        unmasked: whether personal numbers are shown.
    """
    texts = {id_: document.text if unmasked else masked(document.text) for id_, document in documents.items()}
    known = {id_: numbers_of(document.text) for id_, document in documents.items() if not unmasked}
    for fact in facts:
        if document := documents.get(fact.head.id):
            around = sentence_around(document, fact.mention.span)
            found = _mention(fact, around, texts[fact.head.id], entities[fact.entity_id].name)
            yield found if unmasked else discreet(found, known[fact.head.id])


def _mention(fact: MentionFact, around: Span, text: str, name: str) -> PersonMention:
    return PersonMention(
        document_id=fact.head.id,
        path=fact.head.source.path,
        held_on=fact.head.held_on.edtf if fact.head.held_on else "",
        page=fact.page,
        role=", ".join(fact.roles),
        sentence=" ".join(around.of(text).split()),
        text=fact.mention.span.of(text),
        entity_id=fact.entity_id,
        name=name,
    )
