"""One aligned pair: what was dropped or altered."""

from __future__ import annotations

from datetime import date

from transprov.facts.composed import Composed, as_given
from transprov.facts.equivalences import NOTHING
from transprov.facts.evidence import Linker, bound
from transprov.facts.frame import Context
from transprov.facts.merging import Compared, merge
from transprov.facts.registry import KINDS
from transprov.types import Equivalences, Finding

DEFAULT_CONFIDENCE = 0.5
"""Findings below this are kept for `--all`."""


def in_reading_order(finding: Finding) -> tuple[int, int]:
    """Key that sorts findings by their place in the copy; what is missing there, by its place in the source, last."""
    copy_start = finding.copy_span.start if finding.copy_span else 1 << 60
    return (copy_start, finding.source_span.start if finding.source_span else 0)


def check_pair(
    source: str,
    copy: str,
    *,
    source_language: str,
    copy_language: str = "en",
    minimum_confidence: float = DEFAULT_CONFIDENCE,
    source_published: date | None = None,
    copy_published: date | None = None,
    linker: Linker | None = None,
    equivalences: Equivalences = NOTHING,
) -> tuple[Finding, ...]:
    """What one aligned pair drops or alters, by value; spans are relative to the two strings, order is the copy's.

    Findings less sure than `minimum_confidence` are left out (0 gives all). The days of publication, where known, tell
    which day "on Monday" is; a `linker` lets words without counterpart be found; `equivalences` are what the user says
    is the same. Pure: no files, no network, no encoder.
    """
    mine, theirs = Composed.of(source), Composed.of(copy)
    source, copy = mine.text, theirs.text
    context = Context(
        source,
        copy,
        source_language,
        copy_language,
        source_published=source_published,
        copy_published=copy_published,
        links=bound(linker, source, copy, source_language, copy_language),
        equivalences=equivalences,
    )
    compared = []
    for kind in KINDS:
        ours, others = kind.find(source, source_language), kind.find(copy, copy_language)
        compared.append(Compared(kind, ours, others, kind.compare(ours, others, context)))
    findings = [
        as_given(finding, mine, theirs)
        for finding in merge(compared)
        if finding.confidence >= minimum_confidence and not context.settled.explains(finding)
    ]
    return tuple(sorted(findings, key=in_reading_order))
