"""A folder of invented minutes, and an archive to take them into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from minutes_index.catalog.store import SqliteCatalog
from minutes_index.extract import Reading
from minutes_index.index.folders import created
from minutes_index.index.memory import MemoryIndex
from minutes_index.ingest.options import Order
from minutes_index.ingest.run import import_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from minutes_index.index.base import Index
    from minutes_index.ingest.report import ImportReport, Progress

TEXT = """Protokoll
{body}
Sammanträdesdatum {day}

Närvarande
Gunilla Nordanvind (S), ordförande
{member} (M)

§ 1 {heading}

{member} föredrar ärendet om {matter}. Förvaltningen har räknat på tre vägar och funnit att den mellersta
bär sina kostnader redan efter två år, medan de andra kräver att hyran höjs eller att lokalerna säljs. Av
skrivelsen framgår vidare att personalen har hörts och att facket inte har något att invända mot förslaget.

Beslut

{body} beslutar att godkänna förslaget om {matter}.
"""
MATTERS = {
    "skolan": "Nya lokaler för Björkskolan",
    "bron": "Gångbro över Lillån",
    "badet": "Öppettider i simhallen",
    "biblioteket": "Bokbuss till byarna",
}


def text_of(matter: str, day: str = "2023-04-21", member: str = "Torbjörn Ekvall") -> str:
    """The text of the minutes of one meeting about one matter; the matters differ in most of their words."""
    more = " ".join(f"{matter}{number} {matter}s{number}" for number in range(80))
    text = TEXT.format(
        body="Tekniska nämnden", day=day, member=member, matter=matter, heading=MATTERS.get(matter, matter)
    )
    return f"{text}\n{more}\n"


@pytest.fixture
def minutes() -> Callable[[str], str]:
    """Gives the text of the minutes of a meeting about a matter."""
    return text_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three minutes."""
    made = tmp_path / "minutes"
    made.mkdir()
    for matter in ("skolan", "bron", "badet"):
        (made / f"{matter}.txt").write_text(text_of(matter), encoding="utf-8")
    return made


@dataclass
class Store:
    """A catalog and an index, and what imports into them told."""

    catalog: SqliteCatalog
    index: Index
    told: list[Progress] = field(default_factory=list)

    def take(self, *paths: Path, progress: Callable[[Progress], None] | None = None) -> ImportReport:
        """Imports."""
        order = Order(paths, Reading())
        return import_paths(order, self.catalog, self.index, progress or self.told.append)


@pytest.fixture(params=["memory", "whoosh", "tantivy"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty archive, with each engine in turn."""
    home = tmp_path / "archive"
    with SqliteCatalog.open(home, create=True) as catalog:
        index = MemoryIndex() if request.param == "memory" else created(request.param, home / "search")
        yield Store(catalog, index)
        index.close()
