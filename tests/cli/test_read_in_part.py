"""What was not read of a document is told where one looks for it: `show`, `check`, `coverage`, and their JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

TEXT = (
    "Anteckningar\n\nNärvarande:\nAnna Ekdal\nBo Kvarnlund\n\n§ 1 Mötets öppnande\nAnna Ekdal öppnar mötet.\n"
)
SAID = ["no body that met", "no day of the meeting"]


@pytest.fixture
def archive(tmp_path: Path, run: Callable[..., Result]) -> Path:
    """An archive with notes that name neither body nor day."""
    (tmp_path / "notes.txt").write_text(TEXT, encoding="utf-8")
    place = tmp_path / "archive"
    run("--archive", str(place), "import", str(tmp_path / "notes.txt"))
    return place


def test_it_is_told_of_the_document(archive: Path, run: Callable[..., Result]) -> None:
    """`show` has a line each, JSON the place as well."""
    shown = run("--archive", str(archive), "show", "notes.txt").output
    assert all(f"not read: {what}" in shown for what in SAID)
    found = json.loads(run("--archive", str(archive), "show", "notes.txt", "--json").output)["omissions"]
    assert [place["what"] for place in found] == SAID
    assert {place["page"] for place in found} == {1}


def test_it_is_told_of_the_archive(archive: Path, run: Callable[..., Result]) -> None:
    """`check` lists the documents, and calls it no fault; `coverage` has those without body or day by themselves."""
    checked = run("--archive", str(archive), "check")
    assert checked.exit_code == 0
    assert "1 document of which not all was read:" in checked.output
    assert f"notes.txt: {'; '.join(SAID)}" in checked.output
    found = json.loads(run("--archive", str(archive), "check", "--json").output)["in_part"]
    assert [each["what"] for each in found] == [SAID]
    covered = json.loads(run("--archive", str(archive), "coverage", "--json").output)
    assert [each["body"] for each in covered["unplaced"]] == [""]
