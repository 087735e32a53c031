from dataclasses import replace

import pytest
import sample_reports as samples

from transprov.reporting.model import Row, Status, View
from transprov.reporting.view import build
from transprov.types import Alignment, Bead, Move, Report, Severity, Span


def numbers(row: Row) -> tuple[list[int], list[int]]:
    return [p.number for p in row.source], [p.number for p in row.copy]


def row_of_copy(view: View, number: int) -> Row:
    return next(row for row in view.rows if any(piece.number == number for piece in row.copy))


def report_of(beads: tuple[Bead, ...], moves: tuple[Move, ...] = ()) -> Report:
    source = samples.document([f"Satz {i}." for i in range(sum(len(b.source) for b in beads))], "de")
    copy = samples.document([f"Sentence {i}." for i in range(sum(len(b.target) for b in beads))], "en")
    return Report(copy, samples.SIGNATURE, (), source, samples.aligned(source, copy, beads, moves))


def test_rows_follow_the_copy_and_dropped_sentences_stand_beside_their_neighbours() -> None:
    rows = build(samples.flood()).rows
    assert [numbers(row) for row in rows] == [
        ([1], [1]),
        ([2], []),
        ([3], [2]),
        ([4], [3]),
        ([11], [4]),
        ([12], [5]),
        ([5], [6]),
        ([6], [7]),
        ([7, 8], [8]),
        ([9], [9]),
        ([10], []),
        ([], [10]),
        ([13], [11]),
    ]
    assert [row.number for row in rows] == list(range(1, 14))


@pytest.mark.parametrize("make", [samples.flood, samples.ferry, samples.hostile, samples.awkward, samples.alone])
def test_every_segment_is_shown_once_and_unchanged(make: object) -> None:
    report = make()  # type: ignore[operator]
    view = build(report)
    copies = [p for row in view.rows for p in row.copy] + list(view.copy_furniture)
    assert sorted(p.index for p in copies) == list(range(len(report.copy.segments)))
    assert all(p.text == report.copy.segments[p.index].text for p in copies)
    if report.source is not None:
        sources = [p for row in view.rows for p in row.source] + list(view.source_furniture)
        assert sorted(p.index for p in sources) == list(range(len(report.source.segments)))
        assert all(p.text == report.source.segments[p.index].text for p in sources)


def test_marks_say_all_that_happened_to_a_bead() -> None:
    view = build(samples.flood())
    assert row_of_copy(view, 8).label == "merged 2:1"
    assert row_of_copy(view, 9).marks == (Status.REWORDED,)
    assert row_of_copy(view, 4).marks == (Status.MOVED,)
    assert row_of_copy(view, 10).marks == (Status.ADDED,)
    assert row_of_copy(view, 3).marks == (Status.ALIGNED,)
    assert row_of_copy(build(samples.ferry()), 3).label == "split 1:2"
    both = report_of((Bead((0, 1), (1,), 0.9, 0.8), Bead((2,), (0,), 0.9, 0.8)), (Move((0,), (0, 1), (1,)),))
    assert row_of_copy(build(both), 2).label == "moved, merged 2:1"


def test_a_reworded_bead_needs_a_finding_that_is_certain_enough() -> None:
    view = build(samples.flood(), threshold=0.7)
    assert row_of_copy(view, 9).marks == (Status.ALIGNED,)
    assert view.summary.counts.reworded == 0


def test_a_move_is_told_where_it_is_and_where_it_is_missing() -> None:
    view = build(samples.flood())
    first, second = row_of_copy(view, 4), row_of_copy(view, 5)
    assert first.remarks == ("moved up from the source's sentences 11 and 12: they stand after 10 and before 13 there",)
    assert second.remarks == ()
    gap = next(row for row in view.rows if numbers(row) == ([10], []))
    assert gap.remarks == (
        "after this, the source has sentences 11 and 12; the copy has them further up, as sentences 4 and 5",
    )


def test_a_block_moved_to_the_end_is_moved_down() -> None:
    beads = (
        Bead((0,), (2,), 0.9, 0.8),
        Bead((1,), (0,), 0.9, 0.8),
        Bead((2,), (1,), 0.9, 0.8),
    )
    view = build(report_of(beads, (Move((0,), (0,), (2,)),)))
    assert row_of_copy(view, 3).remarks == ("moved down from the source's sentence 1: it stands before 2 there",)
    assert row_of_copy(view, 1).remarks == (
        "before this, the source has sentence 1; the copy has it further down, as sentence 3",
    )


def test_blocks_missing_at_one_place_are_told_in_the_order_of_the_source() -> None:
    beads = tuple(Bead((i,), (j,), 0.9, 0.8) for i, j in ((0, 2), (1, 1), (2, 0), (3, 3)))
    view = build(report_of(beads, (Move((2,), (2,), (0,)), Move((1,), (1,), (1,)))))
    assert [said.split(";")[0] for said in row_of_copy(view, 3).remarks] == [
        "after this, the source has sentence 2",
        "after this, the source has sentence 3",
    ]


def test_a_dropped_sentence_stays_with_the_neighbour_that_was_not_moved() -> None:
    beads = (
        Bead((0,), (2,), 0.9, 0.8),
        Bead((1,), (), 0.9),
        Bead((2,), (0,), 0.9, 0.8),
        Bead((3,), (1,), 0.9, 0.8),
    )
    view = build(report_of(beads, (Move((0,), (0,), (2,)),)))
    assert [numbers(row) for row in view.rows] == [([2], []), ([3], [1]), ([4], [2]), ([1], [3])]


