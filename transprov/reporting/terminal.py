"""A report on a terminal of any width, encoding and colour, in rich's hands but never in its markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from transprov.reporting import verdicts, words
from transprov.reporting.diff import ChangeKind
from transprov.reporting.diff_terminal import Inked, Mark, new_marks, old_marks
from transprov.reporting.model import Against, Likeness, Note, Piece, Row, Side, Status, View
from transprov.reporting.sanitise import encodable, visible
from transprov.reporting.trimmed import Trimmed
from transprov.reporting.view import THRESHOLD, build
from transprov.types import Detection, Report, SegmentKind, Severity

WIDE = 100
"""Columns from which source and copy stand side by side."""
THREE = 140
"""Columns from which an engine's translation of the source stands between them."""

_STATUS = {
    Status.DROPPED: ("-", "red"),
    Status.ADDED: ("+", "green"),
    Status.MOVED: (">", "cyan"),
    Status.REWORDED: ("~", "yellow"),
    Status.MERGED: ("=", "blue"),
    Status.SPLIT: ("=", "blue"),
    Status.ALIGNED: ("=", "dim"),
    Status.UNPAIRED: ("", ""),
}
_SEVERITY = {
    Severity.CRITICAL: "bold white on red",
    Severity.MAJOR: "bold red",
    Severity.MINOR: "bold yellow",
    Severity.NEUTRAL: "bold",
}
_SOURCE_MARKERS = ("[-", "-]")
_COPY_MARKERS = ("{+", "+}")
_MARKERS = (_SOURCE_MARKERS, _COPY_MARKERS)


def render(report: Report, console: Console, *, show_all: bool = False, threshold: float = THRESHOLD) -> None:
    """Print the report to `console`, whose width, colours and encoding it keeps to.

    Findings below the confidence `threshold` are only counted; `show_all` shows these and the page furniture too.
    """
    view = build(report, threshold=0.0 if show_all else threshold)
    for part in _Painter(console, show_all=show_all).view(view):
        console.print(Trimmed(part), highlight=False)


