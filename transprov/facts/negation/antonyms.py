"""Opposites across languages: "gestiegen" and "fell" stand at the two ends of one axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transprov.facts.lexicon import load_table
from transprov.facts.phrases import PhraseTable, WordText
from transprov.types import Span


@dataclass(frozen=True, slots=True)
class Pole:
    """One end of an axis."""

    axis: str
    is_one: bool
    """Whether it is the end that the data name "one"; the same in every language."""

    @property
    def opposite(self) -> Pole:
        """The other end."""
        return Pole(self.axis, not self.is_one)


@dataclass(frozen=True, slots=True)
class Flip:
    """A word of the source and a word of the copy that mean the opposite."""

    axis: str
    source: Span
    copy: Span
    apart: float
    """How far apart they stand, as shares of their texts: 0 to 1."""
    alone: bool
    """Whether the source has nothing of the copy's end, and the copy nothing of the source's."""


@cache
def antonym_table(language: str) -> PhraseTable[tuple[Pole, ...]] | None:
    """Words of a language with the poles they may stand for; None without data."""
    table = load_table(language, "antonyms")
    if table is None:
        return None
    entries: dict[str, tuple[Pole, ...]] = dict.fromkeys(table["neutral"], ())
    for axis, ends in table["axes"].items():
        for name in ("one", "other"):
            for word in ends[name]:
                entries[word] = (*entries.get(word, ()), Pole(axis, name == "one"))
    return PhraseTable(entries.items(), table["endings"], join=_both)


def _both(first: tuple[Pole, ...], second: tuple[Pole, ...]) -> tuple[Pole, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def find_flips(source: str, copy: str, source_language: str, copy_language: str) -> tuple[Flip, ...]:
    """The axes of which the source names one end more often and the copy the other, a flip each."""
    mine, theirs = antonym_table(source_language), antonym_table(copy_language)
    if mine is None or theirs is None:
        return ()
    said, said_there = _poles(source, mine), _poles(copy, theirs)
    flips = []
    for pole, spans in said.items():
        opposites = said_there.get(pole.opposite, [])
        # "large and small companies" against "large and larger": as many words, but not of the same ends
        fewer = len(spans) - len(said_there.get(pole, []))
        more = len(opposites) - len(said.get(pole.opposite, []))
        if fewer <= 0 or more <= 0:
            continue
        apart, at, there = min(
            (abs(a.start / len(source) - b.start / len(copy)), a, b) for a in spans for b in opposites
        )
        alone = pole not in said_there and pole.opposite not in said
        flips.append(Flip(pole.axis, at, there, apart, alone))
    return tuple(flips)


def _poles(text: str, table: PhraseTable[tuple[Pole, ...]]) -> Mapping[Pole, Sequence[Span]]:
    words = WordText.of(text)
    found: dict[Pole, list[Span]] = {}
    at = 0
    while at < len(words.words):
        hit = table.at(words.words, at)
        if hit is None:
            at += 1
            continue
        for pole in hit[1]:
            found.setdefault(pole, []).append(words.span(at, hit[0]))
        at = hit[0]
    return found
