"""Which folders tell nobody of what happens in them: those of network drives and of file systems laid over others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOUNTS: Final = Path("/proc/self/mountinfo")
"""Of Linux: what is mounted where (proc(5))."""
SILENT: Final = re.compile(
    r"nfs\d?|cifs|smb\w*|ncpfs?|afs|ceph|9p|virtiofs|vboxsf|vmhgfs|prl_fs|davfs|lustre|glusterfs|gpfs|beegfs|ocfs2|gfs2|overlay|aufs|fuse(?:\..+)?"
)
"""Types of file systems whose changes by others the kernel does not see (inotify(7), «Limitations and caveats»)."""
_OCTAL: Final = re.compile(r"\\([0-7]{3})")


def silent(folder: Path, mounts: Path = MOUNTS) -> str:
    """The type of file system by which nothing is heard of what others do in ``folder``; empty where events can be had, or nothing is known."""
    place = folder.resolve()
    known = [(point, kind) for point, kind in _mounted(mounts) if place.is_relative_to(point)]
    _, kind = max(reversed(known), key=lambda mount: len(mount[0].parts), default=(place, ""))
    return kind if SILENT.fullmatch(kind) else ""


def _mounted(mounts: Path) -> Iterator[tuple[Path, str]]:
    """Where something is mounted, and its type; what is mounted later covers what was there."""
    try:
        lines: Iterable[str] = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) > 4 and after:
            yield Path(_OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[4])), after.split(" ")[0]
