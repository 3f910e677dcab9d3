"""Scores, by documents made by hand whose right and wrong are known."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.errors import GoldError
from minutes_index.evaluate import Error, Gold, Score, evaluate, fired, read_gold, rule_scores, totals
from minutes_index.model import (
    Annotations,
    Attendance,
    Decision,
    Document,
    Label,
    MediaType,
    Mention,
    Outcome,
    Person,
    Record,
    Role,
    Section,
    SectionKind,
    Signature,
    Source,
    Span,
    When,
)

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Närvarande\nÅsa Ekdal, Lerum\nBo Modig (M)\n"
    "§ 1 Budget\nDnr KS 2023/7. Åsa lyfter frågan den 1 maj i Lerum. Nämnden godkänner budgeten.\n"
    "§ 2 Cykelväg\nBo tackar. Nämnden avslår motionen. Nämnden föreslås bygga.\n"
)
NAME = "ks.txt"
GOLD: dict[str, Any] = {
    "attendance": [
        {"name": "Åsa Ekdal", "role": "chair", "affiliation": "Lerum", "party": ""},
        {"name": "Bo Modig", "role": "present", "affiliation": "", "party": "M"},
    ],
    "people": ["Åsa Ekdal"],
    "municipalities": ["Lerum"],
    "dates": ["2023-05-01"],
    "case_numbers": ["KS 2023/7"],
    "sections": [{"number": "§ 1", "heading": "Budget"}, {"number": "§2.", "heading": "Cykelväg"}],
    "decisions": [
        {"text": "godkänner  budgeten", "outcome": "approved"},
        {"text": "avslår motionen", "outcome": "rejected"},
    ],
    "not_decisions": ["föreslås bygga"],
    "first_name_only": [["Åsa lyfter", "Åsa Ekdal"], ["Bo tackar", "Bo Modig"]],
    "body": "Kommunstyrelsen",
    "held_on": "2023-04-21",
    "language": "sv",
}
KINDS = [
    "people",
    "attendance: roles",
    "attendance: affiliations",
    "municipalities",
    "dates",
    "case numbers",
    "headings",
    "decisions",
    "decisions: outcome",
    "decisions with outcome",
    "not decisions",
    "first names",
    "body",
    "held_on",
    "language",
]


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, label: Label, name: str, value: str) -> Mention:
    return Mention(span(words), label, name, value, "rule:x")


def given_name(name: str, phrase: str, person: int) -> Mention:
    start = TEXT.index(phrase)
    return Mention(Span(start, start + len(name)), Label.PERSON, name, "", "rule:x", person)


def decision(words: str, outcome: Outcome, section: int) -> Decision:
    return Decision(span(words), outcome, "Kommunstyrelsen", section, None, "rule:x")


@pytest.fixture
def record() -> Record:
    """A document in which everything was found that gold notes, and nothing else."""
    held = When("2023-04-21", "2023-04-21", stated=True, reason="title page")
    source = Source(f"/minutes/{NAME}", "0", MediaType.TEXT, 1, 1)
    starts = (0, TEXT.index("§ 1"), TEXT.index("§ 2"), len(TEXT))
    heads = ((SectionKind.ATTENDANCE, "Närvarande", ""), (SectionKind.ITEM, "Budget", "§ 1"), (SectionKind.ITEM, "Cykelväg", "§ 2"))  # fmt: skip
    sections = tuple(
        Section(Span(starts[n], starts[n + 1]), n, kind, heading, number)
        for n, (kind, heading, number) in enumerate(heads)
    )
    document = Document("d", source, TEXT, (0,), sections, "", "Kommunstyrelsen", "", held, "sv")
    found = Annotations(
        (Person(0, "Åsa Ekdal"), Person(1, "Bo Modig"), Person(2, "Kim")),
        (
            given_name("Åsa", "Åsa lyfter", 0),
            mention("Lerum", Label.MUNICIPALITY, "Lerum", "1441"),
            mention("den 1 maj", Label.DATE, "2023-05-01", "2023-05-01"),
            mention("KS 2023/7", Label.CASE_NUMBER, "KS 2023/7", "KS 2023/7"),
            given_name("Bo", "Bo tackar", 1),
        ),
        (
            Attendance(span("Åsa Ekdal"), 0, "Åsa Ekdal", Role.CHAIR, "Lerum"),
            Attendance(span("Bo Modig"), 1, "Bo Modig", Role.PRESENT, "", "M"),
        ),
        (
            decision("Nämnden godkänner budgeten.", Outcome.APPROVED, 1),
            decision("Nämnden avslår motionen.", Outcome.REJECTED, 2),
            decision("Nämnden föreslås bygga.", Outcome.PROPOSED, 2),
        ),
    )
    return Record(document, (), found, Signature("", ()))


def scored(record: Record, **noted: Any) -> dict[str, Score]:
    return evaluate(Gold.of(GOLD | noted), record)


def with_found(record: Record, **changes: Any) -> Record:
    return replace(record, annotations=replace(record.annotations, **changes))


def test_all_right(record: Record) -> None:
    """Where all is found, every kind scores 1 and lists no error; a given name alone is no full name."""
    scores = scored(record)
    assert list(scores) == KINDS
    assert {(score.precision, score.recall, score.f1, score.errors) for score in scores.values()} == {
        (1.0, 1.0, 1.0, ())
    }


def test_nothing_found(record: Record) -> None:
    """Where nothing is found, everything is missing; not decisions are none wrongly shown."""
    document = replace(record.document, sections=(), body="", held_on=None, language="und")
    scores = scored(replace(record, document=document, annotations=Annotations()))
    assert {kind for kind, score in scores.items() if score.recall} == {"decisions: outcome", "not decisions"}
    assert scores["people"].errors == (
        Error("people", "ks.txt", 1, "", "Bo Modig", ""),
        Error("people", "ks.txt", 1, "", "Åsa Ekdal", ""),
    )
    assert (scores["people"].precision, scores["people"].f1) == (1.0, 0.0)
    assert scores["body"].missing == 1
    assert (scores["language"].missing, scores["language"].extra) == (1, 1)


@pytest.mark.parametrize(
    ("noted", "kind", "counts"),
    [
        ({"people": ["Eva Ny"]}, "people", (2, 1, 0)),
        ({"municipalities": []}, "municipalities", (0, 0, 1)),
        ({"municipalities": ["Ale", "Lerum"]}, "municipalities", (1, 1, 0)),
        ({"dates": ["2024-05-01"]}, "dates", (0, 1, 1)),
        ({"case_numbers": ["KS 2023/8"]}, "case numbers", (0, 1, 1)),
        (
            {"sections": [{"number": "1", "heading": "budget"}, {"number": "", "heading": "Val"}]},
            "headings",
            (1, 1, 1),
        ),
        ({"decisions": [{"text": "avslår motionen", "outcome": "rejected"}]}, "decisions", (1, 0, 1)),
        ({"decisions": [{"text": "bygga", "outcome": ""}]}, "decisions", (0, 1, 2)),
        ({"decisions": [{"text": "avslår", "outcome": "tabled"}]}, "decisions: outcome", (0, 1, 1)),
        ({"decisions": [{"text": "avslår", "outcome": "tabled"}]}, "decisions with outcome", (0, 1, 2)),
        (
            {"decisions": [{"text": "avslår", "outcome": "tabled"}, "godkänner"]},
            "decisions: outcome",
            (0, 1, 1),
        ),
        ({"not_decisions": ["avslår motionen", "x"]}, "not decisions", (1, 0, 1)),
        ({"first_name_only": [["Bo tackar", "Bo Annan"]]}, "first names", (0, 1, 1)),
        ({"first_name_only": [["Nämnden", "Bo Modig"]]}, "first names", (0, 1, 0)),
        ({"first_name_only": [["står inte här", "Bo Modig"]]}, "first names", (0, 1, 0)),
        ({"body": "Valnämnden"}, "body", (0, 1, 1)),
        ({"body": None}, "body", (0, 0, 1)),
        ({"held_on": "2023-04-22"}, "held_on", (0, 1, 1)),
    ],
)
def test_counts(record: Record, noted: dict[str, Any], kind: str, counts: tuple[int, int, int]) -> None:
    """What gold has and the engine not is missing, what the engine has and gold not is extra."""
    score = scored(record, **noted)[kind]
    assert (score.right, score.missing, score.extra) == counts
    assert all((error.kind, error.document) == (kind, "ks.txt") for error in score.errors)
    if kind != "decisions with outcome":  # its errors are those of the two kinds that it is made of
        assert bool(score.errors) == bool(score.missing or score.extra)


@pytest.mark.parametrize(
    ("noted", "counts"),
    [({}, (2, 0)), ({"decisions": [{"text": "avslår motionen", "outcome": "rejected"}]}, (1, 1))],
)
def test_a_rule_is_right_where_what_it_found_was_noted(
    record: Record, noted: dict[str, Any], counts: tuple[int, int]
) -> None:
    """What was only proposed is no decision, and neither right nor wrong."""
    (score,) = (
        one for one in rule_scores(fired(Gold.of({**GOLD, **noted}), record)) if one.kind == "decision"
    )
    assert (score.rule, score.fired, score.right, score.wrong) == ("rule:x", 3, *counts)


def test_a_wrong_role_is_missing_and_extra(record: Record) -> None:
    """A row counts with its role; its affiliation is measured apart, for names that gold has."""
    wrong, other = record.annotations.attendance
    stranger = replace(other, name="Eva Ny", affiliation="Ale", party="")
    scores = scored(with_found(record, attendance=(replace(wrong, role=Role.PRESENT), other, stranger)))
    roles = scores["attendance: roles"]
    assert (roles.right, roles.missing, roles.extra) == (1, 1, 2)
    assert roles.errors == (
        Error("attendance: roles", "ks.txt", 1, "Närvarande", "Åsa Ekdal | chair", "Åsa Ekdal | present"),
        Error("attendance: roles", "ks.txt", 1, "Närvarande", "", "Eva Ny | present"),
    )
    assert scores["attendance: affiliations"].f1 == 1.0


def test_what_is_not_noted_is_not_measured(record: Record) -> None:
    """Empty gold measures nothing, and an empty list of attendance says that nobody is listed."""
    assert set(evaluate(Gold.of({}), record).values()) <= {Score()}
    assert evaluate(Gold.of({"attendance": []}), record)["attendance: roles"].extra == 2


SHORT: dict[str, Any] = {
    "present": [["Bo Modig", "M"]],
    "guests": [],
    "absent": [["Eva Ny", ""]],
    "dates": ["2022-01-01"],
    "decisions": ["godkänner budgeten"],
    "not_decisions": ["föreslås bygga"],
}


def test_the_short_form_of_gold() -> None:
    """Lists of names by role are rows of attendance, and gold in this form is not complete."""
    gold = Gold.of(SHORT)
    assert gold.attendance == frozenset({("Bo Modig", "present"), ("Eva Ny", "absent")})
    assert gold.affiliations == frozenset({("Bo Modig", "M")})
    assert gold.people is None
    assert Gold.of(SHORT | {"people": []}).people == frozenset({"Bo Modig", "Eva Ny"})
    assert gold.decisions == (("godkänner budgeten", ""),)
    assert not gold.complete
    assert Gold.of(GOLD).complete
    assert Gold.of({"dates": []}).complete
    assert Gold.of(SHORT | {"complete": True}).complete


def test_incomplete_gold_counts_no_extra(record: Record) -> None:
    """Dates, decisions and roles that the short form does not note are no errors."""
    scores = evaluate(Gold.of(SHORT), record)
    assert (scores["dates"].missing, scores["dates"].extra) == (1, 0)
    assert scores["dates"].errors == (Error("dates", "ks.txt", None, "", "2022-01-01", ""),)
    assert (scores["decisions"].right, scores["decisions"].extra) == (1, 0)
    assert "decisions: outcome" not in scores
    roles = scores["attendance: roles"]
    assert (roles.right, roles.missing, roles.extra) == (1, 1, 0)


def test_gold_is_read_from_a_folder_or_a_file(tmp_path: Path) -> None:
    """One file a document, named after it, or one file for all; names in NFC, what is about no document left out."""
    folder = tmp_path / "gold"
    folder.mkdir()
    decomposed = unicodedata.normalize("NFD", "år.txt")
    (folder / f"{decomposed}.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (folder / "duplicates.json").write_text("[]", encoding="utf-8")
    file = tmp_path / "gold.json"
    file.write_text(json.dumps({"about": "noted by hand", decomposed: GOLD}), encoding="utf-8-sig")
    assert read_gold(folder) == read_gold(file) == {"år.txt": Gold.of(GOLD)}


def test_gold_that_cannot_be_read(tmp_path: Path) -> None:
    """No file, no text and no JSON are told of."""
    with pytest.raises(GoldError, match=r"none\.json: no such file"):
        read_gold(tmp_path / "none.json")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match=r"bad\.json: it is not JSON: Expecting .* line 1"):
        read_gold(tmp_path / "bad.json")
    (tmp_path / "bad.json").write_text("{å", encoding="latin-1")
    with pytest.raises(GoldError, match="not in UTF-8"):
        read_gold(tmp_path)


def test_totals_add_up(record: Record) -> None:
    """The scores of several documents are the sums of their counts, kind by kind."""
    both = totals([scored(record), scored(record, people=["Eva Ny"]), {}])
    assert list(both) == KINDS
    assert (both["people"].right, both["people"].missing) == (4, 1)
    assert [error.expected for error in both["people"].errors] == ["Eva Ny"]
    assert totals([]) == {}


COUNTS = st.integers(0, 1000)


def test_a_decision_is_told_of_where_it_stands(record: Record) -> None:
    """With its outcome; what was noted and is not found stands where its words do, if they do."""
    noted = [{"text": "avslår motionen", "outcome": "tabled"}, {"text": "Åsa  lyfter", "outcome": ""}]
    scores = scored(record, decisions=noted, not_decisions=["nämnden avslår"])
    assert scores["decisions: outcome"].errors == (
        Error(
            "decisions: outcome",
            NAME,
            1,
            "§ 2",
            "tabled: avslår motionen",
            "rejected: Nämnden avslår motionen.",
        ),
    )
    assert scores["decisions"].errors == (
        Error("decisions", NAME, 1, "§ 1", "Åsa  lyfter", ""),
        Error("decisions", NAME, 1, "§ 1", "", "approved: Nämnden godkänner budgeten."),
    )
    assert scores["not decisions"].errors == (
        Error(
            "not decisions",
            NAME,
            1,
            "§ 2",
            "not decided: nämnden avslår",
            "rejected: Nämnden avslår motionen.",
        ),
    )


def test_a_number_in_an_error_is_masked(record: Record) -> None:
    """Also where the error cuts the number in two; unmasked it is given as it stands."""
    number = "811218-9876"
    text = TEXT.replace("bygga.\n", f"bygga. {number}\n")
    at = text.index(number)
    cut = Decision(Span(at + 2, len(text) - 1), Outcome.APPROVED, "", 2, None, "rule:x")
    found = replace(record, document=replace(record.document, text=text))
    found = with_found(found, decisions=(cut,), persons=(Person(0, f"Åsa {number}"),))
    gold = Gold.of({"decisions": [], "people": []})
    errors = [error.found for score in evaluate(gold, found).values() for error in score.errors]
    assert errors == ["Åsa ******-****", "approved: ****-****"]
    errors = [
        error.found for score in evaluate(gold, found, unmasked=True).values() for error in score.errors
    ]
    assert errors == [f"Åsa {number}", "approved: 1218-9876"]


@given(COUNTS, COUNTS, COUNTS)
def test_measures_lie_between_0_and_1(right: int, missing: int, extra: int) -> None:
    """F1 lies between precision and recall, and is 1 only where nothing is wrong."""
    score = Score(right, missing, extra)
    low, high = sorted((score.precision, score.recall))
    assert 0 <= low <= score.f1 + 1e-12
    assert score.f1 - 1e-12 <= high <= 1
    assert (score.f1 == 1.0) == (not missing and not extra)
