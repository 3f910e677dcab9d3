"""Writes hostile files, each with a name that says what it is: `python tests/hostile/make.py FOLDER`."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile.archives import ARCHIVES
from tests.hostile.pdfs import PDFS, PROSE, real
from tests.hostile.texts import MINUTES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD: Final = {
    "good-1.txt": "Protokoll\n\n§ 1 Skidspåren\n\nTekniska nämnden beslutar att rusta upp skidspåren.\n",
    "good-2.txt": "Anteckningar\n\nNätverket samtalade om cykelvägar.\n",
}
"""Minutes as there are among the hostile files; one more is a PDF."""
GOOD_PDF: Final = "good-3.pdf"
ODD_NAMES: Final = (
    b"m\xf6te \xe5tta.txt", "m\u00f6te.txt".encode(), "mo\u0308te.txt".encode(), b"ny\nrad.txt", b"a" * 251 + b".txt",
    "\u202etxt.fdp.txt".encode(), b"-rf.txt", b"~", b"$(touch x).txt", b"; touch x.txt", b"`touch x`.txt", b"%s%n%d.txt", b"\x1b[2J\x1b]0;x\x07.txt",
    b"\x07\x08\x7f.txt", b" blank .txt ", b"con.txt", b"*.txt", b"'\".txt", b"<b>&amp;.txt", b"\xed\xa0\x80.txt", b"box.zip--inner.txt",
)  # fmt: skip
"""Names as bytes; what they name are minutes like others."""


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "inne.txt").write_text("Anteckningar\n\nNätverket åt glass.\n", encoding="utf-8")


def _unreadable(path: Path) -> None:
    path.write_text(MINUTES, encoding="utf-8")
    path.chmod(0)


def _socket(path: Path) -> None:
    """A socket; its path may be too long to bind to, so it is bound from its own folder."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _deep(path: Path) -> None:
    for _ in range(120):
        path.mkdir()
        path = path / "d"
    path.write_text(MINUTES, encoding="utf-8")


SPECIAL: Final[dict[str, Callable[[Path], object]]] = {
    "folder.pdf": _folder,
    "folders-too-deep": _deep,
    "link-to-itself.txt": lambda path: path.symlink_to(path.name),
    "link-to-nothing.txt": lambda path: path.symlink_to("gone"),
    "link-to-the-folder": lambda path: path.symlink_to(path.parent),
    "link-to-a-device.txt": lambda path: path.symlink_to("/dev/zero"),
    "pipe.txt": os.mkfifo,
    "socket.txt": _socket,
    "unreadable.txt": _unreadable,
}
"""What is no file, or no file that may be read."""


SLOW: Final = frozenset(
    {"stream-bomb.pdf", "stream-bomb-nested.pdf", "words-without-end.pdf", "rules-without-end.pdf"}
)
"""Take seconds each, and are read to the end: what they are for is the limit on seconds and memory."""


def make(folder: Path, *, slow: bool = True) -> None:
    """Writes every hostile file and three that are good into ``folder``, which is made; ``slow`` ones as well."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in GOOD.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / GOOD_PDF).write_bytes(real(text=f"{PROSE} Isbanan i parken. "))
    for name, made in {**PDFS, **TEXTS, **ARCHIVES}.items():
        if slow or name not in SLOW:
            (folder / name).write_bytes(made())
    for name, special in SPECIAL.items():
        special(folder / name)
    odd = folder / "odd-names"
    odd.mkdir()
    for number, name_bytes in enumerate(ODD_NAMES):
        minutes = MINUTES.replace("Berit", f"Berit{'a' * number}")
        (odd / os.fsdecode(name_bytes)).write_text(minutes, encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
