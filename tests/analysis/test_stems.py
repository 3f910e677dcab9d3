"""Forms of one word meet, different words stay apart; the lists in ``gold`` are larger, see `test_gold`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.analysis.stems import stem
from minutes_index.analysis.tables import rows_of

TOGETHER = """
beslut beslutet besluten besluts besluta beslutar beslutade
skola skolan skolor skolorna skolans
ärende ärendet ärenden ärendena
ledamot ledamoten ledamöter ledamöterna
protokoll protokollet protokollen
taxa taxan taxor taxorna
man män mannen männen
lag lagen lagar
avtal avtalet avtalen
nämnd nämnden nämnder nämndens
styrelse styrelsen styrelsens styrelser
förslag förslaget förslagen
detaljplan detaljplanen detaljplaner
tjänsteman tjänstemän tjänstemännen
stad staden städer
bostad bostäder bostaden
ordförande ordföranden ordförandens
möte mötet möten mötena mötets
yttrande yttrandet yttranden
verksamhet verksamheten verksamheter
medborgare medborgaren medborgarna medborgarnas
fråga frågan frågor
land länder landet
godkänna godkänner godkände godkänt godkänd
antar anta antog antagit antagen
avslå avslår avslog avslagit
natt nätter
år året åren
undersköterska undersköterskor undersköterskan
nätverk nätverket
museum museet museer
centrum centret
fastighet fastigheten fastigheter fastigheterna
reglemente reglementet reglementen
utskott utskottet utskotten
kollega kollegor kollegan
barn barnen barnets barnens
ersättare ersättaren ersättarna
öppen öppet öppna öppnare
följa följer följde följt följs
utgå utgår utgick utgått
snabb snabbt snabba snabbare
nationell nationellt nationella
kapitel kapitlet kapitlen
plats platsen platser platsernas
ansökan ansökans ansökningar ansökningarna
industri industrin industrier
museum museernas""".strip().splitlines()

APART = """
val väl
lag låg
plan plån
get gett
fast fastighet
styra styrelse
planen plånen
balans bal
utan uta
redan red
organ orga
budget budg
universitet univers
mote mot
bild bilda
damm dam
nämnd nämner
motor mot
""".strip().splitlines()


@pytest.mark.parametrize("group", TOGETHER)
def test_forms_of_one_word_have_one_stem(group: str) -> None:
    assert len({stem(word) for word in group.split()}) == 1


@pytest.mark.parametrize("group", APART)
def test_different_words_keep_different_stems(group: str) -> None:
    words = group.split()
    assert len({stem(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("word", "expected"), [("ks:s", "ks"), ("§ 45", "§ 45"), ("b12", "b12"), ("2018:585", "2018:585")]
)
def test_what_is_not_all_letters_is_its_own_stem_save_for_an_ending(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize("form", ["styrelseledamöterna", "tjänstemännen", "läkemedlet", "grannstäder"])
def test_irregular_forms_count_at_the_end_of_a_compound(form: str) -> None:
    lemma = {"styrelseledamöterna": "styrelseledamot", "tjänstemännen": "tjänsteman"}
    lemma |= {"läkemedlet": "läkemedel", "grannstäder": "grannstad"}
    assert stem(form) == stem(lemma[form])


def test_the_table_of_forms_skips_comments() -> None:
    assert list(rows_of("# kommentar\nbok\tböcker böckerna\n\n")) == [["bok", "böcker böckerna"]]


@given(st.text(alphabet="abcdeklmnorstuåäö", max_size=24))
def test_a_word_keeps_something(word: str) -> None:
    assert bool(stem(word)) == bool(word)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Åre", "år"), ("Åres", "året"), ("Ale", "al"), ("Kalmar", "kalm"), ("Säters", "sätet")],
)
def test_a_municipality_is_no_form_of_a_word(name: str, other: str) -> None:
    """Its genitive is."""
    assert stem(name.casefold()) != stem(other)
    assert stem(name.casefold()) == stem(name.casefold().removesuffix("s"))
