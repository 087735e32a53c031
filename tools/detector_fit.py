"""Fitting of the detector: regularised multinomial regressions, their average over views of the data, calibration.

Two are fitted. One tells translations from native English and sees no round trips: what they have in common with French
and German is less than what they keep of the English they were made from. The other tells the languages of translations
from each other, and sees no native English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from detector_data import CODES, Corpus, Window, labels, lengths, presence, weights, windows
from numpy.typing import NDArray
from scipy.optimize import minimize

from transprov.detection.lexicon import word_class
from transprov.detection.model import BLOCK, LENGTH_OFFSET

Floats = NDArray[np.float32]

DECAY = 3e-5
ITERATIONS = 50
ENGLISH_PRIOR = 0.5
LANGUAGE_PRIOR = np.array([0.45, 0.3, 0.25])
"""German, French and all others, when the languages' scores are calibrated."""
_NEWS_SCALE = 0.5
"""Scale of features with a word of reporting, a date, a name or an amount: outside news they stand for the genre."""
_NEWS = word_class("reporting") | {
    "WEEKDAY", "MONTH", "YEAR", "NAME", "ACRONYM", "CURRENCY", "MONEY", "NUM2", "NUM3", "DECIMAL", "THOUSANDS",
    "told", "tells", "added", "according", "statement",
}  # fmt: skip
_CALIBRATED_KINDS = {"native": 1.0, "mt": 1.0, "human": 0.15}


def rows(corpus: Corpus, cut: Sequence[Window]) -> sp.csr_matrix:
    """(windows, features) as the detector counts them."""
    scale = 1 / np.sqrt(lengths(corpus, cut) + LENGTH_OFFSET)
    return (sp.diags(scale.astype(np.float32)) @ presence(corpus, cut)).tocsr().astype(np.float32)


def fit_odds(corpus: Corpus, texts: Sequence[int], best: Floats, ratio: Floats, *, rounds: int = 1) -> Floats:
    """Translated, from each of the languages, or native; (features + 1, classes)."""
    own = [text for text in texts if corpus.texts[text].collection != "round-trip"]
    newsy = np.array([not _NEWS.isdisjoint(gram.split(" ")) for gram in corpus.grams])
    return _fit_average(corpus, own, best, ratio, np.where(newsy, _NEWS_SCALE, 1.0), rounds=rounds, first=0)


def fit_tongues(corpus: Corpus, texts: Sequence[int], best: Floats, ratio: Floats, *, rounds: int = 1) -> Floats:
    """Which language, of a translation; (features + 1, classes without native)."""
    foreign = [text for text in texts if corpus.texts[text].label]
    return _fit_average(corpus, foreign, best, ratio, np.ones(len(corpus.grams)), rounds=rounds, first=1)


def _fit_average(
    corpus: Corpus,
    texts: Sequence[int],
    best: Floats,
    ratio: Floats,
    damping: NDArray[np.float64],
    *,
    rounds: int,
    first: int,
) -> Floats:
    """Mean of regressions on different windows, with features scaled in different ways, for the classes from `first`.

    Scaling a feature up weakens the penalty on it (as in NB-SVM, Wang & Manning 2012): by how surely it tells classes
    apart, by its log-ratio, and by both. The mean of linear models is one linear model, and a steadier one.
    """
    sure = np.sqrt(np.minimum(best, 12) / 5)
    scales = (sure, sure * np.minimum(np.abs(ratio) + 0.3, 1.5), np.minimum(np.abs(ratio) + 0.2, 2.0))
    total = np.zeros((len(corpus.grams) + 1, len(CODES) - first), np.float64)
    for number, scale in enumerate(scales * rounds):
        scale = scale * damping
        cut = windows(corpus, texts, np.random.default_rng(number))
        scaled = rows(corpus, cut) @ sp.diags(scale)
        fitted = fit(scaled, labels(corpus, cut) - first, weights(corpus, cut), len(CODES) - first)
        fitted[:-1] *= scale[:, None]
        total += fitted
    return (total / (len(scales) * rounds)).astype(np.float32)


