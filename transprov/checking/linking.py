"""Evidence about words for the comparison of details: the one place where facts and word alignment meet."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from transprov.facts import EvidenceSide, WordEvidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from transprov.encoding.protocol import Composing, Encoder
    from transprov.facts import Linker
    from transprov.types import Span

_SAME_LENGTH = 0.15
"""Deviation from the usual length ratio up to which nothing of weight is taken to be lost or added."""
_LONGEST = 1500
"""Characters of a side beyond which a bead is no longer compared word by word: its cost grows with the square."""


def linker(encoder: Encoder | None = None, *, usual_ratio: float | None = None) -> Linker:
    """A function that gives the evidence about the words of two texts, with the default encoder if none is given.

    With `usual_ratio`, the logarithm of copy characters per source character that is usual in the two documents, texts
    of that ratio are passed over: a clause lost or added shows in the length, and looking takes most of a check's time.

    It gives None for encoders without additive features, for languages without a lexicon, and for empty or very long
    texts: what the evidence is used for was fitted with all of it.
    """

    def link(source: str, copy: str, source_language: str, copy_language: str) -> WordEvidence | None:
        if usual_ratio is not None and abs(length_ratio(source, copy) - usual_ratio) < _SAME_LENGTH:
            return None
        return word_evidence(source, copy, source_language, copy_language, encoder)

    return link


def length_ratio(source: str, copy: str) -> float:
    """Natural logarithm of copy characters per source character; a few characters never matter."""
    return math.log((len(copy) + 8) / (len(source) + 8))


def word_evidence(
    source: str, copy: str, source_language: str, copy_language: str, encoder: Encoder | None = None
) -> WordEvidence | None:
    """The evidence about one pair of texts; see `linker`. About 5 to 10 ms."""
    from transprov.alignment.lexicon import load_lexicon
    from transprov.alignment.tokens import word_spans
    from transprov.alignment.word_evidence import cosines, word_rows, word_scores
    from transprov.alignment.words import beliefs
    from transprov.encoding import default_encoder
    from transprov.encoding.protocol import Composing

    lexicon = load_lexicon(source_language) if copy_language == "en" else None
    if lexicon is None or max(len(source), len(copy)) > _LONGEST:
        return None
    encoder = default_encoder() if encoder is None else encoder
    places = word_spans(source, source_language), word_spans(copy, copy_language)
    if not isinstance(encoder, Composing) or not all(places):
        return None
    ours, theirs = _texts(source, places[0]), _texts(copy, places[1])
    rows = word_rows(encoder, source, places[0]), word_rows(encoder, copy, places[1])
    strengths = lexicon.strengths(ours, theirs)
    scores = word_scores(ours, theirs, rows, strengths, True)
    gains, similarity = _gains(encoder, *rows)
    return WordEvidence(
        EvidenceSide(places[0], gains[0], *lexicon.link_counts(ours, english=False)),
        EvidenceSide(places[1], gains[1], *lexicon.link_counts(theirs, english=True)),
        beliefs(scores),
        scores,
        strengths,
        cosines(*rows),
        similarity,
    )


def _texts(text: str, places: tuple[Span, ...]) -> list[str]:
    return [text[place.start : place.end] for place in places]


def _gains(
    encoder: Composing, ours: NDArray[np.float32], theirs: NDArray[np.float32]
) -> tuple[tuple[NDArray[np.float64], NDArray[np.float64]], float]:
    """By how much the cosine of the two texts rises without each word of either, and that cosine."""
    import numpy as np

    whole = [side.sum(axis=0, keepdims=True) for side in (ours, theirs)]
    vectors = encoder.vectors(np.concatenate([*whole, whole[0] - ours, whole[1] - theirs])).astype(np.float64)
    similarity = float(vectors[0] @ vectors[1])
    less = vectors[2 : 2 + len(ours)] @ vectors[1], vectors[2 + len(ours) :] @ vectors[0]
    return (less[0] - similarity, less[1] - similarity), similarity
