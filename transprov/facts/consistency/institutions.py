"""One institution under two translated names: "Federal Office" here, "Federal Agency" there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transprov.facts.bead import BeadText
from transprov.facts.consistency.rules import RENDERING
from transprov.facts.consistency.value import Disagreement
from transprov.facts.lexicon import load_table
from transprov.facts.names.find import KIND_NAME
from transprov.languages.names import Word, words_of
from transprov.types import Mention, Span

_CONFIDENCE = 0.55
_LONGEST = 6
"""Words of a name after the noun that says what sort of institution it is."""


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: frozenset[str]
    endings: tuple[str, ...]
    """Of compounds: Bundesamt, Landeskriminalamt."""
    inside: frozenset[str]
    """Small words inside a name: "Office for the Protection of ..."."""
    adjective_follows: bool


@dataclass(frozen=True, slots=True)
class _Institution:
    start: int
    end: int
    before: tuple[str, ...]
    noun: str
    after: tuple[str, ...]


def unlike_institutions(beads: Sequence[BeadText], source_language: str, copy_language: str) -> Iterator[Disagreement]:
    """Institutions whose name in the source is one and whose names in the copy differ in the noun alone.

    Only beads are read that name a single institution on either side, so that there is no doubt which is which.
    """
    first: dict[tuple[object, ...], list[tuple[int, _Institution]]] = {}
    told: set[tuple[object, ...]] = set()
    for number, bead in enumerate(beads):
        ours, theirs = _institutions(bead.source, source_language), _institutions(bead.copy, copy_language)
        if len(ours) != 1 or len(theirs) != 1 or not theirs[0].before:
            continue
        mine, copy = ours[0], theirs[0]
        key = (mine.before, mine.noun, mine.after, copy.before)
        for other, earlier in first.get(key, ()):
            if earlier.noun != copy.noun and _may_be_one(earlier.after, copy.after) and key not in told:
                told.add(key)
                here, there = _mention(bead.copy, copy), _mention(beads[other].copy, earlier)
                source = _mention(bead.source, mine)
                yield Disagreement(
                    RENDERING, number, here, other, there, source,
                    f"the copy calls it {here.text} here and {there.text} elsewhere; the source has one name, "
                    f"{source.text}",
                    _CONFIDENCE,
                )  # fmt: skip
        first.setdefault(key, []).append((number, copy))


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one == other or not one or not other


def _institutions(text: str, language: str) -> list[_Institution]:
    data = _words(language)
    if not data.nouns and not data.endings:
        return []
    words = words_of(text)
    found: list[_Institution] = []
    at = 0
    while at < len(words):
        if not _is_noun(words[at], data):
            at += 1
            continue
        begin = at
        while begin and words[begin].gap == " " and _belongs(words[begin - 1]) and not data.adjective_follows:
            begin -= 1
        end = _end(words, at + 1, data)
        if data.endings:
            begin = at
        found.append(
            _Institution(
                words[begin].start,
                words[end - 1].end,
                tuple(word.fold for word in words[begin:at]),
                _noun(words[at], data),
                tuple(word.fold for word in words[at + 1 : end] if word.fold not in data.inside),
            )
        )
        at = end
    return found


def _belongs(word: Word) -> bool:
    """Whether a word before the noun is part of the name: no start of a sentence explains its capital."""
    return word.capital and not word.opens


def _is_noun(word: Word, data: _Words) -> bool:
    fold = _noun(word, data)
    if data.endings:
        return word.capital and any(fold.endswith(ending) and len(fold) > len(ending) + 2 for ending in data.endings)
    return fold in data.nouns and (word.capital or data.adjective_follows)


def _noun(word: Word, data: _Words) -> str:
    """The noun without a genitive."""
    fold = word.fold
    if data.endings:
        return next((fold.removesuffix(case) for case in ("es", "s") if fold.removesuffix(case).endswith(data.endings)
                     and fold.endswith(case)), fold)  # fmt: skip
    return fold


def _end(words: Sequence[Word], at: int, data: _Words) -> int:
    """Where the name ends: after the last capital reached over small words alone, and after a French adjective."""
    end = at
    if data.adjective_follows and at < len(words) and words[at].gap == " " and words[at].fold not in data.inside:
        end = at = at + 1
    while at < min(len(words), end + _LONGEST) and words[at].gap in (" ", "'", "’"):
        if words[at].capital:
            end = at + 1
        elif words[at].fold not in data.inside:
            break
        at += 1
    return end


def _mention(text: str, one: _Institution) -> Mention:
    quoted = text[one.start : one.end]
    return Mention(KIND_NAME, Span(one.start, one.end), quoted, None, quoted)


@cache
def _words(language: str) -> _Words:
    table = (load_table(language, "consistency") or {}).get("institutions", {})
    return _Words(
        frozenset(str(table.get("nouns", "")).split()),
        tuple(str(table.get("endings", "")).split()),
        frozenset(str(table.get("inside", "")).split()),
        bool(table.get("adjective_follows", False)),
    )
