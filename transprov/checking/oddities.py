"""Artifacts of a copy as findings: weighed by its source where that is known, by the verdict where it is not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transprov.artifacts import ANY, Artifact, as_finding, confirm, find_artifacts
from transprov.checking.joining import join
from transprov.facts import DEFAULT_CONFIDENCE
from transprov.types import Alignment, Detection, Document, Finding, Span

_LEAST_SHIFT, _MOST_SHIFT = -2.5, 1.0
"""By how much, in log odds, the verdict on the whole text changes the confidence in one oddity."""
_EVEN = 1e-3


def oddities_alone(found: Iterable[Artifact], detection: Detection) -> list[Finding]:
    """The artifacts found in a copy without a source, whatever their confidence.

    A text that reads native in all else is more likely to be native with an odd phrase, one that reads like a
    translation from German more likely to show German wording.
    """
    artifacts = [_shifted(each, detection) for each in found]
    return [as_finding(each) for each in _distinct(artifacts)]


def _shifted(artifact: Artifact, detection: Detection) -> Artifact:
    language = artifact.rule.language
    share = 1.0 if language == ANY else detection.languages.get(language, 0.0)
    probability = min(1 - _EVEN, max(_EVEN, detection.probability * share))
    even = 0.5 if language == ANY else _usual_share(detection)
    shift = _log_odds(probability) - _log_odds(even)
    odds = _log_odds(artifact.confidence) + min(_MOST_SHIFT, max(_LEAST_SHIFT, shift))
    return replace(artifact, confidence=1 / (1 + math.exp(-odds)))


def _usual_share(detection: Detection) -> float:
    """The probability a language would have if nothing were known."""
    return 0.5 / max(2, len(detection.languages))


def _log_odds(probability: float) -> float:
    probability = min(1 - _EVEN, max(_EVEN, probability))
    return math.log(probability / (1 - probability))


def oddities_beside(copy: Document, source: Document, alignment: Alignment) -> list[Finding]:
    """The artifacts of a copy in the light of its source: confirmed or dismissed by the sentence each one renders."""
    texts: dict[int, tuple[int, str | None]] = {}
    for number, bead in enumerate(alignment.beads):
        text = join(source, bead.source).text if bead.source else None
        texts |= dict.fromkeys(bead.target, (number, text))
    found: list[tuple[int | None, Artifact]] = []
    for each in find_artifacts(copy, languages={source.language} if source.language else None):
        at, said = texts.get(each.segment, (None, None))
        standing = confirm(each, said, source.language)
        if standing is not None:
            found.append((at, standing))
    kept = {id(each) for each in _distinct([artifact for _, artifact in found])}
    return [replace(as_finding(artifact), bead=number) for number, artifact in found if id(artifact) in kept]


def _distinct(artifacts: Sequence[Artifact]) -> Iterator[Artifact]:
    """Of artifacts about one place, the surest; the packs of related languages know the same oddities."""
    for artifact in artifacts:
        rivals = [other for other in artifacts if other is not artifact and _mostly(artifact.span, other.span)]
        if all(_rank(artifact) > _rank(other) for other in rivals):
            yield artifact


def _rank(artifact: Artifact) -> tuple[float, int, str]:
    return artifact.confidence, len(artifact.span), artifact.rule.id


def _mostly(one: Span, other: Span) -> bool:
    """Whether two spans share more than half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > min(len(one), len(other))


def without_doubles(facts: Sequence[Finding], oddities: Sequence[Finding]) -> list[Finding]:
    """Both kinds of finding, those of one place in one: what the text says goes before how it reads.

    The fact's finding gets the oddity's explanation as evidence, and its wording.
    """
    left = list(oddities)
    merged: list[Finding] = []
    for fact in facts:
        span = fact.copy_span
        same = [
            each for each in left if span is not None and each.copy_span is not None and _mostly(span, each.copy_span)
        ]
        if not same or fact.confidence < DEFAULT_CONFIDENCE:
            merged.append(fact)
            continue
        left = [each for each in left if each not in same]
        reasons = tuple(f"{each.message} ({each.rule})" for each in same)
        sure = max(fact.confidence, *(each.confidence for each in same))
        wording = fact.wording or same[0].wording
        merged.append(replace(fact, confidence=sure, evidence=(*fact.evidence, *reasons), wording=wording))
    return merged + left
