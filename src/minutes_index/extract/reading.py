"""How a file is read: how much of it before it is refused, and whether pictures of text are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ocr(StrEnum):
    """Which pages are recognised as pictures of text (optical character recognition)."""

    AUTO = "auto"
    """Those that have no text of their own, when there is a program that can."""
    ALWAYS = "always"
    """All of them: the text layer is not asked."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Reading:
    """What to do with one source; what is over a limit raises `TooLarge` or `TimedOut`."""

    bytes: int = 500_000_000
    pages: int = 5_000
    characters: int = 20_000_000
    seconds: int = 300
    """Of work on the file. Each page that is recognised as a picture has a minute more."""
    megabytes: int = 1_000
    """Of memory, beyond what the program takes before it reads."""
    members: int = 10_000
    """Files in a ZIP archive or a mail."""
    ratio: int = 200
    """Bytes of a member by those that it takes packed."""
    depth: int = 3
    """Archives in archives, mails in archives, and so on."""
    ocr: Ocr = Ocr.AUTO
