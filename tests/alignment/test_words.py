"""Word links on realistic sentence pairs; most have a word order that a diagonal cannot follow."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from transprov.alignment.words import WordLink, align_bead_words, align_words
from transprov.errors import InputError


def named(source: str, target: str, language: str | None, target_language: str | None = "en") -> set[str]:
    ours, theirs = source.split(), target.split()
    links = align_words(ours, theirs, source_language=language, target_language=target_language)
    assert all(type(i) is int and type(j) is int for i, j in links)
    return {f"{ours[i]}~{theirs[j]}" for i, j in links}


PAIRS = [
    pytest.param(
        "de",
        "Die Bundesregierung hat am Dienstag 20.000 Euro für die Opfer des Hochwassers in Passau zugesagt .",
        "On Tuesday , the federal government pledged 20,000 euros for the victims of the flood in Passau .",
        "Bundesregierung~federal Bundesregierung~government Dienstag~Tuesday 20.000~20,000 Opfer~victims "
        "Hochwassers~flood Passau~Passau",
        "hat~Tuesday Dienstag~government",
        id="compound, fronted date, number with German separators",
    ),
    pytest.param(
        "de",
        "Am Montag kündigte der Konzern in München an , dass er 300 Stellen streicht .",
        "The company announced in Munich on Monday that it was cutting 300 jobs .",
        "Montag~Monday kündigte~announced Konzern~company München~Munich dass~that 300~300 Stellen~jobs",
        "Montag~company Konzern~Munich",
        id="separable verb",
    ),
    pytest.param(
        "de",
        "Der Klimawandel bedroht nach Ansicht von Frau Lindner die Arbeitsplätze in der Region .",
        "According to Ms Lindner , climate change threatens the jobs in the region .",
        "Klimawandel~climate Klimawandel~change bedroht~threatens Frau~Ms Lindner~Lindner Arbeitsplätze~jobs "
        "Region~region",
        "Klimawandel~to",
        id="compound of two English words, clause turned round",
    ),
    pytest.param(
        "de",
        "Die Ministerin wollte sich am Mittwoch nicht zu den Vorwürfen äußern .",
        "The minister did not want to comment on the allegations on Wednesday .",
        "Ministerin~minister Mittwoch~Wednesday nicht~not den~the Vorwürfen~allegations",
        "Mittwoch~allegations äußern~Wednesday",
        id="negation, verb at the end",
    ),
    pytest.param(
        "fr",
        "Le ministre n' a pas signé l' accord avec M. Delcourt .",
        "The minister did not sign the agreement with Mr Delcourt .",
        "ministre~minister pas~not signé~sign accord~agreement avec~with M.~Mr Delcourt~Delcourt",
        "accord~sign",
        id="negation in two parts, name with a title",
    ),
    pytest.param(
        "fr",
        "Les élections législatives auront lieu dimanche prochain , a annoncé hier la présidente .",
        "The president announced yesterday that parliamentary elections will be held next Sunday .",
        "élections~elections dimanche~Sunday prochain~next annoncé~announced hier~yesterday présidente~president",
        "élections~president présidente~Sunday",
        id="speaker moved from the end to the front",
    ),
    pytest.param(
        "fr",
        "À Lyon , la police a arrêté mercredi deux hommes soupçonnés de vol .",
        "Police in Lyon on Wednesday arrested two men suspected of theft .",
        "Lyon~Lyon police~Police arrêté~arrested mercredi~Wednesday deux~two hommes~men soupçonnés~suspected vol~theft",
        "arrêté~Wednesday",
        id="place and police change places",
    ),
    pytest.param(
        "es",
        "El alcalde de Sevilla anunció ayer la construcción de dos hospitales nuevos .",
        "The mayor of Seville announced the construction of two new hospitals yesterday .",
        "alcalde~mayor Sevilla~Seville anunció~announced construcción~construction dos~two hospitales~hospitals "
        "nuevos~new",
        "hospitales~new nuevos~hospitals",
        id="Spanish: no lexicon",
    ),
    pytest.param(
        "ru",
        "Президент России вчера встретился с министром обороны в Москве .",
        "Yesterday , the president of Russia met with the defence minister in Moscow .",
        "Президент~president России~Russia вчера~Yesterday встретился~met министром~minister обороны~defence "
        "Москве~Moscow",
        "министром~defence обороны~minister",
        id="Russian: no lexicon, another script",
    ),
    pytest.param(
        "pl",
        "Minister zdrowia ogłosił nowe zasady dla szpitali w Krakowie .",
        "The health minister announced new rules for hospitals in Krakow .",
        "Minister~minister zdrowia~health ogłosił~announced nowe~new zasady~rules szpitali~hospitals Krakowie~Krakow",
        "Minister~health zdrowia~minister",
        id="Polish: no lexicon",
    ),
]


@pytest.mark.parametrize(("language", "source", "target", "expected", "wrong"), PAIRS)
def test_links_the_words_that_correspond(language: str, source: str, target: str, expected: str, wrong: str) -> None:
    links = named(source, target, language)
    assert set(expected.split()) <= links
    assert not set(wrong.split()) & links
    ours, theirs = source.split(), target.split()
    diagonal = {f"{w}~{theirs[i * len(theirs) // len(ours)]}" for i, w in enumerate(ours)}
    assert len(links & set(expected.split())) > len(diagonal & set(expected.split())), "a diagonal would do as well"


@pytest.mark.parametrize(("language", "source", "target", "expected", "wrong"), PAIRS)
def test_either_side_may_be_the_source(language: str, source: str, target: str, expected: str, wrong: str) -> None:
    ours, theirs = source.split(), target.split()
    there = align_words(ours, theirs, source_language=language, target_language="en")
    back = align_words(theirs, ours, source_language="en", target_language=language)
    assert there == {(i, j) for j, i in back}


def test_german_to_french_needs_no_english() -> None:
    links = named(
        "Der Bürgermeister von Straßburg eröffnete gestern drei neue Schulen .",
        "Hier , le maire de Strasbourg a inauguré trois nouvelles écoles .",
        "de",
        "fr",
    )
    assert {"Bürgermeister~maire", "Straßburg~Strasbourg", "drei~trois", "neue~nouvelles", "Schulen~écoles"} <= links


def test_repeated_words_find_their_own_partners() -> None:
    source = ["Der", "Mann", "sah", "den", "Hund", ",", "und", "der", "Hund", "sah", "den", "Mann", "."]
    target = ["The", "man", "saw", "the", "dog", ",", "and", "the", "dog", "saw", "the", "man", "."]
    links = align_words(source, target, source_language="de", target_language="en")
    assert {(1, 1), (4, 4), (8, 8), (11, 11)} <= links
    assert not {(1, 11), (11, 1), (4, 8), (8, 4)} & links


def test_a_number_is_linked_to_the_same_number_only() -> None:
    links = named(
        "Von 85 Schülern bestanden 2,5 Prozent die Prüfung im Jahr 2019 nicht .",
        "In 2019 , 2.5 percent of the 58 pupils did not pass the exam .",
        "de",
    )
    assert {"2019~2019", "2,5~2.5", "Schülern~pupils", "Prüfung~exam"} <= links
    assert not [link for link in links if link.startswith("85~") and link[3:4].isdigit()]


def test_a_word_without_counterpart_stays_alone() -> None:
    source = ["Der", "Minister", "trat", "gestern", "in", "Berlin", "überraschend", "zurück", "."]
    target = ["The", "minister", "resigned", "in", "Berlin", "."]
    linked = {i for i, _ in align_words(source, target, source_language="de", target_language="en")}
    assert {1, 5} <= linked
    assert not {3, 6} & linked


@pytest.mark.parametrize(("source", "target"), [([], []), ([], ["word"]), (["Wort"], [])])
def test_an_empty_side_has_no_links(source: list[str], target: list[str]) -> None:
    assert align_words(source, target, source_language="de", target_language="en") == set()


@pytest.mark.parametrize(
    ("source_language", "target_language"), [(None, None), ("xx", "en"), ("../de", "en"), ("", "")]
)
def test_an_unknown_language_is_no_obstacle(source_language: str | None, target_language: str | None) -> None:
    links = named("Angela Merkel besuchte Paris .", "Angela Merkel visited Paris .", source_language, target_language)
    assert links == {"Angela~Angela", "Merkel~Merkel", "besuchte~visited", "Paris~Paris", ".~."}


def test_a_region_does_not_change_the_language() -> None:
    source, target = "Er kommt trotzdem nicht .", "He is not coming anyway ."
    assert named(source, target, "de-CH", "en-GB") == named(source, target, "de", "en")


def test_odd_tokens_do_no_harm() -> None:
    source = ["", " ", "New York", "[bold]", "\x1b[31m", "\u200f", "\ud800", "😀", "50 %", "ﬁnden", "O’Neill", ".*"]
    target = ["New York", "[bold]", "\x1b[31m", "", "\ud800", "😀", "50%", "find", "O'Neill", ".*", "\t"]
    links = align_words(source, target, source_language="de", target_language="en")
    assert {(2, 0), (3, 1), (7, 5), (8, 6), (10, 8)} <= links
    assert not {i for i, _ in links} & {0, 1}
    assert not {j for _, j in links} & {3, 10}


def test_punctuation_is_linked_to_punctuation() -> None:
    links = named("„ Wir gehen nach Hause “ , sagte sie .", '" We are going home , " she said .', "de")
    assert {'„~"', '“~"', ",~,", ".~."} <= links


def test_very_different_lengths() -> None:
    target = [
        "The",
        "spokesman",
        "for",
        "the",
        "foreign",
        "ministry",
        "in",
        "Vienna",
        "said",
        "that",
        "he",
        "could",
        "not",
        "comment",
        "on",
        "the",
        "matter",
    ]
    links = align_words(["Wien"], target, source_language="de", target_language="en")
    assert links == {(0, 7)}


def test_a_text_is_refused_where_tokens_are_asked_for() -> None:
    with pytest.raises(InputError, match="lists of tokens"):
        align_words("Das ist ein Satz .", ["This", "is", "a", "sentence"])


def test_bead_words_quote_the_texts_as_given() -> None:
    source = "Merkels Sprecher sagte:  „Das war’s“ – mehr\u00a0nicht."
    target = "Merkel's spokesman said, \"That's it\" - nothing more."
    links = align_bead_words(source, target, source_language="de", target_language="en")
    quoted = {(source[x.source.start : x.source.end], target[x.target.start : x.target.end]) for x in links}
    assert {("Merkels", "Merkel"), ("Sprecher", "spokesman"), ("sagte", "said"), ("mehr", "more")} <= quoted
    assert all(isinstance(link, WordLink) and 0.0 < link.confidence <= 1.0 for link in links)
    assert list(links) == sorted(links, key=lambda link: (link.source, link.target))


def test_bead_words_are_surer_of_names_than_of_loose_renderings() -> None:
    source, target = "Das hält Petra Roth für Unsinn.", "Petra Roth thinks that makes no sense."
    links = align_bead_words(source, target, source_language="de", target_language="en")
    sure = {source[x.source.start : x.source.end]: x.confidence for x in links}
    assert sure["Petra"] > 0.9
    assert sure["Petra"] >= sure.get("Unsinn", 0.0)


@pytest.mark.parametrize(("source", "target"), [("", ""), ("", "Text."), ("  \n", "Text."), ("Wort", "")])
def test_bead_words_of_an_empty_text(source: str, target: str) -> None:
    assert align_bead_words(source, target, source_language="de", target_language="en") == ()


class Spelled:
    """An encoder of plain vectors, without features of tokens: letters counted."""

    identity = "spelled"
    dimensions = 26

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.array([[text.lower().count(chr(97 + k)) for k in range(26)] for text in texts], dtype=np.float32)
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def test_any_encoder_will_do() -> None:
    source, target = ["delta", "alpha", "gamma"], ["gamma", "delta", "alpha"]
    assert align_words(source, target, encoder=Spelled()) == {(0, 1), (1, 2), (2, 0)}
