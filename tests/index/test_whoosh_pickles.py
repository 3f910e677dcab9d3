"""An index from somebody else runs no code: whatever its pickles name, nothing but what an index has is made of it."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from whoosh.codec import whoosh3
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from minutes_index.errors import IndexingError
from minutes_index.index import whoosh_pickles
from minutes_index.index.base import Request
from minutes_index.index.manifest import Commit as Committed
from minutes_index.index.manifest import Manifest, sums
from minutes_index.index.passages import Entry
from minutes_index.index.whoosh import WhooshIndex
from minutes_index.model import Passage
from minutes_index.query.ast import Scope, Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from whoosh.codec.whoosh3 import W3Segment

MARK = "ran"
HEADER = 14
"""Bytes before the schema in a list of segments."""


@dataclass
class Gadget:
    """Is pickled as a call."""

    call: Callable[..., object]
    args: tuple[object, ...]

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.call, self.args


GADGETS = {
    "eval": Gadget(eval, (f"open({MARK!r}, 'w')",)),
    "exec": Gadget(exec, (f"open({MARK!r}, 'w')",)),
    "open": Gadget(open, (MARK, "w")),
    "system": Gadget(os.system, (f"touch {MARK}",)),
    "path": Gadget(Path.touch, (Path(MARK),)),
    "getattr": Gadget(getattr, (Gadget(__import__, ("os",)), "system")),
    "whoosh": Gadget(FileStorage.create, (FileStorage(MARK),)),
    "loader": Gadget(pickle.loads, (pickle.dumps(Gadget(open, (MARK, "w"))),)),
}


def by_hand(module: str, name: str, argument: str) -> bytes:
    """A pickle of protocol 0 that calls what it names, dotted names and aliases among them."""
    return f"c{module}\n{name}\n(V{argument}\ntR.".encode()


HOSTILE = {
    **{name: pickle.dumps(gadget) for name, gadget in GADGETS.items()},
    **{f"{name} 2": pickle.dumps(gadget, 2) for name, gadget in GADGETS.items()},
    "posix": by_hand("posix", "system", f"touch {MARK}"),
    "old name": by_hand("__builtin__", "eval", f"open({MARK!r}, 'w')"),
    "dotted": b"\x80\x04\x8c\x0cwhoosh.index\x8c\x09os.system\x93\x8c\x09touch ran\x85R.",
    "codec": by_hand("codecs", "open", MARK),
    "through a class of an index": b"\x80\x04\x8c\x14whoosh.codec.whoosh3\x8c\x12W3Segment.__init__\x93.",
    "find_object": by_hand("whoosh.util.loading", "find_object", "os.system"),
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_pickle_that_names_anything_else_is_refused(
    hostile: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    whoosh_pickles.guard()
    for read in (whoosh_pickles.loads, whoosh3.loads):
        with pytest.raises(pickle.UnpicklingError, match="which no index has"):
            read(hostile)
    assert not Path(MARK).exists()


def made(directory: Path) -> WhooshIndex:
    """An index with two passages."""
    index = WhooshIndex.create(directory)
    with index.writer() as writer:
        for name in ("vigg", "knipa"):
            writer.add(Entry.of(Passage(name, 0, "", f"Häcken vid {name} klipps.", "")))
    return index


def resealed(directory: Path) -> None:
    """Sums as who changed a file would write them."""
    manifest = Manifest.read(directory)
    number = max(manifest.commits)
    old = manifest.commits[number]
    paths = {name: directory / name for name in old.files}
    fresh = Committed(old.generation, sums(paths, Committed(0, {})))
    Manifest({**manifest.commits, number: fresh}).write(directory)


def asked(directory: Path) -> None:
    """Opens, searches, and writes, which merges segments."""
    index = WhooshIndex(directory)
    index.search(Request(Term("häcken", Scope.ANYWHERE)))
    with index.writer() as writer:
        writer.add(Entry.of(Passage("grågås", 0, "", "Häcken klipps.", "")))
        writer.settle()


def rewritten_toc(directory: Path, schema: bytes | None, segments: Any) -> None:
    """Puts a list of segments, and a schema, in the place of those of an index."""
    storage = FileStorage(str(directory))
    toc = TOC.read(storage, "MAIN")
    name = f"_MAIN_{toc.generation}.toc"
    content = (directory / name).read_bytes()
    stream = storage.create_file(name)
    stream.write(content[:HEADER])
    stream.write_string(schema or pickle.dumps(toc.schema, 2))
    stream.write_int(toc.generation)
    stream.write_int(0)
    stream.write(segments if isinstance(segments, bytes) else pickle.dumps(segments))
    stream.close()
    resealed(directory)


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_list_of_segments_runs_nothing(
    hostile: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an index that cannot be read, which is built anew."""
    monkeypatch.chdir(tmp_path)
    made(tmp_path / "index").close()
    rewritten_toc(tmp_path / "index", None, hostile)
    with pytest.raises(IndexingError):
        asked(tmp_path / "index")
    assert not Path(MARK).exists()


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_schema_is_never_read_from_an_index(
    hostile: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made(tmp_path / "index").close()
    segments = TOC.read(FileStorage(str(tmp_path / "index")), "MAIN").segments
    rewritten_toc(tmp_path / "index", hostile, segments)
    asked(tmp_path / "index")
    assert not Path(MARK).exists()


@pytest.mark.parametrize(
    "state",
    [
        {"segid": "../../outside"},
        {"indexname": "/etc"},
        {"_codec": 5},
        {"_doccount": "many"},
    ],
    ids=str,
)
def test_a_segment_with_an_evil_state_is_an_index_that_cannot_be_read(
    state: dict[str, object], tmp_path: Path
) -> None:
    made(tmp_path / "index").close()
    segment: W3Segment = TOC.read(FileStorage(str(tmp_path / "index")), "MAIN").segments[0]
    vars(segment).update(state)
    rewritten_toc(tmp_path / "index", None, [segment])
    with pytest.raises(IndexingError):
        asked(tmp_path / "index")


def test_what_an_index_has_is_read_as_it_was(tmp_path: Path) -> None:
    """Also with deleted passages and from several segments."""
    index = made(tmp_path / "index")
    with index.writer() as writer:
        writer.delete("vigg")
        writer.add(Entry.of(Passage("ejder", 0, "", "Häcken vid ejder klipps.", "")))
    index.close()
    found = WhooshIndex(tmp_path / "index").search(Request(Term("häcken", Scope.ANYWHERE)))
    assert {hit.document_id for hit in found.hits} == {"knipa", "ejder"}


def test_a_file_is_read_as_bytes_are() -> None:
    assert whoosh_pickles.load(BytesIO(pickle.dumps((1, b"\xff", None), 2))) == (1, b"\xff", None)
