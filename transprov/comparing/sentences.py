"""Which sentences of several texts say the same, in whatever order and however they cut it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_ALIKE = 0.55
"""Likeness from which on two sentences that are each other's best counterpart say the same."""
_PLAIN = 0.75
"""Likeness from which on they do whatever else is alike."""
_SHARED, _MOST = 0.07, 3
"""What each fact in common adds to the cosine of two sentences, and how many count."""
_NEAR = 0.4
"""Cosine from which on details of two sentences may be of one thing."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one text that tell something, with their vectors."""

    segments: tuple[int, ...]
    """Indices of the document's segments."""
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the sentences of two texts are."""

    cosine: Floats
    """(sentences of the first, of the second)"""

    def same(self, shared: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
        """Pairs that say the same: each other's best, or very much alike. As rows and columns of `cosine`.

        `shared` counts the facts that two sentences have in common.
        """
        if not self.cosine.size:
            return []
        alike = self.cosine.copy()
        for pair, count in shared.items():
            alike[pair] += _SHARED * min(count, _MOST)
        best_row, best_column = alike.argmax(axis=1), alike.argmax(axis=0)
        return [
            (int(i), int(j))
            for i, j in zip(*np.nonzero(alike >= _ALIKE), strict=True)
            if (best_row[i] == j and best_column[j] == i) or alike[i, j] >= _PLAIN
        ]

    @property
    def near(self) -> Floats:
        """Cosines of sentences whose details may be of one thing, otherwise 0."""
        return np.where(self.cosine >= _NEAR, self.cosine, np.float32(0))

    @property
    def best(self) -> NDArray[np.bool_]:
        """Which sentences are each other's likest."""
        if not self.cosine.size:
            return np.zeros(self.cosine.shape, dtype=bool)
        rows = np.equal(self.cosine, self.cosine.max(axis=1, keepdims=True))
        columns = np.equal(self.cosine, self.cosine.max(axis=0, keepdims=True))
        both: NDArray[np.bool_] = rows & columns
        return both


def likeness(mine: Sentences, theirs: Sentences) -> Likeness:
    """Compare every sentence of one text with every one of the other."""
    return Likeness(np.clip(mine.vectors @ theirs.vectors.T, 0.0, 1.0))


def groups(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Connected components of `count` things under the pairs, each sorted, in the order of their first."""
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in pairs:
        parent[max(root(a), root(b))] = min(root(a), root(b))
    found: dict[int, list[int]] = {}
    for at in range(count):
        found.setdefault(root(at), []).append(at)
    return list(found.values())
