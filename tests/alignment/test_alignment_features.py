"""What beads are scored by: shared words, vectors of runs, and features that need no second computing."""

from itertools import product

import numpy as np
import pytest

from transprov.alignment.candidates import Candidates, in_order, joined, propose
from transprov.alignment.features import NAMES, Pair, features, in_company, own_features
from transprov.alignment.sides import LONGEST_RUN, Side
from transprov.alignment.surface import Surface
from transprov.encoding import default_encoder

GERMAN = [
    "Der Reeder Joost Petersen aus Husum hat am Montag Insolvenz angemeldet.",
    "Petersen beschäftigte zuletzt 240 Menschen in Husum und Tönning.",
    "Die Schulden betragen 17 Millionen Euro.",
    "Schon 2019 hatte die Bank einen Kredit über 17 Millionen Euro gekündigt.",
    "Nun sucht der Verwalter einen Käufer.",
    "Das Land will 3 Millionen Euro beisteuern.",
]
ENGLISH = [
    "Husum shipowner Joost Petersen filed for insolvency on Monday.",
    "He most recently employed 240 people in Husum and Tonning.",
    "Debts amount to 17 million euros.",
    "As early as 2019, the bank had terminated a loan of 17 million euros to Petersen.",
    "The administrator is now looking for a buyer, and the state wants to contribute 3 million euros.",
    "Petersen has been at sea since 1998.",
]


@pytest.fixture(scope="module")
def pair():
    encoder = default_encoder()
    return Pair.of(Side(GERMAN, encoder), Side(ENGLISH, encoder))


def every_bead(n, m):
    places = [
        (i, a, j, b)
        for i, j, a, b in product(range(n), range(m), range(1, LONGEST_RUN + 1), range(1, LONGEST_RUN + 1))
        if i + a <= n and j + b <= m
    ]
    return Candidates(*np.array(places).T, np.zeros(len(places), dtype=np.float32))


def test_words_are_counted_once_for_a_run_and_weigh_less_the_more_sentences_have_them():
    surface = Surface(GERMAN, ENGLISH)
    c = every_bead(len(GERMAN), len(ENGLISH))
    shared, alone = (dict(zip(c.places(), values, strict=True)) for values in surface.compare(c))
    # joost and insol(vency) once on either side, husum twice, peter(sen) in three English sentences
    assert shared[0, 1, 0, 1] == pytest.approx(1 + 1 + 1 / 2 + 1 / 3)
    # both sentences have 17 and euro, and the run has them no more than once; the other bead has 2019 and Bank besides
    assert shared[2, 2, 2, 1] == shared[2, 1, 2, 1]
    assert shared[3, 1, 3, 1] == pytest.approx(shared[2, 1, 2, 1] + 2)
    # a number that the other text lacks altogether speaks against any bead
    assert alone[4, 1, 5, 1] == pytest.approx(1 / 3 + 1)
    assert alone[0, 1, 5, 1] > alone[0, 1, 0, 1]


def test_words_of_a_run_are_the_union_of_those_of_its_sentences():
    ours = [{"hafen", "reede"}, {"reede", "werft"}, {"werft", "2019"}, set(), {"hafen", "7"}]
    theirs = [{"werft", "hafen"}, {"hafen"}, {"reede", "2020"}, {"hafen", "werft", "2019"}]
    surface = Surface([" ".join(sorted(words)) for words in ours], [" ".join(sorted(words)) for words in theirs])
    weight = {"hafen": 1 / 3, "reede": 1 / 2, "werft": 1 / 2, "2019": 1.0, "2020": 1.0, "7": 1.0}
    c = every_bead(len(ours), len(theirs))
    for (i, a, j, b), shared, alone in zip(c.places(), *surface.compare(c), strict=True):
        left, right = set().union(*ours[i : i + a]), set().union(*theirs[j : j + b])
        assert shared == pytest.approx(sum(weight[t] for t in left & right), abs=1e-6)
        assert alone == pytest.approx(sum(weight[t] for t in left ^ right), abs=1e-6)


def test_texts_without_words_in_common():
    surface = Surface(["Ja.", ""], ["No.", "?"])
    shared, alone = surface.compare(every_bead(2, 2))
    assert not shared.any()
    assert not alone.any()


def test_the_vector_of_a_run_is_that_of_its_summed_features():
    encoder = default_encoder()
    side = Side(GERMAN, encoder)
    rows = encoder.summarise(GERMAN)
    starts, counts = np.array([0, 2, 1, 0, 5]), np.array([1, 3, 5, 2, 1])
    expected = encoder.vectors(np.array([rows[s : s + c].sum(axis=0) for s, c in zip(starts, counts, strict=True)]))
    for _ in range(2):  # composed, and then remembered
        np.testing.assert_allclose(side.vectors(starts, counts), expected, atol=1e-5)
    other = Side(ENGLISH, encoder, encoder.summarise(ENGLISH))
    cosines = side.cosines(starts, counts, other, starts, counts)
    np.testing.assert_allclose(cosines, (expected * other.vectors(starts, counts)).sum(axis=1), atol=1e-5)
    np.testing.assert_allclose(cosines, other.cosines(starts, counts, side, starts, counts), atol=1e-6)


def test_features_kept_from_the_first_proposals_are_those_of_a_fresh_computation(pair):
    proposed = propose(pair.source, pair.target, pair.forward, pair.backward)
    known = set(proposed.places())
    c = every_bead(len(GERMAN), len(ENGLISH))
    late = c.take(np.array([place not in known and sum(place[1::2]) <= 5 for place in c.places()]))
    late = Candidates(late.i, late.a, late.j, late.b, pair.source.cosines(late.i, late.a, pair.target, late.j, late.b))
    everything = joined(proposed, late)
    order = in_order(everything)
    everything = everything.take(order)
    assert everything.places() == sorted(everything.places(), key=lambda p: (p[0], p[2], p[1], p[3]))
    own = np.concatenate([own_features(proposed, pair, proposed), own_features(late, pair, proposed)])[order]
    kept = in_company(own, everything, pair)
    np.testing.assert_allclose(kept, features(everything, pair), atol=1e-5)
    assert kept.shape == (len(everything), len(NAMES))
    assert np.isfinite(kept).all()


def test_edges_tell_a_sentence_that_belongs_from_one_that_does_not(pair):
    places = np.array([(4, 2, 4, 1), (4, 1, 4, 1), (3, 2, 3, 1), (2, 2, 2, 2)]).T
    c = Candidates(*places, pair.source.cosines(places[0], places[1], pair.target, places[2], places[3]))
    c = c.take(in_order(c))
    gain = dict(zip(c.places(), features(c, pair)[:, NAMES.index("least gain of an edge sentence")], strict=True))
    assert gain[4, 1, 4, 1] == 0  # nothing to take away
    assert gain[4, 2, 4, 1] > 0  # both halves of the merged sentence are needed
    assert gain[3, 2, 3, 1] < 0  # the search for a buyer is not in the sentence on the loan
