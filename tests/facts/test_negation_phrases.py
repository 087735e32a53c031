"""Phrases with a negation in them, negated adjectives, and what word alignment says of a negation."""

import pytest

from transprov import check_pair
from transprov.facts import Context
from transprov.facts.negation import KIND
from transprov.types import Finding


def alone(language: str, source: str, copy: str) -> list[str]:
    """The rules of what is found without word alignment."""
    found = KIND.compare(KIND.find(source, language), KIND.find(copy, "en"), Context(source, copy, language))
    return [finding.rule for finding in found if finding.confidence >= 0.5]


def with_words(language: str, source: str, copy: str) -> list[Finding]:
    rules = {rule.id for rule in KIND.rules}
    return [finding for finding in check_pair(source, copy, source_language=language) if finding.rule in rules]


FLAWED = [
    ("de", "Der Streik betrifft nicht nur Berlin.", "The strike only affects Berlin.", "negation-lost"),
    ("de", "Der Streik betrifft nur Berlin.", "The strike does not only affect Berlin.", "negation-added"),
    ("fr", "La grève ne touche pas seulement Paris.", "The strike only affects Paris.", "negation-lost"),
    ("de", "Der Minister spricht erst am Montag.", "The minister will speak until Monday.", "negation-lost"),
    ("de", "Bis Montag spricht der Minister.", "The minister will not speak until Monday.", "negation-added"),
    ("de", "Das Team war nicht ohne Chance.", "The team was without a chance.", "negation-lost"),
    ("de", "Er reiste ohne sein Gepäck ab.", "He left with his luggage.", "negation-lost"),
    ("fr", "Il est parti sans ses bagages.", "He left with his luggage.", "negation-lost"),
    ("de", "Er reiste mit seinem Gepäck ab.", "He left without his luggage.", "negation-added"),
    ("de", "Ohne die Nachbarn geht es nicht.", "Without the neighbours it will work.", "negation-lost"),
    ("de", "Ich kenne den Fall noch.", "I have yet to hear of the case.", "negation-added"),
    ("de", "Ich weiß nicht, wessen Auto das ist.", "I know whose car that is.", "negation-lost"),
]


@pytest.mark.parametrize(("language", "source", "copy", "rule"), FLAWED)
def test_a_phrase_that_lost_its_negation_is_found(language: str, source: str, copy: str, rule: str) -> None:
    assert alone(language, source, copy) == [rule]


SOUND = [
    ("de", "Der Streik betrifft nicht nur Berlin.", "The strike does not only affect Berlin."),
    ("de", "Der Streik betrifft nicht nur Berlin, sondern auch Bremen.", "The strike affects Berlin and also Bremen."),
    ("fr", "La grève ne touche pas seulement Paris.", "The strike does not just affect Paris."),
    ("de", "Der Minister spricht erst am Montag.", "The minister will not speak until Monday."),
    ("de", "Der Minister spricht erst am Montag.", "The minister will only speak on Monday."),
    ("de", "Das Team war nicht ohne Chance.", "The team was not without a chance."),
    ("de", "Ohne die Nachbarn geht es nicht.", "It will not work without the neighbours."),
    ("de", "Daran wird sich nichts ändern.", "It will remain as it is."),
    ("de", "Man sollte das nicht vergessen.", "This should be kept in mind."),
    ("fr", "La livraison ne doit pas être interrompue.", "Deliveries must go on."),
    ("fr", "Les pertes ne dépassent pas dix millions.", "Losses come to ten million at the most."),
    ("de", "Er war noch nie dort, in keinem Jahr.", "He has never been there in any year."),
    ("de", "Die Opfer sind nicht vergessen.", "The victims have not been forgotten."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_what_is_said_in_other_words_is_passed_over(language: str, source: str, copy: str) -> None:
    assert alone(language, source, copy) == []


def test_a_name_is_no_word_of_denial() -> None:
    assert [mention.text for mention in KIND.find("The jury praised Miss Bishop and Miss Doyle.", "en")] == []


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("de", "Das Lager war nachts bewacht.", "The warehouse was unguarded at night."),
        ("de", "Das Lager war nachts unbewacht.", "The warehouse was guarded at night."),
        ("de", "Die Forderung war begründet.", "The claim was unfounded."),
        ("fr", "La décision du maire était prudente.", "The mayor's decision was imprudent."),
        ("fr", "Le maire a jugé la décision imprudente.", "The mayor called the decision prudent."),
    ],
)
def test_an_adjective_with_a_negating_prefix_on_one_side_is_found(language: str, source: str, copy: str) -> None:
    assert [finding.rule for finding in with_words(language, source, copy)] == ["polarity-flipped"]


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("de", "Die Folgen sind unmittelbar spürbar.", "The consequences can be felt immediately."),
        ("de", "Das Lager war nachts nicht bewacht.", "The warehouse was unguarded at night."),
        ("de", "Der Bau war günstig.", "The construction was inexpensive."),
        ("fr", "Le rôle du maire est important.", "The role of the mayor is important."),
        ("fr", "La réponse du ministère a été immédiate.", "The ministry's response was immediate."),
    ],
)
def test_other_words_with_such_letters_are_passed_over(language: str, source: str, copy: str) -> None:
    assert with_words(language, source, copy) == []
