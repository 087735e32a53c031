"""How long without a number: "seit Jahren", "several hours", "mehrtägig"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transprov.facts.lexicon import load_table
from transprov.facts.quantities.find import KIND_NAME
from transprov.types import Mention, Span

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_NEXT = re.compile(r"\s*\d")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of one language for units of time."""

    vague: Mapping[str, str]
    beginnings: tuple[tuple[str, str], ...]
    """(beginning of a word, unit)."""
    shown_by: Mapping[str, tuple[frozenset[str], tuple[str, ...]]]
    """Unit: the words, and the parts of words, that show that it is spoken of."""
    idioms: tuple[str, ...]


@cache
def _words(code: str) -> _Words:
    table = load_table(code, "quantities") or {}
    vague = [(word, unit) for unit, words in table.get("vague", {}).items() for word in words]
    return _Words(
        vague={word: unit for word, unit in vague if not word.endswith("*")},
        beginnings=tuple((word[:-1], unit) for word, unit in vague if word.endswith("*")),
        shown_by={
            unit: (
                frozenset(word for word in words if not word.endswith("*")),
                tuple(word[:-1] for word in words if word.endswith("*")),
            )
            for unit, words in table.get("time_words", {}).items()
        },
        idioms=tuple(table.get("idioms", {}).get("phrases", ())),
    )


def unlike_durations(
    source: str, copy: str, source_language: str, copy_language: str, counted: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[tuple[Mention, Mention]]:
    """The vague duration of the source and that of the copy, where each names a unit of which the other says nothing.

    `counted` are the places of the quantities with a number on both sides, which are none of these. Only a single such
    difference is sure to be one.
    """
    mine = [m for m in _vague(source, source_language, counted[0]) if not _speaks_of(copy, m.value, copy_language)]
    theirs = [m for m in _vague(copy, copy_language, counted[1]) if not _speaks_of(source, m.value, source_language)]
    if len({m.value for m in mine}) == 1 and len({m.value for m in theirs}) == 1:
        yield mine[0], theirs[0]


def _vague(text: str, language: str, counted: Sequence[Span]) -> list[Mention]:
    words, lower = _words(language), text.lower()
    if len(lower) != len(text):  # a letter that has no single lower-case form
        return []
    found = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        unit = words.vague.get(word) or next((u for start, u in words.beginnings if word.startswith(start)), None)
        span = Span(*match.span())
        if unit is None or any(span.overlaps(other) for other in counted) or _NUMBER_NEXT.match(text, span.end):
            continue  # "les années 1930"
        if not any(lower.startswith(idiom, span.start - idiom.find(word)) for idiom in words.idioms if word in idiom):
            found.append(
                Mention(KIND_NAME, span, match.group(), unit, f"{unit}s" if unit != "century" else "centuries")
            )
    return found


def _speaks_of(text: str, unit: str, language: str) -> bool:
    whole, parts = _words(language).shown_by.get(unit, (frozenset(), ()))
    lower = text.lower()
    return any(part in lower for part in parts) or any(match.group() in whole for match in _WORD.finditer(lower))
