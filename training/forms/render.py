"""Writes a meeting by the grammar: text with marks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from training.forms import conditions, slots
from training.forms.canvas import Canvas
from training.forms.facts import Group, Person
from training.forms.form import Mark
from training.forms.production import Each, Node, OneOf, Reference, When, Words, references

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from training.forms.agendas import Item
    from training.forms.facts import Meeting
    from training.forms.grammar import Grammar, Production

IRREGULAR: Final = 0.01
"""How often the form that a document always takes is left for another."""
DEEPEST: Final = 60
"""Symbols within symbols; more are a grammar that runs in circles."""


@dataclass(slots=True)
class Writer:
    """What is being written, and where in the facts it is."""

    random: Random
    grammar: Grammar
    meeting: Meeting
    leading: frozenset[str] = frozenset()
    """Symbols from which the one family that is wanted can be reached."""
    only: str = ""
    canvas: Canvas = field(default_factory=Canvas)
    families: set[str] = field(default_factory=set)
    group: Group | None = None
    person: Person | None = None
    item: Item | None = None
    told: set[str] = field(default_factory=set)
    """Roles that the row of the person tells."""
    names: list[Mark] = field(default_factory=list)
    """Where the row names the person."""
    latest: dict[int, Mark] = field(default_factory=dict)
    """The last name of each person in a list, for roles that are told in another block."""
    early: dict[int, set[str]] = field(default_factory=dict)
    """Roles that were told before the name."""
    fixed: dict[str, Production] = field(default_factory=dict)
    """The productions that the document always takes."""
    said: dict[tuple[int, str], str] = field(default_factory=dict)
    """What symbols have come to in an item."""
    depth: int = 0

    def write(self, node: Node) -> None:
        """Write a tree."""
        match node:
            case Words():
                self.canvas.write(node.text)
            case Reference():
                self.refer(node)
            case Each():
                self.each(node)
            case When():
                self.write(node.then if conditions.holds(self, node.test) else node.otherwise)
            case OneOf():
                self.write(self.random.choice(node.options))
            case _:
                for part in node.parts:
                    self.write(part)

    def refer(self, reference: Reference) -> None:
        """Write a symbol or slot, with its span."""
        kind = reference.kind
        owner = self.person.number if self.person and kind in {"party", "affiliation", "title"} else -1
        item = self.meeting.items.index(self.item) if self.item else -1
        note = (
            (self.meeting.day + timedelta(int(self.words("days")))).isoformat()
            if kind == "deadline"
            else reference.note
        )
        mark = Mark(0, 0, kind, owner, item, note) if kind else None
        if "^" in reference.flags:
            self.canvas.capital = True
        with self.canvas.shouting("!" in reference.flags), self.canvas.marked(mark):
            if "~" in reference.flags:
                self.canvas.write(self.words(reference.symbol, anywhere="=" in reference.flags))
            else:
                self.symbol(reference.symbol, always="=" in reference.flags)

        if mark and mark.note == "shared" and self.group and mark.end:
            self.canvas.marks.remove(mark)
            self.canvas.marks += [
                replace(mark, person=p.number, note="", roles=set()) for p in self.group.people
            ]

    def symbol(self, symbol: str, *, always: bool = False) -> None:
        """Write a slot, or a symbol by one of its productions.

        Raises:
            RecursionError: the grammar runs in circles.
        """
        if slot := slots.SLOTS.get(symbol):
            slot(self)
            return
        production = self.fixed.get(symbol) if always and self.random.random() > IRREGULAR else None
        if production is None or not self.fits(production):
            production = self.chosen(symbol)
            if always:
                self.fixed.setdefault(symbol, production)
        if production.family:
            self.families.add(production.family)
        if self.depth > DEEPEST:
            raise RecursionError(symbol)
        self.depth += 1
        self.write(production.body)
        self.depth -= 1

    def chosen(self, symbol: str) -> Production:
        """One of the productions of a symbol that fit, by weight.

        Raises:
            LookupError: there is none.
        """
        fitting = [p for p in self.grammar.get(symbol, ()) if self.fits(p)]
        if not fitting:
            raise LookupError(f"nothing fits {symbol} of a {self.meeting.kind} {self.meeting.body_kind}")
        if self.only and symbol in self.leading:
            fitting = self.preferred(fitting)
        return (
            self.random.choices(fitting, [p.weight for p in fitting])[0] if len(fitting) > 1 else fitting[0]
        )

    def preferred(self, productions: list[Production]) -> list[Production]:
        """Those of the family that is wanted, or else those that lead to it, if any do."""
        own = [p for p in productions if p.family == self.only]
        return own or [p for p in productions if leads(p, self.leading)] or productions

    def fits(self, production: Production) -> bool:
        """Whether what a production needs holds."""
        return all(conditions.holds(self, need) for need in production.needs)

    def words(self, symbol: str, *, anywhere: bool = False) -> str:
        """What a symbol has come to in this item (or anywhere in the document), written now if it has not been."""
        key = (self.item.number if self.item and not anywhere else -1, symbol)
        if key not in self.said:
            self.said[key] = self.aside(symbol)
        return self.said[key]

    def aside(self, symbol: str) -> str:
        """A symbol as text alone, without marks."""
        kept, self.canvas = self.canvas, Canvas()
        self.symbol(symbol)
        text, self.canvas = self.canvas.text(), kept
        return text

    def each(self, node: Each) -> None:
        """Write a symbol for each of a list, with what stands between."""
        every = slots.members(self, node.over)
        for i, member in enumerate(every):
            if i:
                last = node.last if i == len(every) - 1 else None
                self.refer(last or node.between[(i - 1) % len(node.between)])
            self.member(member, node.row)

    def member(self, member: Group | Person | Item, row: Reference) -> None:
        """Write a row about a group, a person or an item."""
        if isinstance(member, Person):
            self.about(member, row)
        elif isinstance(member, Group):
            kept, self.group = self.group, member
            self.refer(row)
            self.group = kept
        else:
            self.item = member
            self.refer(row)
            self.item = None

    def about(self, person: Person, row: Reference) -> None:
        """Write a row about a person; the roles that it tells are those of the names in it, or else of the name before or after."""
        kept = self.person, self.told, self.names
        self.person, self.told, self.names = person, set(), []
        self.refer(row)
        if self.names:
            self.told |= self.early.pop(person.number, set())
            for mark in self.names:
                mark.roles |= self.told
            self.latest[person.number] = self.names[-1]
        elif person.number in self.latest:
            self.latest[person.number].roles |= self.told
        else:
            self.early.setdefault(person.number, set()).update(self.told)
        self.person, self.told, self.names = kept

    def tell(self, role: str) -> None:
        """The row tells a role of its person."""
        self.told.add(role)

    def name(self, kind: str, symbol: str) -> None:
        """Write the person's name as a symbol has it."""
        assert self.person is not None
        item = self.meeting.items.index(self.item) if self.item else -1
        mark = Mark(0, 0, kind, self.person.number, item)
        with self.canvas.marked(mark):
            self.symbol(symbol, always=True)
        if kind == "name":
            self.names.append(mark)
            if self.group and self.group.role:
                self.told.add(self.group.role)


def leads(production: Production, symbols: frozenset[str]) -> bool:
    """Whether a production names one of the symbols."""
    return not symbols.isdisjoint(references(production.body))


def written(writer: Writer) -> Iterator[Mark]:
    """Write the whole document; its marks, in order of their places."""
    writer.symbol("document")
    yield from sorted(writer.canvas.marks, key=lambda mark: (mark.start, -mark.end))
