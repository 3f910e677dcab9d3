"""Prints how many facts change when documents are laid out anew: other line widths, spacing, indentation, page breaks.

    python bench/layout.py [--changes] [DOCUMENTS ...]

The text of each document, one line a paragraph, is annotated as it is and in each of `LAYOUTS`; what is found must be the same.
DOCUMENTS are files or folders; without them the corpus and the gold documents of the tests are measured.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from minutes_index.annotate import annotate
from minutes_index.extract import Reading, pages
from minutes_index.model import Label, Page, ReadBy
from minutes_index.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).parents[1]
DOCUMENTS: Final = (ROOT / "corpus" / "minutes", ROOT / "tests" / "gold" / "documents")
RUNNING: Final = 100
"""Characters from which on a paragraph is running text and is wrapped."""
HEAD: Final = "Sammanträdesprotokoll                                        Sida {} ({})"
_COLUMNS = re.compile(r"\S\s{2,}\S")
_SYLLABLES = re.compile(r"(?<=[a-zåäöé])(?=[bcdfghjklmnpqrstvxz][aeiouyåäöé])")
NARROWEST: Final = 40
"""Characters of an indented line at the least."""
FEWEST_LETTERS: Final = 3
"""Letters of a broken word that stand on either side of the hyphen."""

Facts = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set: characters a line, and what is done to lines and pages."""

    width: int
    hyphenated: bool = False
    """Whether long words are broken at line ends."""
    double: bool = False
    """Whether a blank line stands after every line."""
    indent: int = 0
    """Characters by which running text is indented."""
    page: int = 0
    """Lines a page, or 0 for one page."""

    def __str__(self) -> str:
        """`60 hyphenated double indent 4 page 30`."""
        said = [
            str(self.width),
            *(["hyphenated"] if self.hyphenated else []),
            *(["double"] if self.double else []),
        ]
        said += [f"{name} {value}" for name, value in (("indent", self.indent), ("page", self.page)) if value]
        return " ".join(said)


PLAIN: Final = Layout(0)
"""One line a paragraph, one page."""
LAYOUTS: Final = (
    Layout(40),
    Layout(60),
    Layout(80),
    Layout(100),
    Layout(120),
    Layout(60, hyphenated=True),
    Layout(85, hyphenated=True),
    Layout(70, double=True),
    Layout(70, indent=4),
    Layout(70, indent=12),
    Layout(70, page=40),
    Layout(85, page=7),
    Layout(85, hyphenated=True, double=True, page=23),
)


def laid_out(text: str, layout: Layout) -> list[Page]:
    """The pages of ``text`` (one line a paragraph) set as ``layout`` says, each with a running head."""
    lines = [line for paragraph in text.split("\n") for line in _set(paragraph, layout)]
    size = layout.page or max(1, len(lines))
    parts = [lines[start : start + size] for start in range(0, len(lines), size)]
    return paged(parts, "\n\n" if layout.double else "\n")


def paged(parts: Sequence[Sequence[str]], end: str = "\n") -> list[Page]:
    """Pages of these lines under a running head that counts them."""
    heads = [HEAD.format(number, len(parts)) for number in range(1, len(parts) + 1)]
    return [
        Page(number, end.join([head, "", *lines]), ReadBy.TEXT)
        for number, (head, lines) in enumerate(zip(heads, parts, strict=True), 1)
    ]


def _set(paragraph: str, layout: Layout) -> list[str]:
    if not layout.width or len(paragraph) <= RUNNING or _COLUMNS.search(paragraph.strip()):
        return [paragraph]
    indent = layout.indent + len(paragraph) - len(paragraph.lstrip())
    margin = " " * max(0, min(indent, layout.width - NARROWEST))
    lines = wrapped(paragraph, layout.width - len(margin), hyphenated=layout.hyphenated)
    return [margin + line for line in lines]