def fit(x: sp.csr_matrix, y: NDArray[np.int64], weight: Floats, classes: int) -> Floats:
    """Weights of a multinomial logistic regression with an L2 penalty, by L-BFGS; the last row is the bias."""
    x = x.tocsr().astype(np.float32)
    transposed = x.T.tocsr()
    shape = (x.shape[1] + 1, classes)
    wanted = np.eye(classes, dtype=np.float32)[y]
    share = weight[:, None]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        beta = flat.reshape(shape).astype(np.float32)
        z = x @ beta[:-1] + beta[-1]
        z -= z.max(axis=1, keepdims=True)
        expected = np.exp(z)
        sums = expected.sum(axis=1, keepdims=True)
        error = share * (expected / sums - wanted)
        gradient = np.empty(shape)
        gradient[:-1] = transposed @ error + DECAY * beta[:-1]
        gradient[-1] = error.sum(axis=0)
        value = -float((share * wanted * (z - np.log(sums))).sum()) + 0.5 * DECAY * float((beta[:-1] ** 2).sum())
        return value, gradient.ravel()

    options = {"maxiter": ITERATIONS, "maxcor": 8}
    found = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options=options)
    return found.x.reshape(shape).astype(np.float32)


def log_odds(scores: Floats) -> Floats:
    """Translated, in whatever language, against native."""
    top = scores[:, 1:].max(axis=1)
    odds: Floats = top + np.log(np.exp(scores[:, 1:] - top[:, None]).sum(axis=1)) - scores[:, 0]
    return odds


def calibrate(
    corpus: Corpus, cut: Sequence[Window], scores: Floats, tongues: Floats
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """`calibration` and `sharpness` of the model, from scores of texts that it had not seen."""
    label, length = labels(corpus, cut), np.log(np.minimum([w.end - w.begin for w in cut], BLOCK))
    weight = _calibration_weights(corpus, cut)
    foreign = (label > 0).astype(np.float64)
    z = log_odds(scores)
    columns = np.stack([z, z * length, length, np.ones(len(z))], axis=1)

    def odds_loss(c: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        signed = np.where(foreign > 0, 1, -1) * (columns @ c)
        p = 1 / (1 + np.exp(-(columns @ c)))
        return float((weight * np.logaddexp(0, -signed)).sum()), columns.T @ (weight * (p - foreign))

    calibration = minimize(odds_loss, np.array([1.0, 0, 0, 0]), jac=True).x
    chosen = label > 0
    sharpness = _language_calibration(tongues[chosen], label[chosen] - 1, length[chosen], weight[chosen])
    return calibration, sharpness


def _language_calibration(
    scores: Floats, label: NDArray[np.int64], length: Floats, weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Slope, its growth with the length, and an offset per language."""
    group = np.minimum(label, 2)
    weight = weight.copy()
    for number, share in enumerate(LANGUAGE_PRIOR):
        weight[group == number] *= share / weight[group == number].sum()
    number_of = np.arange(len(label))

    def loss(c: NDArray[np.float64]) -> float:
        z = scores * (c[0] + c[1] * length)[:, None] + c[2:]
        z -= z.max(axis=1, keepdims=True)
        p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        three = np.stack([p[:, 0], p[:, 1], p[:, 2:].sum(axis=1)], axis=1)
        mixed = np.log(three[number_of, group] + 1e-9) + 0.2 * np.log(p[number_of, label] + 1e-9)
        return -float((weight * mixed).sum()) + 1e-4 * float((c[2:] ** 2).sum())

    start = np.r_[1.0, 0.0, np.zeros(len(CODES) - 1)]
    found: NDArray[np.float64] = minimize(loss, start, method="L-BFGS-B", options={"maxiter": 80}).x
    return found


def _calibration_weights(corpus: Corpus, cut: Sequence[Window]) -> NDArray[np.float64]:
    """Half native, half translated; news agency copy of 1987 is too easily told to count for much."""
    texts = [corpus.texts[window.text] for window in cut]
    sharing = Counter((text.base, text.kind) for text in texts)
    weight = np.array([_CALIBRATED_KINDS[text.kind] / sharing[text.base, text.kind] for text in texts])
    weight[[text.collection.startswith("reuters") for text in texts]] *= 0.1
    label = np.minimum(labels(corpus, cut), 3)
    for number, share in enumerate((ENGLISH_PRIOR, 0.2, 0.15, 0.15)):
        chosen = label == number
        if chosen.any():
            weight[chosen] *= share / weight[chosen].sum()
    return weight
