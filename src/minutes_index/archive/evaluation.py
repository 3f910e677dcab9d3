"""How well the program does on documents that somebody has read: they are imported into an archive that does not last."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from minutes_index.archive.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from minutes_index.catalog.facts import Failure
    from minutes_index.evaluate import Measured, Named, Noted, Place
    from minutes_index.ingest.report import Progress
    from minutes_index.model import Record


def _silent(_progress: Progress) -> None:
    """Tells nobody."""


def measure(
    gold: Path | str,
    documents: Sequence[Path | str] = (),
    *,
    unmasked: bool = False,
    progress: Callable[[Progress], None] = _silent,
) -> Measured:
    """Measures what is found in documents against the facts that a reader noted.

    Args:
        gold: a folder with FILE.json for each document FILE, or one JSON file for all; docs/evaluation.md has their form.
        documents: the files, or folders of them; without any, ``documents/`` or ``minutes/`` beside gold, or else
            the folder that gold stands in.
        unmasked: whether to give personal numbers in errors as they stand in the documents.
        progress: called after each document.

    Raises:
        ConfigError: a setting in the environment is wrong.
        GoldError: gold cannot be read, is not in its form, or is about a document that is not there.
        KeyboardInterrupt: the user stopped it.
        ModelMissing: the trained model that the settings name cannot be loaded.
    """
    from minutes_index.evaluate import documents_beside, located, read_noted

    noted = read_noted(Path(gold))
    files = located(noted.documents, [*map(Path, documents)] or [documents_beside(Path(gold))])
    with TemporaryDirectory() as directory, Archive.open(directory, create=True) as archive:
        report = archive.import_paths(list(files.values()), progress)
        if report.interrupted:
            raise KeyboardInterrupt
        return _measured(noted, archive, _failed(files, archive, report.failed), unmasked=unmasked)


def _failed(files: Mapping[str, Path], archive: Archive, failed: Sequence[Failure]) -> list[Failure]:
    """The documents that are not in the archive: those that could not be read, and links to others of them."""
    from minutes_index.catalog.facts import Failure
    from minutes_index.extract.files import shown

    known = archive.catalog.sources().keys() | {failure.path for failure in failed}
    same, way_out = "it is the same file as another document", "note the facts of one of the two"
    links = [path for path in map(shown, files.values()) if path not in known]
    return [*failed, *(Failure(path, "unreadable", same, way_out) for path in links)]


def _measured(noted: Noted, archive: Archive, failed: Sequence[Failure], *, unmasked: bool) -> Measured:
    from minutes_index.evaluate import (
        KIND,
        Measured,
        evaluate,
        fired,
        known_people,
        rule_scores,
        score_who,
        total,
        totals,
    )
    from minutes_index.recognisers.masking import discreet

    catalog = archive.catalog
    read = {
        Path(record.document.source.path).name: record for record in catalog.records(catalog.document_ids())
    }
    both = [(noted.facts[name], read[name]) for name in sorted(noted.facts.keys() & read.keys())]
    scores = [evaluate(gold, record, unmasked=unmasked) for gold, record in both]
    rules = rule_scores(found for gold, record in both for found in fired(gold, record))
    who = None
    if noted.who:
        who = score_who(noted.who.within(read), known_people(catalog), _where(read))
        scores.append({KIND: who.score()})
    added = totals(scores)
    errors = tuple(error for score in added.values() for error in score.errors)
    pairs = who.pairs if who else None
    shown = errors if unmasked else discreet(errors)
    return Measured(len(read), total(added), pairs, shown, tuple(failed), rules)


def _where(read: Mapping[str, Record]) -> Callable[[Named], Place]:
    """Where a name stands first in its document."""
    from minutes_index.evaluate import Place, Places

    def where(named: Named) -> Place:
        file, name = named
        return Places.of(read[file], unmasked=True).words(name) if file else Place("")

    return where
