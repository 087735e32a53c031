import subprocess
import sys

import pytest

from transprov.errors import ModelMissingError
from transprov.translation import ArgosTranslator, CachingTranslator, load_translator
from transprov.translation.packages import installed

ENGLISH = [
    "The government wants to cut taxes next year.",
    "Prices rose by 3.1 percent in November.",
    "Nobody was hurt in the fire, the police said on Friday.",
    "The president of the European Commission will travel to Paris on Monday.",
]


def test_sentences_of_the_news_become_french(packages):
    done = ArgosTranslator().translate(ENGLISH, source="en", target="fr")
    assert len(done) == len(ENGLISH)
    for english, french in zip(ENGLISH, done, strict=True):
        assert french.text and french.text != english
        assert "▁" not in french.text and "</s>" not in french.text
        assert french.score is not None and 0 < french.score <= 1
        assert french.alternatives == ()
    said = " ".join(one.text for one in done).lower()
    assert sum(f" {word} " in f" {said} " for word in ("le", "la", "les", "de", "du", "des", "en", "à")) >= 4


def test_a_batch_says_what_single_calls_say(packages):
    translator = ArgosTranslator()
    batch = translator.translate(ENGLISH, source="en", target="de")
    single = [translator.translate([one], source="en", target="de")[0] for one in ENGLISH]
    assert [one.text for one in batch] == [one.text for one in single]
    for one, other in zip(batch, single, strict=True):
        assert one.score == pytest.approx(other.score, abs=0.02)


def test_the_next_best_are_other_words(packages):
    done = ArgosTranslator(alternatives=3).translate(ENGLISH[:2], source="en", target="fr")
    for one in done:
        assert len(one.alternatives) == 3
        assert len({one.text, *one.alternatives}) == 4


def test_without_a_package_of_its_own_a_pair_goes_through_english(packages):
    translator = ArgosTranslator()
    assert translator.supports("de", "fr")
    chain = translator.identity("de", "fr")
    assert "de-en-0.1" in chain and "en-fr-0.1" in chain
    text = "Die Regierung will die Steuern senken."
    (french,) = translator.translate([text], source="de", target="fr")
    (english,) = translator.translate([text], source="de", target="en")
    (direct,) = translator.translate([english.text], source="en", target="fr")
    assert french.text == direct.text
    assert french.score == pytest.approx(english.score * direct.score, abs=0.02)


def test_nothing_stays_nothing_and_lines_are_joined(packages):
    translator = ArgosTranslator()
    done = translator.translate(["", " \n ", "Prices\nrose."], source="en", target="fr")
    assert [one.text for one in done[:2]] == ["", ""]
    assert done[2].text == translator.translate(["Prices rose."], source="en", target="fr")[0].text
    assert translator.translate([], source="en", target="fr") == []


def test_a_sentence_of_many_clauses_is_not_cut_short(packages):
    sentence = ", ".join(f"the mayor of town number {n} said that prices rose by {n} percent" for n in range(60))
    (done,) = ArgosTranslator(beam=1).translate([sentence], source="en", target="fr")
    # a model of sentences given all at once would end after the first of them
    assert len(done.text) > len(sentence) / 3


def test_a_missing_pair_says_how_to_get_it(packages):
    translator = ArgosTranslator()
    assert not translator.supports("en", "pl")
    with pytest.raises(ModelMissingError, match="models install translate-en_pl"):
        translator.translate(["Hello."], source="en", target="pl")
    with pytest.raises(ModelMissingError, match="translate-pl_en && transprov models install translate-en_cs"):
        translator.identity("pl", "cs")


def test_the_identity_follows_the_model_and_the_search(packages, tmp_path):
    from damaging import GOOD

    from transprov.translation.installing import install_file

    assert GOOD.is_file()
    translator = ArgosTranslator()
    one, other = translator.identity("en", "fr"), translator.identity("en", "de")
    assert one != other
    assert ArgosTranslator(beam=2).identity("en", "fr") != one
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "second"))
        install_file(GOOD)
        # the same model elsewhere is the same model
        assert ArgosTranslator().identity("en", "fr") == one
        with (tmp_path / "second" / GOOD.stem / "model" / "model.bin").open("ab") as file:
            file.write(b"\0")
        assert ArgosTranslator().identity("en", "fr") != one


def test_progress_is_told(packages):
    told = []
    ArgosTranslator(progress=lambda done, of: told.append((done, of))).translate(ENGLISH, source="de", target="fr")
    assert told == [(4, 8), (8, 8)]


def test_auto_is_the_installed_packages_and_none_without_any(packages, monkeypatch, tmp_path):
    assert isinstance(load_translator("auto"), CachingTranslator)
    assert isinstance(load_translator("auto", cache=False), ArgosTranslator)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "empty"))
    assert load_translator("auto") is None
    assert load_translator("none") is None
    assert not (tmp_path / "empty").exists()


def test_neither_argostranslate_nor_torch_is_imported(packages):
    """A process of its own: what other tests imported does not count."""
    code = """
import sys
from transprov.translation import ArgosTranslator
ArgosTranslator().translate(["Prices rose."], source="en", target="fr")
print(*sorted({"torch", "stanza", "argostranslate", "spacy", "transformers"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_the_packages_are_named_in_their_own_words(packages):
    found, problems = installed()
    assert problems == ()
    assert [one.name for one in found] == [f"translate-{pair}-0_1" for pair in ("de_en", "en_de", "en_fr", "fr_en")]
