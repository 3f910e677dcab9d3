"""Mails that are signed, that programs broke into lines, that hold files among ways to say the same, and web pages saved as mails."""

from __future__ import annotations

from email.message import EmailMessage, Message
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.errors import EncryptedSource, UnreadableSource, UnsupportedFormat
from minutes_index.extract import Reading, detect, listing, unpacked
from minutes_index.extract.containers.flowed import joined
from minutes_index.extract.containers.mail import MESSAGE
from minutes_index.extract.containers.signed import seal, unsealed
from minutes_index.model import MediaType

if TYPE_CHECKING:
    from pathlib import Path

READING = Reading()
SIGNED, ENVELOPED = "2a864886f70d010702", "2a864886f70d010703"


def _read(tmp_path: Path, made: Message | bytes) -> dict[str, str]:
    path = tmp_path / "mail.eml"
    path.write_bytes(made if isinstance(made, bytes) else made.as_bytes())
    assert detect(path) is MediaType.MAIL
    found = {}
    for member in listing(path, READING):
        with unpacked(path, member.name, READING) as file:
            found[member.name] = file.read_bytes().decode("utf-8", "replace")
    return found


def _headed(part: Message) -> Message:
    told = {"From": "Vega <vega@example.org>", "Subject": "Anteckningar", "Message-ID": "<1@example.org>"}
    for name, value in told.items():
        part[name] = value
    return part


def _element(tag: int, content: bytes, *, open_ended: bool = False) -> bytes:
    if open_ended:
        return bytes([tag, 0x80]) + content + b"\0\0"
    length = len(content).to_bytes(3, "big")
    return bytes([tag, 0x83]) + length + content


def _cms(content: bytes, kind: str = SIGNED, *, open_ended: bool = False) -> bytes:
    """What a mail program signs: the content in one piece, or in pieces whose length nobody tells."""

    def made(tag: int, inner: bytes) -> bytes:
        return _element(tag, inner, open_ended=open_ended)

    pieces = [content[at : at + 20] for at in range(0, len(content), 20)]
    text = (
        made(0x24, b"".join(_element(0x04, piece) for piece in pieces))
        if open_ended
        else _element(0x04, content)
    )
    data = _element(0x06, bytes.fromhex("2a864886f70d010701")) + made(0xA0, text)
    signed = _element(0x02, b"\x01") + _element(0x31, b"") + made(0x30, data) + _element(0x31, b"x")
    return made(0x30, _element(0x06, bytes.fromhex(kind)) + made(0xA0, made(0x30, signed)))


def _opaque(data: bytes, kind: str = "application/pkcs7-mime", told: str = "") -> Message:
    made = MIMEApplication(data, kind.partition("/")[2], name="smime.p7m")
    if told:
        made.set_param("smime-type", told)
    return _headed(made)


@pytest.mark.parametrize("open_ended", [False, True])
@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime", "application/x-pkcs7-mime", "application/octet-stream"]
)
def test_what_was_signed_whole_is_read(tmp_path: Path, kind: str, *, open_ended: bool) -> None:
    inner = MIMEMultipart()
    inner.attach(MIMEText("Föreningen beslutar att röja sly.", "plain", "utf-8"))
    inner.attach(MIMEApplication(b"%PDF-1.4 ...", "pdf", name="Bilaga.pdf"))
    found = _read(tmp_path, _opaque(_cms(inner.as_bytes(), open_ended=open_ended), kind))
    assert found["message.txt"].endswith("Föreningen beslutar att röja sly.")
    assert "Subject: Anteckningar" in found["message.txt"]
    assert found["Bilaga.pdf"].startswith("%PDF")


def test_a_signature_around_a_signature_is_taken_off_as_well(tmp_path: Path) -> None:
    inner = _cms(MIMEText("Inre text", "plain", "utf-8").as_bytes())
    outer = _opaque(_cms(MIMEApplication(inner, "pkcs7-mime").as_bytes()))
    assert _read(tmp_path, outer)["message.txt"].endswith("Inre text")


@pytest.mark.parametrize(
    ("made", "error"),
    [
        (_opaque(_cms(b"hemligt", ENVELOPED)), EncryptedSource),
        (_opaque(_cms(MIMEApplication(_cms(b"x", ENVELOPED), "pkcs7-mime").as_bytes())), EncryptedSource),
        (_opaque(b"\x30\x03\x02\x01\x01", told="compressed-data"), UnsupportedFormat),
        (_opaque(_cms(b"")), UnreadableSource),
    ],
)
def test_only_what_is_encrypted_is_told_as_encrypted(
    tmp_path: Path, made: Message, error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        _read(tmp_path, made)
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("protocol", "kind", "name"),
    [
        ("application/pkcs7-signature", "pkcs7-signature", "smime.p7s"),
        ("application/pgp-signature", "pgp-signature", "signature.asc"),
        ("application/pkcs7-signature", "octet-stream", "smime.p7s"),
    ],
)
def test_a_signature_beside_the_message_is_no_file(
    tmp_path: Path, protocol: str, kind: str, name: str
) -> None:
    made = MIMEMultipart("signed", protocol=protocol)
    made.attach(MIMEText("Mötet hölls i bystugan.", "plain", "utf-8"))
    made.attach(MIMEApplication(b"\x30\x80", kind, name=name))
    assert list(_read(tmp_path, _headed(made))) == ["message.txt"]


