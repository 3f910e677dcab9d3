"""What was decided: the decisions under a heading `Beslut`, and those told in running text.

A headed decision is taken whatever its words, but a proposal to another body is not; a sentence in running text is a decision
when a body (data file ``organs.tsv``) does something that decides (`outcomes`) and nothing says that it is still to come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.analysis.labels import label_of
from minutes_index.annotate.organs import body_pattern
from minutes_index.annotate.outcomes import ASSIGNS, DECIDES, ENACTS, INVERTED_SUPPORT, NOT_TAKEN, outcome_of
from minutes_index.annotate.sentences import sentences
from minutes_index.model import Decision, Outcome, Section, SectionKind, Span, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORTEST = 8
"""Characters; less is no decision."""
_INLINE = re.compile(
    r"^\s*(?:[*#_•-]\s*)*(?P<label>[A-ZÅÄÖa-zåäö][\wåäö /-]{2,45}?)\s*[*_]*:[*_]*\s*(?P<rest>\S.*)$"
)
_BODY_LABEL = re.compile(
    r"^[\W_]*(?P<body>[\w -]{3,60}?)s?\s+(?P<what>beslut|förslag|yrkande\w*)(?:\s+(?:till|för|i|att)\b[\w ,-]*)?[:\s*_]*$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^[\W_]*(?:[\w -]{2,80}?\s)?(?:beslutar|beslutade|beslöt|beslutas|beslutades|beslöts|beslutat|beslutar enhälligt|beslutade enhälligt)"
    r"(?:\s(?:därmed|således|också|även|enhälligt|enligt|följande|att|i|därför|utan|med|omröstning|arbetsutskottets|förslaget?|förslag|förvaltningens|ordförandens|styrelsens|kommunstyrelsens|enlighet|för|egen|del|dels|och)){0,7}\s*[:,–-]*\s*$",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\b(?:föreslår|föreslås|föreslår att|hemställer|förslag till)\b[^.]{0,80}\b(?:besluta|beslutar|beslut)?\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•·▪◦●○■–—*-]|\(?\d{1,2}[.):]|[a-z][.)])?\s*(?:att\s)?", re.IGNORECASE)
_LISTED = re.compile(r"^\s*(?:(?:[•·▪◦●○■–—*-]|\(?\d{1,2}[.)]|[a-z][.)])\s+\S|att\s)", re.IGNORECASE)
_NOTHING = re.compile(
    r"^[\W_]*(?:_+|-+|[.…]+|inga beslut|inget beslut|paragrafen (?:förklaras|justeras).*|punkten (?:förklaras|justeras).*|ajournering.*|(?:ja|nej)[:\s-]+\d+.*)?[\W_]*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^\s*(?:vid protokollet|justeras?|sekreterare|ordförande|protokollet justeras)\b", re.IGNORECASE
)
_UNHEADED_END = re.compile(r"\n\s*\n")
_DAY = re.compile(
    r"\b(?:(?:19|20)\d\d-\d\d-\d\d|§\s?\d+|(?:den )?\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*|i (?:jan|feb|mars|april|maj|jun|jul|aug|sep|okt|nov|dec)\w*)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:det|man|vi|mötet|sammanträdet|årsmötet|stämman|styrelsen|nätverket|gruppen|rådet|nämnden|utskottet|fullmäktige|direktionen|kommittén|föreningen|deltagarna|medlemmarna|årsstämman|föreningsstämman|presidiet|beredningen|arbetsgruppen|styrgruppen|kyrkorådet)$",
    re.IGNORECASE,
)
_TAKEN_PARTS = frozenset({"decision"})
_SILENT_PARTS = frozenset(
    {
        "proposal",
        "motions",
        "procedure",
        "vote",
        "reservation",
        "statement",
        "conflict",
        "copy",
        "adjusted",
        "appeal",
        "basis",
    }
)
_PRONOUN = re.compile(r"\b(?:[Vv]i|[Dd]et)\b")


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a decision takes from its document."""

    body: str
    held_on: When | None


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    after_blank: bool


def decisions(
    text: str, sections: Sequence[Section], dates: Sequence[tuple[Span, When]], meeting: Meeting
) -> list[Decision]:
    """The decisions in ``text``, in order and without overlap.

    Args:
        text: the document's text.
        sections: its sections.
        dates: its dates with their spans, in order.
        meeting: the body that met and when.
    """
    found = [
        decision
        for section in sections
        if section.kind in {SectionKind.ITEM, SectionKind.PREAMBLE, SectionKind.APPENDIX}
        or len(sections) == 1
        for decision in _Reader(text, section, dates, meeting).read()
    ]
    result: list[Decision] = []
    for decision in sorted(found, key=lambda d: d.span):
        if not result or not result[-1].span.overlaps(decision.span):
            result.append(decision)
    return result


