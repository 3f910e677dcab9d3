"""Outlook messages: the message as a text, and what is attached, as of other mails."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import compressed_rtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.compound import Tree, Value, compound, outlook

from minutes_index.errors import EncryptedSource, SourceError, TooLarge, UnreadableSource, UnsupportedFormat
from minutes_index.extract import CONTAINERS, Reading, contents, detect, listing, pages, unpacked
from minutes_index.model import MediaType

READING = Reading()
SUBJECT, BODY, HTML, RTF, CLASS, CAME = 0x0037001F, 0x1000001F, 0x10130102, 0x10090102, 0x001A001F, 0x007D001F
SENDER, SENDER_SMTP, SENT, CODE_PAGE, PAGE_OF_HTML = (
    0x0C1A001F,
    0x5D01001F,
    0x00390040,
    0x3FFD0003,
    0x3FDE0003,
)
NAME, SMTP, ADDRESS, KIND = 0x3001001F, 0x39FE001F, 0x3003001F, 0x0C150003
DATA, WITHIN, FILE, SHORT, METHOD = 0x37010102, 0x3701000D, 0x3707001F, 0x3704001F, 0x37050003
TYPE, IDENTITY, HIDDEN, FLAGS = 0x370E001F, 0x3712001F, 0x7FFE000B, 0x37140003


def saved(folder: Path, message: Tree | bytes) -> Path:
    """A message as a file."""
    path = folder / "mail.msg"
    path.write_bytes(message if isinstance(message, bytes) else compound(message))
    return path


def read(path: Path) -> dict[str, bytes]:
    """What lies in it."""
    assert detect(path) is MediaType.MSG
    found = {}
    for member in listing(path, READING):
        with unpacked(path, member.name, READING) as file:
            found[member.name] = file.read_bytes()
    return found


def plain(text: str = "Hej!") -> dict[int, Value]:
    """The least that a message tells."""
    return {CLASS: "IPM.Note", SUBJECT: "Möte", BODY: text}


def test_in_unicode_noted_by_outlook(tmp_path: Path) -> None:
    """Without headers from the way here, who wrote is told by properties; addresses within an organisation name nobody."""
    values: dict[int, Value] = {
        CLASS: "IPM.Note",
        SUBJECT: "Protokoll från\r\nvägföreningen",
        BODY: "Hej Örjan!\r\n\r\nHär är protokollet.\r\n/Gärd",
        SENDER: "Ågren, Gärd",
        SENDER_SMTP: "gard@vagen.example",
        SENT: datetime(2022, 3, 9, 7, 30, tzinfo=UTC),
    }
    people: list[dict[int, Value]] = [
        {NAME: "Örjan Sjö", SMTP: "orjan@vagen.example", KIND: 1},
        {NAME: "Kansliet", ADDRESS: "/O=KOMMUN/OU=NORR/CN=KANSLI", KIND: 2},
        {NAME: "Dold Vän", SMTP: "dold@vagen.example", KIND: 3},
    ]
    attached: dict[int, Value | Tree] = {
        DATA: b"%PDF-1.4 x",
        FILE: "Årsmöte 2022.pdf",
        METHOD: 1,
        TYPE: "application/pdf",
    }
    found = read(saved(tmp_path, outlook(values, people, [attached])))
    assert found["message.txt"].decode() == (
        'From: "Ågren, Gärd" <gard@vagen.example>\nTo: Örjan Sjö <orjan@vagen.example>\nCc: Kansliet\n'
        "Date: 2022-03-09 07:30\nSubject: Protokoll från vägföreningen\n\nHej Örjan!\n\nHär är protokollet.\n/Gärd"
    )
    assert found["Årsmöte 2022.pdf"] == b"%PDF-1.4 x"


@pytest.mark.parametrize("told", [{CODE_PAGE: 1252}, {}, {CODE_PAGE: 65001}, {CODE_PAGE: 4711}])
def test_in_eight_bits_as_it_came(tmp_path: Path, told: dict[int, Value]) -> None:
    """The headers that came with it go before what Outlook noted, by its code page or, when that is wrong or unknown, by its bytes."""
    eight = {tag ^ 1: value for tag, value in plain("Sören sköter ärendet – snart.").items()}
    came = "Received: by post.example\r\nFrom: =?utf-8?q?=C3=85ke?= <ake@post.example>\r\nTo: styrelsen@post.example,\r\n kansli@post.example\r\nDate: Tue, 2 Nov 2021 23:15:00 +0100\r\nSubject: =?iso-8859-1?q?V=E5ren?=\r\n\r\n"
    people: list[dict[int, Value]] = [{NAME ^ 1: "Någon Annan", KIND: 1}]
    attached: dict[int, Value | Tree] = {DATA: b"x" * 9000, SHORT ^ 1: "BILAGA~1.TXT", METHOD: 1}
    found = read(saved(tmp_path, outlook({**eight, CAME ^ 1: came, **told}, people, [attached])))
    assert found["message.txt"].decode() == (
        "From: Åke <ake@post.example>\nTo: styrelsen@post.example, kansli@post.example\n"
        "Date: 2021-11-02 23:15\nSubject: Våren\n\nSören sköter ärendet – snart."
    )
    assert found["BILAGA~1.TXT"] == b"x" * 9000


@pytest.mark.parametrize(("page", "charset"), [(28591, "iso-8859-1"), (65001, "utf-8"), (0, "utf-8")])
def test_html_alone(tmp_path: Path, page: int, charset: str) -> None:
    """A message in HTML alone is read as a web page is, in the encoding that is told."""
    html = "<html><body><p>Kallelse till årsmöte</p><p>Lördag i bygdegården</p></body></html>".encode(charset)
    found = read(saved(tmp_path, outlook({SUBJECT: "Årsmöte", HTML: html, PAGE_OF_HTML: page}, [], [])))
    assert (
        found["message.txt"].decode() == "Subject: Årsmöte\n\nKallelse till årsmöte\n\nLördag i bygdegården"
    )


def test_plain_text_goes_before_html(tmp_path: Path) -> None:
    """Of two ways to say the same, plain text is taken, as of other mails."""
    found = read(saved(tmp_path, outlook({**plain("Det enkla."), HTML: b"<p>Det granna.</p>"}, [], [])))
    assert found["message.txt"].decode() == "Subject: Möte\n\nDet enkla."


@pytest.mark.parametrize("is_packed", [True, False])
def test_rtf_alone_is_a_file(tmp_path: Path, is_packed: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A message that says something in RTF alone has it as a file, with which the import goes on."""
    rtf = rb"{\rtf1\ansi\deff0 Valberedningen f\'f6resl\'e5r omval av hela styrelsen.\par}"
    path = saved(tmp_path, outlook({SUBJECT: "Val", RTF: compressed_rtf.compress(rtf, is_packed)}, [], []))
    assert read(path) == {"message.rtf": rtf}
    with unpacked(path, "message.rtf", READING) as file:
        (page,) = pages(file, READING)
    assert "Valberedningen föreslår omval" in page.text


