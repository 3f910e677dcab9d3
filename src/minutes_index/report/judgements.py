"""What was said of who is who, to be looked through and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.model import Verdict

if TYPE_CHECKING:
    from minutes_index.model import Judgement, PersonKey


@dataclass(frozen=True, slots=True)
class JudgementView:
    """One thing that was said; those of one number were said, and are taken back, together."""

    number: int
    verdict: str
    """``same``, ``different`` or ``called``."""
    one: str
    """Somebody, by name, home and party, or by name and the one document that is meant."""
    other: str
    """The other, or the preferred name that was given."""
    by: str
    at: str
    note: str


def judgement_view(said: Judgement) -> JudgementView:
    """A judgement as it is listed."""
    other = said.name if said.verdict is Verdict.CALLED else _told(said.other)
    return JudgementView(said.act, said.verdict.value, _told(said.one), other, said.by, said.at, said.note)


def _told(who: PersonKey) -> str:
    known = (who.home.title(), "" if who.party == "-" else who.party)
    where = f"document {who.document}" if who.alone or not who.home else ", ".join(filter(None, known))
    return f"{who.name.title()} ({where})"
