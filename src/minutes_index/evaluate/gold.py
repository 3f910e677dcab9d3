"""Facts of documents as a reader noted them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROLE_OF_LIST = {"present": "present", "guests": "guest", "absent": "absent"}
"""The lists of the short form of gold, and the role they stand for."""

STANDS = ("yes", "no", "abstained")
"""What a ballot can be."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The facts of one document as a reader noted them; a kind that was not noted is None and not measured."""

    attendance: frozenset[tuple[str, str]] | None = None
    """Name and role."""
    affiliations: frozenset[tuple[str, str]] | None = None
    """Name and affiliation, or name and party."""
    people: frozenset[str] | None = None
    municipalities: frozenset[str] | None = None
    dates: frozenset[str] | None = None
    case_numbers: frozenset[str] | None = None
    headings: frozenset[str] | None = None
    """Of items, numbered or not, as `numbered` writes them."""
    first_names: tuple[tuple[str, str], ...] = ()
    """A phrase and whom the given name in it means."""
    decisions: tuple[tuple[str, str], ...] | None = None
    """A phrase within the decision, and its outcome (empty: any)."""
    not_decisions: tuple[str, ...] = ()
    votes: frozenset[tuple[str, int, int, int]] | None = None
    """Number of the item, and how many yes, no and abstained."""
    ballots: frozenset[tuple[str, str, str]] | None = None
    """Number of the item, name and stand."""
    reservations: frozenset[tuple[str, str]] | None = None
    """Number of the item, and name."""
    recusals: frozenset[tuple[str, str]] | None = None
    """Number of the item, and name."""
    assignments: tuple[tuple[str, str, str], ...] | None = None
    """A phrase of the task, who is given it, and by when (EDTF, or empty)."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Body, meeting date, language."""
    complete: bool = True
    """Whether all dates, decisions and roles were noted, so that more are errors."""

    @classmethod
    def of(cls, noted: Mapping[str, Any]) -> Gold:
        """Gold from its JSON object, which is in its form (`minutes_index.evaluate.form`).

        Keys: ``attendance`` [{name, role, affiliation, party}] or the lists ``present``, ``guests``, ``absent`` of [name, affiliation];
        ``people``, ``municipalities``, ``dates``, ``case_numbers``; ``decisions`` [{text, outcome}] or phrases; ``not_decisions``;
        ``first_name_only`` [[phrase, name]]; ``sections`` [{number, heading}]; ``body``, ``held_on``, ``language``;
        ``votes`` [{number, yes, no, abstained, voters: {stand: [name]}}]; ``reservations``, ``recusals`` [{number, names}];
        ``assignments`` [{who, text, by}]; ``complete``, without which the lists are held to be incomplete and the rest complete.
        """
        rows = list(_attendance(noted))
        short = not ROLE_OF_LIST.keys().isdisjoint(noted) and "attendance" not in noted
        decisions = [
            (d, "") if isinstance(d, str) else (d["text"], d.get("outcome", ""))
            for d in noted.get("decisions", ())
        ]
        listed = rows or "attendance" in noted
        return cls(
            attendance=frozenset((name, role) for name, role, _ in rows) if listed else None,
            affiliations=frozenset((name, place) for name, _, place in rows if place) if listed else None,
            people=frozenset({name for name, *_ in rows}.union(noted["people"]))
            if "people" in noted
            else None,
            municipalities=_set(noted, "municipalities"),
            dates=_set(noted, "dates"),
            case_numbers=_set(noted, "case_numbers"),
            headings=frozenset(numbered(s["number"], s["heading"]) for s in noted["sections"])
            if "sections" in noted
            else None,
            first_names=tuple((phrase, name) for phrase, name in noted.get("first_name_only", ())),
            decisions=tuple(decisions) if "decisions" in noted else None,
            not_decisions=tuple(noted.get("not_decisions", ())),
            votes=frozenset(map(_vote, noted["votes"])) if "votes" in noted else None,
            ballots=_ballots(noted),
            reservations=_stands(noted, "reservations"),
            recusals=_stands(noted, "recusals"),
            assignments=tuple((a["text"], a["who"], a.get("by") or "") for a in noted["assignments"])
            if "assignments" in noted
            else None,
            facts={key: noted[key] or "" for key in ("body", "held_on", "language") if key in noted},
            complete=noted.get("complete", not short),
        )


def _set(noted: Mapping[str, Any], key: str) -> frozenset[str] | None:
    return frozenset(noted[key]) if key in noted else None


def _vote(vote: Mapping[str, Any]) -> tuple[str, int, int, int]:
    return digits(vote["number"]), vote["yes"], vote["no"], vote.get("abstained", 0)


def _ballots(noted: Mapping[str, Any]) -> frozenset[tuple[str, str, str]] | None:
    """Who voted how; None where votes were noted by their counts alone."""
    votes = noted.get("votes")
    if votes is None or (votes and all("voters" not in vote for vote in votes)):
        return None
    return frozenset(
        (digits(vote["number"]), plain_name(name), stand)
        for vote in votes
        for stand in STANDS
        for name in vote.get("voters", {}).get(stand, ())
    )


def _stands(noted: Mapping[str, Any], key: str) -> frozenset[tuple[str, str]] | None:
    if key not in noted:
        return None
    return frozenset((digits(row["number"]), plain_name(name)) for row in noted[key] for name in row["names"])


def _attendance(noted: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for row in noted.get("attendance", ()):
        yield row["name"], row["role"], row.get("affiliation") or row.get("party") or ""
    for key, role in ROLE_OF_LIST.items():
        for name, affiliation in noted.get(key, ()):
            yield name, role, affiliation or ""


def numbered(number: str, heading: str) -> str:
    """An item's number without what stands around it, and its heading in lower case."""
    return f"{digits(number)} {' '.join(heading.split()).casefold()}".strip()


def digits(number: str) -> str:
    """The digits of an item's printed number: `45` of `MBN § 45` and `45 §`, `4.1` of `4.1.`; empty without any."""
    return ".".join(re.findall(r"\d+", number))


def plain_name(name: str) -> str:
    """A name without regard to case and hyphens."""
    return " ".join(name.replace("-", " ").split()).casefold()
