"""Lines that announce decisions (`Kommunstyrelsen beslutar`), and lines that decide nothing."""

from __future__ import annotations

import re

from minutes_index.analysis.labels import label_of
from minutes_index.annotate.deciding import expression

_DECIDES = r"(?:beslutar|beslutade|beslöt|beslutas|beslutades|beslöts|har (?:[\wåäö-]+ ){0,4}beslutat)"
_FILLERS = (
    r"(?:\s(?:därmed|således|alltså|också|även|enhälligt|enligt|följande|att|i|därför|utan|med|omröstning|för|egen|del|dels|och|förslaget?|förslag|enlighet|"
    r"(?:arbetsutskottet|utskottet|förvaltningen|ordföranden|styrelsen|kommunstyrelsen|nämnden|presidiet|valberedningen)s))"
)
_DECIDING = re.compile(r"besl[uö]", re.IGNORECASE)
LEAD_IN = re.compile(
    rf"(?:^|[.!?]\s+)(?P<lead>[^.!?\n]{{0,90}}?\b{_DECIDES}{_FILLERS}{{0,7}})\s*[:,–-]*\s*$", re.IGNORECASE
)
"""`Kommunstyrelsen beslutar följande:` at the end of a line: what is decided comes on the lines below."""
PROPOSES_LIST = re.compile(
    r"\b(?:föreslår|hemställer)\b[^.\n]{0,90}\b(?:besluta|beslut)(?:\s+att)?\s*:?\s*$", re.IGNORECASE
)
"""`Arbetsutskottet föreslår nämnden besluta`: under a heading of decision the list below is what was decided to propose."""
_EMPTY = re.compile(
    r"^[\W_]*(?:inga beslut|inget beslut|(?:paragrafen|punkten) (?:förklaras|justeras).*|ajournering.*|(?:ja|nej)[:\s-]+\d+.*)?[\W_]*$",
    re.IGNORECASE,
)


def decides_nothing(text: str) -> bool:
    """Whether a line under a heading of decision is no part of what was decided."""
    return bool(_EMPTY.match(text) or expression("nothing").search(text) or label_of(text))


def leads_in(text: str) -> bool:
    """Whether a line ends in a lead-in that takes a decision."""
    lead = LEAD_IN.search(text) if _DECIDING.search(text) else None
    return lead is not None and not expression("open").search(lead["lead"])
