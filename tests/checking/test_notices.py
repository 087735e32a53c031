import pytest
from handmade import document

from transprov.checking.notices import (
    encoder_languages,
    language_notices,
    length_notice,
)
from transprov.types import SegmentKind

KNOWN = encoder_languages("use-m3/0.2.1+abc")


def notices(source, copy, known=KNOWN):
    text = "Etwas Text, damit es ein Dokument ist."
    return " ".join(language_notices(document(text, language=source), document(text, language=copy), known))


@pytest.mark.parametrize("code", ["de", "fr", "pl", "tr", "ja", "zh", "ar"])
def test_a_source_the_encoder_knows_and_an_english_copy_need_no_word(code):
    assert notices(code, "en") == ""


def test_swapped_sides_are_named_with_the_way_out():
    said = notices("en", "de")
    assert "The source is in English and the copy in German: they look swapped" in said
    assert "--source" in said


def test_two_texts_in_one_language_are_not_a_translation():
    assert "both in English" in notices("en", "en")
    assert "both in German" in notices("de", "de")
    assert "swapped" not in notices("en", "en")


def test_a_copy_that_is_not_english_is_said():
    assert "The copy is in French" in notices("de", "fr")


def test_a_language_that_could_not_be_told_can_be_named():
    assert "--source-language" in notices(None, "en")
    assert "--copy-language" in notices("de", None)


def test_a_language_the_encoder_was_not_made_for_is_said_once():
    said = notices("fi", "en")
    assert said.count("Finnish") == 1
    assert "tr, zh" in said
    assert notices("fi", "en", known=encoder_languages("sentence-transformers:LaBSE/3.0")) == ""


def test_a_code_that_no_table_knows_is_shown_as_it_is():
    assert "qx" in notices("qx", "en")


SENTENCES = [f"Der Rat der Stadt hat am {day}. Mai über den Haushalt beraten." for day in range(1, 11)]


def test_an_excerpt_is_noticed_in_either_direction():
    long, short = document(*SENTENCES), document(*SENTENCES[:2])
    assert length_notice(long, short)[0].startswith("The source is 5 times as long as the copy")
    assert length_notice(short, long)[0].startswith("The copy is 5 times as long as the source")
    assert length_notice(long, document(*SENTENCES[:4])) == []


def test_furniture_does_not_count_as_length():
    share = ("Jetzt teilen: Facebook, WhatsApp, E-Mail und viele weitere Dienste", SegmentKind.FURNITURE)
    assert length_notice(document(*SENTENCES[:2], *[share] * 20), document(*SENTENCES[:2])) == []
