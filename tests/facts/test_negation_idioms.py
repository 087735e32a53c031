"""What is denied in one language only, by idiom, and what only looks like it."""

import pytest

from transprov.facts import check_pair

SOUND = [
    ("de", "Ein Fahrer hatte die Vorfahrt des Lastwagens nicht beachtet.",
     "A driver had ignored the truck's right of way."),
    ("de", "Was haben die Helfer nicht alles versucht!", "How much the helpers tried!"),
    ("de", "Bei dem Unfall kamen zwei Schüler ums Leben.", "Two pupils died in the accident."),
    ("de", "Die Chefin ließ sich einen Auftritt nicht nehmen.", "The boss did not want to miss an appearance."),
    ("de", "Ganz und gar nicht.", "Far from it."),
    ("de", "Solche Hüte sind nicht mehr modern.", "Such hats have gone out of fashion."),
    ("de", "Kein Kaffee mehr, und Schluss mit Kuchen.", "No more coffee, and no more cake."),
    ("de", "Die Schäden ließen sich nicht vermeiden.", "There was no way to avoid the damage."),
    ("de", "Der Personalmangel bremst die Kliniken.", "A lack of staff is slowing down the hospitals."),
    ("fr", "Les sanctions échouent à stopper le programme.", "The sanctions fail to stop the programme."),
    ("fr", "C'est égal si vous venez demain.", "It doesn't matter if you come tomorrow."),
    ("fr", "Une fuite est jugée peu probable par les experts.", "A leak is considered unlikely by the experts."),
    ("fr", "Le grunge n'est plus à la mode.", "Grunge is out of fashion."),
    ("fr", "Un pays qui n'a pas de croissance ne peut pas payer.", "A country that has no growth cannot pay."),
    ("fr", "Ils demandent que la banque réponde des pertes.", "They want the bank to answer for the losses."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_idioms_are_passed_over(language, source, copy):
    rules = [finding.rule for finding in check_pair(source, copy, source_language=language)]
    assert [rule for rule in rules if rule.startswith(("negation", "polarity"))] == []


FLAWED = [
    ("de", "Die beiden Männer wurden nie wieder gesehen.", "The two men were seen again.", "negation-lost"),
    ("de", "Die Zeugen wissen nicht, wie man Fehler vermeidet.", "The witnesses know how to avoid mistakes.",
     "negation-lost"),
    ("de", "Der Bericht zeigt einen Mangel an Verständnis.", "The report shows an understanding.", "negation-lost"),
    ("de", "Die Stadt hat nichts anderes geplant.", "The city has something else planned.", "negation-lost"),
    ("de", "Er war ein unglücklicher Ritter.", "He was a fortunate knight.", "polarity-flipped"),
    ("fr", "Un pays qui n'a pas de croissance ne peut pas payer.", "A country that has growth cannot pay.",
     "negation-lost"),
    ("fr", "Une fuite est jugée peu probable par les experts.", "A leak is considered likely by the experts.",
     "polarity-flipped"),
    ("fr", "Le rapport montre un manque de personnel.", "The report shows personnel.", "negation-lost"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy", "rule"), FLAWED)
def test_what_is_turned_round_is_told(language, source, copy, rule):
    assert rule in [finding.rule for finding in check_pair(source, copy, source_language=language)]


def test_a_phrase_may_end_in_an_apostrophe():
    from transprov.facts.phrases import PhraseTable, WordText

    table = PhraseTable([("bien qu'", True)], {})
    assert table.at(WordText.of("bien qu'il pleuve").words, 0) == (2, True)
