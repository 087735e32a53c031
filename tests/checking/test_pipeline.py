"""The whole way in-process; alignments by hand where the test is about what comes after them."""

from dataclasses import replace

import pytest
from handmade import document, quote

import transprov
from transprov.checking import MIN_CONFIDENCE, all_rules, check, disabled_rules
from transprov.errors import ConfigError, InputError
from transprov.types import Alignment, Bead, Document, SegmentKind, Severity

SOURCE = document(
    ("Brauerei schließt nach 118 Jahren", SegmentKind.HEADLINE),
    "Die Brauerei Lindner in Bamberg stellt zum Jahresende den Betrieb ein.",
    "Betroffen sind 46 Beschäftigte.",
    "Sie erhalten eine Abfindung von bis zu 30.000 Euro.",
    ("Mehr zum Thema", SegmentKind.FURNITURE),
    "Der Umsatz war seit 2015 um ein Drittel gesunken.",
    "Die Geschäftsführung macht dafür die gestiegenen Energiekosten verantwortlich.",
    language="de",
)
COPY = document(
    ("Brewery closes after 118 years", SegmentKind.HEADLINE),
    "The Lindner brewery in Bamberg will cease operations at the end of the year.",
    "It affects 64 employees.",
    ("Advertisement", SegmentKind.FURNITURE),
    "They will receive severance pay of up to 30,000 euros.",
    "Sales had fallen by a third since 2015.",
    language="en",
)


def alignment(*beads, **given):
    given = {"source_ignored": frozenset({4}), "target_ignored": frozenset({3}), "encoder": "by hand"} | given
    return Alignment(beads, **given)


BY_HAND = alignment(
    Bead((0,), (0,), 0.95, 0.9),
    Bead((1,), (1,), 0.97, 0.88),
    Bead((2, 3), (2, 4), 0.9, 0.82),
    Bead((4,), (), 1.0),
    Bead((5,), (5,), 0.96, 0.85),
    Bead((6,), (), 0.94),
    Bead((), (3,), 1.0),
)


def test_the_whole_way_on_two_plain_texts():
    source = (
        "Die Brauerei Lindner in Bamberg stellt zum Jahresende den Betrieb ein. Betroffen sind 46 Beschäftigte. "
        "Der Umsatz war seit 2015 um ein Drittel gesunken. "
        "Die Geschäftsführung macht dafür die gestiegenen Energiekosten verantwortlich."
    )
    copy = (
        "The Lindner brewery in Bamberg will cease operations at the end of the year. It affects 64 employees. "
        "Sales had fallen by a third since 2015."
    )
    report = transprov.check(copy, source, source_language="de")
    rules = {finding.rule: finding for finding in report.findings}
    assert rules["dropped-segment"].source_text.startswith("Die Geschäftsführung macht")
    (altered,) = [finding for finding in report.findings if finding.rule != "dropped-segment"]
    assert (altered.source_text, altered.copy_text) == ("46", "64")
    assert report.coverage == pytest.approx(0.68, abs=0.08)
    assert report.source.language == "de"
    assert report.notices == ()


def test_numbers_in_a_bead_of_segments_that_stand_apart_are_quoted_at_their_place():
    report = check(COPY, SOURCE, alignment=BY_HAND)
    (altered,) = [f for f in report.findings if f.copy_text == "64"]
    assert (altered.source_text, altered.bead) == ("46", 2)
    assert quote(COPY, altered.copy_span) == "64"
    assert quote(SOURCE, altered.source_span) == "46"
    assert not [f for f in report.findings if "30" in f.source_text and f is not altered]


@pytest.mark.parametrize("case", ["as it is", "with CRLF", "with a table before it"])
def test_every_span_quotes_its_document(case):
    source, copy = SOURCE, COPY
    if case == "with CRLF":
        parts = [(s.text, s.kind) for s in COPY.segments]
        copy = document(*parts, language="en", between="\r\n\r\n")
    if case == "with a table before it":
        shift = 40
        segments = tuple(replace(s, span=s.span.shifted(shift)) for s in SOURCE.segments)
        source = replace(SOURCE, text="x" * shift + SOURCE.text, segments=segments)
    report = check(copy, source, alignment=BY_HAND, min_confidence=0)
    assert report.findings
    for finding in report.findings:
        assert finding.copy_span or finding.source_span
        if finding.copy_span:
            assert quote(copy, finding.copy_span) == finding.copy_text
        if finding.source_span:
            assert quote(source, finding.source_span) == finding.source_text


