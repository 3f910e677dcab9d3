"""The 290 municipalities in running text: names, genitives and abbreviations, homographs only where they are places.

Source of the names and codes: Statistics Sweden (data file ``municipalities.tsv``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.data import counts, rows
from minutes_index.model import Label, Mention, Span
from minutes_index.recognisers.lexicon import municipalities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HOMOGRAPH = 60
"""A name that is a lower-case word this often in 10 million words is ambiguous."""
BEARERS = 100
"""So is one that is a given name or a surname of this many people."""
_WORD = re.compile(r"[A-ZÅÄÖ][\wåäöé-]*(?<!-)")
_AFTER_MUNICIPALITY = re.compile(
    r"\s(?:kommun(?:en|s|ens|er|erna)?|stad(?:en|s)?|Kommun|Stad|KOMMUN|STAD|kommunhus|stadshus|kommunfullmäktige|kommunstyrelse|tätort)\b"
)
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:i|från|till|mellan|kommunerna|kommuner|städerna|både|inom|hos|kring|utanför|via|mot|omkring|genom)\s+)$"
)
_LIST_BEFORE = re.compile(r"(?P<word>[A-ZÅÄÖ][\wåäöé-]+)(?:,| och| samt| eller|/)\s*$")
_LIST_AFTER = re.compile(r"\s*(?:,|och|samt|eller|/)\s*(?P<word>[A-ZÅÄÖ][\wåäöé-]+)")
_COURT_BEFORE = re.compile(
    r"(?:rätten|rätt|domstolen|domstol|åklagarkammare|lasarettet?|stiftet?|universitetet|högskolan|länsstyrelsen)\s+(?:i|för)\s+$|(?:länsstyrelsen|landstinget|regionförbundet|kommunförbundet|samordningsförbundet|räddningstjänstförbundet|kommunalförbundet|högskolan)\s+$",
    re.IGNORECASE,
)
_REGION_BEFORE = re.compile(
    r"(?:\b[Rr]egion(?:en)?|\bVästra|\bÖstra|\bNorra|\bSödra|\bNya|\bGamla|\bSankt|\bSt|\b(?:IFK|IF|IK|AIK|BK|FK|FC|HC|HK|SK|GF|OK|GK|BTK|KFUM))\s+$"
)
_NOT_AFTER = re.compile(
    r"(?:\s(?:läns?|universitets?|högskolas?|tekniska|stift|tingsrätt|sjukhus|älv|ström|kanal|verkstad|silvergruva|gruva|bergslag|garnison|regemente|museum|samordningsförbund|kommunalförbund|räddningstjänstförbund|pastorat|församling|domkyrkoförsamling|kontrakt|region(?:en)?|landsting|län|lasarett|flygplats|Airport|hamn|nation|gymnasium|slott|kyrka|domkyrka|station|centralstation)\b"
    r"|\s[A-ZÅÄÖ][\wåäö-]*\s(?:Airport|flygplats)\b"
    r"|\s(?:[A-ZÅÄÖ][\wåäö-]*\s){0,3}(?:AB|HB|IF|IK|BK|FF|FK|SK|GK|IBK|HK|IS|GIF|BoIS|KB|Ek|ekonomisk(?:a)? förening|förening|stiftelse)\b"
    r"|s?\s(?:Energi|Bostäder|Bostads|Hamn|Vatten|Fastigheter|Fastighets|Tidning|Posten|Allehanda|Kuriren|Nation|Universitet|Län|Lasarett|Hembygds\w*|Hembygdsförening|Sim\w*|Ridklubb|Teater|Kyrka|Församling|Pastorat|Buss\w*|Avfall|Näringsliv\w*|Turist\w*|Folkhögskola|Gymnasium|Gymnasie\w*|Elnät|Elhandel|Kraft|Stadsnät|Parkering|Konserthus|Museum|Symfoni\w*|Filharmoni\w*|Folkets|Golf\w*|Bowling\w*|Arena|Airport|Central\w*|Industri\w*|Sparbank|Kammar\w*|Tekniska|Sjukhus|Hamnar|Akademi\w*|Strand|Forum|Galopp|Business)\b"
    r"|\s(?:Energi|Vatten|Miljö|Avfall|Bostäder|Kraft) och [A-ZÅÄÖ][\wåäö]+ (?:AB|HB)\b)"
)


def municipality_mentions(text: str, taken: Sequence[Span]) -> Iterator[Mention]:
    """Where municipalities are named, in order; ``taken`` are spans (of people) that hold none."""
    blocked = _Blocked(taken)
    words = list(_WORD.finditer(text))
    after = 0
    previous = Span(0, 0)
    for i, word in enumerate(words):
        if pair := _pair(text, word):
            yield from (found for found in pair if not blocked.overlaps(found.span))
            continue
        if word.start() < after or word.group().casefold() not in _first_words():
            continue
        found = _longest(text, word, words[i + 1 : i + 4])
        if found is None:
            continue
        span, key, surface = found
        if blocked.overlaps(span) or not (
            blocked.ends_before(text, span)
            or _goes_on(text, previous, span)
            or _is_place(text, span, surface)
        ):
            continue
        code, name = municipalities()[key]
        after = span.end
        previous = span
        yield Mention(span, Label.MUNICIPALITY, name, code, "rule:municipality")


def _pair(text: str, word: re.Match[str]) -> list[Mention]:
    """The municipalities at both ends of a way, written in one (`järnvägen Borås-Kalmar`)."""
    first, hyphen, last = word.group().partition("-")
    keys = (first.casefold(), last.casefold())
    known = municipalities()
    if (
        not hyphen
        or word.group().casefold() in known
        or any(key not in known or key in homographs() for key in keys)
        or text[word.end() : word.end() + 1] == "-"
        or _NOT_AFTER.match(text[word.end() : word.end() + 60])
    ):
        return []
    cut = word.start() + len(first)
    spans = (Span(word.start(), cut), Span(cut + 1, word.end()))
    return [
        Mention(span, Label.MUNICIPALITY, known[key][1], known[key][0], "rule:municipality")
        for span, key in zip(spans, keys, strict=True)
    ]


@cache
def _first_words() -> frozenset[str]:
    """The words with which a municipality's name can begin, also in the genitive, lower case."""
    words = {re.split(r"[\s:]", name, maxsplit=1)[0] for name in municipalities()}
    return frozenset(words | {f"{word}s" for word in words})


