from pathlib import Path

import pytest

import transprov
from transprov.checking.wording import likely_language, wordings_alone
from transprov.translation import CallableTranslator, Translation
from transprov.types import Detection, Finding, SegmentKind, Severity, Span, Wording

COPY = """Fire in a warehouse

A warehouse burned down in the night to Wednesday. Nobody was injured.

Photo: Jane Miller
"""
GERMAN = {
    "Fire in a warehouse": "Brand in einer Lagerhalle",
    "A warehouse burned down in the night to Wednesday.": "Eine Lagerhalle brannte in der Nacht bis Mittwoch ab.",
    "Nobody was injured.": "Niemand wurde verletzt.",
}


class Known:
    """Knows the German of a few sentences, and what it was asked."""

    def __init__(self, pairs=(("en", "de"),)):
        self.pairs, self.asked = pairs, []

    def identity(self, source, target):
        return f"known:{source}-{target}"

    def supports(self, source, target):
        return (source, target) in self.pairs

    def translate(self, texts, *, source, target):
        self.asked.append((list(texts), source, target))
        return [Translation(GERMAN.get(text, f"<{text}>"), 0.6) for text in texts]


@pytest.fixture
def copy():
    return transprov.Document.from_text(COPY, language="en")


def rule(copy, quoted, text):
    at = copy.text.index(quoted)
    span = Span(at, at + len(quoted))
    wording = Wording(text, "pattern")
    return Finding("de-x", "terminology", Severity.MINOR, 0.8, "x", span, copy_text=quoted, wording=wording)


def test_every_segment_of_the_article_gets_one_hypothesis_in_one_batch(copy):
    engine = Known()
    likely = wordings_alone(copy, "de", engine, (), asked=True)
    assert [copy.segments[each.segment].text for each in likely.wordings] == list(GERMAN)
    assert [each.wording.text for each in likely.wordings] == list(GERMAN.values())
    assert all(each.wording.origin == "back-translation" and each.wording.is_hypothesis for each in likely.wordings)
    assert {each.wording.score for each in likely.wordings} == {0.6}
    assert [each.language for each in likely.wordings] == ["de"] * 3
    assert len(engine.asked) == 1
    assert likely.engine == "known:en-de"


def test_the_words_of_a_rule_win_at_their_place(copy):
    found = rule(copy, "in the night to Wednesday", "in der Nacht zum Mittwoch")
    wording = wordings_alone(copy, "de", Known(), [found], asked=True).wordings[1].wording
    assert wording.text == "Eine Lagerhalle brannte in der Nacht zum Mittwoch ab."
    assert [wording.text[s.start : s.end] for s in wording.corrected] == ["in der Nacht zum Mittwoch"]
    assert wording.origin == "back-translation"


@pytest.mark.parametrize(
    ("quoted", "text"),
    [
        ("burned down", "brannte ab, ist abgebrannt ..."),  # examples of its kind
        ("burned down", "am 12. Mai"),  # figures that the copy does not have
        ("burned down", "brannte (nieder)"),
        ("warehouse", "Lagerhalle"),  # says so already
    ],
)
def test_examples_are_no_words_of_this_place(quoted, text, copy):
    wording = wordings_alone(copy, "de", Known(), [rule(copy, quoted, text)], asked=True).wordings[1].wording
    assert wording.text == GERMAN["A warehouse burned down in the night to Wednesday."]
    assert wording.corrected == ()


def test_a_rule_leaves_other_sentences_alone(copy):
    found = rule(copy, "Nobody was injured.", "Verletzt wurde niemand.")
    likely = wordings_alone(copy, "de", Known(), [found], asked=True).wordings
    assert [each.wording.text for each in likely[:2]] == list(GERMAN.values())[:2]


def test_without_a_model_the_report_says_how_to_get_one(copy):
    for engine in (None, Known(pairs=())):
        likely = wordings_alone(copy, "de", engine, (), asked=True)
        assert likely.wordings == ()
        (notice,) = likely.notices
        assert "German" in notice and "transprov models install translate-en_de" in notice
    assert wordings_alone(copy, "de", None, (), asked=False).notices == ()


def test_the_language_is_the_one_given_or_the_likeliest_of_a_text_that_is_not_native():
    def detection(verdict, **shares):
        return Detection(0.5, verdict, shares)

    assert likely_language(detection("translated", de=0.7, other=0.3), None) == "de"
    assert likely_language(detection("unclear", de=0.7, other=0.3), None) == "de"
    assert likely_language(detection("translated", de=0.4, fr=0.4, other=0.2), None) is None
    assert likely_language(detection("translated", de=0.1, other=0.9), None) is None
    assert likely_language(detection("native", de=0.9, other=0.1), None) is None
    assert likely_language(detection("native", de=0.9, other=0.1), "fr") == "fr"


SOURCE = """Brand in Lagerhalle

Eine Lagerhalle ist in der Nacht zum Mittwoch abgebrannt. Verletzt wurde niemand.
"""


def test_beside_a_source_its_sentences_are_the_wording_and_only_the_rest_is_guessed():
    added = "Firefighters from all over Europe trained in Lisbon last summer."
    longer = COPY.replace("injured.\n", f"injured.\n\n{added}\n")
    engine = Known(pairs=(("en", "de"), ("de", "en")))
    report = transprov.check(longer, SOURCE, source_language="de", translator=engine)
    told = {report.copy.segments[each.segment].text: each.wording for each in report.wordings}
    assert told["Nobody was injured."].origin == "aligned"
    assert told["Nobody was injured."].text == "Verletzt wurde niemand."
    assert not told["Nobody was injured."].is_hypothesis
    assert told[added] == Wording(f"<{added}>", "back-translation", 0.6)
    assert [texts for texts, source, _ in engine.asked if source == "en"] == [[added]]
    assert "translator:known:de-en+known:en-de" in str(report.signature)
    found = transprov.check(longer, SOURCE, source_language="de", translator=engine, retrieved=True)
    assert {each.wording.origin for each in found.wordings} == {"retrieved", "back-translation"}


CORPORA = Path(__file__).parents[2] / "corpora"


@pytest.mark.parametrize("path", sorted(CORPORA.glob("??/*.copy.*")), ids=lambda path: path.stem)
def test_every_sentence_of_the_sample_articles_gets_a_hypothesis(path):
    document = transprov.load(path)
    report = transprov.check(document, translator=CallableTranslator(lambda texts, *_: [f"<{t}>" for t in texts]))
    told = [each.segment for each in report.wordings]
    body = [s.index for s in document.segments if s.kind is SegmentKind.SENTENCE]
    assert body
    assert told == sorted(set(told))
    assert set(body) <= set(told)
    assert {each.language for each in report.wordings} == {path.parent.name}


def test_without_being_asked_nothing_is_translated():
    report = transprov.check(COPY)
    assert report.wordings == report.retranslations == ()
    assert "translator" not in str(report.signature)
    assert not any("wording" in notice for notice in report.notices)
