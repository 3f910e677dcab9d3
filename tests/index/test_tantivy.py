"""What is tantivy's own: files, faults, a writer that dies, and how a question is asked of it."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from minutes_index.errors import (
    IndexForbidden,
    IndexingError,
    IndexLocked,
    IndexNotFound,
    IndexUnavailable,
    SchemaMismatch,
)
from minutes_index.index import tantivy_query
from minutes_index.index.base import Request, Sort
from minutes_index.index.passages import Entry
from minutes_index.index.state import STATE
from minutes_index.index.tantivy import TantivyIndex
from minutes_index.index.tantivy_files import META, translated
from minutes_index.index.tantivy_query import compile_query
from minutes_index.index.tantivy_schema import GAP, despelled, running, spelled
from minutes_index.model import Passage
from minutes_index.query.ast import And, Everything, Field, Fuzzy, Not, Or, Prefix, Term

if TYPE_CHECKING:
    from pathlib import Path

DYING_WRITER = """
import os, signal, sys
from pathlib import Path
from minutes_index.index.tantivy import TantivyIndex, TantivyWriter
from minutes_index.index.passages import Entry
from minutes_index.model import Passage

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

when = sys.argv[2]
if when == "commit":
    TantivyWriter.commit = die
with TantivyIndex(Path(sys.argv[1])).writer() as writer:
    for n in range(200):
        writer.add(Entry.of(Passage(f"new{n}", 0, "", f"avtal {n} " * 50, "")))
    writer.delete("old")
    writer.generation(9)
    if when == "adding":
        die()
    if when == "flushed":
        writer._writer.wait_merging_threads()
        die()
