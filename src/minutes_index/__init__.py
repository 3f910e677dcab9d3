"""Search Swedish meeting minutes: who met, when, and what was decided.

`Archive` is the door; what it takes and gives are the nouns beside it. `measure` tells how well the facts of your own
minutes are found.
"""

from minutes_index.archive import Archive, measure, restore
from minutes_index.errors import MinutesIndexError, QueryError
from minutes_index.model import DuplicateKind, Label, Outcome, Role, SectionKind

__all__ = [
    "Archive",
    "DuplicateKind",
    "Label",
    "MinutesIndexError",
    "Outcome",
    "QueryError",
    "Role",
    "SectionKind",
    "measure",
    "restore",
]
