"""Tags become people and items: what each is, where it stands, and how sure that is."""

from __future__ import annotations

import numpy as np
import pytest
from tests.tagger.made import tagged

from minutes_index.model import Role
from minutes_index.tagger.items import tagged_items
from minutes_index.tagger.people import listed
from minutes_index.tagger.stretches import stretches
from minutes_index.tagger.tags import PEOPLE

NAMES = {
    "Anna": "name",
    "Ek": "name+",
    "S": "party",
    "Ale": "affiliation",
    "Bo": "name",
    "von": "name+",
    "<line>": "name+",
    "Alm": "name+",
}


def test_a_name_has_roles_party_and_home() -> None:
    """The party and home are those that its first word points at."""
    tags = tagged(
        "Anna Ek (S), Ale",
        NAMES,
        roles={"Anna": ["present", "chair"]},
        points={"Anna": ("party", "S")},
    )
    (one,) = listed(tags)
    assert one.span.of("Anna Ek (S), Ale") == "Anna Ek"
    assert [role for role, _ in one.roles] == [Role.PRESENT, Role.CHAIR]
    assert all(sure == pytest.approx(0.72) for _, sure in one.roles), "that of the name in that of the role"
    assert (one.party, one.affiliation) == ("S", "")


def test_what_points_at_no_party_has_none() -> None:
    """Be it that a name points at itself, or at what is something else."""
    tags = tagged("Anna Ek (S), Ale", NAMES, roles={"Anna": ["present"]}, points={"Anna": ("party", "Ale")})
    assert listed(tags)[0].party == ""


def test_a_name_over_two_lines_is_one() -> None:
    """And layout at its end is none of it."""
    tags = tagged("Bo von\nAlm kassör", NAMES | {"kassör": "title"}, roles={"Bo": ["guest"]})
    assert [person.span.of("Bo von\nAlm kassör") for person in listed(tags)] == ["Bo von\nAlm"]


def test_who_has_no_role_is_not_listed() -> None:
    """A name that is only mentioned, or of which no role is likely."""
    assert listed(tagged("Anna Ek talade", NAMES)) == []


def test_stretches_begin_anew_and_end() -> None:
    """A beginning right behind another stretch begins one; what goes on without a beginning is one, too."""
    words = "Anna Bo Alm x Ek"
    tags = tagged(words, {"Anna": "name", "Bo": "name", "Alm": "name+", "Ek": "party+"})
    found = stretches(tags.tokens, tags.people, PEOPLE)
    assert [(each.kind, words[each.start : each.end]) for each in found] == [
        ("name", "Anna"),
        ("name", "Bo Alm"),
        ("party", "Ek"),
    ]
    assert all(np.isclose(each.sure, 0.9) for each in found)


def test_an_item_has_the_number_before_its_heading() -> None:
    """On its line or one above; the heading is on one line, without what ends it."""
    layout = {
        "§": "number",
        "4": "number+",
        "Budget": "heading",
        "för": "heading+",
        "<line>": "heading+",
        "året": "heading+",
        "5": "number",
        "Val": "heading",
        "av": "heading+",
        "kassör": "heading+",
        ":": "heading+",
    }
    tags = tagged("§ 4 Budget för\nåret", layout=layout)
    assert [(item.number, item.heading) for item in tagged_items(tags)] == [("§ 4", "Budget för året")]
    tags = tagged("5\n\nVal av kassör:", layout=layout)
    assert [(item.number, item.heading, item.start) for item in tagged_items(tags)] == [
        ("5", "Val av kassör", 0)
    ]


def test_a_number_far_from_a_heading_is_not_its_own() -> None:
    """The heading stands without."""
    text = f"5 {'text ' * 12}Budget"
    tags = tagged(text, layout={"5": "number", "Budget": "heading"})
    assert [(item.number, item.heading) for item in tagged_items(tags)] == [("", "Budget")]
