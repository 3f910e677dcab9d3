"""Hostile archives, office documents and mails: name -> what gives their bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, Final

from tests.hostile.texts import MINUTES, dice_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SLIPS: Final = (
    "../../etc/x.txt", "/etc/x.txt", "C:\\Windows\\x.txt", "c:x.txt", "..\\..\\x.txt", "a/../../../x.txt", "//server/x.txt",
    "a\0b.txt", "con.txt", ".", "..", "", "x" * 5_000 + ".txt", "a/" * 2_000 + "x.txt", "\x1b[2Jx.txt", "\u202efdp.txt", "ny\nrad.txt",
)  # fmt: skip
"""Names of members that would lie outside, or nowhere, were they believed."""
MEGABYTE: Final = 1_000_000
LOCAL: Final = "<4s5H3L2H"
CENTRAL: Final = "<4s6H3L5H2L"
END: Final = "<4s4H2LH"
DOCX: Final = (
    '<?xml version="1.0"?>{0}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:body></w:document>"
)
TYPES: Final = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
LAUGHS: Final = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
)
OUTSIDE: Final = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
ODT: Final = (
    '<?xml version="1.0"?>{0}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>{1}</text:p>'
    "</office:text></office:body></office:document-content>"
)
HEAD: Final = "From: a@example.org\r\nTo: b@example.org\r\nSubject: Protokoll\r\nMIME-Version: 1.0\r\n"


def packed(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these members, whatever their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members:
            info = zipfile.ZipInfo("x")
            info.filename, info.compress_type = name, method
            archive.writestr(info, data)
    return made.getvalue()


def nested(depth: int, width: int) -> bytes:
    """An archive of archives of archives; what lies at the bottom is nulls."""
    inside = packed([("0.txt", bytes(10 * MEGABYTE))])
    for _ in range(depth):
        inside = packed((f"{number}.zip", inside) for number in range(width))
    return inside


def overlapping(members: int, megabytes: int) -> bytes:
    """Every entry of the directory points to the same packed bytes, as in the bombs of David Fifield."""
    data = zlib.compress(bytes(megabytes * MEGABYTE), 9)[2:-4]
    check, size = zlib.crc32(bytes(megabytes * MEGABYTE)), megabytes * MEGABYTE
    local = struct.pack(LOCAL, b"PK\3\4", 20, 0, 8, 0, 0, check, len(data), size, 5, 0) + b"0.txt" + data
    entry = struct.pack(CENTRAL, b"PK\1\2", 20, 20, 0, 8, 0, 0, check, len(data), size, 5, 0, 0, 0, 0, 0, 0)
    directory = b"".join(entry + f"{number:05}".encode() for number in range(members))
    return (
        local + directory + struct.pack(END, b"PK\5\6", 0, 0, members, members, len(directory), len(local), 0)
    )


def linked() -> bytes:
    """Members that are links out of the archive, and one that would be written through them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("out")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc")
        archive.writestr("out/x.txt", MINUTES)
    return made.getvalue()


