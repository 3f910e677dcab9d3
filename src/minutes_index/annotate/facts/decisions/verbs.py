"""Verbs by which minutes decide (data file ``rules/decision_verbs.tsv``): their forms, the voices in which they decide, their outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from minutes_index.data import rows
from minutes_index.model import Outcome

SETTLES: Final = "settles"
"""In the place of an outcome: the verb settles a matter, and has no word for how."""


class Voice(StrEnum):
    """A form in which a verb decides."""

    ACTIVE = "active"
    """`Nämnden godkänner …`, `godkände`."""
    ACTIVE_PAST = "active past"
    PASSIVE = "passive"
    """`Rapporten godkänns`, `godkändes`."""
    PASSIVE_PAST = "passive past"
    PERFECT = "perfect"
    """`Nämnden har godkänt …`."""
    PASSIVE_PERFECT = "passive perfect"
    """`Rapporten har godkänts`."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb and how it decides."""

    infinitive: str
    outcome: Outcome | None
    """None: it settles a matter."""
    present: str
    past: str
    supine: str
    voices: frozenset[Voice]
    words: tuple[str, ...]
    """Words that tell its outcome wherever they stand; a star stands for any ending."""
    example: str

    @property
    def passives(self) -> tuple[str, ...]:
        """The present passive: `beviljas`; `godkänns`, `godkännes`; `avslås`, `avslåes`."""
        if self.infinitive.endswith("a") and self.present.endswith("er"):
            return f"{self.infinitive[:-1]}s", f"{self.infinitive[:-1]}es"
        return (f"{self.infinitive}s", *(() if self.infinitive.endswith("a") else (f"{self.infinitive}es",)))

    def forms(self, voice: Voice) -> tuple[str, ...]:
        """The forms of a voice in which it decides; none when it does not decide in it."""
        made = {
            Voice.ACTIVE: (self.present, self.past),
            Voice.ACTIVE_PAST: (self.past,),
            Voice.PASSIVE: (*self.passives, f"{self.past}s"),
            Voice.PASSIVE_PAST: (f"{self.past}s",),
            Voice.PERFECT: (self.supine,),
            Voice.PASSIVE_PERFECT: (f"{self.supine}s",),
        }
        return made[voice] if voice in self.voices else ()

    @property
    def outcome_pattern(self) -> str:
        """A regular expression for its forms, and more words that tell its outcome."""
        finite = (self.infinitive, self.present, self.past, self.supine)
        forms = [form + ending for form in finite for ending in ("", "s")]
        told = dict.fromkeys([*self.words, *forms, *self.passives])
        return "|".join(re.escape(word).replace(r"\*", r"\w*") + r"\b" * ("*" not in word) for word in told)


@cache
def verbs() -> tuple[Verb, ...]:
    """All verbs of the table."""
    return tuple(map(_verb, rows("rules/decision_verbs.tsv")))


def _verb(row: list[str]) -> Verb:
    infinitive, outcome, forms, voices, words, example = row
    present, past, supine = forms.split()
    return Verb(
        infinitive,
        None if outcome == SETTLES else Outcome(outcome),
        present,
        past,
        supine,
        frozenset(map(Voice, voices.split(", "))) if voices else frozenset(),
        tuple(words.split()),
        example,
    )
