"""Whether a document would be read otherwise now."""

from __future__ import annotations

import pytest

from minutes_index.extract.reading import Ocr, Reading
from minutes_index.ingest.rules import Rules
from minutes_index.model import Page, ReadBy

TEXT = Page(1, "Protokoll", ReadBy.TEXT_LAYER)
BLANK = Page(2, " ", ReadBy.TEXT_LAYER)
SCAN = Page(2, "Protokoll", ReadBy.OCR, 0.9)


def rules(ocr: str = "auto", *, can: bool = True, facts: str = "2 auto") -> Rules:
    """Rules with a program that recognises pictures, or without."""
    return Rules(facts, Reading(ocr=Ocr(ocr)), can and ocr != "never")


@pytest.mark.parametrize(
    ("before", "pages", "now", "same"),
    [
        (rules(), [TEXT], rules(can=False), True),
        (rules(can=False), [TEXT], rules(), True),
        (rules("never"), [TEXT], rules(), True),
        (rules(can=False), [TEXT, BLANK], rules(), False),
        (rules("never"), [TEXT, BLANK], rules(), False),
        (rules("never"), [TEXT, BLANK], rules(can=False), True),
        (rules(), [TEXT, SCAN], rules(), True),
        (rules(), [TEXT, SCAN], rules("never"), True),
        (rules(), [TEXT, SCAN], rules(can=False), True),
        (rules(), [TEXT, SCAN], rules("always"), False),
        (rules(), [TEXT], rules("always"), False),
        (rules("always"), [SCAN], rules("always"), True),
        (rules("always"), [SCAN], rules(), True),
        (rules(), [TEXT], rules(facts="3 auto"), False),
        (rules(), [TEXT, SCAN], rules(facts="3 auto"), False),
    ],
)
def test_what_was_recognised_is_never_undone_and_what_could_be_is_read_again(
    before: Rules, pages: list[Page], now: Rules, *, same: bool
) -> None:
    """Only pages without text of their own make a difference, unless all are to be recognised."""
    assert now.hold(before.stamp(pages)) == same
