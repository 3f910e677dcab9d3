"""Prints how well the facts of documents are found, against facts noted by hand.

    python bench/evaluate.py [--errors] [GOLD DOCUMENTS]
    python bench/evaluate.py --entities GOLD DOCUMENTS

GOLD is a file or a folder that `minutes_index.evaluate.read_gold` reads, DOCUMENTS the folder of what it is about;
without them the corpus is measured. With ``--entities`` GOLD is a file that `minutes_index.evaluate.read_who` reads: who
is who across the documents.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from minutes_index import Archive
from minutes_index.evaluate import evaluate, known_people, read_gold, read_who, score_who, totals
from minutes_index.extract import Limits
from minutes_index.ingest.analyse import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from minutes_index.evaluate import Score

CORPUS: Final = Path(__file__).parents[1] / "corpus"
HEAD: Final = f"{'':<26}{'right':>7}{'missing':>9}{'extra':>7}{'precision':>11}{'recall':>8}{'F1':>7}"


def measured(gold: Path, documents: Path) -> dict[str, Score]:
    """The scores of all documents that gold is about.

    Raises:
        SystemExit: a document is not there.
    """
    noted = read_gold(gold)
    paths = {normalize("NFC", path.name): path for path in documents.iterdir()}
    if absent := sorted(noted.keys() - paths.keys()):
        raise SystemExit(f"{documents} has no {', '.join(absent)}")
    return totals([evaluate(facts, analyse(paths[name], Limits())) for name, facts in noted.items()])


def table(scores: Mapping[str, Score]) -> Iterator[str]:
    """A line a kind of fact."""
    yield HEAD
    for kind, score in scores.items():
        counts = f"{score.right:>7}{score.missing:>9}{score.extra:>7}"
        yield f"{kind:<26}{counts}{score.precision:>11.3f}{score.recall:>8.3f}{score.f1:>7.3f}"


def errors(scores: Mapping[str, Score]) -> Iterator[str]:
    """A line an error, under the kind of fact."""
    for kind, score in scores.items():
        if score.errors:
            yield f"\n{kind}"
            yield from (f"  {error}" for error in score.errors)


def who(gold: Path, documents: Path) -> Iterator[str]:
    """A line that counts, and a line an error."""
    with TemporaryDirectory() as directory, Archive.open(directory, create=True) as archive:
        archive.import_paths([documents])
        score = score_who(read_who(gold), known_people(archive.catalog))
    yield ", ".join(
        f"{getattr(score, kind)} {kind}" for kind in ("joined", "missed", "apart", "wrong", "unknown")
    )
    yield from score.errors


def main() -> None:
    """Reads the arguments, measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="GOLD DOCUMENTS")
    parser.add_argument("--errors", action="store_true", help="list every error")
    parser.add_argument("--entities", action="store_true", help="measure who is who")
    given = parser.parse_args()
    if len(given.paths) not in {0, 2}:
        parser.error("give both GOLD and DOCUMENTS, or neither")
    gold, documents = given.paths or (CORPUS / "gold", CORPUS / "minutes")
    if given.entities:
        print(*who(gold if given.paths else gold / "entities.json", documents), sep="\n")
        return
    scores = measured(gold, documents)
    print(*table(scores), *(errors(scores) if given.errors else ()), sep="\n")


if __name__ == "__main__":
    main()
