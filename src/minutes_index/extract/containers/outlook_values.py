"""The properties of an Outlook message, of a recipient or of what is attached ([MS-OXPROPS]), by number."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from oxmsg.domain import constants as c
from oxmsg.domain.encodings import encoding_from_codepage
from oxmsg.domain.model import UnrecognizedCodePageError, UnsupportedEncodingError

from minutes_index.extract.text import decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oxmsg.storage import Storage

_ROW: Final = struct.Struct("<HH4x8s")
"""Type, number, flags, and the value or its length. `oxmsg.Properties` refuses all when a code page is unknown."""
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)


class Values(NamedTuple):
    """What is told in one storage."""

    storage: Storage
    rows: Mapping[tuple[int, int], bytes]
    """By number and type."""
    charset: str
    """Of strings of bytes; empty when nothing tells it."""

    @classmethod
    def of(cls, storage: Storage, header: int, charset: str = "") -> Values:
        """The properties that stand behind ``header`` bytes; ``charset`` is that of what the storage lies in.

        Raises:
            LookupError: the storage has none.
        """
        table = storage.properties_stream_bytes[header:]
        rows = _ROW.iter_unpack(table[: len(table) // _ROW.size * _ROW.size])
        found = cls(storage, {(number, kind): value for kind, number, value in rows}, charset)
        return found._replace(charset=found.encoding(c.PID_MESSAGE_CODEPAGE) or charset)

    def text(self, number: int) -> str:
        """A property that is text, without the zeros that end some; empty when there is none."""
        if (number, c.PTYP_STRING) in self.rows:
            text = self._stream(number, c.PTYP_STRING).decode("utf-16-le", "replace")
        elif (number, c.PTYP_STRING8) in self.rows:
            text = _decoded(self._stream(number, c.PTYP_STRING8), self.charset)
        else:
            return ""
        return text.rstrip("\0")

    def line(self, number: int) -> str:
        """A property that is text, on one line."""
        return " ".join(self.text(number).split())

    def data(self, number: int) -> bytes:
        """A property that is bytes; empty when there is none."""
        return self._stream(number, c.PTYP_BINARY) if (number, c.PTYP_BINARY) in self.rows else b""

    def number(self, number: int, otherwise: int = 0) -> int:
        """A property that is a number."""
        row = self.rows.get((number, c.PTYP_INTEGER_32))
        return otherwise if row is None else int.from_bytes(row[:4], "little")

    def is_so(self, number: int) -> bool:
        """A property that is true or false."""
        return self.rows.get((number, c.PTYP_BOOLEAN), b"\0")[0] != 0

    def moment(self, number: int) -> datetime | None:
        """A property that is a point in time, in UTC.

        Raises:
            OverflowError: it lies beyond all calendars.
        """
        row = self.rows.get((number, c.PTYP_TIME))
        return None if row is None else _EPOCH + timedelta(microseconds=int.from_bytes(row, "little") // 10)

    def encoding(self, number: int) -> str:
        """The encoding that a property names as a code page; empty when there is none, or nobody knows it."""
        try:
            return encoding_from_codepage(self.number(number))
        except (UnrecognizedCodePageError, UnsupportedEncodingError):
            return ""

    def _stream(self, number: int, kind: int) -> bytes:
        return self.storage.property_stream_bytes(number, kind)


def _decoded(data: bytes, charset: str) -> str:
    """By the code page that is told, where that is true."""
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return decoded(data)
