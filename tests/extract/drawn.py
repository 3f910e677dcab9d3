"""PDFs written by hand, drawn with the plain operators of the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
A4 = "/MediaBox[0 0 595 842]"
INVISIBLE, VISIBLE = 3, 0


def text(
    x: float, y: float, words: str, size: float = 11, turn: str = "1 0 0 1", drawn: int = VISIBLE
) -> str:
    """Operators that draw words; ``y`` grows upwards, ``turn`` is the matrix of the letters."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT {drawn} Tr /F {size} Tf {turn} {x} {y} Tm ({escaped}) Tj ET"


def lines(x: float, y: float, *texts: str, size: float = 11, step: float = 16, drawn: int = VISIBLE) -> str:
    """Operators that draw lines below each other."""
    return "\n".join(text(x, y - step * at, each, size, drawn=drawn) for at, each in enumerate(texts) if each)


def stream(content: bytes | str, extra: str = "") -> bytes:
    """The body of a stream object."""
    content = content.encode("cp1252") if isinstance(content, str) else content
    return f"<<{extra}/Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream"


def pdf(
    path: Path,
    *pages: str,
    page: str = A4,
    resources: str = "",
    catalog: str = "",
    more: Mapping[int, bytes] | None = None,
) -> Path:
    """Writes a PDF whose pages draw each one content.

    Args:
        path: where to.
        pages: their operators.
        page: entries of each page.
        resources: entries of its resources beside the font F.
        catalog: entries of the catalog.
        more: further objects by their numbers, from 100.
    """
    kids = [10 + 2 * at for at in range(len(pages))]
    objects: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: f"<</Type/Pages/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]/Count {len(kids)}>>".encode(),
        3: FONT.encode(),
    }
    for kid, content in zip(kids, pages, strict=True):
        has = f"/Resources<</Font<</F 3 0 R>>{resources}>>"
        objects[kid] = f"<</Type/Page/Parent 2 0 R{page}/Contents {kid + 1} 0 R{has}>>".encode()
        objects[kid + 1] = stream(content)
    path.write_bytes(_written(objects | dict(more or {})))
    return path


def _written(objects: Mapping[int, bytes]) -> bytes:
    out, at = b"%PDF-1.7\n", dict[int, int]()
    for number in sorted(objects):
        at[number] = len(out)
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in at.items())
    tail = f"xref\n0 1\n0000000000 65535 f \n{table}trailer\n<</Size {max(at) + 1}/Root 1 0 R>>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF\n".encode()


def joined(*parts: str) -> str:
    """The operators of a page."""
    return "\n".join(parts)


def words(texts: Iterable[str]) -> str:
    """All words with single blanks."""
    return " ".join(" ".join(texts).split())
