"""Which trained model is used, and what is said when it cannot be."""

from __future__ import annotations

import shutil
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.util import is_package

from minutes_index import data
from minutes_index.annotate.mentions.trained.reader import INSTALLED, Guess, reader
from minutes_index.errors import ModelMissing
from minutes_index.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHIPPED = Path(str(files(data))) / "model"
PATTERNS = [
    {"label": "PRS", "pattern": "Gunvald Östersiv"},
    {"label": "ORG", "pattern": "Norrvallens Ångkvarn"},
    {"label": "LOC", "pattern": "Norrvallen"},
    {"label": "TME", "pattern": "måndag"},
]


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    reader.cache_clear()
    yield
    reader.cache_clear()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Installs a pipeline package of the given name, as `spacy package` makes it; the folder with its data."""
    monkeypatch.syspath_prepend(tmp_path)

    def install(name: str) -> Path:
        home = tmp_path / name / f"{name}-3.8.0"
        nlp = spacy.blank("sv", meta={"name": name.removeprefix("sv_"), "version": "3.8.0"})
        nlp.add_pipe("entity_ruler", name="ner").add_patterns(PATTERNS)  # type: ignore[attr-defined]
        home.mkdir(parents=True)
        nlp.to_disk(home)
        shutil.copy(home / "meta.json", tmp_path / name)
        (tmp_path / name / "__init__.py").write_text(
            "from spacy.util import load_model_from_init_py\n\n\n"
            "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n",
            encoding="utf-8",
        )
        about = tmp_path / f"{name}-3.8.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 3.8.0\n", encoding="utf-8"
        )
        monkeypatch.delitem(sys.modules, name, raising=False)
        return home

    return install


def _found(choice: str, text: str) -> list[list[Guess]]:
    model = reader(choice)
    assert model is not None
    return list(model.read([text.split()]))


def test_the_shipped_model_loads_and_is_small() -> None:
    model = reader("shipped")
    assert model is not None
    assert model.name == "shipped"
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) < 8_000_000
    assert {"README.md", "LICENSE"} <= {path.name for path in SHIPPED.iterdir()}


def test_each_piece_has_its_own_answer_in_order() -> None:
    model = reader("shipped")
    assert model is not None
    pieces = [
        ["Zelotinka", "Antova", "hälsar", "alla", "välkomna"],
        [],
        ["Ärendet", "bordläggs", "."],
        ["Därefter", "talar", "Zelotinka", "Antova", "om", "budgeten"],
    ]
    assert list(model.read(pieces)) == [
        [Guess(0, 2, Label.PERSON)],
        [],
        [],
        [Guess(2, 4, Label.PERSON)],
    ]
    assert list(model.read([])) == []


def test_none_means_no_model() -> None:
    assert reader("none") is None


@pytest.mark.skipif(any(map(is_package, INSTALLED)), reason="one of spaCy's Swedish pipelines is installed")
def test_without_an_installed_pipeline_the_shipped_one_is_used() -> None:
    model = reader("auto")
    assert model is not None
    assert model.name == "shipped"


def test_an_installed_pipeline_is_used_in_place_of_the_shipped_one(installed: Callable[[str], Path]) -> None:
    """Its labels are spaCy's own for Swedish: PRS for people; places and times are left to the rules."""
    installed("sv_core_news_sm")
    model = reader("auto")
    assert model is not None
    assert model.name == "sv_core_news_sm"
    text = "Gunvald Östersiv ringde Norrvallens Ångkvarn i Norrvallen på måndag"
    assert _found("auto", text) == [[Guess(0, 2, Label.PERSON), Guess(3, 5, Label.ORGANISATION)]]


def test_the_larger_of_two_installed_pipelines_is_used(installed: Callable[[str], Path]) -> None:
    for name in reversed(INSTALLED):
        installed(name)
    model = reader("auto")
    assert model is not None
    assert model.name == "sv_core_news_lg"


def test_the_shipped_model_can_be_asked_for_though_another_is_installed(
    installed: Callable[[str], Path],
) -> None:
    installed("sv_core_news_lg")
    model = reader("shipped")
    assert model is not None
    assert model.name == "shipped"


def test_an_installed_pipeline_that_cannot_be_loaded_is_told_of_and_passed_over(
    installed: Callable[[str], Path],
) -> None:
    shutil.rmtree(installed("sv_core_news_lg"))
    installed("sv_core_news_md")
    with pytest.warns(RuntimeWarning, match="the model 'sv_core_news_lg' cannot be loaded: .*passed over"):
        model = reader("auto")
    assert model is not None
    assert model.name == "sv_core_news_md"


def test_a_folder_with_a_model_trained_anew_can_be_named(tmp_path: Path) -> None:
    """It is given the features that it was trained with, as the shipped one is."""
    shutil.copytree(SHIPPED, tmp_path / "mine")
    model = reader(str(tmp_path / "mine"))
    assert model is not None
    assert model.name == "mine"
    text = "Zelotinka Antova hälsar alla välkomna"
    assert _found(str(tmp_path / "mine"), text) == _found("shipped", text) == [[Guess(0, 2, Label.PERSON)]]


def test_a_model_that_is_not_there_is_named_with_a_way_out() -> None:
    with pytest.raises(ModelMissing, match="the model 'sv_core_news_xl' cannot be loaded") as caught:
        reader("sv_core_news_xl")
    assert "shipped or none" in caught.value.hint
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("file", ["config.cfg", "meta.json", "ner/model"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff not what it was"])
def test_a_damaged_model_is_named(tmp_path: Path, file: str, content: bytes) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(SHIPPED, damaged)
    (damaged / file).write_bytes(content)
    with pytest.raises(ModelMissing, match="damaged"):
        reader(str(damaged))


def test_a_pipeline_that_recognises_no_names_is_none_to_use(tmp_path: Path) -> None:
    spacy.blank("sv").to_disk(tmp_path / "bare")
    with pytest.raises(ModelMissing, match="has no component 'ner'"):
        reader(str(tmp_path / "bare"))
