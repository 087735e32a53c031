"""The best set of beads: each sentence used once, order preferred but never required.

A path visits the source from front to back; continuing where the last bead ended costs nothing, passing over added
target sentences costs a little, jumping to another place costs what the document's own order suggests (a hidden Markov
model in the manner of Vogel, Ney and Tillmann 1996, over beads). That no target sentence serves twice is not something
such a path can know, so sentences wanted twice get a price until they are not (Lagrangian relaxation), and what is
still wanted twice then goes to the better bead.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.candidates import Candidates, Neighbours
from transprov.encoding.protocol import Floats

REACH = 6
"""Added target sentences that a path may pass over without a jump."""
ROUNDS = 12
"""Rounds of pricing, at most."""
WORK = 1_000_000
"""Beads looked at in all rounds of a search. Only texts that say the same thing over and over have so many that are
worth having; they get fewer rounds, though at least `LEAST_ROUNDS`."""
LEAST_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Costs:
    """What a path pays, in units of log-odds."""

    floor: float = 0.0
    """Log-odds below which a bead is not worth having."""
    skip: float = 0.6
    """Passing over the first added sentence; each further one costs half as much."""
    jump: float = 1.0
    """Added to the cost of a jump in this document."""
    jump_scale: float = 0.5
    """Weight of the document's own order in the cost of a jump."""


def jump_cost(forward: Neighbours, backward: Neighbours, close: float, background: float, costs: Costs) -> float:
    """Cost of a jump in this document: rare breaks among mutually nearest sentences make jumps expensive."""
    best = forward.index[:, 0]
    rows = np.arange(len(best))
    sure = (best >= 0) & (backward.index[np.maximum(best, 0), 0] == rows)
    sure &= forward.cosine[:, 0] > (close + background) / 2
    place = best[sure]
    steps = np.diff(place)
    breaks = int(((steps < 0) | (steps > REACH + 2)).sum())
    rate = (breaks + 0.5) / (len(steps) + 4.0)
    return costs.jump + costs.jump_scale * max(0.0, -math.log(min(rate, 1.0)) + math.log(max(2, len(best))) / 2)


