"""What the beads around a proposed bead say about it, once a first set of beads has been chosen.

The first round looks at each bead by itself. In the second, a sentence left over between two beads that are sure, in a
pair of documents that keeps order and drops little, is most likely part of one of them; the same sentence in a copy
that drops much is most likely dropped.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.candidates import MAX_SIZE, Candidates, in_order, place_keys
from transprov.alignment.sides import LONGEST_RUN, Side, length_misfit
from transprov.encoding.protocol import Floats

Ints = NDArray[np.int64]

NAMES = (
    "log-odds of the first round",
    "chosen in the first round",
    "log-odds of the chosen beads it would replace",
    "number of chosen beads it would replace",
    "source sentences free before",
    "target sentences free before",
    "source sentences free after",
    "target sentences free after",
    "out of order before",
    "out of order after",
    "adjacent before",
    "adjacent after",
    "log-odds of the bead before",
    "log-odds of the bead after",
    "sentences newly used",
    "share of source in beads",
    "share of target in beads",
    "share of beads not one to one",
    "share of breaks in order",
    "mean log-odds of chosen beads",
    "leftovers would fit their neighbours",
    "leftovers are close to their neighbours",
)
_FAR = 5
"""Gaps are not told apart beyond this."""
_PRIOR = 3.0
"""Leftovers that a short document is taken to have besides its own, with nothing to say."""


def gap_beads(c: Candidates, chosen: Ints, source: Side, target: Side) -> Candidates:
    """Beads that fill the gap between two chosen neighbours, or join a leftover to a neighbour; new ones only."""
    n, m = len(source), len(target)
    chain = [(0, 0, 0, 0), *c.take(chosen).places(), (n, 0, m, 0)]
    proposed: set[tuple[int, int, int, int]] = set()
    for (i, a, j, b), (i2, a2, j2, b2) in pairwise(chain):
        gap_s, gap_t = i2 - i - a, j2 - j - b
        if not (0 <= gap_s <= 4 and 0 <= gap_t <= 4 and gap_s + gap_t):
            continue
        if gap_s and gap_t:
            proposed.add((i + a, gap_s, j + b, gap_t))
        for k in range(gap_s + 1):
            for q in range(gap_t + 1):
                if k + q and a:
                    proposed.add((i, a + k, j, b + q))
                if k + q and a2:
                    proposed.add((i2 - k, a2 + k, j2 - q, b2 + q))
        for k in range(1, gap_s + 1):
            for q in range(1, gap_t + 1):
                proposed.add((i + a, k, j + b, q))
                proposed.add((i2 - k, k, j2 - q, q))
        if a and a2:
            proposed.add((i, i2 + a2 - i, j, j2 + b2 - j))
    fitting = [p for p in proposed if max(p[1], p[3]) <= LONGEST_RUN and p[1] + p[3] <= MAX_SIZE]
    places = np.array(fitting, dtype=np.int64).reshape(-1, 4)
    keys = place_keys(places[:, 0], places[:, 1], places[:, 2], places[:, 3], m)
    known = place_keys(c.i, c.a, c.j, c.b, m)
    new = np.searchsorted(known, keys, side="left") == np.searchsorted(known, keys, side="right")
    starts, sizes, others, spans = places[new].T
    fresh = Candidates(starts, sizes, others, spans, source.cosines(starts, sizes, target, others, spans))
    return fresh.take(in_order(fresh))


def context(c: Candidates, odds: Floats, chosen: Ints, source: Side, target: Side, ratio: float) -> Floats:
    """(len(c), len(NAMES)) matrix; `odds` and `chosen` are those of the round before, `ratio` as in `Scale`."""
    n, m = len(source), len(target)
    out = np.zeros((len(c), len(NAMES)), dtype=np.float32)
    odds = np.clip(odds, -12, 12)
    is_chosen = np.zeros(len(c), dtype=bool)
    is_chosen[chosen] = True
    ci, ca, cj, cb = c.i[chosen], c.a[chosen], c.j[chosen], c.b[chosen]
    power = odds[chosen].astype(np.float64)
    source_of, target_of = np.full(n, -1, dtype=np.int64), np.full(m, -1, dtype=np.int64)
    for k in range(len(chosen)):
        source_of[ci[k] : ci[k] + ca[k]] = k
        target_of[cj[k] : cj[k] + cb[k]] = k
    out[:, 0] = odds
    out[:, 1] = is_chosen
    replaced, count, used = _replaced(c, c.take(chosen), source_of, target_of, power)
    out[:, 2], out[:, 3] = replaced, count
    out[:, 14] = c.a + c.b - used
    before, after = np.searchsorted(ci + ca, c.i, side="right") - 1, np.searchsorted(ci, c.i + c.a, side="left")
    ends_s = np.concatenate([ci + ca, [0]])
    ends_t = np.concatenate([cj + cb, [0]])
    starts_s = np.concatenate([ci, [n]])
    starts_t = np.concatenate([cj, [m]])
    strength = np.concatenate([power, [0.0]])
    before = np.where(before < 0, len(chosen), before)
    gap_bs, gap_bt = c.i - ends_s[before], c.j - ends_t[before]
    gap_as, gap_at = starts_s[after] - c.i - c.a, starts_t[after] - c.j - c.b
    for at, gap in ((4, gap_bs), (5, gap_bt), (6, gap_as), (7, gap_at)):
        out[:, at] = np.clip(gap, -_FAR, _FAR)
    out[:, 8] = (gap_bt < 0) | (gap_bt > _FAR)
    out[:, 9] = (gap_at < 0) | (gap_at > _FAR)
    out[:, 10] = (gap_bs == 0) & (gap_bt == 0)
    out[:, 11] = (gap_as == 0) & (gap_at == 0)
    out[:, 12], out[:, 13] = strength[before], strength[after]
    out[:, 15], out[:, 16] = ca.sum() / n, cb.sum() / m
    many = float(((ca > 1) | (cb > 1)).sum())
    steps = np.diff(cj)
    out[:, 17] = (many + 0.3) / (len(chosen) + 3.0)
    out[:, 18] = (((steps < 0) | (steps > 8)).sum() + 0.2) / (len(chosen) + 2.0)
    out[:, 19] = power.mean() if len(chosen) else 0.0
    out[:, 20], out[:, 21] = _leftovers(c, chosen, source, target, ratio)
    return out


def _leftovers(c: Candidates, chosen: Ints, source: Side, target: Side, ratio: float) -> tuple[float, float]:
    """Whether the sentences left over between neighbouring beads belong to them, over the whole pair of documents.

    The first figure says how much better (positive) or worse the lengths of the two sides agree when a leftover joins
    its better neighbour, the second how close (cosine) it is to that neighbour; both averaged, drawn towards zero where
    there are few leftovers.
    """
    i, a, j, b = c.i[chosen], c.a[chosen], c.j[chosen], c.b[chosen]
    gap_s, gap_t = i[1:] - i[:-1] - a[:-1], j[1:] - j[:-1] - b[:-1]
    few = (gap_s >= 0) & (gap_t >= 0) & (gap_s + gap_t > 0) & (gap_s + gap_t <= 2) & ((gap_s == 0) | (gap_t == 0))
    at = np.flatnonzero(few)
    if not len(at):
        return 0.0, 0.0
    ours, theirs = gap_s[at], gap_t[at]
    left = (i[at], a[at], j[at], b[at])
    right = (i[at + 1], a[at + 1], j[at + 1], b[at + 1])
    joined_left = (left[0], left[1] + ours, left[2], left[3] + theirs)
    joined_right = (right[0] - ours, right[1] + ours, right[2] - theirs, right[3] + theirs)

    def misfit(place: tuple[Ints, Ints, Ints, Ints]) -> NDArray[np.float64]:
        return np.abs(length_misfit(source, target, *place, ratio))

    gain = np.maximum(misfit(left) - misfit(joined_left), misfit(right) - misfit(joined_right))
    of_source = ours > 0
    free_s, size_s = i[at] + a[at], np.maximum(ours, 1)
    free_t, size_t = j[at] + b[at], np.maximum(theirs, 1)

    def closeness(place: tuple[Ints, Ints, Ints, Ints]) -> Floats:
        return source.cosines(
            np.where(of_source, free_s, place[0]),
            np.where(of_source, size_s, place[1]),
            target,
            np.where(of_source, place[2], free_t),
            np.where(of_source, place[3], size_t),
        )

    close = np.maximum(closeness(left), closeness(right))
    weight = 1.0 / (len(at) + _PRIOR)
    return float(np.clip(gain, -1.0, 1.0).sum()) * weight, float(close.sum()) * weight


def _replaced(
    c: Candidates, chosen: Candidates, source_of: Ints, target_of: Ints, power: NDArray[np.float64]
) -> tuple[Floats, Floats, Floats]:
    """Of the chosen beads that share a sentence with each bead: their log-odds, their number; and sentences shared."""
    total = np.zeros(len(c), dtype=np.float32)
    count = np.zeros(len(c), dtype=np.float32)
    used = np.zeros(len(c), dtype=np.float32)
    if not len(chosen):
        return total, count, used
    for bead_of, start, size in ((source_of, c.i, c.a), (target_of, c.j, c.b)):
        before = np.full(len(c), -1, dtype=np.int64)
        for offset in range(int(size.max(initial=0))):
            inside = size > offset
            k = np.where(inside, bead_of[np.minimum(start + offset, len(bead_of) - 1)], -1)
            taken = k >= 0
            # the sentences of one bead are neighbours, so a bead is new when it is not the one just seen
            new = taken & (k != before)
            if bead_of is target_of:
                new &= (chosen.i[k] >= c.i + c.a) | (chosen.i[k] + chosen.a[k] <= c.i)
            used += taken
            count += new
            total += np.where(new, power[k], 0.0).astype(np.float32)
            before = np.where(taken, k, before)
    return total, count, used
