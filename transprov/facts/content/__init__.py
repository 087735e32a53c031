"""Content as such: words dropped, added, left untranslated or said twice, and roles turned round."""

from transprov.facts.content.compare import KIND_NAME, compare, find
from transprov.facts.content.rules import RULES
from transprov.facts.frame import Kind

KIND = Kind(KIND_NAME, RULES, find, compare, last_resort=True)

__all__ = ["KIND"]
