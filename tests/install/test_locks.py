"""What locks/ says: every version with its hash, no address, and the same for those who run the program as for those who test it."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("build.txt", "runtime.txt", "dev.txt")


def entries(lock: str) -> dict[str, str]:
    """Requirement (name, version and marker) -> its hashes."""
    text = (ROOT / "locks" / lock).read_text().replace("\\\n", " ")
    return {entry.split("--hash")[0].strip(): entry for entry in text.splitlines() if entry.strip()}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_by_version_and_hash(lock: str) -> None:
    for requirement, entry in entries(lock).items():
        assert re.match(r"[\w.-]+==[^\s;]+( ;|$)", requirement), requirement
        assert "--hash=sha256:" in entry, requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_so_that_a_mirror_does_as_well(lock: str) -> None:
    assert "://" not in (ROOT / "locks" / lock).read_text()


def test_the_tests_run_on_the_versions_that_the_program_runs_on() -> None:
    """The versions of a package in dev.txt, one for some Pythons and one for others, are those of runtime.txt and of build.txt."""
    build, runtime, dev = ({pinned.split("==")[0]: set[str]() for pinned in entries(lock)} for lock in LOCKS)
    for lock, versions in zip(LOCKS, (build, runtime, dev), strict=True):
        for pinned in entries(lock):
            versions[pinned.split("==")[0]].add(pinned.split(" ;")[0])
    for known in (build, runtime):
        shared = known.keys() & dev.keys()
        assert {name: dev[name] for name in shared} == {name: known[name] for name in shared}


def test_what_the_project_asks_for_is_locked() -> None:
    """Each dependency in pyproject.toml has a version in the lock of its group: `make lock` was run."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    asked = {
        "build.txt": groups["build"],
        "runtime.txt": project["project"]["dependencies"],
        "dev.txt": groups["dev"],
    }
    for lock, wanted in asked.items():
        locked = {entry.split("==")[0] for entry in entries(lock)}
        names = {re.match(r"[\w.-]+", one).group().lower().replace(".", "-") for one in wanted}  # type: ignore[union-attr] # a requirement has a name
        assert names <= locked, (lock, names - locked)
