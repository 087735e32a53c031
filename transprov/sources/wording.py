"""Whether linked sentences were worded the one after the other: what tells a source from its twins.

An agency story often exists in several languages at once, each a translation of the same original. All of them have
every sentence of the copy; only one has its words. A translation renders nearly every word of its source, and little
else, in much the same order, with the same marks and lengths; of a twin a fifth of the words have no counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.lexicon import Lexicon, load_lexicon
from transprov.sources.comparing import Links

Ints = NDArray[np.int64]
Doubles = NDArray[np.float64]

NAMES = (
    "share of the copy's words with a counterpart",
    "share of the source's words with a counterpart",
    "the same of longer words of the copy",
    "the same of longer words of the source",
    "distance between the places of counterparts in their sentences",
    "misfit of lengths in words",
    "share of marks on one side only",
)
NEUTRAL = (0.8, 0.8, 0.8, 0.8, 0.15, 0.1, 0.2)
"""What is said where there are no links."""

_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"[,;:()?!\"«»„“”…–—]")
_STEM = 5
_LONG = 5
"""Letters from which a word is rarely a mere particle."""
_FITS = 0.02
"""Strength from which two words may stand for each other."""
_SPELT_ALIKE = 0.5
"""Strength said of words of four letters and more that begin alike: names, loans."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    bead: int
    words: tuple[str, ...]
    first: int
    """Number of its first word among all of its side."""


def wording(links: Links, source: Sequence[str], copy: Sequence[str], language: str | None) -> tuple[float, ...]:
    """See `NAMES`; without a lexicon for the language, words count as counterparts only where they are spelt alike."""
    if not len(links):
        return NEUTRAL
    ours = _side(links.copy, links.copy_count, copy)
    theirs = _side(links.source, links.source_count, source)
    lexicon = _lexicon(language)
    strength_ours = np.zeros(sum(len(s.words) for s in ours))
    strength_theirs = np.zeros(sum(len(s.words) for s in theirs))
    partner = np.full(len(strength_ours), -1, dtype=np.int64)
    if lexicon is not None:
        mine, others, strength = _pairs(ours, theirs, lexicon)
        _raise(strength_ours, mine, strength)
        _raise(strength_theirs, others, strength)
        best = strength >= strength_ours[mine]
        partner[mine[best]] = others[best]
    for number, other in _spelt_alike(ours, theirs):
        strength_ours[number] = max(strength_ours[number], _SPELT_ALIKE)
        strength_theirs[other] = max(strength_theirs[other], _SPELT_ALIKE)
        partner[number] = other
    # of a word that the lexicon has not, nobody can say that its counterpart is missing
    known_ours = (strength_ours > 0) | _known(ours, lambda word: lexicon is not None and _english(lexicon, word) >= 0)
    known_theirs = (strength_theirs > 0) | _known(
        theirs, lambda word: lexicon is not None and bool(_stems(lexicon, word))
    )
    long_ours, long_theirs = _letters(ours) >= _LONG, _letters(theirs) >= _LONG
    counts = np.array([len(s.words) for s in ours]), np.array([len(s.words) for s in theirs])
    placed = np.flatnonzero((partner >= 0) & (strength_ours >= _FITS) & (_letters(ours) >= _LONG - 1))
    shift = np.abs(_places(theirs)[partner[placed]] - _places(ours)[placed])
    usual = counts[1].sum() / max(1, counts[0].sum())
    marks, alone = _marks(links, source, copy)
    return (
        _share(strength_ours[known_ours] >= _FITS, NEUTRAL[0]),
        _share(strength_theirs[known_theirs] >= _FITS, NEUTRAL[1]),
        _share(strength_ours[known_ours & long_ours] >= _FITS, NEUTRAL[2]),
        _share(strength_theirs[known_theirs & long_theirs] >= _FITS, NEUTRAL[3]),
        float(shift.mean()) if len(shift) else NEUTRAL[4],
        float(np.abs(counts[1] - usual * counts[0]).sum() / max(1, counts[1].sum())),
        alone / (marks + 3),
    )


