import pytest

from transprov import check_pair
from transprov.checking.linking import linker
from transprov.facts import DEFAULT_CONFIDENCE, BeadText, compare_article
from transprov.facts import check_pair as compare_pair


def flagged(rule, source, copy, language, minimum=DEFAULT_CONFIDENCE):
    found = check_pair(source, copy, source_language=language, minimum_confidence=minimum)
    return [f.source_text or f.copy_text for f in found if f.rule == rule]


DROPPED = [
    (
        "de",
        "Das Gesetz, das die Opposition als verfassungswidrig ablehnt, soll im Herbst in Kraft treten.",
        "The law is to come into force in the autumn.",
        "Opposition",
    ),
    (
        "de",
        "Der Vorstand, der seit Monaten wegen sinkender Umsätze und hoher Schulden in der Kritik steht, tritt zurück.",
        "The board is resigning.",
        "Umsätze",
    ),
    (
        "fr",
        "Le maire, soutenu par les commerçants et les riverains, a refusé de fermer la rue à la circulation.",
        "The mayor refused to close the street to traffic.",
        "commerçants",
    ),
]
ADDED = [
    (
        "fr",
        "Le ministre a présenté le budget mardi.",
        "The minister presented the budget on Tuesday despite fierce criticism from trade unions and economists.",
        "unions",
    ),
    (
        "de",
        "Der Zug hielt am Bahnhof.",
        "The train stopped at the station after a passenger noticed smoke in the dining car.",
        "smoke",
    ),
]
FAITHFUL = [
    (
        "de",
        "Die Polizei nahm nach einer Verfolgungsjagd in der Altstadt zwei Verdächtige fest, teilte ein Sprecher mit.",
        "After a chase in the old town, police arrested two suspects, a spokesman said.",
    ),
    (
        "de",
        "Das Gesetz, das die Opposition als verfassungswidrig ablehnt, soll im Herbst in Kraft treten.",
        "The law, which the opposition rejects as unconstitutional, is due to come into force in the autumn.",
    ),
    (
        "de",
        "Es handelt sich dabei um den größten Auftrag der Firmengeschichte.",
        "This is the largest order in the company's history.",
    ),
    (
        "fr",
        "Le maire, soutenu par les commerçants et les riverains, a refusé de fermer la rue à la circulation.",
        "The mayor, backed by shopkeepers and residents, refused to close the street to traffic.",
    ),
    (
        "fr",
        "Il s'agit d'une première dans l'histoire du département, a-t-elle fait savoir.",
        "It is a first in the history of the department, she said.",
    ),
]


@pytest.mark.parametrize(("language", "source", "copy", "word"), DROPPED)
def test_a_dropped_clause_is_found(language, source, copy, word):
    assert any(word in text for text in flagged("content-dropped", source, copy, language))


@pytest.mark.parametrize(("language", "source", "copy", "word"), ADDED)
def test_an_added_clause_is_found(language, source, copy, word):
    assert any(word in text for text in flagged("content-added", source, copy, language))


@pytest.mark.parametrize(("language", "source", "copy"), FAITHFUL)
def test_faithful_copies_have_all_their_content(language, source, copy):
    assert flagged("content-dropped", source, copy, language) == []
    assert flagged("content-added", source, copy, language) == []


def test_the_doubtful_are_there_when_asked_for():
    source, copy = "Der Zug hielt am Dienstag kurz am Bahnhof.", "The crowded train stopped at the station on Tuesday."
    sure = check_pair(source, copy, source_language="de")
    assert len(check_pair(source, copy, source_language="de", minimum_confidence=0.0)) >= len(sure)


def test_without_words_no_encoder_is_asked():
    language, source, copy, _ = DROPPED[0]
    found = check_pair(source, copy, source_language=language, words=False, minimum_confidence=0.0)
    assert not [f for f in found if f.rule in ("content-dropped", "content-added")]


def test_evidence_is_computed_once_and_only_for_texts_it_is_meant_for():
    asked = []
    real = linker()

    def counting(*texts):
        asked.append(texts)
        return real(*texts)

    language, source, copy, _ = DROPPED[0]
    compare_pair(source, copy, source_language=language, linker=counting)
    assert asked == [(source, copy, language, "en")]
    assert real(source, copy, "xx", "en") is None
    assert real(source, copy, "de", "fr") is None
    assert real("", copy, "de", "en") is None
    assert real("Wort " * 1000, copy, "de", "en") is None
    assert real("...", "!", "de", "en") is not None


@pytest.mark.parametrize("text", ["...", "2019", "–", ""])
def test_texts_without_content_are_no_mistake(text):
    assert check_pair(text, text, source_language="de") == ()


MOVED = [
    (
        "de",
        (
            "Der Bürgermeister, der seit Monaten wegen steigender Kosten in der Kritik steht, eröffnete die Brücke.",
            "The mayor opened the bridge.",
        ),
        ("Viele Gäste kamen.", "Many guests came. The mayor has been criticised for months because of rising costs."),
    ),
    (
        "fr",
        (
            "Le maire, soutenu par les commerçants et les riverains, a refusé de fermer la rue à la circulation.",
            "The mayor refused to close the street to traffic.",
        ),
        ("La décision est tombée lundi.", "The decision, backed by shopkeepers and residents, came on Monday."),
    ),
]


@pytest.mark.parametrize(("language", "bead", "other"), MOVED)
@pytest.mark.parametrize("before", [False, True])
def test_a_clause_that_moved_to_a_neighbouring_sentence_is_neither_dropped_nor_added(language, bead, other, before):
    beads = [BeadText(*other), BeadText(*bead)] if before else [BeadText(*bead), BeadText(*other)]
    together = compare_article(beads, source_language=language, linker=linker())
    alone = compare_article([BeadText(*bead)], source_language=language, linker=linker())
    assert "content-dropped" in [finding.rule for findings in alone for finding in findings]
    assert not [f for findings in together for f in findings if f.rule in ("content-dropped", "content-added")]


def test_a_clause_whose_words_stand_nowhere_near_is_still_dropped():
    beads = [
        BeadText("Das Wetter war gut.", "The weather was fine."),
        BeadText(*MOVED[0][1]),
        BeadText("Danach gab es Kaffee.", "Afterwards there was coffee."),
    ]
    found = compare_article(beads, source_language="de", linker=linker())
    assert [finding.rule for finding in found[1]] == ["content-dropped"]
