"""Voting lists, in running text and as tables, and how they are held against the result that is told."""

from __future__ import annotations

import pytest

from minutes_index.annotate import annotate
from minutes_index.model import Page, ReadBy
from minutes_index.structure import structure

HEAD = "Kvarnby kommun\nKommunstyrelsen\nSammanträdesdatum 2023-05-10\n\nBeslutande\nBerit Almgren (S), ordförande\nOlof Kvarnlund (M)\nSiv Ekdahl (C)\nPer Björkstrand (V)\n\n"
BERIT, OLOF, SIV, PER = "Berit Almgren", "Olof Kvarnlund", "Siv Ekdahl", "Per Björkstrand"
LIST = [("yes", BERIT), ("yes", SIV), ("no", OLOF), ("abstained", PER)]


def read(text: str) -> tuple[list[tuple[str, int, int, int, str]], list[tuple[str, str, str]]]:
    """The votes (number of the item, counts, rule) and the ballots (number, stand, name)."""
    made = structure([Page(1, text, ReadBy.TEXT)])
    found = annotate(made.text, made.sections)
    numbers = [section.number for section in found.sections]
    said = found.annotations
    return (
        [(numbers[v.section], v.yes, v.no, v.abstained, v.found_by) for v in said.votes],
        [(numbers[s.section], s.stand.value, s.name) for s in said.stances],
    )


def item(content: str) -> str:
    return f"{HEAD}§ 1 Planen\n{content}\n\n§ 2 Slut\nTack för i dag."


@pytest.mark.parametrize(
    "content",
    [
        "Omröstning\nJa: Berit Almgren (S), Siv Ekdahl (C)\nNej: Olof Kvarnlund (M)\nAvstår: Per Björkstrand (V)",
        "Ja-röster (2): Berit Almgren (S) och Siv Ekdahl (C)\nNej-röster (1): Olof Kvarnlund (M)\nAvstår (1): Per Björkstrand (V)",
        "Följande ledamöter röstar ja: Berit Almgren, Siv Ekdahl\nFöljande röstar nej: Olof Kvarnlund\nAvstår från att rösta: Per Björkstrand",
        "Ja-röster avges av: Berit Almgren och Siv Ekdahl\nNej-röster avges av: Olof Kvarnlund\nNedlagd röst: Per Björkstrand",
        "Omröstning\nJa: Berit Almgren, Siv Ekdahl. Nej: Olof Kvarnlund. Avstår: Per Björkstrand.",
        "Den som vill anta planen röstar ja, den det ej vill röstar nej. Ja: Berit Almgren, Siv Ekdahl\nNej: Olof Kvarnlund\nAvstår: Per Björkstrand",
        "Resultat: 2 ja (Berit Almgren, Siv Ekdahl), 1 nej (Olof Kvarnlund (M)) och 1 avstår (Per Björkstrand).",
        "Omröstning\nJa\nBerit Almgren (S)\nSiv Ekdahl (C)\nNej\nOlof Kvarnlund (M)\nAvstår\nPer Björkstrand (V)",
        "Omröstning\nLedamot               Ja    Nej   Avst\nBerit Almgren (S)     X\nSiv Ekdahl (C)        X\nOlof Kvarnlund (M)          X\nPer Björkstrand (V)               X",
        "Omröstning\nLedamot               Ja    Nej   Avst\nBerit Almgren (S)     1\nSiv Ekdahl (C)        1\nOlof Kvarnlund (M)          1\nPer Björkstrand (V)               1\nSumma                 2     1     1",
        "Omröstning\nLedamot               Ja    Nej   Avstår   Frånv\nBerit Almgren (S)     Ja\nSiv Ekdahl (C)        Ja\nOlof Kvarnlund (M)    Nej\nPer Björkstrand (V)   Avstår",
        "Omröstning\nLedamot               Röst\nBerit Almgren (S)     Ja\nSiv Ekdahl (C)        JA\nOlof Kvarnlund (M)    Nej\nPer Björkstrand (V)   Avstår",
    ],
)  # fmt: skip
def test_every_form_of_list(content: str) -> None:
    votes, ballots = read(item(content))
    assert [vote[:4] for vote in votes] == [("§ 1", 2, 1, 1)]
    assert sorted(ballots) == sorted(("§ 1", *ballot) for ballot in LIST)


def test_sums_of_a_list_say_that_they_are_counted() -> None:
    """A result that no words tell is the sum of the list; one of two names, or of one side only, is none."""
    votes, _ = read(item("Ja: Berit Almgren, Siv Ekdahl\nNej: Olof Kvarnlund"))
    assert votes == [("§ 1", 2, 1, 0, "rule:ballots-counted")]
    assert read(item("Ja: Berit Almgren\nNej: Olof Kvarnlund"))[0] == []
    assert read(item("Nej: Berit Almgren, Siv Ekdahl, Olof Kvarnlund"))[0] == []


def test_a_list_that_contradicts_the_result_is_left_out() -> None:
    """It was misread; the result that is told stands."""
    content = (
        "Ja: Berit Almgren, Siv Ekdahl\nNej: Olof Kvarnlund\nMed 3 ja-röster mot 1 nej-röst antas planen."
    )
    assert read(item(content)) == ([("§ 1", 3, 1, 0, "rule:vote")], [])


