"""What counts as a negation, and how firm."""

import pytest

from transprov.facts.negation import KIND
from transprov.facts.negation.value import Level


def explicit(text: str, language: str) -> list[str]:
    return [mention.text for mention in KIND.find(text, language) if mention.value.level is Level.EXPLICIT]


def lexical(text: str, language: str) -> list[str]:
    return [mention.text for mention in KIND.find(text, language) if mention.value.level is Level.LEXICAL]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Er kam nicht, und niemand rief an.", ["nicht", "niemand"]),
        ("de", "Weder Wind noch Regen störten.", ["Weder"]),
        ("de", "Keiner kam, weder er noch sie.", ["Keiner"]),
        ("de", "Nicht nur er kam.", []),
        ("de", "Das ist nicht unwahrscheinlich.", []),
        ("de", "Er hat nichts und niemanden gesehen.", ["nichts"]),
        ("en", "He didn’t know, and he cannot say.", ["n’t", "cannot"]),
        ("en", "It was not founded until 1920.", []),
        ("en", "Neither he nor she came.", ["Neither"]),
        ("en", "Room No. 7 is free.", []),
        ("en", "You came, didn't you?", []),
        ("fr", "Il n’a toujours pas répondu.", ["n’a toujours pas"]),
        ("fr", "Personne ne viendra.", ["Personne ne"]),
        ("fr", "Rien ne va plus.", ["ne va plus"]),
        ("fr", "Ni le maire ni le préfet ne sont venus.", ["Ni"]),
        ("fr", "Il ne vend que du pain.", []),
        ("fr", "Avant qu'elle ne parte.", []),
        ("fr", "Trois pas plus loin.", []),
        ("fr", "Pas de chance pour eux.", ["Pas"]),
        ("fr", "Cela n'est plus qu'un souvenir.", []),
        ("fr", "Il ne viendra pas non plus.", ["ne viendra pas"]),
    ],
)
def test_explicit_negations(language: str, text: str, expected: list[str]) -> None:
    assert explicit(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das ist unklar und ergebnislos.", ["unklar", "ergebnislos"]),
        ("de", "Unter uns: Das Unternehmen gehört zur Union.", []),
        ("de", "Die nicht öffentliche Sitzung begann.", ["nicht"]),
        ("en", "The unusual, homeless guest under the universal sign.", ["unusual", "homeless"]),
        ("fr", "Une décision inexpliquée.", ["inexpliquée"]),
    ],
)
def test_words_that_negate_within(language: str, text: str, expected: list[str]) -> None:
    assert lexical(text, language) == expected


def test_spans_are_the_text() -> None:
    text = "L’accord n’a, hélas, jamais été signé."
    for mention in KIND.find(text, "fr"):
        assert text[mention.span.start : mention.span.end] == mention.text
