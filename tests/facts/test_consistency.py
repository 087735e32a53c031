"""A copy at odds with itself."""

import pytest

from transprov.facts import BeadText, disagreements
from transprov.types import Equivalences


def found(language, *beads):
    said = disagreements([BeadText(*bead) for bead in beads], source_language=language)
    return [(one.rule.id, one.mention.text, one.other.text) for one in said]


DE_BODY = (
    "Beim Untergang einer Fähre vor Sulawesi sind 17 Menschen ums Leben gekommen.",
    "At least 17 people died when a ferry sank in an accident off Sulawesi.",
)
FR_BODY = (
    "Le naufrage d'un ferry au large de Sulawesi a fait 17 morts mardi.",
    "The sinking of a ferry off Sulawesi killed 17 people on Tuesday.",
)
WRONG_NUMBERS = [
    pytest.param("de", ("17 Tote bei Fährunglück vor Sulawesi", "71 dead in ferry accident off Sulawesi"), DE_BODY,
                 ("71", "17"), id="de headline"),
    pytest.param("de", ("", "71 dead in ferry accident off Sulawesi"), DE_BODY, ("71", "17"),
                 id="de headline of the copy alone"),
    pytest.param("fr", ("Naufrage d'un ferry : 17 morts", "Ferry sinking off Sulawesi: 71 dead"), FR_BODY,
                 ("71", "17"), id="fr headline"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "headline", "body", "numbers"), WRONG_NUMBERS)
def test_a_headline_that_contradicts_the_body(language, headline, body, numbers):
    said = [(rule, mine, other.split()[-1]) for rule, mine, other in found(language, headline, body)]
    assert said == [("internal-inconsistency", *numbers)]


SOUND_NUMBERS = [
    pytest.param("de", ("Mehr als 500 Tote nach Beben", "More than 500 dead after earthquake in Nepal"),
                 ("Nach dem Beben in Nepal starben 534 Menschen.", "534 people died after the earthquake in Nepal."),
                 id="de a round number"),
    pytest.param("de", ("17 Tote in Kiel nach Brand in Heim", "17 dead in Kiel after fire in home"),
                 ("Bei einem Brand in einem Heim in Kiel wurden 23 Menschen verletzt.",
                  "23 people were injured in a fire in a home in Kiel."), id="de dead and injured"),
    pytest.param("de", ("", "71 dead in ferry accident off Sulawesi"),
                 ("Bisher sind 17 Menschen bei dem Unglück gestorben, 71 waren auf der Fähre vor Sulawesi.",
                  "So far 17 people have died in the accident; 71 were on the ferry off Sulawesi."),
                 id="de a number that the source has as well"),
    pytest.param("fr", ("12 blessés dans un accident à Lille", "12 injured in accident in Lille"),
                 ("Un accident a fait 14 blessés à Roubaix, dont 3 enfants.",
                  "An accident in Roubaix injured 14 people, including 3 children."), id="fr two places"),
    pytest.param("fr", ("Le ferry transportait 17 personnes.", "The ferry carried 71 people."),
                 ("Dix-sept voitures ont été perdues.", "17 cars were lost."), id="fr other things"),
    pytest.param("fr", ("Naufrage en 2017 : 17 morts", "Ferry sinking in 2017: 17 dead"), FR_BODY, id="fr a year"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "headline", "body"), SOUND_NUMBERS)
def test_numbers_that_can_both_be_true(language, headline, body):
    assert found(language, headline, body) == []


RENDERED = [
    pytest.param("fr", ("Kassym-Jomart Tokaïev a été réélu dimanche.", "Kassym-Jomart Tokayev was re-elected."),
                 ("Kassym-Jomart Tokaïev a remercié le peuple.", "Kassym-Schomart Tokayev thanked the people."),
                 [("Kassym-Schomart", "Kassym-Jomart")], id="fr given name"),
    pytest.param("de", ("Präsident Tokajew reiste nach Wien.", "President Tokayev travelled to Vienna."),
                 ("Am Abend sprach Tokajew mit Journalisten.", "In the evening Tokajew spoke to journalists."),
                 [("Tokajew", "Tokayev")], id="de surname"),
    pytest.param("de", ("Das Bundesamt für Statistik meldete neue Zahlen.",
                        "The Federal Office of Statistics reported new figures."),
                 ("Wie das Bundesamt für Statistik mitteilte, stieg die Zahl.",
                  "As the Federal Agency for Statistics announced, the number rose."),
                 [("Federal Agency for Statistics", "Federal Office of Statistics")], id="de institution"),
    pytest.param("fr", ("L'Office fédéral de la statistique a publié ses chiffres.",
                        "The Federal Office of Statistics published its figures."),
                 ("Selon l'Office fédéral de la statistique, la hausse se poursuit.",
                  "According to the Federal Agency of Statistics the rise continues."),
                 [("Federal Agency of Statistics", "Federal Office of Statistics")], id="fr institution"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "first", "second", "expected"), RENDERED)
def test_one_name_rendered_in_two_ways(language, first, second, expected):
    assert found(language, first, second) == [("inconsistent-rendering", *pair) for pair in expected]


SOUND_NAMES = [
    pytest.param("de", ("Israel kündigte Gespräche an.", "Israel announced talks."),
                 ("Die Gespräche mit Israel beginnen bald.", "The Israeli talks begin soon."), id="de adjective"),
    pytest.param("de", ("Präsident Tokajew reiste ab.", "President Tokayev left."),
                 ("Tokajews Sprecher bestätigte das.", "Tokayev's spokesman confirmed this."), id="de genitive"),
    pytest.param("de", ("Das Bundesamt für Statistik meldete Zahlen.", "The Federal Office of Statistics reported."),
                 ("Das Bundesamt für Migration schwieg.", "The Federal Agency for Migration was silent."),
                 id="de two institutions"),
    pytest.param("de", ("Das Bundesamt für Statistik meldete Zahlen.", "The Federal Office of Statistics reported."),
                 ("Das Bundesamt für Statistik zählt neu.", "The agency is counting anew."), id="de short form"),
    pytest.param("fr", ("Mme Petrov a gagné.", "Ms Petrova won."), ("M. Petrov aussi.", "Mr Petrov did too."),
                 id="fr feminine"),
    pytest.param("fr", ("L'Ukraine a répondu.", "Ukraine responded."),
                 ("La réponse de l'Ukraine est claire.", "The Ukrainian answer is clear."), id="fr people"),
    pytest.param("fr", ("Les États-Unis hésitent.", "The United States hesitates."),
                 ("Les États-Unis attendent.", "The US is waiting."), id="fr acronym"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "first", "second"), SOUND_NAMES)
def test_forms_of_one_name_are_no_two_renderings(language, first, second):
    assert found(language, first, second) == []


def test_nothing_to_compare():
    assert found("de") == []
    assert found("xx", ("", ""), ("Text 17 Tokajew.", "Text 71 Tokayev."), ("Tokajew 17.", "")) == []


def test_renderings_that_the_user_calls_the_same_are_left_alone():
    beads = [BeadText(*bead) for bead in RENDERED[1].values[1:3]]
    said = Equivalences(names=(("Tokayev", "Tokajew"),))
    assert disagreements(beads, source_language="de")
    assert not disagreements(beads, source_language="de", equivalences=said)
