"""What the finder of numbers reads, in each language."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts.numbers.find import find
from transprov.facts.numbers.language import number_language
from transprov.facts.numbers.value import Approximator, NumberUnit, Weight


def readings(text: str, language: str) -> list[str]:
    return [mention.reading for mention in find(text, language) if mention.value.weight > Weight.SUPPORT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Schaden liegt bei 1.234,5 Tonnen.", ["1,234.5"]),
        ("In Zürich zählte man 12'400 Besucher.", ["12,400"]),
        ("In Basel waren es 9‘350 und 1’200 Besucher, nicht ‚450‘ oder ‘300‘.", ["9,350", "1,200", "450", "300"]),
        ("Rund 2.000 Menschen kamen.", ["about 2,000"]),
        ("Sechsundsechzig Abgeordnete stimmten zu.", ["66"]),
        ("Nach anderthalb Jahren war Schluss.", ["1.5"]),
        ("zweieinhalb Millionen Euro", ["2.5 million"]),
        ("zwei bis drei Millionen Euro", ["2 million", "3 million"]),
        ("Kosten von 3,5 Mrd. Euro", ["3.5 billion"]),
        ("Schulden von 2 Billionen Dollar", ["2 trillion"]),
        ("eine Billiarde Rechenschritte", ["1,000 trillion"]),
        ("Dutzende Helfer, Hunderte Schaulustige", ["12 to 120", "100 to 1,000"]),
        ("mehrere hundert Demonstranten", ["100 to 1,000"]),
        ("zwei Dutzend Häuser", ["24"]),
        ("zwei Drittel der Sitze", ["two thirds"]),
        ("eine halbe Million Haushalte", ["500,000"]),
        ("knapp 30 Prozent, vier Prozentpunkte mehr", ["almost 30 percent", "4 percentage points"]),
        ("die viertgrößte Stadt", ["4th"]),
        ("Ein 45-Jähriger und ein 24jähriger Mann", ["45", "24"]),
        ("die achtköpfige Familie", ["8"]),
        ("um 13.30 Uhr und um halb acht", ["13:30", "7:30"]),
        ("Am 19. Juli 2021", ["19", "2021"]),
        ("in den 1990er Jahren", ["the 1990s"]),
        ("die Umsätze verdreifachten sich nicht", []),
        ("die Umsätze haben sich verdreifacht", ["3 times"]),
        ("um drei Hundertstelsekunden", ["3/100"]),
        ("Bitte achten Sie auf die Zweifel.", []),
        ("Das ist zum einen teuer, zum anderen kam er zum ersten Mal.", []),
    ],
)
def test_german(text: str, expected: list[str]) -> None:
    assert readings(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un total de 1 234,5 tonnes", ["1,234.5"]),
        ("près de 20\u202f000 maisons", ["almost 20,000"]),
        ("quatre-vingt-dix-sept députés", ["97"]),
        ("soixante et onze ans", ["71"]),
        ("trente-et-un jours", ["31"]),
        ("de 99,4 à 88,5 milliards d'euros", ["99.4 billion", "88.5 billion"]),
        ("un million deux cent mille habitants", ["1.2 million"]),
        ("trois billions de dollars", ["3 trillion"]),
        ("plus d'une centaine de blessés", ["more than 100"]),
        ("des milliers de personnes", ["1,000 to 10,000"]),
        ("des dizaines de milliers de foyers", ["10,000 to 100,000"]),
        ("un demi-million de foyers", ["500,000"]),
        ("30 pour cent des voix, 5 % de plus", ["30 percent", "5 percent"]),
        ("le 1er mars à 13h50", ["1", "13:50"]),
        ("le vingt-et-unième candidat", ["21st"]),
        ("la fin du dix-neuvième siècle", ["19th"]),
        ("au moins 12 morts et plus de 3 Mds d'euros", ["at least 12", "more than 3 billion"]),
        ("les années 1980", ["1980"]),
        ("L'un des élus a acheté un appareil neuf, d'une part.", []),
    ],
)
def test_french(text: str, expected: list[str]) -> None:
    assert readings(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a total of 1,234.5 tonnes", ["1,234.5"]),
        ("two and a half million euros", ["2.5 million"]),
        ("more than $20.9 million", ["more than 20.9 million"]),
        ("two hundred and fifty thousand homes", ["250,000"]),
        ("between 5 and 10 million", ["5", "10 million"]),
        ("half a million homes", ["500,000"]),
        ("two-thirds of the seats", ["two thirds"]),
        ("tens of thousands of people, several hundred soldiers", ["10,000 to 100,000", "100 to 1,000"]),
        ("the third-largest city, the twenty-first time", ["21st"]),
        ("at 1:50 p.m. on July 19", ["13:50", "19"]),
        ("back in the 1990s, in the 1850's", ["the 1990s", "the 1850s"]),
        ("a 16-year-old and a forty-year-old", ["16", "40"]),
        ("One of the men waited a second for the first time.", []),
        ("see https://example.org/2021/14 or @user99", []),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert readings(text, "en") == expected


def test_names_with_figures_are_labels() -> None:
    found = find("Auf der A8 hörte er MP3, der CO2-Wert stieg, die G7 berieten über Covid-19 und 5G.", "de")
    assert {mention.value.unit for mention in found} == {NumberUnit.LABEL}
    assert [int(mention.value.low) for mention in found] == [8, 3, 2, 7, 19, 5]


def test_roman_numerals_support_but_never_count() -> None:
    (century, *_) = find("au XVIe siècle", "fr")
    assert century.value.low == 16
    assert century.value.weight is Weight.SUPPORT
    assert find("Königin Elisabeth II. kam", "de")[0].value.low == 2
    assert find("MIX und CD und Xi", "de") == ()


def test_telephone_number_is_one_mention() -> None:
    found = find("Hinweise unter 030 4664 123456 an die Polizei", "de")
    assert [mention.value.label for mention in found] == ["telephone"]


def test_span_covers_approximator_and_scale() -> None:
    text = "Es kamen mehr als 3 Millionen Menschen."
    (mention,) = find(text, "de")
    assert text[mention.span.start : mention.span.end] == mention.text == "mehr als 3 Millionen"
    assert mention.value.approximator is Approximator.MORE_THAN


def test_language_without_data_still_reads_figures() -> None:
    assert [str(mention.value.low) for mention in find("Było ich 1.250 i 3,5 procent", "pl")] == ["1250", "3.5"]


@pytest.mark.parametrize("language", ["de", "fr", "en"])
def test_shipped_data_uses_lower_case_and_sane_values(language: str) -> None:
    data = number_language(language)
    assert data.has_data
    for words in (data.scales, data.collectives, data.fractions, data.multiples, data.months, data.pairs):
        assert words
        assert all(word == word.lower() and words[word] >= 0 for word in words)
    assert sorted(set(data.months.values())) == list(range(1, 13))


def test_language_code_is_no_path() -> None:
    assert [str(mention.value.low) for mention in find("7 katten", "../en")] == ["7"]


@given(st.text(max_size=80), st.sampled_from(["de", "fr", "en", "pl"]))
def test_any_text_gives_ordered_mentions_inside_it(text: str, language: str) -> None:
    last = 0
    for mention in find(text, language):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert last <= mention.span.start < mention.span.end
        last = mention.span.end


def formatted(value: Decimal, group: str, decimal: str) -> str:
    whole, _, fraction = f"{value:,f}".partition(".")
    return whole.replace(",", group) + (decimal + fraction if fraction else "")


FORMATS = {
    "de": [(".", ","), ("", ","), ("\u00a0", ","), ("'", ",")],
    "fr": [("\u202f", ","), ("\u00a0", ","), (" ", ","), ("", ",")],
    "en": [(",", "."), ("", ".")],
}


@given(
    st.one_of(
        st.integers(0, 10**12).map(Decimal),
        st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False),
    ),
    st.sampled_from([(language, *marks) for language, formats in FORMATS.items() for marks in formats]),
)
def test_a_formatted_value_is_read_back(value: Decimal, style: tuple[str, str, str]) -> None:
    language, group, decimal = style
    (mention,) = find(f"x: {formatted(value, group, decimal)} t", language)
    assert mention.value.low == value
