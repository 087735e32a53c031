"""What speaks for a link between two words of a sentence pair, as one matrix of log-odds-like scores.

Evidence: the encoder's features of both words in context, the lexicon where there is one, spelling (names, cognates),
digits, punctuation. The weights are global, the same for all languages and kinds of text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from transprov.encoding.protocol import Composing, Encoder
from transprov.types import Span

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]

_CONTEXT = 10.0
_CONTEXT_ALONE = 18.0
"""Weight of the cosine in context, with and without a lexicon beside it."""
_LEXICON = 1.2
_UNSEEN = 0.002
"""Translation strength that counts as none."""
_SPELLING = 5.0
_ALIKE = 0.5
"""Shares of common letters below this are chance."""
_SHORTEST = 3
"""Letters a word needs for its spelling to say something short of equality."""
_SAME_NUMBER = 4.0
_OTHER_NUMBER = -2.0
_SAME_MARK = 5.0
_OTHER_MARK = 1.0
_MARK_AND_WORD = -4.0
_CEILING = 12.0
"""Scores level off here, so that a word that stands for two has room for the second beside a perfect first."""

_QUOTES = dict.fromkeys("«»“”„‟\"‹›‘’‚'´`", '"') | {"''": '"', "``": '"', "--": "-"} | dict.fromkeys("–—‒―", "-")
_WORDLIKE = frozenset("%&§@#*‰")


def word_rows(encoder: Encoder, text: str, spans: Sequence[Span]) -> NDArray[np.float32]:
    """(len(spans), d): features of the words in their context, summed over the encoder's tokens.

    An encoder without features of tokens gives the vectors of the words by themselves.
    """
    if not spans:
        return np.zeros((0, 1), dtype=np.float32)
    if not isinstance(encoder, Composing):
        return encoder.encode([text[span.start : span.end] for span in spans])
    tokens = encoder.tokens(text)
    if not tokens.spans:
        return np.zeros((len(spans), 1), dtype=np.float32)
    starts = np.array([span.start for span in tokens.spans])
    ends = np.array([span.end for span in tokens.spans])
    overlap = np.array([(starts < span.end) & (ends > span.start) for span in spans], dtype=np.float32)
    return overlap @ tokens.features


def word_scores(
    source: Sequence[str],
    target: Sequence[str],
    rows: tuple[NDArray[np.float32], NDArray[np.float32]],
    strengths: Floats | None,
    contextual: bool,
) -> Floats:
    """(len(source), len(target)) scores; 0 is as good as no link, minus infinity where a token is blank.

    `rows`: features of both sides as `word_rows` gives them; `strengths`: of the lexicon; `contextual`: whether the
    rows are features in context or plain vectors, whose cosines start higher.
    """
    alike = cosines(*rows)
    if not contextual and alike.size:
        alike = alike - np.median(alike)
    scores = (_CONTEXT_ALONE if strengths is None else _CONTEXT) * alike
    if strengths is not None:
        scores = scores + _LEXICON * np.log1p(strengths / _UNSEEN)
    plain = [_plain(token) for token in source], [_plain(token) for token in target]
    scores = _CEILING * np.tanh((scores + _SPELLING * _likeness(*plain)) / _CEILING)
    scores = _with_numbers(scores, *plain)
    scores = _with_marks(scores, source, target)
    blank = np.array([not t.strip() for t in source], bool)[:, None] | np.array([not t.strip() for t in target], bool)
    return np.where(blank, -np.inf, scores)


def cosines(ours: NDArray[np.float32], theirs: NDArray[np.float32]) -> Floats:
    """(len(ours), len(theirs)): between the rows of two sides; all 0 where they have no common length."""
    if ours.shape[1:] != theirs.shape[1:]:
        return np.zeros((len(ours), len(theirs)))
    unit = [side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9) for side in (ours, theirs)]
    out: Floats = (unit[0] @ unit[1].T).astype(np.float64)
    return out


def _plain(token: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", token.lower())
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> Floats:
    """0 to 1: what the words' longest common subsequence exceeds chance by."""
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cdist

    alike = np.asarray(cdist(ours, theirs, scorer=LCSseq.normalized_similarity), dtype=np.float64)
    alike = alike.reshape(len(ours), len(theirs))
    short = np.array([_shape(w) for w in ours], bool)[:, None] | np.array([_shape(w) for w in theirs], bool)
    alike = np.where(short & (alike < 1.0), 0.0, alike)
    marks = np.array([_is_mark(w) for w in ours], bool)[:, None]
    return np.where(marks, 0.0, np.maximum(alike - _ALIKE, 0.0) / (1.0 - _ALIKE))


def _shape(word: str) -> bool:
    """Whether part of the word's letters says nothing: too short, or a number, which another digit makes another."""
    return len(word) < _SHORTEST or _digits(word) != ""


def _digits(word: str) -> str:
    return "".join(str(unicodedata.digit(ch)) for ch in word if ch.isdigit())


def _with_numbers(scores: Floats, ours: Sequence[str], theirs: Sequence[str]) -> Floats:
    left, right = [_digits(w) for w in ours], [_digits(w) for w in theirs]
    if not any(left) or not any(right):
        return scores
    both = np.array([d != "" for d in left])[:, None] & np.array([d != "" for d in right])
    same = np.array([[a == b for b in right] for a in left])
    return np.where(both, np.where(same, scores + _SAME_NUMBER, _OTHER_NUMBER), scores)


def _with_marks(scores: Floats, source: Sequence[str], target: Sequence[str]) -> Floats:
    ours, theirs = _marks(source), _marks(target)
    left, right = [_QUOTES.get(t, t) for t in source], [_QUOTES.get(t, t) for t in target]
    same = np.array([a == b for a in left for b in right], bool).reshape(scores.shape)
    both = ours[:, None] & theirs
    scores = np.where(both, np.where(same, _SAME_MARK, _OTHER_MARK), scores)
    return np.where(ours[:, None] != theirs, _MARK_AND_WORD, scores)


def _marks(tokens: Sequence[str]) -> Marks:
    return np.array([_is_mark(token) for token in tokens], dtype=np.bool_)


def _is_mark(token: str) -> bool:
    """Whether a token is punctuation only; signs that are read out, such as "%" or "€", are words."""
    return bool(token) and all(unicodedata.category(ch).startswith("P") and ch not in _WORDLIKE for ch in token)
