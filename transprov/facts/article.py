"""All beads of two articles: what was dropped or altered, and not merely moved to another bead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from transprov.facts.bead import BeadText
from transprov.facts.composed import Composed, as_given
from transprov.facts.equivalences import NOTHING
from transprov.facts.evidence import Linker, bound
from transprov.facts.frame import Context, Kind
from transprov.facts.merging import Compared, merge
from transprov.facts.pair import DEFAULT_CONFIDENCE, in_reading_order
from transprov.facts.registry import KINDS
from transprov.types import Equivalences, Finding, Mention, Span

_NEAR = 2


def compare_article(
    beads: Sequence[BeadText],
    *,
    source_language: str,
    copy_language: str = "en",
    minimum_confidence: float = DEFAULT_CONFIDENCE,
    source_published: date | None = None,
    copy_published: date | None = None,
    linker: Linker | None = None,
    equivalences: Equivalences = NOTHING,
) -> tuple[tuple[Finding, ...], ...]:
    """Findings per bead, in the order of `beads`; spans are relative to that bead's two texts.

    A value missing from its bead but present in another bead of the copy is "moved" and not reported, and likewise an
    added one that the source says elsewhere. A bead with an empty side yields nothing (the dropped or added sentence
    is a finding of its own) but its mentions count as "elsewhere". A `linker` lets words without counterpart be found;
    `equivalences` are what the user says is the same.
    """
    frame = Context("", "", source_language, copy_language,
                    source_published=source_published, copy_published=copy_published,
                    equivalences=equivalences)  # fmt: skip
    texts = [(Composed.of(bead.source), Composed.of(bead.copy)) for bead in beads]
    contexts = [
        replace(
            frame,
            source=mine.text,
            copy=theirs.text,
            links=bound(linker, mine.text, theirs.text, source_language, copy_language),
        )
        for mine, theirs in texts
    ]
    by_kind = [_by_bead(kind, contexts, linker) for kind in KINDS]
    return tuple(
        tuple(
            sorted(
                (
                    as_given(finding, *text)
                    for finding in merge(of_bead)
                    if finding.confidence >= minimum_confidence and not context.settled.explains(finding)
                ),
                key=in_reading_order,
            )
        )
        for context, text, of_bead in zip(contexts, texts, zip(*by_kind, strict=True), strict=True)
    )


def _by_bead(kind: Kind, beads: Sequence[Context], linker: Linker | None) -> list[Compared]:
    """Compare each bead alone, then those that gave findings once more, knowing the rest of the articles."""
    sources = [kind.find(bead.source, bead.source_language) for bead in beads]
    copies = [kind.find(bead.copy, bead.copy_language) for bead in beads]
    alone = [
        kind.compare(source, copy, bead) if bead.source.strip() and bead.copy.strip() else ()
        for source, copy, bead in zip(sources, copies, beads, strict=True)
    ]
    open_sources = [_unaccounted(mentions, bead.copy, {f.source_span for f in findings})
                    for mentions, bead, findings in zip(sources, beads, alone, strict=True)]  # fmt: skip
    open_copies = [_unaccounted(mentions, bead.source, {f.copy_span for f in findings})
                   for mentions, bead, findings in zip(copies, beads, alone, strict=True)]  # fmt: skip
    source_article = "\n".join(bead.source for bead in beads)
    copy_article = "\n".join(bead.copy for bead in beads)
    compared = []
    for number, bead in enumerate(beads):
        findings = alone[number]
        if findings:
            near = _near(number, [b.source for b in beads]), _near(number, [b.copy for b in beads])
            context = replace(
                bead,
                source_elsewhere=_all_but(number, sources),
                copy_elsewhere=_all_but(number, copies),
                source_article=source_article,
                copy_article=copy_article,
                source_unaccounted=_around(number, open_sources),
                copy_unaccounted=_around(number, open_copies),
                source_links_near=bound(linker, bead.source, near[1], bead.source_language, bead.copy_language),
                copy_links_near=bound(linker, near[0], bead.copy, bead.source_language, bead.copy_language),
            )
            findings = kind.compare(sources[number], copies[number], context)
        compared.append(Compared(kind, sources[number], copies[number], findings))
    return compared


def _unaccounted(mentions: tuple[Mention, ...], other_side: str, findings_on: set[Span | None]) -> tuple[Mention, ...]:
    """The mentions that a finding is about; all of them when their bead has no other side."""
    if not other_side.strip():
        return mentions
    return tuple(mention for mention in mentions if mention.span in findings_on)


def _around(number: int, mentions: Sequence[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """Those of the nearest beads: a cut made elsewhere moves a detail no further."""
    before = mentions[max(0, number - _NEAR) : number]
    return tuple(chain.from_iterable((*before, *mentions[number + 1 : number + 1 + _NEAR])))


def _near(number: int, texts: Sequence[str]) -> str:
    """The texts of the nearest beads on one side, without that of the bead itself."""
    return "\n".join((*texts[max(0, number - _NEAR) : number], *texts[number + 1 : number + 1 + _NEAR]))


def _all_but(number: int, mentions: Sequence[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    return tuple(chain.from_iterable((*mentions[:number], *mentions[number + 1 :])))
