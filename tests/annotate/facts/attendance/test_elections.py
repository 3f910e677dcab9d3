"""Who a meeting elects to lead, write and adjust it; board members it elects for the year are not meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

BERIT, OLOF = "Berit Almgren", "Olof Kvarnlund"


def _roles(found: Annotated) -> list[tuple[str, Role]]:
    return [(row.name, row.role) for row in found.annotations.attendance]


@pytest.mark.parametrize(
    ("heading", "sentence", "expected"),
    [
        ("Öppnande", "Till ordförande för mötet valdes Berit Almgren.", [(BERIT, Role.CHAIR)]),
        ("Öppnande", "Berit Almgren valdes till mötesordförande.", [(BERIT, Role.CHAIR)]),
        ("Öppnande", "Mötet valde Berit Almgren att leda mötet.", [(BERIT, Role.CHAIR)]),
        ("Öppnande", "Berit Almgren valdes att leda mötet.", [(BERIT, Role.CHAIR)]),
        ("Öppnande", "Till mötessekreterare utses Berit Almgren (S).", [(BERIT, Role.SECRETARY)]),
        ("Öppnande", "Berit Almgren utsågs att föra protokoll.", [(BERIT, Role.SECRETARY)]),
        (
            "Öppnande",
            "Till justerare valdes Berit Almgren och Olof Kvarnlund.",
            [(BERIT, Role.ADJUSTER), (OLOF, Role.ADJUSTER)],
        ),
        (
            "Öppnande",
            "Att jämte ordföranden justera protokollet utses Olof Kvarnlund.",
            [(OLOF, Role.ADJUSTER)],
        ),
        ("Öppnande", "Olof Kvarnlund utses att justera protokollet.", [(OLOF, Role.ADJUSTER)]),
        (
            "Öppnande",
            "Styrelsen beslutar att utse Olof Kvarnlund till protokollsjusterare.",
            [(OLOF, Role.ADJUSTER)],
        ),
        ("Val av mötesordförande", "Till ordförande valdes Berit Almgren.", [(BERIT, Role.CHAIR)]),
        ("Val av mötesfunktionärer", "Berit Almgren till ordförande och så vidare.", [(BERIT, Role.CHAIR)]),
        ("Val av justerare", "Mötet väljer Olof Kvarnlund.", [(OLOF, Role.ADJUSTER)]),
        ("Val av styrelse", "Till ordförande för ett år valdes Berit Almgren.", []),
        ("Val av styrelse", "Till ordförande valdes Berit Almgren.", []),
        ("Öppnande", "Berit Almgren berättade om valet av justerare.", []),
    ],
)
def test_a_sentence_elects_for_the_meeting_only_when_it_says_so(
    find: Callable[..., Annotated], heading: str, sentence: str, expected: list[tuple[str, Role]]
) -> None:
    roles = _roles(find(f"§ 1 {heading}\n{sentence}\n\n§ 2 Slut\nSlut."))
    assert [(name, role) for name, role in roles if role is not Role.PRESENT] == expected
    assert {name for name, role in roles if role is Role.PRESENT} == {name for name, _ in expected}


def test_who_is_elected_and_listed_stands_on_the_list_once(find: Callable[..., Annotated]) -> None:
    text = "Frånvarande\nOlof Kvarnlund\n\n§ 1 Öppnande\nOlof Kvarnlund valdes till mötesordförande.\n\n§ 2 Slut\nSlut."
    assert _roles(find(text)) == [(OLOF, Role.ABSENT), (OLOF, Role.CHAIR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "§ 1 Val av ordförande och sekreterare för årsmötet Till ordförande för årsmötet valdes Berit Almgren Till sekreterare för årsmötet valdes Olof Kvarnlund.",
            {(BERIT, Role.CHAIR), (OLOF, Role.SECRETARY)},
        ),
        ("§ 1 Val av ordförande för mötet: Berit Almgren.", {(BERIT, Role.CHAIR)}),
        (
            "§ 1 Val av två justerare: Berit Almgren och Olof Kvarnlund.",
            {(BERIT, Role.ADJUSTER), (OLOF, Role.ADJUSTER)},
        ),
        ("§ 1 Val av ordförande: Berit Almgren.", set()),
        (
            "§ 1 Val\nTill ordförande för mötet valdes Berit Almgren och sekreterare Olof Kvarnlund.",
            {(BERIT, Role.CHAIR), (OLOF, Role.SECRETARY)},
        ),
        (
            "§ 1 Val\nBerit Almgren valdes till ordförande och Olof Kvarnlund till sekreterare för mötet.",
            {(BERIT, Role.CHAIR), (OLOF, Role.SECRETARY)},
        ),
        ("§ 1 Val\nBerit Almgren valdes enhälligt till mötesordförande.", {(BERIT, Role.CHAIR)}),
        (
            "§ 1 Val\nTill justeringsmän som jämte årsmötets ordförande skall justera protokollet valdes Berit Almgren.",
            {(BERIT, Role.ADJUSTER)},
        ),
        (
            "§ 1 Val\nAtt utse Olof H Kvarnlund att jämte tjänstgörande ordföranden Berit Almgren justera protokollet.",
            {("Olof H Kvarnlund", Role.ADJUSTER)},
        ),
        ("§ 1 Val\nSom sekreterare tjänstgjorde Berit Almgren.", {(BERIT, Role.SECRETARY)}),
        ("§ 1 Val\nOrdföranden och Berit Almgren (S) justerar protokollet.", {(BERIT, Role.ADJUSTER)}),
        ("§ 1 Val\nBerit Almgren adjungeras till mötet.", {(BERIT, Role.GUEST)}),
        ("§ 1 Val\nBerit Almgren adjungeras till styrelsen.", set()),
        ("§ 1 Val\nBerit Almgren valdes till ordförande och Olof Kvarnlund till kassör.", set()),
    ],
)
def test_forms_in_which_a_meeting_tells_of_its_officers(
    find: Callable[..., Annotated], text: str, expected: set[tuple[str, Role]]
) -> None:
    """Boards are elected in the same words, but not for the meeting."""
    assert {
        row for row in _roles(find(f"{text}\n\n§ 2 Slut\nSlut.")) if row[1] is not Role.PRESENT
    } == expected


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Berit väljs att tillsammans med ordföranden justera dagens protokoll.", Role.ADJUSTER),
        ("Mötet valde Berit till mötesordförande.", Role.CHAIR),
        ("Till justerare valdes Berit.", Role.ADJUSTER),
        ("Berit justerar protokollet.", Role.ADJUSTER),
    ],
)
def test_given_names_alone_mean_those_on_the_list(
    find: Callable[..., Annotated], sentence: str, role: Role
) -> None:
    text = f"Närvarande: {BERIT}, {OLOF}\n\n§ 1 Val\n{sentence}\n\n§ 2 Slut\nSlut."
    assert (BERIT, role) in _roles(find(text))
    assert _roles(find(f"§ 1 Val\n{sentence}\n\n§ 2 Slut\nSlut.")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Vid uppropet var samtliga närvarande förutom Berit Almgren och Olof Kvarnlund.",
            {(BERIT, Role.ABSENT), (OLOF, Role.ABSENT)},
        ),
        (
            "I stället för Berit Almgren tjänstgjorde Olof Kvarnlund.",
            {(BERIT, Role.ABSENT), (OLOF, Role.SUBSTITUTE)},
        ),
        (
            "Som ersättare tjänstgjorde Olof Kvarnlund (S) för Berit Almgren (S) och Siv Ek (M) för Bo Lind (M).",
            {
                (BERIT, Role.ABSENT),
                (OLOF, Role.SUBSTITUTE),
                ("Siv Ek", Role.SUBSTITUTE),
                ("Bo Lind", Role.ABSENT),
            },
        ),
        ("Olof Kvarnlund tjänstgör för Berit Almgren.", {(BERIT, Role.ABSENT), (OLOF, Role.SUBSTITUTE)}),
        ("Berit Almgren inträder som vän av ordning.", set()),
    ],
)
def test_a_roll_call_tells_who_was_away_and_who_served(
    find: Callable[..., Annotated], sentence: str, expected: set[tuple[str, Role]]
) -> None:
    assert set(_roles(find(f"§ 1 Upprop\n{sentence}\n\n§ 2 Slut\nSlut."))) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ordförande Berit Almgren öppnade mötet.", {(BERIT, Role.CHAIR), (BERIT, Role.PRESENT)}),
        ("Mötet öppnades av ordförande Berit Almgren.", {(BERIT, Role.CHAIR), (BERIT, Role.PRESENT)}),
        ("Styrelsens ordförande Berit Almgren hälsade alla välkomna.", set()),
        ("Ordförande Berit Almgren berättade om hösten.", set()),
    ],
)
def test_the_chair_who_opens_a_meeting_leads_it_when_nothing_else_says_so(
    find: Callable[..., Annotated], sentence: str, expected: set[tuple[str, Role]]
) -> None:
    """The chair of a society's board opens an annual meeting that another may lead."""
    text = f"§ 1 Öppnande\n{sentence}\n\n§ 2 Val\n{{}}\n\n§ 3 Slut\nSlut."
    assert set(_roles(find(text.format("Inga val.")))) == expected
    elected = _roles(find(text.format("Till mötesordförande valdes Olof Kvarnlund.")))
    assert [name for name, role in elected if role is Role.CHAIR] == [OLOF]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            "§ 1 Öppnande\nMötet öppnas.\n\n§ 2 Val av sekreterare\nBerit Almgren\n\n§ 3 Slut\nSlut.",
            {(BERIT, Role.SECRETARY)},
        ),
        (
            "Närvarande: Per Ek.\n\n1. Mötet öppnas.\n\n2. Val av sekreterare.\nBerit Almgren\n\n3. Val av kaffe.\nBryggt.\n\n4. Mötet avslutas.",
            {(BERIT, Role.SECRETARY)},
        ),
        (
            "§ 1 A\nText.\n\n§ 2 B\nText.\n\n§ 3 C\nText.\n\n§ 4 D\nText.\n\n§ 5 Val av sekreterare\nBerit Almgren\n\n§ 6 Slut\nSlut.",
            set(),
        ),
    ],
)
def test_who_writes_is_elected_among_the_first_items(
    find: Callable[..., Annotated], items: str, expected: set[tuple[str, Role]]
) -> None:
    """Later the board elects its secretary for the year."""
    assert {row for row in _roles(find(items)) if row[1] is not Role.PRESENT} == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("§ 3 Justeringspersoner Berit och Olof.", {(BERIT, Role.ADJUSTER), (OLOF, Role.ADJUSTER)}),
        ("§ 3 Ordförande Berit öppnar mötet.", {(BERIT, Role.CHAIR)}),
        (
            "§ 3 Val\nBerit Almgren valdes till mötets ordförande och Olof Kvarnlund till dess sekreterare.",
            {(BERIT, Role.CHAIR), (OLOF, Role.SECRETARY)},
        ),
        ("§ 3 Val\nBerit Almgren (sittande) väljs som mötesordförande", {(BERIT, Role.CHAIR)}),
        ("§ 3 Justering sker den 4 maj.", set()),
    ],
)
def test_small_societies_tell_it_in_few_words(
    find: Callable[..., Annotated], item: str, expected: set[tuple[str, Role]]
) -> None:
    text = f"Närvarande: {BERIT}, {OLOF}\n\n{item}\n\n§ 4 Slut\nSlut."
    assert {row for row in _roles(find(text)) if row[1] is not Role.PRESENT} == expected
