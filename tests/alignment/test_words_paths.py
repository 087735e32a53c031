from __future__ import annotations

import itertools

import numpy as np

from transprov.alignment.paths import agreement, posteriors


def enumerated(emission: np.ndarray, null: np.ndarray, moves: np.ndarray) -> np.ndarray:
    """The same by going through all walks: at each step a word (or none: the place stays)."""
    states, steps = emission.shape
    moves = moves / moves.sum(axis=1, keepdims=True)
    total, result = 0.0, np.zeros_like(emission)
    for places in itertools.product(range(states), repeat=steps):
        for linked in itertools.product((True, False), repeat=steps):
            if any(not linked[k] and k and places[k] != places[k - 1] for k in range(steps)):
                continue
            weight = 1.0 / states
            for k in range(steps):
                if linked[k]:
                    weight *= emission[places[k], k] * (moves[places[k - 1], places[k]] if k else 1.0)
                else:
                    weight *= null[k]
            total += weight
            for k in range(steps):
                result[places[k], k] += weight * linked[k]
    return result / total


def test_equals_the_sum_over_all_walks() -> None:
    random = np.random.default_rng(7)
    for states, steps in ((3, 4), (4, 3), (1, 3), (3, 1)):
        emission, null = random.random((2, states, steps)), random.random((2, steps)) + 0.1
        moves = random.random((2, states, states)) + 0.05
        found = posteriors(emission, null, moves)
        for k in range(2):
            np.testing.assert_allclose(found[k], enumerated(emission[k], null[k], moves[k]), rtol=1e-9)


def test_neighbours_decide_between_equal_words() -> None:
    # the second word of the sentence fits places 1 and 3 alike; those around it are at 0 and 2
    emission = np.full((1, 4, 3), 1e-6)
    emission[0, 0, 0] = emission[0, 2, 2] = emission[0, 1, 1] = emission[0, 3, 1] = 1.0
    places = np.arange(4)
    moves = np.exp(-np.abs(places[None, :] - places[:, None] - 1.0))[None]
    found = posteriors(emission, np.full((1, 3), 1e-3), moves)[0]
    assert found[1, 1] > 0.9 > 0.1 > found[3, 1]


def test_nothing_fits() -> None:
    found = posteriors(np.zeros((1, 3, 2)), np.ones((1, 2)), np.ones((1, 3, 3)))
    assert np.isfinite(found).all()
    assert not found.any()


def test_long_sentences_do_not_underflow() -> None:
    emission = np.full((1, 400, 400), 1e-9) + 1e6 * np.eye(400)[None]
    found = posteriors(emission, np.full((1, 400), 1e-9), np.ones((1, 400, 400)))[0]
    np.testing.assert_allclose(np.diag(found), 1.0, atol=1e-3)


def test_agreement_needs_both() -> None:
    values = agreement(np.array([1.0, 1.0, 0.0, 0.6]), np.array([1.0, 0.0, 0.0, 0.3]))
    np.testing.assert_allclose(values, [1.0, 0.0, 0.0, 0.4])
