"""From what two texts share to the probability that the one was made from the other.

What a translation shows, and an article on the same event by someone else does not: nearly all of its sentences have
a counterpart, close and of like length, in the same order, and word for word. Facts and names alone prove nothing:
these are what articles on one event have in common. The parameters are made by tools/train_find.py.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from transprov.encoding.protocol import Floats
from transprov.sources import wording
from transprov.sources.comparing import Links, Side

FILE = "find.json"
NAMES = (
    "coverage of the copy",
    "coverage of the source",
    "coverage of either, the larger",
    "closeness of the links",
    "closeness of the links, their lower quarter",
    "share of the copy in close links",
    "share of links that go on where another ended",
    "logarithm of the number of links",
    "names and numbers of the copy found in the source",
    "closeness of the two as wholes",
    *wording.NAMES,
)
IN_ORDER = 6
"""Place of the feature of that name."""
CLOSE = 0.62
"""Cosine from which a link is close: of true links nine in ten are, of those between articles on one event few."""
CLIP = 4.0
"""Standardised features are cut off here, so that a freak document cannot carry the sum away."""
_NONE = 0.4
"""Closeness said of texts without links."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression on standardised features, with the probability from which a source is accepted."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    accept: float

    def log_odds(self, features: Sequence[float]) -> float:
        """Natural log-odds that the copy was made from the article."""
        terms = zip(features, self.mean, self.scale, self.weights, strict=True)
        return self.bias + sum(w * max(-CLIP, min(CLIP, (x - m) / s)) for x, m, s, w in terms)


def shares(links: Links, source: Side, copy: Side) -> tuple[float, float]:
    """Share of the copy's characters, and of the article's, that stand in links."""
    ours, theirs = copy.chars[: copy.count], source.chars[: source.count]
    return (
        float(ours[links.copy_closeness > 0].sum() / ours.sum()),
        float(theirs[links.source_closeness > 0].sum() / theirs.sum()),
    )


def features(
    links: Links, source: Side, copy: Side, names: float, whole: float, words: Sequence[float]
) -> tuple[float, ...]:
    """See `NAMES`. `names`: share of the copy's that the article has; `whole`: cosine; `words`: as `wording` gives."""
    coverage, source_coverage = shares(links, source, copy)
    ours = copy.chars[: copy.count]
    linked = links.copy_closeness > 0
    cosines = links.copy_closeness[linked]
    return (
        coverage,
        source_coverage,
        max(coverage, source_coverage),
        float((cosines * ours[linked]).sum() / ours[linked].sum()) if len(cosines) else _NONE,
        _lower_quarter(cosines),
        float(ours[links.copy_closeness >= CLOSE].sum() / ours.sum()),
        _in_order(links),
        math.log1p(len(links)),
        names,
        whole,
        *words,
    )


def _in_order(links: Links) -> float:
    """Share of the links that go on where another ended: follow it on both sides, two sentences apart at most."""
    if len(links) < 2:
        return float(len(links))
    ahead = links.copy[1:] - (links.copy + links.copy_count)[:-1]
    gap = links.source[1:] - (links.source + links.source_count)[:-1]
    joined = (ahead >= 0) & (ahead <= 2) & (gap <= 2)
    touched = np.zeros(len(links), dtype=bool)
    touched[1:] |= joined
    touched[:-1] |= joined
    return float(touched.mean())


def _lower_quarter(cosines: Floats) -> float:
    return float(np.sort(cosines)[len(cosines) // 4]) if len(cosines) else _NONE


def probability(log_odds: float) -> float:
    """Of natural log-odds."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))


@lru_cache(maxsize=1)
def _shipped() -> tuple[Model, Model]:
    data = json.loads((files("transprov.sources") / FILE).read_text(encoding="utf-8"))
    models = (data[name] for name in ("with_words", "without_words"))
    full, plain = (
        Model(tuple(m["mean"]), tuple(m["scale"]), tuple(m["weights"]), float(m["bias"]), float(m["accept"]))
        for m in models
    )
    return full, plain


def model_for(language: str | None) -> Model:
    """The model that comes with the package, for sources in a language with or without a lexicon."""
    return _shipped()[not wording.has_lexicon(language)]
