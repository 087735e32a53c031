"""The rules about negation and polarity."""

from transprov.facts.rules import Rule
from transprov.types import Severity

LOST = Rule(
    "negation-lost",
    "A negation is missing",
    "accuracy/mistranslation",
    Severity.CRITICAL,
    'The source denies something and the copy has nothing that denies it, neither a word like "not" or "never" nor '
    'one with the same effect ("fail", "unable", "without").',
)
ADDED = Rule(
    "negation-added",
    "A negation from nowhere",
    "accuracy/mistranslation",
    Severity.CRITICAL,
    'The copy denies something for which nothing in the source stands: "has been founded" became "has not been '
    'founded".',
)
FLIPPED = Rule(
    "polarity-flipped",
    "The opposite word",
    "accuracy/mistranslation",
    Severity.CRITICAL,
    'The source uses a word, the copy one that means the opposite: "gestiegen" against "fell", "avant" against '
    '"after", "unmöglich" against "possible".',
)

RULES = (LOST, ADDED, FLIPPED)
