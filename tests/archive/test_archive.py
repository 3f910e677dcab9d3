"""The door, from a folder of files to answers."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest

from minutes_index import Archive, MinutesIndexError, Outcome, QueryError
from minutes_index.archive import archive as archive_module
from minutes_index.config import Settings
from minutes_index.errors import CatalogNotFound

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Protokoll
Kommunstyrelsen
Sammanträdesdatum 2023-04-21

Närvarande
Gunilla Nordanvind (S), ordförande
Torbjörn Ekvall (M)

§ 1 Budget 2024

Gunilla Nordanvind föredrar ärendet om budget.

Beslut

Kommunstyrelsen beslutar att godkänna budgeten.

§ 2 Skolskjuts

Torbjörn Ekvall frågar om bussarna.
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of an archive of one document."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "minutes").mkdir()
    (folder / "minutes" / "ks.txt").write_text(TEXT, encoding="utf-8")
    with Archive.open(folder / "index", create=True) as made:
        seen: list[int] = []
        report = made.import_paths([folder / "minutes"], lambda now: seen.append(now.done))
        assert (len(report.new), seen) == (1, [1])
    return folder / "index"


def test_the_example_of_the_documentation_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example in the docstring does what it says."""
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "ks.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = doctest.testmod(archive_module)
    assert result.attempted > 0
    assert result.failed == 0


def test_from_a_file_to_answers(filled: Path) -> None:
    """What a file says can be searched, listed and shown; every view tells the same of it."""
    with Archive.open(str(filled)) as opened:
        hit = opened.search("budget").hits[0]
        assert hit.passages[0].section == "§ 1"
        decision = opened.decisions("budget")[0]
        assert (decision.outcome, decision.section, decision.edtf) == (Outcome.APPROVED, "§ 1", "2023-04-21")
        assert opened.decisions("skolskjuts") == ()
        found = opened.mentions("nordanvind")
        assert found[-1].sentence == "Gunilla Nordanvind föredrar ärendet om budget."
        view = opened.show("ks.txt")
        assert view.id == hit.document_id == decision.document_id == found[0].document_id
        assert "".join(section.text for section in view.sections).split() == TEXT.split()
        assert opened.duplicates() == ()
        assert opened.stats().documents == 1
        assert opened.check() == []


def test_facets_and_offset_are_passed_on(filled: Path) -> None:
    """Asking for the second page without facets gives just that."""
    with Archive.open(filled) as opened:
        every = opened.search("", limit=100)
        assert every.facets["body"][0].value == "Kommunstyrelsen"
        second = opened.search("", limit=1, offset=1, facets=False)
        assert (second.total, second.documents, second.facets, second.hits) == (every.total, 1, {}, ())
        assert (len(every.hits[0].passages), every.hits[0].more) == (3, every.total - 3)


def test_an_order_is_named_or_refused(filled: Path) -> None:
    """As a word or as the value of the package."""
    with Archive.open(filled) as opened:
        assert opened.search("budget", sort="newest").hits
        with pytest.raises(ValueError, match="best"):
            opened.search("budget", sort="best")


def test_mentions_of_one_of_several_namesakes(filled: Path) -> None:
    """An entity id chooses; one that does not answer to the name gives nothing."""
    with Archive.open(filled) as opened:
        chosen = opened.people("gunilla")[0].id
        assert {mention.entity_id for mention in opened.mentions("gunilla", chosen)} == {chosen}
        assert opened.mentions("torbjörn", chosen) == ()


def test_errors_are_those_of_the_package(filled: Path, tmp_path: Path) -> None:
    """No archive, a wrong query and an unknown document are errors with one base."""
    with pytest.raises(CatalogNotFound):
        Archive.open(tmp_path)
    with Archive.open(filled) as opened:
        with pytest.raises(QueryError):
            opened.search('"open')
        with pytest.raises(MinutesIndexError, match="no document"):
            opened.show("none.pdf")


def test_settings_limit_what_is_read(tmp_path: Path) -> None:
    """A file over a limit of the settings is a row of the report, and the archive stays in order."""
    (tmp_path / "ks.txt").write_text(TEXT, encoding="utf-8")
    settings = Settings(archive=tmp_path / "index", max_bytes=10)
    with Archive.open(tmp_path / "index", create=True, settings=settings) as opened:
        report = opened.import_paths([tmp_path / "ks.txt"])
        assert [failure.kind for failure in report.failed] == ["too large"]
        assert opened.stats().documents == 0


def test_an_empty_archive_without_index(tmp_path: Path) -> None:
    """Before the first import there is nothing to search; a search makes an index of nothing, and says so."""
    told: list[str] = []
    with Archive.open(tmp_path, create=True, tell=told.append) as opened:
        assert ["--repair" in fault.hint for fault in opened.check()] == [True]
        assert opened.search("budget").total == 0
        assert (len(told), opened.check()) == (1, [])
        assert opened.reindex() == 0


def test_what_is_marked_may_be_called_by_less_and_a_decision_is_shown(tmp_path: Path) -> None:
    """A first name is marked for the full name; a question for a decision shows it, on the page it stands on."""
    told = TEXT + "\n§ 3 Övrigt\n\nGunilla hälsar från grannkommunen.\n"
    (tmp_path / "ks.txt").write_text(told, encoding="utf-8")
    (tmp_path / "long.txt").write_text(
        told + "\fBilaga\n\n" + "Helt andra saker sägs här om allt. " * 60, encoding="utf-8"
    )
    with Archive.open(tmp_path / "index", create=True) as opened:
        opened.import_paths([tmp_path / "ks.txt"])
        passages = {each.section: each for each in opened.search("nordanvind hälsa").hits[0].passages}
        called = passages["§ 3"]
        assert [called.snippet[s:e] for s, e in called.highlights] == ["Gunilla", "hälsar"]
        (shown,) = opened.search("decision:approved").hits[0].passages
        assert shown.snippet.endswith("Kommunstyrelsen beslutar att godkänna budgeten.")
        opened.import_paths([tmp_path / "long.txt"])
        assert [hit.copies for hit in opened.search("skolskjuts").hits] == [(), ()]
