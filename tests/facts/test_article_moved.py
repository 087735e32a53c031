"""What stands elsewhere in the other article has been moved, whatever kind of detail it is."""

import pytest

from transprov.facts import BeadText, compare_article

MOVED = [
    pytest.param("de", ("Bei dem Brand starben 17 Menschen.", "People died in the fire."),
                 ("Der Schaden ist hoch.", "The damage is great, and 17 are dead."), id="de number"),
    pytest.param("fr", ("L'incendie a fait 17 morts.", "People died in the fire."),
                 ("Les dégâts sont importants.", "The damage is great, and 17 are dead."), id="fr number"),
    pytest.param("de", ("Der Tunnel ist 12 Kilometer lang.", "The tunnel is long."),
                 ("Er ist neu.", "It is new and 12 kilometres long."), id="de quantity"),
    pytest.param("fr", ("Le tunnel, long de 12 kilomètres, est fermé.", "The tunnel is closed."),
                 ("Il est neuf.", "It is new and 7.5 miles long."), id="fr quantity converted"),
    pytest.param("de", ("Am 3. Mai 2021 brach der Damm.", "The dam broke."),
                 ("Viele flohen.", "Many fled on 3 May 2021."), id="de date"),
    pytest.param("fr", ("Le barrage a cédé mardi à 13h50.", "The dam broke."),
                 ("Beaucoup ont fui.", "Many fled on Tuesday at 1:50 p.m."), id="fr weekday and time"),
    pytest.param("de", ("Die Ministerin sprach in Potsdam mit Jörg Wendt.", "The minister spoke."),
                 ("Danach reiste sie ab.", "After that she left Potsdam with Jörg Wendt."), id="de names"),
    pytest.param("fr", ("Le ministre a rencontré Étienne Kervadec à Rennes.", "The minister met him there."),
                 ("Puis il est parti.", "Then he left Rennes with Étienne Kervadec."), id="fr names"),
    pytest.param("de", ("Der Mann soll zwei Autos gestohlen haben.", "The man stole two cars."),
                 ("Er wurde gefasst.", "He was allegedly caught."), id="de hedge"),
    pytest.param("fr", ("L'homme aurait volé deux voitures.", "The man stole two cars."),
                 ("Il a été arrêté.", "He was reportedly arrested."), id="fr hedge"),
]  # fmt: skip


def rules(*beads, language):
    return [[one.rule for one in found] for found in
            compare_article([BeadText(*bead) for bead in beads], source_language=language)]  # fmt: skip


@pytest.mark.parametrize(("language", "first", "second"), MOVED)
def test_moved_details_are_neither_dropped_nor_added(language, first, second):
    assert rules(first, language=language) != [[]]
    assert rules(first, second, language=language) == [[], []]


@pytest.mark.parametrize(("language", "first", "second"), MOVED)
def test_details_that_stand_nowhere_are_dropped_in_an_article_too(language, first, second):
    unmoved = (second[0], {"de": "Nothing else was said.", "fr": "Nothing more is known."}[language])
    assert rules(first, unmoved, language=language)[0]


def test_a_name_that_german_leaves_open_is_no_name_from_nowhere():
    before = ("Minister Leisner sprach am Abend.", "The minister spoke in the evening.")
    after = ("Danach reiste sie ab.", "After that, Leisner left.")
    assert rules(after, language="de") == [["name-added"]]
    assert rules(before, after, language="de") == [[], []]


def test_a_quantity_cut_into_the_next_sentence_is_no_wrong_conversion():
    beads = [
        ("Der Tunnel ist 12 Kilometer lang.", "The tunnel is 30 miles long."),
        ("Die Straße ist 30 Meilen lang.", "The road is 12 kilometres long."),
    ]
    assert rules(beads[0], language="de") == [["unit-conversion"]]
    assert rules(*beads, language="de") == [[], []]
