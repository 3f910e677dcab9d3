"""A folder of hostile files with three good minutes in it is imported in one go: each file ends as a document or a reason."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
from tests.hostile.make import GOOD, GOOD_PDF, ODD_NAMES, SPECIAL, make

from minutes_index.archive import Archive

if TYPE_CHECKING:
    from minutes_index.ingest.report import Progress

LIMITS: Final = {
    "max_bytes": 20_000_000, "max_pages": 50, "max_characters": 20_000, "max_seconds": 30, "max_megabytes": 500,
}  # fmt: skip
MEGABYTES: Final = 1_500
"""That the whole process may take, workers apart."""
RUN: Final = """
import json, resource, sys
from minutes_index.archive import Archive
with Archive.open(sys.argv[1], create=True) as archive:
    report = archive.import_paths([sys.argv[2]])
    faults = archive.check()
failed = [(each.path, each.kind, each.reason, each.hint) for each in report.failed]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
print(json.dumps({"new": report.new, "failed": failed, "peak": peak, "faults": [str(fault) for fault in faults]}))
"""
TECHNICAL: Final = re.compile(
    r"Traceback|Errno|0x[0-9a-f]{4,}|[A-Z]\w+(?:Error|Exception)\b|\bNone\b|/tmp/|[<>{}\x00-\x1f\x7f]"
)
CONTAINERS: Final = (".zip", ".eml")
"""What may become documents of its own members, and none of itself."""


class Imported(NamedTuple):
    """An import of the hostile folder."""

    folder: Path
    home: Path
    before: dict[Path, tuple[object, ...]]
    left: list[Path]
    """What lay in the folder for temporary files afterwards."""
    told: dict[str, Any]


def state(folder: Path) -> dict[Path, tuple[object, ...]]:
    """Every file and folder, with its content and time; the content of what can be read only."""
    found: dict[Path, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if stat.S_ISREG(status.st_mode) else ""
        found[path] = (stat.S_IFMT(status.st_mode), status.st_size, status.st_mtime_ns, content)
    return found


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The folder, imported by a process of its own with tight limits and its own folder for temporary files."""
    base = tmp_path_factory.mktemp("hostile")
    folder, home, scratch = base / "files", base / "archive", base / "scratch"
    make(folder)
    scratch.mkdir()
    before = state(folder)
    limits = {f"MINUTES_INDEX_{name.upper()}": str(value) for name, value in LIMITS.items()}
    done = subprocess.run(  # noqa: S603 - this Python, and a script from here
        [sys.executable, "-c", RUN, str(home), str(folder)],
        env={**os.environ, **limits, "TMPDIR": str(scratch)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2_000:]
    assert sorted(path.name for path in base.iterdir()) == ["archive", "files", "scratch"]
    return Imported(folder, home, before, sorted(scratch.iterdir()), json.loads(done.stdout.splitlines()[-1]))


def test_every_file_ends_as_a_document_or_a_reason(imported: Imported) -> None:
    """None is forgotten and none is both, but for names that look the same; what is in a container comes under its path."""
    new, failed = imported.told["new"], [path for path, *_ in imported.told["failed"]]
    assert len(set(new)) == len(new)
    assert len(set(failed)) == len(failed)
    assert {Path(path).name for path in {*new} & {*failed}} == {"m\u00f6te.txt"}
    ended = {path.split("//")[0] for path in (*new, *failed)}
    plain = {str(path) for path in imported.before if path.parent == imported.folder and path.is_file()}
    assert {path for path in plain if path not in ended and not path.endswith(CONTAINERS)} == set()
    odd = [path for path in ended if "odd-names" in path]
    assert len(odd) == len(ODD_NAMES) - 1


def test_what_is_no_file_is_told_of_and_not_opened(imported: Imported) -> None:
    """A pipe or a device would never come to an end."""
    reasons = {Path(path).name: reason for path, _, reason, _ in imported.told["failed"]}
    kinds = {"pipe.txt": "a pipe", "socket.txt": "a socket", "link-to-a-device.txt": "a device"}
    kinds |= {"link-to-nothing.txt": "a link to nothing", "link-to-the-folder": "a link back to a folder"}
    assert set(kinds) < set(SPECIAL)
    assert [
        (name, reasons.get(name)) for name, kind in kinds.items() if kind not in reasons.get(name, "")
    ] == []


def test_every_reason_is_one_that_people_understand(imported: Imported) -> None:
    """It says why and what to do, without the words of a program; no control character of a name is shown in it."""
    failed = imported.told["failed"]
    assert [path for path, *told in failed if not all(told)] == []
    assert [(path, *told) for path, *told in failed if any(map(TECHNICAL.search, told))] == []


def test_the_good_minutes_are_in_and_can_be_found(imported: Imported) -> None:
    assert imported.told["faults"] == []
    with Archive.open(imported.home) as archive:
        for word, name in (("skidspåren", "good-1.txt"), ("cykelvägar", "good-2.txt"), ("isbanan", GOOD_PDF)):
            assert [Path(hit.path).name for hit in archive.search(word).hits] == [name]
    assert {*GOOD, GOOD_PDF} <= {Path(path).name for path in imported.told["new"]}


def test_the_sources_are_as_they_were_and_nothing_is_left_lying(imported: Imported) -> None:
    """Content and times of all files; no file beside the archive, none for temporary use."""
    assert state(imported.folder) == imported.before
    assert imported.left == []


def test_memory_stays_within_bounds(imported: Imported) -> None:
    """No bomb is unpacked as a whole."""
    assert imported.told["peak"] < MEGABYTES


def test_a_file_that_vanishes_and_one_that_grows_stop_nothing(tmp_path: Path) -> None:
    """Between being found and being read the one is removed, the other written to."""
    files = tmp_path / "files"
    files.mkdir()
    for number in range(4):
        (files / f"{number}.txt").write_text(
            f"Anteckningar\n\nNätverket åt glass {number} gånger.\n", encoding="utf-8"
        )

    def meddle(_: Progress) -> None:
        (files / "2.txt").unlink(missing_ok=True)
        with (files / "3.txt").open("a", encoding="utf-8") as grown:
            grown.write("Och sedan tårta.\n")

    with Archive.open(tmp_path / "archive", create=True) as archive:
        first = archive.import_paths([files], meddle)
        ended = {Path(path).name for path in (*first.new, *(failure.path for failure in first.failed))}
        assert ended == {f"{number}.txt" for number in range(4)}
        assert all(failure.reason and failure.hint for failure in first.failed)
        again = archive.import_paths([files])
        assert again.failed == ()
        assert [hit.path.endswith("3.txt") for hit in archive.search("tårta").hits] == [True]
        assert archive.check() == []