class _Reader:
    """Reads one section line by line, keeping which part of the item it is in."""

    def __init__(
        self, text: str, section: Section, dates: Sequence[tuple[Span, When]], meeting: Meeting
    ) -> None:
        self._text = text
        self._section = section
        self._dates = [
            (span, when) for span, when in dates if section.span.start <= span.start < section.span.end
        ]
        self._meeting = meeting
        self._part = ""
        self._body = meeting.body

    def read(self) -> Iterator[Decision]:
        lines = _lines(self._text, self._section.span)
        position = 0
        while position < len(lines):
            line = lines[position]
            inline = self._open(line)
            if inline == "":
                position += 1
                continue
            start = line.span.end - len(inline) if inline is not None else line.span.start
            content = _Line(Span(start, line.span.end), self._text[start : line.span.end], line.after_blank)
            if self._part in _TAKEN_PARTS:
                position, found = self._headed(lines, position, content, inline=inline is not None)
                yield from found
            elif self._part not in _SILENT_PARTS and not (position == 0 and self._section.heading):
                position, found = self._told(lines, position, content)
                yield from found
            else:
                position += 1

    def _open(self, line: _Line) -> str | None:
        """Notes the part a line opens. The text after an inline label; empty for a line that is only a label; None for other lines."""
        label = label_of(line.text)
        if label and label[0] == "part":
            self._part, self._body = label[1], self._own_or_named(line.text)
            return ""
        body = _BODY_LABEL.match(line.text)
        if (
            body
            and len(line.text) < 90
            and body_pattern("formal", "meeting", "network").search(
                body["body"] + ("" if body["body"].endswith("en") else "")
            )
        ):
            self._part = {"b": "decision", "f": "proposal", "y": "motions"}[body["what"][0].lower()]
            self._body = self._own_or_named(body["body"])
            return ""
        inline = _INLINE.match(line.text)
        label = label_of(inline["label"]) if inline else None
        if inline and label and label[0] == "part":
            self._part, self._body = label[1], self._meeting.body
            return inline["rest"]
        if label_of(line.text) or _SIGNED.match(line.text):
            self._part = ""
        return None

    def _own_or_named(self, words: str) -> str:
        found = body_pattern("formal").search(
            re.sub(
                r"(fullmäktige|nämnden|styrelsen|utskottet|rådet|direktionen)s\b",
                r"\1",
                words,
                flags=re.IGNORECASE,
            )
        )
        if not found or _is_own(found["body"], self._meeting.body):
            return self._meeting.body
        return found["body"][:1].upper() + found["body"][1:]

    def _headed(
        self, lines: Sequence[_Line], position: int, content: _Line, *, inline: bool
    ) -> tuple[int, list[Decision]]:
        """The decision (or decisions) that a line under `Beslut` begins, and where to read on."""
        if _NOTHING.match(content.text):
            return position + 1, []
        if _LEAD_IN.match(content.text):
            self._body = self._own_or_named(content.text)
            return position + 1, []
        if (
            _PROPOSES.search(content.text)
            and body_pattern("formal").search(content.text)
            and not outcome_before(content.text, "föreslå")
        ):
            self._part = "proposal"
            return self._skip_list(lines, position + 1), []
        end = position + 1
        span = content.span
        if content.text.rstrip().endswith(":"):
            end = self._skip_list(lines, end)
            span = Span(span.start, lines[end - 1].span.end)
        if inline:
            self._part = (
                ""
                if not (end < len(lines) and _LISTED.match(lines[end].text) and not lines[end].after_blank)
                else self._part
            )
        return end, [self._decision(_shaped(self._text, span), "rule:headed", self._body)]

    def _skip_list(self, lines: Sequence[_Line], position: int) -> int:
        """The position after a list that follows."""
        while position < len(lines) and _LISTED.match(lines[position].text):
            position += 1
        return position

    def _told(self, lines: Sequence[_Line], position: int, content: _Line) -> tuple[int, list[Decision]]:
        """The decisions told in the sentences of a line; a list after a lead-in counts as decided."""
        if _LEAD_IN.match(content.text) and not NOT_TAKEN.search(content.text) and position + 1 < len(lines):
            return self._list_after_lead_in(lines, position, content)
        found = [
            decision
            for sentence in sentences(self._text, content.span.start, content.span.end)
            if (decision := self._sentence(sentence))
        ]
        end = position + 1
        if (
            found
            and self._text[: found[-1].span.end].endswith(":")
            and found[-1].span.end == content.span.end
        ):
            after = self._skip_list(lines, end)
            if after > end:
                last = found.pop()
                found.append(
                    self._decision(
                        Span(last.span.start, lines[after - 1].span.end),
                        last.found_by,
                        last.body,
                        last.outcome,
                    )
                )
                end = after
        return end, found

    def _list_after_lead_in(
        self, lines: Sequence[_Line], position: int, content: _Line
    ) -> tuple[int, list[Decision]]:
        body = self._own_or_named(content.text)
        reported = not _is_own(body, self._meeting.body) or bool(_DAY.search(content.text))
        listed = self._skip_list(lines, position + 1)
        end = listed if listed > position + 1 else position + 2
        outcome = Outcome.REPORTED if reported else None
        return end, [
            self._decision(_shaped(self._text, line.span), "rule:lead-in", body, outcome)
            for line in lines[position + 1 : end]
            if not _NOTHING.match(line.text)
        ]

    def _sentence(self, span: Span) -> Decision | None:
        sentence = span.of(self._text)
        if len(sentence) < SHORTEST or sentence.endswith("?") or NOT_TAKEN.search(sentence):
            return None
        verb = DECIDES.search(sentence) or ENACTS.search(sentence) or INVERTED_SUPPORT.search(sentence)
        subject = _subject(sentence, verb) if verb else ""
        if verb and subject:
            own = _is_own(subject, self._meeting.body)
            dated = (
                bool(_DAY.search(sentence))
                and bool(DECIDES.search(sentence))
                and not re.search(r"\b(?:beslutar|antar|godkänner)\b", sentence)
            )
            reported = not own or dated or self._part == "background"
            clause = sentence[verb.start() :] if not DECIDES.match(verb.group()) else sentence[verb.end() :]
            outcome = Outcome.REPORTED if reported else outcome_of(clause) or outcome_of(sentence)
            if outcome is None and not DECIDES.match(verb.group()):
                outcome = (
                    Outcome.APPROVED
                    if re.search(r"prioriter|önskar|enas|enades|överens", verb.group(), re.IGNORECASE)
                    else None
                )
            if outcome is not None or DECIDES.match(verb.group()):
                return self._decision(span, "rule:sentence", self._meeting.body if own else subject, outcome)
        if ASSIGNS.search(sentence) and self._part != "background":
            return self._decision(span, "rule:assignment", self._meeting.body, Outcome.ASSIGNED)
        return None

    def _decision(self, span: Span, found_by: str, body: str, outcome: Outcome | None = None) -> Decision:
        clause = _BULLET.sub("", span.of(self._text), count=1)
        outcome = outcome or outcome_of(clause) or Outcome.APPROVED
        when = self._meeting.held_on
        if outcome is Outcome.REPORTED:
            when = next((w for s, w in self._dates if span.start <= s.start < span.end), None)
        return Decision(span, outcome, body, self._section.ordinal, when, found_by)


