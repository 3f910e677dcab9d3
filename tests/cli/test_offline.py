"""Nothing is fetched while the program runs: it works with every way to the network shut."""

import os
import subprocess
import sys
from pathlib import Path

SHUT = """
import sys
def shut(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise RuntimeError(f"the network was asked for: {event} {arguments}")
sys.addaudithook(shut)
"""
MINUTES = "Protokoll\nStyrelsen\n2023-04-12\nNärvarande: Ruzha Dimitrova\n\n§ 1 Bidrag\nStyrelsen beslutar att anslå 500 kronor till badet.\n"


def test_import_search_and_register_need_no_network(tmp_path: Path) -> None:
    """The processes that read files start with the same shut door: they inherit PYTHONPATH."""
    (tmp_path / "sitecustomize.py").write_text(SHUT)
    (tmp_path / "minutes.txt").write_text(MINUTES)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}

    def run(*arguments: str) -> str:
        ended = subprocess.run(  # noqa: S603 - the program under test
            [sys.executable, "-m", "minutes_index", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    opened = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert b"the network was asked for" in opened.stderr, "the door is open: this proves nothing"
    assert "1 new" in run("import", "minutes.txt")
    assert "badet" in run("search", "bad")
    assert "500 kronor" in run("decisions")
    assert "Ruzha Dimitrova" in run("people")
