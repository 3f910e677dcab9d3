"""The part of a text that shows why it was found, with what matched marked in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from minutes_index.analysis.compounds import part_stems
from minutes_index.analysis.coordination import Shared, shared
from minutes_index.analysis.distance import is_fuzzy_match
from minutes_index.analysis.stems import stem
from minutes_index.analysis.tokens import Token, tokenize
from minutes_index.model import Span


@dataclass(frozen=True, slots=True)
class Words:
    """A text as matchers see it."""

    tokens: Sequence[Token]
    shared: Sequence[Shared] = ()
    """Where words share a part (``hälso- och sjukvård``)."""


Matcher = Callable[[Words], Iterable[Span]]
"""From the words of a text to the spans of those that match; one for each thing asked for."""

MIN_SHARED = 3
"""A part of a compound shares at least so many letters with its stem (``män``: ``huvudmännen``)."""
ELLIPSIS = "…"
SENTENCE_END = re.compile(
    r"""(?<!\bbil)(?<!\bdnr)(?<!\bkl)(?<!\bnr)(?<!\bkap)(?<!\bst)(?<!\bex)(?<!\.\w)[.!?][)"”]?\s+(?=[A-ZÅÄÖ§•\d"”-])
    |\n\s*\n\s*|\n(?=\s*(?:[•\-–*]|\d+[.)])\s)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Where a sentence, a paragraph or a list item ends; not after an abbreviation (``bil. 3``, ``t.ex.``)."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line, and the spans in it that matched, in order and apart."""

    text: str
    highlights: tuple[Span, ...]


def stem_matcher(word: str) -> Matcher:
    """Matches any form of ``word``, and compounds it is a part of."""
    wanted = stem(word)
    return lambda words: _with_stem(words, wanted)


def _with_stem(words: Words, wanted: str) -> list[Span]:
    """Words that have the stem; where words share a part, the whole place if only a reading of it does."""
    found = [token.span for token in words.tokens if _has_stem(token.text, wanted)]
    places = (place for place in words.shared if not any(place.span.overlaps(span) for span in found))
    return [*found, *(place.span for place in places if _may_mean(place, wanted))]


def _may_mean(place: Shared, wanted: str) -> bool:
    opens = wanted.startswith(tuple(beginning[:MIN_SHARED] for beginning in place.beginnings))
    return opens and any(_has_stem(word, wanted) for word in place.words())


def _has_stem(word: str, wanted: str) -> bool:
    """The list of compounds is only read for a word that may hold the stem."""
    if stem(word) == wanted:
        return True
    may_hold = len(word) > len(wanted) and wanted[:MIN_SHARED] in word
    return may_hold and wanted in part_stems(word)


def prefix_matcher(start: str) -> Matcher:
    """Matches words that begin with ``start``."""
    return lambda words: (token.span for token in words.tokens if token.text.startswith(start))


def fuzzy_matcher(word: str, edits: int) -> Matcher:
    """Matches what a fuzzy ``word`` means."""
    return lambda words: (token.span for token in words.tokens if is_fuzzy_match(word, token.text, edits))


def phrase_matcher(phrase: tuple[str, ...]) -> Matcher:
    """Matches each run of exactly these words, from its first letter to its last."""
    return lambda words: _phrases(words.tokens, phrase)


def _phrases(tokens: Sequence[Token], words: tuple[str, ...]) -> Iterator[Span]:
    by_position: dict[int, list[Token]] = {}
    for token in tokens:
        by_position.setdefault(token.position, []).append(token)
    for start in by_position:
        run = [_named(by_position.get(start + offset, ()), word) for offset, word in enumerate(words)]
        found = [token for token in run if token is not None]
        if len(found) == len(words):
            yield Span(found[0].span.start, found[-1].span.end)


def _named(tokens: Iterable[Token], word: str) -> Token | None:
    return next((token for token in tokens if token.text == word), None)


def snippet(text: str, matchers: Sequence[Matcher], width: int, shown: str | None = None) -> Snippet:
    """The sentences of ``text`` that show most of what was asked for, in about ``width`` characters.

    A sentence too long is cut at words and marked with an ellipsis; a line break becomes a space, so that
    spans stay true. Without a match it is the beginning. ``shown``, as long as ``text``, is what is given of it.
    """
    words = Words(list(tokenize(text)), list(shared(text)))
    found = sorted((span, asked) for asked, matcher in enumerate(matchers) for span in matcher(words))
    window = _fitted(text, _best_window(_sentences(text), found, width), found, width)
    return _cut(text, text if shown is None else shown, window, _apart(span for span, _ in found))


def _sentences(text: str) -> list[Span]:
    starts = [0, *(end.end() for end in SENTENCE_END.finditer(text))]
    ends = [*starts[1:], len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]


def _best_window(sentences: list[Span], found: list[tuple[Span, int]], width: int) -> Span:
    """Whole sentences within ``width``, with the most different things asked for, then the most hits."""
    windows = [_window_from(sentences, first, width) for first in range(len(sentences))]
    return max(windows, key=lambda window: (*_worth(window, found), -window.start), default=Span(0, 0))


def _window_from(sentences: list[Span], first: int, width: int) -> Span:
    start = sentences[first].start
    fitting = bisect_right([sentence.end for sentence in sentences], start + width, lo=first)
    return Span(start, sentences[max(first, fitting - 1)].end)


def _worth(window: Span, found: list[tuple[Span, int]]) -> tuple[int, int]:
    inside = [asked for span, asked in found if window.start <= span.start and span.end <= window.end]
    return len(set(inside)), len(inside)


def _fitted(text: str, window: Span, found: list[tuple[Span, int]], width: int) -> Span:
    """The window without space around it, cut at words about its first hit when it is too wide."""
    start, end = window.start, window.end
    if len(window) > width:
        first = next((span for span, _ in found if span.overlaps(window)), window)
        start = max(start, min(first.start - width // 3, end - width))
        start = start if start == window.start else _word_border(text, start, first.start)
        end = max(
            _last_border(text, start, min(end, start + width)), min(first.end, end) if first != window else 0
        )
    inside = text[start:end]
    return Span(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))


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


def _cut(text: str, shown: str, window: Span, spans: list[Span]) -> Snippet:
    before = ELLIPSIS if text[: window.start].strip() and _breaks_sentence(text, window.start) else ""
    after = ELLIPSIS if _breaks_sentence(text, window.end) else ""
    shift = len(before) - window.start
    inside = (span for span in spans if window.start <= span.start and span.end <= window.end)
    line = re.sub(r"\s", " ", window.of(shown))
    return Snippet(
        before + line + after, tuple(Span(span.start + shift, span.end + shift) for span in inside)
    )


def _breaks_sentence(text: str, at: int) -> bool:
    """Whether ``at`` lies within a sentence."""
    return any(
        sentence.start < at < sentence.start + len(sentence.of(text).rstrip())
        for sentence in _sentences(text)
    )
