"""The summary of an audit on a terminal: what came from where, how late, how faithfully, and the worst copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from transprov.audit.report.copies import Change, Copy
from transprov.audit.report.summary import summary
from transprov.audit.report.totals import Group, Totals
from transprov.audit.report.wording import UNKNOWN, duration, rate
from transprov.audit.results import Run
from transprov.reporting import words
from transprov.reporting.sanitise import encodable, visible
from transprov.reporting.trimmed import Trimmed
from transprov.types import Severity

_WIDE = 100
"""Columns from which tables show all their columns."""
_GROUPS = 15
_FAILURES = 10
_SEVERITIES = {
    "critical": "bold white on red", "major": "bold red", "minor": "bold yellow"
}  # fmt: skip


def render(
    totals: Totals, runs: Sequence[Run], console: Console, *, name: str, waiting: int, baseline: str | None
) -> None:
    """Print the summary; `waiting` items of the store are not examined yet, `baseline` is the name of that store."""
    painter = _Painter(console)
    for part in painter.parts(totals, runs, name=name, waiting=waiting, baseline=baseline):
        console.print(Trimmed(part), highlight=False)


class _Painter:
    """Turns figures into renderables for one console."""

    def __init__(self, console: Console) -> None:
        self._encoding = console.encoding
        self._wide = console.width >= _WIDE

    def parts(
        self, totals: Totals, runs: Sequence[Run], *, name: str, waiting: int, baseline: str | None
    ) -> Iterator[RenderableType]:
        yield self._words(f"transprov audit report: {name}", "bold")
        yield self._facts(summary(totals, runs, waiting, baseline))
        if totals.languages:
            yield from self._titled("By source language", self._languages(totals.languages))
        if totals.flows:
            yield from self._titled("From outlet to outlet", self._flows(totals.flows))
        if totals.rates:
            yield from self._titled(
                f"Facts per 1,000 words, of {totals.compared_words:,} words with a source", self._rates(totals)
            )
        if worst := [copy for copy in totals.worst if copy.points]:
            yield from self._titled("Worst copies first", self._worst(worst))
        if totals.failures:
            yield from self._titled(f"Not examined ({totals.failed:,})", self._failures(totals))
        yield Text()
        yield self._words(
            "Damage: MQM penalty points for facts (minor 1, major 5, critical 25) per 1,000 words of the copy. "
            "Findings are hints for a reader of both texts, not verdicts about their authors.",
            "dim",
        )

    def _titled(self, title: str, table: RenderableType) -> Iterator[RenderableType]:
        yield Text()
        yield self._words(title, "bold")
        yield table

    def _facts(self, facts: Iterable[tuple[str, str]]) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold", ratio=1)
        for what, said in facts:
            table.add_row(Text(what), self._words(said))
        return table

    def _table(self, *columns: tuple[str, bool]) -> Table:
        """A table of (heading, whether it holds numbers) columns."""
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        for heading, numbers in columns:
            table.add_column(
                heading, justify="right" if numbers else "left", no_wrap=numbers, overflow="fold", ratio=None
            )
        return table

    def _languages(self, groups: Sequence[Group]) -> Table:
        table = self._table(("language", False), *_FIGURES)
        for group in groups:
            table.add_row(self._words(words.language(group.name[0]) or UNKNOWN), *self._figures(group))
        return table

    def _flows(self, groups: Sequence[Group]) -> Table:
        table = self._table(("from", False), ("to", False), *_FIGURES)
        for group in groups[:_GROUPS]:
            source, copy = (name or UNKNOWN for name in group.name)
            table.add_row(self._words(source), self._words(copy), *self._figures(group))
        if len(groups) > _GROUPS:
            table.add_row(self._words(f"and {len(groups) - _GROUPS:,} more", "dim"))
        return table

    def _figures(self, group: Group) -> list[Text]:
        return [
            self._words(f"{group.copies:,}"),
            self._words(duration(group.lag.median) if group.lag else "-"),
            self._words(words.percent(group.coverage.median) if group.coverage else "-"),
            self._words("-" if group.damage is None else rate(group.damage)),
        ]

    def _rates(self, totals: Totals) -> Table:
        table = self._table(("kind", False), ("dropped", True), ("altered", True), ("added", True))
        for each in totals.rates:
            table.add_row(self._words(each.kind), *(Text(rate(n)) for n in (each.dropped, each.altered, each.added)))
        return table

    def _worst(self, worst: Sequence[Copy]) -> Table:
        columns = [("damage", True), ("findings", False), ("copy", False)]
        if self._wide:
            columns += [("source", False), ("coverage", True), ("lag", True)]
        table = self._table(*columns)
        for copy in worst:
            result, damage = copy.result, copy.damage
            title = self._words(result.title or result.url or result.key)
            if copy.change in (Change.NEW, Change.CHANGED):
                title.append(f" [{copy.change}]", "bold cyan")
            place = result.outlet or result.origin
            title.append_text(self._words(f" ({place})", "dim"))
            cells = [Text("-" if damage is None else rate(damage)), self._severities(copy), title]
            if self._wide:
                source = result.source
                cells += [
                    self._words(
                        "none found" if source is None else source.outlet or source.title or source.document_id
                    ),
                    Text("-" if source is None or source.coverage is None else words.percent(source.coverage)),
                    Text("-" if result.lag_seconds is None else duration(result.lag_seconds)),
                ]
            table.add_row(*cells)
        return table

    def _severities(self, copy: Copy) -> Text:
        counts = copy.severities
        parts = [
            Text(f"{counts[severity.label]} {severity.label}", _SEVERITIES[severity.label])
            for severity in sorted(Severity, reverse=True)
            if severity > Severity.NEUTRAL and counts[severity.label]
        ]
        return Text(", ").join(parts) if parts else Text("none", "dim")

    def _failures(self, totals: Totals) -> Table:
        table = self._table(("copy", False), ("reason", False))
        for failure in totals.failures[:_FAILURES]:
            table.add_row(self._words(failure.name), self._words(failure.reason))
        if totals.failed > _FAILURES:
            table.add_row(self._words(f"and {totals.failed - _FAILURES:,} more (--format csv has all)", "dim"))
        return table

    def _words(self, text: str, style: str = "") -> Text:
        return Text(encodable(visible(text), self._encoding), style)


_FIGURES = (("copies", True), ("lag", True), ("coverage", True), ("damage", True))
