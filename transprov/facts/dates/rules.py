"""The rules about dates and times."""

from transprov.facts.rules import Rule
from transprov.types import Severity

WEEKDAY = Rule(
    "weekday-altered",
    "Another day of the week",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'Source and copy name different days of the week: "am Mittwoch" against "on Tuesday".',
)
MONTH = Rule(
    "month-altered",
    "Another month",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'Source and copy name different months, written out or in figures: "am 6.1." against "on June 1".',
)
YEAR = Rule(
    "year-altered",
    "Another year",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'Source and copy name different years: "im Jahr 2019" against "in 2009".',
)
TIME = Rule(
    "time-altered",
    "Another time of day",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "Clock times or parts of the day differ. Compared are times, not spellings: 13h50 is 1:50 p.m.; twelve-hour times "
    "in the wrong half of the day and times taken over into another time zone count as different.",
)
DATE = Rule(
    "date-altered",
    "Another date",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "Another day of the month, season, decade or century, or another day relative to that of writing (gestern against "
    "today). More or less precise dates agree; where the days of publication are known, weekdays and relative days "
    "are compared with dates.",
)
NIGHT = Rule(
    "date-night",
    "The wrong night",
    "accuracy/mistranslation",
    Severity.MAJOR,
    '"In der Nacht zum Donnerstag" and "dans la nuit de mercredi à jeudi" are the night before Thursday, that is '
    'Wednesday night or early Thursday. "Thursday night" is a day later.',
)
MISSING = Rule(
    "date-missing",
    "A date is missing",
    "accuracy/omission",
    Severity.MINOR,
    "The source gives a day, month, year or time that the copy does not give, neither in the aligned passage nor, when "
    "whole articles are compared, anywhere else.",
)
ADDED = Rule(
    "date-added",
    "A date from nowhere",
    "accuracy/addition",
    Severity.MINOR,
    "The copy gives a day, month, year or time for which the source has no counterpart.",
)

RULES = (WEEKDAY, MONTH, YEAR, TIME, DATE, NIGHT, MISSING, ADDED)
