"""Hostile PDFs: name -> what gives their bytes."""

from __future__ import annotations

import zlib
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any, Final

from fpdf import FPDF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROSE: Final = "Tekniska nämnden beslutar att godkänna redovisningen av vinterväghållningen. " * 6
PAGE: Final = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
)
FONT: Final = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SHOWN: Final = b"BT /F 11 Tf 50 700 Td (Protokoll fran namnden) Tj ET"
DEEP: Final = 10_000
MEGABYTE: Final = 1_000_000


def real(password: str = "", owner: str = "", text: str = PROSE) -> bytes:
    """A small PDF of two pages, as a word processor makes it."""
    made: Any = FPDF(unit="pt", format="A4")
    made.set_font("Helvetica", size=11)
    if password or owner:
        made.set_encryption(owner_password=owner or password, user_password=password)
    for _ in range(2):
        made.add_page()
        made.multi_cell(0, 13, text)
    return bytes(made.output())


def stream(data: bytes, entries: str = "") -> bytes:
    """A stream object, as it stands."""
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def assembled(objects: Mapping[int, str | bytes], trailer: str = "", shift: int = 0) -> bytes:
    """A PDF of numbered objects with a table of where they are, each off by ``shift``."""
    written, places = b"%PDF-1.7\n", dict[int, int]()
    for number, content in objects.items():
        places[number] = len(written) + shift
        body = content if isinstance(content, bytes) else content.encode("latin-1")
        written += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    size = max(objects) + 1
    rows = "".join(
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        for number in range(size)
    )
    end = f"xref\n0 {size}\n{rows}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + end.encode()


def with_page(
    contents: bytes = stream(SHOWN),
    page: str = PAGE,
    pages: str = "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    catalog: str = "<</Type/Catalog/Pages 2 0 R>>",
    font: str | bytes = FONT,
    more: Mapping[int, str | bytes] | None = None,
) -> bytes:
    """A PDF of one page, of which one object or another is not as it should be."""
    objects: dict[int, str | bytes] = {1: catalog, 2: pages, 3: page, 4: contents, 5: font}
    return assembled(objects | dict(more or {}))