def test_rtf_that_is_damaged_is_told_where_it_is_read(tmp_path: Path) -> None:
    """What is attached beside it is there all the same."""
    damaged = compressed_rtf.compress(rb"{\rtf1 Styrelsen}")[:-3] + b"\0\0\0"
    attached: dict[int, Value | Tree] = {DATA: b"Anteckningar", FILE: "a.txt", METHOD: 1}
    path = saved(tmp_path, outlook({SUBJECT: "Val", RTF: damaged}, [], [attached]))
    assert read(path)["a.txt"] == b"Anteckningar"
    with unpacked(path, "message.rtf", READING) as file, pytest.raises(UnsupportedFormat):
        detect(file)


def test_messages_within_messages(tmp_path: Path) -> None:
    """A message that is attached is a mail by itself, with what is attached to it, and so on."""
    innermost = outlook({**plain("Innerst."), SUBJECT: "Tredje"}, [], [], 24)
    inner = outlook(
        {**plain("Inuti, på svenska: åäö."), SENDER: "Åsa Å", SENDER_SMTP: "asa@inre.example"},
        [],
        [{DATA: b"Bilagd text.", FILE: "bilaga ö.txt", METHOD: 1}, {METHOD: 5, WITHIN: innermost}],
        24,
    )
    outer = saved(tmp_path, outlook(plain("Ytterst."), [], [{METHOD: 5, NAME: "Vidare", WITHIN: inner}]))
    assert list(read(outer)) == ["message.txt", "Möte.eml"]
    with unpacked(outer, "Möte.eml", READING) as file:
        assert detect(file) is MediaType.MAIL
        assert [member.name for member in listing(file, READING)] == [
            "message.txt",
            "bilaga ö.txt",
            "Tredje.eml",
        ]
        with unpacked(file, "message.txt", READING) as text:
            assert text.read_text(encoding="utf-8") == (
                "From: Åsa Å <asa@inre.example>\nSubject: Möte\n\nInuti, på svenska: åäö."
            )
        with (
            unpacked(file, "Tredje.eml", READING) as deeper,
            unpacked(deeper, "message.txt", READING) as text,
        ):
            assert text.read_text(encoding="utf-8").endswith("Innerst.")


