"""What is read as a quantity, in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts.numbers.units import units
from transprov.facts.quantities.find import find


def readings(text: str, language: str) -> list[str]:
    return [mention.reading for mention in find(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eine Strecke von 204 km", ["204 kilometres"]),
        ("auf 783.562 Quadratkilometern", ["783,562 square kilometres"]),
        ("mit 120 km/h und mit 30 Kilometern pro Stunde", ["120 kilometres per hour", "30 kilometres per hour"]),
        ("zwei bis drei Millionen Euro", ["2 million EUR", "3 million EUR"]),
        ("für 2,7 Mrd. US-Dollar", ["2.7 billion USD"]),
        ("ein 45-Jähriger, eine zweistündige Sitzung", ["45 years", "2 hours"]),
        ("minus 5 Grad Celsius", ["minus 5 degrees Celsius"]),
        ("5 °C unter null", ["minus 5 degrees Celsius"]),
        ("20 Euro pro Stunde", ["20 EUR per hour"]),
        ("ein Plus von 3 Prozentpunkten", ["3 percentage points"]),
        ("fünf weitere Jahre", ["5 years"]),
        ("der 100-Meter-Lauf", ["100 metres"]),
        ("mehr als eine Woche", ["more than 1 week"]),
        ("Tausende Kilometer", ["1,000 to 10,000 kilometres"]),
        ("Um 13 Uhr kamen 20 Gäste in 3 Bussen.", []),
        ("Er wurde 2. im Jahr 2019.", []),
    ],
)
def test_german(text: str, expected: list[str]) -> None:
    assert readings(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("à 12 km de la ville", ["12 kilometres"]),
        ("3,5 millions d'euros", ["3.5 million EUR"]),
        ("755 688 kilomètres carrés", ["755,688 square kilometres"]),
        ("à 70km/h, à 50 kilomètres à l'heure", ["70 kilometres per hour", "50 kilometres per hour"]),
        ("les sept dernières années", ["7 years"]),
        ("sept longues années", ["7 years"]),
        ("il fait moins 5 degrés Celsius", ["minus 5 degrees Celsius"]),
        ("moins de 5 hectares", ["less than 5 hectares"]),
        ("10 euros de l'heure", ["10 EUR per hour"]),
        ("une centaine de kilos", ["about 100 kilograms"]),
        ("Il a lu trois romans à 20 heures 15.", []),
    ],
)
def test_french(text: str, expected: list[str]) -> None:
    assert readings(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 25-foot rope", ["25 feet"]),
        ("He paid €20 and £3 million.", ["20 EUR", "3 million GBP"]),
        ("at 75 mph, at 40 miles per hour, at 10 km per hour",
         ["75 miles per hour", "40 miles per hour", "10 kilometres per hour"]),
        ("She is 5 ft 3 in, he is 6'2\" and weighs 11 stone 4 pounds.", ["5.25 feet", "6.167 feet", "11.286 stones"]),
        ("It was -4°F, ten degrees Fahrenheit below zero.",
         ["minus 4 degrees Fahrenheit", "minus 10 degrees Fahrenheit"]),
        ("In 2013 €5 million went missing.", ["5 million EUR"]),
        ("12 feet, 5 people", ["12 feet"]),
        ("a week ago", ["1 week"]),
        ("There are 15 are left.", []),
    ],
)  # fmt: skip
def test_english(text: str, expected: list[str]) -> None:
    assert readings(text, "en") == expected


def test_a_language_without_data_reads_the_symbols() -> None:
    assert readings("Recorrió 204 km por 20 €.", "es") == ["204 kilometres", "20 EUR"]


def test_factors_agree_with_each_other() -> None:
    known = units()
    assert known["mile"].factor == 1760 * known["yard"].factor == 5280 * known["foot"].factor
    assert known["square-mile"].factor == 640 * known["acre"].factor
    assert known["pound"].factor == 16 * known["ounce"].factor
    assert known["short-ton"].factor == 2000 * known["pound"].factor
    assert (
        abs(known["mile-per-hour"].factor - known["mile"].factor / known["hour"].factor) < known["metre"].factor / 10**6
    )


@given(st.text(max_size=80))
def test_spans_hold_whatever_the_text(text: str) -> None:
    for language in ("de", "fr", "en"):
        for mention in find(text, language):
            assert text[mention.span.start : mention.span.end] == mention.text