def locked() -> bytes:
    """Members that say to need a password."""
    data = bytearray(packed([("protokoll.txt", dice_bytes(500))], zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.rindex(b"PK\1\2") + 8] |= 1
    return bytes(data)


def changed(search: bytes, by: int, to: bytes) -> bytes:
    """An archive of one file with some bytes changed behind a signature."""
    data = bytearray(packed([("protokoll.txt", MINUTES.encode())]))
    at = data.rindex(search) + by
    data[at : at + len(to)] = to
    return bytes(data)


def docx(before: str = "", text: str = "Protokoll", more: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """A document of Word."""
    return packed(
        [
            ("[Content_Types].xml", TYPES.encode()),
            ("word/document.xml", DOCX.format(before, text).encode()),
            *more,
        ]
    )


def odt(before: str = "", text: str = "Protokoll") -> bytes:
    """A document of LibreOffice."""
    kind = b"application/vnd.oasis.opendocument.text"
    return packed([("mimetype", kind), ("content.xml", ODT.format(before, text).encode())])


def multiparts(depth: int) -> bytes:
    """Parts within parts."""
    opening = "".join(
        f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n' for level in range(depth)
    )
    return (HEAD + opening + "Content-Type: text/plain\r\n\r\nProtokoll\r\n").encode()


def mails(depth: int) -> bytes:
    """Mails in mails."""
    return (HEAD + ("Content-Type: message/rfc822\r\n\r\n" + HEAD) * depth + "\r\nProtokoll\r\n").encode()


def mail(headers: str, body: str) -> bytes:
    """A mail."""
    return f"{HEAD}{headers}\r\n\r\n{body}".encode()


ATTACHED: Final = (
    'Content-Type: multipart/mixed; boundary="b"',
    '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="../../../etc/x.txt"\r\n\r\nProtokoll\r\n--b--\r\n',
)

ARCHIVES: Final[dict[str, Callable[[], bytes]]] = {
    "zip-bomb.zip": lambda: packed([("0.txt", bytes(100 * MEGABYTE))]),
    "zip-bomb-nested.zip": partial(nested, 4, 8),
    "zip-bomb-overlapping.zip": partial(overlapping, 20_000, 20),
    "zip-slip.zip": lambda: packed((name, MINUTES.encode()) for name in SLIPS),
    "zip-links.zip": linked,
    "zip-65535-members.zip": partial(overlapping, 65_535, 1),
    "zip-password.zip": locked,
    "zip-names-cp437.zip": lambda: packed([("protokoll.txt", MINUTES.encode())]).replace(b"protokoll.txt", b"m\x94te \x86tta.txt"),
    "zip-same-name-twice.zip": lambda: packed([("a.txt", MINUTES.encode()), ("b.txt", b"")]).replace(b"b.txt", b"a.txt"),
    "zip-empty.zip": lambda: packed([]),
    "zip-truncated.zip": lambda: packed([("protokoll.txt", MINUTES.encode() * 50)])[:-40],
    "zip-checksum-wrong.zip": lambda: changed(b"PK\1\2", 16, b"\1\2\3\4"),
    "zip-size-wrong.zip": lambda: changed(b"PK\1\2", 24, b"\xff\xff\xff\x7f"),
    "zip-place-wrong.zip": lambda: changed(b"PK\1\2", 42, b"\xff\xff\xff\x7f"),
    "zip-method-unknown.zip": lambda: changed(b"PK\1\2", 10, b"\x63\0"),
    "docx-bomb.docx": lambda: docx(text="a" * 50 * MEGABYTE),
    "docx-laughs.docx": lambda: docx(LAUGHS, "&a11;"),
    "docx-reads-a-file.docx": lambda: docx(OUTSIDE, "&e;"),
    "docx-nested.docx": lambda: docx(text="<w:p>" * 50_000),
    "docx-without-text.docx": lambda: packed([("[Content_Types].xml", TYPES.encode())]),
    "docx-not-xml.docx": lambda: docx("<<<", "]]>"),
    "odt-bomb.odt": lambda: odt(text="a" * 50 * MEGABYTE),
    "odt-laughs.odt": lambda: odt(LAUGHS, "&a11;"),
    "odt-reads-a-file.odt": lambda: odt(OUTSIDE, "&e;"),
    "odt-spaces-without-end.odt": lambda: odt(text='<text:s text:c="2000000000"/>'),
    "mail-nested-parts.eml": partial(multiparts, 10_000),
    "mail-nested-mails.eml": partial(mails, 2_000),
    "mail-boundary-broken.eml": lambda: mail('Content-Type: multipart/mixed; boundary="b"', "--c\r\n\r\nProtokoll\r\n"),
    "mail-boundary-missing.eml": lambda: mail("Content-Type: multipart/mixed", "Protokoll"),
    "mail-base64-garbage.eml": lambda: mail("Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64", "%%%=" * 50_000),
    "mail-header-of-a-megabyte.eml": lambda: mail("X-Long: " + "a" * MEGABYTE, "Protokoll"),
    "mail-attachment-outside.eml": lambda: mail(*ATTACHED),
    "mail-charset-unknown.eml": lambda: mail("Content-Type: text/plain; charset=klingon", "Protokoll åäö"),
}  # fmt: skip
