"""What two sentences share on the surface: numbers, names and other words spelt alike in both languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.candidates import Candidates
from transprov.encoding.protocol import Floats

_TOKEN = re.compile(r"\d+|[^\W\d_]{4,}")
_STEM = 5
"""Letters of a word that are compared: enough to tell names apart, short enough to pass over endings."""
_CHUNK = 32768
"""Beads compared at once, to bound the memory."""

Ints = NDArray[np.int64]


class _WithoutMarks(dict[int, int | None]):
    """A table for `str.translate` that drops combining marks and learns each character once."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        self[code] = kept
        return kept


_WITHOUT_MARKS = _WithoutMarks()


def _tokens(sentence: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", sentence.lower()).translate(_WITHOUT_MARKS)
    return [t if t[0].isdigit() else t[:_STEM] for t in _TOKEN.findall(plain)]


class Surface:
    """Tokens that occur on both sides of a pair of documents, weighted by rarity."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        """Collect the tokens of both documents."""
        # dictionaries and not sets: their order, and with it every sum, is the same in each process
        ours = [dict.fromkeys(_tokens(s)) for s in source]
        theirs = [dict.fromkeys(_tokens(s)) for s in target]
        frequency = Counter(t for tokens in ours for t in tokens)
        other = Counter(t for tokens in theirs for t in tokens)
        # digits count even when the other side lacks them: a number that is nowhere else speaks against a bead
        vocabulary = [t for t in frequency if t in other or t[0].isdigit()]
        vocabulary += [t for t in other if t not in frequency and t[0].isdigit()]
        number = {t: k for k, t in enumerate(vocabulary)}
        weight = np.array([1.0 / max(frequency[t], other[t]) for t in vocabulary])
        self._source, self._target = (
            _Occurrences([[number[t] for t in tokens if t in number] for tokens in side], weight)
            for side in (ours, theirs)
        )

    def compare(self, c: Candidates) -> tuple[Floats, Floats]:
        """Weight of the tokens that both sides of each bead have, and of those that only one has."""
        shared = np.concatenate(
            [np.zeros(0), *(self._shared(c.take(slice(at, at + _CHUNK))) for at in range(0, len(c), _CHUNK))]
        )
        alone = self._source.weight_of(c.i, c.a) + self._target.weight_of(c.j, c.b) - 2 * shared
        return shared.astype(np.float32), np.maximum(alone, 0.0).astype(np.float32)

    def _shared(self, c: Candidates) -> NDArray[np.float64]:
        bead, token = self._source.in_runs(c.i, c.a)
        both = self._target.has(token, c.j[bead], c.b[bead])
        weight = self._source.weight[token[both]]
        return np.bincount(bead[both], weights=weight, minlength=len(c)).astype(np.float64)  # counts if it is empty


class _Occurrences:
    """Where tokens, numbered, occur in the sentences of one side."""

    def __init__(self, sentences: Sequence[Sequence[int]], weight: NDArray[np.float64]) -> None:
        self.weight = weight
        self._size = len(sentences)
        counts = np.array([len(tokens) for tokens in sentences], dtype=np.int64)
        self._starts = np.concatenate([[0], np.cumsum(counts)])
        self._token = np.array([t for tokens in sentences for t in tokens], dtype=np.int64)
        self._sentence = np.repeat(np.arange(self._size), counts)
        places = self._token * self._size + self._sentence
        order = np.argsort(places)
        self._places = places[order]
        again = np.flatnonzero(self._token[order[1:]] == self._token[order[:-1]]) + 1
        # the sentence where the same token was last seen: a run has it once, however often it occurs there
        self._before = np.full(len(places), -1, dtype=np.int64)
        self._before[order[again]] = self._sentence[order[again - 1]]

    def weight_of(self, start: Ints, count: Ints) -> NDArray[np.float64]:
        """Weight of the distinct tokens of each run of sentences."""
        total = np.zeros(len(start))
        for offset in range(int(count.max(initial=0))):
            # what the sentence adds to the run that began `offset` sentences before it
            new = np.where(self._before < self._sentence - offset, self.weight[self._token], 0.0)
            adds = np.bincount(self._sentence, weights=new, minlength=self._size)
            rows = np.flatnonzero(count > offset)
            total[rows] += adds[start[rows] + offset]
        return total

    def in_runs(self, start: Ints, count: Ints) -> tuple[Ints, Ints]:
        """The distinct tokens of each run, as pairs of (number of the run, token)."""
        first = self._starts[start]
        sizes = self._starts[start + count] - first
        run = np.repeat(np.arange(len(start)), sizes)
        at = np.arange(len(run)) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)
        new = self._before[at] < start[run]
        return run[new], self._token[at[new]]

    def has(self, token: Ints, start: Ints, count: Ints) -> NDArray[np.bool_]:
        """Whether each token occurs in the run of sentences that stands in the same place."""
        if not len(self._places):
            return np.zeros(len(token), dtype=bool)
        wanted = token * self._size + start
        at = np.searchsorted(self._places, wanted)
        found: NDArray[np.bool_] = (at < len(self._places)) & (
            self._places[np.minimum(at, len(self._places) - 1)] < wanted + count
        )
        return found
