"""Where a heading ends that its text follows on the same line: `Val av justerare Berit Almgren valdes`."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import counts, rows
from minutes_index.recognisers.labels import label_of
from minutes_index.structure.joins import ends_open

LONGEST_HEADING = 90
SAME = 5
"""Letters that a heading of one word and the first word of its text have in common (`Ekonomi Ekonomin är god`)."""
_CAPITAL = re.compile(r"\s+(?=(?:\d{1,2}[.)] )?[\"”(]?[A-ZÅÄÖ](?:[^\s.]|\s[a-zåäö]|(?<=I)\s))")
_MEETS = re.compile(
    r"(?:^ordföranden?|styrelsen|nämnden|utskottet|fullmäktige|direktionen|rådet|gruppen|mötet|stämman)$",
    re.IGNORECASE,
)
"""Who most often does something in the first sentence of an item."""
_CASE_NUMBER = re.compile(r"\s+(?=(?:Dnr|DNR|Diarienr|Diarienummer)\b)")
_CAPITALS = re.compile(r"[^a-zåäöé]*[A-ZÅÄÖ]{4,}[^a-zåäöé]*\s(?=[A-ZÅÄÖ][a-zåäö]|[A-ZÅÄÖ] )")


def heading_end(line: str, start: int) -> int | None:
    """Where a heading that begins at ``start`` ends: before a capital letter that cannot begin a name within it; None when nothing tells."""
    capitals = _CAPITALS.match(line, start, start + LONGEST_HEADING)
    if capitals:
        return capitals.end() - 1
    case_number = _CASE_NUMBER.search(line, start, start + LONGEST_HEADING)
    for found in _CAPITAL.finditer(line, start, start + LONGEST_HEADING + 1):
        following = line[found.end() :].split(maxsplit=1)[0]
        if following.isupper() and len(following) > 1 and line[start : found.start()].isupper():
            continue  # a heading in capitals
        at_case_number = case_number is not None and found.start() == case_number.start()
        if at_case_number or _may_end(line[start : found.start()], following):
            return found.start()
    return case_number.start() if case_number else None


def _may_end(said: str, following: str) -> bool:
    """Whether a heading may end with these words: in a word in small letters, a number or a bracket, after which nothing must follow."""
    if not said.strip():
        return False
    first, *rest = said.split()
    last = (rest or [first])[-1]
    if last.endswith((".", "!", "?")):
        return True
    if last.endswith((":", "/", "&")) or ends_open(said):
        return False
    name = following.casefold() in _given_names() and following != "Inga"
    if not rest:
        again = following.casefold().startswith(first.casefold()[:SAME])
        named = _is_title(first) or first.casefold() in _given_names()
        return (
            again
            or following.casefold() in _open_words()
            or (not named and (name or _is_word(following) or _is_title(following)))
        )
    if _MEETS.search(following):
        return True
    closed = last[0].islower() or last[0].isdigit() or last.endswith(")")
    return closed and not (name and _is_title(last) and first != "Val")


def _is_word(text: str) -> bool:
    return text.strip(".,:;").casefold() in counts("word_frequencies.tsv.gz")


def _is_title(word: str) -> bool:
    """Whether a word is an office, also with the article at its end: `ordföranden`, `kommunchefen`."""
    forms = (word.casefold().removesuffix(ending) for ending in ("", "n", "en"))
    return any(form.endswith(_titles()) or (label_of(form) or ("",))[0].startswith("role") for form in forms)


@cache
def _open_words() -> frozenset[str]:
    """Words after which something must follow: in capitals they begin a sentence."""
    return frozenset(word for (word,) in rows("open_words.txt"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in counts("given_names.tsv.gz"))


@cache
def _titles() -> tuple[str, ...]:
    return tuple(ending for (ending,) in rows("title_endings.txt"))
