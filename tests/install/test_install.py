"""Setting up from nothing: what `make` and `pip` install is what locks/ says, whatever an index offers and however old pip is."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.install

ROOT = Path(__file__).parents[2]
OLDEST_PIP = "22.3"  # as Python 3.11.0 brings it
LATER = "9999.0"
_PINNED = re.compile(r"^([\w.-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)
_OFFERS = """
import importlib.metadata as metadata, json
print(json.dumps({found.name.lower().replace("_", "-").replace(".", "-"): found.version for found in metadata.distributions()}))
"""


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """What ``command`` prints; fails with all of it if the command does."""
    ended = subprocess.run(  # noqa: S603 - the commands are the test's own
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, f"{command}\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout


def pins(*locks: str) -> dict[str, set[str]]:
    """Name -> the versions that the locks allow (there may be one for each Python)."""
    found: dict[str, set[str]] = {}
    for lock in locks:
        for name, version in _PINNED.findall((ROOT / "locks" / lock).read_text()):
            found.setdefault(name, set()).add(version)
    return found


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tracked files as they are now, in a folder of their own."""
    folder = tmp_path_factory.mktemp("install") / "minutes-index"
    for name in run("git", "ls-files", "-z", cwd=ROOT).split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory) -> str:
    """``PIP_FIND_LINKS`` with a newer wheel, which holds nothing, of everything that the locks name."""
    folder = tmp_path_factory.mktemp("later")
    for name in pins("build.txt", "runtime.txt", "dev.txt"):
        stem = f"{name.replace('-', '_')}-{LATER}"
        with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
            wheel.writestr(
                f"{stem}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {LATER}\n"
            )
            wheel.writestr(
                f"{stem}.dist-info/WHEEL",
                "Wheel-Version: 1.0\nGenerator: none\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            )
            wheel.writestr(f"{stem}.dist-info/RECORD", "")
    return " ".join([str(folder), *os.environ.get("PIP_FIND_LINKS", "").split()])


def environment(folder: Path, pip: str | None = None) -> Path:
    """The Python of a new virtual environment in ``folder``, with that version of pip."""
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if pip is not None:
        run(python, "-m", "pip", "install", "--quiet", f"pip=={pip}", cwd=folder.parent)
    return python


def test_the_oldest_pip_installs_what_is_locked_from_an_index_that_has_moved_on(
    checkout: Path, later: str
) -> None:
    """Everything, with the tools for the tests, has the version that locks/ gives, although newer ones are offered."""
    python = environment(checkout / ".venv", OLDEST_PIP)
    offered = run(
        python,
        "-m",
        "pip",
        "install",
        "--dry-run",
        "--no-deps",
        "coverage",
        cwd=checkout,
        env={"PIP_FIND_LINKS": later},
    )
    assert f"coverage-{LATER}" in offered, "the index has nothing newer: this proves nothing"

    run("make", ".venv/dev", cwd=checkout, env={"PIP_FIND_LINKS": later})

    installed = json.loads(run(python, "-c", _OFFERS, cwd=checkout))
    locked = pins("build.txt", "runtime.txt", "dev.txt")
    others = {name: version for name, version in installed.items() if version not in locked.get(name, set())}
    assert others.keys() <= {"pip", "minutes-index"}, others
    run(python, "-m", "pip", "check", cwd=checkout)
    assert "minutes-index" in run(checkout / ".venv/bin/minutes-index", "--version", cwd=checkout)
    for tool in ("ruff", "mypy", "pytest"):
        run(python, "-m", tool, "--version", cwd=checkout)


def test_the_wheel_brings_all_it_needs(checkout: Path, tmp_path: Path) -> None:
    """Installed from the wheel, outside the checkout, minutes are read and found: tables, model and word lists are in it."""
    if not (checkout / ".venv/runtime").exists():
        run("make", "setup", cwd=checkout)
    run("make", "wheel", cwd=checkout)
    (wheel,) = (checkout / "dist").glob("*.whl")
    constraints = tmp_path / "constraints.txt"
    constraints.write_text(
        "\n".join(re.findall(r"^\w.*?==[^\\\n]+", (ROOT / "locks/runtime.txt").read_text(), re.MULTILINE))
    )
    python = environment(tmp_path / "venv")
    run(python, "-m", "pip", "install", "--quiet", wheel, "-c", constraints, cwd=tmp_path)
    program = python.with_name("minutes-index")
    run(program, "import", "-q", ROOT / "corpus/minutes", cwd=tmp_path)
    assert "Skövde" in run(program, "search", "avtal municipality:Skövde", cwd=tmp_path)
