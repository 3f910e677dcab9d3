"""ZIP archives: what lies in them by what names, and files unpacked within limits."""

from __future__ import annotations

import pickle
import stat
import struct
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.errors import (
    EncryptedSource,
    SourceError,
    TooLarge,
    UnreadableSource,
    UnsupportedFormat,
)
from minutes_index.extract import CONTAINERS, Member, Reading, contents, listing, pages, read_source, unpacked
from minutes_index.extract.names import safe, told_apart
from minutes_index.model import MediaType

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

READING = Reading()
MINUTES = "§ 1 Mötets öppnande\n"


@pytest.fixture
def box(tmp_path: Path) -> Callable[..., Path]:
    """Make a ZIP archive of names, each with its content."""

    def make(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
        path = tmp_path / "box.zip"
        with zipfile.ZipFile(path, "w", method) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path

    return make


def renamed(path: Path, old: bytes, new: bytes) -> Path:
    """The archive with other bytes for a name of the same length, and without the flag for UTF-8."""
    path.write_bytes(path.read_bytes().replace(old, new))
    return path


def names(path: Path) -> list[str]:
    """The names of the members."""
    return [member.name for member in listing(path, READING)]


def test_members_are_the_files_that_may_be_minutes(box: Callable[..., Path]) -> None:
    """Folders, hidden files, those of a system and data are no members; data is counted."""
    path = box(
        {
            "2023/": "",
            "2023/mars.txt": MINUTES,
            "april.pdf": b"%PDF-",
            ".hidden/x.txt": "x",
            "__MACOSX/._mars.txt": "x",
            "2023/Thumbs.db": "x",
            "README.txt": "x",
            "~$mars.docx": "x",
        }
    )
    found = contents(path, READING)
    assert found.members == (Member("2023/mars.txt"), Member("april.pdf"))
    assert found.passed_over == 3


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_member_is_a_file_for_a_while(box: Callable[..., Path], method: int) -> None:
    """It has the bytes that were packed, and is gone after the ``with``."""
    path = box({"a/mars.txt": MINUTES * 1000}, method)
    with unpacked(path, "a/mars.txt", READING) as file:
        assert [page.text for page in pages(file)] == [MINUTES * 1000]
    assert not file.exists()


def test_it_is_gone_after_an_error_too(box: Callable[..., Path]) -> None:
    """And the error is that of the body."""
    path = box({"mars.txt": MINUTES})
    with pytest.raises(OSError, match="no space"), unpacked(path, "mars.txt", READING) as file:
        raise OSError("no space")
    assert not file.exists()


def test_an_archive_in_an_archive(box: Callable[..., Path], tmp_path: Path) -> None:
    """It is listed like any other once it is unpacked."""
    inner = box({"mars.txt": MINUTES}).read_bytes()
    outer = tmp_path / "outer.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("inner.zip", inner)
    with unpacked(outer, "inner.zip", READING) as file:
        assert names(file) == ["mars.txt"]
        with unpacked(file, "mars.txt", READING) as innermost:
            assert innermost.read_text(encoding="utf-8") == MINUTES


def test_a_container_has_no_pages(box: Callable[..., Path]) -> None:
    """It is a source of its kind, but what lies in it has the pages."""
    path = box({"mars.txt": MINUTES})
    assert read_source(path).media_type is MediaType.ZIP
    assert MediaType.ZIP in CONTAINERS
    with pytest.raises(UnsupportedFormat, match="files and no pages"):
        list(pages(path))


def test_what_is_no_container(tmp_path: Path) -> None:
    """Nothing lies in a text."""
    path = tmp_path / "mars.txt"
    path.write_text(MINUTES, encoding="utf-8")
    with pytest.raises(UnsupportedFormat):
        listing(path, READING)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("/etc/passwd", "etc/passwd"),
        ("../../mars.txt", "mars.txt"),
        ("C:\\Protokoll\\..\\mars.txt", "Protokoll/mars.txt"),
        ("a//./b.txt", "a/b.txt"),
        ("a\x1b[31m.txt", "a\\x1b[31m.txt"),
        ("a\u202etxt.pdf", "a\\u202etxt.pdf"),
        (unicodedata.normalize("NFD", "möte.txt"), "möte.txt"),
        ("../..", ""),
    ],
)
def test_names_lead_nowhere_else(written: str, kept: str) -> None:
    """They are relative paths inside the archive, in NFC, with nothing that a terminal obeys."""
    assert safe(written) == kept


