"""Texts written by hand, and what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate import annotate
from minutes_index.model import Page, ReadBy
from minutes_index.structure import structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated


def annotated(text: str, file_name: str = "") -> Annotated:
    """What is found in ``text``, cut into sections as an import does."""
    made = structure([Page(1, text, ReadBy.TEXT)])
    assert made.text == text, "the text must be one that structure leaves as it is"
    return annotate(text, made.sections, file_name)


@pytest.fixture(scope="session")
def find() -> Callable[..., Annotated]:
    """Annotates a text that needs no joining of lines."""
    return annotated
