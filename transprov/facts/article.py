"""All beads of two articles: what was dropped or altered, and not merely moved to another bead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from transprov.facts.frame import Context, Kind
from transprov.facts.pair import DEFAULT_CONFIDENCE, in_reading_order
from transprov.facts.registry import KINDS
from transprov.types import Finding, Mention


@dataclass(frozen=True, slots=True)
class BeadText:
    """The text of a bead on both sides; one side empty where a sentence was dropped or added."""

    source: str
    copy: str


def compare_article(
    beads: Sequence[BeadText],
    *,
    source_language: str,
    copy_language: str = "en",
    minimum_confidence: float = DEFAULT_CONFIDENCE,
) -> tuple[tuple[Finding, ...], ...]:
    """Findings per bead, in the order of `beads`; spans are relative to that bead's two texts.

    A value missing from its bead but present in another bead of the copy is "moved" and not reported, and likewise an
    added one that the source says elsewhere. A bead with an empty side yields nothing (the dropped or added sentence
    is a finding of its own) but its mentions count as "elsewhere".
    """
    found: list[list[Finding]] = [[] for _ in beads]
    for kind in KINDS:
        sources = [kind.find(bead.source, source_language) for bead in beads]
        copies = [kind.find(bead.copy, copy_language) for bead in beads]
        for number, bead in enumerate(beads):
            if bead.source.strip() and bead.copy.strip():
                context = Context(
                    bead.source,
                    bead.copy,
                    source_language,
                    copy_language,
                    source_elsewhere=_all_but(number, sources),
                    copy_elsewhere=_all_but(number, copies),
                )
                found[number].extend(_confident(kind, sources[number], copies[number], context, minimum_confidence))
    return tuple(tuple(sorted(findings, key=in_reading_order)) for findings in found)


def _all_but(number: int, mentions: Sequence[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    return tuple(chain.from_iterable((*mentions[:number], *mentions[number + 1 :])))


def _confident(
    kind: Kind, source: tuple[Mention, ...], copy: tuple[Mention, ...], context: Context, minimum: float
) -> list[Finding]:
    if not source and not copy:
        return []
    return [finding for finding in kind.compare(source, copy, context) if finding.confidence >= minimum]
