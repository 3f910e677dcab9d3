"""Settings come from four places, the nearest wins, and a wrong one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_index.config import FILE_NAME, Settings, load
from minutes_index.errors import ConfigError


def test_without_anything_the_archive_is_index_in_the_current_folder() -> None:
    """Defaults hold when nothing else speaks, and every number is positive."""
    settings = load(environment={})
    assert settings == Settings(Path("index"))
    assert min(settings.max_bytes, settings.max_pages, settings.max_characters) >= 1


def test_the_nearest_source_wins(tmp_path: Path) -> None:
    """File over default, environment over file, option over environment."""
    (tmp_path / FILE_NAME).write_text(
        "max_characters = 2\nmax_pages = 3\nmax_bytes = 4_000\n", encoding="utf-8"
    )
    environment = {
        "MINUTES_INDEX_ARCHIVE": str(tmp_path),
        "MINUTES_INDEX_MAX_CHARACTERS": "5",
        "MINUTES_INDEX_MAX_PAGES": "6",
    }
    settings = load({"max_characters": 7, "archive": None, "max_bytes": None}, environment)
    assert settings == Settings(tmp_path, max_characters=7, max_pages=6, max_bytes=4_000)


def test_the_archive_option_decides_which_file_is_read(tmp_path: Path) -> None:
    """The settings file is the one of the archive in use, not of the one the environment names."""
    (tmp_path / FILE_NAME).write_text("max_pages = 9\n", encoding="utf-8")
    assert load({"archive": tmp_path}, {"MINUTES_INDEX_ARCHIVE": "elsewhere"}) == Settings(
        tmp_path, max_pages=9
    )


def test_the_process_environment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless another is given; empty and foreign variables set nothing."""
    monkeypatch.setenv("MINUTES_INDEX_ARCHIVE", str(tmp_path))
    monkeypatch.setenv("MINUTES_INDEX_MAX_PAGES", "")
    monkeypatch.setenv("MINUTES_INDEX_VERSION", "1.2")
    assert load() == Settings(tmp_path)


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "many", '"two"', "true", "[1]", "9" * 18])
def test_a_wrong_value_in_the_file_is_named(tmp_path: Path, value: str) -> None:
    """The message has the file, the key and what is allowed."""
    (tmp_path / FILE_NAME).write_text(f"max_pages = {value}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load({"archive": tmp_path}, {})
    assert str(tmp_path / FILE_NAME) in str(caught.value)
    if value != "many":  # which is no TOML at all
        assert "max_pages must be a whole number, 1 or more" in str(caught.value)


def test_the_model_is_chosen_by_name(tmp_path: Path) -> None:
    """In the file, in the environment, as an option; `auto` unless it is."""
    assert load({"archive": tmp_path}, {}).model == "auto"
    (tmp_path / FILE_NAME).write_text('model = " sv_core_news_md "\n', encoding="utf-8")
    assert load({"archive": tmp_path}, {}).model == "sv_core_news_md"
    assert load({"archive": tmp_path}, {"MINUTES_INDEX_MODEL": "none"}).model == "none"
    assert load({"archive": tmp_path, "model": "shipped"}, {"MINUTES_INDEX_MODEL": "none"}).model == "shipped"


@pytest.mark.parametrize("value", ["3", "true", '""', '" "', "[]"])
def test_a_model_that_is_no_name_is_a_fault(tmp_path: Path, value: str) -> None:
    """The message has the file, the key and what is allowed."""
    (tmp_path / FILE_NAME).write_text(f"model = {value}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"minutes-index\.toml: model must be a text"):
        load({"archive": tmp_path}, {})


def test_an_unknown_key_in_the_file_is_named_with_those_there_are(tmp_path: Path) -> None:
    """A slip must not pass in silence; the archive cannot be set from inside itself."""
    for key in ("max_page", "archive"):
        (tmp_path / FILE_NAME).write_text(f"{key} = 1\n", encoding="utf-8")
        with pytest.raises(
            ConfigError,
            match=f"no setting {key}; there are max_bytes, max_pages, max_characters, max_seconds, max_megabytes, jobs",
        ):
            load({"archive": tmp_path}, {})


@pytest.mark.parametrize("content", [b"max_pages = ", b"max_pages = 1 # \xe5"])
def test_a_file_that_is_not_toml_is_named(tmp_path: Path, content: bytes) -> None:
    """Bad syntax and bad bytes alike."""
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(ConfigError, match=r"minutes-index\.toml: not valid TOML"):
        load({"archive": tmp_path}, {})


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A directory in its place, for one."""
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(ConfigError, match=r"minutes-index\.toml"):
        load({"archive": tmp_path}, {})


def test_a_wrong_variable_or_option_is_named() -> None:
    """As the user wrote it."""
    with pytest.raises(
        ConfigError, match="MINUTES_INDEX_MAX_BYTES must be a whole number, 1 or more, not 'big'"
    ):
        load(environment={"MINUTES_INDEX_MAX_BYTES": "big"})
    with pytest.raises(ConfigError, match="max_pages must be a whole number, 1 or more, not 0"):
        load({"max_pages": 0}, {})


def test_an_option_there_is_none_of_is_a_bug() -> None:
    """Of the caller, not of the user."""
    with pytest.raises(TypeError):
        load({"speed": 1}, {})
