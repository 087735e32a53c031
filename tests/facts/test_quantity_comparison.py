"""What is said about units, currencies and signs of a pair, and what is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts import DEFAULT_CONFIDENCE, numbers, quantities
from transprov.facts.frame import Context
from transprov.facts.merging import Compared, merge
from transprov.types import Finding, Severity


def findings(source: str, copy: str, language: str, minimum: float = DEFAULT_CONFIDENCE) -> list[Finding]:
    """What the two kinds that look at numbers say together."""
    compared = []
    for kind in (numbers.KIND, quantities.KIND):
        mine, theirs = kind.find(source, language), kind.find(copy, "en")
        compared.append(Compared(kind, mine, theirs, kind.compare(mine, theirs, Context(source, copy, language))))
    return [finding for finding in merge(compared) if finding.confidence >= minimum]


def accuracy(source: str, copy: str, language: str) -> list[Finding]:
    return [finding for finding in findings(source, copy, language) if finding.mqm.startswith("accuracy")]


SOUND = [
    # conversions
    ("de", "Die Pipeline ist 204 km lang.", "The pipeline is 127 miles long."),
    ("de", "Am Morgen zeigte das Thermometer 10 °C.", "In the morning the thermometer showed 50 °F."),
    ("de", "Bei 30 Grad im Schatten brach er zusammen.", "He collapsed in the shade at 86 degrees."),
    ("de", "Bei minus 20 Grad harrten sie aus.", "They held out at -4°F."),
    (
        "de",
        "Rund 5 km weiter fanden sie nach drei Tagen den Wagen.",
        "Some 3 miles on they found the car after three days.",
    ),
    ("de", "Der Lastwagen hatte 5000 kg Stahl geladen.", "The truck was carrying 5 tonnes of steel."),
    ("de", "Er fuhr mit 120 Kilometern pro Stunde.", "He was driving at 75 mph."),
    ("de", "Sie hielt eine zweistündige Rede.", "She gave a 120-minute speech."),
    ("de", "Nach vier Monaten war Schluss.", "It was over after 17 weeks."),
    ("de", "Der Torhüter ist 1,93 m groß.", "The goalkeeper is 6 ft 4 in tall."),
    ("de", "Das Kind wog 3.400 Gramm.", "The baby weighed 7 lb 8 oz."),
    ("de", "Er lief weniger als eine Meile.", "He ran less than 1.6 kilometres."),
    ("fr", "Le sac de 100 kg a été saisi.", "The 220-pound bag was seized."),
    ("fr", "L'incendie a ravagé 3 hectares.", "The fire destroyed 7.4 acres."),
    ("fr", "Une zone de 783 562 kilomètres carrés.", "An area of 302,535 square miles."),
    ("fr", "Le vent soufflait à 70 km/h.", "The wind was blowing at 43 miles per hour."),
    ("fr", "Le réservoir contient 200 litres.", "The tank holds 53 gallons."),
    ("fr", "L'attaquant mesure 1,88 m.", "The striker is six-foot-two."),
    # conversions added to the value, or left out
    ("de", "Die Strecke ist 100 km lang.", "The route is 100 km (62 miles) long."),
    ("de", "Das Projekt kostet 20 Millionen Euro.", "The project costs 20 million euros ($22 million)."),
    ("fr", "La ville est à 220 km (137 miles) de Pékin.", "The city is 220 km from Beijing."),
    # the same unit in other words
    ("de", "Der 45-Jährige zahlte 19 € für 2 kg.", "The 45-year-old paid €19 for 2 kilograms."),
    ("de", "Der Konzern zahlt 2,7 Mrd. Dollar.", "The group is paying $2.7 billion."),
    ("de", "Er verdient 20 Euro pro Stunde.", "He earns 20 euros an hour."),
    ("de", "Das Grundstück misst 12 x 4 Meter.", "The plot measures 12 by 4 metres."),
    ("de", "Die Fähre liegt 20 Seemeilen vor der Küste.", "The ferry is 20 nautical miles off the coast."),
    ("fr", "La voiture roulait à 200 km/heure.", "The car was doing 200 km/h."),
    ("fr", "Il a volé 3 millions de dollars canadiens.", "He stole 3 million dollars."),
    ("fr", "Trois livres ont été volés.", "Three books were stolen."),
    # signs and shares
    ("de", "In der Nacht waren es minus 5 Grad.", "It was five degrees below zero at night."),
    ("de", "Die Zahl stieg um 4,5 Prozentpunkte.", "The figure rose by 4.5 percentage points."),
    ("fr", "Il faisait moins 12 degrés à Lille.", "It was minus 12 degrees in Lille."),
    ("fr", "Le titre perd 5 %, soit -5 % sur un an.", "The share lost 5 percent, or -5% over a year."),
    # vague lengths of time
    ("de", "Das ist schon seit Jahren so.", "This has been the case for years."),
    ("de", "In den 1930er Jahren war das üblich.", "That was common in those days of the 1930s."),
    ("de", "Er wartete jahrelang, sie nur Monate.", "He waited for years, she only for months."),
    ("fr", "Ils attendent depuis des mois.", "They have been waiting for months."),
    ("fr", "Dans les années 1930, on dansait.", "People danced in those days, the 1930s."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_sound_quantities_are_passed_over(language: str, source: str, copy: str) -> None:
    assert accuracy(source, copy, language) == []


ALTERED = [
    ("de", "Die Pipeline ist 204 km lang.", "The pipeline is 204 metres long.", "unit-altered", "204 km", "204 metres"),
    ("de", "Sie wogen 5 t.", "They weighed 5 kg.", "unit-altered", "5 t", "5 kg"),
    ("de", "Er fuhr mit 120 km/h.", "He was doing 120 mph.", "unit-altered", "120 km/h", "120 mph"),
    ("de", "Nach drei Tagen kam Hilfe.", "Help came after three weeks.", "unit-altered", "drei Tagen", "three weeks"),
    ("de", "Ein Jahr später starb er.", "He died one month later.", "unit-altered", "Ein Jahr", "one month"),
    ("de", "zu zwölf Jahren Haft", "to 12 months in prison", "unit-altered", "zwölf Jahren", "12 months"),
    ("de", "Er bekommt 20 Euro pro Stunde.", "He gets 20 euros a day.",
     "unit-altered", "20 Euro pro Stunde", "20 euros a day"),
    ("de", "eine zweistündige Rede", "a two-day speech", "unit-altered", "zweistündige", "two-day"),
    ("de", "Es kostet 2,7 Mrd. Dollar.", "It costs €2.7 billion.",
     "currency-altered", "2,7 Mrd. Dollar", "€2.7 billion"),
    ("de", "Der Ort ist 100 km entfernt.", "The place is 80 miles away.", "unit-conversion", "100 km", "80 miles"),
    ("de", "Es waren 10 °C.", "It was 70 °F.", "unit-conversion", "10 °C", "70 °F"),
    ("de", "Es ist 100 km lang.", "It is 100 km (80 miles) long.", "unit-conversion", "100 km", "80 miles"),
    ("de", "Bei minus 5 Grad warteten sie.", "They waited at 5 degrees.", "sign-altered", "minus 5 Grad", "5 degrees"),
    ("de", "ein Plus von 4,5 Prozentpunkten", "a rise of 4.5 percent",
     "percent-points", "4,5 Prozentpunkten", "4.5 percent"),
    ("de", "Sie streiten seit Jahren.", "They have been arguing for months.", "unit-altered", "Jahren", "months"),
    ("de", "das mehrstündige Konzert", "the concert lasting several days", "unit-altered", "mehrstündige", "days"),
    ("de", "der milliardenschwere Verkauf", "the multi-million sale",
     "number-magnitude", "milliardenschwere", "million"),
    ("fr", "Il a payé 20 euros.", "He paid $20.", "currency-altered", "20 euros", "$20"),
    ("fr", "la dette de 1 900 milliards d'euros", "the debt of 1.9 trillion dollars", "currency-altered",
     "1 900 milliards d'euros", "1.9 trillion dollars"),
    ("fr", "il y a une quinzaine d'années", "fifteen months ago",
     "unit-altered", "une quinzaine d'années", "fifteen months"),
    ("fr", "depuis une centaine d'années", "for a hundred months",
     "unit-altered", "centaine d'années", "hundred months"),
    ("fr", "Cela dure deux heures et demie.", "It takes two and a half days.", "unit-altered",
     "deux heures et demie", "two and a half days"),
    ("fr", "Il purge 20 ans de prison.", "He is serving 20 months.", "unit-altered", "20 ans", "20 months"),
    ("fr", "Le sentier fait 800 mètres.", "The path is 800 kilometers long.",
     "unit-altered", "800 mètres", "800 kilometers"),
    ("fr", "Il fait -5 °C à Lyon.", "It is 5 °C in Lyon.", "sign-altered", "-5 °C", "5 °C"),
    ("fr", "au-dessus de 7 %", "above 7 percentage points",
     "percent-points", "au-dessus de 7 %", "above 7 percentage points"),
    ("fr", "des heures passées à écrire", "days spent writing", "unit-altered", "heures", "days"),
    ("fr", "Le colis pèse 100 kg.", "The parcel weighs 150 pounds.", "unit-conversion", "100 kg", "150 pounds"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy", "rule", "said", "became"), ALTERED)
def test_an_altered_quantity_is_one_finding(
    language: str, source: str, copy: str, rule: str, said: str, became: str
) -> None:
    (finding,) = accuracy(source, copy, language)
    assert (finding.rule, finding.source_text, finding.copy_text) == (rule, said, became)
    assert finding.source_span is not None
    assert finding.copy_span is not None
    assert source[finding.source_span.start : finding.source_span.end] == said
    assert copy[finding.copy_span.start : finding.copy_span.end] == became


def test_a_conversion_is_noted_as_no_fault() -> None:
    (note,) = findings("Die Strecke ist 5 km lang.", "The route is 3.1 miles long.", "de")
    assert (note.rule, note.severity, note.mqm.split("/")[0]) == (
        "unit-converted",
        Severity.NEUTRAL,
        "locale-convention",
    )
    assert note.message == "source: 5 kilometres (5 km); copy: 3.1 miles"
    assert findings("Nach 120 Minuten war Schluss.", "It ended after two hours.", "de") == []  # nobody needs to be told


def test_a_wrong_conversion_says_what_would_be_right() -> None:
    (finding,) = findings("Die Stadt ist 100 km entfernt.", "The city is 80 miles away.", "de")
    assert finding.message.endswith("(100 kilometres would be 62.1 miles)")


def test_an_exchanged_amount_is_only_shown_when_asked_for() -> None:
    source, copy = "Le billet coûte 20 euros.", "The ticket costs $22."
    assert accuracy(source, copy, "fr") == []
    (finding,) = findings(source, copy, "fr", minimum=0)
    assert (finding.rule, finding.severity) == ("currency-altered", Severity.MINOR)


def test_conversion_and_number_of_the_same_size_are_not_confused() -> None:
    source = "Nach 5 km und 3 Stunden gaben sie auf, 8 Läufer waren verletzt."
    assert accuracy(source, "They gave up after 3 miles and three hours; 8 runners were injured.", "de") == []
    (finding,) = accuracy(source, "They gave up after 3 miles and three hours; 6 runners were injured.", "de")
    assert (finding.source_text, finding.copy_text) == ("8", "6")


def test_swapped_units_of_a_range_are_found() -> None:
    found = accuracy("Er läuft 20 bis 30 Kilometer.", "He runs 20 to 30 miles.", "de")
    assert {finding.rule for finding in found} == {"unit-altered"}


UNITS = [
    ("Kilometer", "kilomètres", "miles", Decimal("0.621371")),
    ("Kilogramm", "kilogrammes", "pounds", Decimal("2.204623")),
    ("Hektar", "hectares", "acres", Decimal("2.471054")),
    ("Meter", "mètres", "feet", Decimal("3.28084")),
    ("Liter", "litres", "gallons", Decimal("0.264172")),
]


@given(st.integers(20, 10**6), st.sampled_from(UNITS), st.integers(0, 2))
def test_a_conversion_by_rule_is_silent(amount: int, units: tuple[str, str, str, Decimal], places: int) -> None:
    german, french, english, factor = units
    converted = round(amount * factor, places)
    copy = f"There were {converted:,} {english} of it."
    assert accuracy(f"Es waren {amount} {german} davon.", copy, "de") == []
    assert accuracy(f"Il y en avait {amount} {french}.", copy, "fr") == []


@given(st.integers(14, 10**6), st.sampled_from(UNITS))
def test_the_number_kept_with_another_unit_is_found(amount: int, units: tuple[str, str, str, Decimal]) -> None:
    german, french, english, _ = units
    copy = f"There were {amount} {english} of it."
    for source, language in ((f"Es waren {amount} {german}.", "de"), (f"Il y avait {amount} {french}.", "fr")):
        assert [finding.rule for finding in accuracy(source, copy, language)] == ["unit-altered"]


@given(st.text(alphabet=st.sampled_from("0123456789 .,-−()€$%km°C/h zwei Jahre minus per hour\n"), max_size=60))
def test_a_text_against_itself_has_no_finding(text: str) -> None:
    for language in ("de", "fr", "en"):
        context = Context(text, text, language, language)
        mentions = quantities.KIND.find(text, language)
        assert quantities.KIND.compare(mentions, mentions, context) == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared_without_error(source: str, copy: str) -> None:
    for finding in findings(source, copy, "fr", minimum=0):
        assert 0 < finding.confidence <= 1
