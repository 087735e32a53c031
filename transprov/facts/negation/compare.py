"""Negations and opposites of the source against those of the copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transprov.facts.frame import Context
from transprov.facts.negation import rules
from transprov.facts.negation.affixes import affix_flips
from transprov.facts.negation.antonyms import Flip, find_flips
from transprov.facts.negation.double import ONLY, is_said, unlike_phrases
from transprov.facts.negation.language import DENYING, negation_language
from transprov.facts.negation.match import Matching, match
from transprov.facts.negation.support import weighed
from transprov.facts.negation.value import Level
from transprov.facts.phrases import WordText
from transprov.facts.place import place_in
from transprov.types import Finding, Mention, Span

# Probability that a reader agrees with the finding, by situation; each doubt takes its share.
_NEGATION = 0.75
_FLIP = 0.7
_SENTENCES = 260
_MANY_SENTENCES = 350
"""Characters above which a text says so much that its parts can be turned round without loss."""
_DOUBT_LONG = 0.7
_DOUBT_VERY_LONG = 0.6
_TRACE = 1.5
_SUREST = 0.9
_ONLY_A_TRACE = 0.55
_DOUBT_LENGTH = 0.6
"""One text much longer than the other: what is missing was left out with more."""
_DOUBT_FAMILY = {"without": 0.6, "continuing": 0.6, "neither": 0.6, "no-longer": 0.9, "unable": 0.7}
_DOUBT_ANOTHER = 0.8
"""Other negations are there, which one here may go with: "kennen Sie nicht und trauen ihm nicht"."""
_DOUBT_OTHERS = 0.6
"""The same with two or more."""
_DOUBT_COORDINATED = 0.65
_DOUBT_LEFT = 0.8
"""The other side has a word left that may stand for a negation."""
_DOUBT_SAID_OTHERWISE = 0.65
"""Elsewhere in the pair a negation stands for another kind of word; this one may do so, too."""
_DOUBT_MOVED = 0.5
_DOUBT_TURNED = 0.55
_DOUBT_CONCORD = 0.75
_PHRASE = 0.6
_DOUBT_APART = 0.6
_DOUBT_APART_AFFIX = 0.8
"""One word and its opposite by a prefix are sooner the same word than two ends of an axis are."""
_DOUBT_NOT_NEAR = 0.85
_DOUBT_BOTH_ENDS = 0.75
_CANCELLED = 0.25
"""A negation lost and an opposite found say the same: "nicht gewonnen" and "lost"."""
_APART = 0.3
_SHORT = 110
"""Characters up to which a word may stand anywhere in a translation."""
_NEAR = 0.15
_COORDINATED_WITHIN = 90
_WITH_WITHIN = 0.25
_AND = re.compile(r"\b(?:und|oder|noch|auch|sondern|and|or|nor|et|ou|ni)\b", re.IGNORECASE)
_QUOTED_ON = 6
_BEFORE = 25
_AROUND = 30
"""Characters between a negation and the word it negates."""


def compare(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """What is denied in one text only, and what has turned into its opposite.

    An opposite that goes with a negation ("nicht gewonnen", "lost") is no discrepancy: each takes from the other's
    confidence.
    """
    source, copy = _without_only(source, copy, context)
    matching = match(source, copy, len(context.source), len(context.copy))
    flips = find_flips(context.source, context.copy, context.source_language, context.copy_language)
    flips = tuple(flip for flip in flips if not _is_the_negation(flip, matching))
    flips += tuple(
        flip
        for flip in affix_flips(source, copy, context)
        if not any(flip.source.overlaps(known.source) or flip.copy.overlaps(known.copy) for known in flips)
    )
    findings = [
        *_phrases(matching, context),
        *_negations(flips, matching, context),
        *_traces(matching, context),
        *_opposites(flips, matching, context),
    ]
    return tuple(findings)


def _without_only(
    source: Sequence[Mention], copy: Sequence[Mention], context: Context
) -> tuple[Sequence[Mention], Sequence[Mention]]:
    """The mentions without an "only" that stands for an "only", and so for no negation."""
    mine, theirs = negation_language(context.source_language), negation_language(context.copy_language)
    if mine is None or theirs is None or ONLY not in mine.double.keys() & theirs.double.keys():
        return source, copy
    ours, others = mine.double[ONLY].bare, theirs.double[ONLY].bare
    if not (is_said(ours, context.source) and is_said(others, context.copy)):
        return source, copy
    return (
        [mention for mention in source if mention.value.family != "near" or not is_said(ours, mention.text)],
        [mention for mention in copy if mention.value.family != "near" or not is_said(others, mention.text)],
    )


def _negations(flips: Sequence[Flip], matching: Matching, context: Context) -> Iterator[Finding]:
    for mention in matching.source_left:
        denies = mention.value.level is Level.EXPLICIT or _denies_alone(mention, matching)
        if not denies or any(mention.span.overlaps(flip.source) for flip in flips):
            continue
        confidence = _confidence(mention, [mine for mine, _ in matching.pairs], matching.copy_left, matching, context)
        if _has_trace(context):
            confidence = min(_SUREST, confidence * _TRACE)
        confidence = weighed(confidence * _turned(mention, context), mention, context, lost=True)
        if _is_open(context.copy_unaccounted) or any(_is_around(flip.source, mention) for flip in flips):
            confidence *= _DOUBT_MOVED
        yield rules.LOST.finding(
            f"source: denied ({mention.text}); copy: not denied",
            confidence=confidence,
            source=mention,
            copy=place_in(context.copy, mention.span.start / max(1, len(context.source))),
        )
    for mention in matching.copy_left:
        denies = mention.value.level is Level.EXPLICIT or _denies_alone(mention, matching)
        if _is_quoted(mention, context) or not (denies or _is_until(mention, matching, context)):
            continue
        if any(mention.span.overlaps(flip.copy) for flip in flips):
            continue
        confidence = _confidence(
            mention, [theirs for _, theirs in matching.pairs], matching.source_left, matching, context
        )
        confidence = weighed(confidence, mention, context, lost=False)
        if _is_open(context.source_unaccounted) or any(_is_around(flip.copy, mention) for flip in flips):
            confidence *= _DOUBT_MOVED
        yield rules.ADDED.finding(
            f"source: not denied; copy: denied ({mention.text})", confidence=confidence, copy=mention
        )


def _traces(matching: Matching, context: Context) -> Iterator[Finding]:
    """A denial that seems to stand for another word, where the copy has kept what a deleted one leaves behind."""
    if not _has_trace(context) or any(theirs.value.level is Level.EXPLICIT for _, theirs in matching.pairs):
        return
    for mine, theirs in matching.pairs:
        denies = mine.value.level is Level.EXPLICIT or mine.value.family == "silent"
        if denies and theirs.value.level is Level.LEXICAL:
            yield rules.LOST.finding(
                f"source: denied ({mine.text}); copy: not denied, but as if a word were missing",
                confidence=_ONLY_A_TRACE,
                source=mine,
                copy=place_in(context.copy, mine.span.start / max(1, len(context.source))),
            )
            return


def _phrases(matching: Matching, context: Context) -> Iterator[Finding]:
    """Phrases that lost or gained the negation in them, where no other negation stands alone."""
    left = (*matching.source_left, *matching.copy_left)
    if any(mention.value.level is Level.EXPLICIT for mention in left):
        return
    denied = [pair for pair in matching.pairs if any(one.value.level is Level.EXPLICIT for one in pair)]
    for name, mine, theirs, source_denies in unlike_phrases(context):
        if name == ONLY and any(mine.span.overlaps(a.span) or theirs.span.overlaps(b.span) for a, b in denied):
            continue
        rule = rules.LOST if source_denies else rules.ADDED
        said = ("denied", "not denied") if source_denies else ("not denied", "denied")
        yield rule.finding(
            f"source: {said[0]} ({mine.text}); copy: {said[1]} ({theirs.text})",
            confidence=_PHRASE,
            source=mine,
            copy=theirs,
        )


def _denies_alone(mention: Mention, matching: Matching) -> bool:
    """Whether a word as good as a denial stands where nothing is left that may stand for it: "very little"."""
    other = matching.copy_left if mention in matching.source_left else matching.source_left
    return mention.value.family == DENYING and not other


def _is_until(mention: Mention, matching: Matching, context: Context) -> bool:
    """Whether the copy says "not until" where the source says "until"."""
    language = negation_language(context.source_language)
    forms = language.double.get("until") if language is not None else None
    if mention.value.family != "spread" or forms is None or matching.source_left:
        return False
    return is_said(forms.bare, context.source)


def _turned(mention: Mention, context: Context) -> float:
    """The doubt where what is denied may be said without negation: "nichts ändern", "remain"."""
    mine, theirs = negation_language(context.source_language), negation_language(context.copy_language)
    if mine is None or theirs is None:
        return 1.0
    start, end = max(0, mention.span.start - _AROUND), mention.span.end + _AROUND
    near = context.source[start:end]
    for name in mine.turning.keys() & theirs.turning.keys():
        if is_said(mine.turning[name], near) and not is_said(theirs.turning[name], context.copy):
            return _DOUBT_TURNED
    return 1.0


def _is_quoted(mention: Mention, context: Context) -> bool:
    """Whether the source has the same English words: a title, a foreign quotation."""
    return context.copy[mention.span.start : mention.span.end + _QUOTED_ON] in context.source


def _is_open(elsewhere: Sequence[Mention]) -> bool:
    return any(mention.value.level is Level.EXPLICIT for mention in elsewhere)


def _confidence(
    mention: Mention, matched: Sequence[Mention], left: Sequence[Mention], matching: Matching, context: Context
) -> float:
    """How sure a negation without partner is a fault; `matched` stand on its side, `left` on the other."""
    in_source = mention in matching.source_left
    confidence = _NEGATION
    if not (mention.value.family == "without" and _has_with(mention, context, in_source)):
        confidence *= _DOUBT_FAMILY.get(mention.value.family, 1.0)
    length = max(len(context.source), len(context.copy))
    if length > _SENTENCES:
        confidence *= _DOUBT_LONG if length <= _MANY_SENTENCES else _DOUBT_VERY_LONG
    if not 0.6 <= (len(context.copy) + 20) / (len(context.source) + 20) <= 1.5:
        confidence *= _DOUBT_LENGTH
    others = sum(other.value.level is Level.EXPLICIT for other in matched)
    if others:
        confidence *= _DOUBT_ANOTHER if others == 1 else _DOUBT_OTHERS
        text = context.source if in_source else context.copy
        if in_source and mention.value.family in _CONCORDANT and _has_polar_word(context):
            confidence *= _DOUBT_CONCORD
        if any(
            _AND.search(text, other.span.end, mention.span.start) for other in matched if _is_before(other, mention)
        ):
            confidence *= _DOUBT_COORDINATED
    if left:
        confidence *= _DOUBT_LEFT
    if _is_said_otherwise(matching):
        confidence *= _DOUBT_SAID_OTHERWISE
    return confidence


_CONCORDANT = frozenset({"no", "nobody", "nothing", "nowhere", "never"})


def _has_polar_word(context: Context) -> bool:
    """Whether one negation of the copy may deny several things: "never ... in any country"."""
    language = negation_language(context.copy_language)
    return language is not None and not language.polar.isdisjoint(WordText.of(context.copy).words)


def _has_with(mention: Mention, context: Context, in_source: bool) -> bool:
    """Whether the other text says "with" at about the place of a "without", and this one does not."""
    texts = [(context.source, context.source_language), (context.copy, context.copy_language)]
    (text, code), (other, other_code) = texts if in_source else reversed(texts)
    mine, theirs = negation_language(code), negation_language(other_code)
    if mine is None or theirs is None:
        return False
    words = WordText.of(other)
    places = [span.start for word, span in zip(words.words, words.spans, strict=True) if word in theirs.with_words]
    here = sum(word in mine.with_words for word in WordText.of(text).words)
    place = mention.span.start / max(1, len(text))
    return len(places) > here and any(abs(at / max(1, len(other)) - place) < _WITH_WITHIN for at in places)


def _has_trace(context: Context) -> bool:
    language = negation_language(context.copy_language)
    return language is not None and language.traces.are_in(WordText.of(context.copy).words)


def _is_before(other: Mention, mention: Mention) -> bool:
    return other.value.level is Level.EXPLICIT and 0 <= mention.span.start - other.span.end <= _COORDINATED_WITHIN


def _is_said_otherwise(matching: Matching) -> bool:
    return any((a.value.level is Level.EXPLICIT) is not (b.value.level is Level.EXPLICIT) for a, b in matching.pairs)


def _is_the_negation(flip: Flip, matching: Matching) -> bool:
    """Whether either word negates by itself what the other side negates: "nicht möglich", "impossible"."""
    return any(
        (mine.span.overlaps(flip.source) or theirs.span.overlaps(flip.copy))
        and (mine.value.level is Level.EXPLICIT) is not (theirs.value.level is Level.EXPLICIT)
        for mine, theirs in matching.pairs
    )


def _opposites(flips: Sequence[Flip], matching: Matching, context: Context) -> Iterator[Finding]:
    mine = [*(a for a, _ in matching.pairs), *matching.source_left]
    theirs = [*(b for _, b in matching.pairs), *matching.copy_left]
    for flip in flips:
        confidence = _FLIP
        length = max(len(context.source), len(context.copy))
        if flip.apart > _APART and length > _SHORT:
            confidence *= _DOUBT_APART_AFFIX if _is_by_affix(flip, context) else _DOUBT_APART
        elif flip.apart > _NEAR and length > _SHORT:
            confidence *= _DOUBT_NOT_NEAR
        if not flip.alone:
            confidence *= _DOUBT_BOTH_ENDS
        if length > _SENTENCES:
            confidence *= _DOUBT_LONG
        if _is_said_otherwise(matching):
            confidence *= _DOUBT_SAID_OTHERWISE
        cancelled = any(_is_around(flip.source, m) for m in matching.source_left if m.value.level is Level.EXPLICIT)
        cancelled |= any(_is_around(flip.copy, m) for m in matching.copy_left if m.value.level is Level.EXPLICIT)
        if cancelled or _is_denied(flip.source, mine) is not _is_denied(flip.copy, theirs):
            confidence = _CANCELLED
        source, copy = _word(context.source, flip.source), _word(context.copy, flip.copy)
        yield rules.FLIPPED.finding(
            f"source: {source.text}; copy: {copy.text}, which means the opposite",
            confidence=confidence,
            source=source,
            copy=copy,
        )


def _is_by_affix(flip: Flip, context: Context) -> bool:
    """Whether one of the two words negates by its prefix and the other does not: "genutzt", "unused"."""
    mine, theirs = negation_language(context.source_language), negation_language(context.copy_language)
    if mine is None or theirs is None:
        return False
    here, there = _word(context.source, flip.source).text, _word(context.copy, flip.copy).text
    return mine.has_affix(here.lower()) is not theirs.has_affix(there.lower())


def _is_denied(word: Span, negations: Sequence[Mention]) -> bool:
    """Whether a negation stands shortly before the word, or the word stands in one ("not many")."""
    for negation in negations:
        gap = word.start - negation.span.end
        if negation.value.level is Level.EXPLICIT:
            reach = _BEFORE
        else:
            reach = 1 if negation.value.level is Level.LEXICAL else -1
        if negation.span.start < word.start and gap <= reach:
            return True
    return False


def _is_around(word: Span, negation: Mention) -> bool:
    """Whether the negation may belong to the word; one that is the word does not."""
    return 0 <= max(word.start - negation.span.end, negation.span.start - word.end) <= _AROUND


def _word(text: str, span: Span) -> Mention:
    said = text[span.start : span.end]
    return Mention("antonym", span, said, None, said)
