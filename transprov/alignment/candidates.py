"""Which beads are worth scoring: nearest neighbours in both directions, grown while the concatenation gets closer.

Order plays no part here, so that a displaced block is proposed as readily as one in place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.sides import LONGEST_RUN, Side, length_misfit
from transprov.encoding.protocol import Floats

Ints = NDArray[np.int64]

NEIGHBOURS = 6
"""Nearest neighbours kept for each sentence, in each direction."""
MAX_SIZE = 7
"""Most sentences in a bead, both sides together."""
DENSE_LIMIT = 1500
"""Sentences up to which all pairs are compared; beyond it blocks of sentences are compared first."""
BLOCK = 16
"""Sentences in a block of the coarse comparison."""
BLOCKS_KEPT = 10
"""Blocks of the other side searched for each block."""
GROWTH_TOLERANCE = 0.03
"""How much closeness (cosine) a grown bead may lose against the bead it grew from ..."""
GROWTH_TOLERANCE_FITTING = 0.12
"""... and how much when its two sides become more alike in length."""
GROWTH_FLOOR = 0.3
"""Least cosine of a bead of more than two sentences."""
PARENTS_KEPT = 3
"""Beads per source start and per target start from which larger ones grow."""
_SIZES = LONGEST_RUN + 2
"""Sizes told apart on either side, that of a bead grown past the longest run among them."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Nearest sentences of the other side."""

    index: Ints
    """(n, k), nearest first; -1 where there are fewer."""
    cosine: Floats
    """(n, k), -1 where there are fewer."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Proposed beads as parallel arrays: source[i : i + a] against target[j : j + b], with their cosine.

    Each place stands once; ordered by source start, then by target start, then by size (that of `place_keys`).
    """

    i: Ints
    a: Ints
    j: Ints
    b: Ints
    cosine: Floats

    def __len__(self) -> int:
        """Number of proposed beads."""
        return len(self.i)

    def places(self) -> list[tuple[int, int, int, int]]:
        """(i, a, j, b) of each bead."""
        return list(zip(self.i.tolist(), self.a.tolist(), self.j.tolist(), self.b.tolist(), strict=True))

    def take(self, chosen: NDArray[np.int64] | NDArray[np.bool_] | slice) -> Candidates:
        """The chosen beads."""
        return Candidates(self.i[chosen], self.a[chosen], self.j[chosen], self.b[chosen], self.cosine[chosen])


def place_keys(i: Ints, a: Ints, j: Ints, b: Ints, m: int) -> Ints:
    """One number for each place of a bead, in the order of `Candidates`; `m` is the number of target sentences."""
    return ((i * (m + 1) + j) * _SIZES + a) * _SIZES + b


def neighbours(source: Side, target: Side, k: int = NEIGHBOURS) -> tuple[Neighbours, Neighbours]:
    """The k nearest target sentences of each source sentence, and the reverse.

    Exact up to `DENSE_LIMIT` sentences; beyond it each sentence is compared with the blocks of the other side whose
    joint vector is nearest to that of its own block, and with the blocks after and before these.
    """
    if max(len(source), len(target)) <= DENSE_LIMIT:
        cosines = source.units @ target.units.T
        return _nearest(cosines, k), _nearest(cosines.T, k)
    return _blockwise(source, target, k), _blockwise(target, source, k)


