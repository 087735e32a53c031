"""Negation and polarity: what is denied in one text and asserted in the other."""

from transprov.facts.frame import Kind
from transprov.facts.negation.compare import compare
from transprov.facts.negation.find import KIND_NAME, find
from transprov.facts.negation.rules import RULES

KIND = Kind(KIND_NAME, RULES, find, compare)

__all__ = ["KIND"]