def truncated(tenths: int) -> bytes:
    """The first tenths of a real PDF."""
    whole = real()
    return whole[: len(whole) * tenths // 10]


def flipped(seed: int) -> bytes:
    """A real PDF with a bit in every thousand turned."""
    dice, data = Random(seed), bytearray(real())  # noqa: S311 - they decide no secrets
    for _ in range(max(1, len(data) // 125)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def bomb(megabytes: int, filters: int = 1) -> bytes:
    """A content stream that is a thousand times as long as what is stored, packed so many times over."""
    packer, packed = zlib.compressobj(9), b""
    for _ in range(megabytes):
        packed += packer.compress(b" " * MEGABYTE)
    packed += packer.compress(SHOWN) + packer.flush()
    for _ in range(filters - 1):
        packed = zlib.compress(packed, 9)
    return with_page(stream(packed, f"/Filter[{'/FlateDecode' * filters}]"))


def image(width: int, height: int, depth: int) -> bytes:
    """A picture that says to be larger than any."""
    drawn = stream(
        zlib.compress(bytes(1_000)),
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent {depth}/Filter/FlateDecode",
    )
    page = PAGE.replace("/Font", "/XObject<</I 6 0 R>>/Font")
    return with_page(stream(SHOWN + b" /I Do"), page, more={6: drawn})


def embedded() -> bytes:
    """A program among the files that it carries along."""
    carried = stream(b"MZ" + bytes(500), "/Type/EmbeddedFile")
    catalog = "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(run.exe)<</F(../../run.exe)/EF<</F 6 0 R>>>>]>>>>>>"
    return with_page(catalog=catalog, more={6: carried})


def open_action(action: str) -> bytes:
    """Something to be done when it is opened."""
    return with_page(catalog=f"<</Type/Catalog/Pages 2 0 R/OpenAction<<{action}>>>>")


def unicode_map(table: str) -> bytes:
    """A font that says wrongly which letters its glyphs are."""
    return with_page(font=FONT.replace(">>", "/ToUnicode 6 0 R>>"), more={6: stream(table.encode())})


def own_object_stream() -> bytes:
    """A stream of objects that holds itself and goes on with itself."""
    held = stream(b"6 0 <</Type/ObjStm>>", "/Type/ObjStm/N 1/First 4/Extends 6 0 R")
    return with_page(catalog="<</Type/Catalog/Pages 2 0 R/Names 6 0 R>>", more={6: held})


def own_form() -> bytes:
    """A drawing that draws itself."""
    form = stream(b"/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    page = PAGE.replace("/Font", "/XObject<</X 6 0 R>>/Font")
    return with_page(stream(SHOWN + b" /X Do"), page, more={6: form})


PDFS: Final[dict[str, Callable[[], bytes]]] = {
    **{f"truncated-{tenths}0-percent.pdf": partial(truncated, tenths) for tenths in range(1, 10)},
    **{f"bits-flipped-{seed:02}.pdf": partial(flipped, seed) for seed in range(1, 21)},
    "stream-bomb.pdf": partial(bomb, 100),
    "stream-bomb-nested.pdf": partial(bomb, 100, 3),
    "filter-chain.pdf": lambda: with_page(stream(b"", f"/Filter[{'/ASCIIHexDecode' * 5_000}]")),
    "arrays-nested.pdf": lambda: with_page(more={6: "[" * DEEP + "]" * DEEP}, catalog="<</Type/Catalog/Pages 2 0 R/Names 6 0 R>>"),
    "dictionaries-nested.pdf": lambda: with_page(page=PAGE[:-2] + "/A" + "<</A" * DEEP + " 1" + ">>" * DEEP + ">>"),
    "content-nested.pdf": lambda: with_page(stream(b"q " * 500_000 + SHOWN)),
    "content-arrays-nested.pdf": lambda: with_page(stream(b"[" * 100_000 + SHOWN)),
    "pages-in-themselves.pdf": lambda: with_page(pages="<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "pages-in-a-circle.pdf": lambda: with_page(page="<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"),
    "pages-without-end.pdf": lambda: with_page(pages=f"<</Type/Pages/Kids[{'3 0 R ' * 100_000}]/Count 100000>>"),
    "page-count-huge.pdf": lambda: with_page(pages="<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"),
    "page-count-negative.pdf": lambda: with_page(pages="<</Type/Pages/Kids[3 0 R]/Count -5>>"),
    "page-huge.pdf": lambda: with_page(page=PAGE.replace("595 842", "1e30 1e30")),
    "page-turned-over.pdf": lambda: with_page(page=PAGE.replace("0 0 595 842", "595 842 -595 -842")),
    "page-without-size.pdf": lambda: with_page(page=PAGE.replace("0 0 595 842", "0 0 0 0")),
    "page-size-no-number.pdf": lambda: with_page(page=PAGE.replace("595 842", "NaN /x")),
    "image-huge.pdf": partial(image, 60_000, 60_000, 8),
    "image-absurd.pdf": partial(image, 2**31 - 1, 2**31 - 1, 16),
    "objects-in-themselves.pdf": own_object_stream,
    "drawing-in-itself.pdf": own_form,
    "table-of-objects-wrong.pdf": lambda: assembled({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: PAGE, 4: stream(SHOWN), 5: FONT}, shift=7),
    "table-of-objects-loop.pdf": lambda: assembled({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: PAGE, 4: stream(SHOWN), 5: FONT}, "/Prev 9"),
    "table-of-objects-beyond.pdf": lambda: real().rpartition(b"startxref")[0] + b"startxref\n99999999999\n%%EOF\n",
    "length-wrong.pdf": lambda: with_page(stream(SHOWN).replace(b"/Length 52", b"/Length 999999999")),
    "javascript.pdf": partial(open_action, "/S/JavaScript/JS(while\\(1\\){app.alert\\('x'\\)})"),
    "launches-a-program.pdf": partial(open_action, "/S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>"),
    "opens-an-address.pdf": partial(open_action, "/S/URI/URI(file:///etc/passwd)"),
    "carries-a-program.pdf": embedded,
    "password-user.pdf": partial(real, "hemligt"),
    "password-owner.pdf": partial(real, "", "hemligt"),
    "letters-garbled.pdf": partial(unicode_map, "begincmap 1 beginbfrange <00> <FFFFFFFF> <0000> endbfrange endcmap"),
    "letters-without-end.pdf": partial(unicode_map, "1 begincodespacerange <00> <FF> " + "1 beginbfchar <41> <" * 50_000),
    "letters-controls.pdf": partial(unicode_map, "1 beginbfrange <00> <FF> <001B> endbfrange"),
    "font-in-itself.pdf": lambda: with_page(font="<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 9 9]/CharProcs<</a 6 0 R>>/Encoding<</Differences[80/a]>>/FirstChar 80/LastChar 80/Widths[9]/Resources<</Font<</F 5 0 R>>>>>>", more={6: stream(b"BT /F 9 Tf (P) Tj ET")}),
    "words-without-end.pdf": lambda: with_page(stream(b"BT /F 9 Tf " + b"(ord ) Tj 1 0 Td " * 200_000 + b"ET")),
    "letters-far-away.pdf": lambda: with_page(stream(b"BT /F 11 Tf 1e9 -1e9 Td (Protokoll) Tj ET")),
    "letters-of-no-size.pdf": lambda: with_page(stream(b"BT /F 0 Tf 50 700 Td (Protokoll) Tj ET")),
    "rules-without-end.pdf": lambda: with_page(stream(SHOWN + b" 0 0 m 500 0 l S" * 50_000)),
}  # fmt: skip
"""Written by what gives their bytes."""
