import pytest

from transprov.facts import DEFAULT_CONFIDENCE, Context
from transprov.facts.content import KIND


def repeated(source, copy, language):
    found = KIND.compare((), (), Context(source, copy, language))
    return [f.copy_text for f in found if f.rule == "repeated" and f.confidence >= DEFAULT_CONFIDENCE]


@pytest.mark.parametrize(
    ("language", "source", "copy", "said"),
    [
        ("de", "Die Wahl wurde verschoben.", "The election election was postponed.", "election election"),
        (
            "de",
            "Die Abstimmung wurde auf Mai verschoben.",
            "The vote was postponed was postponed until May.",
            "was postponed was postponed",
        ),
        ("fr", "Le chantier reprendra lundi.", "Work on the site will will resume on Monday.", "will will"),
        (
            "fr",
            "Les rues et les places étaient vides.",
            "The streets and streets were empty.",
            "streets and streets",
        ),
        ("de", "Das Teilsystem fiel aus.", "The sub-sub-sub-sub-system failed.", "sub-sub-sub-sub"),
    ],
)
def test_what_is_said_twice_is_found(language, source, copy, said):
    assert repeated(source, copy, language) == [said]


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("de", "Er hatte genug gehabt.", "He had had enough."),
        ("de", "Immer mehr Menschen kommen.", "More and more people are coming."),
        ("fr", "Il a gagné encore et encore.", "He won again and again."),
        ("fr", "Duran Duran joue ce soir.", "Duran Duran are playing tonight."),
        ("de", "Sehr, sehr viele kamen.", "Very, very many came."),
        ("de", "Eine Lösung, die allen nützt.", "A win-win solution."),
        ("fr", "Non, non et non, a dit le maire.", "No, no and no, said the mayor."),
        ("de", "Die Preise steigen und steigen und steigen.", "Prices rise and rise and rise."),
        ("de", "Wer kam? Wer blieb?", "Who came? Who stayed?"),
    ],
)
def test_what_may_be_said_twice_is_not(language, source, copy):
    assert repeated(source, copy, language) == []


def test_a_stretch_that_comes_again_later_is_found():
    source = "Das Unternehmen belegt beim Umsatz den zweiten Platz und wächst im Ausland am schnellsten."
    copy = (
        "The company is ranked second in revenue this year worldwide. "
        "Abroad the company is ranked second in revenue this year worldwide and grows fastest."
    )
    assert repeated(source, copy, "de")


def test_written_down_speech_may_stammer_and_comparatives_may_climb():
    spoken = "well this is this is not the first time for the two of them"
    assert repeated("Nun, das ist nicht das erste Mal für die beiden", spoken, "de") == []
    assert repeated("Der Fluss sinkt immer tiefer.", "The river is sinking deeper and deeper.", "de") == []


def test_what_the_source_says_twice_with_a_word_between_is_not():
    assert repeated("Et nous avons cousu et cousu.", "And so we sewed and sewed.", "fr") == []
