"""The part of a text that shows why it was found, with what matched marked in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ELLIPSIS: Final = "…"
BETWEEN: Final = f" {ELLIPSIS} "
MAX_PIECES: Final = 3
"""More would leave a few words of each."""
MIN_GAP: Final = 20
"""Characters; what is left out between two pieces is shown if it is less."""
SENTENCE_END: Final = re.compile(
    r"""(?<!\bbil)(?<!\bdnr)(?<!\bkl)(?<!\bnr)(?<!\bkap)(?<!\bst)(?<!\bex)(?<!\.\w)[.!?][)"”]?\s+(?=[A-ZÅÄÖ§•\d"”-])
    |\n\s*\n\s*|\n(?=\s*(?:[•\-–*]|\d+[.)])\s)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Where a sentence, a paragraph or a list item ends; not after an abbreviation (``bil. 3``, ``t.ex.``)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for, and where it stands in a text."""

    spans: tuple[Span, ...]
    marked: bool = True
    """Whether it is marked, or only to be shown."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Pieces of a text on one line, and the spans in it that matched, in order and apart."""

    text: str
    highlights: tuple[Span, ...]
    at: int = 0
    """Offset in the text it was taken from of the first thing marked; without one of its beginning."""


def snippet(
    text: str, asked: Sequence[Asked], width: int, *, shown: str | None = None, start: int = 0
) -> Snippet:
    """The sentences of ``text`` that show most of what was asked for, in about ``width`` characters.

    Where that does not stand together it is several pieces. A sentence too long is cut at words and marked with an
    ellipsis; a line break becomes a space, so that spans stay true. Without a match it is the beginning.

    Args:
        text: what is cut; where depends on it alone, whatever is given of it.
        asked: what is to be shown.
        width: characters.
        shown: what is given of the text, as long as it is, when that is something else.
        start: where showing begins, unless all that was asked for stands before.
    """
    found = sorted((span, number) for number, each in enumerate(asked) for span in each.spans)
    after = [hit for hit in found if hit[0].start >= start]
    source = _Source(text, start, after) if after or not found else _Source(text, 0, found)
    marks = _apart(sorted(span for each in asked if each.marked for span in each.spans))
    return _written(text if shown is None else shown, source, source.pieces(width), marks)


@dataclass(slots=True)
class _Source:
    """A text cut into sentences, with the hits in it: where each stands, and the number of what was asked for."""

    text: str
    start: int
    found: list[tuple[Span, int]]
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        sentences = list(_sentences(self.text, self.start))
        self._starts = [sentence.start for sentence in sentences]
        self._ends = [sentence.end for sentence in sentences]

    def pieces(self, width: int) -> list[Span]:
        """One piece if it shows as much as several narrower ones, or else those."""
        choices = [self._chosen(width, most) for most in range(1, MAX_PIECES + 1)]
        best = max(choices, key=lambda chosen: (len(self._shown(chosen)), -len(chosen)))
        return _joined(best) or [self._fitted(self._from(0, width), width, [])]

    def _chosen(self, width: int, most: int) -> list[Span]:
        """Up to ``most`` pieces, each for what those before it do not show."""
        chosen: list[Span] = []
        missing = self.found
        while missing and len(chosen) < most:
            windows = self._windows(missing, width // most)
            best = max(windows, key=lambda window: _worth(window, missing))
            chosen.append(self._fitted(best, width // most, missing))
            shown = self._shown(chosen)
            missing = [hit for hit in missing if hit[1] not in shown and not _overlap(chosen, hit[0])]
        return sorted(chosen)

    def _windows(self, hits: list[tuple[Span, int]], width: int) -> list[Span]:
        """Windows that begin with the sentence of a hit: any other would show no more."""
        firsts = dict.fromkeys(max(0, bisect_right(self._starts, span.start) - 1) for span, _ in hits)
        return [self._from(first, width) for first in firsts]

    def _from(self, first: int, width: int) -> Span:
        """A sentence and those behind it that fit."""
        if not self._starts:
            return Span(self.start, self.start)
        start = self._starts[first]
        fitting = bisect_right(self._ends, start + width, lo=first)
        return Span(start, self._ends[max(first, fitting - 1)])

    def _shown(self, pieces: Sequence[Span]) -> set[int]:
        return {number for span, number in self.found if any(_inside(span, piece) for piece in pieces)}

    def _fitted(self, window: Span, width: int, hits: list[tuple[Span, int]]) -> Span:
        """The window without space around it, cut at words about its first hit when it is too wide."""
        start, end = window.start, window.end
        if len(window) > width:
            first = next((span for span, _ in hits if span.overlaps(window)), Span(start, start))
            start = max(start, min(first.start - width // 3, end - width))
            start = start if start == window.start else _word_border(self.text, start, first.start)
            end = max(_last_border(self.text, start, min(end, start + width)), min(first.end, end))
        inside = self.text[start:end]
        return Span(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))

    def breaks(self, at: int) -> bool:
        """Whether ``at`` lies within a sentence."""
        sentence = bisect_left(self._starts, at) - 1
        if sentence < 0 or at >= self._ends[sentence]:
            return False
        before, behind = self.text[self._starts[sentence] : at], self.text[at : self._ends[sentence]]
        return bool(before.strip() and behind.strip())


def _sentences(text: str, start: int) -> Iterator[Span]:
    """What stands from ``start`` on, sentence by sentence."""
    ends = [*(end.end() for end in SENTENCE_END.finditer(text, start)), len(text)]
    for first, last in zip([start, *ends], ends, strict=False):
        if text[first:last].strip():
            yield Span(first, last)


def _worth(window: Span, found: list[tuple[Span, int]]) -> tuple[int, int, int]:
    """The most different things asked for, then the most hits, then what stands first."""
    inside = [number for span, number in found if _inside(span, window)]
    return len(set(inside)), len(inside), -window.start


def _inside(span: Span, piece: Span) -> bool:
    return piece.start <= span.start and span.end <= piece.end


def _overlap(pieces: Sequence[Span], span: Span) -> bool:
    return any(piece.overlaps(span) for piece in pieces)


def _word_border(text: str, start: int, latest: int) -> int:
    space = re.compile(r"\s+").search(text, start, latest)
    return space.end() if space else start


def _last_border(text: str, start: int, end: int) -> int:
    if end == len(text) or text[end].isspace():
        return end
    return next((at for at in range(end, start, -1) if text[at - 1].isspace()), end)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Sorted spans with those that overlap made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def _joined(pieces: Iterable[Span]) -> list[Span]:
    """Sorted pieces, with those that overlap or nearly meet made one."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and piece.start <= joined[-1].end + MIN_GAP:
            joined[-1] = Span(joined[-1].start, max(piece.end, joined[-1].end))
        else:
            joined.append(piece)
    return joined


def _written(shown: str, source: _Source, pieces: list[Span], marks: list[Span]) -> Snippet:
    written = ELLIPSIS if source.breaks(pieces[0].start) else ""
    highlights: list[Span] = []
    seen: list[Span] = []
    for number, piece in enumerate(pieces):
        written += BETWEEN if number else ""
        shift = len(written) - piece.start
        inside = [span for span in marks if _inside(span, piece)]
        highlights += [Span(span.start + shift, span.end + shift) for span in inside]
        seen += inside
        written += re.sub(r"\s", " ", piece.of(shown))
    written += ELLIPSIS if source.breaks(pieces[-1].end) else ""
    return Snippet(written, tuple(highlights), seen[0].start if seen else pieces[0].start)
