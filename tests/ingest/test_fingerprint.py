"""What was read by other rules, tables or another model has another fingerprint."""

from __future__ import annotations

from importlib.resources import as_file, files
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from minutes_index.extract import Reading
from minutes_index.ingest.fingerprint import FACTS, READERS, content_fingerprint, fingerprint
from minutes_index.ingest.rules import Rules

if TYPE_CHECKING:
    from pathlib import Path

CHANGED = (
    "data/labels.tsv",
    "data/given_names.tsv.gz",
    "data/model/ner/model",
    "data/tagger/weights.bin",
    "tagger/network.py",
    "annotate/facts/decisions/items.py",
    "structure/sections.py",
    "recognisers/labels.py",
)


@pytest.fixture(name="rules")
def _rules(tmp_path: Path) -> list[Path]:
    """A copy of all that decides which facts are found."""
    for package in FACTS:
        with as_file(files("minutes_index") / package) as folder:
            copytree(folder, tmp_path / package)
    return [tmp_path / package for package in FACTS]


def test_a_copy_has_the_same_fingerprint(rules: list[Path]) -> None:
    """Whatever Python has compiled beside it, and whenever it was written."""
    (rules[0] / "__pycache__").mkdir(exist_ok=True)
    (rules[0] / "__pycache__" / "more.pyc").write_bytes(b"1")
    assert content_fingerprint(*rules) == fingerprint(*FACTS)


@pytest.mark.parametrize("name", CHANGED)
def test_a_byte_more_in_a_table_a_module_or_the_model_changes_it(rules: list[Path], name: str) -> None:
    file = rules[0].parent / name
    before = content_fingerprint(*rules)
    file.write_bytes(file.read_bytes() + b"\n")
    assert content_fingerprint(*rules) != before


def test_a_file_more_a_file_less_or_another_name_changes_it(rules: list[Path]) -> None:
    found = {content_fingerprint(*rules)}
    more = rules[0] / "more.tsv"
    more.touch()
    found.add(content_fingerprint(*rules))
    more.rename(more.with_name("other.tsv"))
    found.add(content_fingerprint(*rules))
    assert len(found) == 3


def test_documents_are_stamped_with_it() -> None:
    """Facts with that of the rules; what could not be read also with that of the readers."""
    rules = Rules.of("none", Reading())
    assert rules.facts == f"{fingerprint(*FACTS)} none"
    assert fingerprint(*READERS) in rules.way
    assert fingerprint(*FACTS) != fingerprint(*READERS)
