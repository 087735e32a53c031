"""What users say is the same in both texts."""

import pytest

from transprov.facts import BeadText, check_pair, compare_article
from transprov.types import Equivalences

CASES = [
    pytest.param(
        "de",
        "Die Feuerwehr von Grauholzingen löschte den Brand.",
        "The fire brigade of Montgrault put out the blaze.",
        Equivalences(names=(("Grauholzingen", "Montgrault"),)),
        id="German name",
    ),
    pytest.param(
        "fr",
        "Le maire de Villebrocq a refusé de signer.",
        "The mayor of Brokstadt refused to sign.",
        Equivalences(names=(("Villebrocq", "Brokstadt"),)),
        id="French name",
    ),
    pytest.param(
        "de",
        "Das LfU meldete am Abend Entwarnung.",
        "In the evening the SEA gave the all-clear.",
        Equivalences(acronyms=(("LfU", "SEA"),)),
        id="German acronym",
    ),
    pytest.param(
        "fr",
        "La DGCCRF a contrôlé 300 magasins.",
        "The FTA inspected 300 shops.",
        Equivalences(acronyms=(("DGCCRF", "FTA"),)),
        id="French acronym",
    ),
    pytest.param(
        "de",
        "Der Angler zog einen 40 Pfund schweren Wels aus dem See.",
        "The angler pulled a catfish weighing 40 kilos out of the lake.",
        Equivalences(units=(("Pfund", "kilos"),)),
        id="German unit",
    ),
    pytest.param(
        "fr",
        "Le terrain mesure 12 acres.",
        "The plot covers 12 hectares.",
        Equivalences(units=(("ares", "acres", "hectares"),)),
        id="French unit",
    ),
]


@pytest.mark.parametrize(("language", "source", "copy", "equivalences"), CASES)
def test_an_equivalence_silences_what_it_explains_and_nothing_else(language, source, copy, equivalences):
    assert check_pair(source, copy, source_language=language, minimum_confidence=0.0)
    assert not check_pair(source, copy, source_language=language, minimum_confidence=0.0, equivalences=equivalences)
    other = Equivalences(names=(("Seeblick", "Lakeview"),), acronyms=(("XYZ", "ZYX"),), units=(("Elle", "cubits"),))
    alone = check_pair(source, copy, source_language=language, minimum_confidence=0.0)
    assert check_pair(source, copy, source_language=language, minimum_confidence=0.0, equivalences=other) == alone


@pytest.mark.parametrize(("language", "source", "copy", "equivalences"), CASES)
def test_whole_articles_know_them_too(language, source, copy, equivalences):
    beads = [BeadText(source, copy)]
    assert compare_article(beads, source_language=language, minimum_confidence=0.0)[0]
    (found,) = compare_article(beads, source_language=language, minimum_confidence=0.0, equivalences=equivalences)
    assert found == ()


def test_a_genitive_is_the_name_too():
    said = Equivalences(names=(("Grauholzingen", "Montgrault"),))
    pair = ("Grauholzingens Feuerwehr löschte den Brand.", "Montgrault’s fire brigade put out the blaze.")
    assert check_pair(*pair, source_language="de", minimum_confidence=0.0)
    assert not check_pair(*pair, source_language="de", minimum_confidence=0.0, equivalences=said)


def test_another_name_beside_an_equivalent_one_is_still_found():
    said = Equivalences(names=(("Grauholzingen", "Montgrault"),))
    found = check_pair(
        "Der Zug fährt von Grauholzingen nach Pfrondwil.",
        "The train runs from Montgrault to Lützenau.",
        source_language="de",
        equivalences=said,
    )
    assert [(one.source_text, one.copy_text) for one in found] == [("Pfrondwil", "Lützenau")]


def test_an_equivalent_that_the_copy_lacks_is_missing():
    said = Equivalences(names=(("Villebrocq", "Brokstadt"),))
    found = check_pair(
        "Le maire de Villebrocq a refusé de signer.",
        "The mayor refused to sign.",
        source_language="fr",
        equivalences=said,
    )
    assert [one.source_text for one in found] == ["Villebrocq"]


def test_acronyms_keep_their_capitals_and_words_their_borders():
    said = Equivalences(acronyms=(("LfU", "SEA"),))
    pair = ("Das LfU meldete Entwarnung.", "The sea gave the all-clear.")
    kept = check_pair(*pair, source_language="de", minimum_confidence=0.0)
    assert check_pair(*pair, source_language="de", minimum_confidence=0.0, equivalences=said) == kept


def test_wordings_are_text_and_no_patterns():
    said = Equivalences(names=((".*", "[("), ("C++ Magazin", "C++ Monthly")))
    assert check_pair("Es kamen 20.", "There were 30.", source_language="de", equivalences=said)
