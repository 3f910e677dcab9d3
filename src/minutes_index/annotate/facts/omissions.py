"""What a document says and was not found in it: lists whose names got no role, decisions that no rule found, no body, no day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.annotate.facts.decisions.item_lines import section_lines
from minutes_index.annotate.facts.decisions.parts import DECISION, inline_label, part_of
from minutes_index.model import Label, Omission, OmissionKind, SectionKind, Span
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.masking import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from minutes_index.model import Annotations, Mention, Section

FEWEST: Final = 3
"""Names that make a list, and how many of them must be without a role for it to be told of."""
READ: Final = 0.8
"""The share of a list's names with a role from which it counts as read."""
FRONT: Final = frozenset({SectionKind.TITLE_PAGE, SectionKind.ATTENDANCE, SectionKind.PREAMBLE})
WORDS: Final = 2
"""Words below a label that are a decision."""


def omissions(
    text: str, sections: Sequence[Section], found: Annotations, body: str, *, dated: bool
) -> tuple[Omission, ...]:
    """What is told of a text and was not found, in the order of the text; of a paper that is of no meeting, nothing.

    Args:
        text: the document's text.
        sections: its sections.
        found: what was found in it.
        body: that which met; empty when unknown.
        dated: whether the day of the meeting is known.
    """
    if not found.attendance and all(section.kind is not SectionKind.ITEM for section in sections):
        return ()
    head = Span(0, len(text.partition("\n")[0]))
    lacking = [
        (OmissionKind.BODY, "no body that met", bool(body)),
        (OmissionKind.DAY, "no day of the meeting", dated),
    ]
    return (
        *(Omission(head, kind, what) for kind, what, known in lacking if not known),
        *_lists(text, sections, found),
        *_undecided(text, sections, found),
    )


def _lists(text: str, sections: Sequence[Section], found: Annotations) -> Iterator[Omission]:
    """The title page and lists of which fewer people have a role than names stand there."""
    with_role = {row.person for row in found.attendance}
    for section in sections:
        named = _named(section, found.mentions) if section.kind in FRONT else set()
        lost = len(named - with_role)
        if lost >= FEWEST and len(named & with_role) < READ * len(named):
            told = "no roles read" if lost == len(named) else f"{lost} without a role"
            yield Omission(
                section.span, OmissionKind.PEOPLE, f"{_label(text, section)}: {len(named)} names, {told}"
            )


def _named(section: Section, mentions: Iterable[Mention]) -> set[int]:
    """The people of a section by their ordinals, those with two names or more."""
    return {
        mention.person
        for mention in mentions
        if mention.label is Label.PERSON
        and mention.person is not None
        and section.span.start <= mention.span.start < section.span.end
        and " " in mention.name
    }


def _label(text: str, section: Section) -> str:
    """What heads a list: its label, or else the first line that is one of people, or what it is."""
    heads = (line.partition(":")[0].strip() for line in section.span.of(text).split("\n"))
    of_people = (head for head in heads if (label_of(head) or ("", ""))[0].startswith("role"))
    return section.heading.rstrip(": ") or next(of_people, "") or section.kind.value.replace("_", " ")


def _undecided(text: str, sections: Sequence[Section], found: Annotations) -> Iterator[Omission]:
    """The items with a part for a decision in which nothing was decided."""
    decided = {decision.section for decision in found.decisions}
    for section in sections:
        if (
            section.kind is SectionKind.ITEM
            and section.ordinal not in decided
            and (span := _part(text, section))
        ):
            name = " ".join(filter(None, (section.number, section.heading)))
            told = masked(name) or "an item"
            yield Omission(span, OmissionKind.DECISION, f"{told}: its decision was not read")


def _part(text: str, section: Section) -> Span | None:
    """The label of an item's decision, where words follow it."""
    lines = section_lines(text, section)
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        label, rest = inline_label(line.text)
        whole = part_of(line.text.rstrip(": "))
        heads = (label and label[0] == DECISION and rest) or (
            whole and whole[0] == DECISION and below and below.text
        )
        if heads and len(heads.split()) >= WORDS:
            return line.span
    return None
