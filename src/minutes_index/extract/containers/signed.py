"""What is in a signed mail: S/MIME (RFC 8551, RFC 5652) and OpenPGP (RFC 9580, 7). Signatures are not verified.

Of a signed message only the bytes that were signed are taken: one string, five elements deep, which is found by
walking the elements (X.690) without a library that knows certificates.
"""

from __future__ import annotations

import email
import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_PKCS7: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_ENCRYPTED: Final = frozenset({"multipart/encrypted", "application/x-microsoft-rpmsg-message"})
_SIGNED: Final = bytes.fromhex("2a864886f70d010702")
_ENVELOPED: Final = (bytes.fromhex("2a864886f70d010703"), bytes.fromhex("2a864886f70d0109100117"))
_CONSTRUCTED: Final = 0x20
_OBJECT, _OCTETS, _WITHIN = 0x06, 0x04, 0xA0
_DEEPEST: Final = 8
"""Signatures around each other, and pieces of strings within pieces."""
_CLEAR: Final = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][\w-]*:.*\n)*\n(.*?)\n?^-----BEGIN PGP SIGNATURE-----$"
    r".*?^-----END PGP SIGNATURE-----$",
    re.MULTILINE | re.DOTALL,
)
_ARMOUR: Final = re.compile(
    r"^[> ]*-----BEGIN\sPGP\sMESSAGE-----.*?(?:-----END\sPGP\sMESSAGE-----[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_DASHED: Final = re.compile(r"^- ", re.MULTILINE)


class Seal(Enum):
    """What is around a part of a mail."""

    NONE = auto()
    SIGNED = auto()
    ENCRYPTED = auto()
    UNKNOWN = auto()
    """Packed in a way that is not read."""


class _Element(NamedTuple):
    tag: int
    content: bytes


def seal(part: Message) -> Seal:
    """What is around a part, as its bytes tell: a signed message is often called by the name of encrypted ones."""
    if part.get_content_type() in _ENCRYPTED:
        return Seal.ENCRYPTED
    name = (part.get_filename() or "").lower()
    if part.get_content_type() not in _PKCS7 and not name.endswith("smime.p7m"):
        return Seal.NONE
    kind = _kind(_data(part))
    if kind == _SIGNED:
        return Seal.SIGNED
    told = str(part.get_param("smime-type") or "enveloped-data").lower()
    return Seal.ENCRYPTED if kind in _ENVELOPED or told.endswith("enveloped-data") else Seal.UNKNOWN


def unsealed(part: Message) -> Message | None:
    """The mail that was signed whole, or None when it lies elsewhere or its bytes are damaged."""
    content = _content(_data(part))
    return email.message_from_bytes(content) if content else None


def unsigned(text: str) -> str:
    """A text without what OpenPGP puts around it to sign it, and without what is encrypted in it."""
    return _CLEAR.sub(lambda found: _DASHED.sub("", found[1]), _ARMOUR.sub("", text))


def encrypted(text: str) -> list[str]:
    """What is encrypted by OpenPGP within a text, each piece with the lines around it that say so."""
    return [found[0].replace("\xa0", " ").lstrip("> ") for found in _ARMOUR.finditer(text)]


def _data(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _kind(data: bytes) -> bytes:
    """The type of a message: the object identifier that it begins with."""
    first = next((each for whole in _elements(data) for each in _elements(whole.content)), None)
    return first.content if first and first.tag == _OBJECT else b""


def _content(data: bytes) -> bytes:
    """The bytes that were signed: ContentInfo, SignedData, EncapsulatedContentInfo, and the string in it."""
    try:
        signed = next(_elements(_within(next(_elements(data)))))
        encapsulated = list(_elements(signed.content))[2]
        return _octets(_within(encapsulated), 0)
    except (StopIteration, IndexError, ValueError):
        return b""


def _within(element: _Element) -> bytes:
    """What the first of an element's own that is tagged zero holds."""
    return next(each.content for each in _elements(element.content) if each.tag == _WITHIN)


def _octets(data: bytes, depth: int) -> bytes:
    """A string, which may be in pieces."""
    if depth > _DEEPEST:
        raise ValueError(depth)
    return b"".join(
        _octets(each.content, depth + 1) if each.tag & _CONSTRUCTED else each.content
        for each in _elements(data)
        if each.tag & ~_CONSTRUCTED == _OCTETS
    )


def _elements(data: bytes) -> Iterator[_Element]:
    """The elements of a string of bytes, as far as they are whole."""
    at = 0
    while at + 2 <= len(data):
        tag, start, end, behind = _bounds(data, at)
        if not tag or end > len(data) or behind <= at:
            return
        yield _Element(tag, data[start:end])
        at = behind


def _bounds(data: bytes, at: int) -> tuple[int, int, int, int]:
    """The tag of an element, where its content starts and ends, and where the next one begins."""
    tag, length, start = data[at], data[at + 1], at + 2
    if length == 0x80:  # its end is marked (X.690, 8.1.3.6)
        end = _end(data, start)
        return tag, start, end, end + 2
    if length > 0x80:  # so many bytes tell it (8.1.3.5)
        count = length & 0x7F
        length, start = int.from_bytes(data[start : start + count], "big"), start + count
    return tag, start, start + length, start + length


def _end(data: bytes, at: int) -> int:
    """Where elements end that two zero bytes end; behind all of it when nothing does."""
    depth = 1
    while at + 2 <= len(data):
        if data[at : at + 2] == b"\0\0":
            depth -= 1
            at += 2
            if not depth:
                return at - 2
        elif data[at + 1] == 0x80:
            depth += 1
            at += 2
        else:
            at = _bounds(data, at)[3]
    return len(data) + 1
