"""Writes the weights and words as the package reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def store(folder: Path, words: Sequence[str], weights: Mapping[str, np.ndarray[Any, Any]]) -> None:
    """Writes ``words.txt`` and the weights, one .npy a weight in half precision, in order, into ``weights.bin``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    flat = np.concatenate([weights[name].ravel() for name in sorted(weights)])
    (folder / "weights.bin").write_bytes(flat.astype("<f2").tobytes())
