"""Findings about details (numbers and, later, more) in the beads of an alignment, in document coordinates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from transprov.checking.joining import Joined, join
from transprov.checking.linking import linker
from transprov.facts import NOTHING, BeadText, compare_article
from transprov.types import Alignment, Bead, Document, Equivalences, Finding, Span

if TYPE_CHECKING:
    from transprov.encoding.protocol import Encoder

_UNLIKE, _ALIKE = 0.1, 0.35
"""Similarity up to which two sides are strangers, and from which on they are not (one true link in 200 lies below)."""


def detail_findings(
    source: Document,
    copy: Document,
    alignment: Alignment,
    encoder: Encoder | None = None,
    equivalences: Equivalences = NOTHING,
) -> list[Finding]:
    """What the linked segments say differently, detail by detail, whatever the confidence.

    A finding is at most as sure as the bead it rests on: sentences wrongly linked differ in everything. Words are
    linked with `encoder`, the default one if none is given; `equivalences` are what the user says is the same.
    """
    sides = [
        (
            join(source, (i for i in bead.source if source.segments[i].is_content)),
            join(copy, (j for j in bead.target if copy.segments[j].is_content)),
        )
        for bead in alignment.beads
    ]
    found = compare_article(
        [BeadText(ours.text, theirs.text) for ours, theirs in sides],
        source_language=source.language or "und",
        copy_language=copy.language or "en",
        minimum_confidence=0.0,
        source_published=_day(source),
        copy_published=_day(copy),
        linker=linker(encoder),
        equivalences=equivalences,
    )
    return [
        _in_document(finding, *sides[number], bead=number, trust=_trust(bead))
        for number, (bead, findings) in enumerate(zip(alignment.beads, found, strict=True))
        for finding in findings
    ]


def _day(document: Document) -> date | None:
    published = document.provenance.published
    return published.date() if published else None


def _trust(bead: Bead) -> float:
    """Probability that the two sides of a bead are about the same thing, so that their details can be compared.

    The aligner's own, less where the vectors of the two sides have next to nothing in common.
    """
    if bead.similarity is None:
        return bead.score
    return bead.score * min(1.0, max(0.0, (bead.similarity - _UNLIKE) / (_ALIKE - _UNLIKE)))


def _in_document(finding: Finding, ours: Joined, theirs: Joined, *, bead: int, trust: float) -> Finding:
    source_span, source_text = _placed(finding.source_span, finding.source_text, ours)
    copy_span, copy_text = _placed(finding.copy_span, finding.copy_text, theirs)
    return replace(
        finding,
        source_span=source_span,
        source_text=source_text,
        copy_span=copy_span,
        copy_text=copy_text,
        confidence=round(finding.confidence * trust, 3),
        bead=bead,
    )


def _placed(span: Span | None, text: str, side: Joined) -> tuple[Span | None, str]:
    if span is None:
        return None, text
    place = side.locate(span)
    return place, side.document.text[place.start : place.end]
