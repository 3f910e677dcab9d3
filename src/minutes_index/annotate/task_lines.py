"""Tasks that notes only list (data file ``tasks.tsv``): `Uppdrag: Siv kontaktar banken.`, or a heading `Att göra` with a list below.

Somebody must be said to do something; what is only named (`Beställning av timmar`) is no task given.
"""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows
from minutes_index.model import Span

TASKS = "tasks"
"""The part of an item in which tasks are listed."""
_TRIM = re.compile(r"^[\s*#_•\d.)-]+|[\s*_:.]+$")
_LABEL = re.compile(r"^[\s*#_•-]*(?P<label>[A-Za-zÅÄÖåäö -]{4,28}?)[*_]*\s*:[*_]*\s*(?P<rest>\S.*)$")
_NAME = r"[A-ZÅÄÖ][\wé-]+(?: [A-ZÅÄÖ][\wé-]+){0,2}"
_DOES = re.compile(
    rf"(?:[-*•·▪◦●○■–—]\s+)?(?:(?:\[ ?\]|[☐□])\s*)?(?P<who>{_NAME}(?:(?:, | och | samt | & |\s?[/+]\s?){_NAME})*)\s+"
    r"(?!(?:är|var|har|för|under|över|efter|eller|inför|per|mår|tycker|säger|anser|undrar|menar|berättar|informerar|rapporterar|föreslår|deltar)\b)[a-zåäö]+r\b"
)
"""`Siv och Per kontaktar …`; an empty box before it is one to tick."""


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


def doer_in(text: str, sentence: Span) -> tuple[str, Span] | None:
    """Who is said to do something at the beginning of a sentence, and the sentence from there on; None when nobody is."""
    found = _DOES.match(text, sentence.start, sentence.end)
    return (found["who"], Span(found.start("who"), sentence.end)) if found else None
