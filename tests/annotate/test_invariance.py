"""Minutes tell the same however they are set: any line width, hyphens, spacing, indentation, page breaks, NFD."""

from __future__ import annotations

from bench.layout import PLAIN, Layout, facts, laid_out, paged
from hypothesis import given, settings
from hypothesis import strategies as st

GIVEN = ("Berit", "Olof", "Ann-Charlotte", "Siv", "Gunvor", "Torsten", "Mimmi", "Lars-Erik")
SURNAMES = ("Kvarnlund", "Almgren", "Ekdahl", "Björkstrand", "Sandviken-Holm", "Lundqvist", "von Troil")
PARTIES = ("S", "M", "C", "KD", "V", "SD")
PLACES = ("Lerum", "Kungälv", "Lilla Edet", "Härryda", "Alingsås", "Stenungsund")
MONTHS = ("januari", "mars", "maj", "augusti", "oktober", "december")
SUBJECTS = (
    "Detaljplan för kvarteret Kvarnen",
    "Motion om belysning",
    "Bokslut och årsredovisning",
    "Val av ombud",
    "Skolskjutsar under läsåret",
    "Avtal om räddningstjänst",
)

people = st.lists(
    st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES)),
    min_size=5,
    max_size=7,
    unique_by=(lambda name: name.split()[0], lambda name: name.split(maxsplit=1)[1]),
)
days = st.builds("den {} {} {}".format, st.integers(1, 28), st.sampled_from(MONTHS), st.integers(2021, 2024))
places = st.sampled_from(PLACES)


@st.composite
def sentences(draw: st.DrawFn, names: list[str]) -> str:
    """A sentence of an item that tells who, where or when."""
    one, other = draw(st.permutations(names))[:2]
    return draw(
        st.sampled_from(
            (
                f"{one} redogjorde för arbetet med kommunens lokalförsörjningsplan och de synpunkter som hade kommit in.",
                f"Förvaltningen har tillsammans med {draw(places)} och {draw(places)} tagit fram ett gemensamt underlag.",
                f"Ärendet behandlades senast {draw(days)} och återkom därefter till nämnden med kompletteringar.",
                f"{one} och {other} ställde frågor om kostnaderna för hälso- och sjukvårdsinsatserna i {draw(places)} kommun.",
                f"Handlingarna skickades ut {draw(days)} till samtliga ledamöter, ersättare och berörda tjänstemän.",
                f"{other.split()[0]} tar kontakt med verksamheten och återkommer till {one.split()[0]} under våren.",
                f"Barn- och utbildningsförvaltningen i {draw(places)} bedömer att genomförandet ryms inom den beslutade ramen.",
            )
        )
    )


@st.composite
def endings(draw: st.DrawFn, names: list[str]) -> list[str]:
    """How an item ends: the paragraphs of its decision and what goes with it."""
    one, other = draw(st.permutations(names))[:2]
    where, when = draw(places), draw(days)
    return draw(
        st.sampled_from(
            (
                [
                    f"Kommunstyrelsen godkänner förslaget till samverkansavtal med {where} kommun att gälla från och med {when}."
                ],
                [
                    "Kommunstyrelsen beslutar att avslå motionen med hänvisning till förvaltningens yttrande och budgeten för året."
                ],
                [
                    f"Ärendet återremitteras till förvaltningen för komplettering med en redovisning av kostnaderna för {where}."
                ],
                [
                    f"{one} får i uppdrag att ta fram ett förslag till handlingsplan för området senast {when}."
                ],
                [
                    "Kommunstyrelsen avslår förslaget med 8 ja-röster mot 5 nej-röster och lägger därmed ärendet till handlingarna.",
                    "",
                    "Reservation",
                    f"{one} och {other} reserverar sig mot beslutet till förmån för det egna yrkandet i ärendet.",
                ],
                [
                    f"{one} anmäler jäv och deltar varken i överläggningen eller i beslutet i detta ärende.",
                    "",
                    "Kommunstyrelsen antar planen.",
                ],
            )
        )
    )


@st.composite
def minutes(draw: st.DrawFn) -> str:
    """Well-formed minutes, one line a paragraph."""
    names = draw(people)
    lines = ["Kommunstyrelsen i Kvarnby", "", "Plats och tid", "Kommunhuset, 2024-02-13", "", "Beslutande"]
    lines += [f"{name} ({draw(st.sampled_from(PARTIES))})" for name in names[:3]]
    lines[-3] += ", ordförande"
    lines += [
        "",
        "Övriga närvarande",
        *(f"{name}, ekonomichef" for name in names[3:4]),
        *(f"{name}, {draw(places)}" for name in names[4:]),
        "",
    ]
    for number, subject in enumerate(
        draw(st.lists(st.sampled_from(SUBJECTS), min_size=2, max_size=4, unique=True)), 11
    ):
        lines += [f"§ {number} {subject}", ""]
        for _ in range(draw(st.integers(1, 2))):
            lines += [" ".join(draw(st.lists(sentences(names), min_size=2, max_size=4))), ""]
        lines += ["Beslut", *draw(endings(names)), ""]
    return "\n".join(lines)


layouts = st.builds(
    Layout,
    st.integers(40, 120),
    hyphenated=st.booleans(),
    double=st.booleans(),
    indent=st.sampled_from((0, 0, 4, 10)),
)
slow = settings(max_examples=60)


@slow
@given(minutes(), layouts)
def test_minutes_tell_the_same_at_any_line_width(text: str, layout: Layout) -> None:
    """Also with broken words, a blank line after every line and indented text."""
    assert facts(laid_out(text, layout)) == facts(laid_out(text, PLAIN))


@slow
@given(minutes(), layouts, st.data())
def test_minutes_tell_the_same_with_page_breaks_anywhere(
    text: str, layout: Layout, data: st.DataObject
) -> None:
    """Under a running head that counts the pages, between any two lines."""
    end = "\n\n" if layout.double else "\n"
    lines = laid_out(text, layout)[0].text.split(end)[2:]
    breaks = data.draw(st.sets(st.integers(1, len(lines) - 1), max_size=4).map(sorted))
    parts = [lines[one:two] for one, two in zip([0, *breaks], [*breaks, len(lines)], strict=True)]
    assert facts(paged(parts, end)) == facts(laid_out(text, PLAIN))
