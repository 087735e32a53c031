import pytest

from transprov.translation import chrf

PAIRS = [
    ("The cat sat.", "The cat sits."),
    ("a", "a"),
    ("ab", "abc"),
    ("Hello there my friend", "Completely different words"),
    ("", "x"),
    ("x y z", ""),
    ("The Minister rejected the accusation.", "The minister dismissed the allegation on Friday evening."),
    ("Ça a été", "Ça été  a"),
]


@pytest.mark.parametrize(("hypothesis", "reference"), PAIRS)
def test_it_is_the_chrf_of_sacrebleu(hypothesis, reference):
    sacrebleu = pytest.importorskip("sacrebleu")
    assert chrf(hypothesis, reference) == pytest.approx(sacrebleu.sentence_chrf(hypothesis, [reference]).score)


def test_equal_is_a_hundred_and_strange_is_nothing():
    assert chrf("The strike ended.", "The strike ended.") == 100
    assert chrf("abc", "xyz") == 0
