"""Makes transprov/detection/models/detector.npz from news of known origin.

    python tools/train_detector.py BENCH [--out FILE] [--report]

BENCH holds `detect/train.jsonl.gz`, `detect/native_reuters.train.jsonl.gz` and `mt/{de,fr}-en.tsv.gz`. Only weights are
written, no text. Calibrated by cross-validation over years; `--report` also holds out machine translation systems and
sets of native pieces about Germany and France, and prints what each held-out part gets. Needs scipy.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from detector_data import (
    CODES,
    Corpus,
    Text,
    Window,
    all_windows,
    count,
    labels,
    read,
    round_trips,
    select,
    windows,
)  # fmt: skip
from detector_fit import calibrate, fit_odds, fit_tongues, log_odds, rows
from numpy.typing import NDArray

from transprov.detection import model

Floats = NDArray[np.float32]
OUT = Path(model.__file__).parent / "models" / "detector.npz"
FEATURES = 30_000
ROUNDS = 2
ALARMS = 0.01
_ERAS = {2008: 0, 2009: 0, 2010: 0, 2011: 1, 2012: 1, 2015: 2, 2016: 2, 2017: 3, 2018: 3, 2019: 4, 2020: 4}
FOLDS = 5


def fold(text: Text) -> int:
    """By year, so that all that was made of one original is in one fold; what has no year of its own, by original."""
    return _ERAS.get(text.year, zlib.crc32(text.base.encode()) % FOLDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    texts = list(read(options.bench, "train", "native_reuters.train"))
    texts += [text for language in ("de", "fr") for text in round_trips(options.bench, language, texts)]
    corpus = count(texts)
    keep, best, ratio = select(corpus, FEATURES)
    corpus = corpus.narrowed(keep)
    print(f"{len(texts)} texts, {len(corpus.words)} sentences, {len(corpus.grams)} features", flush=True)

    cut, scores, tongues = cross_validate(corpus, best, ratio)
    calibration, sharpness = calibrate(corpus, cut, scores, tongues)
    print("calibration", calibration.round(3), "languages", sharpness.round(3), flush=True)
    odds = fit_odds(corpus, range(len(texts)), best, ratio, rounds=ROUNDS)
    languages = fit_tongues(corpus, range(len(texts)), best, ratio)
    write(options.out, corpus.grams, odds, languages, calibration, sharpness)
    if options.report:
        report_systems(corpus, best, ratio)
        report_sets(corpus, best, ratio)


def cross_validate(corpus: Corpus, best: Floats, ratio: Floats) -> tuple[list[Window], Floats, Floats]:
    """Scores of windows of every text, both kinds, by a model that has not seen its years."""
    cuts: list[Window] = []
    scores, tongues = [], []
    rng = np.random.default_rng(7)
    folds = np.array([fold(text) for text in corpus.texts])
    for number in range(FOLDS):
        seen = np.flatnonzero(folds != number).tolist()
        beta = fit_odds(corpus, seen, best, ratio)
        held = [int(i) for i in np.flatnonzero(folds == number) if corpus.texts[i].collection != "round-trip"]
        report(f"years {number}", corpus, held, beta)
        cut = windows(corpus, held, rng, per_text=4)
        cuts += cut
        scores.append(apply(corpus, cut, beta))
        tongues.append(apply(corpus, cut, fit_tongues(corpus, seen, best, ratio)))
    return cuts, np.concatenate(scores), np.concatenate(tongues)


def report_systems(corpus: Corpus, best: Floats, ratio: Floats) -> None:
    """Each system held out from training, on originals of two folds held out as well."""
    for system in ("google", "bergamot-tiny", "bergamot-base-memory", "ref"):

        def seen(text: Text, system: str = system) -> bool:
            return fold(text) not in (0, 3) and text.system != system

        def held(text: Text, system: str = system) -> bool:
            return fold(text) in (0, 3) and text.system in (system, "original")

        holdout(f"system {system}", corpus, best, ratio, seen, held)


def report_sets(corpus: Corpus, best: Floats, ratio: Floats) -> None:
    """Native pieces about Germany and France held out from training, beside a fold of translations."""
    about = ("reuters21578/germany", "reuters21578/france")
    holdout(
        "native about Germany and France",
        corpus,
        best,
        ratio,
        lambda text: text.collection not in about and fold(text) != 3,
        lambda text: text.collection in about or (fold(text) == 3 and text.collection != "round-trip"),
    )


def holdout(
    name: str,
    corpus: Corpus,
    best: Floats,
    ratio: Floats,
    seen: Callable[[Text], bool],
    held: Callable[[Text], bool],
) -> None:
    """Train on what is `seen`, report on what is `held`."""
    beta = fit_odds(corpus, [i for i, text in enumerate(corpus.texts) if seen(text)], best, ratio)
    report(name, corpus, [i for i, text in enumerate(corpus.texts) if held(text)], beta)


def apply(corpus: Corpus, cut: Sequence[Window], beta: Floats) -> Floats:
    """(windows, classes): raw scores."""
    scores: Floats = rows(corpus, cut) @ beta[:-1] + beta[-1]
    return scores


def report(name: str, corpus: Corpus, texts: Sequence[int], beta: Floats) -> None:
    """For whole texts and for five sentences: area under the curve, recall at one native in a hundred, false alarms."""
    whole = windows(corpus, texts, np.random.default_rng(0), per_text=0)
    for size, cut in (("whole", whole), ("5 sentences", all_windows(corpus, texts, 5))):
        z, label = log_odds(apply(corpus, cut, beta)), labels(corpus, cut)
        kinds = np.array([corpus.texts[window.text].kind for window in cut])
        sets = np.array([corpus.texts[window.text].collection for window in cut])
        native = z[label == 0]
        threshold = np.quantile(native, 1 - ALARMS)
        line = [f"{name}, {size}: {len(native)} native"]
        for kind in ("mt", "human"):
            for code, chosen in (("de", label == 1), ("fr", label == 2), ("other", label > 2)):
                found = z[chosen & (kinds == kind)]
                if len(found):
                    line.append(f"{kind}/{code} AUC {area(native, found):.4f} recall {(found > threshold).mean():.3f}")
        line += [
            f"alarms {part} {(z[chosen] > threshold).mean():.3f}"
            for part in np.unique(sets[label == 0])
            if (chosen := (sets == part) & (label == 0)).sum() >= 40
        ]
        print("; ".join(line), flush=True)


def area(low: Floats, high: Floats) -> float:
    """Chance that one of `high` stands above one of `low`."""
    ranks = np.concatenate([low, high]).argsort().argsort() + 1.0
    return float((ranks[len(low) :].sum() - len(high) * (len(high) + 1) / 2) / (len(low) * len(high)))


def write(
    path: Path,
    grams: Sequence[str],
    odds: Floats,
    tongues: Floats,
    calibration: NDArray[np.float64],
    sharpness: NDArray[np.float64],
) -> None:
    """Eight bits a weight; features that round to nothing are dropped."""
    weights, steps = _in_bytes(odds[:-1])
    languages, language_steps = _in_bytes(tongues[:-1])
    kept = (weights != 0).any(axis=1) | (languages != 0).any(axis=1)
    text = "\n".join(gram for gram, keep in zip(grams, kept, strict=True) if keep)
    np.savez_compressed(
        path,
        grams=np.frombuffer(text.encode(), np.uint8),
        weights=weights[kept],
        steps=steps,
        bias=odds[-1],
        tongues=languages[kept],
        tongue_steps=language_steps,
        tongue_bias=tongues[-1],
        codes=np.frombuffer("\n".join(CODES).encode(), np.uint8),
        calibration=calibration.astype(np.float32),
        sharpness=sharpness.astype(np.float32),
    )
    print(f"{path}: {path.stat().st_size} bytes, {int(kept.sum())} features")


def _in_bytes(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    steps = (np.abs(weights).max(axis=0) / 127).astype(np.float32)
    return np.clip(np.rint(weights / steps), -127, 127).astype(np.int8), steps


if __name__ == "__main__":
    main()
