"""Quantities: numbers bound to their units, currencies and signs."""

from transprov.facts.frame import Kind
from transprov.facts.quantities.compare import compare
from transprov.facts.quantities.find import KIND_NAME, find
from transprov.facts.quantities.rules import RULES

KIND = Kind(KIND_NAME, RULES, find, compare, precedes=frozenset({"number"}))

__all__ = ["KIND"]
