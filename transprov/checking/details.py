"""Findings about details (numbers and, later, more) in the beads of an alignment, in document coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from transprov.checking.joining import Joined, join
from transprov.checking.linking import length_ratio, linker
from transprov.checking.unread import comparable, is_read
from transprov.facts import DEFAULT_CONFIDENCE, NOTHING, BeadText, Disagreement, compare_article, disagreements
from transprov.types import Alignment, Bead, Document, Equivalences, Finding, Severity, Span

if TYPE_CHECKING:
    from transprov.encoding.protocol import Encoder

_AT_ONCE = 600
"""Beads compared with each other: more than any article has. Of a whole book, the cost would grow with the square."""
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
    texts = [BeadText(ours.text, theirs.text) for ours, theirs in sides]
    languages = source.language or "und", copy.language or "en"
    link = linker(encoder, usual_ratio=_usual_ratio(sides))
    found: list[tuple[Finding, ...]] = []
    within: list[Disagreement] = []
    for start in range(0, len(texts), _AT_ONCE):
        part = texts[start : start + _AT_ONCE]
        found += compare_article(
            part,
            source_language=languages[0],
            copy_language=languages[1],
            minimum_confidence=0.0,
            source_published=_day(source),
            copy_published=_day(copy),
            linker=link,
            equivalences=equivalences,
        )
        if is_read(source.language):
            at_odds = disagreements(
                part, source_language=languages[0], copy_language=languages[1], equivalences=equivalences
            )
            within += [replace(one, bead=one.bead + start, other_bead=one.other_bead + start) for one in at_odds]
    findings = [
        _in_document(finding, *sides[number], bead=number, trust=_trust(bead))
        for number, (bead, findings) in enumerate(zip(alignment.beads, found, strict=True))
        for finding in comparable(findings, texts[number].source, texts[number].copy, *languages)
    ]
    return findings + [_of_disagreement(one, sides, alignment, findings) for one in within]


def _of_disagreement(
    one: Disagreement, sides: Sequence[tuple[Joined, Joined]], alignment: Alignment, findings: Sequence[Finding]
) -> Finding:
    """The finding about two places of the copy, of which it marks the first and names the second in its evidence.

    It is a mere note where a finding about the first place tells the cause already.
    """
    ours, theirs = sides[one.bead]
    there, said = _placed(one.other.span, one.other.text, sides[one.other_bead][1])
    assert there is not None
    made = one.rule.finding(
        one.message,
        confidence=one.confidence,
        source=one.source,
        copy=one.mention,
        evidence=(f"elsewhere in the copy, characters {there.start} to {there.end}: “{said}”",),
    )
    trust = min(_trust(bead) if (bead := alignment.beads[at]).is_link else 1.0 for at in (one.bead, one.other_bead))
    # That the two places are about the same thing shows in the copy alone; the source only confirms it.
    finding = _in_document(made, ours, theirs, bead=one.bead, trust=(1 + trust) / 2)
    here = finding.copy_span
    assert here is not None
    told = any(
        other.copy_span is not None and other.copy_span.overlaps(here) and other.confidence >= DEFAULT_CONFIDENCE
        for other in findings
    )
    finding = replace(
        finding, evidence=(f"here, characters {here.start} to {here.end}: “{finding.copy_text}”", *made.evidence)
    )
    return replace(finding, severity=Severity.NEUTRAL) if told else finding


def _usual_ratio(sides: Sequence[tuple[Joined, Joined]]) -> float:
    ratios = [length_ratio(ours.text, theirs.text) for ours, theirs in sides if ours.text and theirs.text]
    return median(ratios) if ratios else 0.0


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
