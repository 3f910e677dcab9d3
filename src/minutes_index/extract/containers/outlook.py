"""Outlook messages (msg; [MS-OXMSG]) as the mails that they were: compound files whose parts are properties by number."""

from __future__ import annotations

import email
import re
import struct
from contextlib import contextmanager
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from typing import TYPE_CHECKING, Final

from olefile.olefile import STGTY_STREAM, OleFileError, OleFileIO
from oxmsg.domain import constants as c
from oxmsg.storage import Storage

from minutes_index.errors import UnreadableSource
from minutes_index.extract.containers.outlook_headers import headers
from minutes_index.extract.containers.outlook_parts import attachment, page, texts
from minutes_index.extract.containers.outlook_values import Values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from io import BufferedReader

_OF_MESSAGE, _OF_MESSAGE_WITHIN, _OF_ATTACHMENT = 32, 24, 8
"""Bytes before the properties."""
_EMBEDDED: Final = 5
_WITHIN: Final = f"__substg1.0_{c.PID_ATTACH_DATA_BINARY:04X}{c.PTYP_OBJECT:04X}"
_SEALED: Final = re.compile(r"IPM\.Note\.(?:SMIME|rpmsg)", re.IGNORECASE)
"""Classes of messages that were signed or encrypted whole; what they held is the one file attached."""
_DAMAGED: Final = (OleFileError, struct.error, LookupError, ValueError, OverflowError)


def message(name: str, file: BufferedReader, size: int) -> Message:
    """The mail that an Outlook message was.

    Args:
        name: of the message, for errors.
        file: the message, at its beginning.
        size: of the file, in bytes.

    Returns:
        A mail as `email` reads it: who wrote to whom, when and about what, the text, and what is attached.

    Raises:
        UnreadableSource: it is damaged or cut off.
    """
    with _faults(name), OleFileIO(file) as parts:
        told = sum(each.size for each in parts.direntries if each and each.entry_type == STGTY_STREAM)
        if told > size:
            raise UnreadableSource(name, "damaged: its parts lie over each other")
        storage = Storage.from_ole(parts)
        if _bytes(storage) != told:
            raise UnreadableSource(name, "damaged or cut off: not all of its parts are there")
        return _mail(storage, _OF_MESSAGE, "")


@contextmanager
def _faults(name: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        raise UnreadableSource(name, "damaged or cut off: its parts cannot be told apart") from error


def _bytes(storage: Storage) -> int:
    return sum(len(each.bytes_) for each in storage.streams) + sum(map(_bytes, storage.storages))


def _mail(storage: Storage, header: int, charset: str) -> Message:
    """The mail in a storage; ``charset`` is that of the message around it."""
    values = Values.of(storage, header, charset)
    files = [
        (each, Values.of(each, _OF_ATTACHMENT, values.charset)) for each in storage.iter_attachment_storages()
    ]
    sealed = len(files) == 1 and _SEALED.match(values.text(c.PID_MESSAGE_CLASS))
    mail = _unwrapped(files[0][1]) if sealed else _mixed(values, files)
    for name, value in headers(storage, values).items():
        del mail[name]
        mail[name] = value
    return mail


def _unwrapped(values: Values) -> Message:
    """What was sealed: the mail that was signed, or the bytes that hold it."""
    if values.line(c.PID_ATTACH_MIME_TAG).lower() == "multipart/signed":
        return email.message_from_bytes(values.data(c.PID_ATTACH_DATA_BINARY))
    return attachment(values, b"")


def _mixed(values: Values, files: list[tuple[Storage, Values]]) -> Message:
    mail, (html, _) = MIMEMultipart(), page(values)
    mail.attach(MIMEMultipart("alternative", _subparts=texts(values)))
    for storage, told in files:
        mail.attach(_attached(storage, told, html))
    return mail


def _attached(storage: Storage, values: Values, html: bytes) -> Message:
    if values.number(c.PID_ATTACH_METHOD) != _EMBEDDED:
        return attachment(values, html)
    within = {each.name: each for each in storage.storages}[_WITHIN]
    return MIMEMessage(_mail(within, _OF_MESSAGE_WITHIN, values.charset))
