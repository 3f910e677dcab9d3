"""No verb gives out a personal number, unless the archive was opened unmasked."""

from __future__ import annotations

import re
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index import Archive
from minutes_index.report.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = """Protokoll från Kommunstyrelsen, ärende om {number}
Sammanträdesdatum 2023-04-21

Närvarande
Gunilla Nordanvind (S), {number}, ordförande
Torbjörn Ekvall, {number}

§ 1 Ansökan av {number} om bidrag

Gunilla Nordanvind säger att {number} har sökt bidrag för {number} i Lerum.

Beslut

Kommunstyrelsen beslutar att bevilja {number} bidrag.

Kommunstyrelsen beslutar att avslå ansökan från {number}

§ 2 Personnummer

Följande personnummer gäller

- {number}
- {number}
"""
VERBS: dict[str, Callable[[Archive], Any]] = {
    "search": lambda archive: archive.search("", limit=1_000),
    "search for a word": lambda archive: archive.search("bidrag", limit=1_000),
    "search for the number": lambda archive: archive.search("940719-2385", limit=1_000),
    "search for a part": lambda archive: archive.search("2385 OR 9407* OR 940718~", limit=1_000),
    "decisions": lambda archive: archive.decisions(),
    "people": lambda archive: archive.people(),
    "mentions": lambda archive: archive.mentions("nordanvind"),
    "show": lambda archive: tuple(map(archive.show, archive.catalog.document_ids())),
    "personal numbers": lambda archive: archive.personal_numbers(),
}
NUMBER = re.compile(r"940719\W*(?:\\n\s*)?2385|94\W07\W19|94071923")
"""The number in any spelling, or most of it."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, spelled: tuple[str, ...]) -> Path:
    """The directory of an archive with a document a spelling."""
    folder = tmp_path_factory.mktemp("masked")
    for at, number in enumerate(spelled):
        (folder / f"ks {at}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    with Archive.open(folder / "index", create=True) as made:
        assert len(made.import_paths(sorted(folder.glob("*.txt"))).new) == len(spelled)
    return folder / "index"


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_gives_out_a_number(filled: Path, verb: str) -> None:
    """In no spelling; and nothing else differs from what is given unmasked."""
    with Archive.open(filled) as masked, Archive.open(filled, unmasked=True) as unmasked:
        shown, true = to_json(VERBS[verb](masked)), to_json(VERBS[verb](unmasked))
    assert not NUMBER.findall(shown)
    if "number" not in verb and "part" not in verb:
        assert len(shown) == len(true)
        assert all(new == old or (old.isdigit() and new == "*") for old, new in zip(true, shown, strict=True))


@pytest.mark.parametrize("verb", sorted(VERBS.keys() - {"people", "search for a part"}))
def test_unmasked_gives_the_number(filled: Path, verb: str) -> None:
    with Archive.open(filled, unmasked=True) as archive:
        assert NUMBER.search(to_json(VERBS[verb](archive)))


QUESTIONS = (
    *("940719-2385", "9407192385", "18940719-2385", "940719 2385", '"940719 2385"', '"av 940719 2385"'),
    *("2385", "9407*", "940718~", "940719", "person:940719-2385", "dnr:9407192385", "organ:2385"),
)


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
@pytest.mark.parametrize("query", QUESTIONS)
def test_a_number_cannot_be_confirmed_by_asking_for_it(
    filled: Path, moved: Path, query: str, engine: str
) -> None:
    """Nor a part of it, nor what is near it: no section answers, none is suggested, nothing is completed."""
    with Archive.open(filled if engine == "whoosh" else moved) as archive:
        results = archive.search(query, limit=1_000)
        assert (results.total, results.hits, results.suggestions) == (0, (), ())
        assert archive.decisions(query) == ()
        assert not any(char in "0123456789*" for each in archive.complete(query[:4]) for char in each)


@pytest.fixture(scope="module")
def moved(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same archive with the other engine."""
    pytest.importorskip("tantivy")
    copy = tmp_path_factory.mktemp("moved") / "index"
    copytree(filled, copy)
    with Archive.open(copy) as archive:
        archive.reindex("tantivy")
    return copy


@pytest.mark.parametrize(
    "query", ["940719-2385", "9407192385", "18940719-2385", "940719 2385", "94 07 19 2385"]
)
def test_who_may_see_a_number_finds_each_spelling_of_it(filled: Path, moved: Path, query: str) -> None:
    """In both engines; who may not is told why nothing comes."""
    for directory in (filled, moved):
        with Archive.open(directory, unmasked=True) as archive:
            found = archive.search(query, limit=1_000, copies=True)
            assert {hit.document_id for hit in found.hits} == set(archive.catalog.document_ids())
            assert not found.note
            assert archive.decisions(query)
    with Archive.open(filled) as archive:
        assert "--unmasked" in archive.search(query).note


def test_the_catalog_keeps_the_true_text(filled: Path) -> None:
    with Archive.open(filled) as archive:
        texts = [document.text for document in archive.catalog.documents(archive.catalog.document_ids())]
    assert all("*" not in text for text in texts)


def test_every_place_of_a_number_is_told(filled: Path) -> None:
    """With document, page and span, by path; the span holds the number."""
    with Archive.open(filled, unmasked=True) as archive:
        places = archive.personal_numbers()
        texts = {document.id: document.text for document in archive.catalog.documents(
            archive.catalog.document_ids())}  # fmt: skip
    assert {place.document_id for place in places} == texts.keys()
    assert [place.path for place in places] == sorted(place.path for place in places)
    for place in places:
        assert place.text == " ".join(texts[place.document_id][place.start : place.end].split())


def test_a_number_in_the_name_of_a_file_is_a_fault(tmp_path: Path) -> None:
    """For a name is shown as it is, so that the file can be opened."""
    file = tmp_path / "yttrande 811218-9876.txt"
    file.write_text("Protokoll\n\n§ 1 Val\n\nBerit Väst väljs.\n", encoding="utf-8")
    with Archive.open(tmp_path / "index", create=True) as archive:
        archive.import_paths([file])
        (fault,) = archive.check()
        assert "811218-9876" in fault.what
        assert "rename" in fault.hint
        assert archive.search("Berit").hits[0].path == str(file)
