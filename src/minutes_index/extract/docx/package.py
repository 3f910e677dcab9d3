"""The parts of a Word document: files in a ZIP archive that name each other (ISO/IEC 29500-2)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from minutes_index.extract.containers.packed import whole
from minutes_index.extract.xml_tree import attribute, below, parsed

if TYPE_CHECKING:
    import zipfile

    from minutes_index.extract.reading import Reading
    from minutes_index.extract.xml_tree import Element


class Relation(NamedTuple):
    """One part's pointer to another."""

    kind: str
    """The last word of its type: ``styles``, ``header`` …"""
    target: str
    """The name of the part."""


class Package:
    """Reads parts of one archive, by names in which capitals do not matter."""

    def __init__(self, name: str, archive: zipfile.ZipFile, reading: Reading) -> None:
        self._name, self._archive, self._reading = name, archive, reading
        self._parts = {info.filename.casefold(): info for info in archive.infolist()}

    @property
    def has_pictures(self) -> bool:
        """Whether pictures lie in the package."""
        return any(name.startswith("word/media/") for name in self._parts)

    def part(self, name: str) -> Element | None:
        """The root of a part; None when there is none of that name."""
        info = self._parts.get(name.casefold())
        if info is None or not info.file_size:
            return None
        return parsed(self._name, whole(self._name, self._archive, info, self._reading), self._reading)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part points to inside the package, by id; the package itself is the part of no name."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {
            attribute(each, "Id"): Relation(
                attribute(each, "Type").rpartition("/")[2], _resolved(folder, attribute(each, "Target"))
            )
            for each in below(root, "Relationship")
            if attribute(each, "TargetMode") != "External"
        }


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
