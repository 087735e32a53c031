"""Which number of the copy is which of the source: first by value, then, for those left over, by likeness and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from transprov.facts.numbers.shares import same_share
from transprov.facts.numbers.special import MINUTES_OF_A_DAY
from transprov.facts.numbers.units import (
    CLOSELY,
    ROUGHLY,
    ROUNDED,
    is_converted,
    is_exchanged,
    of_one_dimension,
    same_unit,
)
from transprov.facts.numbers.value import Approximator, NumberUnit, NumberValue, Weight
from transprov.types import Mention


class Agreement(IntEnum):
    """How two values agree, best first."""

    SAME = 0
    SAME_VALUE = 1
    CONVERTED = 2
    """The same quantity in another unit, within tolerance: 5 km and 3.1 miles."""
    EQUIVALENT = 3
    """Another way to say it: half and 50 percent, 13:00 and 1, dozens and tens, a decade and its first year."""
    OTHER_UNIT = 4
    """The number agrees, but what it is a number of does not: 204 km and 204 metres."""
    MISREAD = 5
    """Only when the copy's separators are read as those of the source language."""
    EXCHANGED = 6
    """Perhaps the same amount in another currency; nobody can tell without the rate of the day."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs that agree, and what is left on both sides, in the order of the texts."""

    agreeing: tuple[tuple[Mention, Mention, Agreement], ...]
    source_left: tuple[Mention, ...]
    copy_left: tuple[Mention, ...]


def match(source: Sequence[Mention], copy: Sequence[Mention], source_length: int, copy_length: int) -> Matching:
    """Pair equal values: best agreement first, then numbers of like weight, then the nearest place."""
    candidates: list[tuple[int, int, float, int, int, Agreement]] = []
    crossing = _crossing(source, copy)
    for i, mine in enumerate(source):
        for j, theirs in enumerate(copy):
            agreement = agree(mine.value, theirs.value)
            if agreement is Agreement.CONVERTED and (i, j) in crossing:
                agreement = None
            if agreement is not None:
                uneven = abs(mine.value.weight - theirs.value.weight)
                apart = distance(mine, theirs, source_length, copy_length)
                candidates.append((_rank(mine.value, theirs.value, agreement), uneven, apart, i, j, agreement))
    taken_source: set[int] = set()
    taken_copy: set[int] = set()
    pairs: list[tuple[int, int, Agreement]] = []
    for *_, i, j, agreement in sorted(candidates):
        if i not in taken_source and j not in taken_copy:
            taken_source.add(i)
            taken_copy.add(j)
            pairs.append((i, j, agreement))
    by_share = [(i, j) for i, j, agreement in pairs if agreement is Agreement.EQUIVALENT]
    taken_source |= {i - 1 for i, _ in by_share if i and source[i - 1].value.counts_share}
    taken_copy |= {j - 1 for _, j in by_share if j and copy[j - 1].value.counts_share}
    return Matching(
        tuple((source[i], copy[j], agreement) for i, j, agreement in sorted(pairs)),
        tuple(mention for i, mention in enumerate(source) if i not in taken_source),
        tuple(mention for j, mention in enumerate(copy) if j not in taken_copy),
    )


def _crossing(source: Sequence[Mention], copy: Sequence[Mention]) -> set[tuple[int, int]]:
    """Pairs that are a conversion by coincidence: the 8 km and the 5 miles of "5 bis 8 km" and "5 to 8 miles".

    Both figures stand in both texts, each with the unit of its text.
    """
    if sum(mention.value.measure is not None for mention in source) < 2:
        return set()
    figures = (
        [(a.value.low, a.value.measure is not None) for a in source],
        [(b.value.low, b.value.measure is not None) for b in copy],
    )
    return {
        (i, j)
        for i, (mine, measured) in enumerate(figures[0])
        for j, (theirs, measured_too) in enumerate(figures[1])
        if measured and measured_too and mine != theirs and (theirs, True) in figures[0] and (mine, True) in figures[1]
    }


def _rank(source: NumberValue, copy: NumberValue, agreement: Agreement) -> int:
    """Which of several agreements is believed first, lowest first."""
    if agreement is Agreement.CONVERTED:
        return _CLOSELY_CONVERTED if _converted(source, copy, CLOSELY) else _ROUGHLY_CONVERTED
    if agreement is Agreement.OTHER_UNIT and source.measure is not None and copy.measure is not None:
        return _UNIT_SWAPPED if of_one_dimension(source.measure, copy.measure) else _OTHER_UNIT
    if agreement <= Agreement.SAME_VALUE and abs(source.weight - copy.weight) == Weight.FIRM:
        return _OTHER_UNIT  # the article "une" is no counterpart for "1 percent"
    return _RANKS[agreement]


