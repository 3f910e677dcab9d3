"""Sentences in which a meeting elects its chair, secretary and adjusters.

Board members elected for the year are not meant: the sentence must say that it is for the meeting,
or name an office that only a meeting has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.annotate.attendance.list_lines import entries
from minutes_index.model import Role, Span
from minutes_index.recognisers.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.annotate.attendance.entry import Entry

_NO_NAME = r"(?:Till|Som|Att|Vid|Mötet|Årsmötet|Stämman|Styrelsen|Beslut|Därefter|Val)\b"
"""Words with which the next sentence begins where the stop is missing."""
_PARTY = r"(?:\s*\([A-ZÅÄÖa-zåäö-]{1,12}\))?"
NAME = rf"[^\W\d_a-zåäöé][\w'’-]+(?: (?!{_NO_NAME})(?:von|af|de|[^\W\d_a-zåäöé]\b\.?|[^\W\d_a-zåäöé][\w'’-]+)){{1,4}}{_PARTY}"
_PEOPLE = rf"(?P<people>{NAME}(?:(?:, | och | samt ){NAME})*)"
_ELECTS = (
    r"(?:valdes|valde|väljs|väljer|utsågs|utses|utser|utsåg|att välja|att utse|valts|utsetts|välja|utse)"
    r"(?: (?:enhälligt|enhälliga|åter|även|härmed|då))?"
)
_MEETING = (
    r" (?:för|vid|på|av|att leda) (?:mötet|dagens|sammanträdet|(?:\w+)?stämman|(?:\w+)?protokollet|årsmötet)"
)
_JUSTERA = rf"att (?:(?:jämte|tillsammans med|utöver) (?:dagens |tjänstgörande )?(?:mötes)?(?:ordföranden?|ordf\.?)(?: {NAME})?(?: och (?:mötes)?sekreteraren?)?,? )?(?:justera|underteckna|signera)"

_ONE = rf"(?:{NAME}|[^\W\d_a-zåäöé][a-zåäöé]+(?:-[^\W\d_]+)?)"
ANYBODY = rf"(?P<people>{_ONE})"
"""Also somebody who is only called by a given name."""
_SOME = rf"(?P<people>{_ONE}(?:(?:, | och | samt ){_ONE})*)"
"""The same, one or several."""
_ADJUSTERS = r"(?:protokolls?justerare|justerare|justeringsm[äa]n|justeringsperson(?:er)?)(?: (?:och|tillika) rösträknare)?"
_DAY = r"(?:för (?:dagen|mötet|dagens möte|sammanträdet|träffen)|vid (?:mötet|träffen|sammanträdet))"
_NOTES = r"(?:minnes|mötes)?(?:anteckning(?:ar|arna|en)|protokoll(?:et)?)"
TOLD = (
    (Role.CHAIR, rf"\b[Oo]rdförande {_DAY} (?:var|är) {ANYBODY}"),
    (Role.CHAIR, rf"{ANYBODY} (?:var|är) (?:mötes)?ordförande {_DAY}"),
    (Role.CHAIR, rf"\b{ANYBODY} (?:ledde|leder) (?:mötet|dagens möte|träffen|dagens träff|sammanträdet)\b"),
    (
        Role.CHAIR,
        rf"\b{ANYBODY} (?:valdes|väljs|utsågs|utses) att leda (?:mötet|dagens|träffen|förhandlingarna)",
    ),
    (Role.SECRETARY, rf"\b{_NOTES} (?:fördes|förs|skrevs|skrivs|togs|tas) av {ANYBODY}"),
    (
        Role.SECRETARY,
        rf"\b{ANYBODY} (?:förde|för|skrev|skriver|tog|tar|antecknade på) (?:dagens )?{_NOTES}\b",
    ),
    (
        Role.GUEST,
        rf"\b{ANYBODY} (?:var|är) (?:inbjuden )?gäst (?:på|vid) (?:mötet|träffen|sammanträdet|årsmötet)",
    ),
    (Role.SECRETARY, rf"\b{ANYBODY} (?:var|är) (?:mötes)?sekreterare {_DAY}"),
    (Role.CHAIR, rf"\b[Ss]om (?:mötes)?ordförande (?:tjänstgjorde|tjänstgör|fungerade|fungerar) {ANYBODY}"),
    (
        Role.SECRETARY,
        rf"\b[Ss]om (?:mötes)?sekreterare (?:tjänstgjorde|tjänstgör|fungerade|fungerar) {ANYBODY}",
    ),
    (Role.ADJUSTER, rf"\b{_SOME} (?:justerar|ska justera|skall justera) (?:dagens |mötets )?protokoll"),
    (Role.ADJUSTER, rf"\b{_SOME} {_ELECTS} {_JUSTERA}"),
    (Role.CHAIR, rf"\b{ANYBODY} (?:{_ELECTS} )?(?:till|som) mötesordförande"),
    (Role.SECRETARY, rf"\b{ANYBODY} (?:{_ELECTS} )?(?:till|som) mötessekreterare"),
    (Role.ADJUSTER, rf"\b{_SOME} till {_ADJUSTERS}"),
    (Role.ADJUSTER, rf"(?:§ ?\d{{1,4}}[.:]?|^\d{{1,3}}[.)]) (?i:{_ADJUSTERS}):? {_SOME}(?=\.|$|\n)"),
    (
        Role.SECRETARY,
        rf"{NAME} {_ELECTS} till (?:mötets|årsmötets|stämmans) ordförande och {ANYBODY} till dess sekreterare",
    ),
    (Role.ADJUSTER, rf"\b{_SOME} {_ELECTS} (?:till|som) {_ADJUSTERS}"),
    (Role.ADJUSTER, rf"\b[Tt]ill {_ADJUSTERS} {_ELECTS} {_SOME}"),
    (Role.GUEST, rf"\badjungera(?:s|des)? {_PEOPLE}(?= (?:med|till (?:mötet|dagens|sammanträdet)))"),
    (Role.GUEST, rf"{_PEOPLE} adjungera(?:s|des)(?= (?:med|till (?:mötet|dagens|sammanträdet)))"),
)
"""How a sentence tells who led or wrote, without an election."""
_TITLED = rf"(?:[a-zåäö-]+ )?{NAME}"
_ATTENDED = rf"(?P<people>{_TITLED}(?:(?:, | och | samt ){_TITLED})*)"
ATTENDED = (
    (
        Role.PRESENT,
        rf"(?<!Vidare )(?<!Dessutom )(?<!även )\b(?:närvarade|deltog|[Nn]ärvarande var) {_ATTENDED}",
    ),
    (Role.PRESENT, rf"{_ATTENDED} (?:närvarade\b|var närvarande|deltog (?:på|vid|i) (?:mötet|träffen))"),
    (
        Role.ABSENT,
        rf"\b(?:[Ff]örhinder|[Ff]rånvaro|[Åå]terbud) (?:hade |har )?(?:anmälts|anmäldes|meddelats|lämnats|inkommit|kommit) (?:av|från) {_ATTENDED}",
    ),
    (Role.ABSENT, rf"\b[Ff]rånvarande var {_ATTENDED}"),
    (Role.SECRETARY, rf"(?:^|(?<=[.\n] ))[Ss]ekreterare (?:är|var) {_ATTENDED}"),
    (Role.ABSENT, rf"\b(?:närvarande|närvarade|deltog),? (?:för)?utom {_ATTENDED}"),
    (
        Role.ABSENT,
        rf"\b(?:[Aa]lla|[Ss]amtliga) [^.\n]{{0,40}}?(?:ledamöter|medlemmar),? (?:med undantag (?:för|av)|(?:för)?utom) {_ATTENDED}",
    ),
    (Role.ABSENT, rf"{_ATTENDED} (?:hade|har) (?:anmält|meddelat) (?:förhinder|frånvaro)"),
)
"""How sentences at the head of minutes tell who was there."""
_ATTENDING = tuple((re.compile(form), role) for role, form in ATTENDED)
_ATTENDS = re.compile(
    r"undantag|utom |[Ss]ekreterare (?:är|var) |närvara|närvarande|deltog|örhinder|rånvar|terbud"
)
_NAMES = re.compile(NAME)
_TOLD = tuple((re.compile(form), role) for role, form in TOLD)
_SPOKEN = re.compile(
    r"justerar |[Jj]ustera(?:re|rna)|[Jj]usterings|[Ss]om (?:mötes)?(?:ordförande|sekreterare) |adjunger|(?:ordförande|sekreterare|gäst) (?:för|vid|på) |\b(?:ledde|leder) |att leda |(?:fördes|förs|skrevs|skrivs|togs|tas) av "
    r"|(?:förde|för|skrev|skriver|tog|tar|på) (?:dagens )?(?:minnes|mötes)?(?:anteckning|protokoll)"
)
"""Without one of these a sentence tells nothing of the kind."""
SHORT = 200
"""Characters of a sentence in which one office of the meeting tells what the others are."""
LONGEST = 600
"""Characters; a longer sentence is a page that has lost its lines, or none."""
_ELECTING = re.compile(
    r"[vV](?:ald|alt|älj|al av)|[uU]ts(?:e|åg)|[tT]ill (?:mötes|ordf|sekr|just|proto)|som (?:mötes|ordf|sekr|just|proto)"
)

OFFICES = {
    Role.CHAIR: rf"(?:mötesordförande|(?:mötets|årsmötets|stämmans) ordförande|ordförande{_MEETING})",
    Role.SECRETARY: rf"(?:mötessekreterare|(?:mötets|årsmötets|stämmans|dess) sekreterare|protokollförare|protokollsförare|sekreterare{_MEETING})",
    Role.ADJUSTER: _ADJUSTERS,
}
"""The words for each office that a meeting elects for itself."""

FORMS = (
    rf"\b[Tt]ill {{office}}(?:{_MEETING})? {_ELECTS} (?:[a-zåäö]+ )?{_PEOPLE}",
    rf"{_ELECTS} {_PEOPLE} (?:till|som) {{office}}",
    rf"{_PEOPLE} {_ELECTS} (?:till|som) {{office}}",
    rf"[Vv]al av (?:(?:en|ett|två|tre|1|2|3) )?{{office}}(?:{_MEETING})?: ?{_PEOPLE}",
)
"""How such a sentence is built, around the office."""

_ADJUSTING = (
    rf"{_ELECTS} {_PEOPLE} {_JUSTERA}",
    rf"{_PEOPLE} {_ELECTS} {_JUSTERA}",
    rf"[Aa]tt {_JUSTERA[4:]}[^.\n]{{0,40}}?{_ELECTS} {_PEOPLE}",
    rf"[Tt]ill {_ADJUSTERS}[^.\n]{{0,120}}? justera [^.\n]{{0,80}}?{_ELECTS} {_PEOPLE}",
)
_OFFICERS = re.compile(
    r"mötes(?:ordf|sekr|funk)|funktionär|justerare|justerings|(?:för|på|vid) (?:mötet|stämman|årsmötet|sammanträdet)|presidium för|mötets",
    re.IGNORECASE,
)
"""Headings of items in which a meeting elects its own officers."""
_PLAIN_OFFICES = {
    Role.CHAIR: r"(?:mötes)?ordförande",
    Role.SECRETARY: r"(?:mötes)?sekreterare",
    Role.ADJUSTER: OFFICES[Role.ADJUSTER],
}
_OFFICE = {
    "ordförande": Role.CHAIR,
    "sekreterare": Role.SECRETARY,
    "justerare": Role.ADJUSTER,
    "justerings": Role.ADJUSTER,
}
"""Words of a heading that elects one office only, whoever is then elected under it."""
_IN_OFFICERS_ITEM = tuple(
    (re.compile(form.replace("{office}", office)), role)
    for role, office in _PLAIN_OFFICES.items()
    for form in (
        *FORMS,
        rf"{_PEOPLE} (?:till|som) {{office}}",
        rf"[Tt]ill {{office}} {_PEOPLE}",
        rf"[Ss]om {{office}} {_ELECTS} {_PEOPLE}",
        rf"{_ELECTS} [^.\n]{{3,80}}?(?:,|och|samt) {{office}} {_PEOPLE}",
    )
)
_IN_OFFICE_ITEM = (re.compile(rf"(?i:{_ELECTS}) {_PEOPLE}"), re.compile(rf"{_PEOPLE} {_ELECTS}"))
_PATTERNS = (
    *(
        (re.compile(form.replace("{office}", office)), role)
        for role, office in OFFICES.items()
        for form in FORMS
    ),
    *((re.compile(form), Role.ADJUSTER) for form in _ADJUSTING),
    *(
        (re.compile(form), Role.CHAIR)
        for form in (
            rf"{_PEOPLE} {_ELECTS} att leda (?:mötet|dagens|förhandlingarna)",
            rf"{_ELECTS} {_PEOPLE} att leda (?:mötet|dagens|förhandlingarna)",
        )
    ),
    *(
        (re.compile(form), Role.SECRETARY)
        for form in (
            rf"{_PEOPLE} {_ELECTS} att föra (?:dagens )?protokoll",
            rf"{_ELECTS} {_PEOPLE} att föra (?:dagens )?protokoll",
        )
    ),
)


def told_at_head(text: str, span: Span) -> Iterator[tuple[Entry, Role]]:
    """Who was there or away, as sentences within ``span`` tell it: `Förhinder hade anmälts av kassören Bo Ek`."""
    if not _ATTENDS.search(text, span.start, span.end):
        return
    for sentence in sentences(text, span.start, span.end):
        if len(sentence) > LONGEST or not _ATTENDS.search(text, sentence.start, sentence.end):
            continue
        for pattern, role in _ATTENDING:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                for name in _NAMES.finditer(text, match.start("people"), match.end("people")):
                    yield from ((entry, role) for entry in entries(name.group(), name.start()))


def elected(text: str, span: Span, heading: str = "") -> Iterator[tuple[Entry, Role]]:
    """Who was elected to lead, write or adjust the meeting within ``span``, and to which role.

    Under a ``heading`` that elects a meeting's officers the sentences need not say that it is for the meeting.
    """
    if not (_ELECTING.search(text, span.start, span.end) or _SPOKEN.search(text, span.start, span.end)):
        return
    patterns = [*_PATTERNS]
    of_meeting = bool(_OFFICERS.search(heading))
    if of_meeting:
        offices = {role for word, role in _OFFICE.items() if word in heading.casefold()}
        patterns += [(pattern, role) for role in offices for pattern in _IN_OFFICE_ITEM if len(offices) == 1]
    for sentence in sentences(text, span.start, span.end):
        if len(sentence) > LONGEST:
            continue
        electing = _ELECTING.search(text, sentence.start, sentence.end)
        spoken = electing or _SPOKEN.search(text, sentence.start, sentence.end)
        of_officers = of_meeting or (
            len(sentence) <= SHORT and _OFFICERS.search(text, sentence.start, sentence.end)
        )
        more = _IN_OFFICERS_ITEM if of_officers else ()
        for pattern, role in (*((*patterns, *more) if electing else ()), *(_TOLD if spoken else ())):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                for entry in entries(match["people"], match.start("people")):
                    yield entry, role
