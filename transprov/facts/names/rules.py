"""The rules about names."""

from transprov.facts.rules import Rule
from transprov.types import Severity

SWAPPED = Rule(
    "name-swapped",
    "Another name",
    "accuracy/mistranslation",
    Severity.CRITICAL,
    "Where the source names one person, place or organisation the copy names another. Names are compared across "
    'languages: "Genf" is Geneva, "Tokajew" is Tokayev, "EZB" is the ECB or the European Central Bank.',
)
MUTATED = Rule(
    "name-mutated",
    "A name spelt otherwise",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'The copy\'s name looks like the source\'s but is not it: "Kröger" became "Krüger". Spellings that only follow '
    "another romanisation (Selenskyj, Zelensky) are not meant.",
)
DROPPED = Rule(
    "name-dropped",
    "A name is missing",
    "accuracy/omission",
    Severity.MAJOR,
    "The source names somebody or something that the copy does not name, neither in the aligned passage nor, when "
    "whole articles are compared, anywhere else.",
)
ADDED = Rule(
    "name-added",
    "A name from nowhere",
    "accuracy/addition",
    Severity.MAJOR,
    "The copy names somebody or something for which the source has no counterpart.",
)
TRANSLATED = Rule(
    "name-translated",
    "A name taken for a word",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'A person\'s name was rendered as the word it looks like: "Herr Schneider" became "Mr. Tailor".',
)
ACRONYM_KEPT = Rule(
    "acronym-untranslated",
    "An acronym of the source language",
    "accuracy/untranslated",
    Severity.MINOR,
    'The copy keeps an acronym that English readers know under another: "OTAN" for NATO, "EZB" for ECB.',
)

RULES = (SWAPPED, MUTATED, DROPPED, ADDED, TRANSLATED, ACRONYM_KEPT)
