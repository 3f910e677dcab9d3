"""`python -m minutes_index`, and the command `minutes-index`."""

from __future__ import annotations

from minutes_index.cli import main

if __name__ == "__main__":
    main()
