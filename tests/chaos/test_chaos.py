"""An import that is killed, or that the disk fails, leaves an archive that the next import makes whole.

``CHAOS_ROUNDS`` says how often it is killed (`make chaos`: 60); the dice are thrown with ``CHAOS_SEED``.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import zipfile
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import psutil
import pytest

from minutes_index.archive import Archive
from minutes_index.config import load
from minutes_index.index.base import Request
from minutes_index.query.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_index.model import Record

ROUNDS: Final = int(os.environ.get("CHAOS_ROUNDS", "6"))
SEED: Final = int(os.environ.get("CHAOS_SEED", "0")) or random.randrange(1_000_000)
MANY: Final = ROUNDS > 10
"""Whether there is time for disks and files of several sizes."""
KILLS: Final = 4
"""In a row, before an import is left to finish."""
SCRIPT: Final = str(Path(__file__).with_name("importing.py"))
QUERIES: Final = (
    "",
    "gångbro",
    '"förslaget om"',
    'person:"Gunilla Nordanvind"',
    "decision:approved",
    "skol*",
    "budget -bro",
)
BODIES: Final = ("Tekniska nämnden", "Kulturnämnden", "Socialnämnden")
MEMBERS: Final = ("Torbjörn Ekvall", "Ann-Britt Solhage", "Yngve Rosenhed", "Torbjörn Ekval")
TEXT: Final = """Protokoll
{body}
Sammanträdesdatum 2023-0{month}-1{day}

Närvarande
Gunilla Nordanvind (S), ordförande
{member} (M)

§ {number} {matter}

{member} föredrar ärendet om {matter}. {words}

Beslut

{body} beslutar att godkänna förslaget om {matter}.
"""


def text(dice: random.Random) -> str:
    """Invented minutes."""
    matter = dice.choice(("budget", "gångbro", "skolskjuts", "simhall", "bokbuss"))
    return TEXT.format(
        body=dice.choice(BODIES),
        member=dice.choice(MEMBERS),
        matter=matter,
        number=dice.randrange(1, 99),
        month=dice.randrange(1, 10),
        day=dice.randrange(10),
        words=" ".join(f"{matter}{dice.randrange(500)}" for _ in range(dice.choice((30, 120, 900)))),
    )


def fill(folder: Path, dice: random.Random) -> None:
    """A folder of some minutes, two of them copies, some in a ZIP archive."""
    folder.mkdir()
    for number in range(24):
        (folder / f"{number}.txt").write_text(text(dice), encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "0.txt").read_bytes())
    with zipfile.ZipFile(folder / "box.zip", "w") as box:
        for number in range(4):
            box.writestr(f"inside {number}.txt", text(dice))


def change(folder: Path, dice: random.Random) -> None:
    """Other texts in some of the files; one is gone, one is new."""
    files = sorted(folder.glob("*.txt"))
    gone, *changed = dice.sample(files, 8)
    gone.unlink()
    for path in changed:
        path.write_text(text(dice), encoding="utf-8")
    (folder / f"{dice.randrange(1000, 10_000)}.txt").write_text(text(dice), encoding="utf-8")


def importing(archive: Path, folder: Path, engine: str, *room: int) -> subprocess.Popen[str]:
    """An import in a process of its own."""
    command = [sys.executable, SCRIPT, str(archive), str(folder), engine, *map(str, room)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # noqa: S603 - our own program


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The status it ends with, and what it said."""
    said, _ = process.communicate()
    return process.returncode, said


def kill_at_random(process: subprocess.Popen[str], dice: random.Random, seconds: float) -> str:
    """Kills the import, or one of the processes that read for it, within so many seconds; what was killed."""
    time.sleep(dice.uniform(0.3, seconds))
    victims = [psutil.Process(process.pid)] if process.poll() is None else []
    with suppress(psutil.NoSuchProcess):
        if victims and dice.random() < 0.4:
            victims = victims[0].children() or victims
        for victim in victims[:1]:
            victim.kill()
            return "the import" if victim.pid == process.pid else "a process that reads"
    return "nothing: it had ended"


def comparable(record: Record) -> Record:
    """Without what tells when a file was written."""
    source = replace(record.document.source, modified=0)
    return replace(record, document=replace(record.document, source=source))


def state(archive: Path) -> dict[str, Any]:
    """All that the two stores hold, and what they answer."""
    with Archive.open(archive) as opened:
        catalog, index = opened.catalog, opened.stores.index.open()
        ids = catalog.document_ids()
        answers = {
            query: {
                (hit.document_id, hit.ordinal)
                for hit in index.search(Request(parse(query), limit=10_000)).hits
            }
            for query in QUERIES
        }
        assert opened.check() == []
        assert index.generation() == catalog.generation()
        return {
            "documents": {record.document.id: comparable(record) for record in catalog.records(ids)},
            "pairs": set(catalog.duplicates()),
            "people": {
                (id_, ordinal): entity
                for id_, found in catalog.entities_in(ids).items()
                for ordinal, entity in found.items()
            },
            "seen": set(catalog.seen()),
            "answers": answers,
        }


