"""An archive that may only be read, in a colleague's folder or on a read-only disk, answers as any other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from minutes_index import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """Protokoll
Fritidsnämnden
Sammanträdesdatum 2022-05-{day}

Närvarande: Ylva Brodin, Torkel Engvall

§ {day} Simhall

Nämnden beslutar att laga taket vid {place}.
"""


def answers(directory: Path) -> list[object]:
    """What the verbs that read say."""
    with Archive.open(directory) as archive:
        return [
            archive.search("simhall").total,
            archive.people(""),
            archive.decisions(),
            archive.duplicates(),
            archive.coverage(),
            archive.stats().documents,
            archive.check(),
        ]


def closed(folder: Path) -> None:
    """Takes the right to write away; root keeps it, so that `os.access` is made to say what it says to others."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(path.stat().st_mode & ~0o222)


@pytest.fixture(params=[1, 2, 3])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """One with some documents; what was closed in it is opened in the end."""
    places = (("11", "Rudsjön"), ("25", "Ormbäcken"), ("30", "Tallkobben"))[: request.param]
    for day, place in places:
        (tmp_path / f"{day}.txt").write_text(TEXT.format(day=day, place=place), encoding="utf-8")
    home = tmp_path / "index"
    with Archive.open(home, create=True) as made:
        made.import_paths(sorted(tmp_path.glob("*.txt")))
    yield home
    for path in (home, *home.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)


def test_every_question_is_answered_and_no_file_is_made(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answers(archive)
    closed(archive)
    real = os.access

    def access(path: Path, mode: int) -> bool:
        return real(path, mode) and not (mode & os.W_OK and archive.name in str(path))

    monkeypatch.setattr(os, "access", access)
    there = sorted(archive.rglob("*"))
    assert answers(archive) == before
    assert sorted(archive.rglob("*")) == there