def _known(side: Sequence[_Sentence], is_known: Callable[[str], bool]) -> NDArray[np.bool_]:
    return np.array([is_known(word) for sentence in side for word in sentence.words], dtype=bool)


def _side(start: Ints, count: Ints, sentences: Sequence[str]) -> list[_Sentence]:
    found = []
    first = 0
    for bead, (at, size) in enumerate(zip(start.tolist(), count.tolist(), strict=True)):
        words = tuple(_WORD.findall(" ".join(sentences[at : at + size]).lower()))
        found.append(_Sentence(bead, words, first))
        first += len(words)
    return found


def _pairs(ours: Sequence[_Sentence], theirs: Sequence[_Sentence], lexicon: Lexicon) -> tuple[Ints, Ints, Doubles]:
    """Numbers of the words of each link that fit each other in the least, and how well."""
    mine: list[Ints] = []
    others: list[Ints] = []
    stems: list[Ints] = []
    their_stems: list[Ints] = []
    for sentence, other in zip(ours, theirs, strict=True):
        left = [(n, stem) for n, w in enumerate(sentence.words, sentence.first) if (stem := _english(lexicon, w)) >= 0]
        right = [(n, stem) for n, w in enumerate(other.words, other.first) for stem in _stems(lexicon, w)]
        if left and right:
            a, b = np.array(left, dtype=np.int64), np.array(right, dtype=np.int64)
            mine.append(np.repeat(a[:, 0], len(b)))
            stems.append(np.repeat(a[:, 1], len(b)))
            others.append(np.tile(b[:, 0], len(a)))
            their_stems.append(np.tile(b[:, 1], len(a)))
    if not mine:
        none = np.zeros(0, dtype=np.int64)
        return none, none, np.zeros(0)
    strength = lexicon.stem_strengths(np.concatenate(their_stems), np.concatenate(stems))
    fits = strength >= _FITS
    return np.concatenate(mine)[fits], np.concatenate(others)[fits], strength[fits]


def _spelt_alike(ours: Sequence[_Sentence], theirs: Sequence[_Sentence]) -> list[tuple[int, int]]:
    found = []
    for sentence, other in zip(ours, theirs, strict=True):
        known = {w[:_STEM]: n for n, w in enumerate(other.words, other.first) if len(w) >= _STEM - 1}
        found += [(n, known[w[:_STEM]]) for n, w in enumerate(sentence.words, sentence.first) if w[:_STEM] in known]
    return found


def _raise(values: Doubles, where: Ints, to: Doubles) -> None:
    np.maximum.at(values, where, to)


def _letters(side: Sequence[_Sentence]) -> Ints:
    return np.array([len(word) for sentence in side for word in sentence.words], dtype=np.int64)


def _places(side: Sequence[_Sentence]) -> Doubles:
    """Of each word, 0 to 1 in its sentence."""
    return np.array([n / len(s.words) for s in side for n in range(len(s.words))], dtype=np.float64)


def _share(hits: NDArray[np.bool_], otherwise: float) -> float:
    return float(hits.mean()) if len(hits) else otherwise


def _marks(links: Links, source: Sequence[str], copy: Sequence[str]) -> tuple[int, int]:
    """Number of punctuation marks, and by how many the two sides of each link differ."""
    every = alone = 0
    places = zip(*(a.tolist() for a in (links.source, links.source_count, links.copy, links.copy_count)), strict=True)
    for i, a, j, b in places:
        theirs = sum(len(_MARK.findall(s)) for s in source[i : i + a])
        ours = sum(len(_MARK.findall(s)) for s in copy[j : j + b])
        every, alone = every + theirs + ours, alone + abs(theirs - ours)
    return every, alone


@lru_cache(maxsize=8)
def _lexicon(language: str | None) -> Lexicon | None:
    return load_lexicon(language) if language else None


def has_lexicon(language: str | None) -> bool:
    """Whether the words of the language can be looked up."""
    return _lexicon(language) is not None


@lru_cache(maxsize=100_000)
def _stems(lexicon: Lexicon, word: str) -> tuple[int, ...]:
    return lexicon.stems(word)


@lru_cache(maxsize=50_000)
def _english(lexicon: Lexicon, word: str) -> int:
    return lexicon.english_stem(word)