def test_a_detail_that_only_moved_to_another_bead_is_not_missing():
    crossed = alignment(
        Bead((0,), (0,), 0.95, 0.9),
        Bead((1,), (1,), 0.97, 0.88),
        Bead((2,), (2,), 0.9, 0.6),
        Bead((3,), (5,), 0.9, 0.6),
        Bead((4,), (), 1.0),
        Bead((5,), (4,), 0.9, 0.6),
        Bead((6,), (), 0.94),
        Bead((), (3,), 1.0),
    )
    report = check(COPY, SOURCE, alignment=crossed)
    assert not [f for f in report.findings if "30.000" in f.source_text or "30,000" in f.copy_text]


def test_findings_come_worst_first_then_as_the_copy_goes():
    report = check(COPY, SOURCE, alignment=BY_HAND, min_confidence=0)
    severities = [finding.severity for finding in report.findings]
    assert severities == sorted(severities, reverse=True)
    major = [f for f in report.findings if f.severity is Severity.MAJOR]
    places = [f.copy_text or f.source_text for f in major]
    assert places.index("64") < places.index(SOURCE.segments[6].text)


def test_a_detail_is_no_surer_than_the_bead_it_rests_on():
    def sure(score):
        beads = [replace(bead, score=score) if bead.source == (2, 3) else bead for bead in BY_HAND.beads]
        report = check(COPY, SOURCE, alignment=replace(BY_HAND, beads=tuple(beads)), min_confidence=0)
        (altered,) = [f for f in report.findings if f.copy_text == "64"]
        return altered.confidence

    assert sure(0.4) < sure(0.9) < 0.9


def test_details_of_two_sentences_that_have_nothing_in_common_are_not_compared():
    beads = [replace(bead, similarity=0.08) if bead.source == (2, 3) else bead for bead in BY_HAND.beads]
    report = check(COPY, SOURCE, alignment=replace(BY_HAND, beads=tuple(beads)))
    assert not [f for f in report.findings if f.copy_text == "64"]
    (strange,) = [f for f in report.findings if f.rule == "reworded"]
    assert "nothing to do with each other" in strange.evidence[-1]


def test_doubtful_findings_are_left_out_unless_kept():
    weak = replace(BY_HAND, beads=tuple(replace(b, score=0.3) if b.source == (6,) else b for b in BY_HAND.beads))
    usual, kept = check(COPY, SOURCE, alignment=weak), check(COPY, SOURCE, alignment=weak, keep_doubtful=True)
    assert all(f.confidence >= MIN_CONFIDENCE for f in usual.findings)
    assert "dropped-segment" not in {f.rule for f in usual.findings}
    assert "dropped-segment" in {f.rule for f in kept.findings}
    assert usual.signature == kept.signature


def test_disabled_rules_and_kinds_do_not_report():
    report = check(COPY, SOURCE, alignment=BY_HAND, disable=["de:number", "fr:dropped-segment"])
    assert [f.rule for f in report.findings] == ["dropped-segment"]
    assert "disable=de:number+fr:dropped-segment" in str(report.signature)


def test_a_name_nobody_knows_in_disable_is_an_error():
    with pytest.raises(ConfigError, match="did you mean 'dropped-segment'"):
        check(COPY, SOURCE, alignment=BY_HAND, disable=["droped-segment"])
    with pytest.raises(ConfigError, match="known: "):
        disabled_rules(["zzz"], "de")


def test_an_alignment_of_other_documents_is_refused():
    with pytest.raises(InputError, match="not one of these documents"):
        check(COPY, SOURCE, alignment=alignment(*BY_HAND.beads[:-1]))
    with pytest.raises(InputError, match="not one of these documents"):
        check(SOURCE, COPY, alignment=BY_HAND)


def test_without_a_source_the_wording_is_what_there_is_to_check():
    report = check(
        "The fire broke out in the night to Thursday. According to own statements, the fire brigade was in action with "
        "80 forces. As the police announced, the man was slightly injured. The damage amounts to 1.5 million euros."
    )
    assert report.source is None
    assert report.alignment is None
    assert report.detection is not None
    night = next(finding for finding in report.findings if finding.rule == "de-night-to")
    assert (
        report.copy.text[night.copy_span.start : night.copy_span.end] == night.copy_text == "in the night to Thursday"
    )
    assert (night.wording.text, night.wording.origin) == ("in der Nacht zum Donnerstag", "pattern")
    assert "detector" in dict(report.signature.parts)


def test_the_source_confirms_an_oddity_and_gives_its_wording():
    report = check(
        "The fire broke out in the night to Thursday. Nobody was injured in the blaze, the city said.",
        "Das Feuer brach in der Nacht zum Donnerstag aus. Verletzt wurde bei dem Brand niemand, teilte die Stadt mit.",
    )
    night = next(finding for finding in report.findings if finding.rule == "de-night-to")
    assert night.confidence > 0.8
    assert (night.wording.text, night.wording.origin) == ("in der Nacht zum", "aligned")


