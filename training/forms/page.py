"""A text that is damaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.forms.edits import Edit

if TYPE_CHECKING:
    import re
    from random import Random

    from training.forms.form import Mark


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its marks, and the dice."""

    text: str
    marks: tuple[Mark, ...]
    random: Random

    def found(self, pattern: re.Pattern[str], share: float = 1) -> list[re.Match[str]]:
        """Some of the places where a pattern fits."""
        return [m for m in pattern.finditer(self.text) if share >= 1 or self.random.random() < share]

    def swapped(self, pattern: re.Pattern[str], by: str, share: float = 1) -> list[Edit]:
        """Another text at some of the places where a pattern fits."""
        return [Edit(m.start(), m.end(), by) for m in self.found(pattern, share)]
