"""What a search for the source of a copy found, for people and for programs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from transprov.reporting import words
from transprov.reporting.sanitise import encodable, visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from transprov.sources import Candidate
    from transprov.types import Document

SCHEMA = "transprov.candidates/1"
_FURTHER = 0.2
"""An article less probable than this is shown in one line, behind a source that was found."""
_HARDLY = 0.05
"""Articles less probable than this are only counted, but for the best of a copy without a source."""


def render(done: Sequence[tuple[str, Document, Sequence[Candidate]]], console: Console) -> None:
    """Print the candidates to `console`, copy after copy."""
    for number, (name, document, candidates) in enumerate(done):
        if number:
            console.print()
        title = f": {document.title}" if document.title else ""
        console.print(_text(f"{name}{title}", "bold", console))
        accepted = [one for one in candidates if one.accepted]
        if not accepted:
            console.print(_text("  no source confirmed", "bold yellow", console))
        shown = [one for one in candidates if one.accepted or one.probability >= _HARDLY] or list(candidates[:1])
        for one in shown:
            _candidate(one, console, brief=bool(accepted) and not one.accepted and one.probability < _FURTHER)
        if left := len(candidates) - len(shown):
            said = f"  {words.count(left, 'further article')}, less than {words.percent(_HARDLY)} probable"
            console.print(_text(said, "dim", console))


def _candidate(one: Candidate, console: Console, *, brief: bool) -> None:
    about = ", ".join(
        filter(None, (one.language, one.outlet, f"{one.published:%Y-%m-%d %H:%M}" if one.published else ""))
    )
    said = f"{'SOURCE' if one.accepted else '  not '}  {words.percent(one.probability):>5}  {one.document_id}"
    said += f"  ({about})" if about else ""
    console.print(_text(f"  {said}", "dim" if brief else "bold green" if one.accepted else "", console))
    if brief:
        return
    if one.title:
        console.print(_text(f"          {one.title}", "", console))
    if one.url and one.url != one.document_id:
        console.print(_text(f"          {one.url}", "cyan", console))
    for line in one.evidence:
        console.print(_text(f"          - {line}", "", console))


def _text(value: str, style: str, console: Console) -> Text:
    from rich.text import Text

    return Text(encodable(visible(value), console.encoding), style=style)


def plain(done: Sequence[tuple[str, Document, Sequence[Candidate]]]) -> str:
    """The same without colour, for files."""
    from rich.console import Console

    buffer = io.StringIO()
    render(done, Console(file=buffer, no_color=True, width=100, highlight=False, markup=False, emoji=False))
    return buffer.getvalue()


def as_object(name: str, candidates: Sequence[Candidate]) -> dict[str, Any]:
    """One search as JSON data; docs/find.md documents it."""
    return {
        "schema": SCHEMA,
        "copy": name,
        "found": any(one.accepted for one in candidates),
        "candidates": [
            {
                "document_id": one.document_id,
                "version": one.version,
                "accepted": one.accepted,
                "probability": one.probability,
                "score": one.score,
                "coverage": one.coverage,
                "source_coverage": one.source_coverage,
                "language": one.language,
                "title": one.title,
                "url": one.url,
                "outlet": one.outlet,
                "published": one.published.isoformat() if one.published else None,
                "evidence": list(one.evidence),
            }
            for one in candidates
        ],
    }
