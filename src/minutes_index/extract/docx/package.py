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
        self.name, self.reading = name, reading
        self._archive = archive
        self._parts = {info.filename.casefold(): info for info in archive.infolist()}

    @property
    def has_pictures(self) -> bool:
        """Whether pictures lie in the package."""
        return any(name.startswith("word/media/") for name in self._parts)

    def part(self, name: str) -> Element | None:
        """The root of a part; None when there is none of that name."""
        data = self.data(name)
        return parsed(self.name, data, self.reading) if data else None

    def data(self, name: str) -> bytes:
        """The bytes of a part; none when there is none of that name."""
        info = self._parts.get(name.casefold())
        return whole(self.name, self._archive, info, self.reading) if info else b""

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
