"""The hidden Markov model of word alignment: the words of one side walk over the words of the other.

After Vogel, Ney and Tillmann (1996); the agreement of both directions after Liang, Taskar and Klein (2006).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_TINY = 1e-300
"""Keeps a division from failing where nothing fits."""


def posteriors(emission: Floats, null: Floats, moves: Floats) -> Floats:
    """Probability that word j of a sentence came from word i of the other, for b sentence pairs at once.

    `emission` (b, i, j) >= 0: how well j fits i; `null` (b, j) > 0: how well j fits nothing; `moves` (b, i, i) >= 0:
    how well each place follows another. Returns (b, i, j); what is missing from 1 in a column is the chance of no link.
    Forward-backward algorithm; a word without a link leaves the walk where it was.
    """
    batch, states, steps = emission.shape
    moves = moves / np.maximum(moves.sum(axis=2, keepdims=True), _TINY)
    linked = np.empty((steps, batch, states))
    skipped = np.empty((steps, batch, states))
    reached = here = np.full((batch, states), 1.0 / max(states, 1))
    for step in range(steps):
        if step:
            here = linked[step - 1] + skipped[step - 1]
            reached = np.matmul(here[:, None, :], moves)[:, 0]
        now = reached * emission[:, :, step]
        stay = here * null[:, step, None]
        total = np.maximum(now.sum(axis=1) + stay.sum(axis=1), _TINY)[:, None]
        linked[step], skipped[step] = now / total, stay / total
    result = np.empty((batch, states, steps))
    ahead = np.ones((batch, states))
    for step in range(steps - 1, -1, -1):
        now = linked[step] * ahead
        total = np.maximum(now.sum(axis=1) + (skipped[step] * ahead).sum(axis=1), _TINY)
        result[:, :, step] = now / total[:, None]
        ahead = np.matmul(moves, (emission[:, :, step] * ahead)[:, :, None])[:, :, 0] + null[:, step, None] * ahead
        ahead /= np.maximum(ahead.max(axis=1, keepdims=True), _TINY)
    return result


def agreement(forward: Floats, backward: Floats) -> Floats:
    """Harmonic mean of the two directions' probabilities: high only where both believe in the link, 0 to 1.

    Kinder than their product to one word that stands for several, whose links share one direction's probability.
    """
    both: Floats = 2.0 * forward * backward / np.maximum(forward + backward, _TINY)
    return both
