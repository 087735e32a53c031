"""One side of a bead as one text, and the way back from places in it to places in the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from transprov.types import Document, Span

JOINT = "\n\n"
"""Between segments that do not stand side by side in the document: a paragraph break, which no sentence crosses."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The text of some segments, in the order of the document."""

    document: Document
    text: str
    pieces: tuple[tuple[int, Span], ...]
    """(offset in `text`, range in the document) of each stretch that the document has in one piece."""

    @property
    def span(self) -> Span | None:
        """The range of the document when the segments stand side by side; else that of the longest stretch."""
        return max((span for _, span in self.pieces), key=len, default=None)

    def locate(self, span: Span) -> Span:
        """The range of the document that `span` of `text` quotes.

        A range that reaches over a joint has no single place; its longest part within one stretch is given.
        """
        first = max(0, bisect_right(self.pieces, span.start, key=lambda piece: piece[0]) - 1)
        best: Span | None = None
        for offset, place in self.pieces[first:]:
            start, end = max(span.start, offset), min(span.end, offset + len(place))
            if start > end:
                break
            part = Span(place.start + start - offset, place.start + end - offset)
            if best is None or len(part) > len(best):
                best = part
        if best is None:
            raise ValueError(f"{span} lies outside the joined text")
        return best


def join(document: Document, indices: Iterable[int]) -> Joined:
    """The segments with these indices as one text: neighbours exactly as the document has them, others at a `JOINT`."""
    runs: list[Span] = []
    for index in sorted(indices):
        span = document.segments[index].span
        if runs and not document.text[runs[-1].end : span.start].strip():
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, span.end))
        else:
            runs.append(span)
    parts: list[str] = []
    pieces: list[tuple[int, Span]] = []
    offset = 0
    for span in runs:
        pieces.append((offset, span))
        parts.append(document.text[span.start : span.end])
        offset += len(span) + len(JOINT)
    return Joined(document, JOINT.join(parts), tuple(pieces))
