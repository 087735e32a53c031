"""Numbers by value: the first kind of fact."""

from transprov.facts.frame import Kind
from transprov.facts.numbers.compare import compare
from transprov.facts.numbers.find import KIND_NAME, find
from transprov.facts.numbers.rules import RULES

KIND = Kind(KIND_NAME, RULES, find, compare)

__all__ = ["KIND"]
