"""Quantities of the source against those of the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transprov.facts.equivalences import same_word
from transprov.facts.frame import Context
from transprov.facts.numbers.find import find as find_numbers
from transprov.facts.numbers.language import number_language
from transprov.facts.numbers.match import Agreement, Matching, agree, match, pair_leftovers
from transprov.facts.numbers.restated import restated_by
from transprov.facts.numbers.units import ROUNDED, Measure, convert, same_unit
from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight, plain
from transprov.facts.quantities import rules
from transprov.facts.quantities.find import quantity, unit_name
from transprov.facts.quantities.vague import unlike_durations
from transprov.facts.rules import Rule
from transprov.types import Finding, Mention, Severity

_SURE = 0.85
_SMALL = 0.7
_IDIOMATIC = 0.55
"""One of something, which an article may stand for."""
_OTHER_DIMENSION = 0.6
_SEVERAL = 0.45
"""Thousands of kilometres are thousands of miles."""
_NEARLY_THE_SAME = 0.5
"""A metre is a yard, nearly."""
_PER_LOST = 0.45
"""100 km/h against 100 km."""
_VAGUE = 0.65
_WRONGLY_CONVERTED = 0.9
_WRONGLY_RESTATED = 0.8
_CONVERTED = 0.9
_TIME_CONVERTED = 0.4
"""Nobody needs to be told that two weeks are fourteen days."""
_EXCHANGED = 0.45
_SIGN = {True: 0.8, False: 0.35}
"""Below zero: temperatures are said with a sign; "minus 5 percent" becomes "fell 5 percent"."""
_POINTS = 0.6
_LANGUAGE_UNKNOWN = 0.45


def compare(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """What happened to the units, currencies and signs of one bead; and which quantities were converted.

    Quantities are paired as the kind "number" pairs its numbers, so that both speak about the same pairs.
    """
    mine = find_numbers(context.source, context.source_language)
    theirs = find_numbers(context.copy, context.copy_language)
    matching = match(mine, theirs, len(context.source), len(context.copy))
    findings = (
        *_of_agreeing(matching, context),
        *_of_leftovers(matching, context),
        *_badly_restated(matching, theirs, context),
        *_vague(source, copy, context),
    )
    if number_language(context.source_language).has_data and number_language(context.copy_language).has_data:
        return findings
    return tuple(replace(f, confidence=min(f.confidence, _LANGUAGE_UNKNOWN)) for f in findings)


def _of_agreeing(matching: Matching, context: Context) -> Iterator[Finding]:
    for number, copied, agreement in matching.agreeing:
        mine, theirs = quantity(number, context.source), quantity(copied, context.copy)
        if agreement is Agreement.CONVERTED:
            is_time = _has_dimension("time", number.value, copied.value)
            yield _finding(rules.CONVERTED, mine, theirs, _TIME_CONVERTED if is_time else _CONVERTED)
        elif agreement is Agreement.EXCHANGED:
            yield _finding(rules.CURRENCY, mine, theirs, _EXCHANGED, note="exchanged?", severity=Severity.MINOR)
        elif agreement is Agreement.OTHER_UNIT:
            if not same_word(context.equivalences, _unit_words(mine), _unit_words(theirs)):
                yield _other_unit(mine, theirs)
        elif number.value.negative is not copied.value.negative and _has_unit(number.value, copied.value):
            yield _finding(rules.SIGN, mine, theirs, _SIGN[_has_dimension("temperature", number.value, copied.value)])


def _unit_words(quantity: Mention) -> set[str]:
    """What its unit may be called: as the text says it, and as its reading does."""
    measure = quantity.value.measure
    return (
        {measure.word.casefold(), measure.name.casefold(), unit_name(quantity.value).casefold()} if measure else set()
    )


def _vague(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> Iterator[Finding]:
    counted = [mention.span for mention in source], [mention.span for mention in copy]
    for mine, theirs in unlike_durations(
        context.source, context.copy, context.source_language, context.copy_language, counted
    ):
        yield _finding(rules.UNIT, mine, theirs, _VAGUE)


def _of_leftovers(matching: Matching, context: Context) -> Iterator[Finding]:
    missing = [mention for mention in matching.source_left if mention.value.weight is not Weight.SUPPORT]
    added = [mention for mention in matching.copy_left if mention.value.weight is not Weight.SUPPORT]
    for number, copied in pair_leftovers(missing, added, len(context.source), len(context.copy)):
        mine, theirs = quantity(number, context.source), quantity(copied, context.copy)
        note = _should_be(mine, theirs)
        crosswise = _is_among(mine, context.copy_unaccounted) and _is_among(theirs, context.source_unaccounted)
        if note and not crosswise:  # else the alignment cut the text elsewhere than the translator did
            yield _finding(rules.CONVERSION, mine, theirs, _WRONGLY_CONVERTED, note=note)


def _is_among(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(agree(mention.value, other.value) is not None for other in others)


def _badly_restated(matching: Matching, copy: Sequence[Mention], context: Context) -> Iterator[Finding]:
    """The copy adds a conversion in brackets, and it is wrong: "100 km (80 miles)"."""
    for added in matching.copy_left:
        first = restated_by(added, copy, context.copy)
        if first is None:
            continue
        theirs = quantity(added, context.copy)
        note = _should_be(quantity(first, context.copy), theirs)
        if note and agree(first.value, added.value) is None:
            said = next((mine for mine, other, _ in matching.agreeing if other is first), None)
            mine = quantity(said, context.source) if said else None
            message = f"copy: {_quoted(theirs)}, but {note}"
            yield rules.CONVERSION.finding(message, confidence=_WRONGLY_RESTATED, source=mine, copy=theirs)


def _should_be(first: Mention, second: Mention) -> str:
    """What the first quantity is in the unit of the second; empty when that is no matter of conversion."""
    mine, theirs = first.value, second.value
    if mine.measure is None or theirs.measure is None or mine.collective or theirs.collective:
        return ""
    expected = convert(mine.signed, mine.measure, theirs.measure)
    if expected is None or mine.measure.is_money or same_unit(mine.measure, theirs.measure):
        return ""
    return f"{first.reading} would be {plain(round(expected, 1))} {unit_name(theirs)}"


def _other_unit(mine: Mention, theirs: Mention) -> Finding:
    source, copy = mine.value, theirs.value
    confidence = _confidence(source, copy)
    if source.measure is None or copy.measure is None:
        if {source.unit, copy.unit} == {NumberUnit.PERCENT, NumberUnit.PERCENTAGE_POINT}:
            return _finding(rules.POINTS, mine, theirs, _POINTS)
        return _finding(rules.UNIT, mine, theirs, min(confidence, _OTHER_DIMENSION))
    if source.measure.is_money and copy.measure.is_money and not _share_currency(source.measure, copy.measure):
        return _finding(rules.CURRENCY, mine, theirs, confidence)
    converted = convert(source.low, source.measure, copy.measure)
    if converted is None:
        confidence = min(confidence, _OTHER_DIMENSION)
        if {"speed", "length"} <= {unit.dimension for unit in (*source.measure.units, *copy.measure.units)}:
            confidence = min(confidence, _PER_LOST)
    elif source.collective and source.low / 3 < converted < source.low * 3:
        confidence = min(confidence, _SEVERAL)
    elif abs(converted - source.low) <= source.low * ROUNDED:
        return _finding(rules.UNIT, mine, theirs, min(confidence, _NEARLY_THE_SAME), severity=Severity.MINOR)
    return _finding(rules.UNIT, mine, theirs, confidence)


def _share_currency(source: Measure, copy: Measure) -> bool:
    return not {unit.dimension for unit in source.units}.isdisjoint(unit.dimension for unit in copy.units)


def _confidence(source: NumberValue, copy: NumberValue) -> float:
    weight = min(source.weight, copy.weight)
    if weight < Weight.SMALL and source.low <= 1:
        return _IDIOMATIC
    return _SURE if weight is Weight.FIRM or source.collective else _SMALL


def _has_unit(source: NumberValue, copy: NumberValue) -> bool:
    return any(value.measure is not None or value.unit is NumberUnit.PERCENT for value in (source, copy))


def _has_dimension(dimension: str, *values: NumberValue) -> bool:
    return any(unit.dimension == dimension for value in values if value.measure for unit in value.measure.units)


def _finding(
    rule: Rule, mine: Mention, theirs: Mention, confidence: float, *, note: str = "", severity: Severity | None = None
) -> Finding:
    message = f"source: {_quoted(mine)}; copy: {_quoted(theirs)}"
    return rule.finding(
        f"{message} ({note})" if note else message, confidence=confidence, source=mine, copy=theirs, severity=severity
    )


def _quoted(mention: Mention) -> str:
    return mention.reading if mention.reading == mention.text else f"{mention.reading} ({mention.text})"
