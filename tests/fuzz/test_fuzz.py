"""The fuzzing works, what it once found stays mended, and a little of it is done with the other tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.fuzz.run import TooSlow, attempt, fuzz, one_round
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from pathlib import Path

# The time that steep inputs take is measured by `make fuzz` alone: no test depends on the clock.
EXAMPLES = {"text": 25, "structure": 25, "annotate": 6, "query": 40, "pdf": 15, "outlook": 25}


@pytest.mark.parametrize("target", EXAMPLES)
def test_a_few_inputs_break_nothing(target: str) -> None:
    one_round(target, 20_260, examples=EXAMPLES[target])


def test_what_breaks_a_target_is_made_small_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A target that no long input may be given is broken by one that is hardly too long."""

    def short_only(tried: str) -> None:
        assert len(tried) < 4, "too long"

    monkeypatch.setitem(TARGETS, "query", short_only)
    kept = tmp_path / "query-1.txt"
    with pytest.raises(AssertionError, match="too long"):
        one_round("query", 1, kept)
    assert len(eval(kept.read_text(encoding="utf-8"))) <= 10  # noqa: S307 - written a moment ago


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds of work are counted, not those of the clock, and an expression that is matched is ended as well."""

    def slow(_: str) -> None:
        while True:
            pass

    monkeypatch.setitem(TARGETS, "query", slow)
    monkeypatch.setattr("tests.fuzz.run.SECONDS", 0.1)
    with pytest.raises(TooSlow, match="seconds"):
        attempt("query", "")


def test_a_whole_run_tells_what_it_did(capfd: pytest.CaptureFixture[str]) -> None:
    """With no time there is nothing to try, and so nothing that broke."""
    assert fuzz(["query"], 5, 0) == 0
    assert "query: from seed 5 on" in capfd.readouterr().out
