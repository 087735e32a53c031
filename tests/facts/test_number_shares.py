"""Shares of a whole said in two numbers, parts of a whole, ranges, and what looks like an approximator."""

import pytest

from transprov.facts import check_pair, find_mentions
from transprov.types import Finding


def accuracy(language: str, source: str, copy: str) -> list[Finding]:
    found = check_pair(source, copy, source_language=language)
    return [finding for finding in found if finding.mqm.startswith("accuracy")]


def readings(language: str, text: str, kind: str = "number") -> list[str]:
    return [mention.reading for mention in find_mentions(text, language) if mention.kind == kind]


SOUND = [
    ("de", "Jeder vierte Haushalt heizt noch mit Öl.", "25 percent of households still heat with oil."),
    ("de", "Jeder vierte Haushalt heizt noch mit Öl.", "One in four households still heats with oil."),
    ("de", "Jeder vierte Haushalt heizt noch mit Öl.", "A quarter of households still heat with oil."),
    ("de", "Jedes fünfte Kind gilt als arm.", "A fifth of children are considered poor."),
    ("de", "Jedes fünfte Kind gilt als arm.", "One child in five is considered poor."),
    ("de", "Zwei von drei Befragten sind dafür.", "Two thirds of those polled are in favour."),
    ("de", "Neun von zehn Betrieben suchen Leute.", "90 percent of companies are looking for staff."),
    ("fr", "Un Français sur quatre renonce à des soins.", "25 percent of French people go without care."),
    ("fr", "Un Français sur quatre renonce à des soins.", "A quarter of French people go without care."),
    ("fr", "Une personne sur trois vit seule.", "Every third person lives alone."),
    ("fr", "Deux élèves sur trois ont réussi.", "Two out of three pupils passed."),
    ("fr", "Deux élèves sur trois ont réussi.", "Two thirds of pupils passed."),
    ("de", "Nach 24 Monaten Bauzeit öffnet das Museum.", "The museum opens after two years of work."),
    ("de", "Die 24 Monate dauernde Sanierung ist beendet.", "The two-year renovation is over."),
    ("fr", "Les travaux de vingt-quatre mois sont terminés.", "The two-year renovation is complete."),
    ("de", "Der 200 Meter hohe Turm wurde gesperrt.", "The 656-foot tower was closed."),
    ("fr", "La tour de 200 mètres a été fermée.", "The 656-foot tower was closed."),
    ("fr", "Le train met 1h30 pour rejoindre Lyon.", "The train takes 90 minutes to reach Lyon."),
    ("fr", "Le film dure 1 h 30.", "The film lasts an hour and a half."),
    ("fr", "Il a parcouru la distance en 12 s.", "He covered the distance in 12 seconds."),
    ("de", "Die Brücke wurde in vierzehn Monaten saniert.", "The bridge was restored over fourteen months."),
    ("de", "Das Schloss wurde über drei Jahre hinweg saniert.", "The castle was restored in three years."),
    ("de", "Der Konzern übernimmt 80 Prozent der Anteile.", "The group is taking over 80 percent of the shares."),
    ("de", "Mindestens aber 300 Menschen waren dort.", "But at least 300 people were there."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_sound_pairs_are_passed_over(language: str, source: str, copy: str) -> None:
    assert accuracy(language, source, copy) == []


FLAWED = [
    ("de", "Ein Drittel der Wähler blieb zu Hause.", "A quarter of voters stayed at home.", "number-altered"),
    ("fr", "Un tiers des électeurs est resté chez soi.", "A quarter of voters stayed at home.", "number-altered"),
    ("de", "Die Hälfte der Sitze blieb leer.", "A third of the seats stayed empty.", "number-altered"),
    ("de", "Jeder vierte Haushalt heizt noch mit Öl.", "40 percent of households heat with oil.", "number-altered"),
    ("fr", "Un enfant sur cinq est pauvre.", "One in four children is poor.", "number-altered"),
    ("de", "Es waren mindestens aber 300 Menschen dort.", "Up to 300 people were there.", "number-approximation"),
    ("de", "Nach 24 Monaten öffnet das Museum.", "The museum opens after three years.", "unit-conversion"),
]


@pytest.mark.parametrize(("language", "source", "copy", "rule"), FLAWED)
def test_other_shares_are_found(language: str, source: str, copy: str, rule: str) -> None:
    assert rule in [finding.rule for finding in accuracy(language, source, copy)]


def test_a_range_in_another_unit_is_compared_bound_by_bound() -> None:
    found = accuracy("de", "Die Strecke ist 5 bis 8 km lang.", "The route is 5 to 8 miles long.")
    assert [(finding.rule, finding.source_text, finding.copy_text) for finding in found] == [
        ("unit-altered", "5", "5"),
        ("unit-altered", "8 km", "8 miles"),
    ]


def test_over_is_read_by_what_stands_around_it() -> None:
    assert readings("en", "It was restored over fourteen months.") == ["14"]
    assert readings("en", "It has been closed for over fourteen months.") == ["more than 14"]
    assert readings("en", "She is taking over 80 percent of it.") == ["80 percent"]
    assert readings("en", "She owns over 80 percent of it.") == ["more than 80 percent"]


def test_a_share_is_read_as_one() -> None:
    assert readings("de", "Jeder vierte Bürger raucht.") == ["one in 4"]
    assert readings("de", "Der vierte Bürger raucht.") == ["4th"]


def test_seconds_are_no_century() -> None:
    assert readings("fr", "Il a gagné en 12 s.", "date") == []
    assert readings("fr", "Une église du XIIe s.", "date") == ["the century from 1100"]
