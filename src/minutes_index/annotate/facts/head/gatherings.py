"""The body that a meeting is named after: `styrgruppsmöte`, `arbetsgruppens möte`, `möte med sektionens styrelse`."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows
from minutes_index.recognisers.bodies import body_words, cased
from minutes_index.recognisers.patterns import pattern

_OTHER = r"(?<!nästa )(?<!nästkommande )(?<!kommande )(?<!föregående )(?<!förra )(?<!förra årets )(?<!senaste )(?<!tidigare )(?<!inför )"
"""Not another meeting of the body."""
_MEETING = r"(?:års|vår|höst|extra|ordinarie|konstituerande)?\s?(?:möte|mötet|sammanträde|sammanträdet|träff|träffen|session|protokoll)"
_OWNER = r"[\wåäöé-]{3,}s\s+(?:styrelse|arbetsgrupp|styrgrupp|ledningsgrupp|referensgrupp|presidium|kansli|råd|nämnd|utskott|kommitté|valberedning)"
_PAPER = pattern("head_patterns", "paper")


@cache
def _endings() -> dict[str, str]:
    """Endings of words for meetings, and those of the bodies that meet in them (group ``gathering`` of ``organs.tsv``)."""
    return {
        ending: body
        for group, words in rows("organs.tsv")
        if group == "gathering"
        for ending, body in (word.split("=") for word in words.split("|"))
    }


@cache
def _compound() -> re.Pattern[str]:
    endings = "|".join(sorted(_endings(), key=len, reverse=True))
    return re.compile(
        rf"{_OTHER}(?<![\w-])(?P<first>[\wåäöé/-]*?)(?P<ending>{endings})t?(?![\w-])", re.IGNORECASE
    )


@cache
def _genitive(group: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_OTHER}(?<![\w-])(?P<body>{body_words(group)})s\s+{_MEETING}(?![\w-])", re.IGNORECASE
    )


def of_genitive(line: str, group: str) -> str:
    """The body of a group whose meeting or minutes a line names (`Socialutskottets sammanträde`); empty when it names none."""
    found = _genitive(group).search(line)
    return cased(found["body"]) if found else ""


_OWNED = re.compile(rf"{_OTHER}(?<![\w-])(?P<body>{_OWNER})(?![\w-])", re.IGNORECASE)


def gathered(line: str) -> str:
    """The body whose meeting a line of the head names (`Beslutsgruppen` of `beslutsgruppsmöte`); empty when it names none."""
    genitive = of_genitive(line, "network")
    if genitive:
        return genitive
    compound = _compound().search(line)
    if compound:
        whole = compound["first"] + _endings()[compound["ending"].casefold()]
        return cased(whole.upper() if compound[0].isupper() else whole)
    owned = _OWNED.search(line) if _PAPER.search(line) else None
    return cased(owned["body"]) if owned else ""
