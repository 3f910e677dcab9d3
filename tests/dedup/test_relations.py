"""Which of two documents is which, told by their names, their heads, and what the one lacks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.dedup.copies import classify
from minutes_index.dedup.misread import misread
from minutes_index.dedup.numbers import joined
from minutes_index.dedup.shingles import words
from minutes_index.dedup.states import State, signs
from minutes_index.extract import Reading
from minutes_index.ingest.analyse import analyse
from minutes_index.model import (
    Document,
    DuplicateKind,
    MediaType,
    Page,
    ReadBy,
    Record,
    Relation,
    Section,
    SectionKind,
    Source,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.model import Duplicate


def document(name: str, text: str = "", title: str = "") -> Document:
    """A document of that file name."""
    whole = (Section(Span(0, len(text)), 0, SectionKind.ITEM),)
    source = Source(f"/arkiv/{name}", name, MediaType.TEXT, 1, 1)
    return Document("x", source, text, (0,), whole, title, "", "", None, "sv")


NAMES: dict[str, set[State]] = {
    "KS 2022-11-24 utkast.pdf": {State.DRAFT},
    "KS_protokoll_UTKAST_v2.docx": {State.DRAFT},
    "protokoll ej justerat.pdf": {State.DRAFT},
    "protokoll-ojusterat.pdf": {State.DRAFT},
    "KF just.pdf": {State.ADJUSTED},
    "Omsorgsnämndens protokoll (justerat).pdf": {State.ADJUSTED},
    "anteckningar_final2.pdf": {State.ADJUSTED},
    "Protokoll rättat 2022.pdf": {State.CORRECTED},
    "protokoll rev.pdf": {State.CORRECTED},
    "Protokollsutdrag § 45.pdf": {State.EXTRACT},
    "KS § 12 omedelbar justering.pdf": {State.AT_ONCE},
    "KS kallelse 12 april.pdf": {State.SUMMONS},
    "Föredragningslista.pdf": {State.SUMMONS},
    "scan0616_003.pdf": {State.SCAN},
    "inskannat protokoll.pdf": {State.SCAN},
    "Kopia av protokoll.pdf": {State.COPY},
    "protokoll (1).pdf": {State.COPY},
    "Protokoll justeringsmän.pdf": set(),
    "Skandia.pdf": set(),
    "revision 2022.pdf": set(),
    "Protokoll §§ 1-9 (2022).pdf": set(),
}


@pytest.mark.parametrize("name", NAMES)
def test_words_of_a_file_name_tell_its_state(name: str) -> None:
    """Whole words do, also between underscores; words that only begin so do not."""
    assert {sign.state for sign in signs(document(name))} == NAMES[name]


HEADS: dict[str, set[State]] = {
    "Sammanträdesprotokoll – UTKAST, ej justerat": {State.DRAFT},
    "PROTOKOLLSUTDRAG": {State.EXTRACT},
    "Utdrag ur sammanträdesprotokoll": {State.EXTRACT},
    "Rättad version av protokoll": {State.CORRECTED},
    "Kallelse till tekniska nämnden": {State.SUMMONS},
    "Sammanträdesprotokoll": set(),
    "Nytt koncept för skolmaten": set(),
}


@pytest.mark.parametrize("title", HEADS)
def test_words_of_a_head_tell_its_state(title: str) -> None:
    """The title and the first lines count."""
    assert {sign.state for sign in signs(document("a.pdf", title=title))} == HEADS[title]


def test_a_sign_says_what_stands_where() -> None:
    """In words that a reader can check."""
    text = "Ord. " * 90 + "Justeringen har tillkännagivits på kommunens anslagstavla."
    assert list(map(str, signs(document("KS_utkast.pdf", text, "EJ JUSTERAT")))) == [
        "“utkast” in the file name",
        "“EJ JUSTERAT” at its head",
        "“Justeringen har tillkännagivits” in its text",
    ]


FRONT = """Tibro kommun                 SAMMANTRÄDESPROTOKOLL
Tekniska nämnden
Sammanträdesdatum 2021-03-16

Plats och tid     Kommunhuset, kl. 13.00–15.00

Beslutande        Anna Bergqvist (S), ordförande
                  Bo Lindholm (M)
                  Carin Nordwall (C)
                  David Stensson (V)

Utses att justera Bo Lindholm

"""
SIGNED = "Justeringen har tillkännagivits på kommunens anslagstavla den 22 mars 2021.\n\n"
ITEMS = (
    """§ 21 Snöröjning på cykelvägar
