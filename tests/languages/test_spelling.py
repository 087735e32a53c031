"""Spellings of one English word."""

import pytest

from transprov.languages.spelling import spelling_key


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisation", "Organization"), ("colour", "color"), ("labour", "labor"), ("neighbouring", "neighboring"),
        ("travelled", "traveled"), ("defence", "defense"), ("kilometres", "kilometers"), ("programme", "program"),
        ("towards", "toward"), ("analysed", "analyzed"), ("judgement", "judgment"), ("Café", "cafe"),
        ("cease-fire", "ceasefire"), ("minister’s", "minister's"), ("organisation’s", "organization's"), ("“", '"'),
    ],
)  # fmt: skip
def test_variants_have_one_key(british, american):
    assert spelling_key(british) == spelling_key(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("filled", "filed"), ("four", "for"), ("hour", "her"), ("price", "prize"), ("rewards", "reward"),
        ("recover", "re-cover"), ("2014", "2015"), ("million", "billion"), ("metre", "meter's"),
    ],
)  # fmt: skip
def test_other_words_have_other_keys(one, other):
    assert spelling_key(one) != spelling_key(other)
