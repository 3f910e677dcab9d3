"""What people say of who is who: kept, applied at once, and outliving whatever is imported."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index import Archive
from minutes_index.archive.people import login_name
from minutes_index.errors import CatalogLocked, DocumentNotFound, JudgementRefused, PersonNotFound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """Minnesanteckningar
Nätverket för {group}

Deltagare
{people}

1. {group}

{first} berättar om {group} och svarar på frågor om {words}.

2. Slut

Alla tackas.
"""
MEETINGS = {
    "a": ("skolskjuts", "Torgny Ahlvik, Ale"),
    "b": ("simhallar", "Torgny Alvik, Ale"),
    "c": ("lekplatser", "Torgny Ahlvik, Lerum"),
    "d": ("vägar", "Torgny Ahlvik, Ale"),
}
"""By the document, what the meeting was about, and the person it is about here."""


def _write(folder: Path, *names: str, about: tuple[str, str] | None = None) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        group, who = about or MEETINGS[name]
        people = f"{who}\nUlla Nordanvind{name * 3}, Kungälv\nSiv Björkvall{name * 3}, Tjörn"
        words = " ".join(f"{group}{n} {group}s{n}" for n in range(60))
        text = TEXT.format(group=group, people=people, first=who.split(",")[0], words=words)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of four meetings: Ahlvik of Ale in two, of Lerum in one, Alvik of Ale in one."""
    _write(tmp_path / "minutes", *MEETINGS)
    return tmp_path / "minutes"


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    """An archive of these meetings."""
    with Archive.open(folder.parent / "index", create=True) as made:
        made.import_paths([folder])
        yield made


def _who(archive: Archive) -> dict[str, str]:
    """By document, the name of the person it is about."""
    heads = archive.catalog.heads()
    entities = archive.catalog.entities_in(heads)
    return {
        heads[local.document_id].source.path[-5]: entities[local.document_id][local.person.ordinal].id
        for local in archive.catalog.local_persons()
        if local.person.name.startswith("Torgny")
    }


def _sets(archive: Archive) -> set[str]:
    """The documents of each person, as words of their letters."""
    by_id: dict[str, str] = {}
    for document, entity in sorted(_who(archive).items()):
        by_id[entity] = by_id.get(entity, "") + document
    return set(by_id.values())


def _id(archive: Archive, document: str) -> str:
    return _who(archive)[document]


def test_left_alone_names_and_homes_tell(archive: Archive) -> None:
    assert _sets(archive) == {"ad", "b", "c"}


def test_two_are_merged_at_once(archive: Archive) -> None:
    """In the list, in the mentions, in the search, and by whom is kept."""
    (who,) = archive.merge(_id(archive, "a"), "Torgny Alvik", by="ulla", note="asked him")
    assert (who.name, who.aliases, who.documents) == ("Torgny Ahlvik", ("Torgny Alvik",), 3)
    assert _sets(archive) == {"abd", "c"}
    assert {mention.path[-5:] for mention in archive.mentions("alvik")} == {"a.txt", "b.txt", "d.txt"}
    assert {hit.path[-5] for hit in archive.search('person:"torgny ahlvik"').hits} == set("abcd")
    assert {hit.path[-5] for hit in archive.search('person:"torgny alvik"').hits} == {"b"}
    (said,) = archive.judgements()
    assert (said.verdict, said.by, said.note) == ("same", "ulla", "asked him")
    assert said.one == "Torgny Ahlvik (Ale)"
    assert archive.check() == []
    assert archive.is_searchable_in_full()


def test_a_merge_covers_what_is_imported_later(archive: Archive, folder: Path) -> None:
    """Somebody of the same name and home is the merged person too."""
    archive.merge(_id(archive, "a"), "Torgny Alvik")
    _write(folder, "e", about=("torg", "Torgny Alvik, Ale"))
    archive.import_paths([folder])
    assert _sets(archive) == {"abde", "c"}


def test_somebody_of_two_homes_can_be_merged(archive: Archive) -> None:
    """They may have moved; both homes are theirs from then on."""
    (who,) = archive.merge(_id(archive, "a"), _id(archive, "c"))
    assert who.affiliations == ("Ale", "Lerum")
    assert _sets(archive) == {"acd", "b"}


