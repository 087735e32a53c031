"""The rules about numbers."""

from transprov.facts.rules import Rule
from transprov.types import Severity

ALTERED = Rule(
    "number-altered",
    "Another number",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "Where the source gives one number the copy gives another. Compared are values, not spellings: digits in the "
    'format of either language, number words, scale words and ordinals. "drei Verletzte" against "five injured".',
)
MAGNITUDE = Rule(
    "number-magnitude",
    "Another order of magnitude",
    "accuracy/mistranslation",
    Severity.CRITICAL,
    "The digits agree but the scale does not: Milliarden became millions, Billionen became billions, a thousands "
    "separator was lost or taken for a decimal point.",
)
DIGITS = Rule(
    "number-digits",
    "Lost or transposed digits",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "The copy's number is the source's with a digit lost, doubled or added, or with two neighbouring digits swapped: "
    "1,283 against 1,238.",
)
APPROXIMATION = Rule(
    "number-approximation",
    "Exact, about, more or less",
    "accuracy/mistranslation",
    Severity.MINOR,
    'The number is the same but what is said about it differs: "rund 2.000" against "more than 2,000". Graver where '
    'the direction turns round: "mehr als" against "fewer than".',
)
MISSING = Rule(
    "number-missing",
    "A number is missing",
    "accuracy/omission",
    Severity.MAJOR,
    "The source gives a number that the copy does not give, neither in the aligned passage nor, when whole articles "
    "are compared, anywhere else.",
)
ADDED = Rule(
    "number-added",
    "A number from nowhere",
    "accuracy/addition",
    Severity.MAJOR,
    "The copy gives a number for which the source has no counterpart.",
)
FORMAT = Rule(
    "number-format",
    "Separators of the other language",
    "locale-convention/number-format",
    Severity.MINOR,
    'The copy keeps the separators of the source, so that an English reader reads another value: "2.500" for '
    "two thousand five hundred.",
)

RULES = (ALTERED, MAGNITUDE, DIGITS, APPROXIMATION, MISSING, ADDED, FORMAT)
