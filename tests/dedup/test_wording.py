"""The words of a text: what is set otherwise is the same, what is said otherwise is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.dedup.wording import joined, keys_of, running_heads, wording
from minutes_index.model import (
    Annotations,
    Document,
    MediaType,
    Page,
    ReadBy,
    Record,
    Section,
    SectionKind,
    Signature,
    Source,
    Span,
)

SAME = {
    "a line end": ("kommunstyrelsen beslutar", "kommun-\nstyrelsen   beslutar"),
    "dashes": ("kl. 13.00–15.00", "kl. 13.00 - 15.00"),
    "a dash between words": ("Carl-Fredrik", "Carl Fredrik"),
    "quotation marks": ("motionen ”Grönt ljus”", 'motionen "Grönt ljus"'),
    "a list mark": ("• att godkänna", "- att godkänna"),
    "figures in groups": ("13 000 kronor", "13000 kronor"),
    "capitals": ("KALLELSE", "Kallelse"),
    "the sign of several paragraphs": ("§§ 45–46", "§ 45-46"),
    "spaced letters": ("P R O T O K O L L", "protokoll"),
}
OTHER = {
    "a run of numbers": ("§§ 5–9", "§ 59"),
    "a decimal": ("7,5 miljoner", "75 miljoner"),
    "an order of words": ("ja inte nej", "inte ja nej"),
    "per cent": ("5 %", "5"),
    "figures side by side": ("6 3 2", "632"),
    "a letter": ("väl", "val"),
}


@pytest.mark.parametrize("case", SAME)
def test_how_a_text_is_set_is_no_difference(case: str) -> None:
    """Hyphens, dashes, quotation marks, white space, capitals."""
    one, other = SAME[case]
    assert joined(keys_of(one)) == joined(keys_of(other))


@pytest.mark.parametrize("case", OTHER)
def test_what_it_says_is(case: str) -> None:
    """Numbers above all."""
    one, other = OTHER[case]
    assert joined(keys_of(one)) != joined(keys_of(other))


def record(*pages: str, kind: SectionKind = SectionKind.ITEM) -> Record:
    """A document of these pages, each as it was read."""
    text = "\n".join(pages)
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    whole = (Section(Span(0, len(text)), 0, kind),)
    source = Source("/a", "", MediaType.PDF, 1, 1)
    document = Document("a", source, text, tuple(starts), whole, "", "", "", None, "sv")
    read = tuple(Page(number, page, ReadBy.TEXT) for number, page in enumerate(pages, 1))
    return Record(document, read, Annotations(), Signature("", ()))


def said(one: Record) -> str:
    """Its words, without heads."""
    return " ".join(wording(one, running_heads(one)).keys)


def test_running_heads_and_page_numbers_are_not_said() -> None:
    """Nor the feet, whatever their figures; what comes back behind other words is said."""
    bodies = ("Ett ord.", "Två ord.\nBeslut\nFyra ord.", "Tre ord.\nBeslut\nFem ord.")
    pages = [f"Vara kommun   Sida {n} (3)\nNämnden\n\n{body}\n\n{n}/3" for n, body in enumerate(bodies, 1)]
    assert said(record(*pages)) == "ett ord två ord beslut fyra ord tre ord beslut fem ord"


def test_a_head_of_the_other_version_is_one_here_too() -> None:
    """A text without pages has the head once, and nothing there says that it is one."""
    bare = record("Vara kommun\n\nNämnden har bilar.")
    heads = running_heads(record(*("Vara kommun\n\nEtt ord.\nTvå ord." for n in (1, 2, 3))))
    assert " ".join(wording(bare, heads).keys) == "nämnden har bilar"


@pytest.mark.parametrize("line", ["Sid 4", "4 (10)", "3/10", "Blad 2", "sidan 4 av 10"])
def test_a_line_that_is_a_page_number_is_not_said(line: str) -> None:
    """Wherever it stands."""
    assert said(record(f"Ett ord.\n{line}\nTvå ord.")) == "ett ord två ord"


@pytest.mark.parametrize("line", ["Dnr 2022/12", "10 (4)", "Röster 4/10", "1862"])
def test_other_numbers_are_said(line: str) -> None:
    """A case number, a share, a year."""
    assert said(record(f"Ett ord.\n{line}\nTvå ord.")) == f"ett ord {' '.join(keys_of(line))} två ord"


def test_pages_in_a_list_of_contents_are_not_said() -> None:
    """They follow from how the text is set."""
    listed = record("§ 1 Budget ........ 4\n§ 2 Skola    12", kind=SectionKind.CONTENTS)
    assert said(listed) == "§ 1 budget § 2 skola"


@given(st.text(alphabet=st.sampled_from("ab Å19–-.,(§)\n "), max_size=60))
def test_words_keep_their_marks_and_tile_the_text(text: str) -> None:
    """Every word stands where it is said to; between words there is nothing but white space or marks alone."""
    found = wording(record(text), set())
    assert list(found.starts) == sorted(found.starts)
    for key, start, end in zip(found.keys, found.starts, found.ends, strict=True):
        assert key in keys_of(text[start:end])
    assert all(end <= start for end, start in zip(found.ends, found.starts[1:], strict=False))
