"""What the reading commands print, piped and as JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

KEYS = {
    "show": (
        "id path sha256 language title body held_on pages sections attendance mentions decisions duplicates omissions"
    ),
    "search": "total documents hits facets note asked_as suggestions ignored wider",
    "decisions": (
        "text outcome body page section heading case_number edtf inferred assignee deadline found_by "
        "document_id path"
    ),
    "people": "id name aliases mentions documents affiliations parties bodies first_day last_day",
    "mentions": "document_id path held_on page role sentence text entity_id name",
    "duplicates": "kind similarity relation part reason certainty documents",
}
ARGUMENTS = {
    "show": ["show", "aaaa1111"],
    "search": ["search", "budget"],
    "decisions": ["decisions"],
    "people": ["people"],
    "mentions": ["mentions", "åsa"],
    "duplicates": ["duplicates"],
}
PARTS = {
    "sections": "number heading kind page text votes stands",
    "attendance": "name role affiliation party title paragraphs page entity_id found_by",
    "mentions": "label text start end page entity_id name value found_by reason",
    "decisions": "text outcome body page section heading case_number edtf inferred assignee deadline found_by",
    "duplicates": "document_id path kind similarity relation subject part reason certainty",
}


def answer(run: Callable[..., Result], *arguments: str) -> Any:
    """The JSON that a command prints."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("command", KEYS)
def test_json_has_the_keys_others_build_on(run: Callable[..., Result], command: str) -> None:
    """Each command's JSON has its keys, in their order; lists hold one object a thing."""
    found = answer(run, *ARGUMENTS[command])
    first = found[0] if isinstance(found, list) else found
    assert list(first) == KEYS[command].split()


def test_json_is_readable_as_it_stands(run: Callable[..., Result]) -> None:
    """Letters beyond ASCII are not escaped."""
    assert "Åsa Ek" in run("people", "--json").stdout


def test_show_tells_everything_of_a_document(run: Callable[..., Result]) -> None:
    """Every part of a document has its keys; spans and pages point into its text."""
    view = answer(run, "show", "protokoll ett.pdf")
    for part, keys in PARTS.items():
        assert list(view[part][0]) == keys.split(), part
    assert view["held_on"] == {"edtf": "2022-03-01", "stated": True, "reason": "file name"}
    text = "".join(section["text"] for section in view["sections"])
    for mention in view["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
    assert [mention["page"] for mention in view["mentions"] if mention["label"] == "person"] == [1, 1, 2]
    assert view["attendance"][1] == {
        "name": "Åsa Ek",
        "role": "chair",
        "affiliation": "",
        "party": "",
        "title": "",
        "paragraphs": "",
        "page": 1,
        "entity_id": "e1",
        "found_by": "",
    }
    assert view["duplicates"] == [
        {
            "document_id": "bbbb2222",
            "path": "/arkiv/protokoll två.pdf",
            "kind": "near",
            "similarity": 0.875,
            "relation": "draft of",
            "subject": "aaaa1111",
            "part": "",
            "reason": "the file name",
            "certainty": 0.95,
        }
    ]
    assert [decision["section"] for decision in view["decisions"]] == ["§ 1", "§ 2", "§ 2"]


def test_what_is_not_known_is_empty(run: Callable[..., Result]) -> None:
    """A meeting without a day has null for it, a place without a person null for who."""
    view = answer(run, "show", "cccc3333")
    assert view["held_on"] is None
    assert view["decisions"][0]["edtf"] == ""
    assert {mention["entity_id"] for mention in view["mentions"]} == {"e2", None}


def test_search_marks_what_matched(run: Callable[..., Result]) -> None:
    """Highlights are spans of the snippet; in plain text stars stand about them."""
    (hit,) = answer(run, "search", "budget")["hits"][0]["passages"]
    marked = {hit["snippet"][start:end] for start, end in hit["highlights"]}
    assert marked == {"budget", "budgeten"}
    printed = run("search", "budget").stdout
    assert "*budgeten*" in printed
    assert "   § 1 Budget  page 1\n" in printed
    assert "body: Tekniska nämnden (2), Bildningsnämnden (1)" in printed


def test_search_pages_through_the_hits(run: Callable[..., Result]) -> None:
    """The pages of an answer, one after the other, hold each document once; the copy is folded in."""
    asked = ("search", "nämnden", "--limit", "1", "--page")
    seen = [answer(run, *asked, str(page))["hits"] for page in (1, 2, 3)]
    assert [len(hits) for hits in seen] == [1, 1, 0]
    firsts = [run(*asked, str(page)).stdout.splitlines()[0] for page in (1, 2, 3)]
    assert firsts == [
        "8 sections found in 2 documents; documents 1 to 1",
        "8 sections found in 2 documents; documents 2 to 2",
        "8 sections found in 2 documents; no more of them",
    ]


def test_search_orders_by_the_day_of_the_meeting(run: Callable[..., Result]) -> None:
    """Those without a day come last either way."""
    for order, ids in (("newest", "bbbb aaaa cccc"), ("oldest", "aaaa bbbb cccc")):
        hits = answer(run, "search", "nämnden", "--copies", "--sort", order)["hits"]
        assert [hit["document_id"][:4] for hit in hits] == ids.split()


def test_search_puts_copies_together(run: Callable[..., Result]) -> None:
    """With the paths of those that answer as well; --copies lists them as documents of their own."""
    first = answer(run, "search", "budget", "--sort", "oldest")["hits"][0]
    assert first["copies"] == [
        {
            "document_id": "bbbb2222",
            "path": "/arkiv/protokoll två.pdf",
            "kind": "near",
            "similarity": 0.875,
            "relation": "draft of",
            "subject": "aaaa1111",
        }
    ]
    told = "   +1 copy: /arkiv/protokoll två.pdf (this is its draft)\n"
    assert told in run("search", "budget", "--sort", "oldest").stdout
    assert "copy" not in run("search", "budget", "--copies").stdout


def test_search_says_what_it_does_not_show(run: Callable[..., Result]) -> None:
    """Of a document the three best sections, and how many more there are."""
    printed = run("search", "").stdout
    assert "and " not in printed
    assert printed.count("page ") == 6


def test_search_without_facets(run: Callable[..., Result]) -> None:
    """Facets are left out when they are not wanted."""
    assert answer(run, "search", "budget", "--no-facets")["facets"] == {}


def test_no_hits_says_what_to_try(run: Callable[..., Result]) -> None:
    """An answer without hits helps on, and is no error."""
    result = run("search", "raketbas")
    assert result.exit_code == 0
    assert "nothing found; some things to try" in result.stdout


def test_what_was_asked_instead_is_said_first(run: Callable[..., Result]) -> None:
    """With a command to copy for what may have been meant, and what was not looked for."""
    printed = run("search", "vad i bugdet skola").stdout.splitlines()
    assert printed[:4] == [
        "not looked for: vad, i  (+ before a word requires it)",
        "nothing is spelt bugdet; shown: budget",
        "3 sections found in 2 documents",
        "",
    ]
    found = answer(run, "search", "cykelvag")
    assert (found["note"], found["asked_as"]) == ("nothing is spelt cykelvag; shown: cykelväg", "cykelväg")
    assert run("search", "cykelväg").stdout.startswith("3 sections found")


def test_decisions_latest_meeting_first_without_proposals(run: Callable[..., Result]) -> None:
    """The latest meeting comes first, undated ones last; proposals are not decisions."""
    found = answer(run, "decisions")
    assert [decision["edtf"] for decision in found] == ["2023-04-21"] * 2 + ["2022-03-01"] * 2 + [""] * 2
    assert {decision["outcome"] for decision in found} == {"approved", "rejected"}


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["budget"], 3),
        (["--body", "BILDNING"], 2),
        (["--outcome", "proposed"], 3),
        (["--outcome", "proposed", "--outcome", "rejected"], 6),
        (["cykelväg", "--body", "tekniska"], 2),
        (["raketbas"], 0),
        (["--limit", "1"], 1),
    ],
)
def test_decisions_are_limited_as_asked(run: Callable[..., Result], arguments: list[str], count: int) -> None:
    """By the sections that answer a query, by body, by outcome, by number."""
    assert len(answer(run, "decisions", *arguments)) == count


