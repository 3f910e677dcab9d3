"""Settings, read once and passed down as values.

Each source overrides the one before it: defaults, ``minutes-index.toml`` in the archive directory, variables
``MINUTES_INDEX_…`` of the environment, options of the command line.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from minutes_index.errors import ConfigError
from minutes_index.index import engines

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME: Final = "minutes-index.toml"
PREFIX: Final = "MINUTES_INDEX_"
ARCHIVE: Final = "archive"
DEFAULT_ARCHIVE: Final = Path("index")
LEAST: Final = 1
DIGITS: Final = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user can decide; every number is 1 or more, every text is not empty."""

    archive: Path = DEFAULT_ARCHIVE
    """Directory of the catalog and the index."""
    max_bytes: int = 500_000_000
    """Of one file."""
    max_pages: int = 5_000
    """Of one file."""
    max_characters: int = 20_000_000
    """Of the text of one file."""
    max_seconds: int = 300
    """Of work on one file."""
    max_megabytes: int = 1_000
    """Of memory for one file."""
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    """Processes that work at a time."""
    ocr: str = "auto"
    """Which pages are recognised as pictures of text: ``auto``, those that have no text; ``always``, ``never``."""
    model: str = "auto"
    """Which trained model reads what the rules leave unexplained: ``auto``, ``shipped``, ``none`` or a name."""
    engine: str = engines.AUTO
    """Which engine searches: ``whoosh``, ``tantivy``, or ``auto``: that of the index, and Whoosh for a new one."""


TEXTS: Final = ("model", "engine", "ocr")
ENGINES: Final = tuple(engines.ENGINES)
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "engine": (*ENGINES, engines.AUTO),
    "ocr": ("auto", "always", "never"),
}
"""What a text can be; any, when it is not here."""
NAMES: Final = tuple(setting.name for setting in fields(Settings) if setting.name != ARCHIVE)
"""What the file may set; the archive is where the file lies."""


def _number(value: object, where: str) -> int:
    """A whole number, given as one or as its digits.

    Raises:
        ConfigError: it is none, or less than 1; ``where`` is named.
    """
    text = str(value).strip()
    right = isinstance(value, int | str) and DIGITS.fullmatch(text)
    if not right or int(text) < LEAST:
        raise ConfigError(f"{where} must be a whole number, {LEAST} or more, not {value!r}")
    return int(text)


def _text(value: object, where: str) -> str:
    """A text that says something.

    Raises:
        ConfigError: it is none, or blank; ``where`` is named.
    """
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{where} must be a text, not {value!r}")
    return value.strip()


def _value(name: str, value: object, where: str) -> Any:  # noqa: ANN401 - the type is that of the setting
    if name not in TEXTS:
        return _number(value, where)
    text = _text(value, where)
    if text not in (choices := CHOICES.get(name, (text,))):
        raise ConfigError(f"{where} must be one of {', '.join(choices)}, not {value!r}")
    return text


def engine(name: str) -> str:
    """The name of an engine, as the settings take it.

    Raises:
        ConfigError: there is no such engine.
    """
    return str(_value("engine", name, "engine"))


def _of_file(path: Path) -> dict[str, Any]:
    """What the file sets; nothing when there is no file."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    if unknown := sorted(found.keys() - set(NAMES)):
        raise ConfigError(f"{path}: there is no setting {unknown[0]}; there are {', '.join(NAMES)}")
    return {name: _value(name, value, f"{path}: {name}") for name, value in found.items()}


def _of_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """What the environment sets; an empty variable sets nothing."""
    given = {name: environment.get(PREFIX + name.upper(), "") for name in NAMES}
    return {name: _value(name, value, PREFIX + name.upper()) for name, value in given.items() if value}


def _archive(option: object, environment: Mapping[str, str]) -> Path:
    return Path(str(option or environment.get(PREFIX + ARCHIVE.upper()) or DEFAULT_ARCHIVE))


def load(
    options: Mapping[str, object] | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """The settings in force.

    ``options`` go by the names of `Settings`; None as a value means that the option was not given.
    ``environment`` is the process's own unless another is given; a variable that names no setting is ignored,
    for it may be somebody else's.

    Raises:
        ConfigError: a value is not allowed, the file cannot be read or names an unknown setting.
        TypeError: an option that there is none of.
    """
    given = {name: value for name, value in (options or {}).items() if value is not None}
    variables = os.environ if environment is None else environment
    archive = _archive(given.pop(ARCHIVE, None), variables)
    chosen = {name: _value(name, value, name) for name, value in given.items()}
    return Settings(archive, **(_of_file(archive / FILE_NAME) | _of_environment(variables) | chosen))
