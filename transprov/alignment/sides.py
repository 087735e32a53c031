"""One side of an alignment as arrays: sentence vectors, vectors of runs of sentences, lengths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from transprov.encoding.protocol import Composing, Encoder, Floats

LONGEST_RUN = 5
"""Most sentences in a run."""
_COMPOSED = 4096
"""Runs whose vectors are composed in one product, to bound the memory."""
_COMPARED = 512
"""Pairs of runs compared at once: their vectors fit the processor's cache."""


class Side:
    """The sentences of one side, with the vector of any run of them on demand.

    With a composing encoder the vector of a run is that of the concatenated text (its features add up); with any
    other encoder it is the mean of the sentence vectors weighted by length.
    """

    def __init__(self, sentences: Sequence[str], encoder: Encoder, rows: Floats | None = None) -> None:
        """Encode the sentences; `rows` are what a composing encoder summarises them to, where that is known already."""
        self.sentences = tuple(sentences)
        self.lengths: NDArray[np.int64] = np.array([max(1, len(s.strip())) for s in self.sentences], dtype=np.int64)
        self._composing = encoder if isinstance(encoder, Composing) else None
        if self._composing is not None:
            rows = self._composing.summarise(self.sentences) if rows is None else rows
            units = self._composing.vectors(rows)
        else:
            units = encoder.encode(self.sentences)
            rows = units * self.lengths[:, None].astype(np.float32)
        # running sums in double precision: differences of long sums stay exact enough
        self._sums = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0, dtype=np.float64)])
        # vectors of the runs of every size, filled as they are asked for: run (start, count) is row
        # (count - 1) * len(self) + start; what is never asked for is never touched and takes no memory
        self._runs: Floats = np.empty((LONGEST_RUN * len(self), units.shape[1]), dtype=np.float32)
        self.units: Floats = self._runs[: len(self)]
        self.units[:] = units
        self._there = np.zeros(len(self._runs), dtype=bool)
        self._there[: len(self)] = True
        self._chars = np.concatenate([[0], np.cumsum(self.lengths)])

    def __len__(self) -> int:
        """Number of sentences."""
        return len(self.sentences)

    def chars(self, start: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
        """Characters in each run."""
        out: NDArray[np.int64] = self._chars[start + count] - self._chars[start]
        return out

    def vectors(self, start: NDArray[np.int64], count: NDArray[np.int64]) -> Floats:
        """(len(start), d): unit vectors of the runs sentence[start : start + count], of `LONGEST_RUN` at most."""
        return self._runs[self._rows(start, count)]

    def _rows(self, start: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
        """Rows of `_runs` for these runs; each vector is composed once."""
        rows: NDArray[np.int64] = (count - 1) * len(self) + start
        asked = np.zeros(len(self._runs), dtype=bool)
        asked[rows] = True
        new = np.flatnonzero(asked & ~self._there)
        for at in range(0, len(new), _COMPOSED):
            part = new[at : at + _COMPOSED]
            first = part % len(self)
            summed = (self._sums[first + part // len(self) + 1] - self._sums[first]).astype(np.float32)
            self._runs[part] = self._composing.vectors(summed) if self._composing is not None else _unit(summed)
        self._there[new] = True
        return rows

    def cosines(
        self,
        start: NDArray[np.int64],
        count: NDArray[np.int64],
        other: Side,
        other_start: NDArray[np.int64],
        other_count: NDArray[np.int64],
    ) -> Floats:
        """Cosine of each run of this side with the run of the other side that stands in the same place."""
        ours, theirs = self._rows(start, count), other._rows(other_start, other_count)
        out = np.empty(len(start), dtype=np.float32)
        for at in range(0, len(start), _COMPARED):
            part = slice(at, at + _COMPARED)
            out[part] = np.einsum("ij,ij->i", self._runs[ours[part]], other._runs[theirs[part]])
        return out

    def block_vectors(self, size: int) -> Floats:
        """Unit vectors of consecutive blocks of `size` sentences (the last one may be shorter)."""
        starts = np.arange(0, len(self), size)
        ends = np.minimum(starts + size, len(self))
        summed = (self._sums[ends] - self._sums[starts]).astype(np.float32)
        return self._composing.vectors(summed) if self._composing is not None else _unit(summed)


def length_misfit(
    source: Side,
    target: Side,
    i: NDArray[np.int64],
    a: NDArray[np.int64],
    j: NDArray[np.int64],
    b: NDArray[np.int64],
    ratio: float,
) -> NDArray[np.float64]:
    """Logarithm of each bead's length ratio, against `ratio` (also a logarithm); a few characters never matter."""
    expected = source.chars(i, a) * np.exp(ratio) + 8.0
    out: NDArray[np.float64] = np.log((target.chars(j, b) + 8.0) / expected)
    return out


def _unit(rows: Floats) -> Floats:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    out: Floats = (rows / np.maximum(norms, 1e-9)).astype(np.float32)
    return out
