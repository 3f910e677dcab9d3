"""Everything that can go wrong and is not a bug.

`SourceError` is caught by the import and becomes a row of its report, `QueryError` becomes a message
with a caret; the others end a command with one line and, where there is one, a way out (`hint`).
"""

from __future__ import annotations


class MinutesIndexError(Exception):
    """Base of all errors of this package; ``str()`` gives one line that a user can read."""

    hint: str = ""
    """What the user can do about it."""


class SourceError(MinutesIndexError):
    """A file cannot be taken in; ``reason`` says why, ``hint`` what to do."""

    kind: str = "unreadable"

    def __init__(self, path: str, reason: str, hint: str = "") -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        if hint:
            self.hint = hint

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str], dict[str, str]]:
        return type(self), (self.path, self.reason), dict(self.__dict__)


class UnreadableSource(SourceError):
    """The file cannot be opened, or is damaged."""

    hint = "open it in another program, or ask for a new copy"


class EmptySource(SourceError):
    """The file has no bytes, or no pages."""

    kind = "empty"
    hint = "ask for a new copy"


class UnsupportedFormat(SourceError):
    """The file is of a kind this program does not read."""

    kind = "unsupported"
    hint = "save it as PDF, DOCX, ODT, RTF, HTML or plain text"


class EncryptedSource(SourceError):
    """The file needs a password."""

    kind = "encrypted"
    hint = "save a copy without a password"


class NoTextLayer(SourceError):
    """A PDF of pictures, or one whose text makes no sense."""

    kind = "no text"
    hint = "have it recognised (OCR): docs/scans.md tells how"


class TooLarge(SourceError):
    """Over a limit on bytes, pages or characters."""

    kind = "too large"
    hint = "split it, or raise the limit in the settings"


class TimedOut(SourceError):
    """Work on the file took longer than the limit."""

    kind = "timed out"
    hint = "split it, or raise max_seconds in the settings"


class TooMuchMemory(SourceError):
    """Work on the file took more memory than the limit."""

    kind = "too large"
    hint = "split it, or raise max_megabytes in the settings"


class Crashed(SourceError):
    """The process that read the file died of it."""

    kind = "crashed"
    hint = "open it in another program and save it anew"


class QueryError(MinutesIndexError):
    """A question that cannot be understood; ``position`` is the offset of the fault in ``text``."""

    def __init__(self, message: str, text: str, position: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.text = text
        self.position = position
        self.hint = hint

    def excerpt(self, width: int = 100) -> tuple[str, int]:
        """The question about the fault in at most ``width`` characters, and the offset of the fault in it."""
        start = max(0, min(self.position - width // 2, len(self.text) - width))
        shown = self.text[start : start + width]
        before = "…" if start else ""
        after = "…" if start + width < len(self.text) else ""
        return before + shown[len(before) : len(shown) - len(after)] + after, self.position - start

    def caret(self) -> str:
        """The question, or what of a long one is about the fault, with a caret under it: two lines."""
        shown, position = self.excerpt()
        return f"{shown}\n{' ' * position}^"


class QuerySyntaxError(QueryError):
    """The question is not well formed."""


class UnknownField(QueryError):
    """The question names a field there is none of."""


class IndexingError(MinutesIndexError):
    """The search index cannot be used."""


class IndexNotFound(IndexingError):
    """There is no index where one is looked for."""

    hint = "rebuild it with: minutes-index reindex"


class IndexLocked(IndexingError):
    """Another process is writing to the index."""

    hint = "wait until it has finished"


class SchemaMismatch(IndexingError):
    """The index was made by another version of this program."""

    hint = "rebuild it with: minutes-index reindex"


class IndexUnavailable(IndexingError):
    """The index is damaged or cannot be read."""

    hint = "rebuild it with: minutes-index reindex"


class IndexHindered(IndexingError):
    """The index is not to blame: the disk is full, or the system refuses something else."""

    hint = "make room or get the right to write, and run the command again; nothing is half written"


class IndexForbidden(IndexingError):
    """The engine may not write where the index is, and needs to, for reading as well."""

    hint = "get the right to write there; an index of Whoosh is read without it: minutes-index reindex --engine whoosh"


class OtherEngine(IndexingError):
    """The index was made with another engine than the one that is asked for; ``hint`` is the command that moves it."""


class EngineMissing(IndexingError):
    """The engine that an index was made with, or is to be made with, is not installed."""

    hint = "install it with: pip install 'minutes-index[tantivy]'"


class CatalogError(MinutesIndexError):
    """The catalog cannot be used."""


class CatalogNotFound(CatalogError):
    """There is no archive where one is looked for."""

    hint = "make one with: minutes-index import FOLDER"


class CatalogLocked(CatalogError):
    """Another process is importing into the archive."""

    hint = "wait until it has finished; searching works meanwhile"


class CatalogTooNew(CatalogError):
    """The catalog was made by a newer version of this program."""

    hint = "upgrade minutes-index"


class CatalogTooOld(CatalogError):
    """The catalog was made by an older version of this program, and cannot be brought up to this one now."""

    hint = "open it once with the right to write: minutes-index stats"


class DocumentNotFound(CatalogError):
    """No document, or more than one, answers to the name."""


class PersonNotFound(CatalogError):
    """Nobody, or more than one, answers to the name."""


class JudgementRefused(CatalogError):
    """What was said of who is who cannot be kept: it says nothing new, or the contrary of what was said before."""


class BackupError(MinutesIndexError):
    """A backup cannot be made or restored; nothing has been changed."""


class GoldError(MinutesIndexError):
    """What was noted by hand cannot be measured against: it is not in its form, or its documents are not there."""


class ConfigError(MinutesIndexError):
    """A setting is wrong."""


class OcrMissing(ConfigError):
    """Pages are to be recognised as pictures of text, and nothing is installed that can; ``hint`` is what installs it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class ModelMissing(MinutesIndexError):
    """A trained model cannot be loaded."""

    hint = "install it, or set model to shipped or none in the settings"
