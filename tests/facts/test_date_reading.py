"""What is read as a date or time, and by which value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts.dates import KIND


def read(text: str, language: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.reading) for mention in KIND.find(text, language)]


READINGS = [
    ("de", "Der Rat tagt am Mittwochabend, dem 6. Januar 2021, um 20.30 Uhr.",
     [("Mittwochabend", "Wednesday evening"), ("6. Januar", "6 January"), ("2021", "2021"), ("20.30 Uhr", "20:30")]),
    ("de", "Vom 3. bis 5. Mai ist die Brücke gesperrt.", [("3.", "3 May"), ("5. Mai", "5 May")]),
    ("de", "Am 6.1. und am 24.12.2020 war frei.",
     [("6.1.", "6 January"), ("24.12", "24 December"), ("2020", "2020")]),
    ("de", "In der Nacht zum Donnerstag fiel Schnee.",
     [("Nacht zum Donnerstag", "the night from Wednesday to Thursday")]),
    ("de", "In der Nacht von Samstag auf Sonntag wird umgestellt.",
     [("Nacht von Samstag auf Sonntag", "the night from Saturday to Sunday")]),
    ("de", "Sie kam vorgestern Abend, er morgen früh um halb acht.",
     [("vorgestern Abend", "the day before yesterday evening"), ("morgen früh", "tomorrow morning"),
      ("halb acht", "7:30")]),
    ("de", "Um Viertel nach neun klingelte es, um 8 Uhr abends wieder.",
     [("Viertel nach neun", "9:15"), ("8 Uhr", "20:00"), ("abends", "evening")]),
    ("de", "In den 1990er Jahren und im 19. Jahrhundert baute man hier.",
     [("1990er Jahren", "the 1990s"), ("19. Jahrhundert", "the century from 1800")]),
    ("de", "Im vergangenen Jahr stiegen die Mieten, im Sommer am meisten.",
     [("vergangenen Jahr", "last year"), ("Sommer", "summer")]),
    ("fr", "Dans la nuit de mercredi à jeudi, il a neigé.",
     [("nuit de mercredi à jeudi", "the night from Wednesday to Thursday")]),
    ("fr", "L'accord du 1er mars 2020, signé à 13h50, tient.",
     [("1er mars", "1 March"), ("2020", "2020"), ("13h50", "13:50")]),
    ("fr", "Mercredi soir, avant-hier, elle est arrivée à huit heures et quart.",
     [("Mercredi soir", "Wednesday evening"), ("avant-hier", "the day before yesterday"),
      ("huit heures et quart", "8:15")]),
    ("fr", "Au XIXe siècle comme dans les années 1990, l'été était plus frais.",
     [("XIXe siècle", "the century from 1800"), ("années 1990", "the 1990s"), ("l'été", "summer")]),
    ("fr", "Il a été élu l'an dernier.", [("an dernier", "last year")]),
    ("fr", "La foire dure du 3 au 5 juin.", [("3", "3 June"), ("5 juin", "5 June")]),
    ("en", "The vote is on January 6, 2021, at 1:50 p.m. CET.",
     [("January 6", "6 January"), ("2021", "2021"), ("1:50 p.m. CET", "13:50 UTC+1")]),
    ("en", "It rained from May 3 to 5 and on 15 September.",
     [("May 3", "3 May"), ("5", "5 May"), ("15 September", "15 September")]),
    ("en", "He was arrested on Wednesday night into Thursday.",
     [("Wednesday night into Thursday", "the night from Wednesday to Thursday")]),
    ("en", "In the nineteenth century and the 1990s, half past seven was early.",
     [("nineteenth century", "the century from 1800"), ("1990s", "the 1990s"), ("half past seven", "7:30"),
      ("early", "early")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), READINGS)
def test_dates_are_read_by_value(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, language) == expected


NO_DATES = [
    ("de", "Die Regierung will die Steuern senken."),
    ("de", "Das Spiel endete 2:1, und 20 Fans feierten."),
    ("fr", "Les élus ont été reçus par sept députés."),
    ("fr", "La planche mesure deux mètres."),
    ("en", "They marched on, and the price may fall."),
    ("en", "A second goal made it 2-1."),
]


@pytest.mark.parametrize(("language", "text"), NO_DATES)
def test_what_is_no_date_is_never_missed(language: str, text: str) -> None:
    assert [mention for mention in KIND.find(text, language) if KIND.claims(mention)] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Theresa May spoke."),
        ("en", "The police chief said May would answer."),
        ("en", "They joined the March on Washington."),
        ("fr", "Bruno Mars a chanté."),
        ("fr", "Avril Lavigne a chanté."),
    ],
)
def test_names_that_are_months_elsewhere_claim_nothing(language: str, text: str) -> None:
    assert not any(KIND.claims(mention) for mention in KIND.find(text, language))


WEEKDAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


@pytest.mark.parametrize("language", ["de", "fr", "en"])
def test_every_weekday_has_its_value(language: str) -> None:
    for number, name in enumerate(WEEKDAYS[language]):
        (mention,) = KIND.find(f"... {name}.", language)
        assert mention.value.weekday == number


@given(
    st.text(
        alphabet=st.sampled_from("0123456789.:/- Uhrhampm, Mai mars May nuit à zum Nacht Jahr 20 Montag"), max_size=60
    )
)
def test_mentions_stand_in_order_without_overlap(text: str) -> None:
    for language in ("de", "fr", "en", "xx"):
        last = 0
        for mention in KIND.find(text, language):
            assert mention.span.start >= last
            assert text[mention.span.start : mention.span.end] == mention.text
            last = mention.span.end
