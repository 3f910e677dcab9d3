"""Who is who against what a reader noted, counted in pairs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.archive import Archive
from minutes_index.evaluate import Error, WhoGold, known_people, read_gold, read_who, score_who

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = {
    ("a.txt", "åsa ek"): {"p1"},
    ("b.txt", "åsa ek"): {"p2"},
    ("b.txt", "åsa ekh"): {"p1"},
    ("b.txt", "bo alm"): {"p3", "p4"},
    ("c.txt", "bo alm"): {"p3"},
    ("", "åsa ek"): {"p1", "p2"},
    ("", "åsa ekh"): {"p1"},
    ("", "bo alm"): {"p3", "p4"},
}
A, B, SLIP = ["a.txt", "Åsa Ek"], ["b.txt", "Åsa Ek"], ["b.txt", "Åsa EKH"]


@pytest.mark.parametrize(
    ("noted", "counts"),
    [
        ({"same": [[A, SLIP]]}, (1, 0, 0, 0, 0)),
        ({"same": [[A, B]]}, (0, 1, 0, 0, 0)),
        ({"same": [[A, B, SLIP]]}, (1, 2, 0, 0, 0)),
        ({"different": [[A, B]]}, (0, 0, 1, 0, 0)),
        ({"different": [[A, SLIP]]}, (0, 0, 0, 1, 0)),
        ({"different": [[A, ["d.txt", "Åsa Ek"]]]}, (0, 0, 0, 0, 1)),
        ({"different": [[["b.txt", "Bo Alm"], ["b.txt", "Bo Alm"]]]}, (0, 0, 1, 0, 0)),
        ({"different": [[A, A]]}, (0, 0, 0, 1, 0)),
        ({"same": [[["b.txt", "Bo Alm"], ["c.txt", "Bo Alm"]]]}, (1, 0, 0, 0, 0)),
        ({"about": "nothing"}, (0, 0, 0, 0, 0)),
        ({"same_person": [["Åsa Ek", "Åsa Ekh"]]}, (1, 0, 0, 0, 0)),
        ({"different_people": [["Åsa Ek", "Bo Alm"]]}, (0, 0, 1, 0, 0)),
        ({"different_people": [["Åsa Ek", "Åsa Ekh"]]}, (0, 0, 0, 1, 0)),
        ({"same_person": [["Åsa Ek", "Eva Ny"]]}, (0, 0, 0, 0, 1)),
    ],
)
def test_pairs_are_counted(noted: dict[str, Any], counts: tuple[int, ...]) -> None:
    """Joined, missed, apart, wrong, unknown; every pair that is not as noted is told of."""
    score = score_who(WhoGold.of(noted), KNOWN)
    pairs = score.pairs
    assert (pairs.joined, pairs.missed, pairs.apart, pairs.wrong, pairs.unknown) == counts
    assert len(score.errors) == pairs.missed + pairs.wrong + pairs.unknown


def test_an_error_names_both(tmp_path: Path) -> None:
    """Read from a file, which a folder of gold may hold beside the others."""
    (tmp_path / "entities.json").write_text(json.dumps({"same": [[A, B]]}), encoding="utf-8")
    score = score_who(read_who(tmp_path / "entities.json"), KNOWN)
    assert score.errors == (
        Error("who is who", "a.txt", None, "", "one person: Åsa Ek and Åsa Ek (b.txt)", "two people"),
    )
    assert read_gold(tmp_path) == {}


def test_an_unknown_name_is_told_of_in_its_document() -> None:
    gold = WhoGold.of({"different": [[A, ["d.txt", "Eva Ny"]]]})
    (error,) = score_who(gold, KNOWN).errors
    assert (error.document, error.expected, error.found) == (
        "d.txt",
        "Åsa Ek (a.txt) and Eva Ny",
        "nobody by the name Eva Ny",
    )


def test_people_are_known_by_name_and_alias(tmp_path: Path) -> None:
    """As their document has them."""
    text = (
        "Deltagare\nBerit Almgren, Ale\nTorgny Ahlvik, Ale\nOlof Ek, Ale\n\n1. Ekonomi\nTorgny Alvik talar.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with Archive.open(tmp_path / "index", create=True) as archive:
        archive.import_paths([tmp_path / "a.txt"])
        known = known_people(archive.catalog)
    assert known["a.txt", "torgny alvik"] == known["a.txt", "torgny ahlvik"]
    assert known["", "torgny ahlvik"] == known["a.txt", "torgny ahlvik"]
    assert ("a.txt", "berit almgren") in known
