"""What the training reads and makes up: sentences whose tags fit their words."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc
from spacy.training import Example

from minutes_index.annotate.mentions.trained.vocabulary import vocabulary
from training.corpora import Sentence, iob2, news
from training.invented import Inventor
from training.measure import Tally
from training.sentences import TEMPLATES, Stream, capitalised, filled, renamed

if TYPE_CHECKING:
    from pathlib import Path

NEWS = "Rut\tPER\nKvarn\tPER\nbor\t0\ni\t0\nLerum\tLOC\n.\t0\n\nBodil   PER\nOlof    PER\nÅret    MISC\n"
TALBANKEN = (
    "# sent_id = 1\n1\tRut\tB-PER\t-\t-\n2\tBodil\tB-PER\t-\t-\n3\tKvarn\tI-PER\t-\t-\n\n1\tJa\tO\t-\t-\n"
)


def test_news_are_read(tmp_path: Path) -> None:
    """Tokens of one label in a row are one entity; what is of another kind is unsure. Tabs or spaces part the columns."""
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    first, second = news(tmp_path / "news.txt")
    assert list(first.entities()) == [(0, 2, "PER"), (4, 5, "LOC")]
    assert first.biluo() == ["B-PER", "L-PER", "O", "O", "U-LOC", "O"]
    assert first.text() == ("Rut Kvarn bor i Lerum.", [0, 4, 10, 14, 16, 21])
    assert second.biluo() == ["B-PER", "L-PER", "-"]


def test_iob2_is_read(tmp_path: Path) -> None:
    """Remarks are passed over; B- begins an entity right behind another."""
    (tmp_path / "a.iob2").write_text(TALBANKEN, encoding="utf-8")
    first, second = iob2(tmp_path / "a.iob2")
    assert list(first.entities()) == [(0, 1, "PER"), (1, 3, "PER")]
    assert (second.words, list(second.entities())) == (("Ja",), [])


def _templates() -> list[str]:
    return [
        line
        for line in TEMPLATES.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


@pytest.mark.parametrize("template", _templates())
def test_every_template_can_be_filled(template: str) -> None:
    """As many tags as words; as many people as the template has places for them."""
    inventor = Inventor(Random(1))
    for _ in range(5):
        sentence = filled(template, inventor)
        assert len(sentence.words) == len(sentence.tags)
        people = [entity for entity in sentence.entities() if entity[2] == "PER"]
        assert len(people) == template.count("{per}") + template.count("{given}")
        Example.from_dict(Doc(vocabulary(), words=list(sentence.words)), {"entities": sentence.biluo()})


def test_other_names_are_put_in_the_place_of_people_only() -> None:
    """A genitive stays one."""
    sentence = Sentence(("Rut", "Kvarns", "hus", "i", "Lerum"), ("B-PER", "I-PER", "O", "O", "B-LOC"))
    for seed in range(20):
        other = renamed(sentence, Inventor(Random(seed)))
        assert other.words[-3:] == ("hus", "i", "Lerum")
        assert other.words[-4].casefold().endswith("s")
        assert [label for *_, label in other.entities()] == ["PER", "LOC"]


def test_a_negative_has_capitals_and_nothing_to_find() -> None:
    sentence = Sentence(("vi", "tackar", "alla", "deltagare", "för", "mötet"), ("O",) * 6)
    for seed in range(20):
        negative = capitalised(sentence, Inventor(Random(seed)))
        assert negative.words[0][0].isupper()
        assert set(negative.tags) == {"O"}
        assert len(negative.tags) == len(negative.words)


def test_one_seed_gives_one_stream() -> None:
    corpus = [
        Sentence(("Rut", "Kvarn", "bor", "här"), ("B-PER", "I-PER", "O", "O")),
        Sentence(("Ja", "tack"), ("O", "O")),
    ]
    streams = [list(islice(Stream.of(corpus, Random(7)), 50)) for _ in range(2)]
    assert streams[0] == streams[1]


def test_what_looks_like_a_name_and_is_not_tagged_is_unsure() -> None:
    """Slips of the annotators must not be learned."""
    sentence = Sentence(("Anna", "Svensson", "bor", "här"), ("O",) * 4)
    (doubted,) = Stream.of([sentence], Random(1)).corpus
    assert doubted.tags == ("-", "-", "O", "O")


def test_a_span_is_right_only_if_it_is_exact() -> None:
    tally = Tally()
    tally.add({(0, 3, "PER"), (5, 9, "LOC")}, {(0, 3, "PER"), (5, 8, "LOC"), (5, 9, "ORG")})
    assert str(tally) == "PER 1.000 1.000 1.000  ORG 0.000 0.000 0.000  LOC 0.000 0.000 0.000"
