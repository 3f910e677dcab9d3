"""Mails: the message as a text, and what is attached."""

from __future__ import annotations

import tempfile
from email.message import EmailMessage, Message
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.errors import EncryptedSource, SourceError, TooLarge, UnreadableSource, UnsupportedFormat
from minutes_index.extract import CONTAINERS, Reading, contents, detect, listing, pages, unpacked
from minutes_index.model import MediaType

READING = Reading()


def mail(body: str = "Hej!\nBifogat protokollet.", **headers: str) -> EmailMessage:
    """A mail, from Åsa to Bo."""
    made = EmailMessage()
    told = {
        "From": "Åsa Ek <asa@example.org>",
        "To": "bo@example.org",
        "Subject": "Protokoll från mötet",
        "Date": "Wed, 12 Apr 2023 13:05:00 +0200",
    }
    for name, value in (told | headers).items():
        made[name] = value
    made.set_content(body)
    return made


def saved(tmp_path: Path, made: Message | bytes) -> Path:
    """The mail as a file."""
    path = tmp_path / "mail.eml"
    path.write_bytes(made if isinstance(made, bytes) else made.as_bytes())
    assert detect(path) is MediaType.MAIL
    return path


def read(path: Path) -> dict[str, bytes]:
    """The members and what is in them."""
    found = {}
    for member in listing(path, READING):
        with unpacked(path, member.name, READING) as file:
            found[member.name] = file.read_bytes()
        assert not file.exists()
    return found


def test_the_message_is_a_text(tmp_path: Path) -> None:
    """Who wrote to whom, when and about what stands above it."""
    path = saved(tmp_path, mail())
    (said,) = read(path).values()
    assert said.decode() == (
        "From: Åsa Ek <asa@example.org>\nTo: bo@example.org\nDate: 2023-04-12 13:05\nSubject: Protokoll från mötet\n\n"
        "Hej!\nBifogat protokollet."
    )
    with unpacked(path, "message.txt", READING) as file:
        assert "Bifogat protokollet." in "".join(page.text for page in pages(file))


def test_it_has_no_pages(tmp_path: Path) -> None:
    """But its members have."""
    path = saved(tmp_path, mail())
    assert MediaType.MAIL in CONTAINERS
    with pytest.raises(UnsupportedFormat, match="no pages"):
        list(pages(path))


def test_plain_text_is_preferred_and_html_converted(tmp_path: Path) -> None:
    """Of two ways to say the same one is read."""
    made = mail("ren text")
    made.add_alternative("<p>Hej <b>Bo</b></p>", subtype="html")
    assert read(saved(tmp_path, made))["message.txt"].endswith(b"\n\nren text")
    page = mail()
    page.set_content("<style>x</style><p>Åsa<br>Ek</p><p>slut</p>", subtype="html", charset="iso-8859-1")
    assert read(saved(tmp_path, page))["message.txt"].endswith("\n\nÅsa\nEk\n\nslut".encode())


def test_what_is_attached(tmp_path: Path) -> None:
    """By its name, in whatever way that is written; what nobody attached is counted, or not there."""
    made = MIMEMultipart()
    made["From"] = "bo@example.org"
    made["Date"] = "i går"
    made.attach(MIMEText("Hälsningar", "plain", "cp1252"))
    made.attach(MIMEText("", "plain"))
    for header in (
        "attachment; filename*=utf-8''M%C3%B6te.pdf",
        'attachment; filename="=?iso-8859-1?q?M=F6te?= nr 2.pdf"',
        "attachment; filename*0*=utf-8''%C3%85rs; filename*1=moten.pdf",
        'attachment; filename="../../x.pdf"',
        'attachment; filename="x.pdf"',
        'attachment; filename="data.json"',
        'attachment; filename="M\xf6te.pdf"',
        "inline",
    ):
        part = MIMEApplication(b"%PDF-", "pdf")
        part["Content-Disposition"] = "x"
        part.replace_header("Content-Disposition", header if header.isascii() else "attachment; filename=RAW")
        made.attach(part)
    signature = MIMEApplication(b"x", "pkcs7-signature", name="smime.p7s")
    picture = MIMEApplication(b"x", "octet-stream")
    picture.replace_header("Content-Type", "image/png")
    picture["Content-ID"] = "<logo>"
    made.attach(signature)
    made.attach(picture)
    path = saved(tmp_path, made.as_bytes().replace(b"filename=RAW", 'filename="Möte.docx"'.encode("cp1252")))
    found = contents(path, READING)
    assert [member.name for member in found.members] == [
        "message.txt",
        "Möte.pdf",
        "Möte nr 2.pdf",
        "Årsmoten.pdf",
        "x.pdf",
        "x (2).pdf",
        "Möte.docx",
        "attachment.pdf",
    ]
    assert found.passed_over == 3
    said = read(path)
    assert said["Möte.pdf"] == b"%PDF-"
    assert said["message.txt"].decode() == "From: bo@example.org\nDate: i går\n\nHälsningar"


