"""Two units in one number, as English gives heights and weights: 5 ft 3 in, 6'2", six-foot-two, 11 stone 4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from transprov.facts.numbers.units import Measure, units
from transprov.facts.numbers.value import NumberValue
from transprov.facts.numbers.words import cardinal

_NUMBER = r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_JOINT = r"[\s,]{0,2}(?:(?:and|und|et)\s)?"
_HALF = r"(?P<half>½|\.5|,5)?\s?"
_WITH_BOTH_UNITS = (
    (r"ft\.?|feet|foot|fuß|pieds?", r"in\b\.?|inch(?:es)?\b|zoll\b|pouces?\b", "foot", 12),
    (r"lbs?\b\.?|pounds?|pfund|livres?", r"oz\b|ounces?\b|unzen?\b|onces?\b", "pound", 16),
    (r"st\b\.?|stones?", r"lbs?\b|pounds?\b", "stone", 14),
)
_FORMS = tuple(
    (
        re.compile(
            rf"(?<![\w.,])(?P<more>{_NUMBER})\s?(?:{more})(?!\w){_JOINT}(?P<less>{_NUMBER}){_HALF}(?:{less})",
            re.IGNORECASE,
        ),
        unit,
        ratio,
    )
    for more, less, unit, ratio in _WITH_BOTH_UNITS
)
_ENGLISH_HEIGHTS = (
    # six-foot-two, 6 foot 2
    re.compile(
        rf"(?<![\w.,])(?P<more>{_NUMBER})[\s-]foot[\s-](?P<less>{_NUMBER})(?P<half>½|\.5)?(?![\w%]|[.,-]\d)",
        re.IGNORECASE,
    ),
    # 6'2", 6' 2
    re.compile(r"(?<![\w.,'’])(?P<more>[3-8])['’′]\s?(?P<less>\d{1,2})(?P<half>½|\.5)?\s?(?:''|’’|[\"″”])"),
)


def two_unit_numbers(text: str, language: str) -> Iterator[tuple[int, int, NumberValue]]:
    """Start, end and value of each, in the larger unit; what is too much for the smaller one is not one number."""
    heights = tuple((form, "foot", 12) for form in _ENGLISH_HEIGHTS) if language == "en" else ()
    for form, unit, ratio in (*_FORMS, *heights):
        for match in form.finditer(text):
            more, less = _value(match["more"]), _value(match["less"])
            if less < ratio:
                value = more + (less + (Decimal("0.5") if match["half"] else 0)) / ratio
                measure = Measure((units()[unit],), match.start(), match.end(), word=match.group())
                yield match.start(), match.end(), NumberValue(value, value, measure=measure)


def _value(text: str) -> Decimal:
    return Decimal(text) if text.isdecimal() else cardinal(text.lower(), "en") or Decimal(0)
