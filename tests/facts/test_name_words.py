"""Names against words that look like them, in German above all."""

import pytest

from transprov.facts import check_pair

SOUND = [
    ("de", "Zwischen Nord- und Ostsee wächst der Verkehr.", "Traffic is growing between the North Sea and the Baltic."),
    ("de", "Nord- und Südkorea verhandeln wieder.", "North Korea and South Korea are negotiating again."),
    ("de", "Der Serbe Luka Marović sah Gelb-Rot.", "The Serb Luka Marović Yellow-Red saw."),
    ("de", "Das Crowdfunding für das Bad läuft.", "The crowdfunding for the pool is under way."),
    ("de", "Das war das größte Rock-Fesitval des Jahres.", "It was the biggest rock festival of the year."),
    ("fr", "Elle enseigne la Biochimie à Nantes.", "She teaches biochemistry in Nantes."),
    ("fr", "Elle dirige l'Unité de Biochimie.", "She heads the Biochemistry Unit."),
    ("fr", "« Je veux avancer », assure le Lillois.", "“I want to move on,” says the player from Lille."),
    ("de", "Die griechische Sprache kam aus Griechenland.", "The Greek language came from Greece."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_what_is_no_other_name_is_passed_over(language, source, copy):
    rules = [finding.rule for finding in check_pair(source, copy, source_language=language)]
    assert [rule for rule in rules if rule.startswith("name")] == []


DROPPED = [
    ("de", "Das teilte das Landratsamt Dingolfing mit.", "The district office said so.", "Dingolfing"),
    ("de", "Mit der griechischen Sprache verlor man die Wurzeln in Griechenland.",
     "With the Greek language, the roots were lost.", "Griechenland"),
    ("fr", "La langue grecque recule partout, même en Grèce.", "The Greek language is in decline everywhere.", "Grèce"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy", "name"), DROPPED)
def test_a_dropped_name_is_told(language, source, copy, name):
    found = check_pair(source, copy, source_language=language)
    assert [(finding.rule, finding.source_text) for finding in found if finding.rule.startswith("name")] == [
        ("name-dropped", name)
    ]


@pytest.mark.parametrize(
    ("source", "copy", "left"),
    [
        ("Cette loi génèrerait des pertes pour les communes.", "This law génèrerait losses.", "génèrerait"),
        ("On y voit des traces historiques.", "There are historique traces.", "historique"),
    ],
)
def test_forms_that_no_dictionary_lists_are_left_over_all_the_same(source, copy, left):
    found = check_pair(source, copy, source_language="fr")
    assert [finding.copy_text for finding in found if finding.rule == "untranslated"] == [left]