def best_beads(c: Candidates, odds: Floats, m: int, jump: float, costs: Costs) -> NDArray[np.int64]:
    """Indices into `c` of the chosen beads, in the order of the source.

    `odds` are the beads' log-odds, `m` the number of target sentences, `jump` the cost of a jump; an infinite one keeps
    the order of the source, and any number of added sentences can then be passed over.
    """
    worth = np.flatnonzero(odds > costs.floor - 2.0)
    if not len(worth):
        return worth
    kept = c.take(worth)
    gain = odds[worth].astype(np.float64) - costs.floor
    price = np.zeros(m)
    best: NDArray[np.int64] = np.empty(0, dtype=np.int64)
    best_value = -math.inf
    rounds = min(ROUNDS, max(LEAST_ROUNDS, WORK // len(kept)))
    # what keeps the order has no breaks: there a large gap is no jump
    cost_of_break = 0.0 if math.isinf(jump) else 0.5 * jump
    for round_ in range(rounds):
        cumulated = np.concatenate([[0.0], np.cumsum(price)])
        net = gain - (cumulated[kept.j + kept.b] - cumulated[kept.j])
        chosen = _path(kept, net, m, jump, costs)
        use = np.zeros(m, dtype=np.int64)
        for k in chosen:
            use[kept.j[k] : kept.j[k] + kept.b[k]] += 1
        single = _without_conflicts(kept, gain, chosen, use)
        value = float(gain[single].sum()) - cost_of_break * _breaks(kept, single)
        if value > best_value:
            best, best_value = single, value
        if use.max(initial=0) <= 1:
            break
        step = 2.0 / (1 + round_)
        price = np.maximum(0.0, price + step * (use - 1) * (use != 1))
    return worth[best]


def _breaks(c: Candidates, chosen: NDArray[np.int64]) -> int:
    if len(chosen) < 2:
        return 0
    steps = c.j[chosen[1:]] - (c.j[chosen[:-1]] + c.b[chosen[:-1]])
    return int(((steps < 0) | (steps > REACH)).sum())


def _without_conflicts(
    c: Candidates, gain: NDArray[np.float64], chosen: NDArray[np.int64], use: NDArray[np.int64]
) -> NDArray[np.int64]:
    if use.max(initial=0) <= 1:
        return chosen
    taken = np.zeros(len(use), dtype=bool)
    keep = []
    for k in sorted(chosen.tolist(), key=lambda k: -gain[k]):
        span = slice(int(c.j[k]), int(c.j[k] + c.b[k]))
        if not taken[span].any():
            taken[span] = True
            keep.append(k)
    return np.array(sorted(keep), dtype=np.int64)


def _path(c: Candidates, net: NDArray[np.float64], m: int, jump: float, costs: Costs) -> NDArray[np.int64]:
    """Viterbi search: the path of highest value, as indices into `c` (which is ordered by source start)."""
    skips = [0.0, *(costs.skip * (1 + (k - 1) / 2) for k in range(1, REACH + 1))]
    # best[j]: value of the best path so far whose last bead ends before target sentence j; near[j]: of the best one
    # that can go on at j without a jump, gaps[j] added sentences passed over since its last bead last[j] (-1: none)
    best = [-math.inf] * (m + 1)
    near, last, gaps = [-math.inf] * (m + 1), [-1] * (m + 1), [0] * (m + 1)
    top, top_bead = 0.0, -1
    best[0] = 0.0
    for gap, skip in enumerate(skips[: m + 1]):
        near[gap], gaps[gap] = -skip, gap
    previous = [-1] * len(c)
    forward = _PrefixMaximum(m + 1) if math.isinf(jump) else None
    if forward:
        forward.raise_to(0, 0.0, -1)
    waiting: dict[int, list[tuple[int, float, int]]] = {}
    done = 0
    rows = zip(c.i.tolist(), c.a.tolist(), c.j.tolist(), c.b.tolist(), net.tolist(), strict=True)
    for k, (i, a, j, b, gain) in enumerate(rows):
        while done <= i:
            for end, value, bead in waiting.pop(done, ()):
                if value > best[end]:
                    best[end] = value
                    for gap, skip in enumerate(skips[: m + 1 - end]):
                        at, passed = end + gap, value - skip
                        if passed > near[at] or (passed == near[at] and gap <= gaps[at]):
                            near[at], last[at], gaps[at] = passed, bead, gap
                    if forward:
                        forward.raise_to(end, value, bead)
                if value > top:
                    top, top_bead = value, bead
            done += 1
        value, bead = top - jump, top_bead
        if forward:
            value, bead = forward.up_to(j)
            value -= skips[REACH]
        if near[j] > value:
            value, bead = near[j], last[j]
        previous[k] = bead
        waiting.setdefault(i + a, []).append((j + b, value + gain, k))
    for ends in waiting.values():
        for _, value, bead in ends:
            if value > top:
                top, top_bead = value, bead
    path = []
    while top_bead >= 0:
        path.append(top_bead)
        top_bead = previous[top_bead]
    return np.array(path[::-1], dtype=np.int64)


class _PrefixMaximum:
    """Highest value at or before a position, with its bead; both operations in log m (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._tree = [(-math.inf, -1)] * (size + 1)

    def raise_to(self, position: int, value: float, bead: int) -> None:
        at = position + 1
        while at < len(self._tree):
            if value > self._tree[at][0]:
                self._tree[at] = (value, bead)
            at += at & -at

    def up_to(self, position: int) -> tuple[float, int]:
        at, found = position + 1, (-math.inf, -1)
        while at > 0:
            found = max(found, self._tree[at])
            at -= at & -at
        return found