class _Painter:
    """Turns parts of the view into renderables for one console."""

    def __init__(self, console: Console, *, show_all: bool) -> None:
        self._encoding = console.encoding
        self._width = console.width
        self._wide = console.width >= WIDE
        self._three = console.width >= THREE
        self._inked = Inked(self._fit, coloured=console.color_system is not None and not console.no_color)
        self._show_all = show_all
        self._replaced = False

    def view(self, view: View) -> Iterable[RenderableType]:
        """The whole report, part by part."""
        yield from self._header(view)
        yield from self._legend(view)
        paired = view.summary.source is not None
        yield from self._side_by_side(view) if self._wide and paired else self._stacked(view)
        yield from self._furniture(view)
        yield from self._findings(view.notes)
        if self._replaced:
            yield Text()
            yield self._words(
                f"This terminal's encoding ({self._encoding}) cannot show every character; some are replaced."
            )
        yield Text()
        yield self._words(str(view.signature), "dim")

    def _header(self, view: View) -> Iterable[RenderableType]:
        summary, counts = view.summary, view.summary.counts
        yield Rule(self._words("transprov check", "bold"), style="dim", align="left")
        facts: list[tuple[str, Text]] = [("Copy", self._side(summary.copy))]
        facts += [("  " + self._fit(what), self._words(said)) for what, said in summary.copy.declared]
        if summary.source is not None:
            facts.append(("Source", self._side(summary.source)))
            facts += [("  " + self._fit(what), self._words(said)) for what, said in summary.source.declared]
        if summary.coverage is not None:
            covered = f"{words.percent(summary.coverage)} of the source has a counterpart in the copy"
            facts.append(("Coverage", self._words(covered)))
            tally = ", ".join(
                f"{value} {name}"
                for name, value in (
                    ("dropped", counts.dropped),
                    ("added", counts.added),
                    ("moved", counts.moved),
                    ("reworded", counts.reworded),
                )
            )
            totals = f"{counts.source} in the source, {counts.copy} in the copy"
            facts.append(("Sentences", self._words(f"{totals}: {tally}")))
            if others := words.other_lines(counts):
                facts.append(("Other lines", self._words(others)))
        if summary.detection is not None:
            facts += self._verdict(summary.detection)
        tally = ", ".join(f"{value} {severity.label}" for severity, value in summary.severities) or "none"
        facts.append(("Findings", self._words(tally + words.about(summary))))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=False, style="dim", max_width=16)
        table.add_column(overflow="fold", ratio=1)
        for name, value in facts:
            table.add_row(Text(name), value)
        yield self._words(summary.verdict, "bold")
        yield Text()
        yield table
        for notice in summary.notices:
            yield self._words(f"Note: {notice}", "yellow")

    def _verdict(self, detection: Detection) -> Iterable[tuple[str, Text]]:
        yield "Translated?", self._words(verdicts.headline(detection))
        if detection.verdict != "native":
            for name, share, bar in verdicts.languages(detection):
                yield f"  {name}", Text.assemble(f"{words.percent(share):>5} ", (bar, "cyan"))
        for one in verdicts.signs(detection):
            yield "  sign", self._words(verdicts.evidence_line(one))
        if left := verdicts.more(detection):
            yield "", self._words(left, "dim")

    def _side(self, side: Side) -> Text:
        said = ", ".join(part for part in (side.language_name, side.place) if part)
        return self._words(
            f'"{side.title}"' + (f" ({said})" if said else "") if side.title else said or "text as given"
        )

    def _legend(self, view: View) -> Iterable[RenderableType]:
        marked = [run for row in view.rows for piece in (*row.source, *row.copy) for run in piece.runs if run.findings]
        used = {mark for row in view.rows for mark in row.marks} - {Status.ALIGNED, Status.UNPAIRED}
        parts = [
            Text.assemble((_STATUS[status][0], _STATUS[status][1]), f" {status}")
            for status in (Status.DROPPED, Status.ADDED, Status.MOVED, Status.REWORDED)
            if status in used
        ]
        if marked:
            source, copy = ("[-...-]", "bold red"), ("{+...+}", "bold green")
            about = (source, " in the source, ", copy, " in the copy") if view.summary.source is not None else (copy,)
            parts.append(Text.assemble(*about, ": the wording that finding #1, #2 ... is about"))
        if any(known for row in view.rows for likely in row.likely for _, known in likely.parts):
            parts.append(Text("[=...=]: in a hypothesis, the words that a rule of a finding knows"))
        if parts:
            yield Text()
            yield Text.assemble(("Marks: ", "dim"), Text(", ").join(parts), overflow="fold")
        compared = (row.against for row in view.rows if row.against is not None and row.against.changes)
        if any(self._three or one.is_news for one in compared):
            yield self._against_legend(view.engine)

    def _against_legend(self, engine: str) -> Text:
        said = self._words(f"Against the source in the English of {engine}: ", "dim")
        one = self._inked.one
        shown = (
            (one("only there", ChangeKind.DELETED), one("only in the copy", ChangeKind.INSERTED)),
            (one("moved", ChangeKind.MOVED_AWAY), one("here", ChangeKind.MOVED_HERE)),
            (one("spelt otherwise", ChangeKind.VARIANT),),
        )
        return Text.assemble(said, Text(", ").join(Text(" ").join(pair) for pair in shown), overflow="fold")

    def _side_by_side(self, view: View) -> Iterable[RenderableType]:
        summary = view.summary
        assert summary.source is not None
        table = Table(box=None, padding=(0, 2, 0, 0), expand=True, pad_edge=False, show_edge=False)
        digits = max([len(str(p.number)) for row in view.rows for p in (*row.source, *row.copy)], default=1)
        indent = " " * (digits + 1)
        table.add_column(self._words(indent + summary.source.heading, "bold"), ratio=1, overflow="fold")
        three = self._three and any(row.against is not None for row in view.rows)
        if three:
            table.add_column(self._words(f"Its translation by {view.engine}", "bold"), ratio=1, overflow="fold")
        table.add_column("", width=len("= merged 2:1"))
        table.add_column(self._words(indent + summary.copy.heading, "bold"), ratio=1, overflow="fold")
        for row in view.rows:
            below = list(self._below(row, view.notes))
            source = self._numbered(((str(p.number), self._piece(p, row, _SOURCE_MARKERS)) for p in row.source), digits)
            marks = new_marks(row.against.changes) if three and row.against is not None else ()
            said = list(zip((str(p.number) for p in row.copy), self._copied(row, marks), strict=True))
            copy = self._numbered((*said, *(("", line) for line in below)), digits)
            between = (self._engine(row.against),) if three else ()
            table.add_row(source, *between, self._gutter(row), copy)
            table.add_row()
        yield Text()
        yield table

    def _copied(self, row: Row, marks: Sequence[Mark]) -> Iterable[Text]:
        """The copy's pieces with marks that count in all of them, joined by blanks."""
        at = 0
        for piece in row.copy:
            yield self._piece(piece, row, _COPY_MARKERS, marks, at)
            at += len(piece.text) + 1

    def _engine(self, against: Against | None) -> Text:
        """The column of the engine's English."""
        if against is None:
            return Text()
        if against.likeness is Likeness.SAME:
            return self._words(f"({against.likeness})", "dim")
        text = self._inked.cut(against.text, 0, old_marks(against.changes))
        return text if against.changes else text.append_text(self._words(f" ({against.likeness})", "dim"))

    def _stacked(self, view: View) -> Iterable[RenderableType]:
        summary = view.summary
        names = (summary.source.language or "src" if summary.source else "", summary.copy.language or "copy")
        yield Text()
        for row in view.rows:
            if row.status not in (Status.ALIGNED, Status.UNPAIRED):
                sign, style = _STATUS[row.status]
                yield Text(", ".join(filter(None, (f"{sign} {row.label}", self._score(row)))), style=style)
            said = [
                (self._fit(f"{name} {piece.number}"), self._piece(piece, row, markers))
                for name, pieces, markers in zip(names, (row.source, row.copy), _MARKERS, strict=True)
                for piece in pieces
            ]
            said += [("", line) for line in self._below(row, view.notes)]
            yield self._numbered(said, max(map(len, names)) + 4, justify="left")
            yield Text()

    def _numbered(
        self, lines: Iterable[tuple[str, Text]], width: int, *, justify: Literal["left", "right"] = "right"
    ) -> Table:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(style="dim", no_wrap=True, width=width, justify=justify)
        grid.add_column(ratio=1, overflow="fold")
        for number, text in lines:
            grid.add_row(Text(number), text)
        return grid

    def _gutter(self, row: Row) -> Text:
        sign, style = _STATUS[row.status]
        said = sign if row.status is Status.ALIGNED else f"{sign} {row.label}"
        alike = f"chrF {row.against.chrf:.0f}" if self._three and row.against and not row.against.raw else ""
        return Text("\n".join(filter(None, (said, self._score(row), alike))), style=style)

    def _score(self, row: Row) -> str:
        # A sure link needs no number; an unsure one is to be read with care
        unsure = row.score is not None and row.score < 0.8 and row.source and row.copy
        return f"{words.percent(row.score)} sure" if unsure and row.score is not None else ""

    def _piece(
        self, piece: Piece, row: Row, markers: tuple[str, str], marks: Sequence[Mark] = (), start: int = 0
    ) -> Text:
        style = _STATUS[row.status][1] if row.status in (Status.DROPPED, Status.ADDED) else ""
        text = Text(style=style, overflow="fold")
        if piece.kind not in (SegmentKind.SENTENCE, SegmentKind.FURNITURE):
            text.append(f"{piece.kind.value}: ", style="dim")
        for run in piece.runs:
            if run.findings:
                numbers = ",".join(f"#{number}" for number in run.findings)
                said = f"{markers[0]}{self._fit(run.text)}{markers[1]}{numbers}"
                text.append(said, style="bold red" if markers is _SOURCE_MARKERS else "bold green")
            else:
                text.append_text(self._inked.cut(run.text, start, marks))
            start += len(run.text)
        text.rstrip()
        return text

    def _below(self, row: Row, notes: Sequence[Note]) -> Iterable[Text]:
        for number in row.findings:
            note = notes[number - 1]
            said = Text(f"#{number} ", style="bold", overflow="fold")
            said.append(note.finding.severity.label, style=_SEVERITY[note.finding.severity])
            said.append(f" {self._fit(note.brief)}", style="not bold")
            yield said
        for likely in row.likely:
            said = self._words(f"{likely.label}: ", "dim")
            for text, known in likely.parts:
                said.append(f"[={self._fit(text)}=]" if known else self._fit(text), style="italic")
            yield said
        if row.against is not None and not (self._three and row.source):
            yield from self._against(row.against)
        for remark in row.remarks:
            yield self._words(f"({remark})", "cyan")

    def _against(self, against: Against) -> Iterable[Text]:
        """The engine's English as a line of its own, where it says what the copy does not."""
        if against.is_news:
            shown = self._inked.line(against.changes) if against.changes else self._words(against.text)
            yield Text.assemble(self._words(f"engine ({against.label}): ", "dim"), shown, overflow="fold")

    def _furniture(self, view: View) -> Iterable[RenderableType]:
        counts = view.summary.counts
        total = counts.source_furniture + counts.copy_furniture
        if not total:
            return
        split = f"{counts.source_furniture} in the source, {counts.copy_furniture} in the copy"
        yield self._words(f"Page furniture, not compared: {words.count(total, 'line')} ({split})", "dim")
        if self._show_all:
            for name, pieces in (("source", view.source_furniture), ("copy", view.copy_furniture)):
                for piece in pieces:
                    yield Padding(self._words(f"{name} {piece.number}: {piece.text}", "dim"), (0, 0, 0, 2))

    def _findings(self, notes: Sequence[Note]) -> Iterable[RenderableType]:
        if not notes:
            return
        yield Text()
        yield Rule(self._words("Findings", "bold"), style="dim", align="left")
        for severity in sorted({note.finding.severity for note in notes}, reverse=True):
            yield Text(f"{severity.label}", style=_SEVERITY[severity])
            for note in notes:
                if note.finding.severity is severity:
                    yield self._note(note)

    def _note(self, note: Note) -> RenderableType:
        finding = note.finding
        title = Text(f"#{note.number} ", style="bold")
        title.append(self._fit(finding.message))
        lines: list[RenderableType] = [title]
        lines += [Padding(line, (0, 0, 0, 3)) for line in self._quoted(note)]
        lines += [Padding(self._words(f"- {line}", "dim"), (0, 0, 0, 3)) for line in finding.evidence]
        told = f"{finding.rule} ({finding.mqm}), {words.confidence(finding.confidence)}"
        if note.known:
            told += "; in the baseline already"
        lines.append(Padding(self._words(told, "dim"), (0, 0, 1, 3)))
        return Group(*lines)

    def _quoted(self, note: Note) -> Iterable[Text]:
        for name, said, markers, style in (
            ("source: ", note.source, _SOURCE_MARKERS, "red"),
            ("copy:   ", note.copy, _COPY_MARKERS, "green"),
        ):
            if said.wording:
                marked = f"{markers[0]}{self._fit(said.wording)}{markers[1]}"
                around = self._fit(said.before), self._fit(said.after)
                yield Text.assemble((name, "dim"), around[0], (marked, style), around[1], overflow="fold")

    def _words(self, text: str, style: str = "") -> Text:
        return Text(self._fit(text), style=style, overflow="fold")

    def _fit(self, text: str) -> str:
        safe = visible(text)
        held = encodable(safe, self._encoding)
        self._replaced = self._replaced or held != safe
        return held
