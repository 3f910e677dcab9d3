"""Queries by the places of words, answered from document ids first and places after."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from whoosh.matching import ListMatcher, NullMatcher
from whoosh.query import Query
from whoosh.scoring import bm25

from minutes_index.index.passages import K1, B
from minutes_index.index.whoosh_postings import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Theirs = Any  # Whoosh ships no types


class Placed(Query):  # type: ignore[misc]  # Whoosh ships no types
    """Words of a field that stand in some way to each other.

    Answered segment by segment, as Whoosh's collectors ask; scored as a word that occurs as often as they stand
    so and tells as much as all of them.
    """

    def __init__(self, fieldname: str, words: Sequence[str]) -> None:
        self.fieldname, self.words = fieldname, tuple(words)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{tuple(vars(self).values())}"

    def counts(self, segment: Segment, words: Sequence[bytes]) -> Mapping[int, int]:
        """How often the words stand so, by document; those in which they never do may be left out."""
        raise NotImplementedError

    def estimate_size(self, reader: Theirs) -> int:
        """At most as many as have the rarest word."""
        return min(int(reader.doc_frequency(self.fieldname, word)) for word in self.words)

    def matcher(self, searcher: Theirs, context: Theirs = None) -> Theirs:
        """The documents, found and scored here and now."""
        words = [word.encode("utf-8") for word in self.words]
        reader = searcher.reader()
        if not all((self.fieldname, word) in reader for word in words):
            return NullMatcher()
        counts = self.counts(Segment(reader, self.fieldname), words)
        docs = [doc for doc, count in counts.items() if count and not reader.is_deleted(doc)]
        if context is not None and context.weighting is None:
            return ListMatcher(docs, all_weights=1.0)
        whole = searcher.get_parent()
        told = sum(whole.idf(self.fieldname, word) for word in words)
        average = whole.avg_field_length(self.fieldname) or 1
        length = searcher.doc_field_length
        return ListMatcher(
            docs, [bm25(told, counts[doc], length(doc, self.fieldname, 1), average, B, K1) for doc in docs]
        )


class Segment:
    """A field of one segment, for `Placed`."""

    def __init__(self, reader: Theirs, fieldname: str) -> None:
        self._reader, self._fieldname = reader, fieldname
        self._decode = reader.schema[fieldname].format.decode_positions

    def spread(self, word: bytes) -> int:
        """How many documents have a word."""
        return int(self._reader.doc_frequency(self._fieldname, word))

    def places(self, word: bytes, docs: Sequence[int] | None = None) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Where a word stands, by document, in all documents or in those of ``docs``."""
        postings = blocks(self._reader, self._fieldname, word)
        for doc, value in postings.values() if docs is None else postings.values_of(docs):
            yield doc, self._decode(value)


class Row(Placed):
    """Words in a row."""

    def counts(self, segment: Segment, words: Sequence[bytes]) -> Mapping[int, int]:
        """Rare words first; of the others only the documents in which the row may still begin are looked at."""
        rarest, *others = sorted(enumerate(words), key=lambda placed: segment.spread(placed[1]))
        after, word = rarest
        begins = {doc: {at - after for at in places} for doc, places in segment.places(word)}
        for after, word in others:
            begins = {
                doc: left
                for doc, places in segment.places(word, list(begins))
                if (left := begins[doc].intersection([at - after for at in places]))
            }
        return {doc: len(left) for doc, left in begins.items()}


class Close(Placed):
    """Two words in either order with at most so many places from one to the other."""

    def __init__(self, fieldname: str, words: Sequence[str], most: int) -> None:
        super().__init__(fieldname, words)
        self.most = most

    def counts(self, segment: Segment, words: Sequence[bytes]) -> Mapping[int, int]:
        """The rarer word first."""
        rare, frequent = sorted(words, key=segment.spread)
        ones = dict(segment.places(rare))
        return {
            doc: sum(self._has_one(at, places) for at in ones[doc])
            for doc, places in segment.places(frequent, list(ones))
        }

    def _has_one(self, at: int, places: Sequence[int]) -> bool:
        near = bisect_right(places, at + self.most) - bisect_left(places, at - self.most)
        itself = bisect_right(places, at) - bisect_left(places, at)
        return near > itself