def test_dropped_sentences_keep_their_order_at_both_ends_and_without_any_link() -> None:
    beads = (
        Bead((0,), (), 0.9),
        Bead((1,), (), 0.9),
        Bead((2,), (0,), 0.9, 0.8),
        Bead((3,), (), 0.9),
        Bead((4,), (), 0.9),
    )
    assert [numbers(row)[0] for row in build(report_of(beads)).rows] == [[1], [2], [3], [4], [5]]
    strangers = (Bead((0,), (), 0.9), Bead((1,), (), 0.9), Bead((), (0,), 0.9))
    assert [numbers(row) for row in build(report_of(strangers)).rows] == [([], [1]), ([1], []), ([2], [])]


def test_highlights_are_the_wording_the_findings_point_at() -> None:
    row = row_of_copy(build(samples.flood()), 6)
    marked = [
        (run.text, run.findings, run.severity) for p in (*row.source, *row.copy) for run in p.runs if run.findings
    ]
    assert marked == [("2.300", (1,), Severity.CRITICAL), ("3,200", (1,), Severity.CRITICAL)]
    assert [run.text for run in row.source[0].runs] == [
        "Rund ",
        "2.300",
        " Menschen mussten ihre Wohnungen verlassen, wie die Stadt mitteilte.",
    ]


def test_overlapping_findings_cut_the_text_where_either_begins_or_ends() -> None:
    report = samples.flood()
    assert report.source is not None
    outer = samples.finding(
        "date-mismatch", report.copy, report.source, ("", "20 centimeters less"), severity=Severity.MINOR, bead=6
    )
    assert outer.copy_span is not None
    start = outer.copy_span.start
    inner = replace(outer, rule="number-mismatch", severity=Severity.MAJOR, copy_span=Span(start, start + 2))
    row = row_of_copy(build(replace(report, findings=(inner, outer))), 8)
    cut = [(run.text, run.findings, run.severity) for run in row.copy[0].runs if run.findings]
    assert cut == [("20", (1, 2), Severity.MAJOR), (" centimeters less", (2,), Severity.MINOR)]


def test_a_finding_about_the_whole_sentence_highlights_no_wording() -> None:
    view = build(samples.flood())
    row = row_of_copy(view, 10)
    assert [run.findings for run in row.copy[0].runs] == [()]
    assert [view.notes[n - 1].finding.rule for n in row.findings] == ["added-segment"]


def test_findings_find_their_row_by_bead_or_else_by_span() -> None:
    view = build(samples.flood())
    assert [(note.number, note.row) for note in view.notes] == [(1, 7), (2, 11), (3, 12), (4, 10), (5, 2), (6, 5)]
    loose = replace(samples.flood(), findings=tuple(replace(f, bead=None) for f in samples.flood().findings))
    assert [note.row for note in build(loose).notes] == [note.row for note in view.notes]
    nowhere = replace(samples.flood().findings[0], bead=None, copy_span=None, source_span=None)
    assert build(replace(samples.flood(), findings=(nowhere,))).notes[0].row is None


def test_findings_below_the_threshold_are_counted_and_not_numbered() -> None:
    report = samples.flood()
    view = build(report)
    assert (len(view.notes), view.summary.hidden) == (6, 1)
    every = build(report, threshold=0.0)
    assert (len(every.notes), every.summary.hidden) == (7, 0)
    assert row_of_copy(every, 8).findings == (7,)


def test_a_quoted_detail_stands_among_its_words_and_a_whole_sentence_alone() -> None:
    notes = {note.finding.rule: note for note in build(samples.flood()).notes}
    detail = notes["number-mismatch"]
    assert (detail.source.before, detail.source.wording) == ("Rund ", "2.300")
    assert detail.source.after == " Menschen mussten ihre Wohnungen …"
    assert detail.copy.after == " people had to leave their apartments, …"
    dropped = notes["dropped-segment"]
    assert (dropped.source.before, dropped.source.after, dropped.copy.wording) == ("", "", "")


def test_furniture_is_neither_dropped_nor_added() -> None:
    view = build(samples.flood())
    assert [p.text for p in view.source_furniture] == ["Mehr zum Thema: Wetter im Norden"]
    assert [p.text for p in view.copy_furniture] == ["You may also like", "Share this article"]
    counts = view.summary.counts
    assert (counts.source + counts.other_source, counts.copy + counts.other_copy) == (13, 11)
    assert (counts.source_furniture, counts.copy_furniture) == (1, 2)


def test_a_copy_without_a_source_is_shown_as_it_is() -> None:
    view = build(samples.alone())
    assert {row.status for row in view.rows} == {Status.UNPAIRED}
    assert [numbers(row)[1] for row in view.rows] == [[n] for n in range(1, 12)]
    assert len(view.copy_furniture) == 2


def test_an_alignment_of_nothing_has_no_rows() -> None:
    empty = samples.document((), "en")
    view = build(Report(empty, samples.SIGNATURE, (), empty, Alignment(())))
    assert view.rows == ()
    assert view.summary.coverage is None
