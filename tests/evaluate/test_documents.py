"""The documents of gold are found by their names, or it is told why not."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from minutes_index.errors import GoldError
from minutes_index.evaluate import documents_beside, located

if TYPE_CHECKING:
    from pathlib import Path


def made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_files_are_found_in_folders_and_by_name(tmp_path: Path) -> None:
    """However deep, whatever the form of their letters; hidden folders are passed over."""
    deep = made(tmp_path / "2023" / "maj" / unicodedata.normalize("NFD", "år.txt"))
    named = made(tmp_path / "else" / "b.txt")
    made(tmp_path / ".hidden" / "c.txt")
    assert located({"år.txt", "b.txt"}, [tmp_path / "2023", named]) == {"år.txt": deep, "b.txt": named}
    with pytest.raises(GoldError, match=r"has no c\.txt, which gold is about"):
        located({"c.txt"}, [tmp_path])


def test_what_lies_higher_up_goes_first(tmp_path: Path) -> None:
    """A copy in a folder further down is not looked at; two equally deep are one too many, unless they are one file."""
    first = made(tmp_path / "a.txt")
    made(tmp_path / "old" / "a.txt")
    assert located({"a.txt"}, [tmp_path]) == {"a.txt": first}
    made(tmp_path / "older" / "a.txt")
    with pytest.raises(GoldError, match=r"two documents named a\.txt") as error:
        located({"a.txt"}, [tmp_path / "old", tmp_path / "older"])
    assert error.value.hint
    assert located({"a.txt"}, [first, first]) == {"a.txt": first}


def test_many_that_are_missing(tmp_path: Path) -> None:
    """Five are named."""
    with pytest.raises(GoldError, match=r"has no 0\.txt, 1\.txt, 2\.txt, 3\.txt, 4\.txt and 2 more"):
        located({f"{at}.txt" for at in range(7)}, [tmp_path])


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    with pytest.raises(GoldError, match="permission denied"):
        located({"a.txt"}, [tmp_path])


@pytest.mark.parametrize("gold", ["gold", "gold.json"])
def test_documents_beside_gold(tmp_path: Path, gold: str) -> None:
    """documents/ before minutes/, or else the folder that gold stands in."""
    assert documents_beside(tmp_path / gold) == tmp_path
    (tmp_path / "minutes").mkdir()
    assert documents_beside(tmp_path / gold) == tmp_path / "minutes"
    (tmp_path / "documents").mkdir()
    assert documents_beside(tmp_path / gold) == tmp_path / "documents"
