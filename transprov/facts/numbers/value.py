"""The value of a number mention, and how it is read out to people."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum

from transprov.facts.numbers.units import Measure


class Approximator(StrEnum):
    """What the text says about how the number is meant; the values are the words of a reading."""

    NONE = ""
    EXACTLY = "exactly"
    ABOUT = "about"
    ALMOST = "almost"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    AT_LEAST = "at least"
    AT_MOST = "up to"


class NumberUnit(StrEnum):
    """What sort of number it is, as far as its own wording says."""

    PLAIN = "plain"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage-point"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    YEAR = "year"
    DECADE = "decade"
    DAY = "day"
    CLOCK = "clock"
    DURATION = "duration"
    """Hours, minutes and seconds in one: a race time, in seconds."""
    LABEL = "label"
    """Part of a name: A8, MP3, CO2."""


class Weight(IntEnum):
    """How much it means when a number has no counterpart."""

    SUPPORT = 0
    """Often idiomatic (one, first, both, half): it can be a counterpart but never lacks one."""
    LOOSE = 1
    """"both", "beide": often left out, but what it is replaced by tells."""
    SMALL = 2
    """Small and written as a word: languages may do without it."""
    FIRM = 3
    """A figure, or a value of 13 and more."""


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number by value: `low` equals `high` unless it is a span of values, such as "dozens" or a decade.

    A range ("20 to 30") is two mentions, one for each bound, because copies alter one of them. The value of a clock
    time is in minutes after midnight.
    """

    low: Decimal
    high: Decimal
    unit: NumberUnit = NumberUnit.PLAIN
    approximator: Approximator = Approximator.NONE
    collective: bool = False
    weight: Weight = Weight.FIRM
    also: tuple[Decimal, ...] = ()
    """Other values the same characters may stand for: "1.234" in the other locale, "20" in "2019/20"."""
    scale: Decimal | None = None
    """The scale word it was counted in, as a number; a bound before it may share it ("2 bis 3 Millionen")."""
    misread: Decimal | None = None
    """The value when its separators are read as those of another language."""
    label: str = ""
    """The letters of a name with digits, in lower case."""
    measure: Measure | None = None
    """What it is a number of, where a unit or a currency stands with it."""
    negative: bool = False
    """Below zero; `low` and `high` are the value without its sign."""
    share: Decimal | None = None
    """The share of a whole that it speaks of together with the words around it: 0.25 of the 4 of "one in four"."""
    counts_share: bool = False
    """Whether it is the upper number of such a share, which the number after it ends: the 1 of "one in four"."""

    @property
    def signed(self) -> Decimal:
        """The value with its sign."""
        return -self.low if self.negative else self.low


_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


_LONGEST_READING = 20
"""More digits come from a division, such as the inches of 5 ft 7 in."""


def plain(value: Decimal) -> str:
    """The value in English figures without needless zeros: "2,000", "2.5", "1.2 million"."""
    for scale, word in _SCALES:
        scaled = value / scale
        if value >= scale and scaled == scaled.quantize(Decimal("0.001")):
            return f"{_figures(scaled)} {word}"
    return _figures(value)


def _figures(value: Decimal) -> str:
    value = round(value, 3) if len(value.as_tuple().digits) > _LONGEST_READING else value
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value.normalize():,f}" if value.as_tuple().exponent != 0 else f"{value:,}"


def read_out(value: NumberValue) -> str:
    """How the tool reads the number, in English: "about 2,000", "4th", "30 percent", "13:50"."""
    parts = [value.approximator.value] if value.approximator else []
    parts.append(_core(value))
    return " ".join(parts)


_NAMED_FRACTIONS = {
    (1, 2): "half", (1, 3): "a third", (2, 3): "two thirds", (1, 4): "a quarter", (3, 4): "three quarters",
}  # fmt: skip


def _core(value: NumberValue) -> str:
    match value.unit:
        case NumberUnit.PERCENT:
            return f"{plain(value.low)} percent"
        case NumberUnit.PERCENTAGE_POINT:
            return f"{plain(value.low)} percentage points"
        case NumberUnit.MULTIPLE:
            return f"{plain(value.low)} times"
        case NumberUnit.ORDINAL if value.share is not None:
            return f"one in {plain(value.low)}"
        case NumberUnit.ORDINAL:
            return _ordinal(int(value.low))
        case NumberUnit.YEAR:
            return str(int(value.low))
        case NumberUnit.DECADE:
            return f"the {int(value.low)}s"
        case NumberUnit.CLOCK:
            return f"{int(value.low) // 60}:{int(value.low) % 60:02d}"
        case NumberUnit.DURATION:
            return _duration(value.low)
        case NumberUnit.LABEL:
            return f"{value.label.upper()}{int(value.low)}"
        case NumberUnit.FRACTION:
            return _fraction(value.low)
    if value.low != value.high:
        return f"{plain(value.low)} to {plain(value.high)}"
    return plain(value.low)


def _duration(value: Decimal) -> str:
    whole = int(value) % 60
    hours, minutes = divmod(int(value) // 60, 60)
    part = format(value % 1, "f")[1:] if value % 1 else ""
    return f"{hours}:{minutes:02d}:{whole:02d}{part}" if hours else f"{minutes}:{whole:02d}{part}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number:,}th"
    return f"{number:,}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _fraction(value: Decimal) -> str:
    for denominator in (*range(2, 21), 100, 1000):
        numerator = int((value * denominator).to_integral_value())
        if numerator and abs(value * denominator - numerator) < Decimal("0.0001"):
            return _NAMED_FRACTIONS.get((numerator, denominator), f"{numerator}/{denominator}")
    return _figures(value)
