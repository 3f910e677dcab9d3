"""The places of words in Whoosh's postings, which are read a block at a time."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from struct import pack, unpack
from typing import TYPE_CHECKING, Any, cast

from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher
from whoosh.formats import Positions
from whoosh.matching import FilterMatcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Theirs = Any  # Whoosh ships no types

NARROW = 0xFFFF
"""Places up to this one take two bytes."""


class Places(Positions):  # type: ignore[misc]  # Whoosh ships no types
    """Whoosh's format of positions with numbers in place of its pickled lists.

    A place takes two bytes; four when one of the places is beyond `NARROW`, which an odd byte at the end tells.
    """

    def encode(self, poslist: Sequence[int]) -> bytes:
        """Places in rising order as bytes."""
        narrow = poslist[-1] <= NARROW
        return pack(f"<{len(poslist)}H" if narrow else f"<{len(poslist)}Ix", *poslist)

    def decode_positions(self, valuestring: bytes) -> tuple[int, ...]:
        """What `encode` was given."""
        size = len(valuestring)
        return unpack(f"<{size // 4}Ix" if size % 2 else f"<{size // 2}H", valuestring)

    def decode_frequency(self, valuestring: bytes) -> int:
        """How many places there are."""
        return len(valuestring) // (4 if len(valuestring) % 2 else 2)


class Codec(W3Codec):  # type: ignore[misc]  # as above
    """Whoosh's own codec, whose postings can be read by `Blocks`."""

    def postings_reader(
        self, dbfile: Theirs, terminfo: Theirs, format_: Theirs, term: Theirs = None, scorer: Theirs = None
    ) -> Blocks:
        """The postings of a term; this codec writes none of them into its list of terms."""
        return Blocks(dbfile, *terminfo.extent(), format_, term=term, scorer=scorer)


class Blocks(W3LeafMatcher):  # type: ignore[misc]  # as above
    """Whoosh's matcher of one term, which can also give its postings by the block."""

    def _read_ids(self) -> None:
        if self._data is None:
            self._read_data()
        self._ids = tuple(accumulate(self._data[0]))

    def all_ids(self) -> Iterator[int]:
        """The documents that are left."""
        while self.is_active():
            self._read_ids()
            yield from self._ids[self._i :]
            self._next_block()

    def values(self) -> Iterator[tuple[int, bytes]]:
        """Documents with what is stored of them."""
        while self.is_active():
            yield from self._block()
            self._next_block()

    def values_of(self, docs: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """The same of those of ``docs``, which rise, that are here; blocks that hold none of them are not read."""
        at = 0
        while at < len(docs) and self.is_active():
            if self._maxid < docs[at]:
                self._next_block()
                continue
            end = bisect_right(docs, self._maxid, at)
            held = dict(self._block())
            yield from ((doc, held[doc]) for doc in docs[at:end] if doc in held)
            at = end

    def _block(self) -> Iterator[tuple[int, bytes]]:
        self._read_ids()
        self._read_values()
        return zip(self._ids, self._values, strict=True)


def blocks(reader: Theirs, fieldname: str, text: bytes) -> Blocks:
    """The postings of a term in a segment, those of deleted documents among them."""
    found = reader.postings(fieldname, text)
    return cast("Blocks", found.child if isinstance(found, FilterMatcher) else found)
