from dataclasses import replace

import pytest
from handmade import document, quote

from transprov.checking.structure import Echo, structure_findings
from transprov.types import Alignment, Bead, Move, SegmentKind, Severity

SOURCE = document(
    ("Werft in Stralsund baut wieder Fähren", SegmentKind.HEADLINE),
    "Die Werft hat einen Auftrag über zwei Fähren erhalten.",
    "Der Betriebsrat spricht von einem Zeichen der Hoffnung für die ganze Region.",
    "Im Frühjahr waren 130 Beschäftigte entlassen worden.",
    ("Foto: Stefan Kühn/dpa", SegmentKind.CREDIT),
    ("Teilen", SegmentKind.FURNITURE),
    "Warum?",
    "Die Bürgermeisterin war am Montag nicht zu erreichen.",
    "Die erste Fähre soll im Herbst in See stechen.",
    language="de",
)
COPY = document(
    "The first ferry is due to put to sea in autumn.",
    "The yard has received an order for two ferries.",
    "The works council speaks of a sign of hope for the whole region.",
    "The news comes as shipbuilders across Europe look for skilled workers.",
    ("Share this article", SegmentKind.FURNITURE),
    language="en",
)
BEADS = (
    Bead((0,), (), 0.8),
    Bead((1,), (1,), 0.97, 0.86),
    Bead((2,), (2,), 0.95, 0.83),
    Bead((3,), (), 0.93),
    Bead((4,), (), 0.9),
    Bead((5,), (), 1.0),
    Bead((6,), (), 0.7),
    Bead((7,), (), 0.9),
    Bead((8,), (0,), 0.94, 0.81),
    Bead((), (3,), 0.92),
    Bead((), (4,), 1.0),
)
ALIGNMENT = Alignment(
    BEADS,
    moves=(Move((8,), (8,), (0,)),),
    source_ignored=frozenset({5}),
    target_ignored=frozenset({4}),
)


def findings(alignment=ALIGNMENT, source_echoes=None, copy_echoes=None, source=SOURCE, copy=COPY):
    return structure_findings(source, copy, alignment, source_echoes=source_echoes or {}, copy_echoes=copy_echoes or {})


def only(rule, **given):
    return [finding for finding in findings(**given) if finding.rule == rule]


def test_a_dropped_sentence_is_an_omission_quoted_from_the_source():
    found = {finding.source_text: finding for finding in only("dropped-segment")}
    lost = found["Im Frühjahr waren 130 Beschäftigte entlassen worden."]
    assert (lost.mqm, lost.severity, lost.confidence, lost.bead) == ("accuracy/omission", Severity.MAJOR, 0.93, 3)
    assert (lost.copy_span, lost.copy_text) == (None, "")
    assert quote(SOURCE, lost.source_span) == lost.source_text
    assert lost.message == "Sentence 4 of the source has no counterpart in the copy."


def test_furniture_is_neither_dropped_nor_added():
    said = " ".join(finding.source_text + finding.copy_text for finding in findings())
    assert "Teilen" not in said
    assert "Share this" not in said


def test_furniture_is_passed_over_even_when_the_alignment_does_not_name_it():
    bare = replace(ALIGNMENT, source_ignored=frozenset(), target_ignored=frozenset())
    assert [f.fingerprint for f in findings(bare)] == [f.fingerprint for f in findings()]


def test_what_says_little_weighs_less_and_says_why():
    found = {finding.source_text: finding for finding in only("dropped-segment")}
    credit, why = found["Foto: Stefan Kühn/dpa"], found["Warum?"]
    headline = found["Werft in Stralsund baut wieder Fähren"]
    assert credit.severity is why.severity is Severity.NEUTRAL
    assert headline.severity is Severity.MINOR
    assert credit.message.endswith("(a credit line).")
    assert why.confidence < 0.7