@given(st.text())
def test_any_name_is_made_safe(name: str) -> None:
    """Whatever stands in an archive; and what is safe stays as it is."""
    made = safe(name)
    assert not made.startswith("/")
    assert not {"", ".", ".."} & set(made.split("/") if made else ())
    assert not any(unicodedata.category(mark) in {"Cc", "Cs", "Zl"} for mark in made)
    assert unicodedata.is_normalized("NFC", made)


@given(st.lists(st.sampled_from(["a.txt", "a (2).txt", "a (3).txt", "b/a.txt"])))
def test_names_are_told_apart(given_names: list[str]) -> None:
    """As many as there are, no two alike, the first of each as it is."""
    made = list(told_apart(given_names))
    assert len(set(made)) == len(given_names)
    assert all(name in made for name in given_names)


def test_two_members_of_one_name(box: Callable[..., Path]) -> None:
    """Both can be unpacked."""
    path = renamed(box({"a.txt": "one", "b.txt": "two"}), b"b.txt", b"a.txt")
    texts = []
    for name in names(path):
        with unpacked(path, name, READING) as file:
            texts.append((name, file.read_text(encoding="utf-8")))
    assert texts == [("a.txt", "one"), ("a (2).txt", "two")]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Årsmöte på ön.txt", "cp437"),
        ("Årsmöte på ön.txt", "cp850"),
        ("Årsmöte på ön.txt", "cp1252"),
        ("Årsmöte på ön.txt", "utf-8"),
        ("Nämndmöte på Åland.txt", "mac_roman"),
        ("Å.txt", "cp850"),
        ("ÅRSMÖTE.txt", "cp850"),
        ("ÅRSMÖTE.txt", "cp1252"),
        ("Øre.txt", "cp850"),
    ],
)
def test_names_of_old_archives(box: Callable[..., Path], name: str, encoding: str) -> None:
    """Without the flag for UTF-8, å, ä and ö come right from DOS, Windows, Macintosh and UNIX."""
    data = name.encode(encoding)
    path = renamed(box({"x" * len(data): MINUTES}), b"x" * len(data), data)
    assert names(path) == [name]
    with unpacked(path, name, READING) as file:
        assert file.read_text(encoding="utf-8") == MINUTES


def test_the_name_in_unicode_beside_the_old_one(tmp_path: Path) -> None:
    """Info-ZIP writes both; the second counts while it fits the first."""
    info = zipfile.ZipInfo("m_te.txt")
    field = b"\x01" + struct.pack("<L", zlib.crc32(b"m_te.txt")) + "möte.txt".encode()
    info.extra = struct.pack("<HHHH", 0x9999, 0, 0x7075, len(field)) + field
    path = tmp_path / "box.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, MINUTES)
    assert names(path) == ["möte.txt"]


def test_links_are_no_files(tmp_path: Path) -> None:
    """A link from UNIX holds a path, not minutes."""
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "box.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert names(path) == []


