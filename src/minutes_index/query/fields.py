"""The names a question may ask for, what they mean, and the words for outcomes."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches

from minutes_index.model import Outcome

LONGEST_NAMED = 40
"""Characters of what was written that an error repeats."""

LIKE = 0.7
"""How much of a field's name must agree for it to be the one that was meant."""

PERSON = "person"
MUNICIPALITY = "municipality"
ORGANISATION = "organisation"
BODY = "body"
BODY_WORD = "body word"
"""Not asked for by this name: a word of a body's name, in any form, alone or as a part of a compound."""
DATE = "date"
DECISION = "decision"
CASE_NUMBER = "dnr"
SECTION = "section"
YEAR = "year"
LANGUAGE = "language"
PERSONAL_NUMBER = "personal number"
"""Not asked for by this name: a personal number, ten digits; only asked for where numbers are shown."""

ALIASES: dict[str, str] = {
    "person": PERSON,
    "namn": PERSON,
    "municipality": MUNICIPALITY,
    "kommun": MUNICIPALITY,
    "organisation": ORGANISATION,
    "organization": ORGANISATION,
    "body": BODY,
    "organ": BODY,
    "date": DATE,
    "datum": DATE,
    "decision": DECISION,
    "beslut": DECISION,
    "dnr": CASE_NUMBER,
    "diarienummer": CASE_NUMBER,
    "case": CASE_NUMBER,
    "section": SECTION,
    "paragraf": SECTION,
    "year": YEAR,
    "år": YEAR,
    "language": LANGUAGE,
    "språk": LANGUAGE,
    "document": "document",
    "dokument": "document",
}
"""Every name a field goes by, English and Swedish."""

OUTCOMES: dict[str, Outcome] = {
    **{outcome.value: outcome for outcome in Outcome},
    "bifall": Outcome.APPROVED,
    "bifallen": Outcome.APPROVED,
    "bifallet": Outcome.APPROVED,
    "bifalla": Outcome.APPROVED,
    "godkänd": Outcome.APPROVED,
    "godkänt": Outcome.APPROVED,
    "godkända": Outcome.APPROVED,
    "godkännande": Outcome.APPROVED,
    "antagen": Outcome.APPROVED,
    "antaget": Outcome.APPROVED,
    "avslag": Outcome.REJECTED,
    "avslagen": Outcome.REJECTED,
    "avslaget": Outcome.REJECTED,
    "noterad": Outcome.NOTED,
    "noterat": Outcome.NOTED,
    "till handlingarna": Outcome.NOTED,
    "återremiss": Outcome.REFERRED_BACK,
    "återremitterad": Outcome.REFERRED_BACK,
    "återremitterat": Outcome.REFERRED_BACK,
    "bordläggning": Outcome.TABLED,
    "bordlagd": Outcome.TABLED,
    "bordlagt": Outcome.TABLED,
    "utgår": Outcome.WITHDRAWN,
    "återtagen": Outcome.WITHDRAWN,
    "vald": Outcome.ELECTED,
    "valda": Outcome.ELECTED,
    "utsedd": Outcome.ELECTED,
    "utsedda": Outcome.ELECTED,
    "uppdrag": Outcome.ASSIGNED,
    "rapporterat": Outcome.REPORTED,
    "rapporterad": Outcome.REPORTED,
    "förslag": Outcome.PROPOSED,
    "föreslaget": Outcome.PROPOSED,
    "uppgift": Outcome.TASK,
    "uppgifter": Outcome.TASK,
}
"""Words for what became of a matter; ``decision:`` with any other word looks in the decisions' text."""


def folded(value: str) -> str:
    """The spelling in which values of keyword fields are compared: NFC, case folded, single spaces."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", value).casefold()).split())


def written(text: str) -> str:
    """What was written, as an error names it: in quotation marks, and not longer than a line."""
    return repr(text if len(text) <= LONGEST_NAMED else f"{text[:LONGEST_NAMED]}…")


def nearest(name: str) -> str:
    """The field name most like ``name``, as a hint; empty when none is."""
    begun = [alias for alias in ALIASES if alias.startswith(name)]
    if close := begun or get_close_matches(name, ALIASES, n=1, cutoff=LIKE):
        return f"did you mean {close[0]}:"
    return f"fields are {', '.join(sorted(set(ALIASES.values())))}"
