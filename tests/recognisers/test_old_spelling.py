"""Rules in older Swedish: plural verbs, and the spelling before 1906."""

from __future__ import annotations

import re

import pytest

from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.old_spelling import with_old_forms, with_old_words


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("avslog|avslogs", "avslogo"),
        ("avslog|avslogs", "afslog"),
        ("avslog|avslogs", "afslogos"),
        ("avslåe?s|bifölls", "afslås"),
        ("avslåe?s|bifölls", "biföllos"),
        (r"beslöt(?:\s+att)?", "beslöto att"),
        ("var (?:över|under)", "voro öfver"),
        ("gav|gett", "gåfvo"),
        ("gav|gett", "gav"),
    ],
)
def test_a_pattern_also_matches_the_older_form(pattern: str, text: str) -> None:
    assert re.fullmatch(with_old_forms(pattern), text)
    assert re.fullmatch(with_old_words(pattern), text)


@pytest.mark.parametrize("pattern", [r"\bvald(?:e|es)\b|utse\w*", "godkänner", r"[a-zåäö]+\.\d{4}"])
def test_what_has_no_older_form_stays_as_it_is(pattern: str) -> None:
    assert with_old_forms(pattern) == with_old_words(pattern) == pattern


def test_a_named_group_stands_once() -> None:
    assert re.compile(with_old_words(r"(?P<who>\w+) fick (?:i uppdrag)")).match("Siv fingo i uppdrag")


@pytest.mark.parametrize("line", ["Närvarande voro:", "Tillstädes voro", "Närvarande är:", "Tillstädes:"])
def test_a_label_may_be_a_sentence(line: str) -> None:
    assert label_of(line) == ("role anywhere", "present")
