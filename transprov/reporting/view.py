"""A report as people read it: rows in the order of the copy, numbered findings, a summary. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from transprov.reporting.highlights import Mark, piece
from transprov.reporting.model import Note, Piece, Row, Status, View
from transprov.reporting.order import arrange, furniture, remarks
from transprov.reporting.summary import summarise
from transprov.types import Alignment, Bead, Document, Finding, Report, Segment, Span

THRESHOLD = 0.5
"""Confidence below which findings are counted but not shown, unless asked for."""


def build(report: Report, *, threshold: float = THRESHOLD) -> View:
    """The view of a report, with the findings at or above the confidence `threshold` (0 to 1)."""
    shown = [finding for finding in report.findings if finding.confidence >= threshold]
    source, alignment = report.source, report.alignment
    if source is None or alignment is None:
        marks = _marks(shown, source=False)
        content = [segment for segment in report.copy.segments if segment.is_content]
        rows = tuple(
            Row(number, (Status.UNPAIRED,), copy=(piece(segment, report.copy.text, marks),))
            for number, segment in enumerate(content, start=1)
        )
        aside = _pieces(report.copy, (s.index for s in report.copy.segments if not s.is_content), marks)
        spare: tuple[Piece, ...] = ()
    else:
        left_out = furniture(source, report.copy, alignment)
        rows = _rows(report, source, alignment, shown, left_out)
        beads = [alignment.beads[number] for number in sorted(left_out)]
        spare = _pieces(source, sorted(i for bead in beads for i in bead.source), _marks(shown, source=True))
        aside = _pieces(report.copy, sorted(j for bead in beads for j in bead.target), _marks(shown, source=False))
    homes = [_home(finding, rows, report) for finding in shown]
    rows = tuple(
        _with_findings(row, [n for n, home in enumerate(homes, start=1) if home == row.number]) for row in rows
    )
    notes = tuple(Note(n, finding, home) for n, (finding, home) in enumerate(zip(shown, homes, strict=True), start=1))
    return View(summarise(report, rows, notes, threshold), rows, notes, spare, aside, report.signature)


def _rows(
    report: Report, source: Document, alignment: Alignment, shown: list[Finding], left_out: frozenset[int]
) -> tuple[Row, ...]:
    moved = {number for move in alignment.moves for number in move.beads}
    reworded = {finding.bead for finding in shown if finding.rule.startswith("reworded")}
    source_marks, copy_marks = _marks(shown, source=True), _marks(shown, source=False)
    order = arrange(alignment, left_out)
    said = remarks(alignment, order)
    rows = []
    for at, number in enumerate(order, start=1):
        bead = alignment.beads[number]
        rows.append(
            Row(
                at,
                _status(bead, moved=number in moved, reworded=number in reworded),
                _pieces(source, bead.source, source_marks),
                _pieces(report.copy, bead.target, copy_marks),
                number,
                bead.score,
                bead.similarity,
                remarks=said.get(number, ()),
            )
        )
    return tuple(rows)


def _status(bead: Bead, *, moved: bool, reworded: bool) -> tuple[Status, ...]:
    if not bead.target:
        return (Status.DROPPED,)
    if not bead.source:
        return (Status.ADDED,)
    marks = [mark for mark, applies in ((Status.MOVED, moved), (Status.REWORDED, reworded)) if applies]
    if len(bead.source) > 1 or len(bead.target) > 1:
        marks.append(Status.SPLIT if len(bead.target) > len(bead.source) else Status.MERGED)
    return tuple(marks) or (Status.ALIGNED,)


def _marks(shown: list[Finding], *, source: bool) -> list[Mark]:
    spans = (finding.source_span if source else finding.copy_span for finding in shown)
    return [
        (span, number, finding.severity)
        for number, (finding, span) in enumerate(zip(shown, spans, strict=True), start=1)
        if span is not None
    ]


def _pieces(document: Document, indices: Iterable[int], marks: list[Mark]) -> tuple[Piece, ...]:
    return tuple(piece(document.segments[i], document.text, marks) for i in indices)


def _with_findings(row: Row, numbers: list[int]) -> Row:
    return replace(row, findings=tuple(numbers)) if numbers else row


def _home(finding: Finding, rows: tuple[Row, ...], report: Report) -> int | None:
    """Number of the row a finding belongs to: that of its bead, else the first that its spans touch."""
    if finding.bead is not None:
        for row in rows:
            if row.bead == finding.bead:
                return row.number
    for row in rows:
        if _touches(finding.copy_span, row.copy, report.copy.segments):
            return row.number
    for row in rows:
        if report.source is not None and _touches(finding.source_span, row.source, report.source.segments):
            return row.number
    return None


def _touches(span: Span | None, pieces: tuple[Piece, ...], segments: tuple[Segment, ...]) -> bool:
    return span is not None and any(span.overlaps(segments[p.index].span) for p in pieces)
