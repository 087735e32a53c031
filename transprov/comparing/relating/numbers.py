"""Numbers: equal, rounded, bounded, or at odds."""

from __future__ import annotations

import re
from decimal import Decimal

from transprov.comparing.comparison import Relation
from transprov.comparing.relating.related import Related, Sides
from transprov.facts.numbers.match import Agreement, agree, comparable
from transprov.facts.numbers.rules import FORMAT
from transprov.facts.numbers.units import of_one_dimension
from transprov.facts.numbers.value import Approximator, NumberUnit, NumberValue, read_out

_SLACK = Decimal("0.1")
"""How far an "about" reaches, as a share."""
_FAR = 2
"""How many times as much a bound still speaks of: "more than 100" is not said of 5,000."""
_DISTINCTIVE = 3
"""Significant digits from which on two equal numbers of one event hardly meet by chance."""


def relate(
    mine: NumberValue, theirs: NumberValue, texts: tuple[str, str], sides: Sides, *, ages: bool = False
) -> Related | None:
    """How two numbers stand to each other if they count the same thing; None where they cannot."""
    agreement = agree(mine, theirs)
    if agreement is Agreement.EQUIVALENT and _is_kept(mine, theirs, texts, sides):
        agreement = Agreement.MISREAD
    if agreement is None and (
        _is_read_wrong(mine, theirs, 0, texts, sides) or _is_read_wrong(theirs, mine, 1, texts, sides)
    ):
        agreement = Agreement.MISREAD
    if agreement in (Agreement.SAME, Agreement.SAME_VALUE):
        distinctive = ages or _is_distinctive(mine, theirs)
        if _bound(mine) is not _bound(theirs):
            return Related(Relation.COMPATIBLE, "one is a bound or an estimate", distinctive=distinctive)
        return Related(Relation.AGREES, "equal", distinctive=distinctive)
    if agreement is Agreement.CONVERTED:
        return Related(Relation.NORMALISED, "the same quantity in another unit")
    if agreement is Agreement.EQUIVALENT:
        if mine.collective or theirs.collective or _bound(mine) is not _bound(theirs) or not _exactly(mine, theirs):
            return Related(Relation.COMPATIBLE, "one is rounded or an estimate")
        return Related(Relation.NORMALISED, "two ways to say it")
    if agreement is Agreement.EXCHANGED:
        return Related(Relation.COMPATIBLE, "perhaps the same amount in another currency", 0.5)
    if agreement is Agreement.MISREAD:
        reason = "the same digits, with the decimal mark of one language read as the thousands mark of the other"
        return Related(Relation.TRANSLATION, reason, 0.85, FORMAT.id)
    if agreement is Agreement.OTHER_UNIT and mine.measure is not None and theirs.measure is not None:
        money = mine.measure.is_money and theirs.measure.is_money
        if not money and not of_one_dimension(mine.measure, theirs.measure):
            return None
        return Related(Relation.CONFLICTS, "the same figure in another unit", 0.85, same_figure=True)
    if not comparable(mine, theirs):
        return None
    if mine.unit is theirs.unit and _can_both_be(mine, theirs):
        return Related(Relation.COMPATIBLE, "one is rounded or a bound")
    return Related(Relation.CONFLICTS, f"{read_out(mine)} against {read_out(theirs)}", 0.85)


def _is_read_wrong(small: NumberValue, large: NumberValue, at: int, texts: tuple[str, str], sides: Sides) -> bool:
    """Whether one text has the thousands of the other as decimals: 8.5 or 8.500 for 8,500.

    `at` is the side of the text with the small number. An original has its own marks right, and native English too.
    """
    translated = sides.read_from[at] is not None and sides.languages[at] == "en"
    decimals = small.low != small.low.to_integral_value() and _DECIMALS.search(texts[at]) is not None
    return translated and decimals and small.scale is None and small.low * _THOUSAND == large.low


_DECIMALS = re.compile(r"\d\.\d{1,3}\Z")
_THOUSAND = 1000


def _is_kept(mine: NumberValue, theirs: NumberValue, texts: tuple[str, str], sides: Sides) -> bool:
    """Whether a text in English kept the thousands mark of another language, which readers take for decimals."""
    kept = [
        language == "en" and _FOREIGN_MARK.search(text) is not None
        for text, language in zip(texts, sides.languages, strict=True)
    ]
    return kept[0] is not kept[1] and mine.measure is not None and theirs.measure is not None


_FOREIGN_MARK = re.compile(r"\d\.000\b")
"""Nobody gives decimals as three noughts."""


def _is_distinctive(mine: NumberValue, theirs: NumberValue) -> bool:
    digits = _digits(mine.low)
    # 2.4 million euros
    money = all(value.measure is not None and value.measure.is_money for value in (mine, theirs))
    return digits >= _DISTINCTIVE or (digits == _DISTINCTIVE - 1 and money)


_SHARES = (NumberUnit.FRACTION, NumberUnit.PERCENT)


def _exactly(mine: NumberValue, theirs: NumberValue) -> bool:
    """Whether a fraction is the percentage and not a figure near it; other pairs are exact."""
    if mine.unit is theirs.unit or mine.unit not in _SHARES or theirs.unit not in _SHARES:
        return True
    whole = [value.low * (100 if value.unit is NumberUnit.FRACTION else 1) for value in (mine, theirs)]
    return abs(whole[0] - whole[1]) < _EXACT


_EXACT = Decimal("0.001")


def _bound(value: NumberValue) -> Approximator:
    """How it is meant, with "exactly" being what a bare number is."""
    return Approximator.NONE if value.approximator is Approximator.EXACTLY else value.approximator


def _can_both_be(mine: NumberValue, theirs: NumberValue) -> bool:
    low, high = _range(mine)
    other_low, other_high = _range(theirs)
    if low <= other_high and other_low <= high:
        return True
    return _is_rounding(mine.low, theirs.low) or _is_rounding(theirs.low, mine.low)


def _range(value: NumberValue) -> tuple[Decimal, Decimal]:
    """What the text allows."""
    low, high = value.low, value.high
    match value.approximator:
        case Approximator.ABOUT:
            return low * (1 - _SLACK), high * (1 + _SLACK)
        case Approximator.ALMOST:
            return low * (1 - 2 * _SLACK), high
        case Approximator.MORE_THAN | Approximator.AT_LEAST:
            return low, high * _FAR
        case Approximator.LESS_THAN | Approximator.AT_MOST:
            return low / _FAR, high
    return low, high


def _is_rounding(round_one: Decimal, exact: Decimal) -> bool:
    """Whether a number of two digits at least is the other, rounded to its digits."""
    digits = _digits(round_one)
    if digits < 2 or _digits(exact) <= digits or not exact:
        return False
    place = Decimal(10) ** (exact.adjusted() - digits + 1)
    return (exact / place).quantize(Decimal(1)) * place == round_one


def _digits(value: Decimal) -> int:
    """Significant digits."""
    return len(value.normalize().as_tuple().digits)
