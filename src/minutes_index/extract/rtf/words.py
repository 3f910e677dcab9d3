"""What the control words of RTF mean to the text (Rich Text Format specification 1.9.1)."""

from __future__ import annotations

import re

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<group>[{}])"
    rb"|(?P<text>[^\\{}\r\n\x00]+)",
    re.DOTALL,
)

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "page": "\f",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "nestcell": "\t",
    "nestrow": "\n",
}
SIGNS = {b"~": "\xa0", b"-": "\u00ad", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}

SKIPPED = frozenset(
    {"colortbl", "stylesheet", "info", "pict", "objdata", "fldinst", "annotation", "atnid", "atnauthor", "xe", "tc", "listtable",
     "listoverridetable", "revtbl", "rsidtbl", "generator", "nonesttables", "nonshppict", "shprslt", "ftnsep", "ftnsepc", "ftncn",
     "aftnsep", "aftnsepc", "aftncn", "bkmkstart", "bkmkend", "filetbl", "template", "title", "object"}
)  # fmt: skip
"""Destinations whose text is not of the document."""
FONTS = "fonttbl"
KEPT = frozenset({"result", "shptxt"})
"""Destinations that are of the document, though they lie in one that is skipped."""
APART = frozenset(
    {
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "shptxt",
    }
)
"""Destinations whose text stands elsewhere on the page."""

CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""By the character set of a font."""
SYMBOLS = 2
"""The character set of fonts of symbols."""
DOCUMENT_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
