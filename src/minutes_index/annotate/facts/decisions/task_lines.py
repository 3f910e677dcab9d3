"""Tasks of notes (data file ``tasks.tsv``): `Uppdrag: Siv …`, a heading `Att göra` with a list below, or `Siv bokar lokal` in running text.

Somebody must be said to do something; what is only named (`Beställning av timmar`) is no task given. Behind a label any verb will do, in running text
only those of the table, and who does it must bear a given name or be an officer.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.data import rows
from minutes_index.model import Span
from minutes_index.recognisers.lexicon import given_bearers, municipalities
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

TASKS = "tasks"
"""The part of an item in which tasks are listed."""
_TRIM = re.compile(r"^[\s*#_•\d.)-]+|[\s*_:.]+$")
_LABEL = re.compile(r"^[\s*#_•-]*(?P<label>[A-Za-zÅÄÖåäö -]{4,28}?)[*_]*\s*:[*_]*\s*(?P<rest>\S.*)$")
_NAME = r"[A-ZÅÄÖ][\wé-]+(?: [A-ZÅÄÖ][\wé-]+){0,2}"
_DOES = pattern("decision_patterns", "does", name=_NAME)
"""`Siv och Per kontaktar …`; an empty box before it is one to tick."""
_NO_TASK = pattern("decision_patterns", "no-task")
"""What is only named (`Beställning av timmar`), or ticked."""
_TELLS = pattern("decision_patterns", "tells")
"""`Siv berättar …`: what is told of somebody, and no task."""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(dict(rows("tasks.tsv"))[kind].split("|"))


def heads_tasks(line: str) -> bool:
    """Whether a line or a heading is nothing but the head of a list of tasks."""
    return _TRIM.sub("", line).casefold() in _words("heads")


def behind_label(line: str) -> str:
    """What stands behind a label of tasks that begins ``line``; empty when there is none or nobody does anything there."""
    found = _LABEL.match(line)
    labelled = found is not None and found["label"].strip().casefold() in _words("inline")
    return found["rest"] if found and labelled and _DOES.match(found["rest"]) else ""


def task_in(text: str, sentence: Span) -> tuple[str, Span] | None:
    """Who is to do what among tasks: named in brackets behind it, or said to do something at its beginning; None when nobody is."""
    behind = _bracketed().search(text, sentence.start, sentence.end)
    if behind and not _NO_TASK.match(sentence.of(text)):
        return behind["who"], Span(sentence.start, behind.start())
    found = _DOES.match(text, sentence.start, sentence.end)
    return (found["who"], Span(found.start("who"), sentence.end)) if found else None


_PRONOUNS = frozenset(
    ["hon", "han", "vi", "de", "dom", "man", "jag", "ni", "det", "den", "alla", "ingen", "någon"]
)
FEWEST_BEARERS = 10
"""Of a given name by which somebody is named in running text."""
_OFFICER = r"(?i:ordföranden|ordf\.?|vice ordföranden|sekreteraren|kassören|kanslichefen|samordnaren|projektledaren|styrelsen|kansliet|valberedningen|alla kommuner|samtliga kommuner)"


_IF_NOT = pattern("decision_patterns", "if-not")
"""What is done in one case only."""


@cache
def _bracketed() -> re.Pattern[str]:
    return pattern("decision_patterns", "bracketed", name=_NAME)


@cache
def _shall_do() -> re.Pattern[str]:
    return pattern("decision_patterns", "shall-do", name=_NAME, officer=_OFFICER)


def shall_do(clause: str) -> str:
    """Who is to do what a clause decides (`att Siv och Per ska skriva …`); empty when nobody is named."""
    found = _shall_do().search(clause)
    return found["who"] if found and _names(found["who"]) else ""


@cache
def _takes() -> re.Pattern[str]:
    words = dict(rows("tasks.tsv"))
    return re.compile(
        rf"(?:^(?:[-*•·–]\s+)?|[,;:]\s+(?:(?:och|men|så)\s+)?|\b(?:och|men|så)\s+|(?<=[.!?]\s))(?:[A-ZÅÄÖ]?[a-zåäö]{{4,}}\s)?"
        rf"(?P<who>(?:{_NAME}(?:(?:, | och | samt ){_NAME})*|{_OFFICER}))\s+(?:{words['does']}|(?:ska|skall|lova(?:r|de)(?: att)?)\s+(?:också\s|även\s)?(?:{words['will']}))(?![\w-])"
    )


def takers_in(text: str, sentence: Span, listed: frozenset[str] = frozenset()) -> Iterator[tuple[str, Span]]:
    """Who takes which task in a sentence of running text: the sentence from there on, up to the next who does.

    Those who are ``listed`` as having met take one with any verb in the present that does not tell what they said or are.
    """
    words = sentence.of(text)
    if words.endswith("?") or _IF_NOT.search(words):
        return
    found = [each for each in _takes().finditer(words) if _names(each["who"])]
    first = _DOES.match(words) if listed and not found else None
    if first and _is_listed(first["who"], listed) and not _TELLS.match(words, first.end("who")):
        found = [first]
    if not found:
        return
    ends = [*(each.start("who") for each in found[1:]), len(words)]
    for each, end in zip(found, ends, strict=True):
        task = words[each.start("who") : end].rstrip(" ,;")
        task = re.sub(r"\s(?:och|men|så)$", "", task).rstrip(" ,;")
        start = sentence.start + each.start("who")
        yield each["who"], Span(start, start + len(task))


def _is_listed(who: str, listed: frozenset[str]) -> bool:
    """Whether all who are named are listed, by their whole names or the first part of them."""
    names = re.split(r", | och | samt | & |\s?[/+]\s?", who)
    return all(any(f"{full} ".startswith(f"{name} ") for full in listed) for name in names)


def _names(who: str) -> bool:
    """Whether somebody is named who can take a task: by a given name that is borne, or as an officer."""
    first = who.split(maxsplit=1)[0].rstrip(",")
    other = first.casefold() in _PRONOUNS or who.casefold() in municipalities()
    borne = not other and given_bearers(first) >= FEWEST_BEARERS
    return borne or re.fullmatch(_OFFICER, who) is not None
