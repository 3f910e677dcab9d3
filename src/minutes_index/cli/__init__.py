"""The command line: read arguments, ask the `Archive`, print."""

from __future__ import annotations

from minutes_index.cli.group import main

__all__ = ["main"]
