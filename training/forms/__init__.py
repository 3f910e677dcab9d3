"""Invented minutes in many forms, with all that is in them: what a reader of minutes is trained on, and measured with.

Facts are drawn (`facts`), written by a grammar of layouts (`grammar`, `render`; the files in `families`), and damaged as conversion
damages texts (`damage`). The same seed gives the same document. A family can be left out, so that what is learned of the others
is measured on it.
"""

from __future__ import annotations

from random import Random

from training.forms import damage, facts, grammar, slots
from training.forms.form import Form, Span
from training.forms.gold import gold
from training.forms.render import Writer, written

__all__ = ["Form", "Span", "draw", "families"]

TRAITS = ("given_only", "rare_names")
"""Families that are traits of the facts."""
MOST = 40
"""How often a document is drawn anew until it is of the family that is wanted."""


def families() -> tuple[str, ...]:
    """All families: of layout, of facts, of damage."""
    return tuple(sorted({*grammar.names(), *TRAITS, *damage.DAMAGES}))


def draw(seed: int, *, without: frozenset[str] = frozenset(), only: str | None = None) -> Form:
    """A document.

    Args:
        seed: the same one gives the same document.
        without: families of which nothing is in it.
        only: a family that is in it, wherever there is a choice.

    Raises:
        KeyError: there is no such family.
    """
    if unknown := (without | {only or ""}) - {"", *families()}:
        raise KeyError(f"no family: {', '.join(sorted(unknown))}")
    form = _drawn(Random(seed), without, only or "")
    for again in range(1, MOST):
        if not only or only in form.families:
            break
        form = _drawn(Random(f"{seed}/{again}"), without, only)
    return form


def _drawn(random: Random, without: frozenset[str], only: str) -> Form:
    used: set[str] = set()

    def chosen(family: str, share: float) -> bool:
        """Whether a family that is no layout is in the document."""
        if family not in without and (family == only or random.random() < share):
            used.add(family)
            return True
        return False

    meeting = facts.meeting(random, chosen)
    leading = grammar.leading(only) if only else frozenset()
    writer = Writer(random, grammar.grammar(without, slots.NAMES), meeting, leading, only)
    marks = list(written(writer))
    text = damage.damaged(random, writer.canvas.text(), marks, chosen)
    return Form(
        text,
        tuple(mark.span() for mark in marks),
        frozenset(used | writer.families),
        gold(text, marks, meeting),
    )