def test_a_list_of_one_side_must_have_all_of_that_side() -> None:
    told = "Med 5 ja-röster mot 2 nej-röster antas planen."
    assert read(item(f"{told}\nNej röstade: Olof Kvarnlund, Per Björkstrand"))[1] == [
        ("§ 1", "no", OLOF),
        ("§ 1", "no", PER),
    ]
    assert read(item(f"{told}\nNej röstade: Olof Kvarnlund, Per Björkstrand, Siv Ekdahl"))[1] == []


def test_a_list_tells_what_yes_was_where_words_tell_only_who_won() -> None:
    content = "Ja: Olof Kvarnlund\nNej: Berit Almgren, Siv Ekdahl\nPlanen antas med 2 röster mot 1."
    votes, ballots = read(item(content))
    assert [vote[:4] for vote in votes] == [("§ 1", 1, 2, 0)]
    assert len(ballots) == 3


def test_two_lists_in_one_item_are_two_votes() -> None:
    """Another list begins with somebody who has voted already."""
    content = (
        "Första omröstningen\nJa: Berit Almgren, Siv Ekdahl\nNej: Olof Kvarnlund\n"
        "Andra omröstningen\nJa: Berit Almgren\nNej: Olof Kvarnlund, Siv Ekdahl"
    )
    votes, ballots = read(item(content))
    assert [vote[1:3] for vote in votes] == [(2, 1), (1, 2)]
    assert ballots == [
        ("§ 1", "yes", BERIT),
        ("§ 1", "yes", SIV),
        ("§ 1", "no", OLOF),
        ("§ 1", "no", SIV),
    ]


TABLE = """NÄRVARO- OCH OMRÖSTNINGSLISTA
Ledamot               Närvarande   Ersättare         § 1 Ja  Nej  Avst
Berit Almgren (S)     X                              X
Olof Kvarnlund (M)    X                                      X
Siv Ekdahl (C)        –            Gun Hellström     X
Per Björkstrand (V)   X                                           X
Åsa Bergkvist (L)     –
Summa                                                2       1    1
"""


def test_a_list_on_a_page_of_its_own_belongs_to_the_item_it_names() -> None:
    """Who served in somebody's place voted; a cross for presence is no ballot."""
    votes, ballots = read(f"{HEAD}{TABLE}\n§ 1 Planen\nPlanen antas.\n\n§ 2 Slut\nTack.")
    assert [vote[:4] for vote in votes] == [("§ 1", 2, 1, 1)]
    assert ballots == [
        ("§ 1", "yes", BERIT),
        ("§ 1", "no", OLOF),
        ("§ 1", "yes", "Gun Hellström"),
        ("§ 1", "abstained", PER),
    ]


def test_columns_for_several_items() -> None:
    """Numbers in the line above the head say which columns are about which item."""
    table = (
        "Omröstningslista      § 1        § 2\n"
        "Ledamot               Ja   Nej   Ja   Nej\n"
        "Berit Almgren (S)     X               X\n"
        "Olof Kvarnlund (M)    X          X\n"
        "Siv Ekdahl (C)             X     X\n"
    )
    votes, ballots = read(f"{HEAD}§ 1 Planen\nPlanen antas.\n\n§ 2 Vägen\nVägen byggs.\n\n{table}")
    assert [vote[:3] for vote in votes] == [("§ 1", 2, 1), ("§ 2", 2, 1)]
    assert ("§ 2", "no", BERIT) in ballots
    assert len(ballots) == 6


@pytest.mark.parametrize(
    "table",
    [
        "Namn                  Närvaro\nBerit Almgren (S)     Ja\nOlof Kvarnlund (M)    Nej\nSiv Ekdahl (C)        Ja",
        "Kommun                Ja    Nej\nLerum                 X\nAle                         X",
        "Fråga                 Ja    Nej\nHar Berit Almgren svarat?   X\nHar Olof Kvarnlund svarat?  X\nHar Siv Ekdahl svarat?      X",
    ],
)
def test_other_tables_with_yes_and_no(table: str) -> None:
    """Presence, answers of municipalities, and anything where nothing speaks of a vote."""
    assert read(item(table)) == ([], [])


def test_a_row_of_several_people_is_nobodys_ballot() -> None:
    table = "Omröstning\nLedamot                            Ja    Nej\nBerit Almgren, Olof Kvarnlund      X\nSiv Ekdahl (C)                           X"
    assert read(item(table))[1] == [("§ 1", "no", SIV)]


def test_a_table_ends_where_no_ballots_stand_any_more() -> None:
    lines = "\n".join(f"Punkt {n} behandlas." for n in range(6))
    table = "Omröstning\nLedamot               Ja    Nej\nBerit Almgren (S)     X\nSiv Ekdahl (C)        X\nOlof Kvarnlund (M)          X"
    votes, ballots = read(item(f"{table}\n{lines}\nPer Björkstrand       X"))
    assert [vote[:3] for vote in votes] == [("§ 1", 2, 1)]
    assert PER not in {name for *_, name in ballots}
