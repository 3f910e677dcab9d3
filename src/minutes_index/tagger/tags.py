"""What a token can be. The order is that of the network's outputs: whoever changes it trains anew."""

from __future__ import annotations

from typing import Final

from minutes_index.model import Role

OUTSIDE: Final = "outside"
PEOPLE: Final = (
    OUTSIDE,
    "name",
    "name+",
    "mention",
    "mention+",
    "party",
    "party+",
    "affiliation",
    "affiliation+",
    "title",
    "title+",
)
"""What is said of people; with a plus what goes on."""
LAYOUT: Final = (
    OUTSIDE,
    "label",
    "label+",
    "number",
    "number+",
    "heading",
    "heading+",
    "decision_label",
    "decision_label+",
    "decision",
    "decision+",
    "proposal",
    "proposal+",
    "task",
    "task+",
    "running",
    "running+",
    "body",
    "body+",
    "day",
    "day+",
)
"""What part of the minutes a token belongs to."""
BASES: Final = (
    OUTSIDE,
    Role.PRESENT,
    Role.SUBSTITUTE,
    Role.NON_VOTING_SUBSTITUTE,
    Role.OFFICIAL,
    Role.GUEST,
    Role.ABSENT,
)
"""In what capacity somebody was there, or not."""
OFFICES: Final = (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.ADJUSTER)
"""What somebody did besides; several may hold."""
LINKS: Final = ("party", "affiliation")
"""What the first token of a name points at: where that stands, or itself when there is none."""
