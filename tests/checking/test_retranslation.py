import pytest

import transprov
from transprov.translation import CallableTranslator

SOURCE = [
    "Die Feuerwehr rückte am Dienstag mit vierzig Leuten zu einem Brand in Neustadt aus.",
    "Nach Angaben der Polizei wurden drei Menschen leicht verletzt.",
    "Die Straße war bis zum Abend gesperrt.",
    "Warum das Feuer ausbrach, ist noch offen.",
]
ENGINE = [
    "The fire brigade moved out on Tuesday with forty people to a fire in Neustadt.",
    "According to the police, three people were slightly injured.",
    "The street was closed until the evening.",
    "Why the fire broke out is still open.",
]
EDITED = [
    "Forty firefighters were called to a blaze in Neustadt on Tuesday.",
    "Three people suffered minor injuries, police said.",
    "The road stayed shut until the evening.",
    "It is not yet known what caused the fire.",
]


def engine(texts, source, target):
    """Translates the sentences above, word for word, in the direction that it knows."""
    known = dict(zip(SOURCE, ENGINE, strict=True))
    return [known.get(text, text) for text in texts]


def report(copy, **options):
    source = transprov.Document.from_text("\n".join(SOURCE), language="de")
    copy = transprov.Document.from_text("\n".join(copy), language="en")
    return transprov.check(copy, source, translator=CallableTranslator(engine, "known"), **options)


def test_the_engines_own_words_are_raw_machine_translation():
    made = report(ENGINE)
    assert [each.text for each in made.retranslations] == ENGINE
    assert [each.chrf for each in made.retranslations] == [100.0] * 4
    assert made.raw_share == 1.0
    (notice,) = [notice for notice in made.notices if "raw machine translation" in notice]
    assert "4 of 4 sentences (100% of the text)" in notice and "callable:known" in notice
    assert made.detection is not None
    (evidence,) = [one for one in made.detection.evidence if one.rule == "raw-machine-translation"]
    assert evidence.weight > 0 and evidence.language == "de"


def test_an_edited_text_is_not():
    made = report(EDITED)
    assert not any(each.raw for each in made.retranslations)
    assert made.raw_share == 0
    assert made.detection is None
    assert not any("raw machine" in notice for notice in made.notices)


def test_a_word_changed_leaves_a_sentence_raw_and_the_share_is_of_the_text():
    made = report([ENGINE[0].replace("forty", "fifty"), EDITED[1], EDITED[2], EDITED[3]])
    assert [each.raw for each in made.retranslations] == [True, False, False, False]
    assert 0.2 < made.raw_share < 0.5
    assert made.detection is not None


def test_short_lines_alike_prove_nothing():
    source = transprov.Document.from_text("Merkel in Paris\n\n" + "\n".join(SOURCE), language="de")
    copy = transprov.Document.from_text("Merkel in Paris\n\n" + "\n".join(EDITED), language="en")
    made = transprov.check(copy, source, translator=engine)
    assert any(each.chrf == 100 for each in made.retranslations)
    assert not any(each.raw for each in made.retranslations)


@pytest.mark.parametrize("form", ["terminal", "html", "json"])
def test_every_form_of_the_report_says_so(form):
    import io
    import json

    from rich.console import Console

    from transprov.reporting import FORMATS, terminal

    made = report(ENGINE)
    if form == "terminal":
        buffer = io.StringIO()
        terminal.render(made, Console(file=buffer, width=120))
        assert buffer.getvalue().count("raw machine translation: chrF 100") == 4
    elif form == "html":
        assert FORMATS["html"](made, 0.5).count("raw machine translation: chrF 100") == 4
    else:
        told = json.loads(FORMATS["json"](made, 0.5))
        assert told["raw_share"] == 1.0
        assert [each["raw"] for each in told["retranslations"]] == [True] * 4
        assert {each["origin"] for each in told["wordings"]} == {"aligned"}