def test_judgements_outlive_everything(archive: Archive, folder: Path) -> None:
    """A re-import, a new index, files that have changed, and documents that went and came back."""
    archive.merge(_id(archive, "a"), "Torgny Alvik")
    archive.rename(_id(archive, "a"), "Torgny Ahl-Vik")
    archive.split(_id(archive, "d"), ["d.txt"])
    expected, ids = {"ab", "c", "d"}, _who(archive)
    assert _sets(archive) == expected
    archive.import_paths([folder])
    archive.reindex()
    assert (_who(archive), archive.check()) == (ids, [])
    for name in "abd":
        (folder / f"{name}.txt").write_text((folder / f"{name}.txt").read_text() + "\nEtt tillägg.\n")
    archive.import_paths([folder])
    assert _who(archive) == ids
    archive.catalog.remove(archive.catalog.document_ids())
    archive.import_paths([folder])
    assert (_who(archive), archive.check()) == (ids, [])
    assert [who.name for who in archive.people("torgny ahl-vik")] == ["Torgny Ahl-Vik"]


def test_a_judgement_holds_while_its_witness_is_gone(archive: Archive, folder: Path) -> None:
    """It rests on name and home, not on one document."""
    archive.merge(_id(archive, "d"), "Torgny Alvik")
    for name in "ad":
        archive.catalog.remove([archive.catalog.find(f"{name}.txt")])
        (folder / f"{name}.txt").rename(folder / f"ny-{name}.txt")
    archive.import_paths([folder])
    assert _sets(archive) == {"abd", "c"}


def test_documents_are_split_off(archive: Archive) -> None:
    """Their person is another from then on, in the list and in the search; nobody new joins unasked."""
    rest, other = archive.split(_id(archive, "a"), ["d.txt"])
    assert rest.id != other.id
    assert _sets(archive) == {"a", "b", "c", "d"}
    assert archive.review() == () or all(
        {p.one.id, p.other.id} != {rest.id, other.id} for p in archive.review()
    )
    with pytest.raises(JudgementRefused, match="cannot be: it was said"):
        archive.merge(rest.id, other.id)


def test_a_merge_stays_with_those_who_are_left_when_its_witness_is_split_off(archive: Archive) -> None:
    """Whichever document the merge was witnessed by."""
    archive.merge(_id(archive, "a"), "Torgny Alvik")
    for name, left in (("a", {"bd", "a", "c"}), ("d", {"ab", "d", "c"})):
        archive.split(_id(archive, name), [f"{name}.txt"])
        assert _sets(archive) == left
        archive.undo(archive.judgements()[0].number)
    assert _sets(archive) == {"abd", "c"}


def test_what_was_split_off_can_be_merged_with_somebody_else(archive: Archive) -> None:
    archive.split(_id(archive, "a"), ["d.txt"])
    archive.merge(_id(archive, "d"), _id(archive, "c"))
    assert _sets(archive) == {"a", "b", "cd"}


def test_a_split_undoes_merges(archive: Archive) -> None:
    """Every name and home by itself again; what made them one is taken back, and they stay apart."""
    archive.merge(_id(archive, "a"), "Torgny Alvik")
    archive.merge(_id(archive, "a"), _id(archive, "c"))
    assert _sets(archive) == {"abcd"}
    found = archive.split(_id(archive, "a"))
    assert len(found) == 3
    assert _sets(archive) == {"ad", "b", "c"}
    assert {said.verdict for said in archive.judgements()} == {"different"}


def test_a_name_that_was_given_is_found_and_the_old_one_too(archive: Archive) -> None:
    (who,) = archive.rename(_id(archive, "c"), "  Torgny   Ahlvik-Ek ")
    assert (who.name, who.aliases) == ("Torgny Ahlvik-Ek", ("Torgny Ahlvik",))
    assert {hit.path[-5] for hit in archive.search('person:"torgny ahlvik-ek"').hits} == {"c"}
    assert {mention.name for mention in archive.mentions("ahlvik-ek")} == {"Torgny Ahlvik-Ek"}
    archive.rename(who.id, "Torgny Ek")
    assert [each.name for each in archive.people("ek")] == ["Torgny Ek"]
    with pytest.raises(JudgementRefused, match="letter"):
        archive.rename(who.id, " ")