def wrapped(paragraph: str, width: int, *, hyphenated: bool = False) -> list[str]:
    """The paragraph in lines of at most ``width`` characters, broken as typesetters do it."""
    lines, line = [], ""
    for word in paragraph.split():
        pieces = _broken(word) if hyphenated else re.split(r"(?<=[^\W\d_]-)(?=[^\W\d_])", word)
        for number, piece in enumerate(pieces):
            gap = " " if line and number == 0 else ""
            rest = len(pieces) - number > 1 and not piece.endswith("-")
            if line and len(line) + len(gap) + len(piece) + rest > width:
                lines.append(line + ("-" if number and not line.endswith("-") else ""))
                line, gap = "", ""
            line += gap + piece
    return [*lines, line]


def _broken(word: str) -> list[str]:
    """A word in the parts that a line may end between."""
    parts: list[str] = []
    for whole in re.split(r"(?<=[^\W\d_]-)(?=[^\W\d_])", word):
        begun = len(parts)
        for piece in _SYLLABLES.split(whole):
            letters = sum(map(str.isalpha, piece))
            if len(parts) > begun and (len(parts[-1]) < FEWEST_LETTERS or letters < FEWEST_LETTERS):
                parts[-1] += piece
            else:
                parts.append(piece)
    return parts


def facts(made: Sequence[Page]) -> Facts:
    """What is found in a document with these pages, counted; spans are left out, for they differ with the layout."""
    made_of = structure(made)
    text = made_of.text
    found = annotate(text, made_of.sections)
    said = found.annotations
    places = {section.ordinal: section.number or section.heading for section in found.sections}
    told: list[tuple[str, ...]] = [("person", p.name, p.affiliation, p.party) for p in said.persons]
    told += [
        ("role", row.name, row.role, row.affiliation, row.party, row.paragraphs) for row in said.attendance
    ]
    told += [("heading", section.number, section.heading) for section in found.sections]
    told += [
        (mention.label, mention.value)
        for mention in said.mentions
        if mention.label in {Label.MUNICIPALITY, Label.DATE, Label.CASE_NUMBER}
    ]
    told += [
        ("decision", " ".join(d.span.of(text).split()), d.outcome, places[d.section]) for d in said.decisions
    ]
    told += [("vote", str(v.yes), str(v.no), str(v.abstained), places[v.section]) for v in said.votes]
    told += [("stance", s.stand, s.name, places[s.section]) for s in said.stances]
    return Counter(told)


def changes(text: str, layout: Layout, plain: Facts) -> list[str]:
    """What is lost (-) and what is new (+) in this layout of ``text``."""
    found = facts(laid_out(text, layout))
    return [
        f"{sign} {' | '.join(fact)}"
        for sign, facts_ in (("-", plain - found), ("+", found - plain))
        for fact in facts_.elements()
    ]


def _documents(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.iterdir()) if path.is_dir() else [path]


def main() -> None:
    """Measures and prints a line a layout."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--changes", action="store_true", help="print every fact that changes")
    parser.add_argument("documents", nargs="*", type=Path, default=DOCUMENTS)
    wanted = parser.parse_args()
    count, changed = 0, dict.fromkeys(LAYOUTS, 0)
    kinds: Counter[str] = Counter()
    for path in _documents(wanted.documents):
        text = structure(list(pages(path, Reading()))).text
        plain = facts(laid_out(text, PLAIN))
        count += plain.total()
        for layout in LAYOUTS:
            differ = changes(text, layout, plain)
            changed[layout] += len(differ)
            kinds.update(change.split()[1] for change in differ)
            if wanted.changes and differ:
                print(f"\n{path.name}: {layout}", *differ, sep="\n  ")
    print(f"{count} facts; changed")
    for layout, number in changed.items():
        print(f"{layout!s:<40}{number:>6}")
    print(f"{'all':<40}{sum(changed.values()):>6}  {dict(kinds.most_common())}")


if __name__ == "__main__":
    main()
