"""Scores worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

import transprov
from transprov.alignment.evaluation import Scores, evaluate
from transprov.errors import InputError
from transprov.types import Alignment, Bead

GOLD = [([0], [0]), ([1, 2], [1]), ([3], []), ([], [2]), ([4], [3, 4])]
TEST = [([0], [0]), ([1], [1]), ([2], []), ([3], []), ([], [2]), ([4], [3]), ([], [4])]


def test_perfect_alignment_has_full_marks() -> None:
    scores = evaluate(GOLD, GOLD)
    for part in (scores.strict, scores.lax, scores.links, scores.dropped, scores.added):
        assert (part.precision, part.recall, part.f1) == (1, 1, 1)


def test_scores_by_hand() -> None:
    scores = evaluate(GOLD, TEST)
    # the same: 0-0, 3-, -2; of 7 predicted, and of the 3 gold beads with both sides only 0-0
    assert scores.strict == Scores(3 / 7, 1 / 3)
    # besides, 1-1 and 4-3 share a pair with a gold bead; every gold bead is touched
    assert scores.lax == Scores(5 / 7, 1.0)
    # pairs: gold 0-0 1-1 2-1 4-3 4-4, test 0-0 1-1 4-3
    assert scores.links == Scores(1.0, 3 / 5)
    assert scores.dropped == Scores(1 / 2, 1.0)
    assert scores.added == Scores(1 / 2, 1.0)
    assert scores.documents == 1
    assert math.isclose(scores.strict.f1, 2 * (3 / 7) * (1 / 3) / (3 / 7 + 1 / 3))


def test_a_bead_that_swallows_a_dropped_sentence_is_wrong_strictly_and_right_laxly() -> None:
    scores = evaluate([([0], [0]), ([1], [])], [([0, 1], [0])])
    assert scores.strict == Scores(0, 0)
    assert scores.strict.f1 == 0
    assert scores.lax == Scores(1, 1)
    assert scores.dropped == Scores(0, 0)


def test_documents_are_counted_together() -> None:
    both = evaluate([GOLD, [([0], [0])]], [TEST, [([0], [0])]])
    assert both.strict == Scores(4 / 8, 2 / 4)
    assert both.documents == 2
    tuples = evaluate(tuple(tuple(map(tuple, bead)) for bead in GOLD), tuple(map(tuple, TEST)))
    assert tuples.strict == Scores(3 / 7, 1 / 3)


def test_alignments_beads_and_numpy_indices_are_taken_as_well() -> None:
    alignment = Alignment(tuple(Bead(tuple(s), tuple(t), 0.5) for s, t in TEST))
    expected = evaluate(GOLD, TEST)
    assert evaluate(GOLD, alignment) == expected
    assert evaluate(GOLD, alignment.beads) == expected
    assert evaluate([GOLD], [alignment]) == expected
    assert evaluate([GOLD], [alignment.beads]) == expected
    assert evaluate([(np.array(s, int), np.array(t, int)) for s, t in GOLD], iter(TEST)) == expected
    assert evaluate([GOLD], [TEST]) == expected


def test_sentences_an_alignment_holds_count_even_when_no_bead_names_them() -> None:
    gold = Alignment((Bead((0,), (0,), 1.0),), source=("a", "b"), target=("A",))
    assert evaluate(gold, [([0], [0])]).dropped == Scores(1, 1)
    assert evaluate([([0], [0])], [([0], [0])]).dropped == Scores(0, 0)


def test_order_and_repetition_do_not_matter() -> None:
    assert evaluate(GOLD, [*reversed(TEST), TEST[0]]) == evaluate(GOLD, TEST)


def test_empty_alignments_score_nothing() -> None:
    assert evaluate([], []).strict == Scores(0, 0)
    assert evaluate(GOLD, []).strict == Scores(0, 0)
    assert evaluate([([], [])], [([], [])]).strict == Scores(0, 0)


@pytest.mark.parametrize("wrong", ["0-0 1-1", 7, [1, 2], [([0], [0], [0])], [(["a"], [0])], [([-1], [0])], [(0, 0)]])
def test_something_else_is_refused_in_one_line(wrong: object) -> None:
    with pytest.raises(InputError, match=r"^gold"):
        evaluate(wrong, TEST)  # type: ignore[arg-type]


def test_numbers_of_documents_must_agree() -> None:
    with pytest.raises(InputError, match="gold has 2 documents, test has 1"):
        evaluate([GOLD, GOLD], [TEST])


def test_the_public_name_stays_a_function_once_its_module_is_loaded() -> None:
    from transprov.alignment import evaluate as first
    from transprov.alignment import evaluate as second

    assert first is second is transprov.evaluate is evaluate
