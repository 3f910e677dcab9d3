"""Pages written by hand, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Page, ReadBy
from minutes_index.structure import Structure, structure

if TYPE_CHECKING:
    from collections.abc import Callable


def structured(*pages: str) -> Structure:
    """The structure of a document with these pages."""
    return structure([Page(number, text, ReadBy.TEXT) for number, text in enumerate(pages, 1)])


@pytest.fixture(scope="session")
def build() -> Callable[..., Structure]:
    """Makes the structure of pages given as text."""
    return structured