def test_what_openpgp_puts_around_a_text_is_none_of_it(tmp_path: Path) -> None:
    text = (
        "Hej\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nStyrelsen beslutar:\n- - att röja sly\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\nHälsar Vega"
    )
    said = _read(tmp_path, _headed(MIMEText(text, "plain", "utf-8")))["message.txt"]
    assert said.partition("\n\n")[2] == "Hej\nStyrelsen beslutar:\n- att röja sly\nHälsar Vega"


ARMOUR = "-----BEGIN PGP MESSAGE-----\nVersion: Vega 1\n\nhQEMA7x+åÄ\n=x1Yz\n-----END PGP MESSAGE-----"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (MIMEText(ARMOUR, "plain", "utf-8"), None),
        (MIMEText(f"Hej Tore!\n\n{ARMOUR}\n\nHälsar Vega", "plain", "utf-8"), "Hej Tore!\n\n\n\nHälsar Vega"),
        (MIMEText(f"<p>Se nedan.</p><pre>{ARMOUR}</pre>", "html", "utf-8"), "Se nedan."),
        (MIMEText("Du skrev:\n" + "\n".join(f"> {line}" for line in ARMOUR.split("\n")), "plain", "iso-8859-1"), "Du skrev:"),
        (MIMEText("Avkortat:\n" + ARMOUR[:60], "plain", "utf-8"), "Avkortat:"),
    ],
    ids=["alone", "within a text", "in HTML", "quoted", "cut off"],
)  # fmt: skip
def test_what_openpgp_encrypted_within_a_text_is_told(
    tmp_path: Path, made: Message, said: str | None
) -> None:
    """What is encrypted is a file of its own, which is refused as such; what stands around it is read."""
    path = tmp_path / "mail.eml"
    path.write_bytes(_headed(made).as_bytes())
    names = [member.name for member in listing(path, Reading())]
    assert names == ([MESSAGE] if said else []) + ["encrypted.asc"]
    with unpacked(path, "encrypted.asc", Reading()) as file, pytest.raises(EncryptedSource, match="OpenPGP"):
        detect(file)
    if said:
        with unpacked(path, MESSAGE, Reading()) as file:
            assert file.read_text(encoding="utf-8").partition("\n\n")[2].strip() == said


def _nested(kinds: str, first: str) -> Message:
    made, mixed = MIMEMultipart("alternative"), MIMEMultipart(kinds)
    mixed.attach(MIMEText("<p>Här är protokollet</p>", "html", "utf-8"))
    mixed.attach(MIMEApplication(b"%PDF-1.4 ...", "pdf", name="Protokoll.pdf"))
    mixed.attach(MIMEText("<p>Hälsar</p>", "html", "utf-8"))
    made.attach(MIMEText(first, "plain", "utf-8"))
    made.attach(mixed)
    return _headed(made)


@pytest.mark.parametrize("kinds", ["mixed", "related"])
@pytest.mark.parametrize(("first", "said"), [("Här är protokollet!", "protokollet!"), (" ", "Hälsar")])
def test_files_among_ways_to_say_the_same_are_kept(tmp_path: Path, kinds: str, first: str, said: str) -> None:
    found = _read(tmp_path, _nested(kinds, first))
    assert list(found) == ["message.txt", "Protokoll.pdf"]
    assert found["message.txt"].endswith(said)


@pytest.mark.parametrize(
    ("delsp", "body", "expected"),
    [
        ("no", "Styrelsen beslutar \natt röja sly.\nSlut", "Styrelsen beslutar att röja sly.\nSlut"),
        ("yes", "kommun \nstyrelsen", "kommunstyrelsen"),
        ("no", "> Vi sa \n> ja\nNej", "> Vi sa ja\nNej"),
        ("no", " >stoppad\nHej \n-- \nVega", ">stoppad\nHej\n-- \nVega"),
    ],
)
def test_lines_that_a_mail_program_broke_are_joined(
    tmp_path: Path, delsp: str, body: str, expected: str
) -> None:
    made = MIMEText(body, "plain", "utf-8")
    made.set_param("format", "flowed")
    made.set_param("delsp", delsp)
    assert _read(tmp_path, _headed(made))["message.txt"].partition("\n\n")[2] == expected


@given(st.text(alphabet="> a\n-"))
def test_joining_loses_nothing_but_blanks_and_marks(text: str) -> None:
    assert joined(text, without_space=False).count("a") == text.count("a")


@given(st.binary(max_size=80))
def test_any_bytes_have_a_seal(data: bytes) -> None:
    part = MIMEApplication(data, "pkcs7-mime")
    assert seal(part)
    assert unsealed(part) is None or data


@pytest.mark.parametrize(
    "headers",
    [
        {"From": "<Saved by Blink>", "Snapshot-Content-Location": "https://example.org/p"},
        {"From": '"Saved by Windows Internet Explorer 8"'},
        {"X-Document-Type": "Worddocument"},
    ],
    ids=["chromium", "explorer", "word"],
)
def test_a_saved_web_page_says_what_the_page_says(tmp_path: Path, headers: dict[str, str]) -> None:
    made = EmailMessage()
    made.set_content("<p>Protokoll 2021-11-09</p>", subtype="html")
    made.add_related(b"GIF89a", "image", "gif")
    del made["MIME-Version"]
    made["MIME-Version"] = "1.0"
    for name, value in headers.items():
        made[name] = value
    made["Date"] = "Thu, 20 Apr 2023 14:03:00 -0000"
    for part in made.walk():
        if part.get_content_maintype() == "image":
            part["Content-Location"] = "https://example.org/logo.gif"
            del part["Content-Disposition"]
    found = _read(tmp_path, made)
    assert {name: said.strip() for name, said in found.items()} == {"message.txt": "Protokoll 2021-11-09"}
