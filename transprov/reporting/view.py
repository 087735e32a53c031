"""A report as people read it: rows in the order of the copy, numbered findings, a summary. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transprov.reporting.against import engine_name, with_translations
from transprov.reporting.highlights import Cutter, Mark, Places, excerpt
from transprov.reporting.likely import with_likely
from transprov.reporting.model import Excerpt, Note, Piece, Row, Status, View
from transprov.reporting.order import arrange, furniture, remarks
from transprov.reporting.summary import summarise
from transprov.types import Alignment, Bead, Finding, Report

THRESHOLD = 0.5
"""Confidence below which findings are counted but not shown, unless asked for."""


def build(report: Report, *, threshold: float = THRESHOLD) -> View:
    """The view of a report, with the findings at or above the confidence `threshold` (0 to 1)."""
    shown = [finding for finding in report.findings if finding.confidence >= threshold]
    copies = Cutter(report.copy, _marks(shown, source=False))
    if report.source is None or report.alignment is None:
        rows = tuple(
            Row(number, (Status.UNPAIRED,), copy=copies.pieces((segment.index,)))
            for number, segment in enumerate((s for s in report.copy.segments if s.is_content), start=1)
        )
        spare: tuple[Piece, ...] = ()
        aside = copies.pieces(segment.index for segment in report.copy.segments if not segment.is_content)
    else:
        sources = Cutter(report.source, _marks(shown, source=True))
        left_out = furniture(report.source, report.copy, report.alignment)
        rows = tuple(_rows(report.alignment, arrange(report.alignment, left_out), sources, copies, shown))
        beads = [report.alignment.beads[number] for number in left_out]
        spare = sources.pieces(sorted(i for bead in beads for i in bead.source))
        aside = copies.pieces(sorted(j for bead in beads for j in bead.target))
    rows = with_translations(with_likely(rows, report), report)
    homes = _homes(shown, rows, report)
    copied, said = Places(report.copy), None if report.source is None else Places(report.source)
    notes = tuple(
        Note(
            n,
            finding,
            home,
            Excerpt(wording=finding.source_text)
            if said is None
            else excerpt(said, finding.source_span, finding.source_text),
            excerpt(copied, finding.copy_span, finding.copy_text),
            finding.fingerprint in report.known,
        )
        for n, (finding, home) in enumerate(zip(shown, homes, strict=True), start=1)
    )
    here: dict[int | None, list[int]] = defaultdict(list)
    for note in notes:
        here[note.row].append(note.number)
    rows = tuple(replace(row, findings=tuple(here[row.number])) if row.number in here else row for row in rows)
    return View(
        summarise(report, rows, notes, threshold), rows, notes, spare, aside, report.signature, engine_name(report)
    )


def _rows(
    alignment: Alignment, order: Sequence[int], sources: Cutter, copies: Cutter, shown: Sequence[Finding]
) -> Iterator[Row]:
    moved = {number for move in alignment.moves for number in move.beads}
    reworded = {finding.bead for finding in shown if finding.rule.startswith("reworded")}
    said = remarks(alignment, order)
    for at, number in enumerate(order, start=1):
        bead = alignment.beads[number]
        yield Row(
            at,
            _status(bead, moved=number in moved, reworded=number in reworded),
            sources.pieces(bead.source),
            copies.pieces(bead.target),
            number,
            bead.score,
            bead.similarity,
            remarks=said.get(number, ()),
        )


def _status(bead: Bead, *, moved: bool, reworded: bool) -> tuple[Status, ...]:
    if not bead.target:
        return (Status.DROPPED,)
    if not bead.source:
        return (Status.ADDED,)
    marks = [mark for mark, applies in ((Status.MOVED, moved), (Status.REWORDED, reworded)) if applies]
    if len(bead.source) > 1 or len(bead.target) > 1:
        marks.append(Status.SPLIT if len(bead.target) > len(bead.source) else Status.MERGED)
    return tuple(marks) or (Status.ALIGNED,)


def _marks(shown: Sequence[Finding], *, source: bool) -> list[Mark]:
    spans = (finding.source_span if source else finding.copy_span for finding in shown)
    return [
        (span, number, finding.severity)
        for number, (finding, span) in enumerate(zip(shown, spans, strict=True), start=1)
        if span is not None
    ]


def _homes(shown: Sequence[Finding], rows: Sequence[Row], report: Report) -> list[int | None]:
    """Numbers of the rows the findings belong to: that of the bead, else the first that the spans touch."""
    by_bead = {row.bead: row.number for row in rows if row.bead is not None}
    by_copy = {piece.index: row.number for row in rows for piece in row.copy}
    by_source = {piece.index: row.number for row in rows for piece in row.source}
    copies, sources = Places(report.copy), Places(report.source) if report.source is not None else None
    homes = []
    for finding in shown:
        touched = [by_copy[i] for i in copies.touched(finding.copy_span) if i in by_copy]
        if not touched and sources is not None:
            touched = [by_source[i] for i in sources.touched(finding.source_span) if i in by_source]
        home = None if finding.bead is None else by_bead.get(finding.bead)
        homes.append(home if home is not None else min(touched, default=None))
    return homes
