import pytest

from transprov.languages.foreign import foreign_stretches


def stretches(text):
    return [(text[one.span.start : one.span.end], one.language) for one in foreign_stretches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The sign read: Bitte nehmen Sie Ihre Taschen nicht mit ins Becken. Nobody obeyed.",
            [("Bitte nehmen Sie Ihre Taschen nicht mit ins Becken", "de")],
        ),
        (
            "See also: Les habitants de la vallée réclament davantage de moyens pour leurs écoles (in French).",
            [("Les habitants de la vallée réclament davantage de moyens pour leurs écoles", "fr")],
        ),
    ],
)
def test_sentences_left_in_another_language_are_found(text, expected):
    assert stretches(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She writes for the Frankfurter Allgemeine Zeitung and the Neue Zürcher Zeitung.",
        "The Gesellschaft für deutsche Sprache met in Wiesbaden.",
        "Olympique de Marseille and the Fédération française de football agreed.",
        "In the war so many men die, and the rest want to be home for tea on a hill.",
        "Angela Merkel, Olaf Scholz, Jean-Yves Le Drian and Ursula von der Leyen were there.",
        "",
    ],
)
def test_names_and_plain_english_are_not(text):
    assert stretches(text) == []


def test_fewer_words_are_enough_to_doubt_names():
    text = "See the Leitfaden für Gemeinden for details; Karl Zimmermann and Ute Schneider wrote it."
    assert stretches(text) == []
    found = [text[one.span.start : one.span.end] for one in foreign_stretches(text, 3, 1)]
    assert found == ["Leitfaden für Gemeinden"]
