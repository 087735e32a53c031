"""Capitalised words of a text and what stands around them: where names are looked for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from transprov.artifacts.passages import Passage, Text
from transprov.languages.names import plain
from transprov.languages.vocabulary import is_listed

_LETTER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_CAPITAL = re.compile(rf"(?<![^\W\d_])[{_LETTER}][^\W\d_]+")
_BEFORE = re.compile(r"([^\W\d_]+)[ -]\Z")
_AFTER = re.compile(r"[ -]([^\W\d_]+|\d)")
_REACH = 24
"""Characters before a word in which the word before it is looked for."""
_PARTICLES = frozenset(
    {
        "de",
        "di",
        "du",
        "del",
        "della",
        "des",
        "da",
        "do",
        "von",
        "zu",
        "zum",
        "zur",
        "im",
        "am",
        "y",
        "und",
        "et",
        "den",
    }
)
"""Words of other languages before a name that make it part of a longer one."""


class Capital(NamedTuple):
    """A word of two letters or more that begins with a capital; its place in the document."""

    start: int
    end: int
    text: str
    fold: str
    """Without accents, in small letters."""


@lru_cache(maxsize=4)
def capitals(text: str) -> tuple[Capital, ...]:
    """The capitalised words of a text in order; every check of an article asks for the same ones."""
    return tuple(
        Capital(found.start(), found.end(), found.group(), plain(found.group()).lower())
        for found in _CAPITAL.finditer(text)
    )


@lru_cache(maxsize=4)
def folded(text: str) -> frozenset[str]:
    """The different capitalised words of a text, without accents, in small letters."""
    return frozenset(word.fold for word in capitals(text))


def word_before(text: str, at: int) -> str:
    """The word right before a place, with nothing but a space or hyphen between; empty at the start of a sentence."""
    found = _BEFORE.search(text, max(0, at - _REACH), at)
    return found.group(1) if found else ""


def within_a_name(text: str, start: int, end: int) -> bool:
    """Whether the words around a name make it part of a longer one: Hotel Mailand, Londres 38."""
    before = word_before(text, start)
    if before in _PARTICLES:
        return True
    after = _AFTER.match(text, end)
    follows = after.group(1) if after else ""
    named = before[:1].isupper() and not is_listed(before.lower(), "en")
    return named or (bool(follows) and not follows[0].islower())


def passage_at(text: Text, place: int) -> Passage | None:
    """The passage of the article itself that holds a place; None for the page around it."""
    for passage in text.body():
        if passage.segment.span.start <= place < passage.segment.span.end:
            return passage
    return None
