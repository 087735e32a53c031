"""Fit the parameters by which a search tells the source of a copy: transprov/sources/find.json.

    python tools/train_find.py BENCH [--write]

BENCH holds find/dev.{sources,copies}.jsonl.gz. Besides the copies as they are, it learns from excerpts of a few
sentences, from copies merged of two, and, as negatives, from articles that quote one or two sentences of another. For
every copy the nearest other articles are negatives; among them the same stories in another language, each a sound
counterpart sentence by sentence. Figures printed are cross-validated by story, over both languages of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from transprov import Document
from transprov.encoding import default_encoder
from transprov.sources import judging
from transprov.sources.comparing import Side, compare
from transprov.sources.keys import held, named, shared
from transprov.sources.passages import Rows, body, passage_rows, query, sentence_lengths
from transprov.sources.wording import NEUTRAL, wording

OUT = Path(__file__).parents[1] / "transprov" / "sources" / judging.FILE
FOLDS = 5
L2 = 2.0
WRONG = 0.01
"""Share of copies without their source in the index for which another may be accepted."""
WORDED = 0.3


@dataclass
class Source:
    id: str
    language: str
    sentences: list[str]
    side: Side
    vectors: np.ndarray
    keys: np.ndarray


@dataclass
class Copy:
    kind: str
    text: str
    sources: dict[str, bool]
    """Which sources are right; those with False are not looked at, being neither right nor wrong."""
    wrong: tuple[str, ...] = ()


def rows_of(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def variants(copies):
    """The copies as they are, and others made of them."""
    rng = random.Random(5)
    texts = [(row["source_id"], [line for line in row["text"].split("\n") if line.strip()]) for row in copies]
    for source, lines in texts:
        yield Copy("whole", "\n".join(lines), {source: True})
    for number, (source, lines) in enumerate(texts):
        other, others = texts[rng.randrange(len(texts))]
        if number % 3 == 0 and len(lines) > 8:
            size = rng.randint(3, 6)
            at = rng.randrange(len(lines) - size)
            yield Copy("excerpt", "\n".join(lines[at : at + size]), {source: True})
        if number % 3 == 1 and other != source and len(lines) > 5 and len(others) > 5:
            # about a half of each, so that either is worth calling a source
            half = max(4, min(len(lines), len(others)) // 2)
            parts = [lines[:half], others[len(others) - half :]]
            yield Copy("merged", "\n".join(parts[0] + parts[1]), {source: True, other: True})
        if number % 3 == 2 and other != source and len(others) > 12 and len(lines) > 4:
            mixed = list(others)
            for quoted in rng.sample(lines[1:], 2):
                mixed.insert(rng.randint(2, len(mixed)), quoted)
            yield Copy("quoting", "\n".join(mixed), {other: True}, (source,))


def prepared(rows, sources):
    for row in sources:
        document = Document.from_text(row["text"], language=row["language"])
        segments = body(document)
        texts = [segment.text for segment in segments]
        found = rows.of(texts)
        side = Side(found, sentence_lengths(segments), rows)
        yield Source(row["id"], row["language"], texts, side, rows.vectors(passage_rows(found)), held(texts))


def examples(rows, sources, copies):
    """(features with words, features without, right?, copy number, source) for each pair worth comparing."""
    by_id = {source.id: source for source in sources}
    vectors = np.concatenate([source.vectors for source in sources])
    first = np.cumsum([0, *(len(source.vectors) for source in sources)])[:-1]
    for number, copy in enumerate(copies):
        document = Document.from_text(copy.text, language="en")
        asked = query(document, rows)
        ours = Side(asked.rows, asked.lengths, rows)
        sentences = [segment.text for segment in asked.segments]
        keys = named(sentences)
        near = np.maximum.reduceat(asked.vectors @ vectors.T, first, axis=1)
        score = (near[0] + (near[1:] if len(near) > 1 else near).mean(axis=0)) / 2
        nearest = [sources[at].id for at in np.argsort(-score)[:4]]
        for name in dict.fromkeys([*copy.sources, *copy.wrong, *nearest]):
            source = by_id[name]
            links = compare(source.side, ours)
            shares = judging.shares(links, source.side, ours)
            full = plain = NEUTRAL
            if max(shares) >= WORDED:
                full = wording(links, source.sentences, sentences, source.language)
                plain = wording(links, source.sentences, sentences, None)
            given = (links, source.side, ours, shared(keys, source.keys), float(score[sources.index(source)]))
            right = copy.sources.get(name, False)
            yield judging.features(*given, full), judging.features(*given, plain), right, number, name


def fit(x, y):
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = np.column_stack([np.clip((x - mean) / scale, -judging.CLIP, judging.CLIP), np.ones(len(x))])
    beta = np.zeros(z.shape[1])
    ridge = np.diag([L2] * (len(beta) - 1) + [0.0])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        hessian = (z * (p * (1 - p))[:, None]).T @ z + ridge
        beta -= np.linalg.solve(hessian + 1e-9 * np.eye(len(beta)), z.T @ (p - y) + ridge @ beta)
    return judging.Model(tuple(mean), tuple(scale), tuple(beta[:-1]), float(beta[-1]), 0.5)


def stories(copies, pairs, x):
    """A number for each pair: pairs of one story, in whichever language, share it."""
    parent: dict[str, str] = {}

    def root(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for (number, name), row in zip(pairs, x, strict=True):
        if row[0] > 0.5 or row[1] > 0.5:
            for source in copies[number].sources:
                parent[root(name)] = root(source)
    folds = {}
    return np.array(
        [folds.setdefault(root(next(iter(copies[n].sources))), len(folds)) for n, _ in pairs], dtype=np.int64
    )


def report(name, copies, pairs, odds, y, *, words):
    """Print what the threshold costs, and return the log-odds from which a source is accepted."""
    kinds = {number: copy.kind for number, copy in enumerate(copies)}
    best: dict[int, list[tuple[float, bool]]] = {}
    for (number, _), value, right in zip(pairs, odds, y, strict=True):
        best.setdefault(number, []).append((value, bool(right)))
    whole = [number for number in best if kinds[number] == "whole"]
    first = np.mean([max(best[number])[1] for number in whole])
    wrong = np.array([max((v for v, right in best[n] if not right), default=-99) for n in whole])
    # a twin is in the index for one copy in two when half of the sources are taken away
    threshold = float(np.quantile(wrong, 1 - 2 * WRONG))
    if not words:
        # closeness alone cannot tell twins: better to name the twin than to miss the source
        threshold = min(threshold, 0.0)
    right = np.array([max(v for v, r in best[n] if r) for n in whole])
    print(f"{name}: recall@1 {first:.4f}, accepted {np.mean(right >= threshold):.4f}, "
          f"another accepted {np.mean(wrong >= threshold) / 2:.4f} at log-odds {threshold:.2f}")  # fmt: skip
    for kind in ("excerpt", "merged", "quoting"):
        mine = [(v, r) for n, values in best.items() if kinds[n] == kind for v, r in values]
        print(f"  {kind}: accepted {np.mean([v >= threshold for v, r in mine if r]):.4f} of the right, "
              f"{np.mean([v >= threshold for v, r in mine if not r]):.4f} of the others")  # fmt: skip
    return threshold


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = Rows(default_encoder())
    sources = list(prepared(rows, rows_of(args.bench / "find" / "dev.sources.jsonl.gz")))
    copies = list(variants(rows_of(args.bench / "find" / "dev.copies.jsonl.gz")))
    found = list(examples(rows, sources, copies))
    y = np.array([row[2] for row in found], dtype=float)
    pairs = [(row[3], row[4]) for row in found]
    out = {}
    for name, column in (("with_words", 0), ("without_words", 1)):
        x = np.array([row[column] for row in found])
        story = stories(copies, pairs, x)
        odds = np.zeros(len(y))
        for fold in range(FOLDS):
            test = story % FOLDS == fold
            model = fit(x[~test], y[~test])
            odds[test] = [model.log_odds(row) for row in x[test]]
        threshold = report(name, copies, pairs, odds, y, words=name == "with_words")
        model = fit(x, y)
        for label, weight in zip(judging.NAMES, model.weights, strict=True):
            print(f"    {weight:7.2f}  {label}")
        out[name] = {
            "mean": [round(value, 5) for value in model.mean],
            "scale": [round(value, 5) for value in model.scale],
            "weights": [round(value, 4) for value in model.weights],
            "bias": round(model.bias, 4),
            "accept": round(judging.probability(threshold), 4),
        }
    if args.write:
        OUT.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
