"""What is said about the numbers of a pair, and what is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts import check_pair
from transprov.types import Severity

SOUND = [
    ("de", "Fast 400 Menschen kamen.", "Almost 400 people came."),
    ("de", "Rund 2.000 Haushalte waren ohne Strom.", "Around 2,000 households were without power."),
    ("de", "Der Umsatz stieg auf 3,5 Milliarden Euro.", "Revenue rose to €3.5 billion."),
    ("de", "Zwölf Menschen starben, drei wurden verletzt.", "12 people died and 3 were injured."),
    ("de", "Am 6.1. um 13 Uhr begann das Treffen.", "The meeting began at 1 p.m. on January 6."),
    ("de", "In den 1990er Jahren lebte er dort.", "He lived there in the 1990s."),
    ("de", "Die Hälfte der Befragten stimmte zu.", "50 percent of those surveyed agreed."),
    (
        "de",
        "Zum einen ist es teuer, zum anderen kam er zum ersten Mal.",
        "It is expensive, and it was his first visit.",
    ),
    ("de", "Beide Fahrer blieben unverletzt.", "The two drivers were unhurt."),
    ("de", "Der 45-Jährige fuhr auf der A8.", "The 45-year-old was driving on the A8 motorway."),
    ("de", "Bayern gewann 2:1.", "Bayern won 2-1."),
    ("de", "Er dauerte vor zwanzig Jahren länger.", "It took longer two decades ago."),
    ("de", "Der CO2-Ausstoß sank um ein Viertel.", "Carbon dioxide emissions fell by 25 percent."),
    ("de", "Es ist die viertgrößte Stadt des Landes.", "It is the country's fourth-largest city."),
    ("de", "Hunderte von Milliarden wurden ausgegeben.", "Hundreds of billions were spent."),
    ("de", "Die beiden gingen eine Viertelstunde vor Schluss.", "They left fifteen minutes before the end."),
    ("fr", "Près de 20 000 maisons ont été détruites.", "Nearly 20,000 houses were destroyed."),
    ("fr", "Une quarantaine de pompiers sont intervenus.", "Around forty firefighters were deployed."),
    ("fr", "La réunion, à 13h50, a duré deux ans et demi.", "The meeting, at 1:50 p.m., lasted two and a half years."),
    ("fr", "Dans quinze jours, il sera au XVIe siècle.", "In two weeks he will be in the 16th century."),
    ("fr", "Le budget passe de 99,4 à 88,5 milliards.", "The budget falls from 99.4 to 88.5 billion."),
    ("fr", "Des milliers de manifestants, d'une part.", "Thousands of demonstrators, on the one hand."),
    ("fr", "Quatre-vingt-dix-sept élus ont voté oui.", "Ninety-seven members voted yes."),
    ("fr", "Le prix était de $6,000 au départ.", "The price was $6,000 at first."),
    ("fr", "L'un des élus a un vélo neuf.", "One of the councillors has a new bicycle."),
    (
        "de",
        "Der Bund gab Bürgschaften über 800 Millionen Euro.",
        "The government gave guarantees of 800 million euros.",
    ),
    ("de", "Die Bank gewährte einen Kredit über 5.000 Euro.", "The bank granted a loan of 5,000 euros."),
    ("de", "Sie schrieb einen Scheck des Vereins über 300 Euro.", "She wrote a cheque from the club for 300 euros."),
    ("de", "Über drei Jahre sank die Zahl.", "The figure fell for three years."),
    ("de", "Die Handballer gewannen 22:19 gegen Kiel.", "The handball team won 22-19 against Kiel."),
    ("de", "Endstand 25:22.", "Final score 25-22."),
    ("de", "Der 4x4-Wagen blieb stecken.", "The four-wheel-drive car got stuck."),
    ("fr", "Ils roulaient en 4x4.", "They were driving a 4 x 4."),
    ("fr", "Ils roulaient en 4x4.", "They were driving an SUV."),
    ("de", "Sie siegte in 2:21:09 Stunden.", "She won in 2 hours, 21 minutes and 9 seconds."),
    ("de", "Er schwamm 1:43,21 Minuten.", "He swam 1:43.21."),
    ("fr", "Elle a gagné en 2h21'09''.", "She won in 2:21:09."),
    ("fr", "Elle a couru en 1 h 43 min 12 s.", "She ran it in 1:43:12."),
    ("fr", "Elle a nagé en 1'43\"21.", "She swam in 1:43.21."),
    ("fr", 'Il a couru le 100 m en 9"58.', "He ran the 100 m in 9.58."),
    ("fr", "La séance a duré deux heures et demie.", "The session lasted 150 minutes."),
    ("fr", "Une heure et demie plus tard, c'était fini.", "It was over 90 minutes later."),
    ("fr", "Il est resté 18 mois.", "He stayed for a year and a half."),
    ("de", "Um 1900 lebten dort 300 Menschen.", "Around 1900, 300 people lived there."),
    ("fr", "Vers 1905, il partit.", "He left in about 1905."),
    ("de", "Eine halbe bis eine Million Teile.", "500,000 to a million parts."),
    ("de", "Es geht um einen Millionenbetrag.", "At stake is a seven-figure sum."),
    ("fr", "Une affaire de plusieurs milliards.", "A multi-billion deal."),
    ("fr", "Le 3 mai, 50 élus ont voté.", "On 3 May, 50 councillors voted."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_sound_pairs_are_passed_over(language: str, source: str, copy: str) -> None:
    assert check_pair(source, copy, source_language=language) == ()


ALTERED = [
    ("de", "Drei Menschen wurden verletzt.", "Five people were injured.", "number-altered", "Drei", "Five"),
    ("de", "Etwa 174 Helfer kamen.", "About 890 helpers came.", "number-altered", "Etwa 174", "About 890"),
    ("de", "Der Bericht nennt 1.283 Fälle.", "The report names 1,238 cases.", "number-digits", "1.283", "1,238"),
    ("de", "Es gab 244890 Stimmen.", "There were 24,490 votes.", "number-digits", "244890", "24,490"),
    (
        "de",
        "3 Milliarden Euro fehlen.",
        "3 million euros are missing.",
        "number-magnitude",
        "3 Milliarden",
        "3 million",
    ),
    (
        "de",
        "Die beiden Länder verhandeln.",
        "The three countries are negotiating.",
        "number-altered",
        "beiden",
        "three",
    ),
    ("de", "Beim FC Schalke 04 war man froh.", "FC Schalke 06 was happy.", "number-altered", "04", "06"),
    ("de", "Sie gewann zwei Dutzend Preise.", "She won 24 dozen prizes.", "number-altered", "zwei Dutzend", "24 dozen"),
    ("de", "Die Ladung wog 8.500 kg.", "The cargo weighed 8.5 kg.", "number-magnitude", "8.500", "8.5"),
    ("de", "Der Gipfel ist 1.730 Meter hoch.", "The summit is 1.73 metres high.", "number-magnitude", "1.730", "1.73"),
    ("fr", "Les 42,195 km du marathon.", "The 42195 km of the marathon.", "number-magnitude", "42,195", "42195"),
    ("fr", "Un trajet de 1,5 km.", "A journey of 15 km.", "number-magnitude", "1,5", "15"),
    ("de", "Sie siegte in 2:21:09 Stunden.", "She won in 2:12:09 hours.", "number-digits", "2:21:09", "2:12:09"),
    ("fr", "Il a nagé en 1:43,21.", "He swam it in 1:44.21.", "number-altered", "1:43,21", "1:44.21"),
    ("de", "Der Endstand war 22:19.", "The final score was 22-17.", "number-altered", "19", "17"),
    ("fr", "Deux billions de dollars.", "Two billion dollars.", "number-magnitude", "Deux billions", "Two billion"),
    ("fr", "Entre 100 et 250 mètres.", "Between 100 and 350 metres.", "number-altered", "250", "350"),
    ("fr", "Sept élus ont voté.", "Six councillors voted.", "number-altered", "Sept", "Six"),
    ("fr", "Il a gagné 30 % des voix.", "He won 35% of the vote.", "number-altered", "30 %", "35%"),
]


@pytest.mark.parametrize(("language", "source", "copy", "rule", "said", "became"), ALTERED)
def test_an_alteration_is_one_finding(language: str, source: str, copy: str, rule: str, said: str, became: str) -> None:
    (finding,) = check_pair(source, copy, source_language=language)
    assert (finding.rule, finding.source_text, finding.copy_text) == (rule, said, became)
    assert finding.mqm == "accuracy/mistranslation"
    assert finding.source_span is not None
    assert finding.copy_span is not None
    assert source[finding.source_span.start : finding.source_span.end] == said
    assert copy[finding.copy_span.start : finding.copy_span.end] == became


def test_message_gives_both_readings() -> None:
    (finding,) = check_pair("Rund 2.000 kamen.", "More than 2,000 came.", source_language="de")
    assert finding.rule == "number-approximation"
    assert finding.severity is Severity.MINOR
    assert finding.message == "source: about 2,000 (Rund 2.000); copy: more than 2,000 (More than 2,000)"


def test_turned_direction_is_graver() -> None:
    (finding,) = check_pair("Plus de 300 blessés.", "Fewer than 300 injured.", source_language="fr")
    assert (finding.rule, finding.severity) == ("number-approximation", Severity.MAJOR)


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("de", "Rund 2.340 Fälle wurden gezählt.", "2,340 cases were counted."),
        ("de", "Knapp 14 Prozent verlor die Aktie.", "The share lost 14 percent."),
        ("fr", "Près de 400 personnes sont venues.", "400 people came."),
        ("fr", "Jusqu'à 30 élèves par classe.", "30 pupils per class."),
    ],
)
def test_a_dropped_approximator_is_a_minor_finding(language: str, source: str, copy: str) -> None:
    (finding,) = check_pair(source, copy, source_language=language)
    assert (finding.rule, finding.severity) == ("number-approximation", Severity.MINOR)


def test_a_race_time_is_read_whole() -> None:
    (finding,) = check_pair("Sie lief 2:21:09 Stunden.", "She ran for 2:12:09 hours.", source_language="de")
    assert finding.message == "source: 2:21:09; copy: 2:12:09 (digits transposed)"


def test_a_sum_is_not_read_as_more_than_it() -> None:
    found = check_pair("Eine Rechnung über 500 Euro kam.", "A bill of 700 euros came.", source_language="de")
    assert [finding.message for finding in found] == ["source: 500; copy: 700"]


def test_missing_and_added() -> None:
    (missing,) = check_pair("Bei dem Brand starben 17 Menschen.", "People died in the fire.", source_language="de")
    assert (missing.rule, missing.mqm, missing.source_text) == ("number-missing", "accuracy/omission", "17")
    assert missing.copy_span is None
    (added,) = check_pair("Il y a eu des blessés.", "There were 17 injured.", source_language="fr")
    assert (added.rule, added.mqm, added.copy_text) == ("number-added", "accuracy/addition", "17")
    assert added.source_span is None


def test_kept_separators_are_a_matter_of_format_not_of_accuracy() -> None:
    (finding,) = check_pair("Es kamen 2.500 Gäste.", "2.500 guests came.", source_language="de")
    assert (finding.rule, finding.mqm) == ("number-format", "locale-convention/number-format")


def test_language_without_data_never_alarms_by_default() -> None:
    source, copy = "Costó 5 millones de euros.", "It cost 5 million euros."
    assert check_pair(source, copy, source_language="es") == ()
    assert check_pair(source, "It cost 7 euros.", source_language="es", minimum_confidence=0.4) != ()


def test_unsure_findings_are_there_when_asked_for() -> None:
    source, copy = "300 Menschen kamen.", "More than 300 people came."
    assert check_pair(source, copy, source_language="de") == ()
    (finding,) = check_pair(source, copy, source_language="de", minimum_confidence=0)
    assert finding.rule == "number-approximation"


def test_lower_bound_of_one_digit_is_not_confused_with_twice() -> None:
    (finding,) = check_pair("Beim 2:2 trafen sie zweimal.", "At 3:2 they scored twice.", source_language="de")
    assert (finding.source_text, finding.copy_text) == ("2", "3")


VALUES = st.one_of(st.integers(13, 10**10), st.decimals(13, 10**6, places=2).map(Decimal))


def european(value: Decimal | int, group: str) -> str:
    return f"{value:,}".replace(",", "\0").replace(".", ",").replace("\0", group)


@given(VALUES)
def test_a_value_survives_the_change_of_format(value: Decimal | int) -> None:
    copy = f"A total of {value:,} tonnes were sold."
    for language, source in (
        ("de", f"Insgesamt wurden {european(value, '.')} Tonnen verkauft."),
        ("fr", f"Au total {european(value, chr(0x202F))} tonnes ont été vendues."),
    ):
        assert check_pair(source, copy, source_language=language) == ()


@given(st.integers(13, 10**7), st.integers(13, 10**7))
def test_another_value_is_found(before: int, after: int) -> None:
    found = check_pair(f"Gezählt wurden {before} Vögel.", f"They counted {after} birds.", source_language="de")
    same_year = min(before, after) < 100 and 1000 <= max(before, after) <= 2100 and before % 100 == after % 100
    assert len(found) == (0 if before == after or same_year else 1)


@given(st.text(alphabet=st.sampled_from("0123456789 .,:-/%€abc zwei Drittel bis Millionen rund\n"), max_size=60))
def test_a_pair_with_itself_has_no_finding(text: str) -> None:
    for language in ("de", "fr", "en"):
        assert check_pair(text, text, source_language=language, copy_language=language, minimum_confidence=0) == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared_without_error(source: str, copy: str) -> None:
    for finding in check_pair(source, copy, source_language="fr", minimum_confidence=0):
        assert 0 < finding.confidence <= 1
