"""A question is answered without what only indexing needs."""

from __future__ import annotations

from minutes_index.analysis.compounds import splitter
from minutes_index.index.whoosh_query import compile_query
from minutes_index.query.parser import parse
from minutes_index.search.highlighting import Words, marks


def test_the_word_list_is_not_read_for_a_question_nor_for_a_snippet_of_whole_words() -> None:
    splitter.cache_clear()
    query = parse('avtal skol* "lunch till" date:2022 -beslut:bifall')
    compile_query(query)
    words = Words.of("Ett avtal om skolan över en lunch till er.")
    assert [len(list(mark.matcher(words))) for mark in marks(query)] == [1, 1, 1]
    assert splitter.cache_info().currsize == 0