Dnr TN 2021/14
Gatuchefen redovisar vinterns kostnader för snöröjning, som blev dubbelt så höga som budgeterat på grund av
tre långa perioder med ymnigt snöfall. Särskilt cykelvägarna mot Balteryd drog stora summor i övertid.
Tekniska nämnden beslutar att godkänna redovisningen.

""",
    """§ 22 Ny lekplats i Hörnebo
Dnr TN 2021/20
Föräldrar i området har samlat in namn för en lekplats vid dungen. Parkenheten bedömer att marken duger efter
dränering och att redskapen kan flyttas från den nedlagda förskolan. Kostnaden ryms i ramen för året.
Tekniska nämnden beslutar att anlägga lekplatsen under hösten 2021.

""",
    """§ 23 Taxa för slamtömning
Dnr TN 2021/31
Entreprenören har höjt priserna med åtta procent. Förvaltningen föreslår att höjningen tas ut av
fastighetsägarna från årsskiftet och att de som gräver ned nya brunnar får råd om placering.
Tekniska nämnden beslutar att föreslå kommunfullmäktige att höja taxan med åtta procent.

""",
    """§ 24 Meddelanden
Länsstyrelsen har beslutat om strandskydd vid Örlen. Trafikverket sänker hastigheten genom Fagersanna.
Tekniska nämnden noterar informationen.

""",
)
SUMMONS = """Tibro kommun                 KALLELSE
Tekniska nämnden
Sammanträdesdatum 2021-03-16

Härmed kallas ledamöterna till sammanträde i kommunhuset kl. 13.00.

1  Snöröjning, Dnr TN 2021/14
   Förslag till beslut: Redovisningen godkänns.

2  Lekplats, Dnr TN 2021/20
   Förslag till beslut: Lekplatsen anläggs.

3  Slamtömning, Dnr TN 2021/31
   Förslag till beslut: Taxan höjs.