@pytest.mark.parametrize("told", [{HIDDEN: True}, {FLAGS: 4}, {}])
def test_pictures_in_the_text_are_passed_over(tmp_path: Path, told: dict[int, Value | Tree]) -> None:
    """Pictures with an id that are hidden, or stand in the text, are drawn in the message; others are files."""
    page = b'<p>Hej</p><img src="cid:bild1">' if not told else b"<p>Hej</p>"
    picture: dict[int, Value | Tree] = {
        DATA: b"\x89PNG",
        FILE: "a.png",
        METHOD: 1,
        TYPE: "image/png",
        IDENTITY: "bild1",
    }
    other: dict[int, Value | Tree] = {**picture, FILE: "karta.png", IDENTITY: "bild2"}
    found = contents(saved(tmp_path, outlook({HTML: page}, [], [{**picture, **told}, other])), READING)
    assert [member.name for member in found.members] == ["message.txt", "karta.png"]
    assert found.passed_over == 1


@pytest.mark.parametrize(("method", "reason"), [(4, "a link"), (7, "a link"), (6, "an object")])
def test_what_is_not_in_the_message_is_told(tmp_path: Path, method: int, reason: str) -> None:
    """A link to a file, or an object of another program, cannot be unpacked and says why."""
    path = saved(
        tmp_path, outlook(plain(), [], [{FILE: "budget.xlsx", METHOD: method, WITHIN: {"Ole": b"x"}}])
    )
    _, member = listing(path, READING)
    assert isinstance(member.fault, UnsupportedFormat)
    assert reason in member.fault.reason
    with pytest.raises(UnsupportedFormat, match=reason), unpacked(path, "budget.xlsx", READING):
        pass


