"""How a search grows with the number of articles: synthetic vectors, five passages an article.

    python benchmarks/find_scaling.py [--largest 100000]

Prints, for each size, the time to find the nearest articles of a copy (its share of a search that depends on the size),
the same with every vector compared, how often both find the same first article, and the share of vectors looked at.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np

from transprov.sources import coarse
from transprov.sources.passages import Query
from transprov.sources.retrieval import Layout, nearest

DIMENSIONS = 512
PASSAGES = 5
PER_ARTICLE = PASSAGES + 1
ASKED = 40


def articles(count, rng):
    """(count * PER_ARTICLE, d): articles around topics, passages around their article, as far as real ones are."""
    topics = unit(rng.normal(size=(max(20, count // 50), DIMENSIONS)))
    out = np.empty((count * PER_ARTICLE, DIMENSIONS), dtype=np.float16)
    for at in range(0, count, 2000):
        size = min(2000, count - at)
        centre = unit(topics[rng.integers(len(topics), size=size)] + noise(rng, size, 0.9))
        block = np.repeat(centre, PER_ARTICLE, axis=0)
        block[np.arange(len(block)) % PER_ARTICLE > 0] += noise(rng, size * PASSAGES, 0.7)
        out[at * PER_ARTICLE : (at + size) * PER_ARTICLE] = unit(block)
    return out


def noise(rng, count, size):
    return size * rng.normal(size=(count, DIMENSIONS)) / np.sqrt(DIMENSIONS)


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def copy_of(vectors, article, rng):
    own = vectors[article * PER_ARTICLE : (article + 1) * PER_ARTICLE].astype(np.float32)
    rows = unit(own + noise(rng, PER_ARTICLE, 0.6))
    none = np.zeros(0, dtype=np.int64)
    return Query(vectors=rows, rows=rows, lengths=none, starts=none, segments=())


def timed(queries, *where):
    start = time.perf_counter()
    found = [nearest(query, *where)[0].number for query in queries]
    return (time.perf_counter() - start) / len(queries) * 1000, found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=100_000)
    args = parser.parse_args()
    rng = np.random.default_rng(3)
    base = None
    print("articles   search ms   ratio   all compared ms   same first   looked at   build s")
    with tempfile.TemporaryDirectory() as folder:
        for count in (n for n in (1_000, 3_000, 10_000, 30_000, 100_000) if n <= args.largest):
            vectors = articles(count, rng)
            path = Path(folder) / f"{count}.npz"
            start = time.perf_counter()
            coarse.refreshed(path, vectors)
            built = time.perf_counter() - start
            few = coarse.load(path, len(vectors))
            layout = Layout(np.arange(count), np.arange(count) * PER_ARTICLE)
            queries = [copy_of(vectors, int(a), rng) for a in rng.integers(count, size=ASKED)]
            timed(queries[:3], vectors, layout, few)
            took, found = timed(queries, vectors, layout, few)
            whole, exact = timed(queries[:8], vectors, layout, None)
            base = base or took
            share = np.mean([len(few.near(q.vectors)) for q in queries]) / len(vectors) if few else 1.0
            same = np.mean([a == b for a, b in zip(found, exact, strict=False)])
            row = f"{count:8}   {took:9.1f}   {took / base:5.1f}   {whole:15.1f}   {same:10.2f}"
            print(f"{row}   {share:9.1%}   {built:.1f}", flush=True)


if __name__ == "__main__":
    main()
