"""Bylines: "Von Max Muster, Berlin", "By Jane Doe and John Roe", "Par Jean Dupont (avec AFP)"."""

from __future__ import annotations

import re

from transprov.reading.cues import Cues
from transprov.reading.names import INITIALS, Item, after_cue, enumerated, is_name, time_items
from transprov.types import DeclarationKind, Span

_POSTED = ("posted by",)
_ROLE_LINE = 90
_ROLE_MARKS = (",", "(", "/")
_GAP = re.compile(r"[\s,|–-]+")


def read_byline(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    """Authors, agencies and a time that a byline names, in order; nothing when the line is anything else.

    `base` is the place of the line, added to every span.
    """
    at = after_cue(line, _POSTED) or after_cue(line, cues.byline)
    if not at or line[-1:] in "!?:;…":
        return ()
    end, times = _time_at_end(line, at, base, cues)
    found: list[Item] = []
    for part, place in enumerated(line[:end], at):
        span = Span(base + place, base + place + len(part))
        if cues.is_agency(part):
            found.append(Item(DeclarationKind.AGENCY, part, span))
        elif is_name(part) and not any(_is_calendar(word, cues) for word in part.split()):
            found.append(Item(DeclarationKind.AUTHOR, part, span))
        elif not (
            INITIALS.fullmatch(part)
            or (found and len(line) <= _ROLE_LINE and line[:place].rstrip().endswith(_ROLE_MARKS))
        ):
            # after a comma may stand what the author is: "envoyée spéciale à Port-Amel (Tunisie)"
            return ()
    authors = [item for item in found if item.kind is DeclarationKind.AUTHOR]
    if authors and not (times or ":" in line[:at]) and len(authors[0].value.split()) < 2:
        return ()  # "By Christmas"
    # after a comma stand places and offices: "Von Max Muster, Berlin", "By Jane Doe, Political Correspondent"
    kept = [item for item in found if item not in authors[1:] or not _is_addition(line, item, base, authors)]
    return (*kept, *times)


def _time_at_end(line: str, start: int, base: int, cues: Cues) -> tuple[int, tuple[Item, ...]]:
    """Where the names end, and the time after them: "By Newsroom, March 15, 2024"."""
    if any(c.isdigit() for c in line):
        for gap in _GAP.finditer(line, start):
            if times := time_items(line[gap.end() :], base + gap.end(), cues):
                return gap.start(), times
    return len(line), ()


def _is_addition(line: str, item: Item, base: int, authors: list[Item]) -> bool:
    before = line[: item.span.start - base].rstrip()
    return before.endswith(",") and (len(item.value.split()) < 2 or item is authors[-1])


def _is_calendar(word: str, cues: Cues) -> bool:
    return word.casefold() in cues.weekdays or cues.month(word) is not None
