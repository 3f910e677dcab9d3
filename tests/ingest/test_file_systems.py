"""Drives that tell nothing of what others do on them are known, and watched by looking."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from minutes_index.archive import Archive
from minutes_index.ingest.file_systems import silent
from minutes_index.ingest.report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TABLE = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:40 / {share} rw,relatime shared:2 - {kind} server:/minutes rw
31 30 0:41 / {share}/local rw,relatime - ext4 /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse", "9p", "overlay", "vboxsf"]
)
def test_a_drive_of_others_is_silent(tmp_path: Path, kind: str) -> None:
    """It and the folders on it, but not a disk of this machine mounted within it, nor one beside it."""
    share = tmp_path / "på nätet"
    table = tmp_path / "mounts"
    table.write_text(TABLE.format(share=str(share).replace(" ", "\\040"), kind=kind))
    assert silent(share, table) == silent(share / "2023", table) == kind
    assert silent(share / "local", table) == silent(tmp_path / "beside", table) == ""


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "zfs", "tmpfs", "ntfs3", "vfat"])
def test_a_disk_of_this_machine_tells(tmp_path: Path, kind: str) -> None:
    table = tmp_path / "mounts"
    table.write_text(TABLE.format(share=tmp_path, kind=kind))
    assert silent(tmp_path, table) == ""


def test_what_is_mounted_later_covers_what_was_there(tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text(
        TABLE.format(share=tmp_path, kind="nfs") + f"40 21 0:50 / {tmp_path} rw - ext4 /dev/sdc rw\n"
    )
    assert silent(tmp_path, table) == ""


def test_where_no_table_is_nothing_is_known(tmp_path: Path) -> None:
    assert silent(tmp_path, tmp_path / "none") == ""


def test_what_arrives_is_found_by_looking(
    folder: Path, minutes: Callable[[str], str], tmp_path: Path
) -> None:
    """Without any event of the system: the folder is looked through."""
    stop, reports = Event(), list[ImportReport]()
    steps: list[Callable[[], object]] = [
        lambda: (folder / "ny.txt").write_text(minutes("torget"), encoding="utf-8"),
        stop.set,
    ]

    def told(report: ImportReport) -> None:
        reports.append(report)
        steps[len(reports) - 1]()

    with Archive.open(tmp_path / "archive", create=True) as archive:
        thread = Thread(target=stop.wait, args=(120,))
        thread.start()
        archive.watch([folder], told, stop, settled=0.2, poll=True)
        thread.join()
    assert [len(report.new) for report in reports] == [3, 1]
