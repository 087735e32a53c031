"""What a document declares about its origin: lines of the text and elements of the page, as one `Provenance`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from transprov.languages import supported
from transprov.reading.blocks import Block
from transprov.reading.cues import Cues, fold, opening
from transprov.types import Declaration, DeclarationKind, Provenance, SegmentKind

_NOTE_BLOCKS = 8
"""How many blocks from either end may hold a note on the translation."""


def text_declarations(text: str, blocks: Sequence[Block], cues: Cues) -> list[Declaration]:
    """What the lines of the text declare, in their order, each with its span."""
    found: list[Declaration] = []
    for index, block in enumerate(blocks):
        for item in block.items:
            span = item.span.shifted(block.span.start)
            found.append(Declaration(item.kind, item.value, text[span.start : span.end], "text", span))
        if index < _NOTE_BLOCKS or index >= len(blocks) - _NOTE_BLOCKS:
            found.extend(_translation_note(text, block, cues))
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


def _translation_note(text: str, block: Block, cues: Cues) -> list[Declaration]:
    """ "Translated from the German by ...": only where the line opens with it, not where prose tells of books."""
    if len(block.span) > 250 or block.kind is SegmentKind.HEADLINE:
        return []
    raw = text[block.span.start : block.span.end]
    line = block.of(text).lstrip("*_([ ")
    end = opening(line, cues.translation)
    if not end:
        return []
    word = fold(line[end:].lstrip()).split(None, 1)[:1]
    code = next((code for name, code in _language_names() if word and word[0].startswith(name)), None)
    return [Declaration(DeclarationKind.TRANSLATION_OF, code, raw, "text", block.span)] if code else []


@lru_cache(maxsize=1)
def _language_names() -> tuple[tuple[str, str], ...]:
    """Casefolded names of the languages transprov knows, in each other, to their codes; longest first."""
    from babel import Locale

    names = {
        (name.casefold(), code)
        for own in supported()
        for code in (*supported(), "ar", "ja", "ko", "zh", "uk", "el", "hu", "sv", "da", "cs")
        if (name := Locale.parse(own).languages.get(code))
    }
    return tuple(sorted(names, key=lambda item: (-len(item[0]), item)))
