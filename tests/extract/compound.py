"""Compound files ([MS-CFB], version 3) and Outlook messages in them ([MS-OXMSG]), written for tests."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from typing import Final, NamedTuple, TypeAlias

Tree: TypeAlias = dict[str, "bytes | Tree"]
"""What lies in a storage: streams and storages, by name."""
Value: TypeAlias = str | bytes | int | bool | datetime

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_NONE: Final = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)


class _Sectors:
    """Sectors of one size, and the table that chains them."""

    def __init__(self, size: int) -> None:
        self.size, self.data, self.chain = size, bytearray(), list[int]()

    def put(self, data: bytes) -> int:
        """Where a chain with the data begins."""
        first, count = len(self.chain), -(-len(data) // self.size)
        self.data += data.ljust(count * self.size, b"\0")
        self.chain += [*range(first + 1, first + count), _END] if count else []
        return first if count else _END


class _Entry(NamedTuple):
    name: str
    kind: int
    start: int = 0
    size: int = 0
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le")
        links = struct.pack("<HBBIII", len(name) + 2, self.kind, 1, self.left, self.right, self.child)
        return name.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", self.start, self.size)


def compound(tree: Tree) -> bytes:
    """A file whose root holds the tree."""
    sectors, small, entries = _Sectors(_SECTOR), _Sectors(_SMALL), [_Entry("Root Entry", _ROOT)]
    child = _folder(tree, entries, sectors, small)
    held = bytes(small.data)
    entries[0] = entries[0]._replace(child=child, start=sectors.put(held), size=len(held))
    table = sectors.put(_numbers(small.chain))
    directory = sectors.put(b"".join(each.packed() for each in entries))
    each = _SECTOR // 4
    fat = -(-len(sectors.chain) // (each - 1))
    at = [len(sectors.chain) + number for number in range(fat)]
    chain = _numbers([*sectors.chain, *[_FAT] * fat]).ljust(fat * _SECTOR, b"\xff")
    counts = struct.pack(
        "<IIIIIIIII", fat, directory, 0, _CUTOFF, table, -(-len(small.chain) // each), _END, 0, 0
    )
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    return head + counts[:-4] + _numbers(at).ljust(436, b"\xff") + bytes(sectors.data) + chain


def _numbers(numbers: list[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _folder(tree: Tree, entries: list[_Entry], sectors: _Sectors, small: _Sectors) -> int:
    """The number of the entry at the top of what a storage holds."""
    return _branch(
        sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())), entries, sectors, small
    )


def _branch(
    items: list[tuple[str, bytes | Tree]], entries: list[_Entry], sectors: _Sectors, small: _Sectors
) -> int:
    if not items:
        return _NONE
    middle, number = len(items) // 2, len(entries)
    name, held = items[middle]
    entries.append(_Entry(name, _STORAGE))
    if isinstance(held, bytes):
        start = (small if len(held) < _CUTOFF else sectors).put(held)
        made = _Entry(name, _STREAM, start, len(held))
    else:
        made = _Entry(name, _STORAGE, child=_folder(held, entries, sectors, small))
    left, right = (_branch(half, entries, sectors, small) for half in (items[:middle], items[middle + 1 :]))
    entries[number] = made._replace(left=left, right=right)
    return number


def storage(header: int, values: dict[int, Value]) -> Tree:
    """What tells properties: by number, with its type in the lower half, as in the names of streams."""
    tree: Tree = {}
    table = bytes(header)
    for tag, value in values.items():
        if isinstance(value, str | bytes):
            data = value if isinstance(value, bytes) else value.encode("utf-16-le" if tag & 1 else "cp1252")
            tree[f"__substg1.0_{tag:08X}"] = data
            number = len(data)
        else:
            number = int((value - _EPOCH).total_seconds()) * 10**7 if isinstance(value, datetime) else value
        table += struct.pack("<IIQ", tag, 6, number)
    return {"__properties_version1.0": table, **tree}


def outlook(
    values: dict[int, Value],
    people: list[dict[int, Value]],
    files: list[dict[int, Value | Tree]],
    header: int = 32,
) -> Tree:
    """A message with these properties, sent to these people, with these files, each told by properties.

    What is attached may hold a storage as 0x3701000D: a message made with a ``header`` of 24.
    """
    tree = storage(header, values)
    for number, told in enumerate(people):
        tree[f"__recip_version1.0_#{number:08X}"] = storage(8, told)
    for number, held in enumerate(files):
        plain = {tag: value for tag, value in held.items() if not isinstance(value, dict)}
        trees = {f"__substg1.0_{tag:08X}": value for tag, value in held.items() if isinstance(value, dict)}
        tree[f"__attach_version1.0_#{number:08X}"] = {**storage(8, plain), **trees}
    return tree
