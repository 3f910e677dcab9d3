"""Words that mean the same: the table, an archive's own, and what becomes of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.errors import ConfigError, QueryError
from minutes_index.index.memory import matches
from minutes_index.index.passages import Entry
from minutes_index.model import Passage
from minutes_index.query.ast import And, Field, Near, Not, Or, Phrase, Prefix, Query, Scope, Term
from minutes_index.query.expansion import expanded
from minutes_index.query.parser import parse
from minutes_index.query.stop_words import small_words
from minutes_index.query.synonyms import FILE_NAME, Synonyms, groups_of, of_archive, shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = """# a comment
KS | kommunstyrelsen
KSAU | kommunstyrelsens arbetsutskott
PBL | plan- och bygglagen
BN > byggnadsnämnden | barnnämnden
usel > dålig  # a word, not an abbreviation
GC-väg | gång- och cykelväg
NKI | nöjd kund-index
"""
KS, BOARD = Phrase(("ks",)), Term("kommunstyrelsen")
PBL = Phrase(("pbl",))
ACT = And((Phrase(("plan", "och")), Term("bygglagen")))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Puts a table into the directory of an archive, which is returned."""

    def written(text: str) -> Path:
        (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
        return tmp_path

    return written


@pytest.fixture
def synonyms() -> Synonyms:
    return Synonyms.of(groups_of(TABLE, "table", ()))


EXPANDED: list[tuple[str, Query]] = [
    ("ks", Or((Term("ks"), BOARD))),
    ("KS:s", Or((Term("ks:s"), BOARD))),
    ("kommunstyrelsens", Or((Term("kommunstyrelsens"), KS))),
    ("usla dagar", And((Term("usla"), Term("dagar")))),
    ("usel", Or((Term("usel"), Term("dålig")))),
    ("dålig", Term("dålig")),
    ("bn", Or((Term("bn"), Term("byggnadsnämnden"), Term("barnnämnden")))),
    ("barnnämnden", Term("barnnämnden")),
    ("PBL", Or((Term("pbl"), ACT))),
    ("plan- och bygglagen", Or((And((Term("plan"), Term("bygglagen"))), PBL))),
    (
        "ny plan och bygglag skola",
        And((Term("ny"), Or((And((Term("plan"), Term("bygglag"))), PBL)), Term("skola"))),
    ),
    ("plan OR bygglagen", Or((Term("plan"), Term("bygglagen")))),
    ("plan beslut:bygglagen", And((Term("plan"), Term("bygglagen", Scope.DECISIONS)))),
    ("beslut:ks", Or((Term("ks", Scope.DECISIONS), Term("kommunstyrelsen", Scope.DECISIONS)))),
    ("nki", Or((Term("nki"), Phrase(("nöjd", "kund", "index"))))),
    ('"ks"', KS),
    ('"ks pbl"~3', Near("ks", "pbl", 3)),
    ("ks*", Prefix("ks")),
    ("-ks", Not(Term("ks"))),
    (
        "body:ks",
        Or((Field("body word", "ks"), Field("body word", "kommunstyrelsen"))),
    ),
    ("body:KSAU", Or((Field("body word", "ksau"), Field("body", "kommunstyrelsens arbetsutskott")))),
    ('body:"KS"', Field("body", "KS")),
    (
        "-(body:ks ks)",
        Not(And((Or((Field("body word", "ks"), Field("body word", "kommunstyrelsen"))), Term("ks")))),
    ),
    ("person:ks", Field("person", "ks")),
]


@pytest.mark.parametrize(("text", "meaning"), EXPANDED)
def test_what_a_question_finds_as_well(synonyms: Synonyms, text: str, meaning: Query) -> None:
    assert expanded(parse(text), synonyms) == meaning


def test_what_is_excluded_finds_no_more_words_however_deep(synonyms: Synonyms) -> None:
    query = parse("a -(ks OR NOT (bn OR body:bn))")
    found = expanded(query, synonyms)
    either = Or(
        (Term("bn"), Or(tuple(Field("body word", w) for w in ("bn", "byggnadsnämnden", "barnnämnden"))))
    )
    assert found == And((Term("a"), Not(Or((Term("ks"), Not(either))))))


def test_a_name_with_but_one_word_that_says_something_is_not_known_by_that_word() -> None:
    """It is found from its other names all the same."""
    own = Synonyms.of(groups_of("vid behov | VB", "table", ()))
    assert expanded(parse("vid behov"), own) == Term("behov")
    assert expanded(parse("vb"), own) == Or((Term("vb"), And((Phrase(("vid",)), Term("behov")))))


def test_a_composite_is_found_by_its_other_name(synonyms: Synonyms) -> None:
    found = expanded(parse("gc-väg"), synonyms)
    assert isinstance(found, Or)
    assert Or((Term("gc-väg"), And((Phrase(("gång", "och")), Term("cykelväg"))))) in found.parts


def test_an_archive_without_a_table_has_that_of_the_program(tmp_path: Path) -> None:
    assert of_archive(tmp_path) is shipped()


def test_an_archive_adds_groups_and_takes_shipped_ones_away(write: Callable[[str], Path]) -> None:
    """Here GR is no region any more, and Gr2 is a group of its own."""
    own = of_archive(write("\ufeff- GR  # not here\nGR2 | granskningsgruppen\n"))
    assert [form.text for form in own.of_word("gr2")] == ["granskningsgruppen"]
    assert own.of_word("gr") == ()
    assert own.of_word("ks") == shipped().of_word("ks") != ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("KS\n", 1),
        ("# ok\nKS | \n", 2),
        ("A | B | A", 1),
        ("KS > A > B", 1),
        ("KS | A > B", 1),
        ("KS > ", 1),
        ("\n\n- NNNN", 3),
        ("!! | a", 1),
    ],
)
def test_a_malformed_line_is_told_by_its_number(write: Callable[[str], Path], text: str, line: int) -> None:
    with pytest.raises(ConfigError, match=f"{FILE_NAME}: line {line}: "):
        of_archive(write(text))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="UTF-8"):
        of_archive(tmp_path)
    (tmp_path / FILE_NAME).unlink()
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(ConfigError, match=FILE_NAME):
        of_archive(tmp_path)


