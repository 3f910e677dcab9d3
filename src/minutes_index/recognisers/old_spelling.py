"""Older Swedish in the expressions of rules: plural verbs (*beslöto*, *voro*) and the spelling before 1906 (*af*, *öfver*)."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows

_WORD = re.compile(r"\\.|[a-zåäö]+(?=[a-zåäö][?*+{])|[a-zåäö]+(?![a-zåäö?*+{])", re.IGNORECASE)
"""A word, without a letter of which the expression says how often it stands."""
KINDS = ("plural", "spelling")


@cache
def _forms(kind: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The older form of each word, and of each beginning of a word (data file ``old_forms.tsv``)."""
    pairs = [(modern, old) for each, modern, old in rows("old_forms.tsv") if each == kind]
    whole = {modern: old for modern, old in pairs if not modern.endswith("-")}
    return whole, tuple((modern[:-1], old[:-1]) for modern, old in pairs if modern.endswith("-"))


def alternatives(pattern: str) -> list[str]:
    """The parts of a regular expression between the bars outside its groups."""
    parts, depth = [""], 0
    for character in re.findall(r"\\.|.", pattern):
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def with_old_forms(pattern: str) -> str:
    """A regular expression of words in small letters, to which the alternatives in older Swedish are added."""
    found = alternatives(pattern)
    for kind in KINDS:
        found += [_older(part, kind) for part in found]
    return "|".join(dict.fromkeys(found))


def with_old_words(pattern: str) -> str:
    """A regular expression in which each word may stand in an older form; for one with named groups, which must stand once."""

    def either(word: re.Match[str]) -> str:
        forms = with_old_forms(word.group())
        return f"(?:{forms})" if "|" in forms else forms

    return _WORD.sub(either, pattern)


def _older(part: str, kind: str) -> str:
    whole, beginnings = _forms(kind)

    def replaced(word: re.Match[str]) -> str:
        modern = word.group()
        if modern in whole:
            return whole[modern]
        for beginning, old in beginnings:
            if modern.startswith(beginning):
                return old + modern[len(beginning) :]
        return modern

    return _WORD.sub(replaced, part)
