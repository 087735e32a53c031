#!/usr/bin/env python3
"""Time and memory of the alignment's search (encoding apart) from 100 to 10,000 sentences, next to a plain search.

    python benchmarks/alignment_scaling.py [--most 10000]

The texts are mixtures of the encoded sentences of corpora/, with the words of one of those mixed: the target drops a
tenth, inserts a tenth, moves a block per fifty sentences; names and numbers stay, other words change. The plain search
compares every sentence with every other and fills the whole table of a Needleman-Wunsch search: order only, one to one
only, so it does far less than the aligner does.
Prints processor seconds (on a machine that does nothing else, an upper bound of the time it takes), per 1,000 source
sentences too, and the most memory used before the plain search began; growth is the factor over the row before,
against n log n.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.model import shipped
from transprov.alignment.rounds import choose
from transprov.alignment.sides import Side
from transprov.encoding import load_encoder
from transprov.encoding.protocol import Composing

Rows = NDArray[np.float32]


def sample_texts() -> list[str]:
    here = Path(__file__).resolve().parent.parent / "corpora"
    return [
        segment["text"]
        for path in sorted(here.glob("*/*.gold.json"))
        for segment in json.loads(path.read_text(encoding="utf-8"))["source"]["segments"]
        if segment["kind"] == "sentence"
    ]


def other_words(text: str) -> str:
    """The text as a translation shows it to the search: names and numbers alike, the other words not."""
    return " ".join(word[::-1] if word.islower() else word for word in text.split())


def sides(encoder: Composing, texts: list[str], base: Rows, n: int, rng: np.random.Generator) -> tuple[Side, Side]:
    """A source of `n` sentences and its altered copy; `base` are the encoded rows of `texts`."""
    picks = rng.integers(len(base), size=(n, 3))
    source = base[picks].mean(axis=1).astype(np.float32)
    order = [k for k in range(n) if rng.random() > 0.1]
    for _ in range(n // 50):
        start, to = rng.integers(len(order) - 5, size=2)
        block = order[start : start + 4]
        del order[start : start + 4]
        order[to:to] = block
    spread = (source[:, :-1] / np.sqrt(source[:, -1:])).std(axis=0)
    target = source[order]
    target[:, :-1] += 0.5 * spread * rng.standard_normal(target[:, :-1].shape) * np.sqrt(target[:, -1:])
    others = rng.integers(len(base), size=(n // 10, 3))
    places = rng.integers(len(target), size=len(others))
    target = np.insert(target, places, base[others].mean(axis=1).astype(np.float32), axis=0)
    ours, theirs = picks[:, 0], np.insert(picks[order, 0], places, others[:, 0])
    left = Side([texts[k] for k in ours], encoder, source)
    return left, Side([other_words(texts[k]) for k in theirs], encoder, target)


def plain(source: Side, target: Side) -> float:
    gain = source.units @ target.units.T - 0.4
    table = np.zeros((len(source) + 1, len(target) + 1), dtype=np.float32)
    for i in range(len(source)):
        table[i + 1, 1:] = np.maximum(table[i, 1:], table[i, :-1] + gain[i])
        np.maximum.accumulate(table[i + 1], out=table[i + 1])
    return float(table[-1, -1])


def seconds(run: object, *args: object) -> float:
    began = time.process_time()
    run(*args)  # type: ignore[operator]
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=10_000)
    args = parser.parse_args()
    encoder = load_encoder(cache=False)
    if not isinstance(encoder, Composing):
        raise SystemExit("this benchmark needs the embedded encoder")
    texts, model = sample_texts(), shipped()
    base = encoder.summarise(texts)
    choose(*sides(encoder, texts, base, 50, np.random.default_rng(0)), model)
    print("sentences   aligner s   per 1,000   growth   n log n   plain table s   growth   peak memory MB")
    before: tuple[int, float, float] | None = None
    for n in (100, 300, 1_000, 3_000, 10_000):
        if n > args.most:
            break
        left, right = sides(encoder, texts, base, n, np.random.default_rng(n))
        ours = seconds(choose, left, right, model)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        theirs = seconds(plain, left, right)
        growth = theirs_growth = expected = ""
        if before:
            growth, theirs_growth = f"{ours / before[1]:.1f}", f"{theirs / before[2]:.1f}"
            expected = f"{n * math.log(n) / (before[0] * math.log(before[0])):.1f}"
        print(
            f"{n:9,d}   {ours:9.2f}   {1000 * ours / n:9.2f}   {growth:>6s}   {expected:>7s}   {theirs:13.2f}"
            f"   {theirs_growth:>6s}   {peak:14.0f}",
            flush=True,
        )
        before = (n, ours, theirs)


if __name__ == "__main__":
    main()
