"""Fractions: "zwei Drittel", "half a million", "2 1/2"."""

from __future__ import annotations

from decimal import Decimal

from transprov.facts.numbers.tokens import TokenKind
from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight
from transprov.facts.numbers.view import View
from transprov.facts.numbers.words import (
    HYPHENS,
    cardinal,
    vulgar_fraction,
)


def fraction_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    """The fraction that begins at token `at` ("½", "half", "eine halbe Million"), and the index after it, or None."""
    vulgar = vulgar_fraction(view.tokens[at].text)
    if vulgar is not None:
        return NumberValue(vulgar, vulgar, NumberUnit.FRACTION, weight=Weight.SMALL), at + 1
    denominator = view.language.fractions.get(view.words[at])
    if denominator is None or (at and view.words[at - 1] in view.language.half_before and is_half_hour(view, at)):
        return None
    if view.words[at] in view.language.half_before and at + 1 < len(view.words) and is_half_hour(view, at + 1):
        return None
    return fraction_of_scale(view, fraction_value(Decimal(1), denominator), at + 1)


def fraction_of_scale(view: View, fraction: NumberValue, end: int) -> tuple[NumberValue, int]:
    """As in "half a million", "eine halbe Million", "un demi-million": the fraction times the scale word."""
    for at in range(end, min(end + 3, len(view.words))):
        scale = view.language.scales.get(view.words[at], Decimal(0))
        if scale >= 1000:
            return NumberValue(fraction.low * scale, fraction.low * scale, scale=scale), at + 1
        if view.words[at] not in view.language.articles | view.language.of_words | HYPHENS:
            break
    return fraction, end


def denominator_at(view: View, at: int) -> tuple[int, int] | None:
    """The denominator after a numerator ("Drittel", "-thirds"), and the index after it, or None."""
    if at < len(view.words) and view.words[at] in HYPHENS:
        at += 1
    if at < len(view.words):
        word = view.words[at]
        if word in view.language.fractions:
            return view.language.fractions[word], at + 1
        for part, denominator in view.language.fractions.items():  # Hundertstelsekunden
            if part.endswith("tel") and word.startswith(part):
                return denominator, at + 1
    return None


def small_fraction_after(view: View, at: int) -> tuple[Decimal, int] | None:
    """The 1/2 of "2 1/2"."""
    if at + 2 >= len(view.tokens) or view.words[at + 1] != "/" or view.tokens[at].kind is not TokenKind.FIGURE:
        return None
    upper, lower = view.words[at], view.words[at + 2]
    if upper.isdigit() and lower in ("2", "3", "4", "8") and int(upper) < int(lower):
        return Decimal(upper) / Decimal(lower), at + 3
    return None


def is_half_hour(view: View, at: int) -> bool:
    """Whether token `at` can be the hour of "halb acht"."""
    value = cardinal(view.words[at], view.language.code)
    return value is not None and 1 <= value <= 12


def fraction_value(numerator: Decimal, denominator: int) -> NumberValue:
    """A fraction by value; unit fractions may also stand for "one in so many"."""
    part = numerator / denominator
    weight = Weight.SUPPORT if numerator == 1 else Weight.SMALL
    also = (Decimal(denominator),) if numerator == 1 else ()
    return NumberValue(part, part, NumberUnit.FRACTION, weight=weight, also=also)