def test_what_is_wrong_and_odd_at_one_place_is_one_finding():
    report = check(
        "The fire broke out on Sunday night. Nobody was injured in the blaze, the city said.",
        "Das Feuer brach in der Nacht zum Sonntag aus. Verletzt wurde bei dem Brand niemand, teilte die Stadt mit.",
    )
    night = [finding for finding in report.findings if "night" in finding.copy_text]
    assert [finding.rule for finding in night] == ["date-night"]
    assert any("de-night-day-before" in line for line in night[0].evidence)


def test_the_source_dismisses_an_oddity_it_does_not_have():
    report = check(
        "The party went on during the night of Thursday. Nobody was injured at the festival, the city said.",
        "Das Fest ging am Donnerstagabend weiter. Verletzt wurde auf dem Fest niemand, teilte die Stadt mit.",
    )
    assert "de-night-to" not in {finding.rule for finding in report.findings}


def test_a_page_of_furniture_is_no_article():
    page = document(("Subscribe now", SegmentKind.FURNITURE), language="en")
    with pytest.raises(InputError, match="the copy has no article text"):
        check(page, SOURCE)
    with pytest.raises(InputError, match="the source has no article text"):
        check(COPY, replace(page, id="page.html"))
    with pytest.raises(InputError):
        check("", SOURCE)


@pytest.mark.parametrize("value", [-0.1, 1.1, 50])
def test_a_confidence_is_a_probability(value):
    with pytest.raises(InputError, match="from 0 to 1"):
        check(COPY, SOURCE, alignment=BY_HAND, min_confidence=value)


def test_named_languages_outrank_those_of_the_documents():
    report = check(COPY, replace(SOURCE, language="nl"), alignment=BY_HAND, source_language="de", copy_language="en")
    assert report.source.language == "de"
    assert "64" in [f.copy_text for f in report.findings]


def test_a_sentence_left_out_but_said_in_the_lead_weighs_less():
    source = document(
        "Bei einem Brand in einer Lagerhalle in Kassel sind am Sonntag drei Menschen verletzt worden.",
        "Die Feuerwehr war mit achtzig Kräften im Einsatz.",
        "Drei Menschen wurden bei dem Feuer in der Kasseler Lagerhalle am Sonntag verletzt.",
        "Die Ursache des Brandes ist noch unklar.",
        language="de",
    )
    copy = document(
        "Three people were injured in a fire at a warehouse in Kassel on Sunday.",
        "Eighty firefighters were deployed.",
        "The cause of the fire is still unclear.",
        language="en",
    )
    beads = (
        Bead((0,), (0,), 0.95, 0.85),
        Bead((1,), (1,), 0.9, 0.7),
        Bead((2,), (), 0.9),
        Bead((3,), (2,), 0.95, 0.85),
    )
    report = check(copy, source, alignment=Alignment(beads, encoder="by hand"), min_confidence=0)
    (dropped,) = [f for f in report.findings if f.rule == "dropped-segment"]
    assert dropped.severity is Severity.MINOR
    assert "sentence 1 of the copy says something close to it" in dropped.message


def test_check_pair_is_the_same_contract_at_the_top():
    (found,) = transprov.check_pair("Betroffen sind 46 Beschäftigte.", "It affects 64 employees.", source_language="de")
    assert found.mqm.startswith("accuracy/")
    assert (found.source_text, found.copy_text) == ("46", "64")
    assert transprov.check_pair("46 Beschäftigte", "46 employees", source_language="de") == ()


def test_rules_have_one_name_each_and_explain_themselves():
    rules = all_rules()
    assert len({rule.id for rule in rules}) == len(rules)
    assert {"dropped-segment", "added-segment", "moved-block", "reworded"} <= {rule.id for rule in rules}
    for rule in rules:
        assert "/" in rule.mqm
        assert rule.title
        assert len(rule.explanation) > 30


def test_checking_the_same_pair_again_changes_nothing():
    assert check(COPY, SOURCE, alignment=BY_HAND) == check(COPY, SOURCE, alignment=BY_HAND)


def test_documents_made_from_text_and_text_itself_are_one():
    source = "Betroffen sind 46 Beschäftigte der Brauerei. Der Umsatz war seit 2015 um ein Drittel gesunken."
    copy = "It affects 46 employees of the brewery. Sales had fallen by a third since 2015."
    made = check(Document.from_text(copy, language="en"), Document.from_text(source, language="de"))
    assert check(copy, source, source_language="de", copy_language="en").findings == made.findings == ()