def outcome_before(clause: str, word: str) -> bool:
    """Whether something is decided before ``word`` comes up in ``clause``."""
    return outcome_of(clause.casefold().split(word)[0]) is not None


def _lines(text: str, span: Span) -> list[_Line]:
    found: list[_Line] = []
    offset = span.start
    blank = True
    for line in span.of(text).split("\n"):
        stripped = line.strip()
        if stripped:
            start = offset + len(line) - len(line.lstrip())
            found.append(_Line(Span(start, start + len(stripped)), stripped, blank))
        blank = not stripped
        offset += len(line) + 1
    return found


def _shaped(text: str, span: Span) -> Span:
    """The span without a list mark before it."""
    lead = re.match(r"(?:[•·▪◦●○■–—*-]|\(?\d{1,2}[.):](?=\s)|[a-z][.)](?=\s))\s*", span.of(text))
    return Span(span.start + lead.end(), span.end) if lead and lead.end() < len(span) else span


def _subject(sentence: str, verb: re.Match[str]) -> str:
    """The body that decides: the one nearest before the verb, or right after it (`beslutade styrelsen`); empty when there is none."""
    strong = DECIDES.match(verb.group()) or INVERTED_SUPPORT.match(verb.group())
    pattern = body_pattern("formal", "meeting", "network", *(("other",) if strong else ()))
    before = list(pattern.finditer(sentence, 0, verb.start()))
    after = pattern.search(sentence, verb.start(), min(len(sentence), verb.end() + 45))
    if before and len(sentence[before[-1].end() : verb.start()]) < 60:
        chosen = (
            before[0]
            if len(sentence[: verb.start()]) < 90 and "," not in sentence[before[0].end() : verb.start()]
            else before[-1]
        )
        return chosen["body"][:1].upper() + chosen["body"][1:]
    if (
        after
        and not sentence[verb.end() : after.start()].strip().startswith("att")
        and len(sentence[verb.end() : after.start()].split()) <= 2
    ):
        return after["body"][:1].upper() + after["body"][1:]
    abbreviation = re.search(r"(?:^|\s)([A-ZÅÄÖ]{2,6})(?:\s+\w+)?\s*$", sentence[: verb.start()])
    if abbreviation:
        return abbreviation[1]
    if re.match(
        r"beslut(?:ades|as|ats)|beslöts|\w+(?:des|ns|ls|gs|ts|ks|äggs|ades|teras)$",
        verb.group(),
        re.IGNORECASE,
    ) or _PRONOUN.search(sentence[: verb.start()]):
        return "mötet"
    return ""


def _is_own(subject: str, body: str) -> bool:
    """Whether a body named in the text is the one that met."""
    one, own = subject.casefold().rstrip("s"), body.casefold().rstrip("s")
    if not own:
        return bool(_GENERIC.match(subject))
    if one == own or own.endswith(one) or one.endswith(own):
        return True
    return bool(_GENERIC.match(subject)) and not (
        own.startswith("kommun") and one in {"nämnden", "styrelsen"}
    )
