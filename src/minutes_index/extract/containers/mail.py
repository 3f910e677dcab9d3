"""Mails (eml, msg): the message as a text, and what is attached (RFC 5322, 2045 to 2047, 2231)."""

from __future__ import annotations

import email
import email.errors
import tempfile
from contextlib import contextmanager
from email.header import decode_header
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from minutes_index.errors import EncryptedSource, TooLarge, UnreadableSource, UnsupportedFormat
from minutes_index.extract.compound_files import MAGIC
from minutes_index.extract.containers import outlook
from minutes_index.extract.containers.contents import Contents, Member
from minutes_index.extract.containers.mail_text import as_text, written
from minutes_index.extract.containers.outlook_parts import DRAWN, LINKED
from minutes_index.extract.containers.outlook_parts import part as attached
from minutes_index.extract.containers.signed import Seal, encrypted, seal, unsealed
from minutes_index.extract.files import opened, require_size, shown
from minutes_index.extract.names import is_hidden, is_no_minutes, safe, told_apart
from minutes_index.extract.text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from minutes_index.errors import SourceError
    from minutes_index.extract.reading import Reading

MESSAGE = "message.txt"
SEALED = "encrypted.asc"
"""What OpenPGP encrypted within the text."""
_TOLD = ("From", "To", "Cc", "Date", "Subject")
_BODY = frozenset({"text/plain", "text/html"})
_SEALS = 4
"""Signatures around each other."""
_SAVE = "save it from the mail program without its seal, or save what is attached"
_SIGNATURES = frozenset({"smime.p7s", "signature.asc"})
_PACKED_BY_OUTLOOK = (
    "files packed in Outlook's own way (winmail.dat)",
    "ask for the mail in HTML or plain text",
)
_REFUSED = {
    "application/ms-tnef": _PACKED_BY_OUTLOOK,
    "application/vnd.ms-tnef": _PACKED_BY_OUTLOOK,
    LINKED: ("a link to a file that is not in the message", "ask the sender for the file"),
    DRAWN: (
        "an object drawn within the message by another program",
        "save it from the mail program as a file",
    ),
}
"""What cannot be unpacked, and a way out."""
# Signatures, invitations and reports of delivery: no files that somebody attached.
_PASSED_OVER = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys",
     "text/calendar", "text/vcard", "text/x-vcard", "message/delivery-status", "message/disposition-notification"}
)  # fmt: skip
_ENDINGS = {
    "application/pdf": ".pdf", "application/zip": ".zip", "application/rtf": ".rtf", "text/rtf": ".rtf", "text/plain": ".txt",
    "text/html": ".html", "message/rfc822": ".eml", "image/png": ".png", "image/jpeg": ".jpg", "image/tiff": ".tif",
}  # fmt: skip
# What the parser of the standard library meets in a mail that is none.
_FAULTS = (email.errors.MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class _File(NamedTuple):
    name: str
    part: Message | None
    """None for the message itself."""


def contents(path: Path, reading: Reading) -> Contents:
    """What lies in a mail: its text as `MESSAGE`, and the files attached; see `containers.contents`."""
    with _faults(shown(path)):
        mail = _parsed(path, reading)
        files, passed_over = _files(path, mail, reading)
        members = tuple(Member(each.name, _fault(path, each)) for each in files)
    return Contents(members, passed_over)


@contextmanager
def unpacked(path: Path, name: str, reading: Reading) -> Iterator[Path]:
    """One file of a mail; see `containers.unpacked`."""
    inside = f"{shown(path)}//{name}"
    with _faults(inside):
        mail = _parsed(path, reading)
        found = next((each for each in _files(path, mail, reading)[0] if each.name == name), None)
        if found is None:
            raise UnreadableSource(inside, "there is no such file in the mail")
        if refused := _fault(path, found):
            raise refused
        data = _message(inside, mail, reading) if found.part is None else _data(found.part)
    if len(data) > reading.bytes:
        raise TooLarge(inside, f"more than {reading.bytes:,} bytes when unpacked")
    with tempfile.TemporaryDirectory(prefix="minutes-index-") as folder:
        target = Path(folder, "member")
        target.write_bytes(data)
        yield target


@contextmanager
def _faults(name: str) -> Iterator[None]:
    try:
        yield
    except _FAULTS as error:
        raise UnreadableSource(name, "damaged: its parts cannot be told apart") from error


def _parsed(path: Path, reading: Reading) -> Message:
    with opened(path) as (file, status):
        require_size(path, status.st_size, reading)
        is_outlook = file.peek(len(MAGIC)).startswith(MAGIC)
        mail = (
            outlook.message(shown(path), file, status.st_size)
            if is_outlook
            else email.message_from_binary_file(file)
        )
    for part in mail.walk():
        _mend(part)
    return _unsealed(shown(path), mail)


def _unsealed(name: str, mail: Message) -> Message:
    """The mail; one that was signed whole with the headers of its envelope.

    Raises:
        EncryptedSource, UnsupportedFormat, UnreadableSource: it cannot be had, for the reason that the name says.
    """
    held, found = seal(mail), mail
    for _ in range(_SEALS):
        if held is Seal.SIGNED:
            inner = unsealed(found)
            if inner is None:
                raise UnreadableSource(name, "it is signed, and what was signed is not in it")
            found, held = inner, seal(inner)
    if held is Seal.ENCRYPTED:
        raise EncryptedSource(name, "it is encrypted", "save it decrypted, or save what is attached")
    if held is not Seal.NONE:
        raise UnsupportedFormat(name, "it is sealed in a way that is not read", _SAVE)
    return mail if found is mail else _enveloped(found, mail)


def _enveloped(inner: Message, outer: Message) -> Message:
    for name in _TOLD:
        if outer[name] and not inner[name]:
            inner[name] = outer[name]
    for part in inner.walk():
        _mend(part)
    return inner


def _mend(part: Message) -> None:
    """Gives headers with bytes that should have been encoded the characters that were meant."""
    for name, value in part.raw_items():
        raw = str(value).encode("utf-8", "surrogateescape")
        if not str(value).isascii():
            part.replace_header(name, decoded(raw))


def _files(path: Path, mail: Message, reading: Reading) -> tuple[list[_File], int]:
    """The message and the files attached, by names of their own; and how many are passed over."""
    found = [part for part in _leaves(mail) if not _is_body(part)]
    if len(found) > reading.members:
        raise TooLarge(shown(path), f"more than {reading.members:,} files in it")
    named = [(safe(_name(part)) or "attachment", part) for part in found if not _is_passed_over(part)]
    kept = [(name, part) for name, part in named if not is_no_minutes(name) and not is_hidden(name)]
    sealed = [
        (SEALED, piece) for part in _leaves(mail) if _is_body(part) for piece in _sealed(path, part, reading)
    ]
    bodies = any(_is_body(part) and as_text(str(path), part, reading).strip() for part in _leaves(mail))
    message: list[tuple[str, Message | None]] = [(MESSAGE, None)] if bodies or not [*kept, *sealed] else []
    everything = [*message, *kept, *sealed]
    names = told_apart(name for name, _ in everything)
    return [_File(name, part) for name, (_, part) in zip(names, everything, strict=True)], len(found) - len(
        kept
    )


def _sealed(path: Path, part: Message, reading: Reading) -> list[Message]:
    """What is encrypted within the text of a message, as files that cannot be read."""
    pieces = encrypted(written(str(path), part, reading))
    return [attached("application/pgp-encrypted", piece.encode("utf-8", "replace")) for piece in pieces]


def _leaves(part: Message) -> Iterator[Message]:
    """The parts that hold no others; mails that are attached are whole."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        parts = [list(_leaves(each)) for each in _inner(part)]
        if part.get_content_subtype() == "alternative":
            parts = _preferred(parts)
        yield from (leaf for leaves in parts for leaf in leaves)
    elif seal(part) is Seal.SIGNED and (inner := unsealed(part)) is not None:
        yield from _leaves(inner)
    else:
        yield part


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if not isinstance(each, str)] if isinstance(payload, list) else []


def _preferred(alternatives: list[list[Message]]) -> list[list[Message]]:
    """Of the ways to say the same, plain text; what is attached to any of them all the same."""
    plain = next((leaves for leaves in alternatives if any(map(_is_plain, leaves))), None)
    if plain is None:
        return alternatives
    return [
        leaves if leaves is plain else [leaf for leaf in leaves if not _is_body(leaf)]
        for leaves in alternatives
    ]


def _is_plain(part: Message) -> bool:
    """Whether a part says something in plain text."""
    return _is_body(part) and part.get_content_type() == "text/plain" and bool(_data(part).strip())


def _is_body(part: Message) -> bool:
    attached = part.get_content_disposition() == "attachment" or part.get_filename()
    return part.get_content_type() in _BODY and not attached


def _is_passed_over(part: Message) -> bool:
    """Whether a part is no file that somebody attached; pictures with an id are drawn in the message."""
    drawn = part.get_content_maintype() == "image" and part["Content-ID"] is not None
    of_page = part["Content-Location"] is not None and not part.get_filename()
    attached = part.get_content_disposition() == "attachment"
    is_signature = (part.get_filename() or "").lower() in _SIGNATURES
    return part.get_content_type() in _PASSED_OVER or is_signature or ((drawn or of_page) and not attached)


def _name(part: Message) -> str:
    if name := _decoded(part.get_filename() or ""):
        return name
    kind = part.get_content_type()
    if kind == "message/rfc822" and (inner := _inner(part)):
        return f"{_decoded(str(inner[0]['Subject'] or 'mail')).replace('/', '-')}.eml"
    return f"attachment{_ENDINGS.get(kind, '')}"


def _fault(path: Path, found: _File) -> SourceError | None:
    told = _REFUSED.get(found.part.get_content_type()) if found.part is not None else None
    return UnsupportedFormat(f"{shown(path)}//{found.name}", *told) if told else None


def _data(part: Message) -> bytes:
    if inner := _inner(part):
        return b"\n".join(each.as_bytes() for each in inner)
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _message(name: str, mail: Message, reading: Reading) -> bytes:
    """Who wrote to whom, when and about what, and below it the text."""
    headers = () if _is_saved_page(mail) else _TOLD
    told = [f"{each}: {_shown(each, _decoded(str(mail[each])))}" for each in headers if mail[each]]
    bodies = [as_text(name, part, reading).strip("\n") for part in _leaves(mail) if _is_body(part)]
    return "\n".join([*told, "", *("\n\n".join(body for body in bodies if body).split("\n"))]).encode(
        "utf-8", "replace"
    )


def _is_saved_page(mail: Message) -> bool:
    """Whether it is a web page saved with all that it shows (MHTML), whose date is the day on which it was saved."""
    by_browser = str(mail["From"] or "").lower().lstrip('" <').startswith("saved by")
    return by_browser or mail["Snapshot-Content-Location"] is not None or mail["From"] is None


def _shown(name: str, value: str) -> str:
    """A header on one line, and a date as ISO 8601 has it."""
    value = " ".join(value.split())
    if name != "Date":
        return value
    try:
        return parsedate_to_datetime(value).strftime("%Y-%m-%d %H:%M")
    except (ValueError, TypeError, IndexError, OverflowError):
        return value


def _decoded(text: str) -> str:
    """Encoded words as what they say; bytes that nobody encoded as UTF-8 or Windows-1252."""
    try:
        pieces = decode_header(text)
    except email.errors.HeaderParseError:
        return text
    return "".join(_by(*piece) for piece in pieces)


def _by(piece: bytes | str, charset: str | None) -> str:
    data = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
    try:
        return data.decode(charset if charset and charset != "unknown-8bit" else "utf-8")
    except (LookupError, ValueError):
        return decoded(data)
