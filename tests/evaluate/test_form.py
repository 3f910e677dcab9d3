"""Gold that is not in its form is refused, and told what is meant."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.errors import GoldError
from minutes_index.evaluate import read_gold, read_noted, read_who
from minutes_index.evaluate.form import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PERSON = {"name": "Åsa Ek", "role": "chair"}


@pytest.fixture
def fault(tmp_path: Path) -> Callable[[object], str]:
    """What is said of a JSON value as the facts of a document, without the path."""

    def told(noted: object) -> str:
        file = tmp_path / "ks.txt.json"
        file.write_text(json.dumps(noted), encoding="utf-8")
        with pytest.raises(GoldError) as error:
            read_gold(tmp_path)
        assert error.value.hint
        return str(error.value).removeprefix(f"{file}: ")

    return told


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ({"decision": []}, "there is no key «decision»; did you mean «decisions»?"),
        ({"xyz": 1}, "there is no key «xyz»; there are attendance, present, "),
        ({"decisions": [{"text": "x", "outcome": "aproved"}]}, "decisions 1, outcome: there is no «aproved»; did you mean «approved»?"),
        ({"decisions": [{"text": "x", "outcome": "proposed"}]}, "decisions 1, outcome: what is only proposed belongs in not_decisions"),
        ({"decisions": [{"text": "x", "outcome": "task"}]}, "decisions 1, outcome: what somebody only took on belongs in assignments"),
        ({"decisions": ["x", {"outcome": "noted"}]}, "decisions 2, text is missing"),
        ({"decisions": [" "]}, "decisions 1 must be a text"),
        ({"attendance": [PERSON, {**PERSON, "role": "chairs"}]}, "attendance 2, role: there is no «chairs»; did you mean «chair»?"),
        ({"attendance": [{**PERSON, "rolle": ""}]}, "attendance 1, there is no key «rolle»; did you mean «role»?"),
        ({"attendance": ["Åsa Ek"]}, "attendance 1 must be an object with name, role, affiliation, party"),
        ({"attendance": [{**PERSON, "party": 1}]}, "attendance 1, party must be a text"),
        ({"present": [["Åsa Ek"]]}, "present 1 must be a list of two"),
        ({"first_name_only": [["Åsa talar", ""]]}, "first_name_only 1, second must be a text"),
        ({"people": "Åsa Ek"}, "people must be a list"),
        ({"dates": ["den 1 maj"]}, "dates 1: «den 1 maj» is no date like 2023-04-21"),
        ({"held_on": "21/4 2023"}, "held_on: «21/4 2023» is no date like"),
        ({"votes": [{"number": "1", "yes": "8", "no": 5}]}, "votes 1, yes must be a whole number"),
        ({"votes": [{"number": "1", "yes": 8, "no": True}]}, "votes 1, no must be a whole number"),
        ({"votes": [{"number": "1", "yes": 8, "no": 5, "voters": {"ja": []}}]}, "votes 1, voters, there is no key «ja»; there are yes,"),
        ({"complete": "yes"}, "complete must be true or false"),
        ({"people": [1], "dates": [2]}, "people 1 must be a text (and 1 more)"),
        ([], "all must be an object with attendance, "),
        ({"body": None, "language": 1}, "language must be a text"),
    ],
    ids=str,
)  # fmt: skip
def test_a_slip_is_told_of(fault: Callable[[object], str], noted: object, said: str) -> None:
    """Where it stands, and what may be meant."""
    assert fault(noted).startswith(said)


def test_a_number_in_a_slip_is_masked(fault: Callable[[object], str]) -> None:
    assert "******-****" in fault({"dates": ["811218-9876"]})


def test_a_key_that_stands_twice_is_told_of(tmp_path: Path) -> None:
    """JSON's reader would keep one of the two."""
    (tmp_path / "a.txt.json").write_text('{"dates": [], "dates": ["2023"]}', encoding="utf-8")
    with pytest.raises(GoldError, match="«dates» stands twice"):
        read_gold(tmp_path)


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ({"a.txt": []}, "there is no key «a.txt»"),
        ({"a.txt": {"people": []}, "same_persons": []}, "did you mean «same_person»?"),
        ({"a.txt": {"peple": []}}, "a.txt, there is no key «peple»; did you mean «people»?"),
        ({"same": [[["a.txt"]]]}, "same 1 1 must be a list of two"),
        ({"about": "no document"}, "there are no facts of any document in it"),
        ([], "all must be an object with the facts of each document"),
    ],
    ids=str,
)
def test_slips_in_one_file_for_many_documents(tmp_path: Path, noted: object, said: str) -> None:
    file = tmp_path / "gold.json"
    file.write_text(json.dumps(noted), encoding="utf-8")
    with pytest.raises(GoldError) as error:
        read_noted(file)
    assert said in str(error.value)


def test_who_is_who_stands_in_a_file_of_its_own_or_with_the_rest(tmp_path: Path) -> None:
    """In a folder in entities.json; in one file under the same keys."""
    pair: Any = [["a.txt", "Åsa Ek"], ["b.txt", "Åsa Ek"]]
    (tmp_path / "entities.json").write_text(json.dumps({"same": [pair]}), encoding="utf-8")
    (tmp_path / "duplicates.json").write_text("[]", encoding="utf-8")
    (tmp_path / "a.txt.json").write_text("{}", encoding="utf-8")
    (tmp_path / "one").mkdir()
    file = tmp_path / "one" / "gold.json"
    file.write_text(json.dumps({"a.txt": {}, "same": [pair]}), encoding="utf-8")
    assert read_noted(tmp_path) == read_noted(file)
    assert read_noted(file).documents == {"a.txt", "b.txt"}
    assert read_noted(tmp_path / "entities.json").who == read_who(tmp_path / "entities.json")


def test_the_examples_of_the_documentation_are_in_the_form(tmp_path: Path) -> None:
    """Facts of a document, of many documents, and who is who; every key that is measured is shown."""
    written = (ROOT / "docs" / "evaluation.md").read_text("utf-8")
    document, many, entities = (
        json.loads(block) for block in re.findall(r"```json\n(.*?)```", written, re.DOTALL)
    )
    for name, noted in {"a.txt.json": document, "entities.json": entities}.items():
        (tmp_path / name).write_text(json.dumps(noted), encoding="utf-8")
    assert read_noted(tmp_path).who.different
    (tmp_path / "many").write_text(json.dumps(many), encoding="utf-8")
    assert read_noted(tmp_path / "many").facts
    unmeasured = {"family", "title", "held_on_stated", "about", "note"}
    assert all(f"`{key}`" in written for key in KEYS)
    assert document.keys() | many["Anteckningar mars.txt"].keys() == KEYS.keys() - unmeasured - {"complete"}


@pytest.mark.parametrize("folder", ["corpus/gold", "tests/gold/facts"])
def test_the_gold_of_this_project_is_in_its_form(folder: str) -> None:
    noted = read_noted(ROOT / folder)
    assert len(noted.facts) >= 20
    assert noted.who
