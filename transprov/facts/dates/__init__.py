"""Dates and times by value: weekdays, days, years, nights, clock times."""

from transprov.facts.dates.compare import claims, compare
from transprov.facts.dates.find import KIND_NAME, find
from transprov.facts.dates.rules import RULES
from transprov.facts.frame import Kind

KIND = Kind(KIND_NAME, RULES, find, compare, precedes=frozenset({"number"}), claims=claims)

__all__ = ["KIND"]
