#!/usr/bin/env python3
"""Train the aligner's parameters and write transprov/alignment/models/beads.npz.

    python tools/train_aligner.py BENCH [--documents 900] [--seed 1] [-o FILE]

BENCH is the folder of public data with `mt/de-en.tsv.gz`, `mt/fr-en.tsv.gz` (WMT news and Google's translation of it,
line by line) and `align/*.json`; sentences of the alignment sets other than `news_de19*` are left out of the training.
Takes about 20 minutes on one core; the same data, seed and library versions give the same file.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from perceptron import platt, train
from synthetic import Synthetic, documents

from transprov.alignment.candidates import Candidates, propose
from transprov.alignment.context import context
from transprov.alignment.evaluation import evaluate
from transprov.alignment.features import Pair, features
from transprov.alignment.model import Model, Network, to_arrays
from transprov.alignment.rounds import ROUNDS, Choice, FirstRound, again, choose, first_round
from transprov.alignment.search import Costs
from transprov.alignment.sides import Side
from transprov.encoding import load_encoder
from transprov.encoding.protocol import Composing, Floats

Gold = list[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(slots=True)
class Example:
    """One pair of documents, encoded."""

    source: Side
    target: Side
    gold: Gold


def loosened(rows: Floats, by: float, rng: np.random.Generator) -> Floats:
    """Rows with noise of `by` standard deviations, so that what corresponds is as far apart as in literature."""
    if not by:
        return rows
    weight = np.sqrt(rows[:, -1:] + 2)
    plain = rows[:, :-1] / weight
    noisy = (plain + by * plain.std(axis=0) * rng.standard_normal(plain.shape)) * weight
    return np.concatenate([noisy, rows[:, -1:]], axis=1).astype(np.float32)


def examples(bench: Path, count: int, seed: int, encoder: Composing) -> Iterator[Example]:
    rng = np.random.default_rng(seed)
    for pair in documents(bench, count, seed):
        if pair.source and pair.target:  # the aligner answers an empty side without its model
            yield example(pair, encoder, rng)


def example(pair: Synthetic, encoder: Composing, rng: np.random.Generator) -> Example:
    ours, theirs = encoder.summarise(pair.source), encoder.summarise(pair.target)
    theirs = loosened(theirs, pair.loosened, rng)
    if rng.random() < 0.5:
        ours = loosened(ours, 0.5 * pair.loosened, rng)
    return Example(Side(pair.source, encoder, ours), Side(pair.target, encoder, theirs), pair.gold)


def labels(c: Candidates, gold: Gold) -> Floats:
    right = {(min(x), len(x), min(y), len(y)) for x, y in gold if x and y}
    return np.array([place in right for place in c.places()], dtype=np.float32)


def beads_of(choice: Choice, n: int, m: int) -> Gold:
    c = choice.candidates.take(choice.chosen)
    out = [(tuple(range(i, i + a)), tuple(range(j, j + b))) for i, a, j, b in c.places()]
    ours, theirs = {i for x, _ in out for i in x}, {j for _, y in out for j in y}
    return [*out, *(((i,), ()) for i in range(n) if i not in ours), *(((), (j,)) for j in range(m) if j not in theirs)]


def first_features(pairs: list[Example]) -> Iterator[tuple[Floats, Floats]]:
    for e in pairs:
        known = Pair.of(e.source, e.target)
        c = propose(e.source, e.target, known.forward, known.backward)
        yield features(c, known), labels(c, e.gold)


def around(first: FirstRound, choice: Choice, e: Example) -> Floats:
    seen = context(choice.candidates, first.choice.log_odds, choice.chosen, e.source, e.target, first.pair.scale.ratio)
    return np.concatenate([first.features, seen], axis=1)


def second_features(pairs: list[Example], model: Model, *, later: bool) -> Iterator[tuple[Floats, Floats]]:
    """Beads in the context of the first choice; with `later`, also of the choice the second network makes of it."""
    for e in pairs:
        first = first_round(e.source, e.target, model)
        right = labels(first.choice.candidates, e.gold)
        yield around(first, first.choice, e), right
        if later:
            yield around(first, again(first, first.choice, model), e), right


def stacked(parts: Iterator[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    rows = list(parts)
    return np.concatenate([x for x, _ in rows]), np.concatenate([y for _, y in rows])


def loss(network: Network, x: Floats, y: Floats) -> float:
    p = np.clip(1 / (1 + np.exp(-network.log_odds(x))), 1e-6, 1 - 1e-6)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def tuned(model: Model, pairs: list[Example]) -> Model:
    """The costs of the last search that serve unseen pairs best (mean of strict, drop and insertion F1)."""
    best, best_value = model, -1.0
    first = [first_round(e.source, e.target, model) for e in pairs]
    for floor, jump, skip in itertools.product((-1.5, -1.0, -0.5, 0.0), (-0.5, 0.5), (0.3, 0.6)):
        tried = replace(model, second_costs=Costs(floor=floor, skip=skip, jump=jump))
        got = []
        for e, begun in zip(pairs, first, strict=True):
            choice = begun.choice
            for _ in range(ROUNDS):
                choice = again(begun, choice, tried)
            got.append(beads_of(choice, len(e.source), len(e.target)))
        score = evaluate([e.gold for e in pairs], got)
        value = (2 * score.strict.f1 + score.dropped.f1 + score.added.f1) / 4
        if value > best_value:
            best, best_value = tried, value
            print(f"  {tried.second_costs}: {value:.4f}", flush=True)
    return best


def calibrated(model: Model, pairs: list[Example]) -> Model:
    links: list[NDArray[np.float32]] = []
    nulls: list[NDArray[np.float32]] = []
    for e in pairs:
        choice = choose(e.source, e.target, model)
        odds, right = choice.log_odds[choice.chosen], labels(choice.candidates, e.gold)[choice.chosen]
        links.append(np.stack([odds, right], axis=1))
        used = choice.candidates.take(choice.chosen)
        for side, best in enumerate(choice.best_log_odds(len(e.source), len(e.target))):
            starts, counts = ((used.i, used.a), (used.j, used.b))[side]
            taken = {k for s, c in zip(starts.tolist(), counts.tolist(), strict=True) for k in range(s, s + c)}
            alone = {bead[side][0] for bead in e.gold if len(bead[side]) == 1 and not bead[1 - side]}
            free = [k for k in range(len(best)) if k not in taken]
            nulls.append(np.array([(best[k], k in alone) for k in free], dtype=np.float32).reshape(-1, 2))
    link, null = np.concatenate(links), np.concatenate(nulls)
    slope, intercept = platt(-null[:, 0], null[:, 1])
    return replace(model, link=platt(link[:, 0], link[:, 1]), null=(-slope, intercept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--documents", type=int, default=900)
    parser.add_argument("--seed", type=int, default=1)
    here = Path(__file__).resolve().parent.parent
    parser.add_argument("-o", "--output", type=Path, default=here / "transprov/alignment/models/beads.npz")
    args = parser.parse_args()
    encoder = load_encoder(cache=False)
    if not isinstance(encoder, Composing):
        sys.exit("the default encoder must be composing")
    began = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {text}", flush=True)

    pairs = list(examples(args.bench, args.documents, args.seed, encoder))
    unseen = list(examples(args.bench, args.documents // 5, args.seed + 1000, encoder))
    say(f"{len(pairs)} pairs of documents, {sum(len(e.source) for e in pairs)} source sentences")
    x, y = stacked(first_features(pairs))
    first = train(x, y, seed=args.seed)
    held = loss(first, *stacked(first_features(unseen)))
    say(f"first network: {len(x)} beads, loss {loss(first, x, y):.5f}, unseen {held:.5f}")
    flat = (1.0, 0.0)
    start = Costs(floor=-2.0, jump=0.0), Costs(floor=-1.0, jump=0.0)
    model = Model(first, first, *start, flat, flat, "in training")
    for later in (False, True):
        x, y = stacked(second_features(pairs, model, later=later))
        second = train(x, y, hidden=32, epochs=12 if later else 8, seed=args.seed)
        model = replace(model, second=second)
        held = loss(second, *stacked(second_features(unseen, model, later=later)))
        say(f"second network: loss {loss(second, x, y):.5f}, unseen {held:.5f}")
    model = calibrated(tuned(model, unseen), unseen)
    args.output.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.output, **to_arrays(model))
    say(f"wrote {args.output}, {args.output.stat().st_size} bytes")
    say(f"{model.second_costs}, link {model.link}, null {model.null}")


if __name__ == "__main__":
    main()
