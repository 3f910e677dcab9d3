"""What the verbs take and give can be imported from `minutes_index` itself, and is loaded only then."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

import minutes_index
from minutes_index import Archive, measure, restore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

VERBS = [verb for name, verb in inspect.getmembers(Archive, callable) if not name.startswith("_")]


def imported(module: str) -> dict[str, str]:
    """By name, the modules that a module's nouns come from, also when only a type checker imports them."""
    found = ast.walk(ast.parse(inspect.getsource(import_module(module))))
    lists = (node for node in found if isinstance(node, ast.ImportFrom))
    return {alias.name: str(node.module) for node in lists for alias in node.names}


def named(annotations: Mapping[str, str], module: str) -> Iterator[type]:
    """The classes of ours that stand in annotations."""
    homes = imported(module)
    for annotation in annotations.values():
        for node in ast.walk(ast.parse(annotation, mode="eval")):
            name = node.id if isinstance(node, ast.Name) else ""
            home = homes.get(name, module)
            found = getattr(import_module(home), name, None) if home.startswith("minutes_index") else None
            if isinstance(found, type) and found.__module__.startswith("minutes_index"):
                yield found


def of_verb(verb: Callable[..., Any]) -> list[type]:
    """What a verb takes and gives."""
    plain = inspect.unwrap(verb)
    return list(named(plain.__annotations__, plain.__module__))


def within(kinds: list[type]) -> set[type]:
    """The classes, and those that their fields have in them."""
    found: set[type] = set()
    while kinds:
        kind = kinds.pop()
        if kind not in found:
            found.add(kind)
            if dataclasses.is_dataclass(kind) or issubclass(kind, tuple):
                kinds += named(vars(kind).get("__annotations__", {}), kind.__module__)
    return found


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
def test_what_a_verb_takes_and_gives_is_named_at_the_top(verb: Callable[..., Any]) -> None:
    """Down to the parts of a result; and under its own name."""
    for kind in within(of_verb(verb)):
        assert getattr(minutes_index, kind.__name__) is kind
        assert kind.__name__ in minutes_index.__all__


@pytest.mark.parametrize("verb", [measure, restore], ids=lambda verb: verb.__name__)
def test_what_the_functions_beside_the_archive_take_and_give_is_named_there_too(
    verb: Callable[..., Any],
) -> None:
    assert all(getattr(minutes_index, kind.__name__) is kind for kind in of_verb(verb))


def test_results_are_met_on_the_walk() -> None:
    """It would prove nothing if annotations were not found."""
    names = {kind.__name__ for verb in VERBS for kind in within(of_verb(verb))}
    assert names >= {"Results", "PassageHit", "ImportReport", "PersonView", "Settings", "Coverage"}


def test_every_name_that_is_promised_is_there_and_no_other() -> None:
    assert all(getattr(minutes_index, name) for name in minutes_index.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'Nonsense'"):
        minutes_index.Nonsense  # type: ignore[attr-defined]  # noqa: B018 - that is the point


def test_what_is_not_named_is_not_loaded() -> None:
    program = (
        "import sys, minutes_index\n"
        "late = ['minutes_index.report.coverage', 'minutes_index.report.people', 'minutes_index.ingest.report']\n"
        "assert not sys.modules.keys() & set(late)\n"
        "minutes_index.PersonView\n"
        "assert sys.modules.keys() & set(late) == {late[1]}\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own words
