"""Verdicts of `transprov detect` for people and for programs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from transprov.reporting import verdicts, words
from transprov.reporting.json import detection_object
from transprov.reporting.sanitise import encodable, visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from transprov.types import Detection, Document

SCHEMA = "transprov.detection/1"
_STYLES = {"translated": "bold red", "unclear": "bold yellow", "native": "bold green"}


def render(done: Sequence[tuple[str, Document, Detection]], console: Console) -> None:
    """Print the verdicts to `console`, one after the other."""
    from rich.table import Table

    for number, (name, document, detection) in enumerate(done):
        if number:
            console.print()
        title = f": {document.title}" if document.title else ""
        console.print(_text(f"{name}{title}", "bold", console), soft_wrap=False)
        console.print(_text(f"  {verdicts.headline(detection)}", _STYLES[detection.verdict], console))
        if detection.verdict != "native":
            table = Table.grid(padding=(0, 2))
            for language, share, bar in verdicts.languages(detection):
                table.add_row(
                    _text(f"    {language}", "", console),
                    _text(words.percent(share), "", console),
                    _text(bar, "cyan", console),
                )
            console.print(table)
        for one in verdicts.signs(detection):
            console.print(_text(f"    {verdicts.evidence_line(one)}", "", console))
        if left := verdicts.more(detection):
            console.print(_text(f"    {left}", "dim", console))


def _text(value: str, style: str, console: Console) -> Text:
    from rich.text import Text

    return Text(encodable(visible(value), console.encoding), style=style)


def plain(done: Sequence[tuple[str, Document, Detection]]) -> str:
    """The same without colour, for files."""
    from rich.console import Console

    buffer = io.StringIO()
    render(done, Console(file=buffer, no_color=True, width=100, highlight=False, markup=False, emoji=False))
    return buffer.getvalue()


def as_object(name: str, detection: Detection) -> dict[str, Any]:
    """One verdict as JSON data; docs/json.md documents it."""
    return {"schema": SCHEMA, "copy": name, **detection_object(detection)}
