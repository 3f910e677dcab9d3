"""Who wrote an Outlook message to whom, when and about what."""

from __future__ import annotations

from email.parser import HeaderParser
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from oxmsg.domain import constants as c

from minutes_index.extract.containers.outlook_values import Values

if TYPE_CHECKING:
    from oxmsg.storage import Storage

_OF_RECIPIENT: Final = 8
"""Bytes before the properties."""
_TO, _CC = 1, 2
_SMTP_OF_SENDER: Final = (
    0x5D02,
    c.PID_SENDER_SMTP_ADDRESS,
    c.PID_SENT_REPRESENTING_EMAIL_ADDRESS,
    c.PID_SENDER_EMAIL_ADDRESS,
)
"""The first is PidTagSentRepresentingSmtpAddress."""


def headers(storage: Storage, values: Values) -> dict[str, str]:
    """The headers that tell it: as the message came, or else as Outlook noted it.

    Args:
        storage: of the message.
        values: what is told in it.
    """
    came = HeaderParser().parsestr(values.text(c.PID_TRANSPORT_MESSAGE_HEADERS))
    noted = {
        "From": _sender(values),
        **_recipients(storage, values),
        "Date": _date(values),
        "Subject": values.line(c.PID_SUBJECT),
    }
    told = {name: " ".join(str(came[name] or "").split()) or value for name, value in noted.items()}
    return {name: value for name, value in told.items() if value or name == "From"}


def _sender(values: Values) -> str:
    name = values.line(c.PID_SENT_REPRESENTING_NAME) or values.line(c.PID_SENDER_NAME)
    return _person(name, *map(values.line, _SMTP_OF_SENDER))


def _recipients(storage: Storage, values: Values) -> dict[str, str]:
    found: dict[int, list[str]] = {_TO: [], _CC: []}
    for each in storage.iter_recipient_storages():
        told = Values.of(each, _OF_RECIPIENT, values.charset)
        addresses = map(told.line, (c.PID_SMTP_ADDRESS, c.PID_EMAIL_ADDRESS))
        found.setdefault(told.number(c.PID_RECIPIENT_TYPE, _TO), []).append(
            _person(told.line(c.PID_DISPLAY_NAME), *addresses)
        )
    return {
        "To": ", ".join(found[_TO]) or values.line(c.PID_DISPLAY_TO),
        "Cc": ", ".join(found[_CC]) or values.line(c.PID_DISPLAY_CC),
    }


def _person(name: str, *addresses: str) -> str:
    """A name and the first address that is one on the net; those within an organisation name nobody."""
    address = next((each for each in addresses if "@" in each), "")
    if not name or name == address:
        return address or name
    quoted = f'"{name}"' if "," in name else name
    return f"{quoted} <{address}>" if address else quoted


def _date(values: Values) -> str:
    sent = values.moment(c.PID_CLIENT_SUBMIT_TIME) or values.moment(c.PID_MESSAGE_DELIVERY_TIME)
    return format_datetime(sent) if sent else ""
