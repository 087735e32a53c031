"""The verdict on whole texts, all of them our own."""

from pathlib import Path

import pytest

import transprov
from transprov.detection import DEFAULT_PRIOR, Score, detect, judge, score
from transprov.detection.verdict import translated_odds
from transprov.errors import ConfigError, InputError
from transprov.types import Document, Evidence

CORPORA = Path(__file__).parents[2] / "corpora"

NATIVE = """The council's plan to shut four libraries has been shelved after residents packed Monday's meeting, shouting
down officials who tried to defend it.

Councillor Jean Harrow said she'd never seen anything like it. "We got it wrong, and we're big enough to say so," she
told reporters afterwards.

The closures would have saved about £400,000 a year. Harrow said the money would now have to come from reserves, which
have halved since 2015.

Campaigners weren't celebrating just yet. "They've backed off before, then tried again a year later," said Tom Pike, who
runs the Friends of Eastfield Library. "I'll believe it when I see the budget."

The vote, which had been set for Thursday, won't go ahead. A spokeswoman said staff were told by email late Monday.

Unions said about 30 jobs had been at risk. Pike, 61, said his group planned to keep up its weekly protests until the
council put its promise in writing.

Last year the council spent nearly twice as much on consultants as it did on books, records show. Officials have
declined to say how much of that went on the library review."""

RECIPE = """Heat the oven to 180 degrees.
Grease a round tin and line it with paper.
Beat the butter with the sugar until pale.
Add the eggs one at a time.
Fold in the flour and the ground almonds.
Pour the batter into the tin.
Bake for forty minutes.
Leave to cool before you serve it with cream."""

CHAT = """I think you should just try it yourself, you know.
My sister and I went there last week and we loved it.
You can't book online, but if you call them they keep a table for you.
I told my boss I was ill, so don't tell anyone!
Do you want me to ask my brother if he can drive you?
I really hope you can come with us next time."""


def copies():
    return sorted(path for language in ("de", "fr") for path in CORPORA.glob(f"{language}/*.copy.txt"))


def test_the_package_offers_it():
    assert transprov.detect(NATIVE).verdict == detect(NATIVE).verdict


def test_native_news_is_not_called_translated():
    found = detect(NATIVE)
    assert found.verdict == "native"
    assert found.probability < 0.2
    assert any(item.weight < 0 and item.text for item in found.evidence)


@pytest.mark.parametrize("path", copies(), ids=lambda path: path.stem)
def test_translated_copies_are_likelier_translations_than_not(path):
    found = detect(path.read_text(encoding="utf-8"))
    assert found.probability > 0.5
    assert found.verdict != "native"


def test_most_translated_copies_are_called_so():
    verdicts = [detect(path.read_text(encoding="utf-8")).verdict for path in copies()]
    assert verdicts.count("translated") >= 0.6 * len(verdicts)


def test_languages_sum_to_one_and_german_copies_lean_to_german():
    for path in copies():
        languages = detect(path.read_text(encoding="utf-8")).languages
        assert sum(languages.values()) == pytest.approx(1)
        assert set(languages) >= {"de", "fr", "other"}
    german = detect((CORPORA / "de" / "werft.copy.txt").read_text(encoding="utf-8"))
    assert max(german.languages, key=german.languages.get) == "de"


def test_evidence_quotes_the_text_and_says_what_it_means():
    text = (CORPORA / "de" / "werft.copy.txt").read_text(encoding="utf-8")
    quoted = [item for item in detect(text).evidence if item.span]
    assert len(quoted) >= 5
    for item in quoted:
        assert text[item.span.start : item.span.end] == item.text
        assert item.text.strip() == item.text
        assert item.message
    weights = [abs(item.weight) for item in quoted]
    assert weights == sorted(weights, reverse=True)


def test_a_document_gives_spans_in_its_own_text():
    document = Document.from_text((CORPORA / "fr" / "festival.copy.txt").read_text(encoding="utf-8"), language="en")
    for item in detect(document).evidence:
        if item.span:
            assert document.text[item.span.start : item.span.end] == item.text


def test_the_prior_moves_the_probability_but_not_the_standard_of_proof():
    text = (CORPORA / "de" / "werft.copy.txt").read_text(encoding="utf-8")
    rare, even, common = (detect(text, prior=prior).probability for prior in (0.05, DEFAULT_PRIOR, 0.9))
    assert rare < even < common
    assert detect(NATIVE, prior=0.9).verdict != "translated"


@pytest.mark.parametrize("prior", [0, 1, -0.1, 1.5, float("nan")])
def test_an_impossible_prior_is_refused(prior):
    with pytest.raises(ConfigError, match="prior"):
        detect(NATIVE, prior=prior)


@pytest.mark.parametrize("text", ["", "  \n", "... !? --"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(InputError, match="no words"):
        detect(text)


@pytest.mark.parametrize(
    ("text", "rule"), [(RECIPE, "off-genre-instructions"), (CHAT, "off-genre-talk")], ids=["recipe", "chat"]
)
def test_other_genres_are_named_and_left_unclear(text, rule):
    found = detect(text)
    assert found.verdict == "unclear"
    assert found.evidence[0].rule == rule
    assert "not news" in found.evidence[0].message


def test_a_text_in_another_language_is_unclear_and_named():
    found = detect(
        "Die Werft hat am Dienstag Insolvenz angemeldet. Rund 300 Beschäftigte bangen um ihre Arbeitsplätze, sagte ein "
        "Sprecher der Gewerkschaft. Der Betrieb soll zunächst weiterlaufen, hieß es aus dem Rathaus."
    )
    assert (found.verdict, found.languages) == ("unclear", {"other": 1.0})
    assert found.evidence[0].rule == "not-english"
    assert "'de'" in found.evidence[0].message


def test_a_headline_alone_is_unclear_and_has_no_language():
    found = detect("Shipyard files for insolvency after failed rescue")
    assert found.verdict == "unclear"
    assert found.languages == {"other": 1.0}
    assert found.evidence[0].rule == "too-short"


def test_short_texts_must_clear_more_than_long_ones():
    assert [translated_odds(n) for n in (1, 5, 10, 20, 40, 400)] == sorted(
        (translated_odds(n) for n in (1, 5, 10, 20, 40, 400)), reverse=True
    )
    assert translated_odds(7) < translated_odds(5)


def test_further_evidence_adds_to_the_wording():
    weak = score(NATIVE.split("\n\n")[0])
    declared = Evidence("source-line", 8.0, "names its source")
    assert judge(weak).verdict != "translated"
    found = judge(weak, further=(declared,))
    assert found.verdict == "translated"
    assert declared in found.evidence


def test_classes_sum_to_one():
    found = score(NATIVE)
    assert isinstance(found, Score)
    assert sum(found.classes.values()) == pytest.approx(1)
    assert {"native", "de", "fr"} <= set(found.classes)


def test_the_same_text_gives_the_same_answer():
    assert detect(NATIVE) == detect(NATIVE)


def test_a_megabyte_of_stops_and_one_endless_line_come_back():
    assert detect("a" + "." * 1_000_000).verdict == "unclear"
    assert detect("word " * 100_000).verdict in {"unclear", "native", "translated"}
