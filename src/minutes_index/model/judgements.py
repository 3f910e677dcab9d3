"""What people have said of who is who."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a judgement says."""

    SAME = "same"
    DIFFERENT = "different"
    CALLED = "called"


@dataclass(frozen=True, slots=True)
class PersonKey:
    """Somebody, named so that it holds whatever is imported, taken out, or read anew.

    It means those whom the witness, a person of one document, is joined with by name and home. While that document
    is gone it means those of the same name, home and party, if only one fits; a key without home then rests.
    """

    name: str
    """Case folded, with single spaces."""
    home: str
    """Affiliation or municipality, case folded; empty when unknown."""
    party: str
    document: str
    """Id of the document of the witness."""
    nth: int = 0
    """Which of the persons of that name in that document, from 0."""
    alone: bool = False
    """Whether the witness only is meant, set apart from all others of the name."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's word on who is who; it outlives every import."""

    act: int
    """Number of the command it was given by; several judgements may share it. 0 before it is kept."""
    verdict: Verdict
    one: PersonKey
    other: PersonKey
    """The same as ``one`` in a name."""
    by: str
    at: str
    """ISO 8601 with the time zone."""
    note: str = ""
    name: str = ""
    """The preferred name, for `Verdict.CALLED`."""
