"""When what was read is kept."""

from __future__ import annotations

import pytest

from minutes_index.catalog.facts import Seen
from minutes_index.ingest.batch import SECONDS, Batch


def full(batch: Batch) -> bool:
    return batch.is_full


class Noting:
    """A catalog that only counts what it is to note."""

    def __init__(self) -> None:
        self.noted: list[Seen] = []

    def note_seen(self, seen: list[Seen]) -> None:
        self.noted += seen


@pytest.mark.parametrize("seconds", [SECONDS, 10 * SECONDS])
def test_what_was_read_waits_a_minute_at_most(seconds: float) -> None:
    """However little it is; and nothing waits when there is nothing. The clock is the test's own."""
    now = [0.0]
    catalog = Noting()
    batch = Batch(catalog, None, clock=lambda: now[0])  # type: ignore[arg-type] # neither is asked anything else
    now[0] += seconds
    assert not full(batch)
    batch.seen.append(Seen("/a.pdf", "0", 1, 1, ""))
    assert full(batch)
    batch.keep()
    assert [each.path for each in catalog.noted] == ["/a.pdf"]
    batch.seen.append(Seen("/b.pdf", "0", 1, 1, ""))
    assert not full(batch)
    now[0] += SECONDS
    assert full(batch)
