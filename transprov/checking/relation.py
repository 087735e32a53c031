"""Whether the two texts are one article at all; where they are not, that is the one thing to say."""

from __future__ import annotations

from collections.abc import Collection

from transprov.checking.languages import language_name
from transprov.checking.rules import UNRELATED
from transprov.types import Alignment, Document, Finding, Segment, SegmentKind

_UNRELATED = 0.2
"""Below this aligned share of both sides, the source is most likely another article."""
_UNLIKE = 0.35
"""A link less similar than this is no evidence of a pair; of true links one in two hundred is."""
_SURE = 0.95
_PER_SHARE = 1.5
"""How fast the odds of two strangers fall with what they share: to about even at the limit."""
_UNKNOWN_LANGUAGE = 0.6
"""What the absence of links is worth in a language that the encoder was not made for."""


def unrelated_finding(
    source: Document, copy: Document, alignment: Alignment, known: Collection[str] | None
) -> Finding | None:
    """The finding that the two texts do not seem to correspond; None where they do, or may.

    It quotes how both begin. `known` are the languages the encoder was made for (None: it does not say).
    """
    # Where two texts have nothing in common, the least bad links remain; they prove nothing.
    links = [bead for bead in alignment.links if bead.similarity is None or bead.similarity >= _UNLIKE]
    shares = (
        _share(source, {i for bead in links for i in bead.source}),
        _share(copy, {j for bead in links for j in bead.target}),
    )
    if max(shares) >= _UNRELATED:
        return None
    sure = _SURE - _PER_SHARE * max(shares)
    evidence = []
    for code in dict.fromkeys((source.language, copy.language)):
        if code and known is not None and code not in known:
            sure *= _UNKNOWN_LANGUAGE
            evidence.append(f"not certain: the encoder was not made for {language_name(code)}")
    ours, theirs = _beginning(source), _beginning(copy)
    return Finding(
        rule=UNRELATED.id,
        mqm=UNRELATED.mqm,
        severity=UNRELATED.severity,
        confidence=round(sure, 3),
        message=f"The two texts do not seem to correspond: {_said(shares[0])} of the source and {_said(shares[1])} of "
        "the copy have a counterpart. Is this the right source?",
        copy_span=theirs.span,
        source_span=ours.span,
        copy_text=theirs.text,
        source_text=ours.text,
        evidence=(*evidence, "what only one of them has is not listed sentence by sentence"),
    )


def _said(share: float) -> str:
    return f"{max(1, round(100 * share))} %" if share else "none"


def _beginning(document: Document) -> Segment:
    content = [segment for segment in document.segments if segment.is_content]
    return next((segment for segment in content if segment.kind is not SegmentKind.CREDIT), content[0])


def _share(document: Document, linked: set[int]) -> float:
    content = [segment for segment in document.segments if segment.is_content]
    total = sum(len(segment.span) for segment in content)
    return sum(len(s.span) for s in content if s.index in linked) / total if total else 0.0
