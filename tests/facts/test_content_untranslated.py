import pytest

from transprov.facts import DEFAULT_CONFIDENCE, Context
from transprov.facts.content import KIND


def untranslated(source, copy, language):
    found = KIND.compare((), (), Context(source, copy, language))
    return [f.copy_text for f in found if f.rule == "untranslated" and f.confidence >= DEFAULT_CONFIDENCE]


@pytest.mark.parametrize(
    ("language", "source", "copy", "left"),
    [
        (
            "de",
            "Der Bürgermeister sprach von einer schweren Nacht und dankte den Helfern.",
            "The mayor spoke of a difficult night und thanked the helpers.",
            "und",
        ),
        (
            "de",
            "Die Regierung hat das Gesetz am Freitag endgültig beschlossen.",
            "The government endgültig passed the law on Friday.",
            "endgültig",
        ),
        (
            "de",
            "Die Feuerwehr musste die Straße mehrere Stunden lang sperren.",
            "The Feuerwehr had to close the road for several hours.",
            "Feuerwehr",
        ),
        (
            "fr",
            "Les habitants du quartier demandent davantage de moyens, mais la mairie hésite.",
            "Local residents are asking for more resources, mais the town hall hesitates.",
            "mais",
        ),
        (
            "fr",
            "Le ministre a également promis une aide aux éleveurs.",
            "The minister also promised aid to the éleveurs.",
            "éleveurs",
        ),
        (
            "fr",
            "La séance a été levée lorsque les manifestants sont entrés.",
            "The session was adjourned lorsque the protesters came in.",
            "lorsque",
        ),
    ],
)
def test_words_left_standing_are_found(language, source, copy, left):
    assert untranslated(source, copy, language) == [left]


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        # names, parties, papers, works
        ("de", "Angela Merkel traf Olaf Scholz in Berlin.", "Angela Merkel met Olaf Scholz in Berlin."),
        ("de", "Die Alternative für Deutschland klagt.", "Alternative für Deutschland is taking legal action."),
        ("de", "Die Stadt am Fluss war im Stau.", "The town on the river was in the jam; the war had not begun."),
        ("fr", "Il lit Le Monde chaque matin à Paris.", "He reads Le Monde every morning in Paris."),
        ("fr", "La Banque centrale européenne hésite.", "The Banque centrale européenne hesitates."),
        ("fr", "Le film « Les Enfants du paradis » ressort.", 'The film "Les Enfants du paradis" is out again.'),
        # words that English has too
        ("fr", "Le restaurant du village ferme en septembre.", "The village restaurant closes in September."),
        ("fr", "Une question importante pour la nation.", "An important question for the nation."),
        ("fr", "Cette surveillance coûte cher au public.", "This surveillance costs the public dear."),
        ("de", "Der Minister will die Situation in der Region stabil halten.", "The minister wants the region stable."),
        # all of it translated
        ("de", "Wir wissen noch nichts über die Ursache.", "We do not know anything about the cause yet."),
        # abbreviations
        ("de", "Das MIT arbeitet mit der EU.", "MIT works with the EU."),
    ],
)
def test_names_and_words_of_english_are_not(language, source, copy):
    assert untranslated(source, copy, language) == []


def test_a_quoted_original_word_is_doubtful_only():
    source, copy = "Er nannte es „Heimat“ und schwieg.", 'He called it "Heimat" and fell silent.'
    assert untranslated(source, copy, "de") == []


def test_a_whole_sentence_left_standing_is_one_finding():
    source = "Der Bürgermeister hat den Antrag am Abend nicht unterstützt."
    found = untranslated(source, f"Nothing else. {source}", "de")
    assert found
    assert "hat den Antrag" in found[0]


def test_half_a_compound_is_found():
    source = "Das Verkehrsministerium prüft die Strecke."
    assert untranslated(source, "The Verkehrs ministry is checking the line.", "de") in ([], ["Verkehrs"])
    assert untranslated("Die Fleischbranche klagt.", "The Fleisch industry complains.", "de") == ["Fleisch"]


@pytest.mark.parametrize("language", ["xx", "und", "../de", "es"])
def test_other_languages_give_nothing(language):
    assert untranslated("Una frase cualquiera und mehr.", "Any sentence und mehr.", language) == []


@pytest.mark.parametrize(
    ("source", "copy", "left"),
    [
        # a rare noun that no list of words was counted for
        ("Der Verein gewann die Trophäe zum dritten Mal.", "The club won the Trophäe for the third time.", "Trophäe"),
        (
            "Nach dem Unfall wurde das Gleisbett drei Stunden lang gesperrt.",
            "After the accident the Gleisbett was closed for three hours.",
            "Gleisbett",
        ),
        # half of a compound, and a place that English has another name for
        ("Sie ist eine der Hauptzeuginnen im Prozess.", "She is one of the Haupt witnesses in the trial.", "Haupt"),
        ("Die Waren kommen aus Südostasien.", "The goods come from Südostasien.", "Südostasien"),
        # the source has the sentence elsewhere, but English it is not
        (
            "Mehr zum Thema finden Sie auf unserer Seite.",
            "Find out more: Wie die Gemeinde ihre Schulen im kommenden Jahr heizt",
            "Wie die Gemeinde ihre Schulen im kommenden Jahr heizt",
        ),
    ],
)
def test_rare_words_and_whole_sentences_left_standing_are_found(source, copy, left):
    assert untranslated(source, copy, "de") == [left]


@pytest.mark.parametrize(
    ("source", "copy", "language"),
    [
        # names that dictionaries have as words, or whose parts are words
        ("Das sagte Zimmermann am Abend in Remshalden.", "Zimmermann said so in Remshalden in the evening.", "de"),
        ("Die Freien Wähler fordern Neuwahlen.", "The Freie Wähler are calling for new elections.", "de"),
        ("Er sagte das der „Neuen Presse“.", "He told the daily Neue Presse.", "de"),
        ("Ministerin von der Leyen reist ab.", "Minister von der Leyen is leaving.", "de"),
        ("Von Hagen sieht das anders.", "Von Hagen sees it differently.", "de"),
        ("Schwerin in Mecklenburg-Vorpommern wächst.", "Schwerin in Mecklenburg-Vorpommern is growing.", "de"),
        ("Infos stehen auf www.warnung-beispiel.de bereit.", "See www.warnung-beispiel.de for information.", "de"),
        ("Le Devoir a révélé l'affaire.", "Le Devoir broke the story.", "fr"),
        ("Das Seefest-Publikum und das Brunnen-Festival.", "The audience of the Brunnen festival.", "de"),
        # the title of a work, of which the quotation says that it is meant
        ("Das Plakat „Kranich austanzen“ hängt dort.", 'The poster "Kranich austanzen" hangs there.', "de"),
        # loan words that lost their capital
        ("Sie trugen Burkinis am Strand.", "They wore burkinis on the beach.", "de"),
    ],
)
def test_names_that_look_like_words_are_left_alone(source, copy, language):
    assert untranslated(source, copy, language) == []
