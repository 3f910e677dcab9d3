"""What is loaded when."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from minutes_index import Archive

if TYPE_CHECKING:
    from pathlib import Path

ASK = """
import sys
from minutes_index import Archive
with Archive.open(sys.argv[1]) as archive:
    assert archive.search("budget").total == 1
    assert archive.is_searchable_in_full()
    heavy = {"spacy", "pdfplumber", "langdetect", "tantivy"} & sys.modules.keys()
    assert not heavy, heavy
"""


def test_a_search_loads_no_library_that_it_does_not_need(tmp_path: Path) -> None:
    """Loading them would take longer than answering; another verb then loads what it needs."""
    (tmp_path / "budget.txt").write_text("Nämnden antar budget för 2024.\n", encoding="utf-8")
    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.import_paths([tmp_path / "budget.txt"])
    subprocess.run([sys.executable, "-c", ASK, str(tmp_path / "archive")], check=True)  # noqa: S603 - our own script
