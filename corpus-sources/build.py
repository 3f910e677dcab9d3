# Copyright 2026 the minutes-index authors
# SPDX-License-Identifier: Apache-2.0
r"""Rebuild the PDFs of the sample minutes.

For each source ``corpus-sources/<engine>/NAME.<ext>`` this makes ``corpus/minutes/NAME.pdf``::

    python corpus-sources/build.py                     # everything
    python corpus-sources/build.py protokoll14 KS-pro  # sources whose name contains one of the words

The same source always gives the same bytes (with the same library versions and fonts): dates are fixed.
The date of a document may be set with ``build-date: 2019-05-06`` anywhere in the source (in a comment).

Engines:

``typst/NAME.typ``        Typst. Files whose name begins with ``_`` are for inclusion only.
``weasyprint/NAME.html``  WeasyPrint (paged CSS: running heads, page numbers, columns, ``hyphens: auto``).
``libreoffice/NAME.html`` or ``.fodt``  exported by soffice.
``fpdf2/NAME.txt``        plain text with directives, drawn by fpdf2.

Directives of the fpdf2 text. Each source line is one line on the page (wrapped if it is too long); an empty
line is a gap. ``**bold**`` is understood; ``\-`` is a place where a word may break. Lines that begin with:

``%font times 11``      helvetica, times, courier (the PDF core fonts) or liberationserif, liberationsans,
                        liberationmono, dejavusans, dejavuserif (embedded); then the size
``%margins 25 20 25``   left, top, right in mm
``%head L | C | R``     running head: left, centre, right; ``{p}`` page, ``{n}`` pages, ``\n`` a new line
``%foot L | C | R``     running foot
``%head1 L | C | R``    the head on page one only
``%align J``            justify from here (``L`` again: ragged)
``%cols 45 115``        widths in mm of the table cells that follow; ``%border 1`` draws them
``%lead 5.2``           line height in mm
``%title text``         the title in the PDF's metadata (``%author`` likewise)
``# text``              heading; ``## text`` smaller heading; ``~ text`` letter-spaced heading
``|a|b|c``              a table row, each cell wrapped in its own column (drawn row by row)
``<<<`` … ``>>>``       the lines between stand in two columns, the left one drawn to its end before the right
                        (``|||`` alone on a line: where the right one begins)
``---``                 a rule across the page
``===``                 a new page
``>> text``             right-aligned line; ``^^ text`` centred line; ``:: text`` indented line
``- text``              list item with hanging indent (``•`` likewise)
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst
import weasyprint
from fpdf import FPDF, XPos, YPos

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "corpus" / "minutes"
ENGINES = {"typst": {".typ"}, "weasyprint": {".html"}, "fpdf2": {".txt"}, "libreoffice": {".html", ".fodt"}}
BUILD_DATE = re.compile(r"build-date:\s*(\d{4})-(\d\d)-(\d\d)")
CORE_FONTS = {"helvetica", "times", "courier"}
FONT_DIRS = [
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/truetype/dejavu"),
]
FONT_FILES = {
    "liberationserif": ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    "liberationsans": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    "liberationmono": ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf"),
    "dejavusans": ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    "dejavuserif": ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
}


def main(words: list[str]) -> int:
    """Build every source whose name contains one of the words (all when there are none)."""
    TARGET.mkdir(parents=True, exist_ok=True)
    builders = {
        "typst": from_typst,
        "weasyprint": from_weasyprint,
        "fpdf2": from_text,
        "libreoffice": from_libreoffice,
    }
    seen: dict[str, Path] = {}
    for engine, suffixes in ENGINES.items():
        for source in sorted((HERE / engine).glob("*")):
            if source.suffix not in suffixes or source.name.startswith("_"):
                continue
            if source.stem in seen:
                print(f"two sources of one name: {seen[source.stem]} and {source}", file=sys.stderr)
                return 1
            seen[source.stem] = source
            if words and not any(word in source.name for word in words):
                continue
            target = TARGET / f"{source.stem}.pdf"
            builders[engine](source, target, date_of(source))
            print(f"{engine:12} {target.name}")
    return 0


def date_of(source: Path) -> datetime:
    """The date that the PDF shall bear."""
    found = BUILD_DATE.search(source.read_text(encoding="utf-8"))
    year, month, day = (int(part) for part in found.groups()) if found else (2024, 1, 15)
    return datetime(year, month, day, 9, 30, tzinfo=UTC)


def from_typst(source: Path, target: Path, date: datetime) -> None:
    """Typst to PDF."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(date.timestamp()))
    typst.compile(str(source), output=str(target), root=str(source.parent), timestamp=int(date.timestamp()))


