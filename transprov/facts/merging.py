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
    mentions it claims, or when it has a finding of its own about any of them that is at least as sure. Of a kind of
    last resort every other kind takes over only the latter: its stretches hold more than the mention they touch.
    """
    kept: list[Finding] = []
    for one in compared:
        above = [other for other in compared if one.kind.name in other.kind.precedes]
        others = [other for other in compared if other is not one] if one.kind.last_resort else above
        kept.extend(
            finding
            for finding in one.findings
            if not any(_says_better(other, finding) for other in others)
            and not any(_claims_all(other, finding) for other in above)
        )
    return kept


def _says_better(other: Compared, finding: Finding) -> bool:
    """Whether the other kind has a finding about some of the same words that is at least as sure."""
    stronger = [of_other for of_other in other.findings if of_other.confidence >= finding.confidence]
    sides = (
        (finding.source_span, [of_other.source_span for of_other in stronger]),
        (finding.copy_span, [of_other.copy_span for of_other in stronger]),
    )
    return any(span is not None and _touches(span, spans) for span, spans in sides)


def _claims_all(other: Compared, finding: Finding) -> bool:
    """Whether all the words the finding is about belong to mentions that the other kind claims."""
    sides = (finding.source_span, other.source), (finding.copy_span, other.copy)
    return all(
        span is None or _touches(span, [mention.span for mention in mentions if other.kind.claims(mention)])
        for span, mentions in sides
    )


def _touches(span: Span, others: Sequence[Span | None]) -> bool:
    return any(other is not None and span.overlaps(other) for other in others)
