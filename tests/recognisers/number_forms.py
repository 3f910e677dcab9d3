"""Ways to write a personal number, and digits that are none; the numbers are nobody's (see tests/conftest.py)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Final

from tests.conftest import SERIALS, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DASHES: Final = (
    *(
        "-",
        "+",
        "–",
        "—",
        "―",
        "−",
        "‐",
        "‑",
        "‒",
        "－",
        "﹣",
        " - ",
        " – ",
        "- ",
        " -",
        "--",
        "\u00ad-",
        "-\u200b",
    ),
    *("\u2060-\u2060", "-    "),
)
SIGNS: Final = ("/", ".", "=", "~", "·", "～", "／", "∙", ":", " / ")
BLANKS: Final = (" ", "\u00a0", "\u2009", "\u202f")
WORDS: Final = (
    *(
        "personnummer",
        "Personnummer:",
        "personnumret",
        "personnumren",
        "person-nummer",
        "personnr",
        "person nr",
        "pers.nr",
    ),
    *(
        "pers. nr",
        "pers.-nr",
        "pers nr",
        "Pnr",
        "pnr.",
        "p-nr",
        "p.nr",
        "p-nummer",
        "samordningsnummer",
        "samordn.nr",
    ),
    *(
        "födelsenummer",
        "identitetsnummer",
        "id-nummer",
        "född",
        "f.",
        "org.nr",
        "org. nr",
        "Org. nummer",
        "orgnr:",
    ),
    *("organisationsnr.", "organisationsnummer", "momsreg.nr", "VAT-nr", "Enskild firma", "enskild firma,"),
    *("personal identity number", "social security number", "personbeteckning"),
)
ON_A_LINE: Final = (
    *(f"{day}{dash}{{last}}" for day, dash in product(("{short}", "{long}"), DASHES)),
    *(f"{day}{sign}{{last}}" for day, sign in product(("{short}", "{long}"), SIGNS)),
    *(f"{day}{blank}{{last}}" for day, blank in product(("{short}", "{long}"), BLANKS)),
    *(f"{day}{end}" for day, end in product(("{dashed}",), ("-{last}", " {last}", "/{last}", " - {last}"))),
    *(f"{{pairs}}{end}" for end in ("-{last}", " - {last}", "–{last}", " – {last}")),
    *(
        "{long}{last}",
        "{paired}",
        "{digits}",
        "{day digits} - {last digits}",
        "{dotted}-{last}",
        "{slashed}-{last}",
        "{short} ({last})",
        "pnr {short},{last}",
        "{apart} {last}",
    ),
    *("Berg{short}-{last}", "{short}-{last}Berg", "nr{short}/{last}x", "{short}-{last}1", "{long}-{last}2,"),
    *(
        "SE{short}{last}01",
        "SE {short}-{last}01",
        "pnr{short}{last}",
        "pnr {short}     {last}",
        "{wide}",
        "{arabic}",
    ),
    *(
        "{short}_{last}",
        "{long}_{last}",
        "{dotted} - {last}",
        "{slashed} - {last}",
        "{dotted}–{last}",
        "{slashed}–{last}",
    ),
    *(
        "{dashed}–{last}",
        "{dashed}−{last}",
        "{dashed}+{last}",
        "{short} / {last}",
        "{long}- {last}x",
        "{short}—{last}1",
    ),
    *(f"{word} {{short}}{{last}}" for word in WORDS),
)
"""Spellings that need no more than their line."""
OVER_LINES: Final = (
    *(
        "{short}-\n{last}",
        "{short}\n-{last}",
        "{long}-\n    {last}",
        "> {short}-\n> {last}",
        ">> {long} -\n>> {last}",
        "{long}\n{last}",
    ),
    "Sökande       Nummer      Kommun\nGullan        {short}-     Kungälvs\nNordanvind    {last}        kommun",
    "{short}-   Gullan\n{last}      Nordanvind",
    "Gullan\t{short}-\t{last}",
    "Namn          Personnummer\nGullan        {short}     {last}",
    "Namn          Födelsetid    Sista fyra\nGullan        {short}        {last}",
    "| Namn | Pnr |\n|---|---|\n" + "| Gullan Nordanvind i Ale | saknas |\n" * 8 + "| Bo | {short}{last} |",
    "Namn;Personnummer;Ort\n" + "Gullan Nordanvind, boende i Ale;;Ale\n" * 8 + "Bo;{short}{last};Ale",
    "Namn                     Personnummer     Ort\n"
    + "Gullan Nordanvind        saknas           Ale, där hon bor sedan tre år tillbaka\n" * 8
    + "Bo Ek                    {short}{last}       Ale",
)
"""Spellings that need the lines around."""
NONE: Final = (
    *("tel {short}{last}", "Telefon: {short}{last}", "mobil {short}{last}", "konto {short}{last}", "kontonr {short} {last}"),
    *("faktura {short}{last}", "Fakturanr: {short}/{last}", "OCR {short}{last}", "dnr {short}.{last}", "Dnr {dashed} {last}"),
    *("bankgiro {short}{last}", "kundnr {short}{last}", "swish {short}{last}", "{short}{last}", "summa {short}{last} kr"),
    *("{short} {last} kr", "{short}.{last} tkr", "12 {short} {last}", "{short} {last} 17", "{short}-{last}12"),
    *("{short},{last}", "{short}      {last}", "{dashed}  {last}", "ISBN 978-91-{short}-1", "{short}-{short}", "{dashed}–{dashed}", "X{last}-{short}"),
)  # fmt: skip
"""Digits that fit a number and are none where they stand."""
OTHERS: Final = (
    *(
        "0300-12 34 56",
        "08-123 456 78",
        "+46 70 123 45 67",
        "070-1234567",
        "KS 2023/1234",
        "KS 2023-0415",
        "2023-04-12 1830",
    ),
    *(
        "2023-04-12 18:30",
        "2023-04-12--2023-04-14",
        "20230412-20230414",
        "1 250 000 kr",
        "12 345,67",
        "978-91-7005-123-4",
    ),
    *(
        "91-7005-123-X",
        "5050-1055",
        "12 34 56-7",
        "8327-9 123 456 789-0",
        "SE45 5000 0000 0583 9825 7466",
        "556036-0793",
    ),
    *(
        "202100-5448",
        "16556036-0793",
        "SFS 2017:900",
        "SOU 2020:47",
        "prop. 2019/20:105",
        "§ 123 2023",
        "N 59 19.9",
    ),
)
"""Forms of other things."""


def numbers(count: int) -> Iterator[Mapping[str, str]]:
    """So many numbers by their parts, each another."""
    for at in range(count):
        found = parts(date(1891, 3, 1) + timedelta(days=13 * at), SERIALS[at % 2], 60 * (at % 5 == 4))
        century, day = found["long"][:2], found["short"]
        whole = century + day + found["last"]
        yield {
            **found,
            "paired": " ".join((day[:2], day[2:4], day[4:], found["last"][:2], found["last"][2:])),
            "apart": " ".join((century + day[:2], day[2:4], day[4:])),
            "digits": " ".join(whole),
            "day digits": " ".join(day),
            "last digits": " ".join(found["last"]),
            "dotted": found["dashed"].replace("-", "."),
            "slashed": found["dashed"].replace("-", "/"),
            "wide": "".join(chr(0xFF10 + int(digit)) for digit in day) + "－" + found["last"],
            "arabic": day + "-" + "".join(chr(0x0660 + int(digit)) for digit in found["last"]),
        }
