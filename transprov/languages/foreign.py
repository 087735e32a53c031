"""Stretches of an English text that are in another language: titles, links and quotations left as they were."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transprov.languages.vocabulary import is_listed, is_ordinary
from transprov.types import Span

LANGUAGES = ("de", "fr")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
_SHORTEST = 2
LEAST, LEAST_SMALL = 5, 2
"""Words of the other language that English has not, and how many of them without a capital: names have few."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A place in the text and the language it is in."""

    span: Span
    language: str


@lru_cache(maxsize=256)
def foreign_stretches(text: str, least: int = LEAST, least_small: int = LEAST_SMALL) -> tuple[Stretch, ...]:
    """Where an English text goes on for several words in German or French, in order; names alone do not count.

    `least`, `least_small`: words that English has not, and how many of them in small letters. With the default nobody
    would call it English; two and one are enough to doubt that the capitals in it are names.
    """
    words = [(match.group(), Span(*match.span())) for match in _WORD.finditer(text)]
    english = [is_listed(word.lower(), "en") for word, _ in words]
    if english.count(False) < least:
        return ()
    found = [stretch for language in LANGUAGES for stretch in _of(language, words, english, least, least_small)]
    return tuple(sorted(found, key=lambda stretch: stretch.span))


def _of(
    language: str, words: list[tuple[str, Span]], english: list[bool], least: int, least_small: int
) -> list[Stretch]:
    theirs = [
        len(word) >= _SHORTEST and (is_listed(word.lower(), language) if known else is_ordinary(word, language))
        for (word, _), known in zip(words, english, strict=True)
    ]
    only = [here and not known for here, known in zip(theirs, english, strict=True)]
    found: list[Stretch] = []
    at = 0
    while at < len(words):
        end = at
        # an English word that the other language has too goes on with the stretch, and so does a name
        while end < len(words) and (theirs[end] or not english[end]):
            end += 1
        marks = [i for i in range(at, end) if only[i]]
        if len(marks) >= least and sum(words[i][0].islower() for i in marks) >= least_small:
            found.append(Stretch(Span(words[marks[0]][1].start, words[marks[-1]][1].end), language))
        at = max(end, at + 1)
    return found
