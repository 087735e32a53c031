from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transprov.languages import identify, identify_scores
from transprov.reading import load

GERMAN = "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke abzureißen und eine neue zu bauen."
FRENCH = "Le conseil municipal a décidé mardi de démolir le vieux pont et d'en construire un nouveau."
ENGLISH = "The city council decided on Tuesday to tear down the old bridge and to build a new one."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        ("El ayuntamiento decidió el martes derribar el viejo puente y construir uno nuevo.", "es"),
        ("Il consiglio comunale ha deciso martedì di demolire il vecchio ponte e di costruirne uno nuovo.", "it"),
        ("De gemeenteraad besloot dinsdag de oude brug te slopen en een nieuwe te bouwen.", "nl"),
        ("A câmara municipal decidiu na terça-feira demolir a ponte velha e construir uma nova.", "pt"),
        ("Rada miasta postanowiła we wtorek zburzyć stary most i zbudować nowy.", "pl"),
        ("Городской совет решил во вторник снести старый мост и построить новый.", "ru"),
        ("Belediye meclisi salı günü eski köprüyü yıkıp yenisini yapmaya karar verdi.", "tr"),
        ("市议会周二决定拆除旧桥并建造一座新桥。", "zh"),
        ("市議会は火曜日に古い橋を取り壊すことを決めました。", "ja"),
    ],
)
def test_documents_are_told_apart_among_all_languages(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "12.345,67 % (2019)",
        "!!! --- ???",
        "Ja.",
        "Angela Merkel",
        "Paris Saint-Germain",
        "\ud800",
        "\x00" * 50,
    ],
)
def test_too_little_to_go_by_is_unknown(text: str) -> None:
    assert identify(text) is None
    assert identify(text, among=("de", "en")) is None


def test_addresses_and_numbers_do_not_count() -> None:
    assert identify("https://www.example.com/the-city-council-decided-on-tuesday-to-tear-down") is None
    assert identify("newsroom.editors@example-weekly.co.uk @thenewsdesk #breakingnewstoday") is None
    assert identify(f"https://example.com/the/news/about/the/bridge?lang=english {GERMAN} @the_desk_of_news") == "de"


def test_segments_are_told_apart_among_a_few() -> None:
    assert identify("Rat stimmt für neue Brücke", among=("de", "en")) == "de"
    assert identify("Council votes for new bridge", among=("de", "en")) == "en"
    assert identify("Un nouveau pont pour la ville", among=("fr", "en")) == "fr"


def test_a_foreign_script_is_none_of_the_languages_asked_for() -> None:
    assert identify("Городской совет решил во вторник снести старый мост.", among=("de", "en", "fr")) is None
    assert identify("市议会周二决定拆除旧桥并建造一座新桥。", among=("de", "en", "fr")) is None


def test_unknown_codes_and_regions() -> None:
    assert identify(GERMAN, among=("xx",)) is None
    assert identify(GERMAN, among=()) is None
    assert identify(GERMAN, among=("de-AT", "EN")) == "de"


def test_capitals_throughout() -> None:
    assert identify(GERMAN.upper()) == "de"
    assert identify(FRENCH.upper(), among=("fr", "en")) == "fr"


def test_many_names() -> None:
    names = "Jean-Luc Picard, William Riker, Deanna Troi, Beverly Crusher, Geordi La Forge"
    assert identify(f"Zu den Gästen gehörten {names}, und der Bürgermeister begrüßte sie vor dem Rathaus.") == "de"


def test_a_mixed_document_shows_both_and_is_called_by_the_larger() -> None:
    paragraph, other = f"{GERMAN} " * 30, f"{ENGLISH} " * 30
    scores = identify_scores(paragraph * 3 + other)
    assert set(scores) == {"de", "en"}
    assert scores["de"] > scores["en"] > 0.1
    assert list(scores) == ["de", "en"]
    assert identify(paragraph * 3 + other) == "de"
    assert identify(paragraph + other * 3) == "en"


def test_the_same_text_always_gives_the_same_scores() -> None:
    text = "Die Show must go on, sagte the manager."
    assert len({tuple(identify_scores(text).items()) for _ in range(5)}) == 1


def test_threads_agree() -> None:
    texts = [GERMAN, FRENCH, ENGLISH] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: identify(text, among=("fr", "de", "en", "da", "fi")), texts))
    assert found == ["de", "fr", "en"] * 8


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_never_an_exception(text: str) -> None:
    scores = identify_scores(text, among=("de", "en", "ru"))
    assert all(0 <= score <= 1.000001 for score in scores.values())
    identify(text, among=("de", "en", "ru"))


@pytest.mark.parametrize("code", ["de", "fr", "en"])
def test_commonest_words_and_letters_say_the_same(code: str) -> None:
    # one article is told by its commonest words; the detector, asked among a few, reads its letters
    folder = Path(__file__).resolve().parents[2] / "corpora"
    texts = sorted(folder.glob("*/*.copy.txt" if code == "en" else f"{code}/*.source.txt"))
    assert texts
    for path in texts:
        text = load(str(path)).text
        assert identify(text) == code == identify(text, among=("de", "en", "fr", "nl", "es"))


def test_a_related_language_is_not_taken_for_the_better_known_one() -> None:
    catalan = "El president va anunciar que les empreses que han estat afectades per la crisi rebran una ajuda. " * 12
    assert identify(catalan) == "ca"
    dutch = "De minister zei maandag dat het kabinet met die wet wil wachten en het is niet bekend hoe lang. " * 12
    assert identify(dutch) == "nl"


def test_half_and_half_is_not_decided_by_the_commonest_words() -> None:
    halves = identify_scores(f"{GERMAN} " * 20 + f"{ENGLISH} " * 20)
    assert set(halves) >= {"de", "en"}
    assert identify(f"{GERMAN} " * 30 + f"{ENGLISH} " * 10) == "de"
