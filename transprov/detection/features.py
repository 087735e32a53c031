"""Which features of the model a text shows, and where it shows each first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transprov.detection.masking import MaskedSentence, ngrams
from transprov.types import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A run of tokens: the number of its sentence, and of its first and last token there."""

    sentence: int
    first: int
    last: int

    def covers(self, other: Place) -> bool:
        """Whether the other run lies inside this one."""
        return self.sentence == other.sentence and self.first <= other.first and other.last <= self.last

    def touches(self, other: Place) -> bool:
        """Whether the two runs share a token."""
        return self.sentence == other.sentence and self.first <= other.last and other.first <= self.last

    def span(self, sentences: Sequence[MaskedSentence]) -> Span:
        """Its place in the text, the invisible borders of the sentence left out."""
        sentence = sentences[self.sentence]
        last = min(self.last, len(sentence.classes) - 2)
        return Span(sentence.starts[max(self.first, 1)], sentence.ends[max(last, 1)])


def features(
    sentences: Sequence[MaskedSentence], index: Mapping[str, int], *, begin: int = 0, end: int | None = None
) -> dict[int, Place]:
    """The features of the sentences from `begin` to `end`, each with its first place.

    Presence alone counts: how often "said" stands in a text is a matter of the beat, not of the language.
    """
    found: dict[int, Place] = {}
    known = index.get
    for number in range(begin, len(sentences) if end is None else end):
        for gram, first, last in ngrams(sentences[number]):
            feature = known(gram)
            if feature is not None and feature not in found:
                found[feature] = Place(number, first, last)
    return found
