"""Measures what goes on inside one process, and prints the figures as JSON: {name: [figure of each run]}.

    python bench/inside.py MEASURE FOLDER

Rates count CPU seconds of one core, so that other work on the machine does not show in them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Final

import pypdfium2

from minutes_index.analysis.terms import terms
from minutes_index.analysis.tokens import tokenize
from minutes_index.annotate import annotate
from minutes_index.extract import Reading, pages
from minutes_index.structure import structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.model import Page
    from minutes_index.structure import Structure

RUNS: Final = 5
Figures = dict[str, list[float]]


def rates(count: float, work: Callable[[], object], runs: int = RUNS) -> list[float]:
    """``count`` a CPU second, for each run of ``work``."""
    return [count / _seconds(work) for _ in range(runs)]


def _seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def extraction(folder: Path) -> Figures:
    """The text layer of a long document, by the package and by the bare library, in turn."""
    path, reading = folder / "hundred.pdf", Reading()
    count = sum(1 for _ in pages(path, reading))
    figures: Figures = {"ours": [], "bare": []}
    for _ in range(RUNS):
        figures["ours"] += rates(count, lambda: list(pages(path, reading)), 1)
        figures["bare"] += rates(count, lambda: _bare(path), 1)
    return figures


def _bare(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def reading(folder: Path) -> Figures:
    """Reads a very long document page by page; the process that started this one looks at its memory."""
    return {"pages": [float(sum(1 for _ in pages(folder / "thousands.pdf", Reading())))]}


def understanding(folder: Path) -> Figures:
    """Structure and annotation, and the analyzer, over the documents of a folder."""
    texts = {path.name: tuple(pages(path, Reading())) for path in sorted(folder.iterdir())}
    structured = {name: structure(read) for name, read in texts.items()}
    written = [found.text for found in structured.values()]
    words, tokens = (sum(map(count, written)) for count in (_words, _tokens))
    _understand(texts)
    return {
        "words": rates(words, lambda: _understand(texts), 3),
        "annotated": rates(words, lambda: _annotate(structured)),
        "first tokens": rates(tokens, lambda: list(map(terms, written)), 1),
        "tokens": rates(tokens, lambda: list(map(terms, written))),
    }


def _annotate(structured: dict[str, Structure]) -> None:
    for name, found in structured.items():
        annotate(found.text, found.sections, name)


def _understand(texts: dict[str, tuple[Page, ...]]) -> None:
    for name, read in texts.items():
        structured = structure(read)
        annotate(structured.text, structured.sections, name)


def _words(text: str) -> int:
    return len(text.split())


def _tokens(text: str) -> int:
    return sum(1 for _ in tokenize(text))


MEASURES: Final = {measure.__name__: measure for measure in (extraction, reading, understanding)}

if __name__ == "__main__":
    json.dump(MEASURES[sys.argv[1]](Path(sys.argv[2])), sys.stdout)
