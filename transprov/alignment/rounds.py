"""Rounds of choosing: score the proposed beads and search, then score again in the context of what was chosen."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.candidates import Candidates, in_order, joined, propose
from transprov.alignment.context import context, gap_beads
from transprov.alignment.features import Pair, in_company, own_features
from transprov.alignment.model import Model
from transprov.alignment.search import Costs, best_beads, jump_cost
from transprov.alignment.sides import Side
from transprov.encoding.protocol import Floats

ROUNDS = 2
"""Rounds of scoring in context; each sees the beads that the one before chose."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Proposed beads, their log-odds, and the chosen ones as indices, in the order of the source."""

    candidates: Candidates
    log_odds: Floats
    chosen: NDArray[np.int64]

    def best_log_odds(self, n: int, m: int) -> tuple[Floats, Floats]:
        """For each sentence of either side, the log-odds of the best bead it could stand in (-12 for none)."""
        out = []
        for size, start, count in (
            (n, self.candidates.i, self.candidates.a),
            (m, self.candidates.j, self.candidates.b),
        ):
            best = np.full(size, -12.0, dtype=np.float32)
            for offset in range(int(count.max(initial=0))):
                rows = np.flatnonzero(count > offset)
                np.maximum.at(best, start[rows] + offset, self.log_odds[rows])
            out.append(best)
        return out[0], out[1]


@dataclass(frozen=True, slots=True)
class FirstRound:
    """The choice by closeness alone, the beads its gaps suggest added to the proposals."""

    choice: Choice
    features: Floats
    pair: Pair


def first_round(source: Side, target: Side, model: Model, *, moves: bool = True) -> FirstRound:
    """Propose beads, score each by itself, choose, and propose what would fill the gaps."""
    pair = Pair.of(source, target)
    proposed = propose(source, target, pair.forward, pair.backward)
    own = own_features(proposed, pair, proposed)
    log_odds = model.first.log_odds(in_company(own, proposed, pair))
    chosen = _search(proposed, log_odds, pair, model.first_costs, moves=moves)
    fillers = gap_beads(proposed, chosen, source, target)
    own = np.concatenate([own, own_features(fillers, pair, proposed)])
    everything = joined(proposed, fillers)
    order = in_order(everything)
    everything = everything.take(order)
    rows = in_company(own[order], everything, pair)
    was_chosen = np.zeros(len(everything), dtype=bool)
    was_chosen[chosen] = True
    chosen = np.flatnonzero(was_chosen[order])
    return FirstRound(Choice(everything, model.first.log_odds(rows), chosen), rows, pair)


def choose(source: Side, target: Side, model: Model, *, moves: bool = True) -> Choice:
    """The beads of two sides that are not empty."""
    first = first_round(source, target, model, moves=moves)
    choice = first.choice
    for _ in range(ROUNDS):
        choice = again(first, choice, model, moves=moves)
    return choice


def again(first: FirstRound, choice: Choice, model: Model, *, moves: bool = True) -> Choice:
    """A better choice, by what the beads of the last one say about each other."""
    c, pair = choice.candidates, first.pair
    around = context(c, first.choice.log_odds, choice.chosen, pair.source, pair.target, pair.scale.ratio)
    log_odds = model.second.log_odds(np.concatenate([first.features, around], axis=1))
    return Choice(c, log_odds, _search(c, log_odds, pair, model.second_costs, moves=moves))


def _search(c: Candidates, log_odds: Floats, pair: Pair, costs: Costs, *, moves: bool) -> NDArray[np.int64]:
    near, scale = (pair.forward, pair.backward), pair.scale
    jump = jump_cost(*near, scale.close, scale.background, costs) if moves else math.inf
    return best_beads(c, log_odds, len(pair.target), jump, costs)