def test_a_member_with_a_password(box: Callable[..., Path]) -> None:
    """It is a member with a fault, and unpacking it is that fault; its neighbours are read."""
    path = box({"a.txt": "one", "b.txt": "two"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    first, second = listing(path, READING)
    assert isinstance(first.fault, EncryptedSource)
    assert first.fault.path == f"{path}//a.txt"
    assert second.fault is None
    with pytest.raises(EncryptedSource), unpacked(path, "a.txt", READING):
        pass


def test_a_member_packed_in_another_way(box: Callable[..., Path]) -> None:
    """The way is named, and the way out; both outlive the passage between processes."""
    path = box({"a.txt": "one"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 10] = 9
    path.write_bytes(data)
    (member,) = listing(path, READING)
    assert isinstance(member.fault, UnsupportedFormat)
    assert "Deflate64" in member.fault.reason
    assert pickle.loads(pickle.dumps(member.fault)).hint == member.fault.hint != UnsupportedFormat.hint  # noqa: S301


def test_a_damaged_member(box: Callable[..., Path]) -> None:
    """Its checksum tells."""
    path = renamed(box({"a.txt": "one"}, zipfile.ZIP_STORED), b"one", b"two")
    with pytest.raises(UnreadableSource, match="damaged"), unpacked(path, "a.txt", READING):
        pass


def test_no_such_member(box: Callable[..., Path]) -> None:
    """A name that was not listed."""
    with (
        pytest.raises(UnreadableSource, match="no such file"),
        unpacked(box({"a.txt": "x"}), "b.txt", READING),
    ):
        pass


@pytest.mark.parametrize("kept", [30, 0.5, 0.99])
def test_an_archive_cut_off(box: Callable[..., Path], kept: float) -> None:
    """Without its table of contents nothing is known of it."""
    path = box({f"{number}.txt": MINUTES for number in range(9)})
    data = path.read_bytes()
    path.write_bytes(data[: int(kept if kept > 1 else kept * len(data))])
    with pytest.raises(UnreadableSource, match="damaged or cut off"):
        listing(path, READING)


def test_members_over_each_other(box: Callable[..., Path]) -> None:
    """An archive whose members take more bytes than it has is made to overwhelm."""
    path = box({"a.txt": "x" * 1000, "b.txt": "y" * 1000}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    entry = data[first:second]
    end = bytearray(data[data.index(b"PK\x05\x06") :])
    end[8:10] = end[10:12] = struct.pack("<H", 9)
    end[12:16] = struct.pack("<L", 9 * len(entry))
    path.write_bytes(data[:first] + entry * 9 + end)
    with pytest.raises(UnreadableSource, match="over each other"):
        listing(path, READING)


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (Reading(members=2), "more than 2 files"),
        (Reading(bytes=100), "bytes, the limit is 100"),
    ],
)
def test_limits_of_the_archive(box: Callable[..., Path], reading: Reading, reason: str) -> None:
    """Too many members, or too many bytes."""
    path = box(dict.fromkeys(("a.txt", "b.txt", "c.txt"), MINUTES))
    with pytest.raises(TooLarge, match=reason):
        listing(path, reading)


def test_a_table_of_contents_longer_than_any_needed(box: Callable[..., Path]) -> None:
    """It is not read at all."""
    path = box({f"{number}{'x' * 60000}.txt": "" for number in range(4)})
    with pytest.raises(TooLarge, match="more than 2 files"):
        listing(path, Reading(members=2))


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (Reading(ratio=100), "100 times"),
        (Reading(bytes=1_000_000), "1,000,000 bytes when unpacked"),
    ],
)
def test_a_member_that_grows_out_of_proportion(
    box: Callable[..., Path], reading: Reading, reason: str
) -> None:
    """It is given up while it is written, whatever its header says."""
    path = box({"a.txt": bytes(5_000_000)})
    data = bytearray(path.read_bytes())
    with pytest.raises(TooLarge, match=reason), unpacked(path, "a.txt", reading):
        pass
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 10)
    path.write_bytes(data)
    with pytest.raises(SourceError), unpacked(path, "a.txt", reading):
        pass


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_damaged_archive_is_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: int
) -> None:
    """Bytes overwritten anywhere make no other exception."""
    path = tmp_path_factory.getbasetemp() / "junk.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/möte.txt", MINUTES * 20)
        archive.writestr("b.txt", MINUTES)
    data = bytearray(path.read_bytes())
    data[at : at + len(junk)] = junk
    path.write_bytes(data)
    try:
        for member in listing(path, READING):
            with unpacked(path, member.name, READING) as file:
                assert file.exists()
    except SourceError:
        return