_CLOSELY_CONVERTED, _UNIT_SWAPPED, _ROUGHLY_CONVERTED, _OTHER_UNIT = 2, 4, 5, 6
_RANKS = {
    Agreement.SAME: 0,
    Agreement.SAME_VALUE: 1,
    Agreement.EQUIVALENT: 3,
    Agreement.OTHER_UNIT: _OTHER_UNIT,
    Agreement.MISREAD: 7,
    Agreement.EXCHANGED: 8,
}


def distance(source: Mention, copy: Mention, source_length: int, copy_length: int) -> float:
    """How far apart two mentions stand, 0 to 1, as shares of their texts."""
    return abs(source.span.start / max(1, source_length) - copy.span.start / max(1, copy_length))


_TWELVE_HOURS = 43200
"""In seconds: a clock time may be written like a race time."""


def agree(source: NumberValue, copy: NumberValue) -> Agreement | None:
    """How two values agree, or None when they do not."""
    if (source.unit is NumberUnit.CLOCK) != (copy.unit is NumberUnit.CLOCK):
        return Agreement.EQUIVALENT if _hour_equals(source, copy) or _hour_equals(copy, source) else None
    if NumberUnit.DURATION in (source.unit, copy.unit):
        same = source.unit is copy.unit and (source.low - copy.low) % _TWELVE_HOURS == 0
        return Agreement.SAME if same else None
    if source.low == copy.low and source.high == copy.high:
        if is_other_unit(source, copy):
            return Agreement.CONVERTED if _converted(source, copy, CLOSELY) else Agreement.OTHER_UNIT
        same_unit = source.unit is copy.unit and source.label == copy.label
        return Agreement.SAME if same_unit else Agreement.SAME_VALUE
    if _converted(source, copy):
        return Agreement.CONVERTED
    if _equivalent(source, copy):
        return Agreement.EQUIVALENT
    return _agree_with_other_separators(source, copy) or _exchanged(source, copy)


_SHARES = frozenset({NumberUnit.PERCENT, NumberUnit.PERCENTAGE_POINT})


def is_other_unit(source: NumberValue, copy: NumberValue) -> bool:
    """Whether both say what they are numbers of, and it is not the same."""
    if source.measure is None or copy.measure is None:
        shares = _SHARES & {source.unit, copy.unit}
        return bool(shares) and (source.measure is not None or copy.measure is not None or len(shares) == 2)
    return not same_unit(source.measure, copy.measure)


def _converted(source: NumberValue, copy: NumberValue, allowed: Decimal | None = None) -> bool:
    if source.measure is None or copy.measure is None or source.collective or copy.collective:
        return False
    if allowed is None:
        exactly = source.approximator is Approximator.NONE and copy.approximator is Approximator.NONE
        allowed = ROUNDED if exactly else ROUGHLY
    return is_converted(source.measure, source.signed, copy.measure, copy.signed, allowed=allowed)


def _exchanged(source: NumberValue, copy: NumberValue) -> Agreement | None:
    if source.measure is None or copy.measure is None:
        return None
    return Agreement.EXCHANGED if is_exchanged(source.measure, source.low, copy.measure, copy.low) else None


def _agree_with_other_separators(source: NumberValue, copy: NumberValue) -> Agreement | None:
    if source.misread is not None and source.misread == copy.low:
        if copy.misread == source.low and source.low > source.misread:
            return Agreement.MISREAD  # the same characters on both sides: the copy kept "2.500"
        if source.low < source.misread and _is_round(source.misread):
            return Agreement.EQUIVALENT  # the source itself is written in the copy's format: "$6,000" in French
        return Agreement.MISREAD if copy.misread == source.low else None
    if copy.misread is not None and copy.misread in (source.low, *source.also):
        return Agreement.MISREAD
    return None


def _is_round(value: Decimal) -> bool:
    """Whether no decimals would be written so: nobody gives 6.000 to three places for six."""
    return value % 10 == 0


