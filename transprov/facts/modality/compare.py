"""Modality of the source against that of the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transprov.facts.frame import Context
from transprov.facts.modality import rules
from transprov.facts.modality.language import modality_language
from transprov.facts.modality.value import DUTIES, HEDGES, Modality
from transprov.facts.place import place_in
from transprov.types import Finding, Mention

# Probability that a reader agrees with the finding.
_LOST = {Modality.HEARSAY: 0.6, Modality.GUESS: 0.55, Modality.SOFT: 0.0}
_ADDED = {Modality.HEARSAY: 0.65, Modality.GUESS: 0.55, Modality.SOFT: 0.0}
_CHANGED = {
    (Modality.MUST_NOT, Modality.NEED_NOT): 0.7,
    (Modality.NEED_NOT, Modality.MUST_NOT): 0.65,
    (Modality.MUST, Modality.MAY): 0.4,
    (Modality.MAY, Modality.MUST): 0.4,
}
_SWAPPED = 0.55
"""Of a must for a may where nothing else in two short texts may explain it."""
_SHORT, _NEAR = 120, 0.25
"""Characters of each text, and shares of their lengths, up to which the two words must be each other's."""
_LONG = 250
"""Characters from which on a reservation may stand anywhere, in words not listed."""
_DOUBT_LONG = 0.8


def compare(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """Reservations lost and added, and obligations that have become others.

    Any doubt, or anybody named whose word it is, on the other side counts as the reservation kept.
    """
    if modality_language(context.source_language) is None or modality_language(context.copy_language) is None:
        return ()
    share = _DOUBT_LONG if max(len(context.source), len(context.copy)) > _LONG else 1.0
    return (*_hedges(source, copy, context, share), *_duties(source, copy, context, share))


def _hedges(source: Sequence[Mention], copy: Sequence[Mention], context: Context, share: float) -> Iterator[Finding]:
    mine = [mention for mention in source if mention.value in HEDGES]
    theirs = [mention for mention in copy if mention.value in HEDGES]
    if mine and not theirs and not _is_open(context.copy_unaccounted):
        mention = max(mine, key=lambda m: _LOST[m.value])
        if _LOST[mention.value]:
            yield rules.HEDGE_LOST.finding(
                f"source: {mention.text} ({mention.reading}); copy: stated as a fact",
                confidence=_LOST[mention.value] * share,
                source=mention,
                copy=place_in(context.copy, mention.span.start / max(1, len(context.source))),
            )
    if theirs and not mine and not _is_open(context.source_unaccounted):
        mention = max(theirs, key=lambda m: _ADDED[m.value])
        if _ADDED[mention.value]:
            yield rules.HEDGE_ADDED.finding(
                f"source: stated as a fact; copy: {mention.text} ({mention.reading})",
                confidence=_ADDED[mention.value] * share,
                copy=mention,
            )


def _is_open(nearby: Sequence[Mention]) -> bool:
    """Whether a reservation nearby has no counterpart either: it was moved there, or the text is cut otherwise."""
    return any(mention.value in HEDGES for mention in nearby)


def _duties(source: Sequence[Mention], copy: Sequence[Mention], context: Context, share: float) -> Iterator[Finding]:
    mine = {mention.value: mention for mention in reversed(source) if mention.value in DUTIES}
    theirs = {mention.value: mention for mention in reversed(copy) if mention.value in DUTIES}
    for (here, there), confidence in _CHANGED.items():
        if here in mine and there in theirs and here not in theirs and there not in mine:
            a, b = mine[here], theirs[there]
            if len(mine) == len(theirs) == 1 and _are_each_other(a, b, context):
                confidence = max(confidence, _SWAPPED)
            yield rules.CHANGED.finding(
                f"source: {a.text} ({a.reading}); copy: {b.text} ({b.reading})",
                confidence=confidence * share,
                source=a,
                copy=b,
            )


def _are_each_other(mine: Mention, theirs: Mention, context: Context) -> bool:
    """Whether two short texts have the words at the same place, so that one must stand for the other."""
    ours, others = modality_language(context.source_language), modality_language(context.copy_language)
    if ours is None or others is None or mine.text.lower() in ours.loose or theirs.text.lower() in others.loose:
        return False
    if max(len(context.source), len(context.copy)) > _SHORT:
        return False
    return abs(mine.span.start / len(context.source) - theirs.span.start / len(context.copy)) <= _NEAR
