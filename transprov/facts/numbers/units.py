"""Units of measure and currencies, and when two measured values are the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

CLOSELY = Decimal("0.03")
"""How far off a conversion may be: 5 km are 3.1 miles."""
ROUNDED = Decimal("0.1")
"""And one that is rounded to fewer digits: 15 km are 9 miles."""
ROUGHLY = Decimal("0.15")
"""And one that says so: "about"."""
_ROUNDED_BACK = Decimal("0.05")
"""When the source has the fewer digits."""
_DEGREE = Decimal("1.1")
_ROUNDED_DEGREES = Decimal("2.5")
_SMALL_DIFFERENCE = Decimal(6)
"""Up to so many degrees a temperature may be a difference, converted without the offset: 2 °C warmer, 3.6 °F warmer."""
_RATES = frozenset({"EUR", "USD", "GBP", "CHF", "CAD", "AUD"})
_HIGHEST_RATE = Decimal(2)
"""Between these currencies no amount ever was twice the other."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: a value in it is `value * factor + offset` base units. Each currency is a dimension of its own."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    is_money: bool = False

    def per(self, other: Unit) -> Unit:
        """The unit "one of these an other"."""
        dimension = f"{self.dimension} per {other.dimension}"
        dimension = unit_data()["products"].get(dimension, dimension)
        return Unit(f"{self.name} per {other.name}", dimension, self.factor / other.factor, is_money=self.is_money)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is a number of. Words may mean several units ("pounds"), so there are candidates."""

    units: tuple[Unit, ...]
    start: int
    """Characters of the text from the first to the last that belong to the quantity, the number included."""
    end: int
    per: tuple[Unit, ...] = ()
    """Candidates for the unit it is counted by: the hour of "20 euros an hour"."""
    word: str = ""
    """The unit as the text says it."""

    @property
    def combined(self) -> tuple[Unit, ...]:
        """The candidates with what they are counted by."""
        return tuple(unit.per(per) for unit in self.units for per in self.per) if self.per else self.units

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money (it may still be another thing as well: "pounds")."""
        return any(unit.is_money for unit in self.units)

    @property
    def name(self) -> str:
        """How people call it: "kilometre per hour"; the word itself where that may be several units or currencies."""
        if len({unit.dimension for unit in self.units}) == len(self.units) == 1 or not self.word[:1].isalpha():
            return self.combined[0].name
        return f"{self.word} per {self.per[0].name}" if self.per else self.word


@cache
def unit_data() -> dict[str, Any]:
    """The tables of `lexicon/units.toml`. Callers must not change them."""
    return tomli.loads(files("transprov.facts.lexicon").joinpath("units.toml").read_text(encoding="utf-8"))


_NO_DIMENSIONS = frozenset({"offsets", "products", "symbols", "money", "currencies", "subunits"})


@cache
def units() -> dict[str, Unit]:
    """Every unit and currency by its name."""
    data = unit_data()
    found = {
        name: Unit(name, dimension, Decimal(factor), Decimal(data["offsets"].get(name, 0)))
        for dimension, table in data.items()
        if dimension not in _NO_DIMENSIONS
        for name, factor in table.items()
    }
    for code in (*data["money"], *data["currencies"]["codes"]):
        found[code] = Unit(code, code, Decimal(1), is_money=True)
    for name, code in data["subunits"].items():
        found[name] = Unit(name, code, Decimal("0.01"), is_money=True)
    return found


def same_unit(source: Measure, copy: Measure) -> bool:
    """Whether both may be the same unit, as far as both say what they are counted by."""
    mine, theirs = source.combined, copy.combined
    if bool(source.per) != bool(copy.per):  # "km per hour" and "km/h", but also "20 euros" without the hour
        mine, theirs = (*source.units, *mine), (*copy.units, *theirs)
    return any(
        a.dimension == b.dimension and _alike(a.factor, b.factor) and a.offset == b.offset for a in mine for b in theirs
    )


def _alike(mine: Decimal, theirs: Decimal) -> bool:
    return abs(mine - theirs) <= abs(mine) * Decimal("0.000001")


def is_converted(
    source: Measure, source_value: Decimal, copy: Measure, copy_value: Decimal, *, allowed: Decimal
) -> bool:
    """Whether the copy's value is the source's, in another unit of the same dimension.

    `allowed` is how far off, as a share, a rounded value may be.
    """
    for a in source.combined:
        for b in copy.combined:
            if _are_temperatures(a, b):
                if _is_temperature_converted(source_value, a, copy_value, b):
                    return True
            elif a.dimension == b.dimension and not _alike(a.factor, b.factor):
                # of the less common meanings of a word (nautical miles) only exact conversions are believed
                share = CLOSELY if b != copy.combined[0] else allowed
                if _within(source_value, a, copy_value, b, share):
                    return True
    return False


def convert(value: Decimal, source: Measure, copy: Measure) -> Decimal | None:
    """The value in the unit of the copy; None when the two have no dimension in common."""
    for a in source.combined:
        for b in copy.combined:
            if a.dimension == b.dimension:
                return _convert(value, a, b)
    return None


def of_one_dimension(source: Measure, copy: Measure) -> bool:
    """Whether one could be converted into the other."""
    return not {unit.dimension for unit in source.combined}.isdisjoint(unit.dimension for unit in copy.combined)


def is_exchanged(source: Measure, source_value: Decimal, copy: Measure, copy_value: Decimal) -> bool:
    """Whether the copy may give the amount in another currency, as far as that can be said without its rate."""
    if not (source.is_money and copy.is_money) or not source_value or not copy_value or source_value == copy_value:
        return False
    mine = {unit.dimension for unit in source.units if unit.is_money}
    theirs = {unit.dimension for unit in copy.units if unit.is_money}
    if mine & theirs:
        return False
    ratio = max(source_value, copy_value) / min(source_value, copy_value)
    return ratio <= _HIGHEST_RATE or not (mine & _RATES and theirs & _RATES)


def _convert(value: Decimal, source: Unit, copy: Unit) -> Decimal:
    return (value * source.factor + source.offset - copy.offset) / copy.factor


def _within(source_value: Decimal, source: Unit, copy_value: Decimal, copy: Unit, allowed: Decimal) -> bool:
    expected, back = _convert(source_value, source, copy), _convert(copy_value, copy, source)
    if not expected or not copy_value:
        return expected == copy_value
    off = abs(expected - copy_value)
    if off <= abs(expected) * CLOSELY:
        return True
    if off <= _half_a_digit(copy_value) and off <= abs(expected) * allowed:
        return True
    return off <= abs(expected) * min(allowed, _ROUNDED_BACK) and abs(back - source_value) <= _half_a_digit(
        source_value
    )


def _half_a_digit(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is not a filling zero: 5 for 60, 0.05 for 62.1."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def _are_temperatures(source: Unit, copy: Unit) -> bool:
    return source.dimension == copy.dimension == "temperature" and source.name != copy.name


def _is_temperature_converted(value: Decimal, source: Unit, copied: Decimal, copy: Unit) -> bool:
    if not _are_temperatures(source, copy):
        return False
    off = abs(_convert(value, source, copy) - copied)
    if off <= _DEGREE or (off <= _ROUNDED_DEGREES and off <= _half_a_digit(copied)):
        return True
    difference = value * source.factor / copy.factor
    return abs(value) <= _SMALL_DIFFERENCE and abs(difference - copied) <= abs(difference) * CLOSELY