def test_an_added_sentence_is_an_addition_quoted_from_the_copy():
    (extra,) = only("added-segment")
    assert (extra.mqm, extra.severity, extra.bead, extra.source_span) == ("accuracy/addition", Severity.MAJOR, 9, None)
    assert quote(COPY, extra.copy_span) == extra.copy_text == COPY.segments[3].text
    assert extra.message == "Sentence 4 of the copy has no counterpart in the source."


def test_a_dropped_sentence_said_elsewhere_weighs_less_and_names_the_place():
    given = {3: Echo(1, 0.79)}
    (echoed,) = [f for f in only("dropped-segment", source_echoes=given) if f.bead == 3]
    assert echoed.severity is Severity.MINOR
    assert echoed.confidence == pytest.approx(0.93 * (1 - 0.395), abs=0.001)
    assert "sentence 2 of the copy says something close to it" in echoed.message
    assert echoed.evidence == ("nearest in the copy: sentence 2, similarity 0.79",)


def test_a_move_is_neutral_and_points_at_both_places():
    (moved,) = only("moved-block")
    assert (moved.severity, moved.mqm) == (Severity.NEUTRAL, "linguistic conventions/textual conventions")
    assert quote(SOURCE, moved.source_span) == moved.source_text == SOURCE.segments[8].text
    assert quote(COPY, moved.copy_span) == moved.copy_text == COPY.segments[0].text
    assert moved.message == "Sentence 9 of the source stands elsewhere in the copy, as sentence 1 there."


def test_a_moved_block_is_one_finding_over_all_its_sentences():
    swapped = Alignment(
        (Bead((1,), (2,), 0.9, 0.8), Bead((2,), (3,), 0.7, 0.8), Bead((3,), (0, 1), 0.9, 0.8)),
        moves=(Move((0, 1), (1, 2), (2, 3)),),
    )
    (moved,) = only("moved-block", alignment=swapped)
    assert moved.message == "Sentences 2 and 3 of the source stand elsewhere in the copy, as sentences 3 and 4 there."
    assert moved.copy_text == f"{COPY.segments[2].text}\n\n{COPY.segments[3].text}"
    assert moved.confidence == pytest.approx(0.8)


def test_three_sentences_in_a_row_are_named_by_the_first_and_the_last():
    beads = tuple(Bead((i,), (i,), 0.9, 0.8) for i in range(1, 4))
    (moved,) = only("moved-block", alignment=Alignment(beads, moves=(Move((0, 1, 2), (1, 2, 3), (0, 1, 2)),)))
    assert moved.message.startswith("Sentences 2 to 4 of the source stand elsewhere in the copy, as sentences 1 to 3")


def test_a_caption_and_its_credit_at_another_place_are_no_moved_text():
    source = document(("Der Hafen am Morgen", SegmentKind.CAPTION), ("Foto: dpa", SegmentKind.CREDIT), "Es regnete.")
    copy = document(
        "It rained.", ("The harbour in the morning", SegmentKind.CAPTION), ("Photo: dpa", SegmentKind.CREDIT)
    )
    beads = (Bead((0,), (1,), 0.9, 0.8), Bead((1,), (2,), 0.9, 0.8), Bead((2,), (0,), 0.9, 0.8))
    pictures = Alignment(beads, moves=(Move((0, 1), (0, 1), (1, 2)),))
    assert only("moved-block", alignment=pictures, source=source, copy=copy) == []


def test_a_credit_is_not_called_a_sentence():
    found = {finding.source_text: finding.message for finding in only("dropped-segment")}
    assert found["Foto: Stefan Kühn/dpa"] == "Line 5 of the source has no counterpart in the copy (a credit line)."


FAITHFUL = document(*[f"Am {day}. Mai beriet der Rat in Stralsund über die Zukunft der Werft." for day in range(1, 10)])
COPIED = document(*[f"On {day} May the council in Stralsund discussed the future of the yard." for day in range(1, 10)])


