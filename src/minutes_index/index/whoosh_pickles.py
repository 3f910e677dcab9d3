"""What Whoosh keeps as pickles, read so that nothing in an index can run code: an archive may come from anybody.

Whoosh reads pickles in many places and offers no way to say how, so its modules are given our readers in place of
those of `pickle`. They refuse what no index of ours has.
"""

from __future__ import annotations

import pickle
from array import array
from collections import defaultdict
from io import BytesIO
from typing import Any, Final

from whoosh import columns, legacy
from whoosh.codec import whoosh3
from whoosh.filedb import structfile

from minutes_index.index.whoosh_postings import Codec


def _latin1(text: str, _encoding: str) -> bytes:
    """Bytes, as pickles of protocol 2 have them; `codecs.encode` itself would run any codec."""
    return text.encode("latin-1")


KNOWN: Final[dict[tuple[str, str], object]] = {
    (Codec.__module__, Codec.__name__): Codec,
    ("whoosh.codec.whoosh3", "W3Codec"): whoosh3.W3Codec,
    ("whoosh.codec.whoosh3", "W3Segment"): whoosh3.W3Segment,
    ("array", "array"): array,
    ("_codecs", "encode"): _latin1,
    ("collections", "defaultdict"): defaultdict,
    ("builtins", "int"): int,
}
"""All that is named in the pickles of an index, ours or one of the bare library in the same program; our schema is never read from one."""


class _Unpickler(pickle.Unpickler):
    """Knows what is in `KNOWN` alone."""

    def find_class(self, module_name: str, global_name: str, /) -> object:
        """What a pickle names.

        Raises:
            UnpicklingError: no index has it.
        """
        if (module_name, global_name) not in KNOWN:
            raise pickle.UnpicklingError(f"it names {module_name}.{global_name}, which no index has")
        return KNOWN[module_name, global_name]


def load(file: Any) -> Any:  # noqa: ANN401 -- any file of Whoosh's, any plain value
    """Reads one pickle from an open file.

    Raises:
        UnpicklingError: it is damaged, or there is something in it that no index has.
    """
    return _Unpickler(file).load()


def loads(content: bytes) -> Any:  # noqa: ANN401 -- as above
    """The same, of bytes."""
    return load(BytesIO(content))


def guard() -> None:
    """Has Whoosh read pickles by `load` and `loads` alone, in the whole process."""
    structfile.load_pickle = load
    whoosh3.loads = columns.loads = loads
    legacy.toc_loaders.clear()  # lists of segments of Whoosh 1, which have pickles of their own