"""
OF_TANTIVY = ("*.idx", "*.pos", "*.term", "*.store", "*.fast", "*.fieldnorm", META)


def add(index: TantivyIndex, *passages: Passage) -> None:
    with index.writer() as writer:
        for passage in passages:
            writer.add(Entry.of(passage))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """An index with one document, of generation 4."""
    index = TantivyIndex.create(tmp_path / "index")
    with index.writer() as writer:
        writer.add(Entry.of(Passage("old", 0, "", "avtal", "")))
        writer.generation(4)
    return tmp_path / "index"


@pytest.mark.parametrize("when", ["adding", "commit", "flushed"])
def test_a_writer_killed_at_any_moment_leaves_the_last_commit(directory: Path, when: str) -> None:
    died = subprocess.run([sys.executable, "-c", DYING_WRITER, str(directory), when], check=False)  # noqa: S603 -- our own script
    assert died.returncode == -signal.SIGKILL
    index = TantivyIndex(directory)
    assert sorted(index.document_ids()) == ["old"]
    assert index.generation() == 4
    add(index, Passage("next", 0, "", "avtal", ""))
    assert sorted(index.document_ids()) == ["next", "old"]
    assert index.generation() == 4
    assert index.search(Request(Term("avtal"))).total == 2


def test_another_process_cannot_write_meanwhile(directory: Path) -> None:
    script = "import sys; from pathlib import Path; from minutes_index.index.tantivy import TantivyIndex\n"
    script += "with TantivyIndex(Path(sys.argv[1])).writer(): print('in', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", script, str(directory)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:  # noqa: S603 -- our own script
        assert other.stdout is not None
        assert other.stdout.readline() == b"in\n"
        with pytest.raises(IndexLocked), TantivyIndex(directory).writer():
            pass
        assert TantivyIndex(directory).search(Request(Everything())).total == 1
        other.communicate(b"")


def test_what_another_process_commits_is_seen(directory: Path) -> None:
    reader = TantivyIndex(directory)
    assert reader.search(Request(Everything())).total == 1
    add(TantivyIndex(directory), Passage("next", 0, "", "avtal", ""))
    assert reader.search(Request(Everything())).total == 2


def test_no_directory_and_an_empty_one_hold_no_index(tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "none"):
        with pytest.raises(IndexNotFound):
            TantivyIndex(directory)


def test_an_index_of_another_schema_is_told(directory: Path) -> None:
    (directory / STATE).write_text(json.dumps({"engine": "tantivy", "schema": 99}))
    with pytest.raises(SchemaMismatch, match="99"):
        TantivyIndex(directory)


@pytest.mark.parametrize("state", ["{}", "[]", "half a sta"])
def test_a_state_file_that_is_no_state_is_told(directory: Path, state: str) -> None:
    (directory / STATE).write_text(state)
    with pytest.raises(IndexUnavailable):
        TantivyIndex(directory)


@pytest.mark.parametrize("pattern", OF_TANTIVY)
def test_a_damaged_file_is_told(directory: Path, pattern: str) -> None:
    (damaged,) = directory.rglob(pattern)
    damaged.write_bytes(damaged.read_bytes()[:40])
    with pytest.raises(IndexUnavailable):
        TantivyIndex(directory).search(Request(Term("avtal")))


@pytest.mark.parametrize("pattern", OF_TANTIVY)
def test_a_missing_file_is_told(directory: Path, pattern: str) -> None:
    next(directory.rglob(pattern)).unlink()
    with pytest.raises(IndexingError):
        TantivyIndex(directory).search(Request(Term("avtal")))


def test_a_panic_of_the_library_is_told_and_an_interrupt_is_let_through(tmp_path: Path) -> None:
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(IndexUnavailable, match="out of bounds"), translated(tmp_path):
        raise panic("out of bounds")
    with pytest.raises(KeyboardInterrupt), translated(tmp_path):
        raise KeyboardInterrupt


def test_a_directory_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexForbidden, match="right to write"), translated(tmp_path):
        raise ValueError("Failed to acquire Lockfile: IoError(Os { kind: PermissionDenied })")


def test_creating_empties_what_was_there(directory: Path) -> None:
    index = TantivyIndex.create(directory)
    assert (index.document_ids(), index.generation()) == (frozenset(), 0)


def test_who_may_read_the_directory_may_read_every_file(tmp_path: Path) -> None:
    """Tantivy itself gives its lists to their owner alone."""
    before = os.umask(0o022)
    try:
        add(TantivyIndex.create(tmp_path), Passage("a", 0, "", "avtal", ""))
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*") if path.is_file()} == {0o644}


def test_setting_the_generation_makes_no_passage(directory: Path) -> None:
    index = TantivyIndex(directory)
    for query in (Everything(), Not(Term("saknas")), Or((Not(Term("saknas")), Term("avtal")))):
        assert index.search(Request(query)).total == 1
    assert index.document_ids() == {"old"}


def test_filters_do_not_weigh(tmp_path: Path) -> None:
    index = TantivyIndex.create(tmp_path)
    add(index, *(Passage(id_, 0, "", "avtal", "", {"person": ("Bo Alm",)}) for id_ in "ab"))
    alone = index.search(Request(Term("avtal"))).hits
    filtered = index.search(Request(And((Term("avtal"), Field("person", "bo alm"), Everything())))).hits
    assert [hit.score for hit in filtered] == pytest.approx([hit.score for hit in alone])


def test_a_whole_word_comes_before_a_part_that_is_rarer(tmp_path: Path) -> None:
    """That every passage has the word does not make compounds of it more telling."""
    index = TantivyIndex.create(tmp_path)
    add(index, Passage("part", 0, "", "samverkansavtal", ""))
    add(index, *(Passage(f"whole{n}", 0, "", "avtal om annat i dag", "") for n in range(20)))
    ranked = [hit.document_id for hit in index.search(Request(Term("avtal"), limit=30)).hits]
    assert (len(ranked), ranked[-1]) == (21, "part")


def test_of_one_day_the_best_come_first_over_all_pages(tmp_path: Path) -> None:
    index = TantivyIndex.create(tmp_path)
    days = [2022_01_01 + n // 5 for n in range(20)]
    add(
        index,
        *(
            Passage(f"d{n:02}", 0, "", "avtal " * (1 + n % 5) + "om annat " * 9, "", {}, (day, day))
            for n, day in enumerate(days)
        ),
    )
    pages = [
        index.search(Request(Term("avtal"), limit=3, offset=offset, sort=Sort.OLDEST)).hits
        for offset in range(0, 21, 3)
    ]
    ranked = [int(hit.document_id[1:]) for page in pages for hit in page]
    assert ranked == [day * 5 + n for day in range(4) for n in (4, 3, 2, 1, 0)]


def test_a_page_of_nothing_and_one_beyond_the_end_still_count(directory: Path) -> None:
    index = TantivyIndex(directory)
    for sort in Sort:
        for request in (
            Request(Everything(), limit=0, sort=sort),
            Request(Everything(), offset=sys.maxsize, limit=sys.maxsize, sort=sort),
        ):
            assert (index.search(request).total, index.search(request).hits) == (1, ())


def test_values_counted_alike_come_by_name_however_many_there_are(tmp_path: Path) -> None:
    index = TantivyIndex.create(tmp_path)
    add(
        index,
        *(Passage(f"d{n}", 0, "", "x", "", {"person": (f"Namn {999 - n}", f"Namn {n}")}) for n in range(300)),
    )
    (buckets,) = index.search(Request(Everything(), facets=("person",), facet_limit=2)).facets.values()
    assert [bucket.value for bucket in buckets] == ["Namn 0", "Namn 1"]
    assert index.search(Request(Everything(), facets=("person",), facet_limit=0)).facets["person"] == ()


def test_the_most_common_spelling_in_what_is_found_is_shown(tmp_path: Path) -> None:
    index = TantivyIndex.create(tmp_path)
    names = {"a": "ÅSA EK", "b": "ÅSA EK", "c": "Åsa Ek"}
    add(index, *(Passage(id_, 0, "", f"avtal {id_}", "", {"person": (name,)}) for id_, name in names.items()))

    def shown(word: str) -> str:
        return index.search(Request(Term(word), facets=("person",))).facets["person"][0].value

    assert (shown("avtal"), shown("c")) == ("ÅSA EK", "Åsa Ek")


def test_an_asked_question_is_a_pure_function() -> None:
    assert "av" in repr(compile_query(Prefix("av"), lambda *_: 1.0))
    assert repr(compile_query(Fuzzy("avtal"), lambda *_: 1.0)) == repr(
        compile_query(Fuzzy("avtal"), lambda *_: 1.0)
    )


def test_words_are_spelled_so_that_tantivy_splits_them_where_we_do() -> None:
    assert running({"ks 2018/311": (0,), "ks": (0, 3), "2018/311": (1,)}) == (
        "\n".join((spelled("ks"), spelled("2018/311"), GAP, spelled("ks"))),
        spelled("ks 2018/311"),
    )
    assert running({}) == ("", "")
    assert despelled(spelled("§ 45")) == "§ 45"


def test_a_bug_of_ours_is_not_told_as_a_damaged_index(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_word: str) -> str:
        raise ValueError("a bug")

    monkeypatch.setattr(tantivy_query, "stem", broken)
    with pytest.raises(ValueError, match="a bug"):
        TantivyIndex(directory).search(Request(Term("avtal")))