def _goes_on(text: str, previous: Span, span: Span) -> bool:
    """Whether a name goes on a list of municipalities: `Mark och Vara`, `Hedemora, Säter, Nora`."""
    between = text[previous.end : span.start].strip()
    return (
        0 < previous.end < span.start
        and between in {",", "och", "samt", "eller", "/", ", och"}
        and not _NOT_AFTER.match(text[span.end : span.end + 60])
    )


class _Blocked:
    """Spans in which nothing may be found, asked in order of position."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._next = 0

    def overlaps(self, span: Span) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].end <= span.start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next].overlaps(span)

    def ends_before(self, text: str, span: Span) -> bool:
        """Whether only a comma or a gap parts ``span``, at the end of its cell, from a name: `Anna Berg, Ale`."""
        previous = self._spans[self._next - 1] if self._next else None
        if previous is None:
            return False
        stop = text.startswith(".", span.end) and "," in text[previous.end : span.start]
        return (
            previous.end < span.start
            and not text[previous.end : span.start].strip(" ,\t(")
            and (stop or bool(re.match(r"[ \t]*(?:\n|$|[,;)]| {2,})", text[span.end : span.end + 10])))
        )


def _longest(
    text: str, word: re.Match[str], following: Sequence[re.Match[str]]
) -> tuple[Span, str, str] | None:
    """The longest name that begins with ``word``: its span, its key in the table, and the name without genitive."""
    ends = [word.end(), *(later.end() for later in following)]
    units = (unit for end in ends for unit in _with_unit(text, end))
    for end in sorted({*ends, *units}, reverse=True):
        surface = " ".join(text[word.start() : end].split())
        if len(surface) > 40 or ("\n" in text[word.start() : end] and "\n\n" in text[word.start() : end]):
            continue
        for candidate in (
            surface,
            surface.removesuffix("s") if surface.endswith("s") else "",
            surface.removesuffix(":s"),
        ):
            if candidate and candidate.casefold() in municipalities() and _cased(candidate):
                return Span(word.start(), end), candidate.casefold(), candidate
    return None


def _with_unit(text: str, end: int) -> list[int]:
    """Where the name ends when `kommun` or `stad` belongs to it (`Lerums kommun`, `Gbg stad`)."""
    match = re.match(r"\s(?:kommun|stad|Kommun|Stad)(?:s|en|ens)?\b", text[end : end + 12])
    return [end + match.end()] if match else []


def _cased(surface: str) -> bool:
    """Whether a name is written as a name is: capitals on its words, or capitals all through if long or an abbreviation."""
    first = surface.split(maxsplit=1)[0]
    unit = surface.casefold().endswith((" kommun", " stad"))
    return surface[0].isupper() and (unit or not first.isupper() or len(first) > 4 or first == "GBG")


def _is_place(text: str, span: Span, surface: str) -> bool:
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 60]
    with_unit = surface.casefold().endswith(("kommun", "stad")) and " " in surface
    if with_unit or _AFTER_MUNICIPALITY.match(after):
        return True
    if (
        _COURT_BEFORE.search(before)
        or _NOT_AFTER.match(after)
        or (_REGION_BEFORE.search(before) and not surface.startswith("Region"))
    ):
        return False
    if before.endswith(("-", "@", "/ ", "www.")) or after.startswith(("-", "@", "gatan", "vägen")):
        return False
    if surface.isupper() and surface != "GBG":
        return False
    return surface.casefold() not in homographs() or _in_place_context(before, after)


def _in_place_context(before: str, after: str) -> bool:
    """Whether a homograph stands where a place would: after a preposition of place, or in a list of municipalities."""
    if _PLACE_BEFORE.search(before) and not re.match(r"\s+(?:[A-ZÅÄÖ]\w+)", after):
        return True
    listed = [
        match["word"].casefold() for match in (_LIST_BEFORE.search(before), _LIST_AFTER.match(after)) if match
    ]
    return any(word in municipalities() and word not in homographs() for word in listed)


@cache
def homographs() -> frozenset[str]:
    """Municipalities whose name is also an everyday word or the name of many people."""
    words, given, surnames = (
        counts("word_frequencies.tsv.gz"),
        counts("given_names.tsv.gz"),
        counts("surnames.tsv.gz"),
    )
    names = [name for _, name, _, _ in rows("municipalities.tsv")]
    return frozenset(
        name.casefold()
        for name in names
        if words.get(name.casefold(), 0) >= HOMOGRAPH or given.get(name, 0) >= BEARERS or name in surnames
    )
