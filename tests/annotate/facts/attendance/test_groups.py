"""Lists with groups in them, under headings of items and unusual labels, and the signatures at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.attendance.attendance import rows
from minutes_index.model import Page, ReadBy, Role
from minutes_index.structure import structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

ITEMS = "\n\n§ 1 Val\nValet görs.\n\n§ 2 Slut\nMötet avslutas."
PRESENT, ABSENT, CHAIR, GUEST = Role.PRESENT, Role.ABSENT, Role.CHAIR, Role.GUEST
BERIT, OLOF, LISA = "Berit Almgren", "Olof Kvarnlund", "Lisa Björk"


def _roles(found: Annotated) -> list[tuple[str, Role]]:
    return [(row.name, row.role) for row in found.annotations.attendance]


def _homes(found: Annotated) -> list[tuple[str, str]]:
    return [(row.name, row.affiliation) for row in found.annotations.attendance]


def test_words_before_a_colon_say_whom_people_speak_for(find: Find) -> None:
    text = f"Närvarande:\nArbetsgivaren: {BERIT}, rektor\nFör Lärarförbundet: {OLOF} och {LISA}"
    assert _homes(find(text + ITEMS)) == [
        (BERIT, "Arbetsgivaren"),
        (OLOF, "Lärarförbundet"),
        (LISA, "Lärarförbundet"),
    ]


def test_groups_follow_each_other_on_one_line(find: Find) -> None:
    assert _homes(find(f"Närvarande:\nKommunal: {BERIT} Vision: {OLOF}{ITEMS}")) == [
        (BERIT, "Kommunal"),
        (OLOF, "Vision"),
    ]


@pytest.mark.parametrize("line", [f"Kassör: {BERIT}", f"Rektor: {BERIT}"])
def test_an_office_before_a_colon_is_no_group(find: Find, line: str) -> None:
    assert _homes(find(f"Närvarande\n{line}{ITEMS}")) == [(BERIT, "")]


@pytest.mark.parametrize("head", ["Socialdemokraterna", "Socialdemokraterna:"])
def test_a_party_may_stand_above_its_people(find: Find, head: str) -> None:
    text = f"Beslutande:\n{head}\n{BERIT}\n{OLOF}, tjg ers\nModeraterna\n{LISA}"
    rows = find(text + ITEMS).annotations.attendance
    assert [(r.name, r.party, r.role) for r in rows] == [
        (BERIT, "S", PRESENT),
        (OLOF, "S", Role.SUBSTITUTE),
        (LISA, "M", PRESENT),
    ]


@pytest.mark.parametrize("head", ["Lärarrepresentanter", "Föräldrar:", "Areella näringar"])
def test_a_line_that_heads_some_of_a_list_does_not_end_it(find: Find, head: str) -> None:
    assert _roles(find(f"Närvarande\n{OLOF}, Ale\n{head}\n{BERIT}, Lerum{ITEMS}")) == [
        (OLOF, PRESENT),
        (BERIT, PRESENT),
    ]


@pytest.mark.parametrize(
    "below", [f"{BERIT} visade siffror.", "Budgeten är i balans.", f"{BERIT} gick igenom läget"]
)
def test_a_heading_of_running_text_ends_a_list(find: Find, below: str) -> None:
    assert _roles(find(f"Närvarande\n{OLOF}\n\nEkonomi\n{below}{ITEMS}")) == [(OLOF, PRESENT)]


def test_a_label_may_stand_in_brackets(find: Find) -> None:
    text = f"Närvarolista: (Ledamöter) {BERIT} (ordförande), {OLOF}.\n\n(Kansli) {LISA}"
    assert _roles(find(text + ITEMS)) == [
        (BERIT, PRESENT),
        (BERIT, CHAIR),
        (OLOF, PRESENT),
        (LISA, Role.OFFICIAL),
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Sekretariatet", Role.OFFICIAL),
        ("Närvarande ers", Role.NON_VOTING_SUBSTITUTE),
        ("Direktionens ersättare", Role.NON_VOTING_SUBSTITUTE),
        ("Övriga ledamöter", PRESENT),
        ("Närvarande under hela mötet", PRESENT),
        ("Fackliga organisationer", GUEST),
        ("Frånvarande styrelseledamöter", ABSENT),
    ],
)
def test_labels_of_other_writers(find: Find, label: str, role: Role) -> None:
    assert _roles(find(f"{label}\n{BERIT}{ITEMS}")) == [(BERIT, role)]


@pytest.mark.parametrize("place", ["sekretariatet", "Kulturförvaltningen"])
def test_others_from_the_own_offices_are_officials(find: Find, place: str) -> None:
    assert _roles(find(f"Övriga närvarande\n{BERIT}, {place}{ITEMS}")) == [(BERIT, Role.OFFICIAL)]


@pytest.mark.parametrize(
    ("heading", "below", "expected"),
    [
        ("Närvarande", f"{BERIT}\n{OLOF} (från § 5)", [(BERIT, PRESENT), (OLOF, PRESENT)]),
        ("Närvaro", f"{BERIT}, {OLOF} och {LISA}.", [(BERIT, PRESENT), (OLOF, PRESENT), (LISA, PRESENT)]),
        ("Frånvarande", BERIT, [(BERIT, ABSENT)]),
        ("Val av två justerare", f"{BERIT} och {OLOF}", [(BERIT, Role.ADJUSTER), (OLOF, Role.ADJUSTER)]),
        ("Val av mötesordförande", BERIT, [(BERIT, CHAIR)]),
        ("Revisorer", f"{BERIT} och {OLOF}", []),
        ("Val av ordförande", BERIT, []),
        ("Val av justerare", f"{BERIT} tackade nej.", []),
        ("Närvarande", f"{BERIT} hälsade alla välkomna.", []),
    ],
)
def test_the_heading_of_an_item_may_head_a_list(
    find: Find, heading: str, below: str, expected: list[tuple[str, Role]]
) -> None:
    """Only of those at the meeting or of its officers, and only of names, not of sentences."""
    found = _roles(find(f"§ 1 {heading}\n{below}\n\n§ 2 Slut\nMötet avslutas."))
    assert found == expected


@pytest.mark.parametrize(
    "signed",
    [
        f"{BERIT}, ordförande\n{OLOF}, sekreterare",
        f"Höör den 9 april 2023\n{BERIT}, ordförande\n{OLOF}, sekreterare",
        f"{BERIT} {OLOF}\nOrdförande Sekreterare",
        f"{BERIT}\nOrdförande\n{OLOF}\nSekreterare",
    ],
)
def test_who_signed_at_the_end_of_the_last_item(find: Find, signed: str) -> None:
    found = _roles(find(f"§ 1 Val\nValet görs.\n\n§ 2 Slut\nMötet avslutas.\n{signed}"))
    assert {(BERIT, CHAIR), (OLOF, Role.SECRETARY)} <= set(found)


def test_officers_named_inside_an_item_did_not_sign(find: Find) -> None:
    board = (
        f"§ 1 Styrelsen\nStyrelsen är\n{BERIT}, ordförande\n{OLOF}, sekreterare\n\n§ 2 Slut\nMötet avslutas."
    )
    assert _roles(find(board)) == []
    last = f"§ 1 Val\nValet görs.\n\n§ 2 Styrelsen\n{BERIT}, ordförande\n{OLOF}, sekreterare\n{LISA}, kassör"
    assert _roles(find(last)) == []


def test_a_table_says_for_whom_substitutes_served(find: Find) -> None:
    text = f"Ersättare               Tjg för\n{BERIT} (S)       {OLOF}\n{LISA} (M)"
    assert _roles(find(text + ITEMS)) == [
        (BERIT, Role.SUBSTITUTE),
        (LISA, Role.NON_VOTING_SUBSTITUTE),
        (OLOF, ABSENT),
    ]


def test_others_beside_people_with_parties_are_officials(find: Find) -> None:
    """Where those on the lists have parties, nobody beside them is a guest unless something says so."""
    members = "Närvarande\nBerit Almgren (s)\nOlof Kvarnlund (m)\nLisa Björk (v)\nPer Ekvall (c)"
    assert ("Siv Hedqvist", Role.OFFICIAL) in _roles(
        find(f"{members}\n\nÖvriga närvarande\nSiv Hedqvist{ITEMS}")
    )
    assert ("Siv Hedqvist", GUEST) in _roles(
        find(f"Närvarande\nBerit Almgren\n\nÖvriga närvarande\nSiv Hedqvist{ITEMS}")
    )


def test_a_note_taker_called_by_a_given_name_is_the_one_on_the_list(find: Find) -> None:
    found = _roles(find(f"Närvarande: {BERIT}, {OLOF}\n\nVid pennan: Berit{ITEMS}"))
    assert (BERIT, Role.SECRETARY) in found


def test_a_line_below_a_label_may_explain_the_list(find: Find) -> None:
    text = f"Närvarande\n\nDe som var med på mötet står här\n{BERIT} (S), ordförande\n{OLOF} (S)"
    assert _roles(find(text + ITEMS)) == [(BERIT, PRESENT), (BERIT, CHAIR), (OLOF, PRESENT)]


def test_lists_that_have_run_together_are_parted_at_names_and_labels(find: Find) -> None:
    """What stands before a name without a comma is then said of the person before it."""
    text = (
        "Närvarande ledamöter Berit Almgren, prodekanus, tjänstgörande ordförande Olof Kvarnlund, dekanus "
        "Lisa Björk Per Ekvall, studentrepresentant Övriga närvarande Siv Hedqvist, kanslichef "
        "Nils Sjöholm, Sjukhuset Rut Ekdal, ekonom"
    )
    rows = find(text + ITEMS).annotations.attendance
    assert [(r.name, r.title) for r in rows if r.role is PRESENT] == [
        (BERIT, "prodekanus"),
        (OLOF, "dekanus"),
        (LISA, ""),
        ("Per Ekvall", "studentrepresentant"),
    ]
    assert [(r.name, r.title) for r in rows if r.role in {GUEST, Role.OFFICIAL}] == [
        ("Siv Hedqvist", "kanslichef"),
        ("Nils Sjöholm", ""),
        ("Rut Ekdal", "ekonom"),
    ]


def test_offices_stay_before_names_where_commas_part_people(find: Find) -> None:
    text = f"Närvarande: ekonomichef {BERIT}, {OLOF}, rektor {LISA} och Per Ekvall, utredare"
    rows = find(text + ITEMS).annotations.attendance
    assert [(r.name, r.title) for r in rows] == [
        (BERIT, "ekonomichef"),
        (OLOF, ""),
        (LISA, "rektor"),
        ("Per Ekvall", "utredare"),
    ]


def test_labels_one_right_behind_the_other_share_the_people_below(find: Find) -> None:
    """Who has a party decides, who says so is a substitute, the others are beside."""
    text = (
        "Närvarande ledamöter\n\nNärvarande ersättare\n\nÖvriga närvarande\n\nRådhuset, klockan 9\n\n"
        "Berit Almgren (s), ordförande\nOlof Kvarnlund (m) tj ers för Per Ekvall (m)\n\n"
        "Lisa Björk (v) femte ers\n\nSiv Hedqvist, kanslichef"
    )
    assert _roles(find(text + ITEMS)) == [
        (BERIT, PRESENT),
        (BERIT, CHAIR),
        (OLOF, Role.SUBSTITUTE),
        (LISA, Role.NON_VOTING_SUBSTITUTE),
        ("Siv Hedqvist", Role.OFFICIAL),
        ("Per Ekvall", ABSENT),
    ]


def test_a_list_ends_before_the_subject_of_the_sentence_that_runs_on(find: Find) -> None:
    text = (
        f"Dessutom: {BERIT}, {OLOF} och {LISA} (punkt 5) Per Ekvall öppnade mötet och hälsade alla välkomna"
    )
    assert [name for name, _ in _roles(find(text + ITEMS))] == [BERIT, OLOF, LISA]
    told = f"Närvarande\n{BERIT}, {OLOF}, {LISA} och Per Ekvall öppnade mötet"
    whole = f"{told}{ITEMS}"
    assert rows(whole, structure([Page(1, whole, ReadBy.TEXT)]).sections) == []


def test_two_labels_in_a_row_are_columns_that_lost_their_gaps(find: Find) -> None:
    text = f"Närvarande: Frånvarande:\n\n{BERIT} {OLOF}\n\n{LISA}"
    assert _roles(find(text + ITEMS)) == [(BERIT, PRESENT), (OLOF, ABSENT), (LISA, PRESENT)]


@pytest.mark.parametrize("nobody", ["Inga", "Ingen."])
def test_an_empty_list_names_nobody(find: Find, nobody: str) -> None:
    """*Inga* is a name beside others."""
    assert _roles(find(f"Frånvarande: {nobody}{ITEMS}")) == []
    assert ("Inga", ABSENT) in _roles(find(f"Frånvarande: Inga och Olof{ITEMS}"))


def test_a_list_goes_on_with_also(find: Find) -> None:
    assert _roles(find(f"Närvarande: {BERIT}, {OLOF}.\nÄven {LISA}, revisor{ITEMS}")) == [
        (BERIT, PRESENT),
        (OLOF, PRESENT),
        (LISA, PRESENT),
    ]


def test_all_but_those_named_were_there(find: Find) -> None:
    text = f"Beslutande   Samtliga ledamöter med undantag för {BERIT} (S) och {OLOF} (M)."
    assert _roles(find(text + ITEMS)) == [(BERIT, ABSENT), (OLOF, ABSENT)]


def test_a_label_of_its_own_is_no_second_half_of_the_one_above(find: Find) -> None:
    """`Beslutande` and `Ersättare` are two lists; only a small letter makes one label of two lines."""
    assert _roles(find(f"Beslutande: {BERIT}\nErsättare: {OLOF}{ITEMS}")) == [
        (BERIT, PRESENT),
        (OLOF, Role.NON_VOTING_SUBSTITUTE),
    ]


def test_a_vice_chair_may_lead_this_meeting(find: Find) -> None:
    found = _roles(find(f"Beslutande\n{BERIT} (S), vice ordförande (ordförande vid sammanträdet){ITEMS}"))
    assert found == [(BERIT, PRESENT), (BERIT, CHAIR)]


def test_notes_name_who_took_them_behind_the_word_that_may_head_them(find: Find) -> None:
    assert (BERIT, Role.SECRETARY) in _roles(find(f"Närvarande: {OLOF}\n\nAnteckningar: {BERIT}{ITEMS}"))
    assert _roles(find(f"Anteckningar: Nätverket i Kvarnby{ITEMS}")) == []


def test_short_labels_part_lists_behind_brackets_only(find: Find) -> None:
    """`Övriga` may begin anything else."""
    text = f"Ledamöter {BERIT} (Lokalföreningen Norra) {OLOF} (Lokalföreningen Södra) Övriga {LISA}, utredare"
    assert _roles(find(text + ITEMS)) == [(BERIT, PRESENT), (OLOF, PRESENT), (LISA, Role.OFFICIAL)]