def test_the_shipped_table_has_groups_enough_and_hides_no_small_word() -> None:
    assert len(shipped().groups) > 700
    assert not any(shipped().of_word(word) for word in small_words())


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("KS beslut", "Kommunstyrelsens beslut"),
        ("kommunstyrelsen beslutade", "KS beslutade"),
        ("Sveriges kommuner och regioner", "Yttrande till SKR"),
        ("skl", "Sveriges Kommuner och Regioner föreslår"),
        ("undersköterskor", "en usk"),
        ("hsl", "enligt hälso- och sjukvårdslag"),
        ("äldreomsorgens budget", "ÄO budget"),
        ("vatten och avlopp", "VA i Ale"),
        ("gc-väg", "ny gång- och cykelvägen"),
        ("SFS 2017:725", "kommunallagen (2017:725)"),
        ("dagis", "avgifter i förskolan"),
        ("e-förslag", "svar på medborgarförslaget"),
        ("covid-19", "åtgärder under coronapandemin"),
        ("rondellen", "en ny cirkulationsplats"),
        ("socialbidrag", "utbetalt försörjningsstöd"),
        ("Region Stockholm", "Stockholms läns landsting"),
        ("stambyte", "relining av avloppsrören"),
        ("andrahandsuthyrning", "ansökan om upplåtelse i andra hand"),
    ],
)
def test_questions_find_what_is_called_otherwise(question: str, text: str) -> None:
    assert matches(expanded(parse(question), shipped()), Entry.of(Passage("a", 0, "", text, "", {})))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("socialtjänstlagen", "solceller på taket"),
        ("kommunallagen", "kl. 18.30"),
        ("byggnadsnämnden", "BN"),
        ("fritidshem", "fritidsnämnden"),
        ("trafikverket", "vägverket"),
        ("e-handel", "medborgarförslag"),
        ('"KS"', "kommunstyrelsen"),
    ],
)
def test_questions_do_not_find_what_only_looks_alike(question: str, text: str) -> None:
    assert not matches(expanded(parse(question), shipped()), Entry.of(Passage("a", 0, "", text, "", {})))


WORDS = ["avtal", "skola", "ks", "kommunstyrelsen", "plan", "bygglagen", "och", "pbl"]
QUESTIONS = st.lists(
    st.sampled_from([*WORDS, "OR", "(", ")", "-", "+", '"ks plan"', "body:ks", "date:2022"]), max_size=9
).map(" ".join)


def understood(text: str) -> Query | None:
    try:
        return parse(text)
    except QueryError:
        return None


@given(QUESTIONS)
def test_a_question_without_synonyms_keeps_its_meaning(text: str) -> None:
    query = understood(text)
    if query is not None:
        assert expanded(query, Synonyms.of(())) == query


@given(
    QUESTIONS.filter(lambda text: "-" not in text), st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
)
def test_synonyms_only_add_to_what_is_found(question: str, text: str) -> None:
    """Where nothing is excluded."""
    query = understood(question)
    entry = Entry.of(Passage("a", 0, "", text, "", {"body": ("Kommunstyrelsen",)}, (20220101, 20220101)))
    if query is not None and matches(query, entry):
        assert matches(expanded(query, shipped()), entry)
