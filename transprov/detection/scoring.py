"""The model's word on a text: probability by class, and the wordings that tell, quoted from the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transprov.detection.features import Place
from transprov.detection.masking import MaskedSentence, kept_words, masked_sentences
from transprov.detection.model import NATIVE, Reading, load_model
from transprov.types import Document, Evidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOREIGN_RULE = "wording-translated"
NATIVE_RULE = "wording-native"
LANGUAGE_NAMES: Mapping[str, str] = {
    "de": "German",
    "fr": "French",
    "romance": "Spanish, Italian or Romanian",
    "slavic": "a Slavic language",
    "north": "a Finnic, Baltic or Hungarian language",
    "tr": "Turkish",
    "asia": "an Asian language",
}

_MOST_FOREIGN, _MOST_NATIVE = 8, 4
_LEAST = 0.05
_LANGUAGE_LEAD = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """What the model says of one text, before any other evidence and any prior."""

    log_odds: float
    """Natural logarithm of the likelihood ratio, translated against native; calibrated for the length of the text."""
    languages: Mapping[str, float]
    """Probability by class of source language, given that it is a translation; sums to 1."""
    sentences: int
    words: int
    telling: tuple[Evidence, ...] = ()
    """The wordings that weigh most, for and against, strongest first."""

    @property
    def classes(self) -> dict[str, float]:
        """Probability of `native` and of each class of source language when both are equally common; sums to 1."""
        translated = probability(self.log_odds)
        return {NATIVE: 1 - translated} | {code: translated * share for code, share in self.languages.items()}


def probability(log_odds: float) -> float:
    """The probability that natural log-odds stand for; never 0 or 1 exactly."""
    from math import exp

    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


def score(copy: Document | str) -> Score:
    """Read a text with the statistical model. A text without words scores 0, undecided."""
    return score_sentences(copy, masked_sentences(copy))


def score_sentences(copy: Document | str, sentences: Sequence[MaskedSentence]) -> Score:
    """`score` of a text already masked."""
    model = load_model()
    words = sum(sentence.words for sentence in sentences)
    if not words:
        even = 1 / (len(model.codes) - 1)
        return Score(0.0, dict.fromkeys(model.codes[1:], even), 0, 0)
    reading = model.read(sentences)
    text = copy if isinstance(copy, str) else copy.text
    telling = tuple(_telling(text, sentences, reading))
    return Score(reading.log_odds, reading.languages, len(sentences), words, telling)


def _telling(text: str, sentences: Sequence[MaskedSentence], reading: Reading) -> Iterator[Evidence]:
    """Runs of words with the most weight, none sharing a word with another.

    Overlapping n-grams share their say: a run has the weight of all features that first stand inside it.
    """
    found, weights, towards = reading.contributions()
    places = [reading.shown[feature][0] for feature in found]
    within: dict[int, list[int]] = {}
    for number, place in enumerate(places):
        within.setdefault(place.sentence, []).append(number)
    order = abs(weights).argsort(kind="stable")[::-1].tolist()
    weight_of = weights.tolist()
    taken: list[Place] = []
    evidence = []
    left = {True: _MOST_FOREIGN, False: _MOST_NATIVE}
    for number in order:
        foreign = weight_of[number] > 0
        place = places[number]
        if abs(weight_of[number]) < _LEAST / 5 or not any(left.values()):
            break
        if not left[foreign] or not _is_wording(sentences, place) or any(place.touches(other) for other in taken):
            continue
        inside = [other for other in within[place.sentence] if place.covers(places[other])]
        weight = float(weights[inside].sum())
        if (weight > 0) is not foreign or abs(weight) < _LEAST:
            continue
        taken.append(place)
        left[foreign] -= 1
        evidence.append(_evidence(text, sentences, place, weight, towards[inside].sum(axis=0), reading))
    yield from sorted(evidence, key=lambda item: -abs(item.weight))


def _is_wording(sentences: Sequence[MaskedSentence], place: Place) -> bool:
    """Whether a reader sees words in it: two tokens at least, one of them a word that kept its form."""
    classes = sentences[place.sentence].classes[place.first : place.last + 1]
    visible = [word for word in classes if not word.startswith("<")]
    return len(visible) > 1 and not kept_words().isdisjoint(visible)


def _evidence(
    text: str,
    sentences: Sequence[MaskedSentence],
    place: Place,
    weight: float,
    towards: NDArray[np.float64],
    reading: Reading,
) -> Evidence:
    span = place.span(sentences)
    quoted = text[span.start : span.end]
    if weight < 0:
        message = "wording that English news has more often than translations have"
        return Evidence(NATIVE_RULE, weight, message, span, quoted)
    leader = int(towards.argmax())
    code = reading.model.codes[1 + leader]
    others = (float(towards.sum()) - float(towards[leader])) / (len(towards) - 1)
    if float(towards[leader]) - others > _LANGUAGE_LEAD * weight and code in ("de", "fr"):
        message = f"wording that translations from {LANGUAGE_NAMES[code]} have more often than English news has"
        return Evidence(FOREIGN_RULE, weight, message, span, quoted, code)
    return Evidence(
        FOREIGN_RULE, weight, "wording that translations have more often than English news has", span, quoted
    )
