"""What a document is called by: an id that stays when its file changes, moves or is renamed."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path


def document_id(path: Path, inside: Sequence[str] = (), taken: Container[str] = ()) -> str:
    """The id of a document that is first met at ``path``, or ``inside`` the container there.

    Args:
        path: of a file.
        inside: its name in the container, in one in there, and so on.
        taken: ids of other documents: one whose file lay at ``path`` before it moved has that id still.
    """
    place = os.fsencode(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`
    parts = [place, *map(os.fsencode, inside)]
    while (found := hashlib.sha256(b"//".join(parts)).hexdigest()[:16]) in taken:
        parts.append(b"")
    return found