def test_a_contradiction_is_refused_with_the_way_out(archive: Archive) -> None:
    """A is B and B is C, so that A cannot differ from C; nor can they be one when they were said to differ."""
    a, b, c = (_id(archive, name) for name in "abc")
    archive.merge(a, b)
    archive.merge(_id(archive, "a"), c)
    with pytest.raises(JudgementRefused, match="one person already"):
        archive.differ(_id(archive, "b"), _id(archive, "c"))
    archive.split(_id(archive, "a"))
    with pytest.raises(JudgementRefused, match="cannot be") as caught:
        archive.merge(_id(archive, "a"), _id(archive, "c"))
    assert "undo 3" in caught.value.hint
    archive.undo(3)
    archive.differ(_id(archive, "b"), _id(archive, "c"))
    archive.merge(_id(archive, "a"), _id(archive, "b"))
    before = archive.judgements()
    with pytest.raises(JudgementRefused, match="Torgny Alvik and Torgny Ahlvik differ"):
        archive.merge(_id(archive, "a"), _id(archive, "c"))
    assert archive.judgements() == before


def test_said_to_differ_they_are_not_asked_about_again(archive: Archive) -> None:
    pairs = [{pair.one.id, pair.other.id} for pair in archive.review()]
    wanted = {_id(archive, "a"), _id(archive, "b")}
    assert wanted in pairs
    archive.differ(*sorted(wanted))
    assert wanted not in [{pair.one.id, pair.other.id} for pair in archive.review()]
    with pytest.raises(JudgementRefused, match="said before"):
        archive.differ(*sorted(wanted))


def test_a_pair_in_doubt_comes_with_its_documents(archive: Archive) -> None:
    """The first of them, and the people as a list shows them."""
    pair = archive.review(limit=1)[0]
    assert {pair.one.name, pair.other.name} == {"Torgny Ahlvik", "Torgny Alvik"}
    paths = {path[-5:] for path in (*pair.documents_of_one, *pair.documents_of_other)}
    assert paths == {"a.txt", "b.txt", "d.txt"}


def test_a_wrong_judgement_is_taken_back(archive: Archive) -> None:
    archive.merge(_id(archive, "a"), "Torgny Alvik")
    (said,) = archive.judgements()
    archive.undo(said.number)
    assert (_sets(archive), archive.judgements()) == ({"ad", "b", "c"}, ())
    with pytest.raises(JudgementRefused, match="no judgement 9"):
        archive.undo(9)


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda a: a.merge("nobody here", "Torgny Alvik"), PersonNotFound, "nobody answers"),
        (lambda a: a.merge("Torgny Ahlvik", "Torgny Alvik"), PersonNotFound, "2 people answer"),
        (lambda a: a.merge("Torgny Alvik", "alvik"), JudgementRefused, "one person already"),
        (lambda a: a.split("Torgny Alvik"), JudgementRefused, "nothing to take apart"),
        (lambda a: a.split("Torgny Alvik", ["b.txt"]), JudgementRefused, "all the documents"),
        (lambda a: a.split("Torgny Alvik", ["a.txt"]), PersonNotFound, "not named in a.txt"),
        (lambda a: a.split("Torgny Alvik", ["z.txt"]), DocumentNotFound, "no document"),
    ],
)
def test_what_cannot_be_done_is_told(
    archive: Archive, ask: Any, error: type[Exception], message: str
) -> None:
    """In words, with nothing kept."""
    with pytest.raises(error, match=message):
        ask(archive)
    assert archive.judgements() == ()


def test_people_who_answer_to_a_name_are_listed(archive: Archive) -> None:
    with pytest.raises(PersonNotFound) as caught:
        archive.rename("Torgny Ahlvik", "X")
    assert {_id(archive, "a"), _id(archive, "c")} <= set(caught.value.hint.replace(":", " ").split())


def test_nobody_judges_while_an_import_runs(archive: Archive, folder: Path) -> None:
    with (
        Archive.open(folder.parent / "index") as other,
        other.catalog.lock(),
        pytest.raises(CatalogLocked),
    ):
        archive.merge(_id(archive, "a"), "Torgny Alvik")


def test_an_index_that_is_behind_is_brought_up_before_somebody_says_something(archive: Archive) -> None:
    """What an interrupted import or saying left undone is done."""
    archive.catalog.remove([archive.catalog.find("d.txt")])
    assert not archive.is_searchable_in_full()
    archive.merge(_id(archive, "a"), "Torgny Alvik")
    assert archive.is_searchable_in_full()
    assert archive.check() == []


def test_who_is_at_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The login name; a system that knows of none is no reason to fail."""
    monkeypatch.setattr(getpass, "getuser", lambda: "åsa")
    assert login_name() == "åsa"

    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert login_name() == "unknown"