"""
WHOLE = FRONT + "".join(ITEMS)
Made = tuple[tuple[str, str], tuple[str, str]]
CASES: dict[str, tuple[Made, Relation, str, str]] = {
    "a draft by its name": (
        (("TN utkast.txt", WHOLE), ("TN.txt", WHOLE.replace("ymnigt", "rikligt"))),
        Relation.DRAFT,
        "TN utkast.txt",
        "“utkast” in the file name",
    ),
    "a draft by what it lacks": (
        (("b.txt", WHOLE), ("a.txt", FRONT + SIGNED + "".join(ITEMS))),
        Relation.DRAFT,
        "b.txt",
        "of the other: “Justeringen har tillkännagivits” in its text",
    ),
    "an extract that says so": (
        (("utdrag.txt", "PROTOKOLLSUTDRAG\n\n" + "".join(ITEMS[1:3])), ("a.txt", WHOLE)),
        Relation.EXTRACT,
        "utdrag.txt",
        "“utdrag” in the file name, “PROTOKOLLSUTDRAG” at its head; 2 of 4 items",
    ),
    "an extract by its items": (
        (("b.txt", FRONT + ITEMS[0]), ("a.txt", FRONT + SIGNED + "".join(ITEMS))),
        Relation.EXTRACT,
        "b.txt",
        "1 of 4 items",
    ),
    "an item adjusted at once": (
        (("TN § 22 omedelbar justering.txt", FRONT + ITEMS[1]), ("a.txt", WHOLE)),
        Relation.EXTRACT,
        "TN § 22 omedelbar justering.txt",
        "“omedelbar justering” in the file name; 1 of 4 items",
    ),
    "a corrected version": (
        (("TN rättat.txt", WHOLE.replace("åtta", "nio")), ("TN.txt", WHOLE)),
        Relation.CORRECTED,
        "TN rättat.txt",
        "“rättat” in the file name",
    ),
    "an earlier version": (
        (("TN v2.txt", WHOLE.replace("åtta", "nio")), ("TN v10.txt", WHOLE)),
        Relation.EARLIER,
        "TN v2.txt",
        "“v2” and “v10” in the file names",
    ),
    "without the list": (
        (("b.txt", "Tekniska nämnden 2021-03-16\n\n" + "".join(ITEMS)), ("a.txt", WHOLE)),
        Relation.UNLISTED,
        "b.txt",
        "it has no attendance list, the other lists 4",
    ),
    "a scan by its slips": (
        (
            ("b.txt", WHOLE),
            (
                "a.txt",
                WHOLE.replace("kostnader", "kostnadcr")
                .replace("budgeterat", "budgctcrat")
                .replace("lekplats", "1ekplats"),
            ),
        ),
        Relation.SCAN,
        "a.txt",
        "misread words (kostnadcr, budgctcrat, 1ekplats)",
    ),
    "a copy by its name": (
        (("TN (1).txt", WHOLE), ("TN.txt", WHOLE)),
        Relation.COPY,
        "TN (1).txt",
        "“(1)” in the file name",
    ),
    "nothing tells": (
        (("b.txt", WHOLE), ("a.txt", WHOLE.replace("ymnigt", "rikligt"))),
        Relation.NONE,
        "",
        "",
    ),
    "two drafts": (
        (("b utkast.txt", WHOLE), ("a utkast.txt", WHOLE.replace("ymnigt", "rikligt"))),
        Relation.NONE,
        "",
        "",
    ),
    "a summons": (
        (("TN mars.txt", SUMMONS), ("a.txt", WHOLE)),
        Relation.SUMMONS,
        "TN mars.txt",
        "“KALLELSE” at its head, “Härmed kallas” in its text; the other has 5 decisions taken",
    ),
}
PARTS = {
    "an extract that says so": "§§ 22–23",
    "an extract by its items": "§ 21",
    "an item adjusted at once": "§ 22",
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Record]:
    """Reads a text of that file name, each from a folder of its own."""

    def analysed(name: str, text: str) -> Record:
        path = tmp_path_factory.mktemp("d") / name
        path.write_text(text, encoding="utf-8")
        return analyse(path, Reading(), model="none")

    return analysed


@pytest.mark.parametrize("case", CASES)
def test_which_is_which(case: str, read: Callable[..., Record]) -> None:
    """The relation, its subject and its reason; in whichever order the two are given."""
    (first, second), relation, subject, reason = CASES[case]
    one, other = read(*first), read(*second)
    found = classify(one, other)
    assert found is not None
    assert found == classify(other, one)
    paths = {record.document.id: Path(record.document.source.path).name for record in (one, other)}
    told = (found.relation, paths.get(found.subject, ""), found.reason)
    assert told == (relation, subject, reason)
    assert found.part == PARTS.get(case, "")
    assert (found.certainty >= 0.5) is bool(relation)


def made(read: Callable[..., Record], *texts: str) -> Duplicate | None:
    """What two texts are to each other."""
    one, other = (read(f"{place}.txt", text) for place, text in enumerate(texts))
    return classify(one, other)


def test_a_summons_is_of_its_own_meeting(read: Callable[..., Record]) -> None:
    """Another day, another body or other matters make no pair; nor do two summonses."""
    found = made(read, SUMMONS, WHOLE)
    assert found is not None
    assert (found.kind, found.similarity) == (DuplicateKind.MEETING, 1.0)
    assert made(read, SUMMONS.replace("2021-03-16", "2021-04-20"), WHOLE) is None
    assert made(read, SUMMONS.replace("Tekniska nämnden", "Valnämnden"), WHOLE) is None
    assert made(read, SUMMONS.replace("2021/", "2019/"), WHOLE) is None
    late = SUMMONS[: SUMMONS.index("Härmed")] + "Sent ärende till nämnden: dnr TN 2021/14 och dnr TN 2021/20."
    assert made(read, late, SUMMONS) is None


def test_a_summons_without_case_numbers_is_known_by_its_words(read: Callable[..., Record]) -> None:
    """Long words of the agenda that the minutes have as well."""
    agenda = SUMMONS.replace("Dnr TN 2021/", "sid ").replace("Lekplats", "Lekplats Hörnebo, dränering")
    found = made(read, agenda, WHOLE)
    assert found is not None
    assert found.relation is Relation.SUMMONS


def test_numbers_of_items_in_short() -> None:
    """Runs of three and two alike; what is no number is left out."""
    assert joined(["45"]) == "§ 45"
    assert joined(["47", "45", "46", "50", "avslutning"]) == "§§ 45–47, 50"
    assert joined(["avslutning"]) == ""


def test_misread_words_are_near_words_that_are_some() -> None:
    """A name that differs, or a word that is one, was not misread."""
    right = words("Nämnden godkänner redovisningen av kostnader för Melander")
    assert misread(words("Nämnden godkänncr redovisningen av kostnadcr för Meiander"), right) == [
        "godkänncr",
        "kostnadcr",
    ]
    assert misread(words("Nämnden godkände redovisningar av kostnaden för Melander"), right) == []


def test_read_from_a_picture_is_a_scan(record: Callable[..., Any], meet: Callable[..., Any]) -> None:
    """Whatever its file is called."""
    meeting = meet(1, 2)
    text, scan = record("a", meeting.parts()), record("b", meeting.parts(attendance=False))
    found = classify(text, replace(scan, pages=(Page(1, "", ReadBy.OCR, 0.9),)))
    assert found is not None
    assert (found.relation, found.subject) == (Relation.SCAN, "b")
    assert found.reason == "its text was recognised in a picture"