def from_weasyprint(source: Path, target: Path, date: datetime) -> None:
    """HTML to PDF with WeasyPrint."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(date.timestamp()))
    weasyprint.HTML(filename=str(source)).write_pdf(
        str(target),
        pdf_identifier=source.stem.encode("utf-8")[:16].ljust(16, b"-"),
    )


def from_libreoffice(source: Path, target: Path, date: datetime) -> None:
    """HTML or flat ODF to PDF with soffice; the time and the identifier are overwritten afterwards."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise SystemExit("soffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / f"source{source.suffix}"  # soffice is fussy about file names
        shutil.copyfile(source, plain)
        command = [
            soffice,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf:writer_web_pdf_Export" if source.suffix == ".html" else "pdf",
            "--outdir",
            folder,
            str(plain),
        ]
        if source.suffix == ".html":  # opened as a text document, so that headers, tables and pages behave
            command[3:5] = ["--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(date.timestamp())), "TZ": "UTC"}
        subprocess.run(command, check=True, capture_output=True, env=environment, timeout=300)  # noqa: S603
        data = plain.with_suffix(".pdf").read_bytes()
    stamp = date.strftime("%Y%m%d%H%M%S").encode()
    data = re.sub(rb"(/CreationDate\(D:)\d{14}", lambda m: m.group(1) + stamp, data)
    data = re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", lambda m: m.group(1) + b"0" * 32, data)
    data = re.sub(rb"/ID \[ <[0-9A-F]{32}>\s<[0-9A-F]{32}> \]", blank_identifier, data)
    target.write_bytes(data)


def blank_identifier(found: re.Match[bytes]) -> bytes:
    """The same file identifier with zeros for digits (the length stays)."""
    return re.sub(rb"[0-9A-F]{32}", b"0" * 32, found.group(0))


class Drawing(FPDF):
    """A document drawn from lines of text with directives."""

    def __init__(self) -> None:
        super().__init__(unit="mm", format="A4")
        self.face = "helvetica"
        self.points = 11.0
        self.lead = 5.2
        self.justify = "L"
        self.cols: list[float] = []
        self.border = 0
        self.running: dict[str, str] = {}
        self.core_fonts_encoding = "cp1252"
        self.alias_nb_pages("{n}")
        self.set_margins(25, 32, 22)
        self.set_auto_page_break(auto=True, margin=28)

    def use(self, style: str = "", size: float | None = None) -> None:
        """Choose the document's font in this style and size."""
        self.set_font(self.face, style, size or self.points)

    def load(self, face: str) -> None:
        """Make a font known."""
        self.face = face
        if face in CORE_FONTS or face in self.fonts:
            return
        for style, name in zip(("", "B"), FONT_FILES[face], strict=True):
            path = next((folder / name for folder in FONT_DIRS if (folder / name).exists()), None)
            if path is None:
                raise SystemExit(f"the font {name} is not installed")
            self.add_font(face, style, str(path))

    def header(self) -> None:
        """The running head."""
        key = "head1" if self.page_no() == 1 and "head1" in self.running else "head"
        self.three(self.running.get(key, ""), 12)

    def footer(self) -> None:
        """The running foot."""
        self.three(self.running.get("foot", ""), -20)

    def three(self, text: str, y: float) -> None:
        """Up to three texts over the width: left, centre, right."""
        if not text:
            return
        self.use(size=9)
        parts = [part.strip().replace("{p}", str(self.page_no())) for part in text.split("|")]
        parts += [""] * (3 - len(parts))
        for part, align in zip(parts, "LCR", strict=True):
            if part:
                self.set_xy(self.l_margin, y)
                self.multi_cell(self.epw, 4.2, part.replace("\\n", "\n"), align=align)
        if y > 0:
            self.set_xy(self.l_margin, self.t_margin)
        self.use()

    def text_line(self, text: str, *, align: str | None = None, indent: float = 0, width: float = 0) -> None:
        """One line of the source, wrapped when it is too long."""
        self.set_x(self.l_margin + indent)
        self.multi_cell(
            width or self.epw - indent,
            self.lead,
            text,
            align=align or self.justify,
            markdown=True,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    def heading(self, text: str, size: float, spacing: float = 0) -> None:
        """A heading, letter-spaced if so wished."""
        if self.will_page_break(3 * self.lead):
            self.add_page()
        self.use("B", size)
        self.set_char_spacing(spacing)
        self.multi_cell(self.epw, size * 0.5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_char_spacing(0)
        self.use()
        self.ln(1)

    def row(self, cells: list[str]) -> None:
        """A table row."""
        widths = self.cols or [self.epw / len(cells)] * len(cells)
        style: dict[str, Any] = {"align": "L", "markdown": True, "padding": (0.8, 1)}
        heights = [
            self.multi_cell(width, self.lead, cell, dry_run=True, output="HEIGHT", **style)
            for cell, width in zip(cells, widths, strict=False)
        ]
        height = max([self.lead, *heights])
        if self.will_page_break(height):
            self.add_page()
        x, y = self.l_margin, self.get_y()
        for cell, width in zip(cells, widths, strict=False):
            self.set_xy(x, y)
            if self.border:
                self.rect(x, y, width, height)
            self.multi_cell(width, self.lead, cell, **style)
            x += width
        self.set_xy(self.l_margin, y + height)

    def columns(self, lines: list[str]) -> None:
        """Two columns, the left one first in the text."""
        middle = lines.index("|||") if "|||" in lines else (len(lines) + 1) // 2
        sides = (lines[:middle], [line for line in lines[middle:] if line != "|||"])
        top, bottom, width = self.get_y(), self.get_y(), self.epw / 2
        for number, side in enumerate(sides):
            self.set_y(top)
            for line in side:
                if line.strip():
                    self.text_line(line, align="L", indent=number * width, width=width - 3)
                else:
                    self.ln(self.lead * 0.6)
            bottom = max(bottom, self.get_y())
        self.set_y(bottom)

    def setting(self, name: str, value: str) -> None:
        """A line that begins with a per cent sign."""
        if name == "font":
            face, size = value.split()
            self.load(face)
            self.points = float(size)
            self.use()
        elif name == "margins":
            left, top, right = (float(part) for part in value.split())
            self.set_margins(left, top, right)
        elif name in {"head", "head1", "foot"}:
            self.running[name] = value
        elif name == "align":
            self.justify = value
        elif name == "cols":
            self.cols = [float(part) for part in value.split()]
        elif name == "border":
            self.border = int(value)
        elif name == "lead":
            self.lead = float(value)
        elif name in {"title", "author"}:
            getattr(self, f"set_{name}")(value)
        elif name != "build-date:":
            raise SystemExit(f"unknown directive %{name}")

    def draw(self, source: str) -> None:
        """Draw the whole text."""
        waiting: list[str] | None = None
        for raw in source.splitlines():
            line = raw.rstrip().replace("\\-", "\u00ad")
            if line.startswith("%"):
                name, _, value = line[1:].partition(" ")
                self.setting(name, value.strip())
                continue
            if not self.page:
                self.use()
                self.add_page()
            if line == "<<<":
                waiting = []
            elif line == ">>>" and waiting is not None:
                self.columns(waiting)
                waiting = None
            elif waiting is not None:
                waiting.append(line)
            else:
                self.body_line(line)

    def item(self, mark: str, text: str) -> None:
        """An item of a list, with hanging indent."""
        if self.will_page_break(self.lead):
            self.add_page()
        top = self.get_y()
        self.set_x(self.l_margin + 3)
        self.cell(5, self.lead, mark)
        self.set_y(top)
        self.text_line(text, indent=8)

    def body_line(self, line: str) -> None:
        """A line of the body."""
        mark, _, rest = line.partition(" ")
        if not line:
            self.ln(self.lead * 0.7)
        elif line == "---":
            self.line(self.l_margin, self.get_y() + 1, self.w - self.r_margin, self.get_y() + 1)
            self.ln(2.5)
        elif line == "===":
            self.add_page()
        elif line.startswith("|"):
            self.row([cell.strip().replace("\\n", "\n") for cell in line[1:].split("|")])
        elif mark in {"#", "##", "~"}:
            self.heading(rest, self.points + (1 if mark == "##" else 4), spacing=4 if mark == "~" else 0)
        elif mark in {">>", "^^", "::"}:
            align, indent = {">>": ("R", 0), "^^": ("C", 0), "::": (None, 10)}[mark]
            self.text_line(rest, align=align, indent=indent)
        elif mark in {"-", "•"}:
            self.item(mark, rest)
        else:
            self.text_line(line)


def from_text(source: Path, target: Path, date: datetime) -> None:
    """Text with directives to PDF with fpdf2."""
    drawing = Drawing()
    drawing.set_creation_date(date)
    drawing.draw(source.read_text(encoding="utf-8"))
    drawing.output(str(target))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
