"""Values between processes: each pickled, after its length in eight bytes."""

from __future__ import annotations

import pickle
import struct
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from typing import BinaryIO

LENGTH: Final = struct.Struct(">Q")


def packed(value: object) -> bytes:
    """The value as a frame."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(content)) + content


def received(stream: BinaryIO) -> bytes:
    """The content of the next frame.

    Raises:
        EOFError: the other end is gone, perhaps in the middle of a frame.
    """
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    return _exactly(stream, length)


def value(content: bytes) -> Any:  # noqa: ANN401 - whatever was sent
    """What a frame of our own process says."""
    return pickle.loads(content)  # noqa: S301 - the processes are ours, at both ends of a private pipe


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content
