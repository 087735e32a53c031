"""Links between the words of two sentences that are translations of each other.

Evidence for each pair of words (`word_evidence`) feeds a hidden Markov model in both directions (`paths`): neighbours
tend to be linked to neighbours, which is what settles function words and repeated words. A link is a pair that both
directions believe in; one word may have several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.lexicon import translation_strengths
from transprov.alignment.paths import agreement, posteriors
from transprov.alignment.tokens import word_spans
from transprov.alignment.word_evidence import word_rows, word_scores
from transprov.encoding.protocol import Composing, Encoder
from transprov.errors import InputError
from transprov.types import Span

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]

_NO_LINK = -0.5
"""Score of a word that is linked to nothing."""
_DISTANCE = 1.0
"""Logarithm that a step of the walk loses by each place it is off the usual stride."""
_FARTHEST = 8.0
_ANYWHERE = 0.7
"""Weight of a step to anywhere, shared by all places: "gestern" in the middle is "Yesterday" at the front."""
_DIAGONAL = 2.0
"""Loss of score from one end of the sentence to the other."""
_BELIEVED = 0.4
"""Agreement from which a pair is a link; on hand-made links half of the pairs just above are right."""
_STRONG = 5.0
_ONE_SIDED = 0.5
_EXTENDED = 0.5
"""Confidence of a link that only one direction of the model sees, next to one that both see."""

_UNSPACED = frozenset({"ja", "th", "zh"})


@dataclass(frozen=True, slots=True)
class WordLink:
    """Two words that say the same, by their places in the two texts."""

    source: Span
    target: Span
    confidence: float
    """0 to 1: agreement of the two directions of the model."""


def align_words(
    source_tokens: Sequence[str],
    target_tokens: Sequence[str],
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    encoder: Encoder | None = None,
) -> set[tuple[int, int]]:
    """Pairs of 0-based indices of the tokens that correspond; a token may stand in several pairs or in none.

    Any languages of the encoder will do; a lexicon helps between English and German or French. The time grows with the
    product of both lengths and the greater of them: meant for sentences, not for documents. Raises `InputError` when a
    side is a text instead of a list of tokens.
    """
    for tokens in (source_tokens, target_tokens):
        if isinstance(tokens, str):
            raise InputError("words are aligned between two lists of tokens, not texts; use align_bead_words for texts")
    ours = _joined(source_tokens, source_language)
    theirs = _joined(target_tokens, target_language)
    belief = _belief(*ours, *theirs, _primary(source_language), _primary(target_language), encoder)
    return {(int(i), int(j)) for i, j in np.argwhere(belief > _BELIEVED)}


def align_bead_words(
    source_text: str,
    target_text: str,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    encoder: Encoder | None = None,
) -> tuple[WordLink, ...]:
    """Links between the words of two running texts (the two sides of a bead), in the order of the source.

    Spans are into the texts as given. `tokens.word_spans` says what a word is.
    """
    source, target = _primary(source_language), _primary(target_language)
    ours, theirs = word_spans(source_text, source), word_spans(target_text, target)
    belief = _belief(source_text, ours, target_text, theirs, source, target, encoder)
    return tuple(
        WordLink(ours[i], theirs[j], round(float(belief[i, j]), 4)) for i, j in np.argwhere(belief > _BELIEVED)
    )


def _belief(
    source_text: str,
    source_spans: Sequence[Span],
    target_text: str,
    target_spans: Sequence[Span],
    source_language: str | None,
    target_language: str | None,
    encoder: Encoder | None,
) -> Floats:
    """(source words, target words): how far both directions of the model believe in each link, 0 to 1."""
    if not source_spans or not target_spans:
        return np.zeros((len(source_spans), len(target_spans)))
    if encoder is None:
        from transprov.encoding import default_encoder

        encoder = default_encoder()
    source = [source_text[span.start : span.end] for span in source_spans]
    target = [target_text[span.start : span.end] for span in target_spans]
    rows = word_rows(encoder, source_text, source_spans), word_rows(encoder, target_text, target_spans)
    strengths = translation_strengths(source, target, source_language, target_language)
    scores = word_scores(source, target, rows, strengths, isinstance(encoder, Composing))
    return beliefs(scores)


def beliefs(scores: Floats) -> Floats:
    """(source words, target words), 0 to 1: how far both directions of the model believe in each link.

    `scores`: as `word_evidence.word_scores` gives them; neither side may be empty.
    """
    emission = np.exp(scores + _diagonal(*scores.shape))
    forward, backward = _walk(emission), _walk(emission.T).T
    belief = agreement(forward, backward)
    return np.where(_extensions(belief, scores, forward, backward), np.maximum(belief, _EXTENDED), belief)


def _extensions(belief: Floats, scores: Floats, forward: Floats, backward: Floats) -> Marks:
    """Links of a word without any to the neighbour's partner, if the evidence is strong and one direction sees it.

    "Klimawandel" takes both "climate" and "change", but the walk over the English words has to choose one of them.
    """
    linked = belief > _BELIEVED
    beside, below = np.zeros_like(linked), np.zeros_like(linked)
    beside[:, 1:] |= linked[:, :-1]
    beside[:, :-1] |= linked[:, 1:]
    below[1:] |= linked[:-1]
    below[:-1] |= linked[1:]
    target_free, source_free = ~np.any(linked, axis=0, keepdims=True), ~np.any(linked, axis=1, keepdims=True)
    seen = (beside & target_free & (forward > _ONE_SIDED)) | (below & source_free & (backward > _ONE_SIDED))
    return np.asarray(seen & (scores > _STRONG))


def _walk(emission: Floats) -> Floats:
    states, steps = emission.shape
    null = np.full((1, steps), np.exp(_NO_LINK))
    walked: Floats = posteriors(emission[None], null, _moves(states, steps)[None])[0]
    return walked


def _moves(states: int, steps: int) -> Floats:
    """(states, states): how well each place follows another; best is the stride that the lengths suggest."""
    places = np.arange(states)
    off = np.abs(places[None, :] - places[:, None] - states / steps)
    return np.asarray(np.exp(-_DISTANCE * np.minimum(off, _FARTHEST)) + _ANYWHERE / states, dtype=np.float64)


def _diagonal(rows: int, columns: int) -> Floats:
    across = (np.arange(rows)[:, None] + 0.5) / rows - (np.arange(columns) + 0.5) / columns
    return np.asarray(-_DIAGONAL * np.abs(across), dtype=np.float64)


def _joined(tokens: Sequence[str], language: str | None) -> tuple[str, tuple[Span, ...]]:
    """The text that the tokens make, and their places in it."""
    space = "" if _primary(language) in _UNSPACED else " "
    starts = accumulate((len(token) + len(space) for token in tokens), initial=0)
    return space.join(tokens), tuple(Span(s, s + len(t)) for s, t in zip(starts, tokens, strict=False))


def _primary(language: str | None) -> str | None:
    """The language without region or script: "de" of "de-CH"."""
    return language.replace("_", "-").split("-")[0].lower() if language else None
