"""What several rooms are tested with.

Personal numbers are nobody's: birthdays of the 1890s with the serials of Skatteverket's numbers for tests.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from minutes_index.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")  # no test may fail because the machine is busy

MINUTES: Final = Path(__file__).parents[1] / "corpus" / "minutes"

SPELLINGS = (
    "{short}-{last}", "{long}-{last}", "{short}+{last}", "{long}{last}", "{short} - {last}", "{long} - {last}",
    "{short} -{last}", "{short}–{last}", "{short}‑{last}", "{short}-\n{last}", "{short}\n-{last}",
    "{long}-\n    {last}", "{long} {last}", "{long}\n{last}", "{short} {last}", "{long}\u00a0{last}",
    "{dashed}-{last}", "{pairs} - {last}", "personnummer {short}{last}", "Pnr: {short}{last}", "född {short}{last}",
    "pnr. {short} {last}", "Org.nr {short}{last}", "SE{short}{last}01", "SE {short}-{last}01",
)  # fmt: skip
"""How a number is written; ``long`` has the century."""
SERIALS = (238, 239)
"""Of Skatteverket's numbers for tests."""


def check_digit(nine: str) -> int:
    """The last digit of a number that begins with these nine, as SKV 704 works it out."""
    products = [int(digit) * weight for digit, weight in zip(nine, [2, 1, 2, 1, 2, 1, 2, 1, 2], strict=True)]
    return -sum(int(digit) for product in products for digit in str(product)) % 10


def parts(born: date, serial: int, added: int) -> dict[str, str]:
    """The parts of a number; 60 is ``added`` to the day in a samordningsnummer."""
    short = f"{born:%y%m}{born.day + added:02}"
    last = f"{serial}{check_digit(f'{short}{serial}')}"
    century = f"{born.year // 100}"
    in_pairs = (short[:2], short[2:4], short[4:])
    return {
        "short": short,
        "long": century + short,
        "last": last,
        "pairs": " ".join(in_pairs),
        "dashed": century + "-".join(in_pairs),
    }


@pytest.fixture(scope="session")
def numbers() -> st.SearchStrategy[str]:
    """Personal numbers in every spelling."""
    days = st.integers(0, 3_651).map(lambda days: date(1890, 1, 1) + timedelta(days=days))
    made = st.builds(parts, days, st.sampled_from(SERIALS), st.sampled_from([0, 60]))
    return st.builds(lambda parts, spelling: spelling.format(**parts), made, st.sampled_from(SPELLINGS))


@pytest.fixture(scope="session")
def spelled() -> tuple[str, ...]:
    """One number in every spelling."""
    return tuple(spelling.format(**parts(date(1894, 7, 19), 238, 0)) for spelling in SPELLINGS)


@pytest.fixture(scope="session")
def corpus_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of the sample minutes, imported once for all; no test may change it."""
    with Archive.open(tmp_path_factory.mktemp("corpus"), create=True) as made:
        report = made.import_paths([MINUTES])
        assert (report.failed, made.check()) == ((), [])
        yield made
