"""Label lines: a word or two that heads a block (`NÄRVARANDE`, `Beslutande`, `Beslut`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from minutes_index.data import counts, rows
from minutes_index.recognisers import people_labels
from minutes_index.recognisers.patterns import pattern

LINES: Final = 20_000
"""Lines, and stretches of lines, of which it is remembered whether they are labels: of each it is asked some five times."""
_TRIM = re.compile(r"^[\s*#_•-]++|(?<![\s*_:.])[\s*_:.]++$")
_GLOSSED = re.compile(r"(?P<label>[^()]+) \((?P<gloss>[^()]+)\)")
_COPULA = pattern("text_patterns", "copula")
"""`Närvarande voro`: a sentence whose label it is all the same."""


@cache
def labels() -> dict[str, tuple[str, str]]:
    """Group and kind of every label, by its lower-case text (data file ``labels.tsv``)."""
    return {
        label: (group, kind)
        for group, kind, all_labels in rows("labels.tsv")
        for label in all_labels.split("|")
    }


@cache
def first_words() -> frozenset[str]:
    """The words with which labels begin, lower case."""
    return frozenset(label.split()[0] for label in labels()) | people_labels.first_words()


@cache
def _longest() -> int:
    return max(map(len, labels()))


@lru_cache(maxsize=LINES)
def label_of(line: str) -> tuple[str, str] | None:
    """Group and kind of a line that is nothing but a label; None for any other line."""
    if len(line) > 2 * _longest():
        return None
    words = " ".join(_TRIM.sub("", line).casefold().split())
    known = labels().get(words) or labels().get(_COPULA.sub("", words))
    return known or _of_people(words) or _of_two_languages(line, words)


def _of_people(words: str) -> tuple[str, str] | None:
    """Group and kind of a label of people that no row has whole."""
    rule = people_labels.rule_of(words)
    return (rule.group, rule.kind) if rule else None


def _of_two_languages(line: str, words: str) -> tuple[str, str] | None:
    """Group and kind of a label with what it is in another language: `Läsnä / Närvarande`, `Ordförande (chair)`."""
    if (glossed := _GLOSSED.fullmatch(words)) and glossed["gloss"] in labels():
        return labels().get(glossed["label"])
    halves = [half.split() for half in line.split("/")]
    if len(halves) != 2 or not all(halves) or any(word[0].isupper() for half in halves for word in half[1:]):
        return None
    if any(half[0] in counts("given_names.tsv.gz") for half in halves):
        return None
    found = {label for half in words.split("/") if (label := labels().get(half.strip()))}
    return found.pop() if len(found) == 1 else None


def opening_label(words: str) -> tuple[str, str] | None:
    """Group and kind of the label of people that ``words`` are, or begin with: `Med på telefon under punkt 4`."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        found = label_of(" ".join(parts[:length]))
        if found and (length == len(parts) or (length > 1 and found[0].startswith("role"))):
            return found
    return None


def begins_as_label(word: str) -> bool:
    """Whether a word, or a side of the stroke in it, is one with which labels begin."""
    return any(side.casefold().strip(",") in first_words() for side in word.split("/"))


def is_label(line: str) -> bool:
    """Whether a line is nothing but a label."""
    return label_of(line) is not None


TELLING = 9
"""Letters of a label of one word that no sentence begins with by chance (`Sammanträdesdatum`; not `Tid`, `Plats`)."""


def opens_with_title_label(line: str) -> bool:
    """Whether a line begins with a label of the title page and goes on: `Datum för anslags nedtagande 2014-07-18`."""
    words = line.split()
    if not words or words[0].casefold().strip(" :") not in first_words():
        return False
    for length in range(min(len(words), 6), 0, -1):
        found = label_of(" ".join(words[:length]))
        if found and found[0] == "title" and (length > 1 or len(words[0]) >= TELLING):
            return True
    return False


@cache
def _title_beginnings() -> frozenset[str]:
    """The first words of longer labels of the title page."""
    paper = {"type", "contents"}
    longer = [
        label.split() for label, (group, kind) in labels().items() if group == "title" and kind not in paper
    ]
    return frozenset(" ".join(words[:length]) for words in longer for length in range(1, len(words)))


def begins_title_label(line: str) -> bool:
    """Whether a line is the upper half of a label over two (`Förvaringsplats`), or of two side by side (`Datum för Datum för`), or names the body behind a label (`Organ Kulturnämnden`)."""
    words = line.casefold().split()
    halves = len(words) > 3 and words[:2] == words[2:4] and " ".join(words[:2]) in _title_beginnings()
    posted = len(words) == 2 and labels().get(words[0]) == ("title", "posting")
    return halves or posted or " ".join(words) in _title_beginnings()


_OPENING = re.compile(r"^[\s*#_•-]*+(?P<label>[^:\n]{3,50}?)\s*+[*_]*:[*_]*\s+\S")


def opens_with_label(line: str) -> bool:
    """Whether a line begins with a label and a colon (`Beslutande: Anna Berg (S)`)."""
    found = _OPENING.match(line)
    return found is not None and label_of(found["label"]) is not None
