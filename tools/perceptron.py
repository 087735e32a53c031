"""Training of a small multilayer perceptron with numpy: two hidden layers, cross entropy, Adam, a cosine schedule."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.model import Network

Floats = NDArray[np.float32]


def train(
    x: Floats, y: Floats, *, hidden: int = 24, epochs: int = 20, rate: float = 3e-3, decay: float = 1e-5, seed: int = 0
) -> Network:
    """A network that gives the log-odds of y (0 or 1) from the rows of x."""
    rng = np.random.default_rng(seed)
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = np.clip((x - mean) / scale, -6, 6).astype(np.float32)
    n, d = z.shape
    shapes = ((d, hidden), (hidden,), (hidden, hidden), (hidden,), (hidden,), (1,))
    weights = [
        (rng.standard_normal(s) / np.sqrt(s[0])).astype(np.float32) if len(s) == 2 else np.zeros(s, dtype=np.float32)
        for s in shapes
    ]
    first, second = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    batch = 2048
    steps = epochs * -(-n // batch)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for at in range(0, n, batch):
            rows = order[at : at + batch]
            step += 1
            pace = rate * 0.5 * (1 + np.cos(np.pi * step / steps))
            for k, gradient in enumerate(_gradients(weights, z[rows], y[rows], decay)):
                first[k] = 0.9 * first[k] + 0.1 * gradient
                second[k] = 0.999 * second[k] + 0.001 * gradient * gradient
                corrected = (first[k] / (1 - 0.9**step), np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
                weights[k] = (weights[k] - pace * corrected[0] / corrected[1]).astype(np.float32)
    return Network(mean.astype(np.float32), scale.astype(np.float32), *weights)


def _gradients(weights: list[Floats], x: Floats, y: Floats, decay: float) -> list[Floats]:
    w1, b1, w2, b2, w3, b3 = weights
    low = np.tanh(x @ w1 + b1)
    high = np.tanh(low @ w2 + b2)
    error = (1 / (1 + np.exp(-(high @ w3 + b3[0]))) - y) / len(y)
    back_high = np.outer(error, w3) * (1 - high * high)
    back_low = (back_high @ w2.T) * (1 - low * low)
    return [
        x.T @ back_low + decay * w1,
        back_low.sum(axis=0),
        low.T @ back_high + decay * w2,
        back_high.sum(axis=0),
        high.T @ error + decay * w3,
        np.array([error.sum()], dtype=np.float32),
    ]


def platt(log_odds: Floats, right: Floats) -> tuple[float, float]:
    """Slope and intercept of the logistic regression of `right` on `log_odds` (Platt 1999), by Newton's method.

    A prior worth a few examples draws them to 1 and 0: without it classes that separate would have no finite answer.
    """
    x = np.stack([log_odds.astype(np.float64), np.ones(len(log_odds))], axis=1)
    y = right.astype(np.float64)
    prior = np.array([1.0, 0.0])
    beta = prior
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (y - p) - 5.0 * (beta - prior)
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + 5.0 * np.eye(2), gradient)
        beta = beta + step / max(1.0, float(np.abs(step).max()))  # far steps overshoot where the curve is flat
    return float(beta[0]), float(beta[1])
