"""What is said about denials and opposites, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts import BeadText, Context
from transprov.facts.article import compare_article
from transprov.facts.negation import KIND
from transprov.types import Finding


def findings(language: str, source: str, copy: str, at_least: float = 0.5) -> list[Finding]:
    found = KIND.compare(KIND.find(source, language), KIND.find(copy, "en"), Context(source, copy, language))
    return [finding for finding in found if finding.confidence >= at_least]


SOUND = [
    ("de", "Der Minister wollte sich dazu nicht äußern.", "The minister did not want to comment."),
    ("de", "Nicht nur die Mieten, sondern auch die Preise steigen.", "Rents are rising, and so are prices."),
    ("de", "Der Gipfel bringt nicht zuletzt Italien Vorteile.", "The summit benefits Italy in particular."),
    ("de", "Der Bahnhof wurde erst 1910 eröffnet.", "The station was not opened until 1910."),
    ("de", "Der Plan ist nicht umsetzbar und unmöglich zu bezahlen.", "The plan is impossible to pay and unfeasible."),
    ("de", "Eine Einigung ist nicht möglich.", "An agreement is impossible."),
    ("de", "Eine Einigung ist unmöglich.", "An agreement is not possible."),
    ("de", "Bayern hat das Spiel nicht gewonnen.", "Bayern lost the match."),
    ("de", "Der Schaden ist nicht unerheblich.", "The damage is considerable."),
    ("de", "Er sagte, ohne Zweifel werde das Haus gebaut.", "He said that the house would certainly be built."),
    ("de", "Das ist schön, nicht wahr?", "That is nice, isn't it?"),
    ("de", "Sie kannten den Mann nicht und trauten ihm nicht.", "They did not know or trust the man."),
    ("de", "Weder der Bürgermeister noch der Rat kam.", "Neither the mayor nor the council came."),
    ("de", "Sinfonie Nr. 5 wurde gespielt.", "Symphony No. 5 was played."),
    ("de", "Die nicht öffentliche Sitzung dauerte lange.", "The closed session took a long time."),
    ("de", "So viele Besucher kamen wie nie zuvor.", "More visitors came than at any time in the past."),
    ("de", "Der Streik wird kommen, es sei denn, man zahlt.", "The strike will come unless they pay."),
    ("de", "Die Preise fielen weiter.", "Prices continued to fall."),
    ("de", "Große und kleine Betriebe klagten.", "Large and small businesses complained."),
    ("fr", "Le ministre n'a pas souhaité réagir.", "The minister did not wish to react."),
    ("fr", "Il ne reste que deux survivants.", "Only two survivors remain."),
    ("fr", "Il faut agir avant qu'il ne soit trop tard.", "Action must be taken before it is too late."),
    ("fr", "Le prix est plus élevé qu'on ne le croyait.", "The price is higher than was thought."),
    ("fr", "Non seulement la pluie, mais aussi le vent gênent.", "Both the rain and the wind are a nuisance."),
    ("fr", "La foule ne cesse de grossir.", "The crowd keeps growing."),
    ("fr", "Personne n'est venu, et rien ne bouge plus.", "Nobody came, and nothing moves any more."),
    ("fr", "C'est un bon accord, n'est-ce pas ?", "It is a good deal, isn't it?"),
    ("fr", "Sauf si le juge refuse, il sortira.", "Unless the judge refuses, he will be released."),
    ("fr", "Il fit un pas vers la sortie.", "He took a step towards the exit."),
    ("fr", "Sans doute viendra-t-il lundi.", "He will come on Monday, no doubt."),
    ("fr", "Elle n'a jamais rien dit à personne.", "She never told anyone anything."),
    ("fr", "Cette loi est incompatible avec le traité.", "This law is not compatible with the treaty."),
    ("fr", "Son petit-fils est né à Lyon.", "His grandson was born in Lyon."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_sound_pairs_are_passed_over(language: str, source: str, copy: str) -> None:
    assert findings(language, source, copy) == []


FLAWED = [
    ("de", "Der Minister wollte sich nicht äußern.", "The minister wanted to comment.", "negation-lost", "nicht"),
    ("de", "Niemand wurde verletzt.", "Someone was injured.", "negation-lost", "Niemand"),
    ("de", "Er hat keine Schulden.", "He has debts.", "negation-lost", "keine"),
    ("de", "Sie war noch nie in Rom.", "She has been to Rome.", "negation-lost", "nie"),
    ("de", "Die Stadt wurde 1850 gegründet.", "The city was not founded in 1850.", "negation-added", "not"),
    ("de", "Der Zug hält in Ulm.", "The train doesn't stop in Ulm.", "negation-added", "n't"),
    ("de", "Der Umsatz ist gestiegen.", "Revenue has fallen.", "polarity-flipped", "fallen"),
    ("de", "Das ist unmöglich.", "That is possible.", "polarity-flipped", "possible"),
    ("de", "Die nötigen Kosten trägt der Bund.", "The state bears the unnecessary costs.", "polarity-flipped", ""),
    ("de", "Vor dem Spiel regnete es.", "It rained after the match.", "polarity-flipped", "after"),
    ("fr", "Le ministre n'a pas réagi.", "The minister reacted.", "negation-lost", "n'a pas"),
    ("fr", "Aucun élu n'est venu.", "A councillor came.", "negation-lost", "Aucun élu n'"),
    ("fr", "Il ne fume plus.", "He smokes.", "negation-lost", "ne fume plus"),
    ("fr", "L'usine a été fermée en mai.", "The plant has never been closed in May.", "negation-added", "never"),
    ("fr", "Le chômage est en baisse.", "Unemployment is rising.", "polarity-flipped", "rising"),
    ("fr", "L'équipe a remporté le match.", "The team lost the match.", "polarity-flipped", "lost"),
    ("fr", "Le parti a accepté le budget.", "The party rejected the budget.", "polarity-flipped", "rejected"),
]


@pytest.mark.parametrize(("language", "source", "copy", "rule", "said"), FLAWED)
def test_a_denial_lost_or_added_is_one_finding(language: str, source: str, copy: str, rule: str, said: str) -> None:
    (finding,) = findings(language, source, copy)
    assert finding.rule == rule
    assert finding.mqm == "accuracy/mistranslation"
    assert said in (finding.source_text if rule == "negation-lost" else finding.copy_text)


def test_a_lost_denial_shows_its_place_in_the_copy() -> None:
    source = "Der Zug fuhr pünktlich ab, die Fahrgäste waren zufrieden. Verletzt wurde am Bahnhof in Kassel niemand."
    copy = "The train left on time, and the passengers were happy. At the station in Kassel people were hurt."
    (finding,) = findings("de", source, copy)
    assert finding.copy_span is not None
    assert copy[finding.copy_span.start : finding.copy_span.end] == finding.copy_text
    assert "hurt" in finding.copy_text


def test_the_denial_that_is_missing_is_named() -> None:
    source = "Er kam nie nach Wien, und Geld hatte er nicht."
    (finding,) = findings("de", source, "He never came to Vienna, and he had money.", at_least=0.3)
    assert finding.source_text == "nicht"


def test_other_denials_make_a_finding_less_sure() -> None:
    (alone,) = findings("de", "Er kommt nicht.", "He is coming.")
    (beside,) = findings("de", "Er kommt nicht und isst nicht.", "He is coming and does not eat.", at_least=0.0)
    assert beside.confidence < alone.confidence


def test_stress_without_cause_makes_a_finding_surer() -> None:
    (plain,) = findings("fr", "L'avion n'a pas décollé.", "The plane took off.")
    (stressed,) = findings("fr", "L'avion n'a pas décollé.", "The plane did take off.")
    assert stressed.confidence > plain.confidence


def test_what_a_deleted_denial_leaves_behind_is_evidence_alone() -> None:
    source = "Die Vorsitzende ließ sich den Dank nicht nehmen."
    (finding,) = findings("de", source, "The chairwoman did want to miss the thanks.")
    assert finding.rule == "negation-lost"
    assert findings("de", source, "The chairwoman would not miss the thanks.") == []


def test_without_is_told_below_the_default() -> None:
    assert findings("de", "Sie kam ohne Gepäck.", "She came, carrying nothing but a smile on her face.") == []
    (finding,) = findings("de", "Sie kam ohne Gepäck.", "She came with luggage.", at_least=0.2)
    assert finding.rule == "negation-lost"


def test_a_foreign_title_denies_nothing() -> None:
    assert findings("fr", "Le film s'appelle Never Look Back.", "The film is called Never Look Back.") == []


def test_denial_in_a_bead_cut_otherwise_is_less_sure() -> None:
    beads = [
        BeadText("Er kommt. Sie kommt nicht.", "He is coming."),
        BeadText("Das Fest beginnt.", "She is not coming. The party begins."),
    ]
    for of_bead in compare_article(beads, source_language="de"):
        assert not [f for f in of_bead if f.rule.startswith("negation")]


def test_languages_without_data_are_left_alone() -> None:
    assert KIND.find("No ha venido nadie.", "es") == ()
    assert findings("es", "Ha subido.", "It has fallen.", at_least=0.0) == []
    assert findings("es", "Ha venido.", "He came.", at_least=0.0) == []


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["de", "fr"]))
def test_any_two_texts_are_compared_without_error(source: str, copy: str, language: str) -> None:
    for finding in findings(language, source, copy, at_least=0.0):
        assert 0 < finding.confidence <= 1
        if finding.copy_span:
            assert copy[finding.copy_span.start : finding.copy_span.end] == finding.copy_text


WORDS = ["er", "kam", "nicht", "kein", "nie", "ohne", "Geld", "gestern", "weder", "noch", "und", ",", "."]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_a_text_against_itself_has_no_denial_lost(words: list[str]) -> None:
    text = " ".join(words)
    mentions = KIND.find(text, "de")
    assert KIND.compare(mentions, mentions, Context(text, text, "de", "de")) == ()
