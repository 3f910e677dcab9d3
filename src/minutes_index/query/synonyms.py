"""Words that mean the same, and abbreviations: a question that has one finds the others too.

The table (``synonyms.tsv`` in `minutes_index.data`) tells in its first lines how it is written. An archive may have
a file of its own of the same name and form, in which ``- KS`` also takes away the shipped groups that KS leads from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.stems import stem
from minutes_index.analysis.tokens import normal, tokenize
from minutes_index.data import read
from minutes_index.errors import ConfigError
from minutes_index.query.ast import And, Field, Phrase, Query, Scope, Term
from minutes_index.query.fields import BODY, BODY_WORD
from minutes_index.query.stop_words import small_words
from minutes_index.query.words import running

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

FILE_NAME: Final = "synonyms.tsv"
COMMENT: Final = re.compile(r"(?:^|\s)#.*")
WORD_START: Final = re.compile(r"(?<![^\W_])[^\W_]")
CAPITALS: Final = 2
"""So many make an abbreviation."""


@dataclass(frozen=True, slots=True)
class Form:
    """One of the ways in which a thing is called."""

    text: str

    @classmethod
    def of(cls, text: str) -> Form:
        """The form that is written so."""
        return cls(" ".join(text.split()))

    @property
    def words(self) -> tuple[str, ...]:
        """Normalised. Read when they are asked for: of most forms nobody ever does."""
        return (normal(self.text),) if self.text.isalpha() else running(tokenize(self.text))

    @property
    def letters(self) -> list[str]:
        """The first letter of each of its words; forms of a word begin with one letter."""
        return [normal(letter) for letter in WORD_START.findall(self.text)]

    @property
    def exact(self) -> bool:
        """Whether it is an abbreviation, which is looked for in just that form."""
        return " " not in self.text and sum(map(str.isupper, self.text)) >= CAPITALS

    @property
    def key(self) -> tuple[str, ...]:
        """What it is known by in a question: an abbreviation as it is, the stems of words, without small ones."""
        if self.exact:
            return (normal(self.text),)
        return tuple(stem(word) for word in self.words if word not in small_words())

    def query(self, scope: Scope) -> Query:
        """Looks for it: all words but the last just so in a row, the last in any form."""
        *before, last = self.words
        if self.exact or len(running(tokenize(self.text.split()[-1]))) > 1:
            return Phrase(self.words, scope)
        term = Term(last, scope)
        return And((Phrase(tuple(before), scope), term)) if before else term

    def body(self) -> Field:
        """Looks for meetings of a body of this name."""
        return Field(BODY_WORD, self.words[0]) if len(self.words) == 1 else Field(BODY, self.text)


@dataclass(frozen=True, slots=True)
class Group:
    """Forms that a question may have, and forms that it then finds as well."""

    asked: tuple[Form, ...]
    found: tuple[Form, ...]

    def others(self, form: Form) -> tuple[Form, ...]:
        """What one of its forms leads to."""
        return tuple(other for other in self.found if other != form)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The forms that each form leads to. Of the forms of a question's first letters alone the stems are worked out."""

    groups: tuple[Group, ...]
    exact: Mapping[str, tuple[Form, ...]]
    """What abbreviations lead to."""
    led: Mapping[str, tuple[tuple[Form, Group], ...]]
    """The other forms that lead anywhere, by their first letters."""
    longest: int
    """Words of the longest form."""

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Synonyms:
        """Those of the groups; a form in several leads to what each has."""
        exact: dict[str, dict[Form, None]] = {}
        led: dict[str, list[tuple[Form, Group]]] = {}
        for group in groups:
            for form in group.asked:
                if form.exact:
                    exact.setdefault(form.key[0], {}).update(dict.fromkeys(group.others(form)))
                else:
                    for letter in form.letters:
                        led.setdefault(letter, []).append((form, group))
        return cls(
            tuple(groups),
            {key: tuple(forms) for key, forms in exact.items()},
            {letter: tuple(found) for letter, found in led.items()},
            max((len(form.letters) for found in led.values() for form, _ in found), default=0),
        )

    def of_word(self, word: str) -> tuple[Form, ...]:
        """What a word of a question finds as well; an ending after a colon (``KS:s``) makes no difference.

        A composite (``e-förslag``) is known by the stems of its parts.
        """
        parts = running(tokenize(word)) if "-" in word else (word,)
        return self.exact.get(word.partition(":")[0]) or self.of_words(parts)

    def of_words(self, words: Sequence[str]) -> tuple[Form, ...]:
        """What several words that follow each other find as well."""
        wanted = tuple(map(stem, words))
        found: dict[Form, None] = {}
        for form, group in self.led.get(words[0][:1], ()) if words else ():
            if _key(form) == wanted and (len(wanted) > 1 or len(form.words) == 1):
                found.update(dict.fromkeys(group.others(form)))
        return tuple(found)


@cache
def _key(form: Form) -> tuple[str, ...]:
    return form.key


@cache
def shipped() -> Synonyms:
    """The table of the program."""
    return Synonyms.of(groups_of(read(FILE_NAME), FILE_NAME, ()))


def of_archive(directory: Path) -> Synonyms:
    """The table of the program with the changes of the archive in ``directory``, if it has any.

    Raises:
        ConfigError: the archive's file cannot be read, or is not in its form; the line is named.
    """
    path = directory / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return shipped()
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8: {error}") from error
    return Synonyms.of(groups_of(text, str(path), shipped().groups))


def groups_of(text: str, where: str, known: Iterable[Group]) -> list[Group]:
    """What the lines of a table make of the groups already known.

    Raises:
        ConfigError: a line is not in its form; ``where`` and its number are named.
    """
    groups = list(known)
    for number, line in _lines(text):
        at = f"{where}: line {number}"
        if line.startswith("-"):
            unwanted = Form.of(line[1:])
            kept = [group for group in groups if unwanted.key not in {form.key for form in group.asked}]
            if len(kept) == len(groups):
                raise ConfigError(f"{at}: there is no group with {unwanted.text!r} to take away")
            groups = kept
        else:
            groups.append(_group(line, at))
    return groups


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with something in them, by their numbers from 1."""
    bare = ((number, COMMENT.sub("", line).strip()) for number, line in enumerate(text.splitlines(), 1))
    return ((number, line) for number, line in bare if line)


def _group(line: str, at: str) -> Group:
    asked, leads, found = line.partition(">")
    if leads:
        return Group((_form(asked, at),), _forms(found, at))
    forms = _forms(line, at)
    if len(forms) == 1:
        raise ConfigError(f"{at}: two forms or more are needed: KS | kommunstyrelsen")
    return Group(forms, forms)


def _forms(text: str, at: str) -> tuple[Form, ...]:
    forms = tuple(_form(part, at) for part in text.split("|"))
    if len(set(forms)) < len(forms):
        raise ConfigError(f"{at}: a form stands there twice")
    return forms


def _form(text: str, at: str) -> Form:
    form = Form.of(text)
    if not any(map(str.isalnum, text)) or re.search(r"[|>]", text):
        raise ConfigError(
            f"{at}: {form.text!r} is no form to look for; write KS | kommunstyrelsen or BN > byggnadsnämnden"
        )
    return form
