"""Hostile texts, and files of other kinds than they say: name -> what gives their bytes."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Final

from PIL import Image
from tests.hostile.pdfs import real

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTES: Final = "Protokoll\n\n§ 1 Val av justerare\n\nTekniska nämnden beslutar att utse Berit Almgren.\n"
WEBSITE: Final = b"<!DOCTYPE html><html><body><p>Protokoll</p></body></html>"


def repeated(piece: str, size: int) -> bytes:
    """A piece again and again, up to a size in bytes."""
    data = piece.encode()
    return data * (size // len(data))


def dice_bytes(size: int) -> bytes:
    """Bytes by chance, the same every time."""
    return Random(7).randbytes(size)  # noqa: S311 - they decide no secrets


def picture() -> bytes:
    """A photograph."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 10, 10)).save(made, "JPEG")
    return made.getvalue()


def zipped() -> bytes:
    """A ZIP archive of one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("protokoll.txt", MINUTES)
    return made.getvalue()


TEXTS: Final[dict[str, Callable[[], bytes]]] = {
    "empty.txt": bytes,
    "blank.txt": lambda: b" \t\r\n" * 1_000,
    "byte-order-mark-only.txt": lambda: b"\xef\xbb\xbf",
    "line-of-a-megabyte.txt": partial(repeated, "Allan ", 1_000_000),
    "line-of-a-hundred-megabytes.txt": partial(repeated, "beslut ", 100_000_000),
    "letters-of-a-megabyte.txt": partial(repeated, "a", 1_000_000),
    "lines-without-end.txt": partial(repeated, "\n", 1_000_000),
    "items-without-end.txt": partial(repeated, "§ 1\n", 200_000),
    "accents-without-end.txt": partial(repeated, "\u0301\u0323", 400_000),
    "columns-without-end.txt": partial(repeated, "Anna Berg      ", 200_000),
    "pages-without-end.txt": partial(repeated, "Sida\f", 1_000_000),
    "tabs-without-end.txt": partial(repeated, "\t", 400_000),
    "nulls.txt": lambda: bytes(100_000),
    "nulls-between.txt": lambda: b"\0".join(MINUTES.encode("latin-1")[i : i + 1] for i in range(len(MINUTES))),
    "half-utf-8-half-latin-1.txt": lambda: MINUTES.encode() * 5 + MINUTES.encode("latin-1") * 5,
    "utf-8-invalid.txt": lambda: MINUTES.encode() + b"\xc0\xaf\xed\xa0\x80\xf8\x88\x80\x80\x80\xff" * 20,
    "utf-16-lone-surrogates.txt": lambda: b"\xff\xfe" + (MINUTES * 3).encode("utf-16-le") + b"\x00\xd8\x41\x00\x00\xdc",
    "utf-16-odd.txt": lambda: b"\xff\xfe" + (MINUTES * 3).encode("utf-16-le")[:-1],
    "utf-16-without-mark.txt": lambda: (MINUTES * 3).encode("utf-16-le"),
    "utf-32.txt": lambda: (MINUTES * 3).encode("utf-32"),
    "utf-32-beyond.txt": lambda: b"\xff\xfe\0\0" + MINUTES.encode("utf-32-le") + b"\xff\xff\xff\x7f" * 5,
    "terminal-escapes.txt": (MINUTES + "\x1b[2J\x1b]0;ny titel\x07\x1b[31mRött\x1b]52;c;eA==\x07\n").encode,
    "control-characters.txt": lambda: MINUTES.encode() + bytes(range(1, 32)) * 3,
    "right-to-left.txt": (MINUTES + "\u202efdp.exe\u202c \u2066x\u2069\n").encode,
    "brackets.txt": partial(repeated, "(", 300_000),
    "names-without-end.txt": partial(repeated, "Anna Berg, Bo Ek, ", 200_000),
    "bytes-by-chance.txt": partial(dice_bytes, 50_000),
    "bytes-by-chance.pdf": lambda: b"%PDF-1.7\n" + dice_bytes(50_000),
    "program.pdf": lambda: b"\x7fELF\x02\x01\x01" + bytes(9) + dice_bytes(5_000),
    "photograph.pdf": picture,
    "pdf-by-another-name.txt": real,
    "web-page.pdf": lambda: WEBSITE,
    "archive.pdf": zipped,
    "pdf-behind-a-script.pdf": lambda: b"#!/bin/sh\nrm -rf /\n" + real(),
    "pdf-and-archive.pdf": lambda: real() + zipped(),
    "packed.txt": lambda: b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + dice_bytes(500),
}  # fmt: skip
