"""The search for the best set of beads, against plain enumeration and where it has little to go by."""

import math
from itertools import combinations

import numpy as np
import pytest

from transprov.alignment import search
from transprov.alignment.candidates import Candidates, in_order
from transprov.alignment.search import REACH, Costs, best_beads

COSTS = Costs()


def candidates(places):
    c = Candidates(*np.array(places, dtype=np.int64).reshape(-1, 4).T, np.zeros(len(places), dtype=np.float32))
    order = in_order(c)
    return c.take(order), order


def chosen(places, odds, m, jump=2.0):
    c, order = candidates(places)
    return c.take(best_beads(c, np.array(odds, dtype=np.float32)[order], m, jump, COSTS)).places()


def skip_cost(gap):
    return COSTS.skip * (1 + (gap - 1) / 2) if gap else 0.0


def best_in_order(places, odds, m):
    """Value of the best set of beads that keeps the order, every set looked at."""
    best = 0.0
    for size in range(1, 5):
        for beads in combinations(sorted(range(len(places)), key=lambda k: places[k]), size):
            value, end_i, end_j = 0.0, 0, 0
            for k in beads:
                i, a, j, b = places[k]
                if i < end_i or j < end_j:
                    break
                value += odds[k] - skip_cost(min(j - end_j, REACH))
                end_i, end_j = i + a, j + b
            else:
                best = max(best, value)
    return best


@pytest.mark.parametrize("seed", range(12))
def test_in_order_no_set_of_beads_is_better(seed):
    rng = np.random.default_rng(seed)
    m = 14
    places = list(
        {(int(i), int(a), int(j), int(b)) for i, a, j, b in rng.integers((0, 1, 0, 1), (5, 3, 13, 3), (14, 4))}
    )
    odds = [float(x) for x in rng.normal(2, 2, len(places))]
    kept = chosen(places, odds, m, math.inf)
    value, end = 0.0, 0
    for place in kept:
        value += odds[places.index(place)] - skip_cost(min(place[2] - end, REACH))
        end = place[2] + place[3]
    assert value == pytest.approx(best_in_order(places, odds, m), abs=1e-5)


def test_a_jump_is_paid_for_when_there_is_enough_to_gain():
    block = [(0, 1, 2, 1), (1, 1, 3, 1), (2, 1, 0, 1), (3, 1, 1, 1)]
    assert chosen(block, [3.0, 3.0, 3.0, 3.0], 4) == block
    assert chosen(block, [3.0, 3.0, 0.5, 0.5], 4, jump=4.0) == block[:2]


def test_a_target_sentence_wanted_twice_goes_to_the_better_bead():
    places = [(0, 1, 0, 1), (1, 1, 0, 1), (1, 1, 1, 1)]
    assert chosen(places, [4.0, 3.0, 2.5], 2) == [places[0], places[2]]


def test_a_text_that_repeats_itself_gets_fewer_rounds_and_still_no_sentence_twice(monkeypatch):
    rng = np.random.default_rng(1)
    places = sorted({(int(i), 1, int(j), 1) for i, j in rng.integers(0, 40, (600, 2))}, key=lambda p: (p[0], p[2]))
    odds = rng.normal(3, 1, len(places)).tolist()
    seen = []
    path = search._path
    monkeypatch.setattr(search, "_path", lambda *args: seen.append(1) or path(*args))
    full = chosen(places, odds, 40)
    assert len(seen) > search.LEAST_ROUNDS
    monkeypatch.setattr(search, "WORK", 100)
    seen.clear()
    few = chosen(places, odds, 40)
    assert len(seen) == search.LEAST_ROUNDS
    for beads in (full, few):
        assert len({i for i, _, _, _ in beads}) == len({j for _, _, j, _ in beads}) == len(beads) > 10


def test_nothing_worth_having_leaves_everything_alone():
    assert chosen([(0, 1, 0, 1)], [-5.0], 1) == []
    assert chosen([], [], 3) == []
