from dataclasses import FrozenInstanceError

import pytest

from transprov.errors import ConfigError
from transprov.languages import pack, packs, supported

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr")


def test_the_languages_with_a_pack() -> None:
    assert supported() == LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_pack_has_what_every_stage_needs(code: str) -> None:
    facts = pack(code)
    assert facts.code == code
    assert facts.name and facts.titles and facts.inline and facts.starters
    assert facts.titles < facts.abbreviations
    assert facts.furniture and facts.furniture_prefixes and facts.credit_cues and facts.agencies
    assert all(len(opening) == len(closing) == 1 for opening, closing in facts.quotations)
    assert not [entry for entry in facts.abbreviations if entry.endswith(".") or " " in entry]
    assert all(line == line.casefold() for line in (*facts.furniture, *facts.furniture_prefixes, *facts.credit_cues))
    assert sorted(set(facts.months.values())) == list(range(1, 13))
    assert sorted(set(facts.weekdays.values())) == list(range(7))


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_abbreviation_has_one_class(code: str) -> None:
    facts = pack(code)
    classes = (facts.titles, facts.inline, facts.before_number, facts.ambiguous, facts.may_end)
    assert sum(map(len, classes)) == len(facts.abbreviations)


def test_words_of_the_page() -> None:
    assert "enlarge image" in pack("en").furniture
    assert "das könnte sie auch interessieren" in pack("de").furniture
    assert "à lire aussi" in pack("fr").furniture
    assert {"foto", "bild", "quelle"} <= set(pack("de").credit_cues)
    assert {"photo", "crédit"} <= set(pack("fr").credit_cues)
    assert "dpa" in pack("de").agencies and "AFP" in pack("fr").agencies


def test_calendar_words() -> None:
    assert pack("de").months["januar"] == 1
    assert pack("fr").months["août"] == 8
    assert pack("en").months["sep"] == 9
    assert pack("de").weekdays["montag"] == 0
    assert pack("fr").weekdays["dimanche"] == 6


def test_region_and_case_do_not_matter() -> None:
    assert pack("DE_at") is not None
    assert pack("DE_at").titles == pack("de").titles


@pytest.mark.parametrize("code", [None, "", "xx", "../de", "__pycache__", "und"])
def test_an_unknown_language_gets_a_generic_pack(code: str | None) -> None:
    facts = pack(code)
    assert not facts.abbreviations and not facts.starters
    assert facts.quotations
    assert dict(facts.months) == {} and dict(facts.weekdays) == {}


def test_packs_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        pack("de").code = "en"  # type: ignore[misc]


def test_a_mistyped_key_is_an_error_that_names_it() -> None:
    with pytest.raises(ConfigError, match="abreviations"):
        packs._from_data("de", {"name": "German", "abreviations": "dr"})
