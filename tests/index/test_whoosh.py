"""What is Whoosh's own: files, faults, and a writer that dies."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.analysis.distance import is_fuzzy_match
from minutes_index.errors import IndexingError, IndexLocked, IndexNotFound, IndexUnavailable, SchemaMismatch
from minutes_index.index import whoosh_files
from minutes_index.index.base import Request
from minutes_index.index.facets import Bucket
from minutes_index.index.manifest import Manifest
from minutes_index.index.passages import Entry
from minutes_index.index.state import STATE
from minutes_index.index.whoosh import WhooshIndex
from minutes_index.index.whoosh_files import GENERATIONS_KEPT
from minutes_index.index.whoosh_query import Except, FuzzyTerm, compile_query
from minutes_index.model import Passage
from minutes_index.query.ast import And, Everything, Field, Not, Prefix, Scope, Term

if TYPE_CHECKING:
    from pathlib import Path

DYING_WRITER = """
import os, signal, sys
from pathlib import Path
from minutes_index.index.whoosh import WhooshIndex, WhooshWriter
from minutes_index.index.manifest import Manifest
from minutes_index.index.passages import Entry
from minutes_index.model import Passage
import whoosh.writing

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

when = sys.argv[2]
if when == "toc":
    whoosh.writing.SegmentWriter._commit_toc = die
if when == "replace":
    WhooshWriter.replace = die
with WhooshIndex(Path(sys.argv[1])).writer() as writer:
    for n in range(200):
        writer.add(Entry.of(Passage(f"new{n}", 0, "", f"avtal {n} " * 50, "")))
    writer.delete("old")
    writer.generation(9)
    if when == "adding":
        die()
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """An index with one document, of generation 4."""
    index = WhooshIndex.create(tmp_path / "index")
    with index.writer() as writer:
        writer.add(Entry.of(Passage("old", 0, "", "avtal", "")))
        writer.generation(4)
    return tmp_path / "index"


@pytest.mark.parametrize("when", ["adding", "replace", "toc"])
def test_a_writer_killed_at_any_moment_leaves_the_last_commit(directory: Path, when: str) -> None:
    died = subprocess.run([sys.executable, "-c", DYING_WRITER, str(directory), when], check=False)  # noqa: S603 -- our own script
    assert died.returncode == -signal.SIGKILL
    index = WhooshIndex(directory)
    assert sorted(index.document_ids()) == ["old"]
    assert index.generation() == 4
    with index.writer() as writer:
        writer.add(Entry.of(Passage("next", 0, "", "avtal", "")))
    assert sorted(index.document_ids()) == ["next", "old"]
    assert index.generation() == 4
    assert index.search(Request(Term("avtal"))).total == 2


def test_another_process_cannot_write_meanwhile(directory: Path) -> None:
    script = "import sys; from pathlib import Path; from minutes_index.index.whoosh import WhooshIndex\n"
    script += "with WhooshIndex(Path(sys.argv[1])).writer(): print('in', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", script, str(directory)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:  # noqa: S603 -- our own script
        assert other.stdout is not None
        assert other.stdout.readline() == b"in\n"
        with pytest.raises(IndexLocked), WhooshIndex(directory).writer():
            pass
        assert WhooshIndex(directory).search(Request(Everything())).total == 1
        other.communicate(b"")


def test_no_directory_and_an_empty_one_hold_no_index(tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "none"):
        with pytest.raises(IndexNotFound):
            WhooshIndex(directory)


def test_an_index_of_another_schema_is_told(directory: Path) -> None:
    state = json.loads((directory / STATE).read_text())
    (directory / STATE).write_text(json.dumps({**state, "schema": 99}))
    with pytest.raises(SchemaMismatch, match="99"):
        WhooshIndex(directory)


def test_a_state_file_that_is_no_state_is_told(directory: Path) -> None:
    (directory / STATE).write_text("{}")
    with pytest.raises(IndexUnavailable):
        WhooshIndex(directory)


