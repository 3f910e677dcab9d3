"""Whether capitalised words in a list are the name of a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.capitals import CAPITALS, lowered
from minutes_index.recognisers.lexicon import (
    PARTICLES,
    Trait,
    is_initials,
    is_particle,
    is_title,
    lowered_surname,
    municipalities,
    traits,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.annotate.facts.attendance.line_pieces import Word

MARKS = frozenset({"X"})
"""Letters that tick off who is there, and are no initials."""
_GENITIVES = ("ets", "ens", "arnas", "ernas")
"""Endings of the owner of a body, which is nobody's given name: `Regionförbundets`."""
_SOCIETIES = (
    "laget",
    "gillet",
    "klubben",
    "kåren",
    "sällskapet",
    "förbundet",
    "föreningen",
    "samfälligheten",
    "församlingen",
    "stiftelsen",
    "bibliotek",
    "biblioteket",
    "museum",
    "museet",
    "arkiv",
    "arkivet",
    "universitet",
    "högskola",
    "högskolan",
    "sjukhus",
    "institut",
    "institutet",
    "centrum",
    "förbund",
    "förening",
    "myndigheten",
    "verket",
    "nätverk",
    "distrikt",
)
"""Endings of what a society or an institution calls itself, which is nobody's given name either: `Byalaget`, `Länsbibliotek`."""
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö&]*[A-ZÅÄÖ][\w/&-]*|[A-ZÅÄÖ]{2,}[\w/-]*")


def lacks_surname(words: Sequence[Word]) -> bool:
    """Whether a name cannot end here: all so far are given names, initials and particles."""
    texts = [lowered(word) for _, word in words]
    return all(Trait.GIVEN in traits(word) or is_particle(word) or is_initials(word) for word in texts)


def heads_body(words: Sequence[Word], i: int) -> bool:
    """Whether a body begins at ``i``, right behind a name: `Anna Berg SNF Skåne`, `Anna Berg Almåns vattenråd`."""
    shout = CAPITALS.fullmatch(words[i][1]) and not CAPITALS.fullmatch(words[0][1])
    owner = words[i][1].endswith("s") and i + 1 < len(words) and words[i + 1][1].islower()
    return bool(shout) or (owner and words[i + 1][1] not in PARTICLES)


def is_everyday(word: str) -> bool:
    """Whether a capitalised word begins a sentence rather than goes on with a name: `Anna Berg Till sekreterare valdes`."""
    found = traits(word)
    return Trait.WORD in found and not (Trait.GIVEN | Trait.SURNAME_LIKE | Trait.PLACE) & found


def with_initial(words: Sequence[Word]) -> bool:
    """Whether the words are a given name and the initial of a surname: `Anna K`."""
    texts = [word for _, word in words]
    return len(texts) == 2 and Trait.COMMON_GIVEN in traits(texts[0]) and texts[1] not in MARKS


def is_affiliation(text: str) -> bool:
    """Whether words are a place or an abbreviation that somebody comes from."""
    capitals = text.split()
    return text.casefold() in municipalities() or all(_ABBREVIATION.fullmatch(word) for word in capitals)


def is_name(words: Sequence[Word], *, lead: bool) -> bool:
    """Whether capitalised words in a list are a person: nothing everyday, no place, no label among them."""
    texts = [lowered(word) for _, word in words]
    shapes = [traits(word) for word in texts]
    if not texts or texts[0] in PARTICLES or " ".join(texts).casefold() in municipalities():
        return False
    if len(texts[0]) == 1 and is_initials(texts[0]):
        return _is_surname_after_initials(texts)
    if len(texts) == 1:
        return (
            Trait.COMMON_GIVEN in shapes[0]
            and Trait.PLACE not in shapes[0]
            and not CAPITALS.fullmatch(words[0][1])
        )
    if Trait.GIVEN in shapes[0]:
        everyday = Trait.WORD in shapes[-1] and Trait.SURNAME_LIKE not in shapes[-1]
        return not everyday or (Trait.COMMON_GIVEN in shapes[0] and len(texts) == 2)
    if any(_is_shout(lowered_surname(word) if i else word) for i, (_, word) in enumerate(words)):
        return False
    named = zip(shapes, texts, strict=True)
    plain = [shape for shape, word in named if word not in PARTICLES and not is_initials(word)]
    strange = all(not (Trait.KNOWN | Trait.WORD) & shape or Trait.SURNAME_LIKE & shape for shape in plain)
    owner = is_title(texts[0]) or texts[0].endswith(_GENITIVES + _SOCIETIES)
    return strange and not owner and (lead or Trait.PLACE not in shapes[0])


def _is_shout(word: str) -> bool:
    return bool(CAPITALS.fullmatch(word)) and not is_initials(word)


def _is_surname_after_initials(texts: Sequence[str]) -> bool:
    """Whether a surname follows initials without points: `P O Kvarnlund`."""
    initials, *rest = texts[:-1]
    last = traits(texts[-1])
    return (
        all(map(is_initials, [initials, *rest]))
        and Trait.SURNAME_LIKE in last
        and not Trait.COMMON_GIVEN & last
    )
