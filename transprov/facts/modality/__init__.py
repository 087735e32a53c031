"""Modality and evidentiality: how far a text vouches for what it says, and what must or may be."""

from transprov.facts.frame import Kind
from transprov.facts.modality.compare import compare
from transprov.facts.modality.find import KIND_NAME, find
from transprov.facts.modality.rules import RULES

KIND = Kind(KIND_NAME, RULES, find, compare)

__all__ = ["KIND"]