# Whoosh leaves the file open that it failed to read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.parametrize("pattern", ["*.seg", "*.toc"])
def test_a_damaged_file_is_told(directory: Path, pattern: str) -> None:
    (damaged,) = directory.glob(pattern)
    damaged.write_bytes(damaged.read_bytes()[:40])
    with pytest.raises(IndexUnavailable):
        WhooshIndex(directory).search(Request(Term("avtal")))


def test_a_missing_segment_is_told(directory: Path) -> None:
    next(directory.glob("*.seg")).unlink()
    with pytest.raises(IndexingError):
        WhooshIndex(directory).search(Request(Term("avtal")))


def test_creating_empties_what_was_there(directory: Path) -> None:
    index = WhooshIndex.create(directory)
    assert (index.document_ids(), index.generation()) == (frozenset(), 0)


def test_only_so_many_generations_are_kept(directory: Path) -> None:
    index = WhooshIndex(directory)
    for number in range(GENERATIONS_KEPT + 3):
        with index.writer() as writer:
            writer.generation(100 + number)
    assert index.generation() == 100 + GENERATIONS_KEPT + 2
    assert len(Manifest.read(directory).commits) == GENERATIONS_KEPT


def test_a_commit_waits_for_the_files_it_wrote_and_not_again_for_those_of_others(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = WhooshIndex(directory)
    with index.writer() as writer:
        writer.add(Entry.of(Passage("first", 0, "", "avtal", "")))
    before = {path.name for path in directory.glob("*.seg")}
    synced: list[str] = []
    monkeypatch.setattr(whoosh_files, "sync", lambda path: synced.append(path.name))
    with index.writer() as writer:
        writer.add(Entry.of(Passage("second", 0, "", "avtal", "")))
    written = {path.name for path in directory.glob("*.seg")} - before
    assert len(written) == 1
    assert written <= set(synced)
    assert before.isdisjoint(synced)


@given(st.text("abcå", min_size=1, max_size=7), st.integers(1, 2))
def test_slips_are_found_as_the_reference_finds_them(word: str, edits: int) -> None:
    """What looks at lengths and letters first loses no word."""
    found = {term.decode() for term in FuzzyTerm("f", word, edits)._btexts(Lexicon())}  # noqa: SLF001 -- Whoosh's name
    assert found == {other for other in Lexicon.words if is_fuzzy_match(word, other, edits)}


class Lexicon:
    """The words of a field, as Whoosh's readers give them."""

    words = tuple("".join(letters) for size in range(1, 6) for letters in product("abcå", repeat=size))

    def expand_prefix(self, _field: str, start: str) -> list[bytes]:
        return [word.encode() for word in self.words if word.startswith(start)]


def test_a_value_spelled_in_two_ways_is_one_and_counts_once_a_passage(directory: Path) -> None:
    index = WhooshIndex(directory)
    names = (("Åsa Ek", "ÅSA EK"), ("Åsa Ek",), ("Åsa Ek",), ("åsa  ek", "Bo Alm"))
    with index.writer() as writer:
        for n, each in enumerate(names):
            writer.add(Entry.of(Passage(f"d{n}", 0, "", "avtal", "", {"person": each})))
    counted = index.search(Request(Term("avtal"), limit=0, facets=("person", "nothing"))).facets
    assert counted == {"person": (Bucket("Åsa Ek", 4), Bucket("Bo Alm", 1)), "nothing": ()}


def test_exclusions_are_taken_from_what_is_wanted() -> None:
    compiled = compile_query(And((Prefix("av", Scope.DECISIONS), Not(Field("person", "Ek")))))
    assert isinstance(compiled, Except)


def test_fuzzy_terms_are_values() -> None:
    one, same, other = FuzzyTerm("f", "avtal", 1), FuzzyTerm("f", "avtal", 1), FuzzyTerm("f", "avtal", 2)
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
