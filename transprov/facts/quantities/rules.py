"""The rules about quantities."""

from transprov.facts.rules import Rule
from transprov.types import Severity

UNIT = Rule(
    "unit-altered",
    "Another unit",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'The number is the same but counts something else: "204 km" against "204 metres", "seit Jahren" against '
    '"for months". A unit converted together with its number is no alteration.',
)
CONVERSION = Rule(
    "unit-conversion",
    "Wrongly converted",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'The copy gives another unit and another number, and they are not the same quantity: "100 km" against "80 miles". '
    "Allowed is what rounding explains (3 percent, more where the copy has fewer digits).",
)
CURRENCY = Rule(
    "currency-altered",
    "Another currency",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'The source gives an amount in one currency, the copy in another: "20 euros" against "20 dollars". Less sure '
    "where the number changed as well, since the copy may have exchanged it at the rate of the day.",
)
SIGN = Rule(
    "sign-altered",
    "Above or below zero",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'A minus sign, or words for it, was lost or added: "minus 5 Grad" against "5 degrees".',
)
POINTS = Rule(
    "percent-points",
    "Percent or percentage points",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "A rise by 4.5 percentage points is not one by 4.5 percent: the first is a difference between two shares, the "
    "second a part of one.",
)
CONVERTED = Rule(
    "unit-converted",
    "Converted into another unit",
    "locale-convention/measurement-format",
    Severity.NEUTRAL,
    'A note, not a fault: the copy gives the same quantity in another unit, "5 km" as "3.1 miles".',
)

RULES = (UNIT, CONVERSION, CURRENCY, SIGN, POINTS, CONVERTED)
