"""Which part of an item a line belongs to, and who decides there, as its reader goes through the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.annotate.facts.decisions.parts import (
    DECISION,
    NEVER_FIRST,
    PROPOSAL,
    body_in,
    inline_label,
    part_of,
    passes_on,
    signs,
)
from minutes_index.annotate.facts.decisions.task_lines import TASKS, behind_label, heads_tasks
from minutes_index.recognisers.bodies import is_own
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.lines import line_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.model import Section
    from minutes_index.recognisers.lines import Line


class Whereabouts:
    """The part of a section that its reader is in, moved on by the labels of the lines."""

    def __init__(self, section: Section, lines: Sequence[Line], own: str) -> None:
        self._heading = section.heading
        self._first = next(iter(lines), None)
        self._own = own
        self.part = TASKS if heads_tasks(section.heading) else ""
        self.proposed = False
        """Whether the part of proposals has told one."""
        self.on_its_line = False
        """Whether the label of the part stands on the line of what it heads."""
        self.passed_on = False
        """Whether the body that met proposes to another here."""
        self.body = own

    def content(self, line: Line) -> Line | None:
        """What a line says beside the label it may begin with; None when it is only a label."""
        part = part_of(line.text, self._own)
        if not self._names_matter(line, part) and self._open(part):
            return None
        label, rest = inline_label(line.text, self._own)
        if rest and self._open(label):
            self.on_its_line = True
            return line_at(line.span.end - len(rest), rest)
        task = behind_label(line.text) if self.part != "background" else ""
        if task or heads_tasks(line.text):
            self.part = TASKS
            return line_at(line.span.end - len(task), task) if task else None
        if not rest and (label_of(line.text) or signs(line.text)):
            self.part = ""
        return line

    def _names_matter(self, line: Line, part: tuple[str, str] | None) -> bool:
        """Whether a line that could be the label of a part is the heading of the item."""
        first = not self._heading and line is self._first
        return line.text.strip(" .:*#") == self._heading or bool(first and part and part[0] in NEVER_FIRST)

    def _open(self, label: tuple[str, str] | None) -> bool:
        """Begins the part that a label heads, if there is one."""
        if label:
            self.part, self.body = label[0], self.named(label[1])
            self.passed_on = self.part == PROPOSAL and passes_on(label[1], self._own)
            if self.passed_on:
                self.part, self.body = DECISION, self._own
            self.proposed = self.on_its_line = False
        return label is not None

    def named(self, words: str) -> str:
        """The body that ``words`` name, or the one that met."""
        body = body_in(words)
        return self._own if not body or is_own(body, self._own) else body