def test_decisions_say_how_many_there_are(run: Callable[..., Result]) -> None:
    """A limit is not silent."""
    printed = run("decisions", "--limit", "1").stdout
    assert "6 decisions in all" in printed
    assert printed.count("page") == 1
    assert "no decision found" in run("decisions", "raketbas").stdout


def test_decisions_tell_the_task(run: Callable[..., Result]) -> None:
    """In the lines below the decision, and in JSON as values."""
    approved = answer(run, "decisions")[0]
    assert (approved["assignee"], approved["deadline"]) == ("Skolchefen", "2023-06")
    for command in (["decisions"], ["show", "aaaa"]):
        assert "task: Skolchefen, by 2023-06" in [line.strip() for line in run(*command).stdout.splitlines()]


def test_a_vote_is_told_of_the_item_and_of_no_decision(run: Callable[..., Result]) -> None:
    """Nobody is said to have voted on what they may not have voted on: an item may have many decisions and votes."""
    told = ("vote: 8 yes, 5 no, 1 abstained", "reserved: Åsa Ek, Moderaterna")
    shown = answer(run, "show", "aaaa")
    (item,) = [section for section in shown["sections"] if section["votes"]]
    assert item["votes"] == [{"yes": 8, "no": 5, "abstained": 1}]
    assert item["stands"] == [
        {"stand": "reserved", "name": "Åsa Ek"},
        {"stand": "reserved", "name": "Moderaterna"},
    ]
    printed = run("show", "aaaa").stdout.splitlines()
    (heading,) = [
        place
        for place, line in enumerate(printed)
        if line.startswith(f"  {item['number']} {item['heading']}  page")
    ]
    assert [line.strip() for line in printed[heading + 1 : heading + 3]] == list(told)
    assert not any(one in line for one in told for line in printed[:heading])

    for decision in (*answer(run, "decisions"), *shown["decisions"]):
        assert not {"votes", "stands"} & decision.keys()
    assert not any(one in run("decisions").stdout for one in told)


