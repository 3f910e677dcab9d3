"""Labels of people are put together from a few words, in any sensible order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.data import rows
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.people_labels import Rule, rule_of, rules, sequence

PRESENT, ABSENT, GUEST, OTHERS = "present", "absent", "guest", "others"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_holds_for_its_example(rule: Rule) -> None:
    assert rule_of(rule.example) is rule


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Vid mötet deltog:", PRESENT),
        ("Fysiskt närvarande:", PRESENT),
        ("Med på mötet:", PRESENT),
        ("Närvarande ledamöter och ersättare på distans", PRESENT),
        ("DELTAGARE VIA TEAMS", PRESENT),
        ("Följande medlemmar var närvarande:", PRESENT),
        ("Närvarande ledamöter §§ 1–12", PRESENT),
        ("Ledamöter som deltog digitalt:", PRESENT),
        ("Ej närvarande på årsmötet", ABSENT),
        ("Frånvarande ledamöter och suppleanter:", ABSENT),
        ("Kunde inte delta i mötet", ABSENT),
        ("Inbjudna gäster via länk", GUEST),
        ("Övriga deltagare på plats:", OTHERS),
        ("Närvarande ersättare, ej tjänstgörande, via Teams", "non-voting substitute"),
        ("Tjänstgörande ersättare på distans", "substitute"),
        ("Närvarande tjänstepersoner under mötet", "official"),
    ],
)
def test_labels_that_no_table_has_whole(label: str, kind: str) -> None:
    assert (label_of(label) or ("", ""))[1] == kind


@pytest.mark.parametrize(
    "line",
    [
        "Ledamöterna var överens",
        "Närvarande ledamöter godkände dagordningen",
        "Styrelsen och Anna Berg",
        "Mötet",
        "På mötet",
        "Övriga frågor",
        "Närvarande, ej",
        "Med",
        "Vidare på nästa möte",
        "Ordinarie årsmöte",
        "Ersättare för justerare på plats i salen",
    ],
)
def test_what_says_more_or_less_is_no_label_of_people(line: str) -> None:
    assert rule_of(line.casefold()) is None


WORDS = [
    word for _, expression in rows("rules/label_words.tsv") for word in re.findall(r"[a-zåäö]+", expression)
]


@given(st.lists(st.sampled_from([*WORDS, "anna", "berg", "frågan"]), min_size=1, max_size=12))
def test_whatever_is_a_label_is_one_wherever_it_is_looked_for(words: list[str]) -> None:
    """The expression for labels within lines finds it whole; not `Med på mötet`, with which sentences begin."""
    label = " ".join(words)
    rule = rule_of(label)
    if rule and rule.id != "with":
        assert re.fullmatch(sequence(), label.capitalize())
