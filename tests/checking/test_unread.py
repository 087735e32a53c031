import pytest

from transprov import check, check_pair
from transprov.checking.unread import unread_notice

SPANISH = """Un apagón deja sin luz a 230.000 vecinos de la costa

Un fallo en la subestación de Puerto Alcaraz dejó sin electricidad a unos 230.000 vecinos durante casi cuatro horas.
«No puede ser que una ciudad de medio millón de habitantes dependa de un solo transformador», afirmó el alcalde.
Los bomberos rescataron a una docena de personas atrapadas en ascensores.
Un hombre de 67 años tuvo que ser hospitalizado.
Las pérdidas del comercio superan los 2,5 millones de euros, según la patronal.
"""
ENGLISH = """Blackout leaves 230,000 coastal residents without power

A failure at the Puerto Alcaraz substation left some 230,000 residents without electricity for almost four hours.
"It cannot be that a city of half a million inhabitants depends on a single transformer," said the mayor.
Firefighters rescued a dozen people trapped in elevators.
A 76-year-old man had to be hospitalized.
Retail losses exceed 2.5 million euros, according to the employers' association.
"""


def test_of_a_spanish_source_only_what_can_be_read_is_compared_and_that_is_said():
    report = check(ENGLISH, SPANISH, min_confidence=0)
    details = [finding for finding in report.findings if not finding.rule.startswith(("any-", "es-"))]
    assert [(f.rule, f.source_text, f.copy_text) for f in details] == [("number-altered", "67", "76")]
    assert details[0].confidence > 0.5
    (notice,) = [line for line in report.notices if "details" in line]
    assert "Of details in Spanish, only figures in digits are compared" in notice
    assert "names" in notice


@pytest.mark.parametrize("code", ["de", "fr", "en", None])
def test_languages_with_word_lists_need_no_such_word(code):
    assert unread_notice(code, "en") == []


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("es", "El alcalde pidió medio millón de euros.", "The mayor asked for half a million euros."),
        ("es", "Las pérdidas superan los 2,5 millones de euros.", "Losses exceed 2,500,000 euros."),
        ("es", "Dejó sin luz a 230.000 vecinos.", "It left 230,000 residents without power."),
        ("it", "Alle 9.15 Mario Rossi non ha parlato.", "At 9:15 a.m. Mario Rossi did not speak."),
        ("pl", "Wydano 1,2 mln zł.", "1.2 million zlotys were spent."),
        ("ru", "Погибли 14 человек.", "Fourteen people died."),
    ],
)
def test_what_nobody_can_read_is_not_called_different(language, source, copy):
    assert check_pair(source, copy, source_language=language, minimum_confidence=0) == ()


@pytest.mark.parametrize(
    ("language", "source", "copy", "said"),
    [
        ("es", "Un hombre de 67 años fue hospitalizado.", "A 76-year-old man was hospitalized.", ("67", "76")),
        ("es", "Dejó sin luz a 230.000 vecinos.", "It cut off 320,000 residents.", ("230.000", "320,000")),
        ("it", "Nel 1998 il ponte fu chiuso.", "In 1989 the bridge was closed.", ("1998", "1989")),
    ],
)
def test_two_figures_in_digits_are_compared_in_every_language(language, source, copy, said):
    (found,) = check_pair(source, copy, source_language=language)
    assert (found.source_text, found.copy_text) == said
