"""Which language a text is in."""

from __future__ import annotations

import pytest
from langdetect import detect_langs

from minutes_index.annotate import language
from minutes_index.annotate.language import language_of

SWEDISH = (
    "Ordföranden hälsar alla välkomna och förklarar mötet öppnat. Nämnden går därefter igenom dagordningen."
)
NORWEGIAN = (
    "Møtelederen ønsket velkommen og orienterte om hva som har skjedd siden forrige møte. Gruppen ble enige om å "
    "sende inn søknaden før sommeren. Kommunen skal også lage en oversikt over hvilke tiltak som ikke er ferdige."
)
ENGLISH = (
    "The chair welcomed everybody and opened the meeting. The group then went through the agenda of the day."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SWEDISH, "sv"),
        (NORWEGIAN, "no"),
        (ENGLISH, "en"),
        ("12 345 678\n2023-04-12\n1(30)", "und"),
        ("", "und"),
        ("Hej hej", "und"),
        ("Närvarande\nBerit Almgren\nOlof Kvarnlund\n" + f"{SWEDISH}\n" * 3, "sv"),
        ("Budget, personal, lokaler, kallelse, mötet, nämnden, beslutet", "sv"),
        ("\u13a0\u13a1 \u13a2\u13a3 \u13a4\u13a5 \u13a6\u13a7 \u13a8\u13a9", "und"),
    ],
)
def test_the_language_of_most_of_the_text(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_answer_is_the_same_every_time() -> None:
    mixed = f"{SWEDISH} {ENGLISH} {NORWEGIAN}"
    assert len({language_of(mixed) for _ in range(5)}) == 1


@pytest.mark.parametrize(("text", "asked"), [(SWEDISH, 0), (NORWEGIAN, 1), (ENGLISH, 1)])
def test_small_words_settle_what_is_plainly_swedish(
    monkeypatch: pytest.MonkeyPatch, text: str, asked: int
) -> None:
    """The slower judge is asked about other texts only."""
    questions: list[str] = []

    def detect(sample: str) -> object:
        questions.append(sample)
        return detect_langs(sample)

    monkeypatch.setattr(language, "detect_langs", detect)
    language_of(text)
    assert len(questions) == asked


def test_a_quotation_in_another_language_does_not_settle_it() -> None:
    """Many small words of a neighbour leave the question to the slower judge."""
    assert language_of(f"{NORWEGIAN} Och att det är så, inte ett under.") == "no"
