"""Numbers by which people, organisations, matters and publications are told apart; no stretch of text is two of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from minutes_index.annotate.mentions.publications import publications
from minutes_index.model import Label, Mention
from minutes_index.recognisers.case_numbers import case_numbers, cut_in_cells, normal_case_number
from minutes_index.recognisers.identity_numbers import Kind, identity_numbers
from minutes_index.recognisers.overlaps import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

IDENTITY: Final = {
    Kind.PERSONAL: (Label.PERSONAL_NUMBER, "rule:personal-number"),
    Kind.ORGANISATION: (Label.ORGANISATION_NUMBER, "rule:organisation-number"),
}
PRECEDENCE: Final = (
    Label.PERSONAL_NUMBER,
    Label.CASE_NUMBER,
    Label.ORGANISATION_NUMBER,
    Label.PUBLICATION,
)
"""Which identifier a stretch of text is that could be several; what could be a person's is taken for one."""


def identifiers(text: str) -> tuple[Mention, ...]:
    """The identifiers in ``text``, in order and apart."""
    by_label: dict[Label, list[Mention]] = {label: [] for label in PRECEDENCE}
    for found in (*_identity(text), *_cases(text), *publications(text)):
        by_label[found.label].append(found)
    kept: list[Mention] = []
    for label in PRECEDENCE:
        kept = sorted([*kept, *_apart(by_label[label], kept)], key=lambda mention: mention.span)
    return tuple(kept)


def _identity(text: str) -> Iterator[Mention]:
    for number in identity_numbers(text):
        label, rule = IDENTITY[number.kind]
        yield Mention(number.span, label, number.value, number.value, rule)


def _cases(text: str) -> Iterator[Mention]:
    cut = dict(cut_in_cells(text))
    taken = Taken(len(text))
    for span in cut:
        taken.add(span)
    whole = {span: span.of(text) for span in case_numbers(text) if not taken.meets(span)}
    for span, written in sorted((cut | whole).items()):
        number = normal_case_number(written)
        yield Mention(span, Label.CASE_NUMBER, number, number, "rule:case-number")


def _apart(mentions: Iterable[Mention], taken: Sequence[Mention]) -> list[Mention]:
    """The mentions that overlap none of those taken; both sorted and apart among themselves."""
    ends = [mention.span.end for mention in taken]
    return [
        mention
        for mention in mentions
        for after in [bisect_right(ends, mention.span.start)]
        if after == len(taken) or not taken[after].span.overlaps(mention.span)
    ]
