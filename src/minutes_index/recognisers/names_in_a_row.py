"""Names that stand in a row with nothing between them: where another begins, although its given name is rare or follows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.recognisers.lexicon import Trait, is_particle, traits

if TYPE_CHECKING:
    from collections.abc import Sequence

_OTHER = Trait.SURNAME | Trait.SURNAME_LIKE | Trait.COMMON_GIVEN | Trait.WORD | Trait.PLACE


def begins_next(words: Sequence[str], i: int) -> bool:
    """Whether another name begins at ``i``: `Siv Ekman | Tärna Hagman`, `Maria Sixten | Bengt-Olof Ek | Leif Hammar`.

    A word that no list knows as anything else stands between surnames; or a given name with a surname, before the next such pair.
    """
    if i < 2 or i + 1 >= len(words):
        return False
    before, here, behind = (traits(words[at].rstrip(",.;:")) for at in (i - 1, i, i + 1))
    if Trait.NAME_SHAPED not in here:
        return False
    surname = Trait.SURNAME in behind or is_particle(words[i + 1])
    rare = Trait.SURNAME in before and surname and not _OTHER & here
    following = traits(words[i + 2].rstrip(",.;:")) if i + 2 < len(words) else Trait(0)
    pair = Trait.COMMON_GIVEN in here and Trait.SURNAME in behind and Trait.COMMON_GIVEN in following
    return rare or (pair and Trait.SURNAME not in here)
