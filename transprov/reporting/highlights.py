"""Where the findings point inside a segment: spans of the document turned into runs of the segment."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from transprov.reporting.model import Excerpt, Piece, Run
from transprov.types import Document, Segment, Severity, Span

_AROUND = 40
"""Characters shown on either side of a quoted wording."""

Mark = tuple[Span, int, Severity]
"""Place in the document, number of the finding, its severity."""


class Places:
    """Finds the segments of a document that a span touches."""

    def __init__(self, document: Document) -> None:
        """Take the segments in the order of the text."""
        self.document = document
        self._segments = document.segments
        self._starts = [segment.span.start for segment in document.segments]

    def touched(self, span: Span | None) -> tuple[int, ...]:
        """Indices of the segments that share a character with the span, in order."""
        if span is None or not len(span):
            return ()
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, span.end)
        return tuple(i for i in range(first, last) if span.overlaps(self._segments[i].span))


def excerpt(places: Places, span: Span | None, wording: str) -> Excerpt:
    """What a finding quotes, with the words around it in the same segment: "75" alone says nothing."""
    document, touched = places.document, places.touched(span)
    if span is None or not touched:
        return Excerpt(wording=wording)
    first, last = document.segments[touched[0]].span, document.segments[touched[-1]].span
    before, after = document.text[first.start : span.start], document.text[span.end : last.end]
    if len(before) > _AROUND:
        cut = before.find(" ", len(before) - _AROUND)
        before = "… " + before[cut + 1 if cut >= 0 else -_AROUND :].lstrip()
    if len(after) > _AROUND:
        cut = after.rfind(" ", 0, _AROUND)
        after = after[: cut if cut > 0 else _AROUND].rstrip() + " …"
    return Excerpt(" ".join(before.split("\n")), wording, " ".join(after.split("\n")))


class Cutter:
    """Cuts the segments of a document into pieces, with the marks that touch them."""

    def __init__(self, document: Document, marks: Iterable[Mark]) -> None:
        """Sort the marks, whose spans are into this document, by segment."""
        self._document = document
        self._marks: dict[int, list[Mark]] = defaultdict(list)
        places = Places(document)
        for mark in marks:
            for index in places.touched(mark[0]):
                self._marks[index].append(mark)

    def pieces(self, indices: Iterable[int]) -> tuple[Piece, ...]:
        """The segments with these indices, as pieces."""
        segments, text = self._document.segments, self._document.text
        return tuple(piece(segments[i], text, self._marks.get(i, ())) for i in indices)


def piece(segment: Segment, text: str, marks: Iterable[Mark]) -> Piece:
    """The segment cut into runs wherever a mark begins or ends.

    `text` is the document's text, which the marks' spans are into. A mark over the whole segment does not
    highlight: it says something of the sentence, which the row shows, rather than of a wording in it.
    """
    content = _stripped(segment.span, text)
    inside = [
        (Span(max(span.start, content.start), min(span.end, content.end)), number, severity)
        for span, number, severity in marks
        if len(span) and span.overlaps(content) and not (span.start <= content.start and content.end <= span.end)
    ]
    edges = sorted(
        {segment.span.start, segment.span.end, *(e for span, _, _ in inside for e in (span.start, span.end))}
    )
    runs = []
    for start, end in pairwise(edges):
        here = [(number, severity) for span, number, severity in inside if span.start <= start and end <= span.end]
        worst = max((severity for _, severity in here), default=Severity.NEUTRAL)
        runs.append(Run(text[start:end], tuple(sorted(number for number, _ in here)), worst))
    return Piece(segment.index, segment.kind, tuple(runs) or (Run(segment.text),))


def _stripped(span: Span, text: str) -> Span:
    """The span without white space at its ends."""
    said = text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, max(start, span.start + len(said.rstrip())))
