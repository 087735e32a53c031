"""Which features of the model a text shows, and where it shows each first."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from transprov.detection.masking import MaskedSentence
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


def beginnings(grams: Iterable[str]) -> frozenset[str]:
    """What n-grams begin with, themselves left out: where no known one begins so, no longer run need be looked up."""
    found = set()
    for gram in grams:
        at = gram.find(" ")
        while at >= 0:
            found.add(gram[:at])
            at = gram.find(" ", at + 1)
    return frozenset(found)


def features(
    sentences: Sequence[MaskedSentence],
    index: Mapping[str, int],
    begun: Container[str],
    *,
    begin: int = 0,
    end: int | None = None,
) -> dict[int, Place]:
    """The features of the sentences from `begin` to `end`, each with its first place; `begun` are their `beginnings`.

    Presence alone counts: how often "said" stands in a text is a matter of the beat, not of the language.
    """
    found: dict[int, Place] = {}
    known = index.get
    for number in range(begin, len(sentences) if end is None else end):
        classes = sentences[number].classes
        size = len(classes)
        for first in range(size):
            gram, last = classes[first], first
            # the borders of the sentence alone are no feature, as in `masking.ngrams`
            feature = known(gram) if 0 < first < size - 1 else None
            while True:
                if feature is not None and feature not in found:
                    found[feature] = Place(number, first, last)
                last += 1
                if last == size or gram not in begun:
                    break
                gram = f"{gram} {classes[last]}"
                feature = known(gram)
    return found
