from __future__ import annotations

import numpy as np
import pytest

from transprov.alignment.lexicon import Lexicon, encode_lexicon, load_lexicon, translation_strengths


def small(language: str = "de") -> Lexicon:
    """haus: house 8, home 2 of 10; kauf: purchase 4 of 5; markt: market 10 of 10."""
    pairs = np.array([[0, 0, 1, 2], [1, 0, 3, 2]])
    source = (["haus", "kauf", "markt"], [10, 5, 10])
    target = (["home", "house", "market", "purchase"], [4, 8, 10, 4])
    return Lexicon(language, encode_lexicon(source, target, pairs, np.array([8.0, 2.0, 4.0, 10.0])))


def test_strength_is_the_geometric_mean_of_both_directions() -> None:
    strengths = small().strengths(["Haus", "fremd"], ["house", "home", "market"])
    assert strengths.shape == (2, 3)
    expected = np.sqrt([8 / 10.5 * 8 / 8.5, 2 / 10.5 * 2 / 4.5, 0.0])
    np.testing.assert_allclose(strengths[0], expected, rtol=0.06)
    assert not strengths[1].any()


def test_inflected_forms_lend_from_the_stem() -> None:
    strengths = small().strengths(["Markts", "Marktes"], ["market", "markets", "house"])
    assert (strengths[:, :2] > 0.3).all()
    assert (strengths[:, :2] < 0.7).all()
    assert not strengths[:, 2].any()


def test_a_compound_is_linked_to_the_words_of_its_parts() -> None:
    lexicon = small()
    assert lexicon.parts("hauskauf") == ("haus", "kauf")
    assert lexicon.parts("hausmarktes") == ("haus", "markt")
    assert lexicon.parts("haus") == lexicon.parts("fremdwort") == ()
    strengths = lexicon.strengths(["Hauskauf"], ["house", "purchase", "market"])
    assert strengths[0, 0] > 0.3
    assert strengths[0, 1] > 0.3
    assert strengths[0, 2] == 0.0


def test_only_languages_that_compound_are_cut() -> None:
    assert not small("fr").strengths(["hauskauf"], ["purchase"]).any()


def test_several_words_in_a_token_and_none() -> None:
    strengths = small().strengths(["Haus-Markt", "", "…"], ["house", "market", ""])
    assert (strengths[0, :2] > 0.5).all()
    assert not strengths[1:].any()
    assert not strengths[:, 2].any()


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [("de", "Regierung", "government"), ("de", "nicht", "not"), ("fr", "élections", "elections"), ("fr", "pas", "not")],
)
def test_shipped_lexicons_know_common_news_words(language: str, source: str, target: str) -> None:
    lexicon = load_lexicon(language)
    assert lexicon is not None
    strengths = lexicon.strengths([source], [target, "Tuesday", "bridge"])
    assert strengths[0, 0] > 0.3
    assert strengths[0, 1:].max() < 0.02


def test_shipped_lexicon_knows_german_compounds() -> None:
    lexicon = load_lexicon("de")
    assert lexicon is not None
    assert lexicon.parts("klimakonferenz") == ("klima", "konferenz")


@pytest.mark.parametrize("language", ["xx", "", "..", "../models/words_de", "de/../de", "en"])
def test_no_lexicon_is_not_an_error(language: str) -> None:
    assert load_lexicon(language) is None
    assert translation_strengths(["a"], ["b"], language, "en") is None


def test_either_way_round() -> None:
    there = translation_strengths(["Haus", "Tür"], ["house"], "de", "en")
    back = translation_strengths(["house"], ["Haus", "Tür"], "en", "de")
    assert there is not None
    assert back is not None
    np.testing.assert_array_equal(there, back.T)
    assert translation_strengths(["Haus"], ["maison"], "de", "fr") is None
