"""What speaks for and against a proposed bead, as numbers: the input of the trained score."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.candidates import Candidates, Neighbours
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
    trusted = cosine > max(low + 0.1, float(np.median(cosine)) - 0.25 if len(cosine) else 0.4)
    high = float(np.median(np.concatenate([cosine[trusted], [0.6, 0.7, 0.8]])))
    ratios = np.log(target.lengths[j[trusted]] / source.lengths[i[trusted]])
    ratio = float(np.median(np.concatenate([ratios, [-0.1, 0.0, 0.1]])))
    spread = float(np.median(np.concatenate([np.abs(ratios - ratio), [0.1, 0.15, 0.2]])))
    return Scale(high, low, ratio, spread)


def features(
    c: Candidates,
    source: Side,
    target: Side,
    forward: Neighbours,
    backward: Neighbours,
    scale: Scale,
    surface: Surface,
) -> Floats:
    """(len(c), len(NAMES)) matrix; see `NAMES`."""
    out = np.zeros((len(c), len(NAMES)), dtype=np.float32)
    width = max(scale.close - scale.background, 0.1)
    known = _Table(c, len(target))
    out[:, 0] = c.cosine
    out[:, 1] = (c.cosine - scale.background) / width
    rival_source = _best_outside(forward, c.i, c.a, c.j, c.b)
    rival_target = _best_outside(backward, c.j, c.b, c.i, c.a)
    out[:, 2] = (c.cosine - rival_source) / width
    out[:, 3] = (c.cosine - rival_target) / width
    hub = (_mean_over(forward.cosine.mean(axis=1), c.i, c.a) + _mean_over(backward.cosine.mean(axis=1), c.j, c.b)) / 2
    out[:, 4] = (c.cosine - hub) / width
    misfit = _misfit(c, source, target, scale)
    shorter = np.minimum(source.chars(c.i, c.a), target.chars(c.j, c.b))
    out[:, 5] = np.abs(misfit)
    out[:, 6] = misfit
    out[:, 7] = np.minimum(np.abs(misfit) / (scale.spread + 0.05), 12.0)
    _edges(out, c, known, source, target, forward, backward, scale, misfit)
    _extensions(out, c, known, source, target, scale)
    shared, alone = surface.compare(c)
    out[:, 13], out[:, 14] = shared, alone
    out[:, 15] = np.log(shorter)
    out[:, 16], out[:, 17] = c.a, c.b
    out[:, 18] = (c.a == 1) & (c.b == 1)
    out[:, 19] = (c.a > 1) & (c.b > 1)
    out[:, 20], out[:, 21] = scale.close, scale.background
    before = known.best_ending_at(c.i, c.j)
    after = known.best_starting_at(c.i + c.a, c.j + c.b)
    out[:, 22] = (before - scale.background) / width
    out[:, 23] = (after - scale.background) / width
    return out


def _misfit(c: Candidates, source: Side, target: Side, scale: Scale) -> NDArray[np.float64]:
    return length_misfit(source, target, c.i, c.a, c.j, c.b, scale.ratio)


def _best_outside(
    near: Neighbours,
    start: NDArray[np.int64],
    count: NDArray[np.int64],
    other: NDArray[np.int64],
    span: NDArray[np.int64],
) -> Floats:
    """Highest cosine of any sentence of the run with a sentence outside the other run."""
    best = np.full(len(start), -1.0, dtype=np.float32)
    for offset in range(int(count.max(initial=1))):
        rows = np.flatnonzero(count > offset)
        index, cosine = near.index[start[rows] + offset], near.cosine[start[rows] + offset]
        inside = (index >= other[rows, None]) & (index < (other + span)[rows, None])
        best[rows] = np.maximum(best[rows], np.where(inside, -1.0, cosine).max(axis=1))
    return np.maximum(best, 0.0)


def _mean_over(values: Floats, start: NDArray[np.int64], count: NDArray[np.int64]) -> Floats:
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    out: Floats = ((sums[start + count] - sums[start]) / count).astype(np.float32)
    return out


class _Table:
    """Cosine of a proposed bead by its place; the background for a place that was not proposed."""

    def __init__(self, c: Candidates, m: int) -> None:
        self._m = m
        keys = self._key(c.i, c.a, c.j, c.b)
        order = np.argsort(keys, kind="stable")
        self._keys, self._cosine = keys[order], c.cosine[order]
        self._starts = self._best(c.i * (m + 1) + c.j, c.cosine)
        self._ends = self._best((c.i + c.a) * (m + 1) + c.j + c.b, c.cosine)

    def _key(
        self, i: NDArray[np.int64], a: NDArray[np.int64], j: NDArray[np.int64], b: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        return ((i * 8 + a) * (self._m + 1) + j) * 8 + b

    @staticmethod
    def _best(keys: NDArray[np.int64], values: Floats) -> tuple[NDArray[np.int64], Floats]:
        order = np.lexsort((-values, keys))
        distinct, first = np.unique(keys[order], return_index=True)
        return distinct, values[order][first]

    def _look_up(self, keys: NDArray[np.int64], values: Floats, wanted: NDArray[np.int64]) -> Floats:
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[at] == wanted, values[at], np.float32(np.nan)).astype(np.float32)

    def get(self, i: NDArray[np.int64], a: NDArray[np.int64], j: NDArray[np.int64], b: NDArray[np.int64]) -> Floats:
        return self._look_up(self._keys, self._cosine, self._key(i, a, j, b))

    def best_starting_at(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        return np.nan_to_num(self._look_up(*self._starts, i * (self._m + 1) + j), nan=0.0)

    def best_ending_at(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        return np.nan_to_num(self._look_up(*self._ends, i * (self._m + 1) + j), nan=0.0)


def _edges(
    out: Floats,
    c: Candidates,
    known: _Table,
    source: Side,
    target: Side,
    forward: Neighbours,
    backward: Neighbours,
    scale: Scale,
    misfit: NDArray[np.float64],
) -> None:
    """How much each edge sentence contributes, how close it is by itself, whether it has a better place."""
    width = max(scale.close - scale.background, 0.1)
    gain = np.full(len(c), np.inf, dtype=np.float32)
    close = np.full(len(c), np.inf, dtype=np.float32)
    rival = np.full(len(c), -np.inf, dtype=np.float32)
    fit = np.full(len(c), np.inf, dtype=np.float32)
    for of_source, at_end in product((True, False), (True, False)):
        rows = np.flatnonzero(c.a > 1) if of_source else np.flatnonzero(c.b > 1)
        if not len(rows):
            continue
        i, a, j, b = c.i[rows], c.a[rows], c.j[rows], c.b[rows]
        one = np.ones(len(rows), dtype=np.int64)
        if of_source:
            rest = (i if at_end else i + 1, a - 1, j, b)
            edge = i + a - 1 if at_end else i
            alone = source.cosines(edge, one, target, j, b)
            rivals = _best_outside(forward, edge, one, j, b)
        else:
            rest = (i, a, j if at_end else j + 1, b - 1)
            edge = j + b - 1 if at_end else j
            alone = target.cosines(edge, one, source, i, a)
            rivals = _best_outside(backward, edge, one, i, a)
        rest_cosine = known.get(*rest)
        missing = np.isnan(rest_cosine)
        if missing.any():
            lost = [part[missing] for part in rest]
            rest_cosine[missing] = source.cosines(lost[0], lost[1], target, lost[2], lost[3])
        rest_misfit = _misfit(Candidates(*rest, rest_cosine), source, target, scale)
        gain[rows] = np.minimum(gain[rows], c.cosine[rows] - rest_cosine)
        close[rows] = np.minimum(close[rows], alone)
        rival[rows] = np.maximum(rival[rows], rivals - alone)
        fit[rows] = np.minimum(fit[rows], np.abs(rest_misfit) - np.abs(misfit[rows]))
    single = (c.a == 1) & (c.b == 1)
    for at, values in ((8, gain), (9, close - scale.background), (10, rival)):
        out[:, at] = np.where(single, 0.0, values / width)
    out[:, 24] = np.where(single, 0.0, fit)


def _extensions(out: Floats, c: Candidates, known: _Table, source: Side, target: Side, scale: Scale) -> None:
    """What the best larger bead around this one would gain: a sign that this one is not complete."""
    width = max(scale.close - scale.background, 0.1)
    best = np.full(len(c), -0.2, dtype=np.float32)
    fit = np.abs(_misfit(c, source, target, scale))
    best_fit = fit.copy()
    n, m = len(source), len(target)
    for di, da, dj, db in ((-1, 1, 0, 0), (0, 1, 0, 0), (0, 0, -1, 1), (0, 0, 0, 1)):
        i, a, j, b = c.i + di, c.a + da, c.j + dj, c.b + db
        rows = np.flatnonzero((i >= 0) & (i + a <= n) & (j >= 0) & (j + b <= m))
        grown = known.get(i[rows], a[rows], j[rows], b[rows])
        there = ~np.isnan(grown)
        rows, grown = rows[there], grown[there]
        gain = grown - c.cosine[rows]
        better = gain > best[rows]
        at = rows[better]
        best[at] = gain[better]
        larger = Candidates(i[at], a[at], j[at], b[at], grown[better])
        best_fit[at] = np.abs(_misfit(larger, source, target, scale))
    out[:, 11] = np.maximum(best, -0.2) / width
    out[:, 12] = best_fit - fit
