"""The heads at which sections begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from minutes_index.model import SectionKind

SENTENCE_END: Final = re.compile(r"[.!?;,:]\s*$")
"""The end of a line that is text and no heading."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a section begins, and as what."""

    start: int
    kind: SectionKind
    number: str = ""
    heading: str = ""