def test_people_by_the_beginnings_of_their_names(run: Callable[..., Result]) -> None:
    """Names are found by how their words begin, whatever the case."""
    assert [who["id"] for who in answer(run, "people", "ÅSA ekl")] == ["e2"]
    assert "Åsa Ek\tÅsa\t" in run("people").stdout
    assert "nobody of that name" in run("people", "olof").stdout


def test_mentions_tell_sentence_role_and_page(run: Callable[..., Result]) -> None:
    """Each mention has the sentence about it, where it stands, and the part played in that meeting."""
    found = answer(run, "mentions", "åsa ek", "--entity", "e1")
    assert len(found) == 6
    spoken = found[1]
    assert spoken["sentence"] == "Åsa Ek föredrar skolans budget."
    assert (spoken["role"], spoken["page"], spoken["held_on"]) == ("present, chair", 1, "2022-03-01")
    assert (spoken["text"], spoken["name"]) == ("Åsa Ek", "Åsa Ek")


def test_namesakes_are_listed_each_under_their_own(run: Callable[..., Result]) -> None:
    """When several people answer to a name that is said, and their mentions are not mixed."""
    printed = run("mentions", "åsa").stdout
    assert "2 people answer to that name; --entity ID chooses one" in printed
    assert printed.index("Åsa Ek  6 mentions  [e1]") < printed.index("Åsa Eklund-Ek  3 mentions  [e2]")
    assert [found["entity_id"] for found in answer(run, "mentions", "åsa")] == ["e1"] * 6 + ["e2"] * 3
    assert "nobody of that name" in run("mentions", "olof").stdout


def test_csv_on_a_pipe_is_plain_and_harmless(run: Callable[..., Result]) -> None:
    """CSV has a header and a row a mention; no cell can be a formula."""
    rows = list(csv.DictReader(io.StringIO(run("mentions", "åsa", "--format", "csv").stdout, newline="")))
    assert len(rows) == 9
    assert list(rows[0]) == KEYS["mentions"].split()
    assert rows[2]["sentence"] == "'=SUMMA(A1) står i Åsa Eks bilaga."


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.csv", b"\xef\xbb\xbfdocument_id,"),
        ("a.json", b"[\n"),
        ("a.md", b"| document"),
        ("a.txt", b"date\t"),
    ],
)
def test_a_file_gets_the_format_of_its_name(
    run: Callable[..., Result], tmp_path: Path, name: str, beginning: bytes
) -> None:
    """The ending chooses the format; only CSV has a byte order mark."""
    result = run("mentions", "åsa", "-o", str(tmp_path / name))
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_a_file_that_cannot_be_written_is_told(run: Callable[..., Result], tmp_path: Path) -> None:
    """An unwritable output ends the command with its name and the reason."""
    result = run("mentions", "åsa", "-o", str(tmp_path / "none" / "a.csv"))
    assert result.exit_code == 1
    assert "No such file or directory" in result.stderr


def test_show_prints_an_overview_or_the_text(run: Callable[..., Result]) -> None:
    """The overview names people by role, decisions, copies and contents; --text prints the text instead."""
    printed = run("show", "bbbb").stdout
    for line in (
        "held on: 2023-04-21 (inferred: file name)",
        "present: Åsa Ek (Lerum, S)",
        "municipalities: Lerum",
        "its draft: /arkiv/protokoll ett.pdf [aaaa1111] (near, 88%)  the file name",
        "rejected, § 2 page 2: Nämnden avslår motionen.",
        "  § 2 Cykelväg  page 2",
    ):
        assert line in printed.splitlines()
    assert "Den är i balans." in run("show", "bbbb", "--text").stdout
    assert "held on: unknown" in run("show", "cccc3333").stdout


def test_duplicates_and_stats_are_tables_of_tabs(run: Callable[..., Result]) -> None:
    """Piped, a table is a line a row with tabs between the cells."""
    drafted = "near\t0.88\t/arkiv/protokoll ett.pdf\tdraft of\t/arkiv/protokoll två.pdf"
    assert drafted in run("duplicates").stdout
    assert "documents\t3" in run("stats").stdout
    assert answer(run, "stats")["languages"] == {"sv": 3}


def test_control_characters_never_reach_the_terminal(run: Callable[..., Result]) -> None:
    """A file name with escape codes or line ends is printed with escapes."""
    for arguments in (["search", "budget"], ["decisions"], ["show", "cccc3333"], ["mentions", "åsa"]):
        printed = run(*arguments).stdout
        assert "\x1b" not in printed
        assert "\\x1b[31mröd\\n.pdf" in printed


def test_a_question_may_begin_with_a_minus(run: Callable[..., Result]) -> None:
    """It is no option, whatever stands beside it."""
    expected = run("search", "--", "-budget nämnden").stdout
    assert expected
    for arguments in (
        ["search", "-budget nämnden"],
        ["search", "--limit", "10", "-budget nämnden"],
    ):
        assert run(*arguments).stdout == expected
    assert run("decisions", "-budget").exit_code == 0
    assert "Usage" in run("search", "-h").stdout