def test_a_mail_in_a_mail(tmp_path: Path) -> None:
    """It is a mail again."""
    outer = mail("Se nedan")
    outer.add_attachment(mail("inre", Subject="Kallelse 1/2"))
    path = saved(tmp_path, outer)
    assert [member.name for member in listing(path, READING)] == ["message.txt", "Kallelse 1-2.eml"]
    with unpacked(path, "Kallelse 1-2.eml", READING) as file:
        assert detect(file) is MediaType.MAIL
        assert read(file)["message.txt"].endswith(b"\n\ninre")


def test_a_mail_that_only_carries_a_file(tmp_path: Path) -> None:
    """It has no message; a text that is attached is a file."""
    made = mail(" \n")
    made.add_attachment("§ 1", filename="protokoll.txt")
    assert read(saved(tmp_path, made)) == {"protokoll.txt": b"\xc2\xa7 1\n"}


def test_what_outlook_packed(tmp_path: Path) -> None:
    """It is told of, as a member that cannot be unpacked."""
    made = mail()
    made.add_attachment(b"x", "application", "ms-tnef", filename="winmail.dat")
    path = saved(tmp_path, made)
    _, member = listing(path, READING)
    assert isinstance(member.fault, UnsupportedFormat)
    with pytest.raises(UnsupportedFormat, match="winmail"), unpacked(path, member.name, READING):
        pass


def test_an_encrypted_mail(tmp_path: Path) -> None:
    """Nothing of it can be read."""
    made = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nAAAA"
    with pytest.raises(EncryptedSource):
        listing(saved(tmp_path, made), READING)


@pytest.mark.parametrize("reading", [Reading(bytes=100), Reading(members=1)])
def test_limits(tmp_path: Path, reading: Reading) -> None:
    """Too many bytes, too many files."""
    made = mail()
    made.add_attachment("a", filename="a.txt")
    made.add_attachment("b", filename="b.txt")
    with pytest.raises(TooLarge):
        listing(saved(tmp_path, made), reading)


def test_no_such_file(tmp_path: Path) -> None:
    """A name that was not listed."""
    with (
        pytest.raises(UnreadableSource, match="no such file"),
        unpacked(saved(tmp_path, mail()), "x", READING),
    ):
        pass


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "cp1252"), ("iso-8859-1", "cp1252"), ("x-unknown", "utf-8"), ("cp850", "cp850")],
)
def test_what_a_mail_says_of_its_encoding(tmp_path: Path, charset: str, encoding: str) -> None:
    """It counts where it is true."""
    head = f"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    path = saved(tmp_path, head.encode() + "Åtgärder för".encode(encoding))
    assert read(path)["message.txt"].decode().endswith("\n\nÅtgärder för")


def test_parts_without_end(tmp_path: Path) -> None:
    """Parts in parts in parts are refused or read."""
    head = "From: a@example.org\nMIME-Version: 1.0\n"
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(2000))
    path = saved(tmp_path, (head + parts + "Content-Type: text/plain\n\nx").encode())
    with pytest.raises(UnreadableSource):
        listing(path, READING)


PIECES = ["Content-Type: multipart/mixed; boundary=b\n", "Content-Type: message/rfc822\n", "\n", "--b\n", "--b--\n", "=?utf-8?q?=zz?=", "x",
          "Content-Disposition: attachment; filename*0*=x''%", "Content-Transfer-Encoding: base64\n", "Subject: =?x?b?===?=\n", "\xe5",
          "Content-Type: text/html; charset=\xff\n", "Date: 99\n", "Content-Type: multipart/alternative; boundary=b\n"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text(max_size=100))
def test_any_mail_is_opened_or_a_source_error(body: str) -> None:
    """No mail makes any other exception."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.eml")
        path.write_bytes(b"From: a@example.org\nMIME-Version: 1.0\n" + body.encode("latin-1", "replace"))
        try:
            for member in listing(path, READING):
                with unpacked(path, member.name, READING) as file:
                    assert file.exists()
        except SourceError:
            return
