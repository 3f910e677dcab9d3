"""Expressions that once took the square of a text's length, or worse: at that, none of these tests would ever end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate import annotate
from minutes_index.annotate.facts.attendance.blocks import block_of
from minutes_index.extract.detect import detect
from minutes_index.model import MediaType
from minutes_index.recognisers.labels import label_of, opens_with_label
from minutes_index.structure.joins import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_web_pages_with_many_comments_are_told(tmp_path: Path) -> None:
    """Each comment once doubled the time."""
    page = tmp_path / "protokoll.html"
    page.write_text("<!-- spalt -->\n" * 400 + "<title>Protokoll</title><p>Nämnden beslutar att bifalla.")
    detect(page)
    page.write_text("<!-- spalt -->\n" * 400 + "<html><body><p>Nämnden beslutar att bifalla.</body></html>")
    assert detect(page) is MediaType.HTML


def test_lines_that_are_joined_are_held_against_the_one_before_them() -> None:
    """And not against all that was joined so far."""
    assert one_line([*["beslut"] * 300_000, "av-", "slag"]).endswith("beslut avslag")


@pytest.mark.parametrize(
    "read",
    [label_of, opens_with_label, lambda line: block_of(line, "", in_item=False)],
    ids=["label_of", "opens_with_label", "block_of"],
)
def test_blanks_before_a_word_are_read_once(read: Callable[[str], object]) -> None:
    read(" " * 1_000_000 + "ritning")


def test_lines_of_signs_are_read_once() -> None:
    """From each of them it was once looked for a label behind all that follow."""
    annotate("Protokoll\n\n" + "|-----|-----|\n" * 20_000 + "slut", (), "a.txt")
