"""Verdicts of `transprov detect` for people and for programs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from transprov.reporting import words
from transprov.reporting.json import detection_object
from transprov.reporting.sanitise import encodable, visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from transprov.types import Detection, Document, Evidence

SCHEMA = "transprov-detection/1"
_BAR = 24
_SHOWN = 8
"""Pieces of evidence a person reads; programs get all."""
_LEAST = 0.01
_STYLES = {"translated": "bold red", "unclear": "bold yellow", "native": "bold green"}
_VERDICTS = {
    "translated": "reads like a translation",
    "unclear": "unclear: this text does not tell",
    "native": "reads like native English",
}
OTHER = "other"


def headline(detection: Detection) -> str:
    """The verdict in words: "reads like a translation from German (97 %)"."""
    said = _VERDICTS[detection.verdict]
    likely = likeliest(detection)
    if detection.verdict == "translated" and likely is not None:
        said += f" from {words.language(likely)}"
    return f"{said} (probability of a translation: {words.percent(detection.probability)})"


def likeliest(detection: Detection) -> str | None:
    """The source language that is likelier than all others together; None where there is none."""
    code, share = max(detection.languages.items(), key=lambda item: item[1], default=(OTHER, 0.0))
    return code if code != OTHER and share > 0.5 else None


def languages(detection: Detection) -> list[tuple[str, float, str]]:
    """(name, share, bar of text) of the source languages, likeliest first; those of no weight left out."""
    shares = sorted(detection.languages.items(), key=lambda item: -item[1])
    return [
        ("another language" if code == OTHER else words.language(code), share, "#" * max(1, round(share * _BAR)))
        for code, share in shares
        if share >= _LEAST
    ]


def evidence_line(one: Evidence) -> str:
    """A piece of evidence in one line: which way it points, why, and the words that show it."""
    sign = "+" if one.weight > 0 else "-"
    of = f" [{words.language(one.language)}]" if one.language and one.language != OTHER else ""
    quoted = f": “{' '.join(one.text.split())}”" if one.text else ""
    return f"{sign} {one.message}{of}{quoted}"


def render(done: Sequence[tuple[str, Document, Detection]], console: Console) -> None:
    """Print the verdicts to `console`, one after the other."""
    from rich.table import Table

    for number, (name, document, detection) in enumerate(done):
        if number:
            console.print()
        title = f": {document.title}" if document.title else ""
        console.print(_text(f"{name}{title}", "bold", console), soft_wrap=False)
        console.print(_text(f"  {headline(detection)}", _STYLES[detection.verdict], console))
        if detection.verdict != "native":
            table = Table.grid(padding=(0, 2))
            for language, share, bar in languages(detection):
                table.add_row(
                    _text(f"    {language}", "", console),
                    _text(words.percent(share), "", console),
                    _text(bar, "cyan", console),
                )
            console.print(table)
        for one in detection.evidence[:_SHOWN]:
            console.print(_text(f"    {evidence_line(one)}", "", console))
        if len(detection.evidence) > _SHOWN:
            more = len(detection.evidence) - _SHOWN
            console.print(_text(f"    and {words.count(more, 'weaker sign')} (--format json has all)", "dim", console))


def _text(value: str, style: str, console: Console) -> Text:
    from rich.text import Text

    return Text(encodable(visible(value), console.encoding)[0], style=style)


def plain(done: Sequence[tuple[str, Document, Detection]]) -> str:
    """The same without colour, for files."""
    from rich.console import Console

    buffer = io.StringIO()
    render(done, Console(file=buffer, no_color=True, width=100, highlight=False, markup=False, emoji=False))
    return buffer.getvalue()


def as_object(name: str, detection: Detection) -> dict[str, Any]:
    """One verdict as JSON data; docs/json.md documents it."""
    return {"schema": SCHEMA, "copy": name, **detection_object(detection)}
