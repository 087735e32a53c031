"""Names of persons, places and organisations."""

from transprov.facts.frame import Kind
from transprov.facts.names.compare import compare
from transprov.facts.names.find import KIND_NAME, find
from transprov.facts.names.rules import RULES

KIND = Kind(KIND_NAME, RULES, find, compare)

__all__ = ["KIND"]
