"""An archive's own synonyms count in everything that is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.archive import Archive
from minutes_index.config import Settings
from minutes_index.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

MINUTES = """Ale kommun
Protokoll Kommunstyrelsen 2023-04-12

§ 1 Renovering av simhallen
Kommunstyrelsen beslutar att godkänna planen.
"""


def test_a_table_in_the_archive_counts_from_the_next_question_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MINUTES, encoding="utf-8")
    home = tmp_path / "index"
    with Archive.open(home, create=True, settings=Settings(home, model="none")) as archive:
        archive.import_paths([tmp_path / "a.txt"])
        assert archive.search("badet").total == 0
        assert archive.decisions("badet") == ()
        (home / "synonyms.tsv").write_text("badet | simhallen\n", encoding="utf-8")
        found = archive.search("badet")
        assert found.total == 1
        (passage,) = found.hits[0].passages
        assert [passage.snippet[start:end] for start, end in passage.highlights] == ["simhallen"]
        assert len(archive.decisions("badet")) == 1
        assert archive.search("body:ks").total == archive.search("body:kommunstyrelsen").total > 0
        (home / "synonyms.tsv").write_text("badet\n", encoding="utf-8")
        with pytest.raises(ConfigError, match="line 1"):
            archive.search("badet")
