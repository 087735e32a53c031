"""Makes transprov/alignment/models/words_XX_en.npz from parallel text.

    python tools/train_lexicon.py de=PATH/de-en.tsv.gz fr=PATH/fr-en.tsv.gz [--out FOLDER]

Each PATH is a gzip of lines "sentence TAB English sentence". The shipped files were made from WMT news test sources
(27,547 German and 16,540 French lines) and their Google translations, as published in Mozilla's
firefox-translations-models (MPL-2.0). Nothing of the texts is kept but words and counts. About two minutes a language.

Method: IBM model 1, then hidden Markov models of both directions trained to agree (Liang, Taskar and Klein 2006).
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.lexicon import encode_lexicon
from transprov.alignment.paths import agreement, posteriors
from transprov.alignment.tokens import keys

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

LONGEST = 60
MODEL_1_ALONE, MODEL_1_AGREEING, WALKS_AGREEING = 2, 2, 4
STRAY = 0.05
"""Smoothing of the probabilities between iterations: words seen once must not be sure of anything."""
NULL_SHARE = 0.1
CELLS = 400_000
FEWEST_LINKS = 0.5
LEAST_SHARE = 0.01
"""A pair is shipped if linked at least FEWEST_LINKS times and in this share of either word's occurrences."""


@dataclass(frozen=True, slots=True)
class Side:
    words: list[str]
    counts: Integers


@dataclass(frozen=True, slots=True)
class Batch:
    source: Integers
    target: Integers
    mask: NDArray[np.bool_]
    pairs: Integers


