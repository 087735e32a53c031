"""Where in the copy something missing there should stand."""

from __future__ import annotations

import re

from transprov.types import Mention, Span

_CLAUSE = re.compile(r"[^,;:.!?–—]+[,;:.!?–—]*")
_ENOUGH = 60
"""Characters below which a clause says too little to show where in the text one is."""
KIND = "place"


def place_in(text: str, share: float) -> Mention:
    """The clause of a text that stands `share` (0 to 1) of the way through it, with a neighbour if it is short."""
    clauses = [Span(found.start(), found.end()) for found in _CLAUSE.finditer(text)] or [Span(0, len(text))]
    point = share * len(text)
    at = next((number for number, clause in enumerate(clauses) if clause.end > point), len(clauses) - 1)
    first, last = at, at
    while clauses[last].end - clauses[first].start < _ENOUGH and (first > 0 or last + 1 < len(clauses)):
        if first > 0:
            first -= 1
        if last + 1 < len(clauses):
            last += 1
    whole = text[clauses[first].start : clauses[last].end]
    start = clauses[first].start + len(whole) - len(whole.lstrip())
    span = Span(start, start + len(whole.strip()))
    said = text[span.start : span.end]
    return Mention(KIND, span, said, None, said)