def _nearest(cosines: Floats, k: int, columns: Ints | None = None) -> Neighbours:
    n, m = cosines.shape
    k_here = min(k, m)
    top = np.argpartition(-cosines, k_here - 1, axis=1)[:, :k_here]
    values = np.take_along_axis(cosines, top, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    index = np.full((n, k), -1, dtype=np.int64)
    cosine = np.full((n, k), -1.0, dtype=np.float32)
    found = np.take_along_axis(top, order, axis=1)
    index[:, :k_here] = found if columns is None else columns[found]
    cosine[:, :k_here] = np.take_along_axis(values, order, axis=1)
    return Neighbours(index, cosine)


def _blockwise(side: Side, other: Side, k: int) -> Neighbours:
    ours, theirs = side.block_vectors(BLOCK), other.block_vectors(BLOCK)
    near = _nearest(ours @ theirs.T, BLOCKS_KEPT).index
    index = np.full((len(side), k), -1, dtype=np.int64)
    cosine = np.full((len(side), k), -1.0, dtype=np.float32)
    for block, kept in enumerate(near):
        wanted = np.unique(np.concatenate([kept - 1, kept, kept + 1]))
        wanted = wanted[(wanted >= 0) & (wanted < len(theirs))]
        columns = (wanted[:, None] * BLOCK + np.arange(BLOCK)).ravel()
        columns = columns[columns < len(other)]
        rows = slice(block * BLOCK, min((block + 1) * BLOCK, len(side)))
        found = _nearest(side.units[rows] @ other.units[columns].T, k, columns)
        index[rows], cosine[rows] = found.index, found.cosine
    return Neighbours(index, cosine)


def propose(source: Side, target: Side, forward: Neighbours, backward: Neighbours) -> Candidates:
    """All beads worth scoring, each once, ordered by source start and then by target start."""
    n, m = len(source), len(target)
    cells = np.concatenate(
        [_cells(forward, m, swap=False), _cells(backward, m, swap=True), _between(forward, backward, m)]
    )
    cells.sort()
    cells = cells[np.flatnonzero(np.diff(cells, prepend=-1))]
    i, j = cells // m, cells % m
    one = np.ones(len(i), dtype=np.int64)
    singles = Candidates(i, one, j, one, source.cosines(i, one, target, j, one))
    found = [singles]
    level = singles
    for _ in range(MAX_SIZE - 2):
        level = level.take(_strongest(level, n, m))
        level = _grown(level, source, target)
        if not len(level):
            break
        found.append(level)
    return merged(*found)


def merged(*parts: Candidates) -> Candidates:
    """Beads of several lists that share none, in order."""
    every = joined(*parts)
    return every.take(in_order(every))


def joined(*parts: Candidates) -> Candidates:
    """Beads of several lists that share none, list after list."""
    fields = ("i", "a", "j", "b", "cosine")
    return Candidates(*(np.concatenate([getattr(part, name) for part in parts]) for name in fields))


def in_order(c: Candidates) -> Ints:
    """Indices that put joined beads in order."""
    return np.argsort(place_keys(c.i, c.a, c.j, c.b, int(c.j.max(initial=0))), kind="stable")


def _cells(near: Neighbours, m: int, *, swap: bool) -> Ints:
    rows = np.repeat(np.arange(len(near.index)), near.index.shape[1])
    columns = near.index.ravel()
    rows, columns = rows[columns >= 0], columns[columns >= 0]
    return columns * m + rows if swap else rows * m + columns


def _between(forward: Neighbours, backward: Neighbours, m: int) -> Ints:
    """Cells around mutual best pairs, for sentences whose own neighbours mislead but whose place is plain."""
    best = forward.index[:, 0]
    rows = np.arange(len(best))
    mutual = (best >= 0) & (backward.index[np.maximum(best, 0), 0] == rows)
    i, j = rows[mutual], best[mutual]
    steps = np.array(
        [(-1, -1), (1, 1), (0, 1), (1, 0), (0, -1), (-1, 0), (-2, -2), (2, 2), (1, 2), (2, 1), (-1, -2), (-2, -1)]
    )
    ii, jj = (i[:, None] + steps[:, 0]).ravel(), (j[:, None] + steps[:, 1]).ravel()
    inside = (ii >= 0) & (ii < len(best)) & (jj >= 0) & (jj < m)
    cells: Ints = ii[inside] * m + jj[inside]
    return cells


def _strongest(c: Candidates, n: int, m: int) -> NDArray[np.bool_]:
    keep = np.zeros(len(c), dtype=bool)
    if not len(c):
        return keep
    order = np.argsort(-c.cosine, kind="stable")
    for key in (c.i, c.j):
        by_key = order[np.argsort(key[order], kind="stable")]
        starts = np.concatenate([[0], np.flatnonzero(np.diff(key[by_key])) + 1])
        rank = np.arange(len(by_key)) - np.repeat(starts, np.diff(np.concatenate([starts, [len(by_key)]])))
        keep[by_key[rank < PARENTS_KEPT]] = True
    return keep


def _grown(level: Candidates, source: Side, target: Side) -> Candidates:
    n, m = len(source), len(target)
    parts = []
    for di, da, dj, db in ((-1, 1, 0, 0), (0, 1, 0, 0), (0, 0, -1, 1), (0, 0, 0, 1)):
        i, a, j, b = level.i + di, level.a + da, level.j + dj, level.b + db
        inside = (i >= 0) & (i + a <= n) & (j >= 0) & (j + b <= m) & (a <= LONGEST_RUN) & (b <= LONGEST_RUN)
        parts.append(np.stack([i, a, j, b, np.arange(len(level))], axis=1)[inside])
    rows = np.concatenate(parts)
    keys = place_keys(rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3], m)
    _, first, same = np.unique(keys, return_index=True, return_inverse=True)
    i, a, j, b = rows[first, :4].T
    distinct = source.cosines(i, a, target, j, b)
    # a bead that grows from several is proposed if it is good enough for one of them
    cosine, parent = distinct[same], rows[:, 4]
    before = np.abs(length_misfit(source, target, level.i, level.a, level.j, level.b, 0.0))[parent]
    after = np.abs(length_misfit(source, target, i, a, j, b, 0.0))[same]
    tolerance = np.where(after < before, GROWTH_TOLERANCE_FITTING, GROWTH_TOLERANCE)
    good = np.zeros(len(first), dtype=bool)
    good[same[(cosine > level.cosine[parent] - tolerance) & (cosine > GROWTH_FLOOR)]] = True
    return Candidates(i[good], a[good], j[good], b[good], distinct[good])