@pytest.fixture(params=["whoosh", "tantivy"])
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return str(request.param)


@pytest.fixture
def disturbed(tmp_path: Path, engine: str) -> Callable[[Path], tuple[dict[str, Any], dict[str, Any]]]:
    """Gives the states of an archive after one more import, and of an archive that was never disturbed."""
    calm = 0

    def both(archive: Path) -> tuple[dict[str, Any], dict[str, Any]]:
        nonlocal calm
        calm += 1
        for home in (archive, tmp_path / f"calm{calm}"):
            settings = load({"archive": str(home), "jobs": 2, "engine": engine}, {})
            with Archive.open(home, create=True, settings=settings) as opened:
                assert not opened.import_paths([tmp_path / "minutes"], prune=True).failed
        return state(archive), state(tmp_path / f"calm{calm}")

    return both


@pytest.mark.usefixtures("engine")
def test_an_import_that_is_killed_again_and_again(tmp_path: Path, engine: str, disturbed: Any) -> None:
    """Whenever the import or the processes that read for it are killed, the next import leads to the same archive."""
    dice = random.Random(f"{SEED} {engine}")
    folder, archive = tmp_path / "minutes", tmp_path / "archive"
    fill(folder, dice)
    killed, seconds = 0, 4.0
    while killed < ROUNDS:
        for _ in range(min(KILLS, ROUNDS - killed)):
            process = importing(archive, folder, engine)
            began = time.monotonic()
            kill_at_random(process, dice, seconds)
            status, _ = finish(process)
            if status == 0:
                seconds = max(1.0, time.monotonic() - began)
            killed += 1
        left, calm = disturbed(archive)
        for what in calm:
            assert left[what] == calm[what], f"{what} differ, seed {SEED}"
        change(folder, dice)


@contextmanager
def small_disk(where: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of that size, on which an archive can be made."""
    where.mkdir()
    mounted = subprocess.run(  # noqa: S603 - our own command
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(where)],  # noqa: S607 - wherever it is
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("only root can make a small disk")
    try:
        yield where
    finally:
        subprocess.run(["umount", "--lazy", str(where)], check=True)  # noqa: S603, S607 - as above


@pytest.mark.parametrize("kilobytes", [700, 300, 1300] if MANY else [700])
def test_a_disk_that_is_full(tmp_path: Path, engine: str, kilobytes: int, disturbed: Any) -> None:
    """The import says so in words; with room again, the next one leads to the same archive."""
    folder, disk = tmp_path / "minutes", tmp_path / "disk"
    fill(folder, random.Random(SEED))
    with small_disk(disk, kilobytes) as mounted:
        status, said = finish(importing(mounted / "archive", folder, engine))
        assert status != 0
        assert "Traceback" not in said, said
        assert "the disk is full" in said
        subprocess.run(["mount", "-o", "remount,size=200m", str(mounted)], check=True)  # noqa: S603, S607 - as above
        left, calm = disturbed(mounted / "archive")
    assert left == calm, f"seed {SEED}"


@pytest.mark.parametrize("pages", [36, 60] if MANY else [36])
def test_a_catalog_without_room(tmp_path: Path, engine: str, pages: int, disturbed: Any) -> None:
    """SQLite's own refusal to grow is told as a full disk, and costs nothing that was kept."""
    folder, archive = tmp_path / "minutes", tmp_path / "archive"
    fill(folder, random.Random(SEED))
    status, said = finish(importing(archive, folder, engine, pages))
    assert status != 0
    assert "the disk is full" in said
    left, calm = disturbed(archive)
    assert left == calm, f"seed {SEED}"


SHORT: Final = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.parametrize("size", [60_000, 250_000] if MANY else [60_000])
def test_writes_that_are_cut_short(tmp_path: Path, engine: str, size: int, disturbed: Any) -> None:
    """No file may grow beyond a size: what is written there is cut off in the middle. The next import mends it.

    The coverage of the processes is not counted, for its own files would be cut off as well.
    """
    folder, archive = tmp_path / "minutes", tmp_path / "archive"
    fill(folder, random.Random(SEED))
    command = [sys.executable, "-c", SHORT, str(size), SCRIPT, str(archive), str(folder), engine]
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    cut = subprocess.run(command, env=unmeasured, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert cut.returncode != 0
    assert "Traceback" not in cut.stderr, cut.stderr
    left, calm = disturbed(archive)
    assert left == calm, f"seed {SEED}"