def read(path: Path, language: str) -> Iterator[tuple[list[str], list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) != 2:
                raise SystemExit(f"{path}: a line has {len(columns)} columns, not 2")
            ours, theirs = keys(columns[0], language), keys(columns[1], "en")
            shorter, longer = sorted((len(ours), len(theirs)))
            if shorter and longer <= min(LONGEST, 3 * shorter + 3):
                yield ours, theirs


def numbered(sentences: Sequence[list[str]]) -> tuple[Side, list[Integers]]:
    numbers: dict[str, int] = {}
    ids = [np.array([numbers.setdefault(w, len(numbers)) for w in sentence], dtype=np.int64) for sentence in sentences]
    return Side(list(numbers), np.bincount(np.concatenate(ids), minlength=len(numbers))), ids


def batches(source: list[Integers], target: list[Integers], width: int) -> tuple[list[Batch], Integers]:
    """Sentence pairs of like length together; the second value lists all pairs of words that meet, as source * width
    + target, and `Batch.pairs` points into it."""
    order = sorted(range(len(source)), key=lambda k: (len(source[k]), len(target[k])))
    groups: list[list[int]] = [[]]
    for k in order:
        if (len(groups[-1]) + 1) * len(source[k]) * max(
            [len(target[k]), *(len(target[q]) for q in groups[-1])]
        ) > CELLS:
            groups.append([])
        groups[-1].append(k)
    padded = [(_padded([source[k] for k in g]), _padded([target[k] for k in g])) for g in groups if g]
    met = []
    for ours, theirs in padded:
        mask = (ours >= 0)[:, :, None] & (theirs >= 0)[:, None, :]
        met.append((ours, theirs, mask, ours[:, :, None] * width + theirs[:, None, :]))
    listed = np.unique(np.concatenate([np.unique(pairs[mask]) for _, _, mask, pairs in met]))
    return [
        Batch(ours, theirs, mask, np.where(mask, np.searchsorted(listed, pairs), 0))
        for ours, theirs, mask, pairs in met
    ], listed


def _padded(rows: list[Integers]) -> Integers:
    grid = np.full((len(rows), max(map(len, rows))), -1, dtype=np.int64)
    for at, row in enumerate(rows):
        grid[at, : len(row)] = row
    return grid


def walk(emission: Floats, null: Floats, states: NDArray[np.bool_]) -> Floats:
    places = np.arange(states.shape[1])
    jump = np.exp(-np.minimum(np.abs(places[None, :] - places[:, None] - 1), 10) / 2.0)
    moves = jump[None] * states[:, None, :]
    believed: Floats = posteriors((1 - NULL_SHARE) * emission, NULL_SHARE * null, moves)
    return believed


def independent(emission: Floats, null: Floats, states: NDArray[np.bool_]) -> Floats:
    none = NULL_SHARE * null * states.sum(axis=1)[:, None]
    shared: Floats = emission / np.maximum(emission.sum(axis=1) + none, 1e-300)[:, None, :]
    return shared


def link_counts(source: Side, target: Side, grouped: list[Batch], pairs: Integers) -> Floats:
    """Expected number of links of each pair."""
    ours, theirs = np.divmod(pairs, len(target.words))
    forward = 1.0 / np.bincount(ours)[ours]
    backward = 1.0 / np.bincount(theirs)[theirs]
    frequency = [side.counts / side.counts.sum() for side in (source, target)]
    rounds = MODEL_1_ALONE + MODEL_1_AGREEING + WALKS_AGREEING
    for turn in range(rounds):
        model = walk if turn >= MODEL_1_ALONE + MODEL_1_AGREEING else independent
        counts = np.zeros((2, len(pairs)))
        for batch in grouped:
            null = [
                np.where(ids >= 0, f[ids], 1.0) for ids, f in zip((batch.source, batch.target), frequency, strict=True)
            ]
            there = batch.source >= 0, batch.target >= 0
            # a padded word fits everything alike and so moves nothing
            fits = [np.where(batch.mask, p[batch.pairs], 0.0) for p in (forward, backward)]
            open_end = there[0][:, :, None] & ~there[1][:, None, :], there[0][:, :, None] < there[1][:, None, :]
            one = model(np.where(open_end[0], 1.0, fits[0]), null[1], there[0])
            two = model(np.where(open_end[1], 1.0, fits[1]).swapaxes(1, 2), null[0], there[1]).swapaxes(1, 2)
            if turn >= MODEL_1_ALONE:
                # the product makes the two directions learn one thing; the last count is what the aligner will believe
                one = two = agreement(one, two) if turn == rounds - 1 else one * two
            for row, belief in enumerate((one, two)):
                counts[row] += np.bincount(batch.pairs[batch.mask], belief[batch.mask], minlength=len(pairs))
        forward = counts[0] / (np.bincount(ours, counts[0]) + STRAY)[ours]
        backward = counts[1] / (np.bincount(theirs, counts[1]) + STRAY)[theirs]
        print(f"  round {turn + 1} of {rounds}", flush=True)
    links: Floats = counts[0]
    return links


def shipped(source: Side, target: Side, pairs: Integers, links: Floats) -> dict[str, NDArray[np.generic]]:
    """The pairs worth their bytes: words, not digits or marks, that are not simply spelt alike."""
    ours, theirs = np.divmod(pairs, len(target.words))
    wordlike = [np.array([w.strip("'").isalpha() for w in side.words]) for side in (source, target)]
    alike = np.array([source.words[i] == target.words[j] for i, j in zip(ours, theirs, strict=True)])
    share = np.maximum(links / source.counts[ours], links / target.counts[theirs])
    kept = (links >= FEWEST_LINKS) & (share >= LEAST_SHARE) & wordlike[0][ours] & wordlike[1][theirs]
    kept &= ~alike | (links >= 3)
    ours, theirs, links = ours[kept], theirs[kept], links[kept]
    # similar words side by side compress best
    left, new_ours = _compacted(source, ours)
    right, new_theirs = _compacted(target, theirs)
    order = np.lexsort((new_theirs, new_ours))
    return encode_lexicon(left, right, np.stack([new_ours[order], new_theirs[order]]), links[order])


def _compacted(side: Side, used: Integers) -> tuple[tuple[list[str], list[int]], Integers]:
    kept = sorted(np.unique(used).tolist(), key=lambda i: side.words[i])
    place = np.zeros(len(side.words), dtype=np.int64)
    place[kept] = np.arange(len(kept))
    return ([side.words[i] for i in kept], [int(side.counts[i]) for i in kept]), place[used]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", metavar="LANGUAGE=PATH")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "transprov" / "alignment" / "models")
    options = parser.parse_args()
    for text in options.texts:
        language, _, path = text.partition("=")
        ours, theirs = zip(*read(Path(path), language), strict=True)
        source, source_ids = numbered(ours)
        target, target_ids = numbered(theirs)
        print(f"{language}: {len(ours)} pairs, {len(source.words)} and {len(target.words)} words")
        grouped, pairs = batches(source_ids, target_ids, len(target.words))
        data = shipped(source, target, pairs, link_counts(source, target, grouped, pairs))
        options.out.mkdir(parents=True, exist_ok=True)
        file = options.out / f"words_{language}_en.npz"
        np.savez_compressed(file, **data)  # type: ignore[arg-type]  # numpy takes the names for its own options
        print(f"  {len(data['links'])} pairs, {file.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
