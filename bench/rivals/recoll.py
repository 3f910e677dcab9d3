"""Recoll, the desktop search program: a text file a passage, Swedish stems, letters as its manual has them for Swedish."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bench.rivals.base import Found, NotInstalled, NotOffered

from minutes_index.query.ast import And, Or, Phrase, Prefix, Query, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.index.passages import Entry
    from minutes_index.model import Passage

INDEXER: Final = "recollindex"
ASKER: Final = "recollq"
SETTINGS: Final = """topdirs = {texts}
indexstemminglanguages = swedish
unac_except_trans = ää Ää öö Öö üü Üü ßss œoe Œoe æae Æae ﬀff ﬁfi ﬂfl åå Åå ’' ❜' ʼ' ‐-
defaultcharset = utf-8
noaspell = 1
loglevel = 1
"""
PER_FOLDER: Final = 1_000


class Recoll:
    """A `bench.rivals.base.Rival`, by the programs of Debian's ``recollcmd``.

    Raises:
        NotInstalled: They are not on this machine.
    """

    def __init__(self, directory: Path) -> None:
        if not (which(INDEXER) and which(ASKER)):
            raise NotInstalled(f"{INDEXER} and {ASKER} (Debian: apt install recollcmd)")
        self._settings, self._holder = directory, TemporaryDirectory()
        self._texts = Path(self._holder.name)
        made = SETTINGS.format(texts=self._texts)
        (self._settings / "recoll.conf").write_text(made, encoding="utf-8")
        self._ids: list[str] = []

    def prepared(self, entry: Entry) -> Passage:
        """The text, and what to filter by."""
        return entry.passage

    def add(self, given: Iterable[Passage]) -> None:
        """Writes the files, then has them indexed; the heading stands in the text."""
        for number, passage in enumerate(given, start=len(self._ids)):
            folder = self._texts / str(number // PER_FOLDER)
            folder.mkdir(exist_ok=True)
            (folder / f"{number}.txt").write_text(passage.text, encoding="utf-8")
            self._ids.append(passage.id)
        self._run(INDEXER)

    def search(self, query: Query, limit: int, facets: tuple[str, ...] = ()) -> Found:
        """A process a query, as its users on the command line have it; the total ends at ``limit``."""
        if facets:
            raise NotOffered("facets")
        how = "-o" if isinstance(query, Or) else "-a"
        lines = self._run(ASKER, how, "-b", "-s", "swedish", "-n", str(limit), _written(query)).splitlines()
        names = [line.rpartition("/")[2] for line in lines if line.startswith("file://")]
        ids = tuple(self._ids[int(name.removesuffix(".txt"))] for name in names)
        return Found(len(ids), ids)

    def _run(self, program: str, *options: str) -> str:
        """Its output; it sees no other settings, index or screen than these."""
        home = str(self._settings)
        environment = {"PATH": os.environ["PATH"], "HOME": home, "LC_ALL": "C.UTF-8"}
        command = [program, "-c", home, *options]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 -- our own commands
        return done.stdout

    def close(self) -> None:
        """Removes the files."""
        self._holder.cleanup()


def _written(query: Query) -> str:
    match query:
        case Term(word):
            return word
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case Prefix(start):
            return f"{start}*"
        case And(parts) | Or(parts):
            return " ".join(map(_written, parts))
        case _:
            raise NotOffered(type(query).__name__)
