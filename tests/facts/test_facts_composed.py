"""Texts with decomposed letters or soft hyphens: every kind reads them, and points into the text as given."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts import BeadText, check_pair, compare_article, disagreements, find_mentions
from transprov.facts.composed import Composed
from transprov.types import Span

FLAWED = [
    ("de", "Fünfzehn Häuser wurden geräumt.", "Twelve houses were evacuated.", "number-altered", "Fünfzehn"),
    ("fr", "Soixante-dix-huit élèves étaient présents.", "Seventy-two pupils attended.", "number-altered", None),
    ("de", "Die Küste ist zwölf Kilometer entfernt.", "The coast is twelve metres away.", "unit-altered", None),
    ("de", "Der Prozess beginnt im März.", "The trial begins in August.", "month-altered", "März"),
    ("fr", "Le procès débutera en août.", "The trial will begin in May.", "month-altered", "août"),
    ("de", "Für die Männer gibt es kein Zurück.", "For the men there is a way back.", "negation-lost", None),
    ("fr", "L'été dernier, la fête n'a pas eu lieu.", "Last summer the party took place.", "negation-lost", None),
    ("de", "Sträfling Jürgen Möllemann floh.", "Convict Peter Haddock escaped.", "name-swapped", None),
    ("de", "Müller sagte: „Für uns ist Schluss.“", "Müller said it was over for them.", "quote-lost", None),
    ("de", "Der Täter soll geflüchtet sein.", "The culprit has fled.", "hedge-lost", "soll"),
    ("fr", "L'élu aurait été agressé à Orléans.", "The councillor was attacked in Orléans.", "hedge-lost", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy", "rule", "quoted"), FLAWED)
@pytest.mark.parametrize("spelling", ["NFC", "NFD", "hyphens"])
def test_a_value_is_found_in_every_encoding(
    language: str, source: str, copy: str, rule: str, quoted: str | None, spelling: str
) -> None:
    def spelt(text: str) -> str:
        return text.replace("n", "n\u00ad") if spelling == "hyphens" else unicodedata.normalize(spelling, text)

    found = check_pair(spelt(source), spelt(copy), source_language=language, minimum_confidence=0.0)
    finding = next(finding for finding in found if finding.rule == rule)
    assert finding.source_span is not None
    assert spelt(source)[finding.source_span.start : finding.source_span.end] == finding.source_text
    assert quoted is None or finding.source_text == spelt(quoted)


def test_mentions_point_into_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", "Im März kamen fünf Züge nach Österreich.")
    said = {mention.kind: mention.text for mention in find_mentions(text, "de")}
    assert unicodedata.normalize("NFC", said["date"]) == "März"
    assert unicodedata.normalize("NFC", said["number"]) == "fünf"
    assert unicodedata.normalize("NFC", said["name"]) == "Österreich"
    assert all(text[m.span.start : m.span.end] == m.text for m in find_mentions(text, "de"))


def test_articles_are_read_so_as_well() -> None:
    source = unicodedata.normalize("NFD", "Im März wurden fünfzehn Häuser geräumt.")
    beads = [BeadText(source, "In March twelve houses were evacuated.")]
    found = compare_article(beads, source_language="de")[0]
    assert [finding.source_text for finding in found] == [unicodedata.normalize("NFD", "fünfzehn")]


def test_a_copy_at_odds_with_itself_is_quoted_as_given() -> None:
    copy = ("Twelve people died in the café in Nîmes.", "The fire at the café in Nîmes killed 15 people.")
    source = ("Zwölf Menschen starben im Café in Nîmes.", "Der Brand im Café in Nîmes tötete 12 Menschen.")
    plain = disagreements([BeadText(*texts) for texts in zip(source, copy, strict=True)], source_language="de")
    given_beads = [
        BeadText(unicodedata.normalize("NFD", mine), unicodedata.normalize("NFD", theirs))
        for mine, theirs in zip(source, copy, strict=True)
    ]
    found = disagreements(given_beads, source_language="de")
    assert [one.rule.id for one in found] == [one.rule.id for one in plain]
    for one in found:
        assert given_beads[one.bead].copy[one.mention.span.start : one.mention.span.end] == one.mention.text


@given(st.text(max_size=40))
def test_places_lead_back_to_the_text_as_given(text: str) -> None:
    composed = Composed.of(text)
    whole = composed.restored(Span(0, len(composed.text)))
    assert whole.end == len(text)
    for at in range(len(composed.text)):
        span = composed.restored(Span(at, at + 1))
        assert 0 <= span.start <= span.end <= len(text)
