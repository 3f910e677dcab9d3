"""Reading gold from files."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

from minutes_index.errors import GoldError
from minutes_index.evaluate import form
from minutes_index.evaluate.gold import Gold
from minutes_index.evaluate.who_is_who import WhoGold
from minutes_index.recognisers.masking import masked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WHO_FILE: Final = "entities.json"
ABOUT_MANY: Final = frozenset({"duplicates.json", WHO_FILE})
"""Files of a folder of gold that are about several documents."""
FORM: Final = "docs/evaluation.md tells how facts are noted"


@dataclass(frozen=True, slots=True)
class Noted:
    """All that a reader noted."""

    facts: dict[str, Gold] = field(default_factory=dict)
    """By the document's file name (NFC)."""
    who: WhoGold = field(default_factory=WhoGold)

    @property
    def documents(self) -> frozenset[str]:
        """File names (NFC) of the documents that it is about."""
        named = chain.from_iterable((*self.who.same, *self.who.different))
        return frozenset(self.facts) | {file for file, _ in named if file}


def read_noted(path: Path) -> Noted:
    """Gold from a folder of FILE.json, one for each document FILE, and entities.json; or from one file for all.

    Raises:
        GoldError: it cannot be read, is not in its form, or is about no document.
    """
    noted = _of_folder(path) if path.is_dir() else _of_file(path)
    if not noted.documents:
        raise _fault(path, ["there are no facts of any document in it"])
    return noted


def read_gold(path: Path) -> dict[str, Gold]:
    """The facts of gold by document file name (NFC).

    Raises:
        GoldError: as in `read_noted`.
    """
    return read_noted(path).facts


def read_who(path: Path) -> WhoGold:
    """Who is who from a file of its own (`entities.json`).

    Raises:
        GoldError: it cannot be read, or is not in its form.
    """
    return WhoGold.of(_checked(path, form.ENTITIES))


def _of_folder(folder: Path) -> Noted:
    files = sorted(folder.glob("*.json"))
    facts = {
        normalize("NFC", file.name.removesuffix(".json")): Gold.of(_checked(file, form.DOCUMENT))
        for file in files
        if file.name not in ABOUT_MANY
    }
    entities = folder / WHO_FILE
    return Noted(facts, read_who(entities) if entities in files else WhoGold())


def _of_file(path: Path) -> Noted:
    noted = _checked(path, form.many)
    facts = {
        normalize("NFC", name): Gold.of(facts) for name, facts in noted.items() if isinstance(facts, dict)
    }
    return Noted(facts, WhoGold.of(noted))


def _checked(path: Path, check: form.Check) -> dict[str, Any]:
    """The JSON object in a file, which is in its form.

    Raises:
        GoldError: it is not, or cannot be read.
    """
    try:
        noted = json.loads(path.read_text("utf-8-sig"), object_pairs_hook=_apart)
    except OSError as error:
        raise GoldError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise _fault(path, ["it is not in UTF-8"]) from error
    except ValueError as error:
        raise _fault(path, [f"it is not JSON: {error}"]) from error
    if faults := list(check(noted, "")):
        raise _fault(path, faults)
    return noted if isinstance(noted, dict) else {}


def _apart(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these keys and values.

    Raises:
        ValueError: a key stands in it twice, of which JSON's reader would forget one.
    """
    keys = [key for key, _ in pairs]
    if twice := [key for key in dict.fromkeys(keys) if keys.count(key) > 1]:
        raise ValueError(f"«{twice[0]}» stands twice in one object")
    return dict(pairs)


def _fault(path: Path, faults: Sequence[str]) -> GoldError:
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    error = GoldError(masked(f"{path}: {faults[0]}{more}"))
    error.hint = FORM
    return error
