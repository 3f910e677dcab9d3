"""Which society the head of minutes names: `Brf Kvarnhjulet 2`, `Kvarnby hembygdsförening`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

GENERIC: Final = frozenset(
    ["Styrelsen", "Kårstyrelsen", "Årsmöte", "Årsmötet", "Stämma", "Stämman", "Årsstämma", "Årsstämman", "Föreningsstämma", "Föreningsstämman", "Medlemsmöte", "Medlemsmötet", "Stormöte", "Stormötet", "Valberedningen"]
)  # fmt: skip
"""Bodies that every society has."""
_NAME = r"[A-ZÅÄÖ][\wåäöé:&-]*"
_KIND = r"(?:förening|klubb|sällskap|FÖRENING|KLUBB|SÄLLSKAP)"
_RARER_KIND = r"(?:samfällighet|allians|förbund|SAMFÄLLIGHET|ALLIANS|FÖRBUND)"
"""Less sure: a longer name may begin so."""
_DAY = r"(?:[Mm]ån|[Tt]is|[Oo]ns|[Tt]ors|[Ff]re|[Ll]ör|[Ss]ön)dag"
_FORMS = (
    pattern("head_patterns", "society", name=_NAME, kind=_KIND, day=_DAY),
    pattern("head_patterns", "society-by-kind", name=_NAME, kind=_KIND),
)
_RARER_FORMS = (
    pattern("head_patterns", "society-by-kind", name=_NAME, kind=_RARER_KIND),
    pattern("head_patterns", "society-by-letters", name=_NAME),
)
_OF_MEETING = pattern("head_patterns", "of-meeting", name=_NAME)
"""`Kodklubben Gnistas stormöte`."""
_NO_NAME = pattern("head_patterns", "no-name")
"""Words before a name that are none of it."""
_LABEL = pattern("head_patterns", "label")
_TENANTS = pattern("head_patterns", "tenants")
"""Two ways of writing one kind of society."""
MOST = 8
"""Words of a name."""


def society(lines: Sequence[str]) -> str:
    """The first society that one of the lines names in full; empty when none does."""
    return _first(lines, _FORMS) or _first(lines, _RARER_FORMS)


def _first(lines: Sequence[str], forms: Sequence[re.Pattern[str]]) -> str:
    for line in lines:
        if _LABEL.match(line):
            continue
        for form in forms:
            found = form.search(line)
            name = _written(found[0]) if found else ""
            if name:
                return name
    return ""


def of_meeting(line: str) -> str:
    """The society of two words or more whose meeting a line names, without its genitive s; empty when it names none."""
    found = _OF_MEETING.search(line)
    name = _written(found["name"]) if found else ""
    return name.removesuffix("s")


def _written(found: str) -> str:
    """A name without the words before it; in small letters where it stood in capitals. Empty when no name is left."""
    before = _NO_NAME.match(found)
    name = " ".join(found[before.end() if before else 0 :].split())
    if len(name.split()) > MOST or len(name.split()) < 2 or not name[:1].isupper():
        return ""
    return _TENANTS.sub("Brf", name.title() if name.isupper() else name)
