"""Numbers of the source against those of the copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from transprov.facts.frame import Context
from transprov.facts.numbers import rules
from transprov.facts.numbers.language import number_language
from transprov.facts.numbers.match import Agreement, Matching, agree, match, pair_leftovers
from transprov.facts.numbers.restated import restated_by
from transprov.facts.numbers.shares import unlike_shares
from transprov.facts.numbers.value import Approximator, NumberUnit, NumberValue, Weight
from transprov.facts.rules import Rule
from transprov.types import Finding, Mention, Severity

# Probability that a reader agrees with the finding, by situation.
_BOTH_FIRM = 0.9
_BOTH_SMALL = 0.7
_FIRM_AND_SMALL = 0.6
_WITH_LOOSE = 0.55
_MISSING = {Weight.FIRM: 0.7, Weight.SMALL: 0.35, Weight.LOOSE: 0.1}
_ADDED = {Weight.FIRM: 0.7, Weight.SMALL: 0.4, Weight.LOOSE: 0.1}
_OTHER_PART = 0.65
_ALONE_AND_ONE = 0.4
"""A figure 1 without counterpart: "number 1", "1. FC", "top 1" come and go."""
_LANGUAGE_UNKNOWN = 0.45
"""Scale words and number words of a language without data are not read."""
_SAID_TWICE = 0.3
"""An "added" number that the source gives once and the copy twice."""


def compare(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """What happened to the numbers of one bead: altered, lost, added, or taken for more or less exact.

    One cause gives one finding: a number missing here and another added there are one alteration.
    """
    matching = match(source, copy, len(context.source), len(context.copy))
    findings = (*_how_exact(matching), *_left_over(matching, source, copy, context))
    if number_language(context.source_language).has_data and number_language(context.copy_language).has_data:
        return findings
    return tuple(replace(f, confidence=min(f.confidence, _LANGUAGE_UNKNOWN)) for f in findings)


def _left_over(
    matching: Matching, source: Sequence[Mention], copy: Sequence[Mention], context: Context
) -> Iterator[Finding]:
    missing = [mention for mention in matching.source_left if not _needs_no_counterpart(mention, copy)]
    added = [mention for mention in matching.copy_left if not _needs_no_counterpart(mention, source)]
    parts = unlike_shares(matching.source_left, matching.copy_left)
    if parts is not None:
        yield _altered(*parts)
        missing, added = ([one for one in left if one not in parts] for left in (missing, added))
    pairs = pair_leftovers(missing, added, len(context.source), len(context.copy))
    for mine, theirs in pairs:
        if _stands_in(mine, context.copy_unaccounted) and _stands_in(theirs, context.source_unaccounted):
            continue  # the alignment cut the text elsewhere than the translator did
        yield _altered(mine, theirs)
    paired = {id(mention) for pair in pairs for mention in pair}
    said = [mine for mine, _, _ in matching.agreeing]
    repeated = [theirs for _, theirs, _ in matching.agreeing]
    for mine in missing:
        if id(mine) in paired or _stands_in(mine, context.copy_elsewhere):
            continue
        twice = _stands_in(mine, repeated) or restated_by(mine, source, context.source) is not None
        confidence = _SAID_TWICE if twice else _alone(mine.value, _MISSING)
        yield rules.MISSING.finding(
            f"source: {_quoted(mine)}; copy: no such number", confidence=confidence, source=mine
        )
    for theirs in added:
        if id(theirs) in paired or _stands_in(theirs, context.source_elsewhere):
            continue
        twice = _stands_in(theirs, said) or restated_by(theirs, copy, context.copy) is not None
        confidence = _SAID_TWICE if twice else _alone(theirs.value, _ADDED)
        yield rules.ADDED.finding(
            f"source: no such number; copy: {_quoted(theirs)}", confidence=confidence, copy=theirs
        )


def _alone(value: NumberValue, by_weight: Mapping[Weight, float]) -> float:
    confidence = by_weight[value.weight]
    return min(confidence, _ALONE_AND_ONE) if value.low == 1 else confidence


def _stands_in(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(agree(mention.value, other.value) is not None for other in others)


def _needs_no_counterpart(mention: Mention, others: Sequence[Mention]) -> bool:
    """Numbers that come and go, and those that give a quantity of the other text once more: "100 km (62 miles)"."""
    if mention.value.weight is Weight.SUPPORT:
        return True
    return any(agree(mention.value, other.value) is Agreement.CONVERTED for other in others)


def _altered(source: Mention, copy: Mention) -> Finding:
    mine, theirs = source.value, copy.value
    if mine.weight is Weight.FIRM and theirs.weight is Weight.FIRM:
        confidence = _BOTH_FIRM
    else:
        confidence = _BOTH_SMALL if mine.weight is theirs.weight else _FIRM_AND_SMALL
    if Weight.LOOSE in (mine.weight, theirs.weight):
        confidence = _WITH_LOOSE
    if Weight.SUPPORT in (mine.weight, theirs.weight):  # of parts of a whole only
        confidence = _OTHER_PART
    rule, note = _cause(source, copy)
    message = f"source: {_quoted(source)}; copy: {_quoted(copy)}"
    return rule.finding(f"{message} ({note})" if note else message, confidence=confidence, source=source, copy=copy)


def _cause(source: Mention, copy: Mention) -> tuple[Rule, str]:
    """The rule that names what went wrong, and a note for people."""
    mine, theirs = source.value, copy.value
    if mine.unit is theirs.unit is NumberUnit.DURATION:
        slip = _digit_slip(_digits_of(source.reading), _digits_of(copy.reading))
        return (rules.DIGITS, slip) if slip else (rules.ALTERED, "")
    if mine.low and theirs.low and NumberUnit.CLOCK not in (mine.unit, theirs.unit):
        shift = _power_of_ten(theirs.low / mine.low)
        if shift and _is_a_matter_of_scale(mine, theirs, shift):
            times = f"{10 ** abs(shift):,} times too {'large' if shift > 0 else 'small'}"
            return rules.MAGNITUDE, times
        if mine.weight is Weight.FIRM:
            slip = _digit_slip(_digits(mine.low), _digits(theirs.low))
            if slip:
                return rules.DIGITS, slip
    return rules.ALTERED, ""


def _is_a_matter_of_scale(mine: NumberValue, theirs: NumberValue, shift: int) -> bool:
    """Thousands for millions, or a decimal point lost; "1st" for "10th" and 2 for 20 are just other numbers."""
    if not _SCALABLE.issuperset((mine.unit, theirs.unit)):
        return False
    return shift % 3 == 0 or max(mine.low, theirs.low) >= 1000 or any(v.low % 1 for v in (mine, theirs))


_SCALABLE = frozenset({NumberUnit.PLAIN, NumberUnit.YEAR, NumberUnit.PERCENT, NumberUnit.PERCENTAGE_POINT})


def _power_of_ten(ratio: Decimal) -> int:
    exponent = ratio.adjusted()
    return exponent if ratio == Decimal(10) ** exponent else 0


def _digits(value: Decimal) -> str:
    return format(value, "f").replace(".", "").lstrip("0")


def _digits_of(reading: str) -> str:
    return "".join(filter(str.isdigit, reading))


def _digit_slip(mine: str, theirs: str) -> str:
    """What happened to the digits, if it is one slip: a digit lost, one too many, two neighbours swapped."""
    if len(mine) >= 3 and len(mine) == len(theirs):
        wrong = [at for at, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1 and mine[wrong[0]] == theirs[wrong[1]]:
            return "digits transposed" if mine[wrong[1]] == theirs[wrong[0]] else ""
    if len(mine) >= 3 and len(theirs) == len(mine) - 1 and _is_without_one(mine, theirs):
        return "a digit lost"
    if len(theirs) >= 3 and len(mine) == len(theirs) - 1 and _is_without_one(theirs, mine):
        return "a digit too many"
    return ""


def _is_without_one(longer: str, shorter: str) -> bool:
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


# approximators

_DIRECTION = {
    Approximator.ALMOST: -1,
    Approximator.LESS_THAN: -1,
    Approximator.AT_MOST: -1,
    Approximator.MORE_THAN: 1,
    Approximator.AT_LEAST: 1,
}


_OF_QUANTITIES = frozenset({Agreement.CONVERTED, Agreement.OTHER_UNIT, Agreement.EXCHANGED})
"""What the kind "quantity" has to say something about."""


_THROUGHOUT = 0.3
_DROPPED = 0.5
_INTRODUCED = 0.45


def _how_exact(matching: Matching) -> Iterator[Finding]:
    for mine, theirs, agreement in matching.agreeing:
        if agreement in _OF_QUANTITIES:
            continue
        if agreement is Agreement.MISREAD:
            yield rules.FORMAT.finding(
                f"source: {_quoted(mine)}; copy: {_quoted(theirs)}, in the format of the source language",
                confidence=0.6,
                source=mine,
                copy=theirs,
            )
        confidence, severity = _approximation_difference(mine.value.approximator, theirs.value.approximator)
        if _may_mean_throughout(mine.value, theirs.value):
            confidence = min(confidence, _THROUGHOUT)
        counted = min(mine.value.weight, theirs.value.weight) >= Weight.SMALL
        if confidence and counted and not (mine.value.collective or theirs.value.collective):
            yield rules.APPROXIMATION.finding(
                f"source: {_quoted(mine)}; copy: {_quoted(theirs)}",
                confidence=confidence,
                severity=severity,
                source=mine,
                copy=theirs,
            )


def _may_mean_throughout(mine: NumberValue, theirs: NumberValue) -> bool:
    """As in "über drei Jahre", "over three years": during these years, or more than these."""
    exactly = [value for value in (mine, theirs) if value.approximator is Approximator.NONE]
    more = [value for value in (mine, theirs) if value.approximator is Approximator.MORE_THAN]
    return bool(exactly and more) and any(
        unit.dimension == "time" for value in more if value.measure for unit in value.measure.units
    )


def _approximation_difference(mine: Approximator, theirs: Approximator) -> tuple[float, Severity]:
    """Confidence (0: no difference worth a word) and severity of a change of approximator."""
    if mine is theirs:
        return 0.0, Severity.NEUTRAL
    directions = {_DIRECTION.get(mine, 0), _DIRECTION.get(theirs, 0)}
    if directions == {1, -1}:
        return 0.8, Severity.MAJOR
    if len(directions) == 1 and 0 not in directions:
        return 0.3, Severity.MINOR  # "knapp" and "up to", "mehr als" and "at least"
    if Approximator.NONE in (mine, theirs):
        if Approximator.EXACTLY in (mine, theirs):
            return 0.4, Severity.MINOR
        dropped = theirs is Approximator.NONE
        return (_DROPPED if dropped else _INTRODUCED), Severity.MINOR
    if Approximator.EXACTLY in (mine, theirs):
        return 0.8, Severity.MAJOR
    if Approximator.ALMOST in (mine, theirs):
        return 0.35, Severity.MINOR  # "près de 20" and "about 20"
    return 0.6, Severity.MINOR


def _quoted(mention: Mention) -> str:
    return mention.reading if mention.reading == mention.text else f"{mention.reading} ({mention.text})"
