"""Every quantity of one text: the numbers that stand with a unit, a currency or a percent sign."""

from __future__ import annotations

from functools import lru_cache

from transprov.facts.numbers.find import find as find_numbers
from transprov.facts.numbers.value import NumberUnit, NumberValue
from transprov.types import Mention, Span

KIND_NAME = "quantity"
_SHARES = frozenset({NumberUnit.PERCENT, NumberUnit.PERCENTAGE_POINT})


@lru_cache(maxsize=4096)
def find(text: str, language: str) -> tuple[Mention, ...]:
    """The quantities of `text` in order of appearance; a span covers the number and its unit, values are numbers."""
    return tuple(
        quantity(mention, text)
        for mention in find_numbers(text, language)
        if mention.value.measure is not None or mention.value.unit in _SHARES
    )


def quantity(number: Mention, text: str) -> Mention:
    """The mention of a number with the words for its unit; without a unit, of the number alone."""
    measure = number.value.measure
    if measure is None:
        return Mention(KIND_NAME, number.span, number.text, number.value, _read(number.value, number.reading))
    span = Span(min(number.span.start, measure.start), max(number.span.end, measure.end))
    return Mention(KIND_NAME, span, text[span.start : span.end], number.value, _read(number.value, number.reading))


def _read(value: NumberValue, number: str) -> str:
    number = f"minus {number}" if value.negative else number
    return f"{number} {unit_name(value)}" if value.measure is not None else number


def unit_name(value: NumberValue) -> str:
    """The name of the unit as people say it with this number: "kilometres per hour", "feet", "EUR"."""
    if value.measure is None:
        return value.unit.value
    if len(value.measure.units) > 1:
        return value.measure.name
    name, *per = value.measure.name.replace("-", " ").split(" per ")
    if value.low != 1 and not name.isupper():
        name = _PLURALS.get(name, f"{name}s")
    return " per ".join((name, *per))


_PLURALS = {
    "foot": "feet",
    "inch": "inches",
    "century": "centuries",
    "millennium": "millennia",
    "celsius": "degrees Celsius",
    "fahrenheit": "degrees Fahrenheit",
    "degree of arc": "degrees",
    "penny": "pence",
    "cent euro": "cents",
    "cent dollar": "cents",
    "hertz": "hertz",
    "horsepower": "horsepower",
    "metric horsepower": "horsepower",
    "us gallon": "gallons",
    "metric pound": "pounds",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
}
