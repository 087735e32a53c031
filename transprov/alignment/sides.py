"""One side of an alignment as arrays: sentence vectors, vectors of runs of sentences, lengths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from transprov.encoding.protocol import Composing, Encoder, Floats

_CHUNK = 4096
"""Rows of one matrix product, to bound the memory."""


class Side:
    """The sentences of one side, with the vector of any run of them on demand.

    With a composing encoder the vector of a run is that of the concatenated text (its features add up); with any
    other encoder it is the mean of the sentence vectors weighted by length.
    """

    def __init__(self, sentences: Sequence[str], encoder: Encoder) -> None:
        """Encode the sentences."""
        self.sentences = tuple(sentences)
        self.lengths: NDArray[np.int64] = np.array([max(1, len(s.strip())) for s in self.sentences], dtype=np.int64)
        self._composing = encoder if isinstance(encoder, Composing) else None
        if self._composing is not None:
            rows = self._composing.summarise(self.sentences)
            self.units: Floats = self._composing.vectors(rows)
        else:
            self.units = encoder.encode(self.sentences)
            rows = self.units * self.lengths[:, None].astype(np.float32)
        # running sums in double precision: differences of long sums stay exact enough
        self._sums = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0, dtype=np.float64)])
        self._known: dict[int, tuple[Floats, NDArray[np.bool_]]] = {}
        self._chars = np.concatenate([[0], np.cumsum(self.lengths)])

    def __len__(self) -> int:
        """Number of sentences."""
        return len(self.sentences)

    def chars(self, start: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
        """Characters in each run."""
        out: NDArray[np.int64] = self._chars[start + count] - self._chars[start]
        return out

    def vectors(self, start: NDArray[np.int64], count: NDArray[np.int64]) -> Floats:
        """(len(start), d): unit vectors of the runs sentence[start : start + count]."""
        out = np.empty((len(start), self.units.shape[1]), dtype=np.float32)
        for size in np.unique(count):
            rows = np.flatnonzero(count == size)
            out[rows] = self._runs(int(size), start[rows])
        return out

    def _runs(self, size: int, start: NDArray[np.int64]) -> Floats:
        """Vectors of runs of one size; each is computed once."""
        if size == 1:
            return self.units[start]
        if size not in self._known:
            self._known[size] = (np.empty_like(self.units), np.zeros(len(self), dtype=bool))
        vectors, there = self._known[size]
        new = np.unique(start[~there[start]])
        for at in range(0, len(new), _CHUNK):
            rows = new[at : at + _CHUNK]
            summed = (self._sums[rows + size] - self._sums[rows]).astype(np.float32)
            vectors[rows] = self._composing.vectors(summed) if self._composing is not None else _unit(summed)
        there[new] = True
        return vectors[start]

    def cosines(
        self,
        start: NDArray[np.int64],
        count: NDArray[np.int64],
        other: Side,
        other_start: NDArray[np.int64],
        other_count: NDArray[np.int64],
    ) -> Floats:
        """Cosine of each run of this side with the run of the other side that stands in the same place."""
        out = np.empty(len(start), dtype=np.float32)
        for at in range(0, len(start), _CHUNK):
            part = slice(at, at + _CHUNK)
            ours = self.vectors(start[part], count[part])
            theirs = other.vectors(other_start[part], other_count[part])
            out[part] = np.einsum("ij,ij->i", ours, theirs)
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
