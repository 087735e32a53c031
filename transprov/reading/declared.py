"""What a document declares about its origin: lines of the text and elements of the page, as one `Provenance`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from transprov.reading.blocks import Block
from transprov.types import Declaration, DeclarationKind, Provenance


def text_declarations(text: str, blocks: Sequence[Block]) -> list[Declaration]:
    """What the lines of the text declare, in their order, each with its span."""
    found: list[Declaration] = []
    for block in blocks:
        for item in block.items:
            span = item.span.shifted(block.span.start)
            found.append(Declaration(item.kind, item.value, text[span.start : span.end], "text", span))
    return found


def provenance(page: Sequence[Declaration], text: Sequence[Declaration], url: str | None) -> Provenance:
    """All declarations, those of the page's head before those of its text, and the publication time they give."""
    declarations = (*page, *text)
    return Provenance(declarations, url, _published(declarations))


def _published(declarations: Iterable[Declaration]) -> datetime | None:
    """The first time declared with a time zone; else the first with a clock time; else the first."""
    times = [datetime.fromisoformat(d.value) for d in declarations if d.kind is DeclarationKind.PUBLISHED]
    zoned = (time for time in times if time.tzinfo is not None)
    clocked = (time for time in times if (time.hour, time.minute) != (0, 0))
    return next(zoned, None) or next(clocked, None) or next(iter(times), None)
