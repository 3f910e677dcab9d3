"""The facts of a document as gold notes them, from the marks on it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.forms.facts import Meeting
    from training.forms.form import Mark

_BLANK = re.compile(r"\s+")
_WORDS = re.compile(r"\w+")
ALIKE: Final = 0.85
"""How like a true name one is whose letters have been misread."""
_COUNTS = re.compile(r"\d+")


def gold(text: str, marks: Sequence[Mark], meeting: Meeting) -> dict[str, Any]:
    """What a reader would note of a text: the kinds of facts that it holds in full."""
    noted = {
        "attendance": list(_attendance(text, marks, meeting)),
        "people": list(dict.fromkeys(_spelt(text, marks, meeting).values())),
        "sections": list(_sections(text, marks)),
        "decisions": [
            {"text": _phrase(text, m, marks), "outcome": m.note} for m in marks if m.kind == "decision"
        ],
        "not_decisions": [_phrase(text, mark, marks) for mark in marks if mark.kind == "proposal"],
        "assignments": list(_assignments(text, marks, meeting)),
        "votes": list(_votes(text, marks)),
        "language": "sv",
        "complete": True,
    }
    body = next((_plain(text, mark) for mark in marks if mark.kind == "body"), "")
    day = meeting.day.isoformat() if any(mark.kind == "day" for mark in marks) else ""
    return noted | ({"body": body} if body else {}) | ({"held_on": day} if day else {})


def _plain(text: str, mark: Mark) -> str:
    return _BLANK.sub(" ", text[mark.start : mark.end]).strip()


def _phrase(text: str, mark: Mark, marks: Sequence[Mark]) -> str:
    """The longest stretch of a mark that no head of a page goes through."""
    cuts = [m for m in marks if m.kind == "running" and mark.start < m.start and m.end < mark.end]
    edges = [mark.start, *(edge for m in cuts for edge in (m.start, m.end)), mark.end]
    parts = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return _BLANK.sub(" ", max(parts, key=len)).strip(" .\n")


def _spelt(text: str, marks: Sequence[Mark], meeting: Meeting) -> dict[int, str]:
    """The name of each person who is named in a list or in full: the whole one where it stands anywhere, else what stands in the list."""
    found: dict[int, str] = {}
    for mark in marks:
        if mark.kind in {"name", "mention"}:
            name = meeting.people[mark.person].name
            words = _plain(text, mark).replace("- ", "")
            if _is(words, name):
                found[mark.person] = name
            elif mark.kind == "name":
                found.setdefault(mark.person, words)
    return found


def _is(words: str, name: str) -> bool:
    """Whether words are a name, in any order and case, or with a few letters misread."""
    written, true = (" ".join(sorted(_WORDS.findall(x.casefold()))) for x in (words, name))
    return written in {true, f"{true}s"} or SequenceMatcher(None, written, true).ratio() > ALIKE


def _attendance(text: str, marks: Sequence[Mark], meeting: Meeting) -> Iterator[dict[str, str]]:
    """A row for each role of each person, with the affiliation and party that stand beside a name."""
    names = _spelt(text, marks, meeting)
    beside = {(m.kind, m.person) for m in marks}
    told = {(m.person, role): None for m in marks if m.kind == "name" for role in sorted(m.roles)}
    for number, role in told:
        person = meeting.people[number]
        yield {
            "name": names[number],
            "role": role,
            "affiliation": person.home if ("affiliation", number) in beside else "",
            "party": person.party.strip("-") if ("party", number) in beside else "",
        }


def _sections(text: str, marks: Sequence[Mark]) -> Iterator[dict[str, str]]:
    items: dict[int, dict[str, str]] = {}
    for mark in marks:
        if mark.kind in {"number", "heading"}:
            noted = items.setdefault(mark.item, {"number": "", "heading": ""})
            noted[mark.kind] = noted[mark.kind] or _plain(text, mark)
    for noted in items.values():
        noted["number"] = noted["number"] if _WORDS.search(noted["number"]) else ""
        yield noted


def _votes(text: str, marks: Sequence[Mark]) -> Iterator[dict[str, Any]]:
    """The counts of each vote, in the order in which all forms tell them: yes, no, abstained."""
    numbers = {mark.item: _plain(text, mark) for mark in reversed(marks) if mark.kind == "number"}
    for mark in marks:
        if mark.kind == "vote":
            counts = [int(n) for n in _COUNTS.findall(text[mark.start : mark.end])]
            yield dict(zip(("yes", "no", "abstained"), [*counts, 0], strict=False)) | {
                "number": numbers.get(mark.item, "")
            }


def _assignments(text: str, marks: Sequence[Mark], meeting: Meeting) -> Iterator[dict[str, str]]:
    """Each task with whom it was given to and by when: those that stand nearest to it."""
    for mark in marks:
        if mark.kind == "task":
            who = [m for m in marks if m.kind == "assignee" and m.end <= mark.start]
            due = [m for m in marks if m.kind == "deadline" and mark.end <= m.start < mark.end + 12]
            by = due[0].note if due else ""
            yield {
                "text": _phrase(text, mark, marks),
                "who": _whom(text, who[-1], marks, meeting) if who else "",
                "by": by,
            }


def _whom(text: str, mark: Mark, marks: Sequence[Mark], meeting: Meeting) -> str:
    """Those to whom a task is given, in full where the text names people."""
    inner = [m for m in marks if m.kind == "mention" and mark.start <= m.start and m.end <= mark.end]
    return " och ".join(meeting.people[m.person].name for m in inner) or _plain(text, mark)
