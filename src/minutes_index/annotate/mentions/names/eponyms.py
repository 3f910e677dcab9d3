"""What bears a person's name and is nobody: streets, schools, parishes, rooms, funds and firms.

`Selma Ekroths torg`, `Konferensrum Selma Ekroth`, `Selma Ekrothskolan`, `Ekroth Bygg AB`. The words are rows of ``named_things.tsv``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from minutes_index.data import rows
from minutes_index.recognisers.lexicon import Trait, traits
from minutes_index.recognisers.patterns import pattern

LOOKED_AT: Final = 40
"""Characters before and behind a name that are looked at."""
LONG: Final = 7
"""Letters with which a trade says that it is a firm without a legal form behind it."""
SHORTEST: Final = 4
"""Letters of a word behind a hyphen that makes a name a thing's."""
_BEFORE = re.compile(r"(?P<word>[\wåäö/:.]+)[ ]$")
LEGAL_FORMS = ("AB", "HB", "KB", "Aktiebolag", "Handelsbolag")
_LEGAL = rf"(?:{'|'.join(LEGAL_FORMS)})(?![\w-])"
_FIRM = pattern("name_patterns", "firm", legal=_LEGAL)


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(
        word for name, words in rows("named_things.tsv") if name == group for word in words.split("|")
    )


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_words("ending")))


@cache
def _behind() -> re.Pattern[str]:
    """What stands right behind the name of a thing."""
    capital = "|".join(word.capitalize() for word in sorted(_words("behind capital")))
    plain = "|".join(f"{word}|{word.capitalize()}" for word in sorted(_words("behind")))
    trades = sorted(_words("trade"))
    alone = "|".join(word.capitalize() for word in trades if len(word) >= LONG)
    trade = "|".join(word.capitalize() for word in trades)
    address = "|".join(sorted(_words("address")))
    return re.compile(
        rf" (?:(?:{plain}|{capital}|{alone})(?![\w-])|(?:{address}) \d{{1,3}}(?!\d|[,.:]\d|\s?(?:%|\d|år|st))|(?:(?:{trade}) (?:& \w+ |i \w+ )?)?{_LEGAL})"
    )


def begins_a_firm(after: str) -> bool:
    """Whether the text ``after`` a name alone goes on to the legal form of a firm: `Ekroths` `Livs AB`."""
    return _FIRM.match(after) is not None


def is_thing(before: str, name: str, after: str) -> bool:
    """Whether what reads as the ``name`` of a person names a thing, by the text right ``before`` and ``after`` it."""
    first, last = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    ahead = _BEFORE.search(before)
    return (
        first.casefold() in _words("ahead")
        or name.casefold() in _words("place")
        or (ahead is not None and ahead["word"].casefold() in _words("ahead"))
        or _behind().match(after) is not None
        or _ends_as_a_thing(last)
    )


def _ends_as_a_thing(last: str) -> bool:
    """Whether a last word is that of a thing: by its ending, or with a word in small letters behind a hyphen (`Ekroth-afton`)."""
    *others, tail = last.split("-")
    if others and tail.islower() and len(tail) >= SHORTEST:
        return Trait.SURNAME_LIKE not in traits(tail.capitalize())
    return last.casefold().endswith(_endings()) and Trait.SURNAME not in traits(last)