def _equivalent(source: NumberValue, copy: NumberValue) -> bool:
    if same_share(source, copy):
        return True
    if not {source.low, *source.also}.isdisjoint({copy.low, *copy.also}) and source.collective == copy.collective:
        return True
    if source.unit is NumberUnit.CLOCK and copy.unit is NumberUnit.CLOCK:
        return (source.low - copy.low) % (MINUTES_OF_A_DAY // 2) == 0
    if NumberUnit.DECADE in (source.unit, copy.unit):
        return source.low % 100 == copy.low % 100 and min(source.low, copy.low) < 100
    if NumberUnit.YEAR in (source.unit, copy.unit) and min(source.low, copy.low) < 100:
        return source.low % 100 == copy.low % 100  # "WM 82" and "the 1982 World Cup"
    if source.collective or copy.collective:
        return _same_crowd(source, copy)
    if NumberUnit.FRACTION in (source.unit, copy.unit):
        return _same_share(source, copy) or _same_share(copy, source)
    return False


def _hour_equals(clock: NumberValue, other: NumberValue) -> bool:
    """As in "13 Uhr" and "at 1"; and "1h30", which may be how long something took, and "90 minutes"."""
    if other.measure is not None and any(
        unit.dimension == "time" and other.low * unit.factor == clock.low * 60 for unit in other.measure.units
    ):
        return clock.unit is NumberUnit.CLOCK
    if clock.unit is not NumberUnit.CLOCK or other.unit is NumberUnit.CLOCK or clock.low % 60:
        return False
    return other.low <= 24 and (clock.low - other.low * 60) % (MINUTES_OF_A_DAY // 2) == 0


def _same_crowd(source: NumberValue, copy: NumberValue) -> bool:
    """As in "Dutzende" and "dozens", "dizaines" and "dozens", "une centaine" and "hundreds", "200" and "hundreds"."""
    if source.collective and copy.collective:
        # "Millionen" are also tens of millions
        within = source.scale == copy.scale and source.scale in (source.low, copy.low)
        return within or max(source.low, copy.low) <= 2 * min(source.low, copy.low)
    crowd, single = (source, copy) if source.collective else (copy, source)
    return crowd.low <= single.low < crowd.high


def _same_share(fraction: NumberValue, other: NumberValue) -> bool:
    """As in "die Hälfte" and "50 percent", "ein Viertel" and "a 25 percent share", "un tiers" and "one in three"."""
    if fraction.unit is not NumberUnit.FRACTION:
        return False
    if other.unit is NumberUnit.PERCENT:
        return abs(fraction.low * 100 - other.low) < 1
    return abs(fraction.low - other.low) < Decimal("0.01") or other.low in fraction.also


def pair_leftovers(
    source: Sequence[Mention], copy: Sequence[Mention], source_length: int, copy_length: int
) -> list[tuple[Mention, Mention]]:
    """Which leftover of the copy stands for which of the source: the likest and nearest first, each used once."""
    costs = sorted(
        (unlikeness(mine.value, theirs.value) + distance(mine, theirs, source_length, copy_length), i, j)
        for i, mine in enumerate(source)
        for j, theirs in enumerate(copy)
        if comparable(mine.value, theirs.value)
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in costs:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return [(source[i], copy[j]) for i, j in sorted(pairs)]


_FEW = 12
_TIMES = frozenset({NumberUnit.CLOCK, NumberUnit.DURATION})
_LIKE_COUNTS = frozenset({NumberUnit.PLAIN, NumberUnit.YEAR, NumberUnit.PERCENT, NumberUnit.PERCENTAGE_POINT})


def comparable(source: NumberValue, copy: NumberValue) -> bool:
    """Whether one can have been mistaken for the other at all."""
    if Weight.SUPPORT in (source.weight, copy.weight):
        return False
    if not _TIMES.isdisjoint((source.unit, copy.unit)):
        return source.unit is copy.unit
    if source.collective is not copy.collective and (source if copy.collective else copy).low <= _FEW:
        return False  # "ein Millionenbetrag" and "a seven-figure sum"
    if Weight.LOOSE in (source.weight, copy.weight):
        return Weight.SMALL in (source.weight, copy.weight) and source.unit is copy.unit
    if source.unit is NumberUnit.LABEL and copy.unit is NumberUnit.LABEL:
        return source.label == copy.label
    return True


def unlikeness(source: NumberValue, copy: NumberValue) -> float:
    """0 for numbers of one sort and spelled alike, growing with every difference."""
    cost = 0.0
    if source.unit is not copy.unit:
        cost += 0.3 if source.unit in _LIKE_COUNTS and copy.unit in _LIKE_COUNTS else 0.6
    if source.weight is not copy.weight:
        cost += 0.3
    if source.approximator is not copy.approximator:
        cost += 0.1
    if is_other_unit(source, copy):
        cost += 0.3
    mine, theirs = str(source.low), str(copy.low)
    if len(mine) != len(theirs):
        cost += 0.2
    common = sum(a == b for a, b in zip(mine, theirs, strict=False))
    return cost + 0.4 * (1 - common / max(len(mine), len(theirs)))
