"""Two logistic regressions over masked n-grams, as shipped (tools/train_detector.py), and their calibration.

One tells translations from native English, the other the languages of translations from each other: what helps the one
(pieces brought into English by way of another language, to learn French by) harms the other. Weights are stored in 8
bits. A text's features count by presence, divided by the root of its length, so that the sum
grows as slowly with the text as its evidence does: neighbouring sentences repeat each other's habits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from transprov.detection.features import Place, beginnings, features
from transprov.detection.masking import MaskedSentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NATIVE = "native"
LENGTH_OFFSET = 10
BLOCK = 40
"""Sentences read at once; a longer text is read in equal blocks, whose scores are averaged."""


@dataclass(frozen=True, slots=True)
class Model:
    """The parameters; classes are `codes`, the first of them `NATIVE`."""

    codes: tuple[str, ...]
    index: Mapping[str, int]
    grams: tuple[str, ...]
    begun: frozenset[str]
    """What the n-grams begin with."""
    weights: Floats
    """(features, classes): translated or native."""
    bias: Floats
    tongues: Floats
    """(features, classes without `NATIVE`): which language, of a translation."""
    tongue_bias: Floats
    calibration: Floats
    """(4,): log-odds = c0 z + c1 z log n + c2 log n + c3, of the raw score z and n sentences."""
    sharpness: Floats
    """The scores of the languages are multiplied by s0 + s1 log n; then each has an offset."""

    def read(self, sentences: Sequence[MaskedSentence]) -> Reading:
        """Scores of the classes for a text. It must hold at least one sentence."""
        import numpy as np

        blocks = -(-len(sentences) // BLOCK)
        borders = [round(i * len(sentences) / blocks) for i in range(blocks + 1)]
        scores = np.zeros(len(self.codes), dtype=np.float64)
        tongues = np.zeros(len(self.codes) - 1, dtype=np.float64)
        shown: dict[int, tuple[Place, float]] = {}
        for begin, end in pairwise(borders):
            found = features(sentences, self.index, self.begun, begin=begin, end=end)
            words = sum(sentence.words for sentence in sentences[begin:end])
            unit = 1 / (words + LENGTH_OFFSET) ** 0.5 / blocks
            scores += self.bias / blocks
            tongues += self.tongue_bias / blocks
            if found:
                rows = np.fromiter(found, np.int64, len(found))
                scores += self.weights[rows].sum(axis=0, dtype=np.float64) * unit
                tongues += self.tongues[rows].sum(axis=0, dtype=np.float64) * unit
            for feature, place in found.items():
                known = shown.get(feature)
                shown[feature] = (place, unit) if known is None else (known[0], known[1] + unit)
        return Reading(self, len(sentences), scores, tongues, shown)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of one text."""

    model: Model
    sentences: int
    scores: NDArray[np.float64]
    """(classes,): before calibration."""
    tongues: NDArray[np.float64]
    """(classes without `NATIVE`,): likewise."""
    shown: Mapping[int, tuple[Place, float]]
    """Feature -> its first place and what it counts."""

    @property
    def log_odds(self) -> float:
        """Calibrated natural logarithm of the odds of a translation, when both are equally common beforehand."""
        slope, offset = self._calibration()
        return slope * _log_odds(self.scores) + offset

    @property
    def languages(self) -> dict[str, float]:
        """Probability by class of source language, given that it is a translation; sums to 1."""
        import numpy as np

        length = min(self.sentences, BLOCK)
        sharpness = self.model.sharpness
        foreign = self.tongues * float(sharpness[0] + sharpness[1] * np.log(length)) + sharpness[2:]
        shares = np.exp(foreign - foreign.max())
        return dict(zip(self.model.codes[1:], (shares / shares.sum()).tolist(), strict=True))

    def contributions(self) -> tuple[list[int], NDArray[np.float64], NDArray[np.float64]]:
        """Features shown, what each adds to the log-odds, and (features, languages) what it adds to each language's.

        The odds are no sum over features, the languages being several; this is their gradient at the text.
        """
        import numpy as np

        found = list(self.shown)
        foreign = np.exp(self.scores[1:] - self.scores[1:].max())
        foreign /= foreign.sum()
        counts = np.array([self.shown[feature][1] for feature in found])[:, None]
        scale = counts * self._calibration()[0]
        weights = self.model.weights[found] * scale
        return found, (weights[:, 1:] - weights[:, :1]) @ foreign, self.model.tongues[found] * scale

    def _calibration(self) -> tuple[float, float]:
        import numpy as np

        length = float(np.log(min(self.sentences, BLOCK)))
        c0, c1, c2, c3 = (float(value) for value in self.model.calibration)
        return c0 + c1 * length, c2 * length + c3


def _log_odds(scores: NDArray[np.float64]) -> float:
    import numpy as np

    top = scores[1:].max()
    return float(top + np.log(np.exp(scores[1:] - top).sum()) - scores[0])


@cache
def load_model() -> Model:
    """The shipped parameters, read once."""
    import numpy as np

    file = files("transprov.detection") / "models" / "detector.npz"
    with np.load(BytesIO(file.read_bytes()), allow_pickle=False) as data:
        grams = tuple(bytes(data["grams"]).decode("utf-8").split("\n"))
        return Model(
            codes=tuple(bytes(data["codes"]).decode("utf-8").split("\n")),
            index={gram: number for number, gram in enumerate(grams)},
            grams=grams,
            begun=beginnings(grams),
            weights=data["weights"].astype(np.float32) * data["steps"].astype(np.float32),
            bias=data["bias"].astype(np.float32),
            tongues=data["tongues"].astype(np.float32) * data["tongue_steps"].astype(np.float32),
            tongue_bias=data["tongue_bias"].astype(np.float32),
            calibration=data["calibration"].astype(np.float32),
            sharpness=data["sharpness"].astype(np.float32),
        )
