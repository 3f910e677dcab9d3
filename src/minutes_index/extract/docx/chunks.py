"""Parts of a Word document that are whole documents of other formats (``altChunk``; ISO/IEC 29500-1, 17.17.2)."""

from __future__ import annotations

import email
import email.policy
import io
import zipfile
from typing import TYPE_CHECKING

from minutes_index.errors import UnreadableSource
from minutes_index.extract.containers.packed import FAULTS
from minutes_index.extract.docx.package import Package
from minutes_index.extract.html import page as html
from minutes_index.extract.layout.blocks import Paragraph
from minutes_index.extract.rtf import document as rtf
from minutes_index.extract.text import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_index.extract.layout.blocks import Block
    from minutes_index.extract.reading import Reading

_RTF, _ZIP = b"{\\rtf", b"PK\x03\x04"


def blocks(
    name: str, data: bytes, reading: Reading, inner: Callable[[Package], Iterator[Block]]
) -> Iterator[Block]:
    """What a part says: HTML, MHTML, RTF, another Word document, or plain text, told by its bytes.

    Args:
        name: of the file, for errors.
        data: the part.
        reading: the limits.
        inner: reads another Word document.

    Raises:
        TooLarge, UnreadableSource: as said by their names.
    """
    if data.startswith(_ZIP):
        return inner(_package(name, data, reading))
    if data.lstrip().startswith(_RTF):
        return rtf.blocks(name, data)
    if data[:4096].lower().find(b"content-type:") >= 0 and b"mime-version" in data[:4096].lower():
        return _of_mail(name, data, reading)
    if b"<" in data[:4096]:
        return html.blocks(name, data, reading)
    return (Paragraph(line) for line in decoded(data).splitlines())


def _of_mail(name: str, data: bytes, reading: Reading) -> Iterator[Block]:
    """The first page of a web page saved with all that it shows (MHTML)."""
    mail = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in mail.walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() in {"text/html", "application/xhtml+xml"} and isinstance(payload, bytes):
            return html.blocks(name, payload, reading, str(part.get_content_charset() or ""))
    return iter(())


def _package(name: str, data: bytes, reading: Reading) -> Package:
    try:
        return Package(name, zipfile.ZipFile(io.BytesIO(data)), reading)
    except FAULTS as error:
        raise UnreadableSource(name, "damaged: a document in it cannot be opened") from error
