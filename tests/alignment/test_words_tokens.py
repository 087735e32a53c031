from __future__ import annotations

import pytest

from transprov.alignment.tokens import keys, word_spans


def words(text: str, language: str | None) -> list[str]:
    return [text[span.start : span.end] for span in word_spans(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Don't say it's O’Hara’s.", ["Do", "n't", "say", "it", "'s", "O", "’", "Hara", "’s", "."]),
        ("en", "2,000 people, 3.5% at 2:30", ["2,000", "people", ",", "3.5", "%", "at", "2:30"]),
        ("fr", "L’État qu'on n'a pas vu", ["L’", "État", "qu'", "on", "n'", "a", "pas", "vu"]),
        ("fr", "Près de 3\u202f500 emplois", ["Près", "de", "3\u202f500", "emplois"]),
        (
            "fr",
            "Près de 3 500 emplois en 2019 500 fois",
            ["Près", "de", "3 500", "emplois", "en", "2019", "500", "fois"],
        ),
        ("de", "EU-Haushalt: „Das war’s.“", ["EU", "-", "Haushalt", ":", "„", "Das", "war’s", ".", "“"]),
        ("de", "20.000 Euro am 18. Januar", ["20.000", "Euro", "am", "18", ".", "Januar"]),
        ("ja", "東京で会議", ["東", "京", "で", "会", "議"]),
        (None, "cafe\u0301 \u00fcber", ["cafe\u0301", "\u00fcber"]),
        (None, " \n\t", []),
    ],
)
def test_words_of_a_text(language: str | None, text: str, expected: list[str]) -> None:
    assert words(text, language) == expected


def test_every_visible_character_is_in_exactly_one_word() -> None:
    text = "„Wir – d. h. 1.234 Leute – geh’n!“ [x] <b> 50 % €\u00ad\u200f 😀 naïve"
    for language in ("de", "en", "fr", "ru", None):
        covered = [i for span in word_spans(text, language) for i in range(span.start, span.end)]
        assert len(covered) == len(set(covered))
        missing = {text[i] for i in range(len(text))} - {text[i] for i in covered}
        assert all(ch.isspace() for ch in missing), missing


def test_keys_do_not_depend_on_typography() -> None:
    assert keys("L’Été", "fr") == keys("l'e\u0301te\u0301", "fr") == ["l'", "été"]
    assert keys("Sicher\u00adheit", "de") == ["sicherheit"]
