"""A comparison on a terminal of any width, encoding and colour."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from transprov.comparing import Comparison, Relation
from transprov.reporting import words
from transprov.reporting.comparisons.view import ComparisonView, FactLine, Said, build
from transprov.reporting.sanitise import encodable, visible
from transprov.reporting.trimmed import Trimmed

_STYLES = {
    Relation.CONFLICTS: "bold red",
    Relation.TRANSLATION: "bold magenta",
    Relation.ATTRIBUTION: "bold red",
    Relation.COMPATIBLE: "yellow",
    Relation.NORMALISED: "green",
    Relation.AGREES: "green",
    Relation.ONLY: "cyan",
}
_WIDE = 100
"""Columns from which on the texts stand side by side."""


def render(comparison: Comparison, console: Console, *, show_all: bool = False) -> None:
    """Print the comparison; sentences that stand alone and tell nothing checkable only with `show_all`."""
    for part in _Painter(console, show_all=show_all).parts(build(comparison)):
        console.print(Trimmed(part), highlight=False)


def plain(comparison: Comparison, *, show_all: bool = False) -> str:
    """The same without colour, for files."""
    buffer = io.StringIO()
    console = Console(file=buffer, no_color=True, width=_WIDE, highlight=False, markup=False, emoji=False)
    render(comparison, console, show_all=show_all)
    return buffer.getvalue()


class _Painter:
    """Turns the view into renderables for one console."""

    def __init__(self, console: Console, *, show_all: bool) -> None:
        self._encoding = console.encoding
        self._wide = console.width >= _WIDE
        self._show_all = show_all

    def parts(self, view: ComparisonView) -> Iterable[RenderableType]:
        """The whole comparison, part by part."""
        yield Rule(self._words("transprov compare", "bold"), style="dim", align="left")
        yield self._words(view.verdict, "bold")
        yield Text()
        yield self._head(view)
        for notice in view.notices:
            yield self._words(f"Note: {notice}", "yellow")
        if view.conflicts:
            yield Text()
            yield Rule(self._words("Conflicts", "bold"), style="dim", align="left")
            for line in view.conflicts:
                yield self._fact(line)
        yield Text()
        yield Rule(self._words("Sentence by sentence", "bold"), style="dim", align="left")
        for group in view.groups:
            if group.facts or self._show_all or sum(map(bool, group.sentences)) > 1:
                yield Group(self._sentences(group.sentences), *(self._brief(line) for line in group.facts), Text())
        yield self._words(view.signature, "dim")

    def _head(self, view: ComparisonView) -> Table:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="bold", no_wrap=True)
        grid.add_column(overflow="fold", ratio=1)
        for text in view.texts:
            about = f" ({text.about})" if text.about else ""
            grid.add_row(Text(text.letter), self._words(f'"{text.title}"{about}'))
        for relation, label, number in view.tally:
            grid.add_row(Text(str(number)), self._words(label, _STYLES[Relation(relation)]))
        return grid

    def _fact(self, line: FactLine) -> RenderableType:
        title = self._words(f"#{line.number} {line.kind}: {line.label}", _STYLES[Relation(line.relation)])
        lines: list[RenderableType] = [title]
        for letter, quoted in line.quoted:
            said = self._words(f"{letter}: {quoted.before}")
            said.append(f"{{{self._fit(quoted.wording)}}}", style="bold")
            said.append(self._fit(quoted.after))
            lines.append(Padding(said, (0, 0, 0, 3)))
        told = ", ".join(filter(None, (line.reason, line.rule, words.confidence(line.confidence))))
        lines.append(Padding(self._words(told, "dim"), (0, 0, 1, 3)))
        return Group(*lines)

    def _sentences(self, sides: tuple[tuple[Said, ...], ...]) -> RenderableType:
        if self._wide and len(sides) == 2:
            table = Table.grid(padding=(0, 2, 0, 0), expand=True)
            for _ in sides:
                table.add_column(ratio=1, overflow="fold")
            table.add_row(*(Text("\n").join(map(self._said, side)) for side in sides))
            return table
        return Text("\n").join(self._said(said) for side in sides for said in side)

    def _said(self, said: Said) -> Text:
        text = Text(f"{said.letter}{said.number} ", style="", overflow="fold")
        text.stylize("dim", 0, len(text))
        for run in said.runs:
            words_of_it = self._fit(run.text)
            if run.findings:
                numbers = ",".join(f"#{number}" for number in run.findings)
                text.append(f"{{{words_of_it}}}{numbers}", style="bold red")
            else:
                text.append(words_of_it)
        text.rstrip()
        return text

    def _brief(self, line: FactLine) -> RenderableType:
        told = " | ".join(f"{letter}: {cell}" for letter, cell in line.cells)
        text = Text(overflow="fold")
        text.append(f"{line.marker} ", style=_STYLES[Relation(line.relation)])
        text.append(f"{line.label}: ", style=_STYLES[Relation(line.relation)])
        text.append(self._fit(told))
        return Padding(text, (0, 0, 0, 3))

    def _words(self, text: str, style: str = "") -> Text:
        return Text(self._fit(text), style=style, overflow="fold")

    def _fit(self, text: str) -> str:
        return encodable(visible(text), self._encoding)
