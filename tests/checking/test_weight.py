import pytest

from transprov.checking.weight import Weight, is_slight, weigh
from transprov.types import Segment, SegmentKind, Severity, Span


def weight(text, kind=SegmentKind.SENTENCE, language=None):
    return weigh(Segment(0, Span(0, len(text)), text, kind, language=language))


@pytest.mark.parametrize(
    ("text", "kind", "severity"),
    [
        ("Die Staatsanwaltschaft ermittelt seit März gegen zwei Mitarbeiter der Behörde.", "sentence", Severity.MAJOR),
        ("Le procureur a ouvert une enquête contre deux agents de la mairie.", "sentence", Severity.MAJOR),
        ("検察は三月から市の職員二人を捜査している。", "sentence", Severity.MAJOR),
        ("Прокуратура с марта проверяет двух сотрудников ведомства.", "sentence", Severity.MAJOR),
        ("Vier der 17 Verletzten schweben in Lebensgefahr", "list-item", Severity.MAJOR),
        ("Er starb 1999.", "sentence", Severity.MAJOR),
        ("Sie schwieg dazu lange Zeit.", "sentence", Severity.MINOR),
        ("Kampf um jeden Meter Deich an der unteren Oder", "headline", Severity.MINOR),
        ("Helfer füllen am Samstag Sandsäcke am Ufer der Oder.", "caption", Severity.MINOR),
        ("Foto: Jan Petersen/dpa-Zentralbild, aufgenommen am 3. Mai", "credit", Severity.NEUTRAL),
        ("Foto: dpa", "sentence", Severity.NEUTRAL),
        ("Am Deich", "caption", Severity.NEUTRAL),
        ("Warum?", "sentence", Severity.NEUTRAL),
        ("Und was kostet das alles?", "sentence", Severity.NEUTRAL),
        ("« Pourquoi donc maintenant ? »", "sentence", Severity.NEUTRAL),
        ("***", "sentence", Severity.NEUTRAL),
        ("なぜ今？", "sentence", Severity.NEUTRAL),
    ],
)
def test_what_reports_something_weighs_more_than_what_does_not(text, kind, severity):
    assert weight(text, SegmentKind(kind)).severity is severity


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Verletzt wurde niemand."),
        ("de", "Das ist nicht wahr."),
        ("de", "Dutzende flohen."),
        ("de", "Der Fahrer starb."),
        ("de", "Die Polizei ermittelt."),
        ("de", "Er kommt am Montag."),
        ("fr", "Personne n'a été blessé."),
        ("fr", "Le conducteur est mort."),
        ("en", "Nobody was hurt."),
    ],
)
def test_a_short_sentence_with_content_is_a_sentence_of_reporting(language, text):
    assert weight(text, language=language) == Weight(Severity.MAJOR)


@pytest.mark.parametrize(
    ("language", "text", "severity"),
    [
        ("de", "Ein Überblick.", Severity.NEUTRAL),
        ("de", "Ende offen.", Severity.NEUTRAL),
        ("de", "Was war da los?", Severity.NEUTRAL),
        ("de", "Das ist klar.", Severity.MINOR),
        ("fr", "C'est ainsi.", Severity.NEUTRAL),
        ("es", "Nadie resultó herido.", Severity.MINOR),
    ],
)
def test_a_few_words_without_content_stay_light(language, text, severity):
    assert weight(text, language=language).severity is severity


def test_a_headline_or_a_caption_is_weighed_as_before_whatever_it_says():
    assert weight("Niemand verletzt", SegmentKind.HEADLINE, "de").severity is Severity.NEUTRAL
    assert weight("Foto: dpa", SegmentKind.CREDIT, "de").severity is Severity.NEUTRAL


def test_every_lighter_weight_says_why():
    assert weight("Die Behörde hat den Antrag der Gemeinde am Montag abgelehnt.").reason == ""
    assert weight("Warum?").reason == "only one word"
    assert weight("Foto: dpa").reason == "only 2 words"
    assert "headline" in weight("Behörde lehnt den Antrag der Gemeinde ab", SegmentKind.HEADLINE).reason


def test_a_further_reason_takes_one_step_and_never_goes_below_nothing():
    assert Weight(Severity.MAJOR).lowered("said twice") == Weight(Severity.MINOR, "said twice")
    assert Weight(Severity.NEUTRAL, "a credit line").lowered("said twice") == Weight(
        Severity.NEUTRAL, "a credit line; said twice"
    )


def test_a_number_makes_a_short_sentence_weigh_more_but_its_vector_no_better():
    assert weight("Betroffen sind 46 Beschäftigte.").severity is Severity.MAJOR
    assert is_slight("Betroffen sind 46 Beschäftigte.")
    assert not is_slight("Betroffen sind 46 Beschäftigte der alten Brauerei.")