def links(similarities, copy_of=lambda i: (i,)):
    return Alignment(tuple(Bead((i,), copy_of(i), 0.95, value) for i, value in enumerate(similarities)))


def test_a_link_far_below_the_others_is_reworded_and_says_by_how_much():
    pair = links([0.84, 0.82, 0.41, 0.85, 0.8, 0.83, 0.81, 0.86])
    (found,) = only("reworded", alignment=pair, source=FAITHFUL, copy=COPIED)
    assert found.bead == 2
    assert (found.copy_text, found.source_text) == (COPIED.segments[2].text, FAITHFUL.segments[2].text)
    assert "0.41" in found.message
    assert "usually reaches 0.82" in found.message
    assert found.evidence == ()


def test_links_that_are_all_of_a_kind_are_not_reworded_however_literary():
    literary = links([0.58, 0.55, 0.62, 0.49, 0.6, 0.57, 0.51, 0.61])
    assert only("reworded", alignment=literary, source=FAITHFUL, copy=COPIED) == []


def test_the_lower_the_similarity_the_surer():
    def sure(value):
        pair = links([0.84, 0.82, value, 0.85, 0.8, 0.83, 0.81, 0.86])
        (found,) = only("reworded", alignment=pair, source=FAITHFUL, copy=COPIED)
        return found.confidence

    assert sure(0.3) > sure(0.45) > sure(0.55) > 0.2


def test_a_sentence_half_as_long_as_its_like_may_lack_a_part():
    short = document(*[s.text if s.index != 2 else "The council met." for s in COPIED.segments])
    pair = links([0.84, 0.82, 0.41, 0.85, 0.8, 0.83, 0.81, 0.86])
    found = [f for f in findings(pair, source=FAITHFUL, copy=short) if f.rule == "reworded"]
    # "The council met." has three words: too little for its vector to be trusted
    assert found == []
    longer = document(*[s.text if s.index != 2 else "The town council met again." for s in COPIED.segments])
    (found,) = only("reworded", alignment=pair, source=FAITHFUL, copy=longer)
    assert found.evidence == ("the copy is 0.4 times as long here as usual for this pair: a part may be missing",)


def test_a_link_that_is_more_likely_wrong_is_told_as_dropped_and_added():
    source = document(("Pegel steigt", SegmentKind.HEADLINE), "Der Rat tagte am Montag in Stralsund.")
    copy = document("Floods have become more frequent across Europe, scientists say.", "The council met on Monday.")
    beads = (Bead((0,), (0,), 0.36, 0.2), Bead((1,), (1,), 0.95, 0.8))
    found = {f.rule: f for f in findings(Alignment(beads), source=source, copy=copy)}
    assert set(found) == {"dropped-segment", "added-segment"}
    assert found["added-segment"].copy_text == copy.segments[0].text
    assert found["added-segment"].confidence == pytest.approx(0.64)
    sure = Alignment((Bead((0,), (0,), 0.8, 0.2), beads[1]))
    assert findings(sure, source=source, copy=copy) == []


def test_a_short_denial_that_the_aligner_is_unsure_of_is_reported_where_nobody_nearby_makes_it():
    source = document("Das Wasser kam in der Nacht.", "Tote gab es nicht.", "Die Straße ist gesperrt.", language="de")
    copy = document("The water came at night.", "The road is closed.", language="en")
    pair = Alignment((Bead((0,), (0,), 0.9, 0.8), Bead((1,), (), 0.1), Bead((2,), (1,), 0.9, 0.8)))
    (lost,) = findings(pair, source=source, copy=copy)
    assert (lost.source_text, lost.confidence) == ("Tote gab es nicht.", 0.6)


def test_a_sentence_freely_rendered_is_told_below_the_default_only():
    pair = links([0.84, 0.82, 0.44, 0.85, 0.8, 0.83, 0.81, 0.86])
    (found,) = only("reworded", alignment=pair, source=FAITHFUL, copy=COPIED)
    assert 0.3 < found.confidence < 0.5
