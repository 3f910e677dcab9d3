"""Words with signs in them: every form and part of what stands in the minutes is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MINUTES = """Protokoll
Styrelsen
2023-04-12

§ 1 Läget
Vi införde e-tjänsterna i mars och LSS-boendet i maj. IT-avdelningens roll är oklar. Nya p-platser vid torget. VA-taxan höjs.
Anslaget är 1 250 000 kronor, varav 12.500 kronor till festen. Ring 0300-12 34 56.
Skriv till siv.ekdahl@hamnen.example eller se https://www.hamnen.example/rapport-2023/ som följer SS-EN ISO 9001:2015.
"""


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("signs")
    (folder / "a.txt").write_text(MINUTES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINUTES_INDEX_ENGINE", request.param)
        with Archive.open(folder / "archive", create=True) as made:
            made.import_paths([folder / "a.txt"])
            yield made


@pytest.mark.parametrize(
    "question",
    [
        "e-tjänst", "e-tjänsten", "tjänst", "LSS-boende", "IT-avdelning", "IT-avdelningen", "avdelning", "p-plats", "VA-taxa", "taxa",
        "1 250 000", "1250000", "1.250.000", '"1250000 kronor"', '"1 250 000 kronor varav"', "12500", "12 500", "12.500",
        "0300-123456", "0300-12 34 56", "0300123456",
        "siv.ekdahl@hamnen.example", "ekdahl", "hamnen.example", "www.hamnen.example/rapport-2023", "hamnen.example/rapport-2023", "rapport",
        "ISO 9001", "9001", '"ISO 9001:2015"',
    ],
)  # fmt: skip
def test_every_form_and_part_is_found(archive: Archive, question: str) -> None:
    found = archive.search(question)
    assert (found.total, found.asked_as) == (1, ""), found.note


@pytest.mark.parametrize(
    "question", ["1250", "1 250", "125", "0300-123457", "ISO 9002", "e-post", "exempel.example"]
)
def test_what_is_not_there_is_not_found(archive: Archive, question: str) -> None:
    found = archive.search(question)
    assert not found.total or found.asked_as