def test_a_signed_message_is_read(tmp_path: Path) -> None:
    """Outlook keeps what was signed as its one file; the message is what was signed."""
    signed = MIMEMultipart("signed", protocol="application/pkcs7-signature")
    signed.attach(MIMEText("Undertecknat i Åmål.", "plain", "utf-8"))
    signed.attach(MIMEApplication(b"sign", "pkcs7-signature", name="smime.p7s"))
    attached: dict[int, Value | Tree] = {
        DATA: signed.as_bytes(),
        FILE: "smime.p7m",
        METHOD: 1,
        TYPE: "multipart/signed",
    }
    values: dict[int, Value] = {
        CLASS: "IPM.Note.SMIME.MultipartSigned",
        SUBJECT: "Underskrift",
        SENDER: "Bo Ek",
    }
    found = read(saved(tmp_path, outlook(values, [], [attached])))
    assert found == {"message.txt": "From: Bo Ek\nSubject: Underskrift\n\nUndertecknat i Åmål.".encode()}


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("IPM.Note.SMIME", {FILE: "smime.p7m", TYPE: "application/pkcs7-mime"}),
        (
            "IPM.Note.rpmsg.Microsoft.Voicemail",
            {FILE: "message.rpmsg", TYPE: "application/x-microsoft-rpmsg-message"},
        ),
        ("IPM.Note.SMIME", {SHORT: "smime.p7m"}),
    ],
)
def test_an_encrypted_message_says_so(tmp_path: Path, kind: str, file: dict[int, Value | Tree]) -> None:
    path = saved(
        tmp_path, outlook({CLASS: kind, SUBJECT: "Hemligt"}, [], [{DATA: b"\x30\x03abc", METHOD: 1, **file}])
    )
    with pytest.raises(EncryptedSource, match="encrypted"):
        contents(path, READING)


def test_limits_hold(tmp_path: Path) -> None:
    """Files, bytes of the message and bytes of a file in it are limited; a message has no pages."""
    files: list[dict[int, Value | Tree]] = [
        {DATA: bytes(5000), FILE: f"{at}.bin", METHOD: 1} for at in range(3)
    ]
    path = saved(tmp_path, outlook(plain(), [], files))
    assert MediaType.MSG in CONTAINERS
    with pytest.raises(TooLarge, match="2 files"):
        contents(path, Reading(members=2))
    with pytest.raises(TooLarge, match="limit"):
        contents(path, Reading(bytes=2000))
    with pytest.raises(UnsupportedFormat, match="a mail"):
        list(pages(path, READING))
    with pytest.raises(UnreadableSource, match="no such file"), unpacked(path, "9.bin", READING):
        pass


def test_parts_that_lie_over_each_other_are_no_message(tmp_path: Path) -> None:
    """What would unpack to more than the file has is damaged, or was made to fill the memory."""
    tree = outlook(plain(), [], [{DATA: bytes(6000), FILE: "stor.bin", METHOD: 1}])
    data = compound(tree)
    size = (6000).to_bytes(8, "little")
    assert data.count(size) >= 1
    at = data.rindex(size)
    with pytest.raises(UnreadableSource, match="over each other"):
        contents(saved(tmp_path, data[:at] + (1 << 30).to_bytes(8, "little") + data[at + 8 :]), READING)


WHOLE = compound(
    outlook(
        {**plain("Mötet öppnas."), SENDER: "Eva Ny", SENT: datetime(2020, 1, 1, tzinfo=UTC)},
        [{NAME: "Per Ny", KIND: 1}],
        [
            {DATA: b"a" * 5000, FILE: "a.txt", METHOD: 1},
            {
                METHOD: 5,
                WITHIN: outlook({**plain(), RTF: compressed_rtf.compress(b"{\\rtf1 x}")}, [], [], 24),
            },
        ],
    )
)


def told(data: bytes) -> None:
    """Reads all of a file that may be damaged, and allows no error but those that say why."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mail.msg")
        path.write_bytes(data)
        with suppress(SourceError):
            for member in contents(path, READING).members:
                with unpacked(path, member.name, READING):
                    pass


@given(st.integers(0, len(WHOLE) - 1))
def test_what_is_cut_off_is_told(length: int) -> None:
    told(WHOLE[:length])


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_what_is_damaged_is_told(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    told(bytes(data))


def test_a_file_cut_off_loses_nothing_in_silence(tmp_path: Path) -> None:
    """Wherever it ends, it is refused: none of what was attached is taken for whole that is not."""
    for length in range(len(WHOLE) - 600, 2000, -977):
        with pytest.raises(SourceError):
            contents(saved(tmp_path, WHOLE[:length]), READING)
