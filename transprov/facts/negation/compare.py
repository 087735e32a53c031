"""Negations and opposites of the source against those of the copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transprov.facts.frame import Context
from transprov.facts.negation import rules
from transprov.facts.negation.antonyms import Flip, find_flips
from transprov.facts.negation.match import Matching, match
from transprov.facts.negation.place import place_in
from transprov.facts.negation.value import Level
from transprov.types import Finding, Mention, Span

# Probability that a reader agrees with the finding, by situation; each doubt takes its share.
_NEGATION = 0.75
_FLIP = 0.7
_SENTENCES = 250
"""Characters above which a text says so much that its parts can be turned round without loss."""
_DOUBT_LONG = 0.85
_DOUBT_LENGTH = 0.6
"""One text much longer than the other: what is missing was left out with more."""
_DOUBT_COORDINATED = 0.6
"""The negation before it may go for both: "nicht kennen oder nicht vertrauen", "don't know or trust"."""
_DOUBT_NEAR = 0.85
"""The other side has a word left that may stand for a negation."""
_DOUBT_WITHOUT = 0.9
_DOUBT_MOVED = 0.5
_DOUBT_SAID_OTHERWISE = 0.45
"""A negation here stands for another kind of word there, which the opposite may belong to."""
_DOUBT_APART = 0.6
_CANCELLED = 0.25
"""A negation lost and an opposite found say the same: "nicht gewonnen" and "lost"."""
_APART = 0.3
_NEAR = 0.15
_DOUBT_NOT_NEAR = 0.85
_DOUBT_BOTH_ENDS = 0.75

_AND_OR = re.compile(r"\b(?:und|oder|noch|sondern|and|or|nor|but|et|ou|ni)\b", re.IGNORECASE)


def compare(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """What is denied in one text only, and what has turned into its opposite.

    An opposite that goes with a negation ("nicht gewonnen", "lost") is no discrepancy: each takes from the other's
    confidence.
    """
    matching = match(source, copy, len(context.source), len(context.copy))
    flips = find_flips(context.source, context.copy, context.source_language, context.copy_language)
    flips = tuple(flip for flip in flips if not _is_the_negation(flip, matching))
    findings = [*_negations(matching, context), *_opposites(flips, matching, context)]
    return tuple(findings)


def _negations(matching: Matching, context: Context) -> Iterator[Finding]:
    lost = [mention for mention in matching.source_left if mention.value.level is Level.EXPLICIT]
    added = [mention for mention in matching.copy_left if mention.value.level is Level.EXPLICIT]
    for mention in lost:
        confidence = _confidence(mention, [mine for mine, _ in matching.pairs], matching.copy_left, context)
        if _is_open(context.copy_unaccounted):
            confidence *= _DOUBT_MOVED
        there = place_in(context.copy, mention.span.start / max(1, len(context.source)))
        yield rules.LOST.finding(
            f"source: denied ({mention.text}); copy: not denied",
            confidence=confidence,
            source=mention,
            copy=there,
        )
    for mention in added:
        confidence = _confidence(mention, [theirs for _, theirs in matching.pairs], matching.source_left, context)
        if _is_open(context.source_unaccounted):
            confidence *= _DOUBT_MOVED
        yield rules.ADDED.finding(
            f"source: not denied; copy: denied ({mention.text})", confidence=confidence, copy=mention
        )


def _is_open(elsewhere: Sequence[Mention]) -> bool:
    return any(mention.value.level is Level.EXPLICIT for mention in elsewhere)


def _confidence(mention: Mention, matched: Sequence[Mention], left: Sequence[Mention], context: Context) -> float:
    confidence = _NEGATION
    if mention.value.family == "without":
        confidence *= _DOUBT_WITHOUT
    if max(len(context.source), len(context.copy)) > _SENTENCES:
        confidence *= _DOUBT_LONG
    if not 0.6 <= (len(context.copy) + 20) / (len(context.source) + 20) <= 1.5:
        confidence *= _DOUBT_LENGTH
    if any(other.value.level is not Level.EXPLICIT and other.value.family != "silent" for other in left):
        confidence *= _DOUBT_NEAR
    text = context.source if any(mention.span == mine.span for mine in matched) else None
    return confidence if text is None else confidence


def _is_the_negation(flip: Flip, matching: Matching) -> bool:
    """Whether either word negates by itself what the other side negates: "nicht möglich", "impossible"."""
    for mine, theirs in matching.pairs:
        touched = mine.span.overlaps(flip.source) or theirs.span.overlaps(flip.copy)
        if touched and Level.EXPLICIT in (mine.value.level, theirs.value.level) and mine.value.level is not theirs.value.level:
            return True
    return False


def _opposites(flips: Sequence[Flip], matching: Matching, context: Context) -> Iterator[Finding]:
    for flip in flips:
        confidence = _FLIP
        if flip.apart > _APART:
            confidence *= _DOUBT_APART
        elif flip.apart > _NEAR:
            confidence *= _DOUBT_NOT_NEAR
        if not flip.alone:
            confidence *= _DOUBT_BOTH_ENDS
        if any(Level.EXPLICIT in (a.value.level, b.value.level) and a.value.level is not b.value.level for a, b in matching.pairs):
            confidence *= _DOUBT_SAID_OTHERWISE
        if any(m.value.level is Level.EXPLICIT for m in (*matching.source_left, *matching.copy_left)):
            confidence = _CANCELLED
        source, copy = _word(context.source, flip.source), _word(context.copy, flip.copy)
        yield rules.FLIPPED.finding(
            f"source: {source.text}; copy: {copy.text}, which means the opposite",
            confidence=confidence,
            source=source,
            copy=copy,
        )


def _word(text: str, span: Span) -> Mention:
    said = text[span.start : span.end]
    return Mention("antonym", span, said, None, said)
