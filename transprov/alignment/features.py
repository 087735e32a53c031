"""What speaks for and against a proposed bead, as numbers: the input of the trained score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.candidates import Candidates, Neighbours, neighbours, place_keys
from transprov.alignment.median import median
from transprov.alignment.sides import Side, length_misfit
from transprov.alignment.surface import Surface
from transprov.encoding.protocol import Floats

NAMES = (
    "cosine",
    "cosine on the document's scale",
    "cosine above the rivals of the source",
    "cosine above the rivals of the target",
    "cosine above the neighbourhood (CSLS)",
    "length misfit",
    "signed length misfit",
    "length misfit on the document's scale",
    "least gain of an edge sentence",
    "least closeness of an edge sentence to the other side",
    "best rival of an edge sentence",
    "gain of the best extension",
    "length misfit after the best extension",
    "shared rare words and numbers",
    "rare words and numbers on one side only",
    "logarithm of the shorter side's length",
    "source sentences",
    "target sentences",
    "one to one",
    "many to many",
    "document's closeness",
    "document's background",
    "continues before",
    "continues after",
    "length misfit gained by the edge",
)


Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scale:
    """What closeness means in this pair of documents."""

    close: float
    """Typical cosine of sentences that correspond."""
    background: float
    """Typical cosine of sentences that do not."""
    ratio: float
    """Natural logarithm of target characters per source character."""
    spread: float
    """Typical deviation from that ratio, one to one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of documents as the score sees it."""

    source: Side
    target: Side
    forward: Neighbours
    """Nearest target sentences of each source sentence."""
    backward: Neighbours
    """Nearest source sentences of each target sentence."""
    scale: Scale
    surface: Surface

    @classmethod
    def of(cls, source: Side, target: Side) -> Pair:
        """What the score needs to know of two sides that are not empty."""
        forward, backward = neighbours(source, target)
        scale = scale_of(source, target, forward, backward)
        return cls(source, target, forward, backward, scale, Surface(source.sentences, target.sentences))


def scale_of(source: Side, target: Side, forward: Neighbours, backward: Neighbours) -> Scale:
    """Estimate the scale from mutually nearest sentences; priors worth three pairs keep short documents sane."""
    best = forward.index[:, 0]
    rows = np.arange(len(best))
    mutual = (best >= 0) & (backward.index[np.maximum(best, 0), 0] == rows)
    i, j = rows[mutual], best[mutual]
    cosine = forward.cosine[mutual, 0]
    background = np.concatenate([forward.cosine[:, 2:].ravel(), backward.cosine[:, 2:].ravel()])
    background = background[background > -1]
    low = float((background.sum() + 10 * 0.25) / (len(background) + 10))
    trusted = cosine > max(low + 0.1, median(cosine) - 0.25 if len(cosine) else 0.4)
    high = median(np.concatenate([cosine[trusted], [0.6, 0.7, 0.8]]))
    ratios = np.log(target.lengths[j[trusted]] / source.lengths[i[trusted]])
    ratio = median(np.concatenate([ratios, [-0.1, 0.0, 0.1]]))
    spread = median(np.concatenate([np.abs(ratios - ratio), [0.1, 0.15, 0.2]]))
    return Scale(high, low, ratio, spread)


def features(c: Candidates, pair: Pair) -> Floats:
    """(len(c), len(NAMES)) matrix; see `NAMES`."""
    return in_company(own_features(c, pair, c), c, pair)


def own_features(c: Candidates, pair: Pair, known: Candidates) -> Floats:
    """The features that do not depend on what else is proposed, the others still zero; `known` saves cosines."""
    source, target, scale = pair.source, pair.target, pair.scale
    out = np.zeros((len(c), len(NAMES)), dtype=np.float32)
    width = _width(scale)
    out[:, 0] = c.cosine
    out[:, 1] = (c.cosine - scale.background) / width
    rival_source = _best_outside(pair.forward, c.i, c.a, c.j, c.b)
    rival_target = _best_outside(pair.backward, c.j, c.b, c.i, c.a)
    out[:, 2] = (c.cosine - rival_source) / width
    out[:, 3] = (c.cosine - rival_target) / width
    near_source = _mean_over(pair.forward.cosine.mean(axis=1), c.i, c.a)
    near_target = _mean_over(pair.backward.cosine.mean(axis=1), c.j, c.b)
    out[:, 4] = (c.cosine - (near_source + near_target) / 2) / width
    misfit = _misfit(pair, c.i, c.a, c.j, c.b)
    shorter = np.minimum(source.chars(c.i, c.a), target.chars(c.j, c.b))
    out[:, 5] = np.abs(misfit)
    out[:, 6] = misfit
    out[:, 7] = np.minimum(np.abs(misfit) / (scale.spread + 0.05), 12.0)
    _edges(out, c, _Table(known, len(target)), pair, misfit)
    shared, alone = pair.surface.compare(c)
    out[:, 13], out[:, 14] = shared, alone
    out[:, 15] = np.log(shorter)
    out[:, 16], out[:, 17] = c.a, c.b
    out[:, 18] = (c.a == 1) & (c.b == 1)
    out[:, 19] = (c.a > 1) & (c.b > 1)
    out[:, 20], out[:, 21] = scale.close, scale.background
    return out


def in_company(own: Floats, c: Candidates, pair: Pair) -> Floats:
    """`own_features` of all that is proposed, completed by what the proposed beads say about each other."""
    out = own.copy()
    known = _Table(c, len(pair.target))
    _extensions(out, c, known, pair)
    before = known.best_ending_at(c.i, c.j)
    after = known.best_starting_at(c.i + c.a, c.j + c.b)
    out[:, 22] = (before - pair.scale.background) / _width(pair.scale)
    out[:, 23] = (after - pair.scale.background) / _width(pair.scale)
    return out


def _width(scale: Scale) -> float:
    return max(scale.close - scale.background, 0.1)


def _misfit(pair: Pair, i: Ints, a: Ints, j: Ints, b: Ints) -> NDArray[np.float64]:
    return length_misfit(pair.source, pair.target, i, a, j, b, pair.scale.ratio)


def _best_outside(
    near: Neighbours,
    start: Ints,
    count: Ints,
    other: Ints,
    span: Ints,
) -> Floats:
    """Highest cosine of any sentence of the run with a sentence outside the other run."""
    best = np.full(len(start), -1.0, dtype=np.float32)
    for offset in range(int(count.max(initial=1))):
        rows = np.flatnonzero(count > offset)
        index, cosine = near.index[start[rows] + offset], near.cosine[start[rows] + offset]
        inside = (index >= other[rows, None]) & (index < (other + span)[rows, None])
        best[rows] = np.maximum(best[rows], np.where(inside, -1.0, cosine).max(axis=1))
    return np.maximum(best, 0.0)


def _mean_over(values: Floats, start: Ints, count: Ints) -> Floats:
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    out: Floats = ((sums[start + count] - sums[start]) / count).astype(np.float32)
    return out


class _Table:
    """Cosine of a proposed bead by its place."""

    def __init__(self, c: Candidates, m: int) -> None:
        self._m = m
        self._keys, self._cosine = place_keys(c.i, c.a, c.j, c.b, m), c.cosine
        self._starts = self._best(self._corner(c.i, c.j), c.cosine)
        self._ends = self._best(self._corner(c.i + c.a, c.j + c.b), c.cosine)

    def _corner(self, i: Ints, j: Ints) -> Ints:
        corner: Ints = i * (self._m + 1) + j
        return corner

    @staticmethod
    def _best(keys: Ints, values: Floats) -> tuple[Ints, Floats]:
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        return keys[first], np.maximum.reduceat(values[order], first) if len(first) else values

    @staticmethod
    def _look_up(keys: Ints, values: Floats, wanted: Ints) -> Floats:
        if not len(keys):
            return np.full(len(wanted), np.nan, dtype=np.float32)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[at] == wanted, values[at], np.float32(np.nan))

    def get(self, i: Ints, a: Ints, j: Ints, b: Ints) -> Floats:
        """NaN for a place that was not proposed."""
        return self._look_up(self._keys, self._cosine, place_keys(i, a, j, b, self._m))

    def cosines(self, pair: Pair, i: Ints, a: Ints, j: Ints, b: Ints) -> Floats:
        """Cosines of any places, found here or computed, each once."""
        distinct, first, same = np.unique(place_keys(i, a, j, b, self._m), return_index=True, return_inverse=True)
        found = self._look_up(self._keys, self._cosine, distinct)
        missing = np.isnan(found)
        at = first[missing]
        found[missing] = pair.source.cosines(i[at], a[at], pair.target, j[at], b[at])
        return found[same]

    def best_starting_at(self, i: Ints, j: Ints) -> Floats:
        """0 where no bead starts."""
        return np.nan_to_num(self._look_up(*self._starts, self._corner(i, j)), nan=0.0)

    def best_ending_at(self, i: Ints, j: Ints) -> Floats:
        """0 where no bead ends."""
        return np.nan_to_num(self._look_up(*self._ends, self._corner(i, j)), nan=0.0)


def _edges(out: Floats, c: Candidates, known: _Table, pair: Pair, misfit: NDArray[np.float64]) -> None:
    """How much each edge sentence contributes, how close it is by itself, whether it has a better place."""
    gain = np.full(len(c), np.inf, dtype=np.float32)
    close = np.full(len(c), np.inf, dtype=np.float32)
    rival = np.full(len(c), -np.inf, dtype=np.float32)
    fit = np.full(len(c), np.inf, dtype=np.float32)
    for of_source in (True, False):
        rows = np.flatnonzero((c.a if of_source else c.b) > 1)
        # the first sentence of each run, and then the last of each
        i, a, j, b = (np.tile(part[rows], 2) for part in (c.i, c.a, c.j, c.b))
        first = np.arange(len(i)) < len(rows)
        one = np.ones(len(i), dtype=np.int64)
        if of_source:
            rest = (i + first, a - 1, j, b)
            edge = (np.where(first, i, i + a - 1), one, j, b)
            rivals = _best_outside(pair.forward, *edge)
        else:
            rest = (i, a, j + first, b - 1)
            edge = (i, a, np.where(first, j, j + b - 1), one)
            rivals = _best_outside(pair.backward, *edge[2:], *edge[:2])
        alone = known.cosines(pair, *edge)
        gains = np.tile(c.cosine[rows], 2) - known.cosines(pair, *rest)
        fits = np.abs(_misfit(pair, *rest)) - np.tile(np.abs(misfit[rows]), 2)
        gain[rows] = np.minimum(gain[rows], gains.reshape(2, -1).min(axis=0))
        close[rows] = np.minimum(close[rows], alone.reshape(2, -1).min(axis=0))
        rival[rows] = np.maximum(rival[rows], (rivals - alone).reshape(2, -1).max(axis=0))
        fit[rows] = np.minimum(fit[rows], fits.reshape(2, -1).min(axis=0))
    single = (c.a == 1) & (c.b == 1)
    width = _width(pair.scale)
    for at, values in ((8, gain), (9, close - pair.scale.background), (10, rival)):
        out[:, at] = np.where(single, 0.0, values / width)
    out[:, 24] = np.where(single, 0.0, fit)


def _extensions(out: Floats, c: Candidates, known: _Table, pair: Pair) -> None:
    """What the best larger bead around this one would gain: a sign that this one is not complete."""
    best = np.full(len(c), -0.2, dtype=np.float32)
    fit = np.abs(_misfit(pair, c.i, c.a, c.j, c.b))
    best_fit = fit.copy()
    n, m = len(pair.source), len(pair.target)
    for di, da, dj, db in ((-1, 1, 0, 0), (0, 1, 0, 0), (0, 0, -1, 1), (0, 0, 0, 1)):
        i, a, j, b = c.i + di, c.a + da, c.j + dj, c.b + db
        rows = np.flatnonzero((i >= 0) & (i + a <= n) & (j >= 0) & (j + b <= m))
        gain = known.get(i[rows], a[rows], j[rows], b[rows]) - c.cosine[rows]
        better = gain > best[rows]  # never so where there is none
        at = rows[better]
        best[at] = gain[better]
        best_fit[at] = np.abs(_misfit(pair, i[at], a[at], j[at], b[at]))
    out[:, 11] = best / _width(pair.scale)
    out[:, 12] = best_fit - fit
