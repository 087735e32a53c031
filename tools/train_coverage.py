"""Makes transprov/facts/content/models/coverage.npz from sentence pairs with and without omissions.

    python tools/train_coverage.py PAIRS.jsonl.gz [--out FILE] [--report]

Rows: source, good_translation, bad_translation, src_lang, dataset, category. Only data that may be trained on is used:
DEMETR (MIT), and the MQM annotations of biomedical, TED and WMT23 translations (Apache-2.0). Positive examples are
the words whose counterpart DEMETR removed or that it added, and words of sound copies whose counterpart is taken out of
the source here, one to three words at a time; all other words are negative. (Taking words out of copies in the same way
made the other network worse.) `--report` cross-validates by source sentence.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transprov.checking.linking import word_evidence
from transprov.facts.content.compare import word_list
from transprov.facts.content.features import LINKED, View, views
from transprov.facts.content.network import NAMES, Network
from transprov.facts.evidence import EvidenceSide, WordEvidence

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]

LICENSED = frozenset({"demetr", "bio_mqm", "bio_mqm_rev", "ted_mqm_ende", "wmt23_mqm_ende"})
HIDDEN, ROUNDS, BATCH, DECAY = 8, 30, 512, 1e-4
FOLDS = 5
REMOVED_AT_ONCE = (1, 1, 1, 2, 3)
PLANTED_WEIGHT = 5
"""Times an addition by DEMETR counts: there are few, and they are nearer to real ones than words left over."""
LONGEST = 400


@dataclass(slots=True)
class Examples:
    rows: list[Floats] = field(default_factory=list)
    labels: list[Floats] = field(default_factory=list)
    folds: list[Floats] = field(default_factory=list)

    def add(self, view: View, missing: Marks, fold: int) -> None:
        kept = view.content
        self.rows.append(view.rows[kept])
        self.labels.append(missing[kept].astype(np.float64))
        self.folds.append(np.full(int(kept.sum()), float(fold)))

    def arrays(self) -> tuple[Floats, Floats, Floats]:
        return np.concatenate(self.rows), np.concatenate(self.labels), np.concatenate(self.folds)


def fold_of(source: str) -> int:
    return zlib.crc32(source.encode()) % FOLDS


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["dataset"] in LICENSED and max(len(row["source"]), len(row["good_translation"] or "")) < LONGEST:
                yield row


def looked_at(source: str, copy: str, language: str) -> tuple[WordEvidence, View, View] | None:
    evidence = word_evidence(source, copy, language, "en")
    if evidence is None:
        return None
    seen = views(evidence, source, copy, (word_list(language, "function"), word_list("en", "function")))
    return evidence, *seen


def collect(path: Path) -> tuple[Examples, Examples]:
    dropped, added = Examples(), Examples()
    done: dict[tuple[str, str], tuple[WordEvidence, View, View] | None] = {}
    shuffle = random.Random(0)
    for row in rows_of(path):
        source, good, bad, language = row["source"], row["good_translation"], row["bad_translation"], row["src_lang"]
        if not good or row.get("pair_type") == "bad_only":
            continue
        fold = fold_of(source)
        if (source, good) not in done:
            done[source, good] = whole = looked_at(source, good, language)
            if whole is not None:
                none = np.zeros(len(whole[0].source.words), bool), np.zeros(len(whole[0].copy.words), bool)
                dropped.add(whole[1], none[0], fold)
                added.add(whole[2], none[1], fold)
                left_over(source, good, language, whole, added, shuffle)
        whole = done[source, good]
        if row["dataset"] == "demetr" and whole is not None and bad:
            planted(source, good, bad, language, row["category"], whole[0], (dropped, added))
    return dropped, added


def planted(
    source: str, good: str, bad: str, language: str, category: str, whole: WordEvidence,
    into: tuple[Examples, Examples],
) -> None:  # fmt: skip
    """What DEMETR removed or added."""
    if category not in ("omission", "omission-name", "addition"):
        return
    seen = looked_at(source, bad, language)
    if seen is None:
        return
    before, after = _words(good, whole.copy), _words(bad, seen[0].copy)
    gone, new = np.zeros(len(before), bool), np.zeros(len(after), bool)
    for change, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change != "equal":
            gone[a:b], new[c:d] = True, True
    if category == "addition":
        for _ in range(PLANTED_WEIGHT):
            into[1].add(seen[2], new, fold_of(source))
    else:
        into[0].add(seen[1], answered_only_by(whole.belief, gone), fold_of(source))


def left_over(
    source: str, copy: str, language: str, whole: tuple[WordEvidence, View, View],
    into: Examples, shuffle: random.Random,
) -> None:  # fmt: skip
    """Take a few words out of the source, twice: their partners in the copy now have none."""
    places, view = whole[0].source.words, whole[1]
    answered = np.flatnonzero(view.content & view.linked)
    if len(answered) < 3:
        return
    for _ in range(2):
        first = int(shuffle.choice(answered.tolist()))
        last = min(first + shuffle.choice(REMOVED_AT_ONCE), len(places)) - 1
        gone = np.zeros(len(places), bool)
        gone[first : last + 1] = True
        less = source[: places[first].start] + source[places[last].end :].lstrip(" ")
        seen = looked_at(less, copy, language)
        if seen is not None:
            into.add(seen[2], answered_only_by(whole[0].belief.T, gone), fold_of(source))


def answered_only_by(belief: Floats, gone: Marks) -> Marks:
    """Rows whose every link is to one of the columns that are gone."""
    links = belief > LINKED
    return np.asarray(links[:, gone].any(axis=1) & ~links[:, ~gone].any(axis=1))


def _words(text: str, side: EvidenceSide) -> list[str]:
    return [text[word.start : word.end].lower() for word in side.words]


def fit(rows: Floats, labels: Floats, seed: int = 0) -> Network:
    """Logistic loss, Adam."""
    random_ = np.random.default_rng(seed)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = (rows - mean) / spread
    width = rows.shape[1]
    weights = [random_.normal(0, 0.3, (width, HIDDEN)), np.zeros(HIDDEN), random_.normal(0, 0.3, HIDDEN),
               np.zeros(width), np.array([-3.0])]  # fmt: skip
    first, second = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    turn = 0
    for round_ in range(ROUNDS):
        order = random_.permutation(len(scaled))
        rate = 0.005 * (1 - round_ / ROUNDS) + 0.0003
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            x = scaled[some]
            hidden = np.tanh(x @ weights[0] + weights[1])
            guess = 1 / (1 + np.exp(-(hidden @ weights[2] + x @ weights[3] + weights[4])))
            off = (guess - labels[some]) / len(some)
            below = np.outer(off, weights[2]) * (1 - hidden * hidden)
            slopes = [x.T @ below + DECAY * weights[0], below.sum(axis=0), hidden.T @ off + DECAY * weights[2],
                      x.T @ off + DECAY * weights[3], np.array([off.sum()])]  # fmt: skip
            turn += 1
            for at, slope in enumerate(slopes):
                first[at] = 0.9 * first[at] + 0.1 * slope
                second[at] = 0.999 * second[at] + 0.001 * slope * slope
                step = first[at] / (1 - 0.9**turn) / (np.sqrt(second[at] / (1 - 0.999**turn)) + 1e-8)
                weights[at] = weights[at] - rate * step
    return Network(mean, spread, *weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    models = Path(__file__).parent.parent / "transprov" / "facts" / "content" / "models"
    parser.add_argument("--out", type=Path, default=models / "coverage.npz")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    data: dict[str, NDArray[np.float32]] = {}
    for side, examples in zip(("source", "copy"), collect(options.pairs), strict=True):
        rows, labels, folds = examples.arrays()
        print(f"{side}: {len(rows)} words, {int(labels.sum())} without counterpart", flush=True)
        if options.report:
            for fold in range(FOLDS):
                held = folds == fold
                odds = fit(rows[~held], labels[~held]).log_odds(rows[held])
                limit = np.quantile(odds[labels[held] == 0], 0.999)
                share = np.mean(odds[labels[held] == 1] > limit)
                print(f"  fold {fold}: {100 * share:.0f} % found at 0.1 % false alarms among words", flush=True)
        network = fit(rows, labels)
        data |= {f"{side}_{name}": np.asarray(getattr(network, name), dtype=np.float32) for name in NAMES}
    np.savez_compressed(options.out, **data)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
