"""One cause, one finding: what several kinds say about the same words of one pair of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transprov.facts.frame import Kind
from transprov.types import Finding, Mention, Span


@dataclass(frozen=True, slots=True)
class Compared:
    """What one kind found in a pair of texts, and what it says about it."""

    kind: Kind
    source: Sequence[Mention]
    copy: Sequence[Mention]
    findings: tuple[Finding, ...]


def merge(compared: Sequence[Compared]) -> list[Finding]:
    """The findings of all kinds, without those that another kind takes over.

    A kind takes over the findings of the kinds named in its `precedes` when all the words they are about belong to
    mentions it claims, or when it has a finding of its own about any of them that is at least as sure.
    """
    kept: list[Finding] = []
    for one in compared:
        above = [
            other
            for other in compared
            if one.kind.name in other.kind.precedes or (one.kind.last_resort and not other.kind.last_resort)
        ]
        kept.extend(finding for finding in one.findings if not any(_takes_over(other, finding) for other in above))
    return kept


def _takes_over(other: Compared, finding: Finding) -> bool:
    stronger = [of_other for of_other in other.findings if of_other.confidence >= finding.confidence]
    sides = (
        (finding.source_span, other.source, [of_other.source_span for of_other in stronger]),
        (finding.copy_span, other.copy, [of_other.copy_span for of_other in stronger]),
    )
    if any(span is not None and _touches(span, spans) for span, _, spans in sides):
        return True
    return all(
        span is None or _touches(span, [mention.span for mention in mentions if other.kind.claims(mention)])
        for span, mentions, _ in sides
    )


def _touches(span: Span, others: Sequence[Span | None]) -> bool:
    return any(other is not None and span.overlaps(other) for other in others)
