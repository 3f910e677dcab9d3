"""The texts of an Outlook message, and what is attached to it, as parts of a mail."""

from __future__ import annotations

import re
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from mimetypes import guess_type
from typing import TYPE_CHECKING, Final

import compressed_rtf
from oxmsg.domain import constants as c

if TYPE_CHECKING:
    from email.message import Message

    from minutes_index.extract.containers.outlook_values import Values

LINKED: Final = "message/external-body"
"""The type of what the message only points to (RFC 2046, 5.2.3)."""
DRAWN: Final = "application/x-oleobject"
"""The type of what another program draws within the message."""
_BY_VALUE, _OBJECT = (0, 1), 6
"""Ways of attaching; the others point to a file that lies elsewhere."""
_INLINE: Final = 4
_TYPE: Final = re.compile(r"(?!message/|multipart/)[\w.+-]+/[\w.+-]+", re.ASCII)
_OTHER: Final = "application/octet-stream"


def texts(values: Values) -> list[Message]:
    """What a message says, in plain text and in HTML; what it says in RTF alone as a file."""
    plain, (html, charset) = values.text(c.PID_BODY), page(values)
    found = [
        *([part("text/plain", plain.encode("utf-8", "replace"), charset="utf-8")] if plain.strip() else []),
        *([part("text/html", html, charset=charset)] if html.strip() else []),
    ]
    rich = values.data(c.PID_RTF_COMPRESSED)
    if rich and not found:
        return [part("application/rtf", _rtf(rich), "message.rtf")]
    return found or [part("text/plain", b"")]


def page(values: Values) -> tuple[bytes, str]:
    """What a message says in HTML, and its encoding as far as it is told; empty when it has none."""
    if written := values.text(c.PID_HTML):
        return written.encode("utf-8", "replace"), "utf-8"
    return values.data(c.PID_HTML), values.encoding(c.PID_INTERNET_CODEPAGE)


def _rtf(data: bytes) -> bytes:
    """What is packed; the bytes as they are when they are damaged, which whoever reads the file tells."""
    try:
        return bytes(compressed_rtf.decompress(data))
    except Exception:  # noqa: BLE001 - nothing narrower is raised
        return data


def attachment(values: Values, html: bytes) -> Message:
    """What is attached to a message, and is no message itself.

    Args:
        values: what is told of it.
        html: what the message says, in which pictures may stand.

    Returns:
        The file; of type `LINKED` or `DRAWN`, and empty, when none is in the message.
    """
    method, name = values.number(c.PID_ATTACH_METHOD), _name(values)
    if method not in _BY_VALUE:
        return part(DRAWN if method == _OBJECT else LINKED, b"", name)
    mail = part(_type(values, name), values.data(c.PID_ATTACH_DATA_BINARY), name)
    if (identity := values.line(c.PID_ATTACH_CONTENT_ID)) and _is_inline(values, identity, html):
        mail["Content-ID"] = f"<{identity}>"
        mail.replace_header(
            "Content-Disposition", mail["Content-Disposition"].replace("attachment", "inline", 1)
        )
    return mail


def _name(values: Values) -> str:
    """The name of what is attached, or nothing."""
    names = (c.PID_ATTACH_LONG_FILENAME, c.PID_ATTACH_FILENAME, c.PID_DISPLAY_NAME)
    return next(filter(None, map(values.line, names)), "")


def _type(values: Values, name: str) -> str:
    told = values.line(c.PID_ATTACH_MIME_TAG).lower()
    return told if _TYPE.fullmatch(told) else guess_type(name)[0] or _OTHER


def _is_inline(values: Values, identity: str, html: bytes) -> bool:
    """Whether a picture stands in the text."""
    flagged = values.number(c.PID_ATTACH_FLAGS) & _INLINE != 0
    return flagged or values.is_so(c.PID_ATTACHMENT_HIDDEN) or f"cid:{identity}".encode() in html


def part(kind: str, data: bytes, name: str = "", charset: str = "") -> Message:
    """A part of a mail.

    Args:
        kind: its type, as ``text/plain``.
        data: what is in it.
        name: of the file, when it is one that is attached.
        charset: of a text.
    """
    made = MIMEBase(*kind.split("/", 1))
    if charset:
        made.set_param("charset", charset)
    made.set_payload(data)
    encode_base64(made)
    if name:
        made.add_header("Content-Disposition", "attachment", filename=name)
    return made
