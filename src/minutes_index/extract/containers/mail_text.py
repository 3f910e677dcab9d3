"""The text of a part of a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.extract.containers.flowed import joined
from minutes_index.extract.containers.signed import unsigned
from minutes_index.extract.html.page import blocks
from minutes_index.extract.layout.lines import lines
from minutes_index.extract.text import decoded

if TYPE_CHECKING:
    from email.message import Message

    from minutes_index.extract.reading import Reading


def as_text(name: str, part: Message, reading: Reading) -> str:
    """What a part says, as `written`, without signatures and without what is encrypted in it."""
    return unsigned(written(name, part, reading))


def written(name: str, part: Message, reading: Reading) -> str:
    """What a part of plain text or HTML says.

    Args:
        name: of the mail, for errors.
        part: of type ``text/plain`` or ``text/html``.
        reading: the limits.

    Raises:
        TooLarge, UnreadableSource: as `html.blocks` does.
    """
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = str(part.get_content_charset() or "")
    if part.get_content_type() == "text/html":
        return "\n".join(lines(blocks(name, data, reading, charset)))
    text = _decoded(data, charset).replace("\r\n", "\n")
    if str(part.get_param("format")).lower() == "flowed":
        text = joined(text, without_space=str(part.get_param("delsp")).lower() == "yes")
    return text


def _decoded(data: bytes, charset: str) -> str:
    """By what the mail says of it, where that is true."""
    if charset in {"", "us-ascii", "utf-8"}:
        return decoded(data)
    try:
        return data.decode("cp1252" if charset in {"iso-8859-1", "latin1"} else charset, "replace")
    except (LookupError, ValueError):
        return decoded(data)
