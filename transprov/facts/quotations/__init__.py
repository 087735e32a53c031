"""Quotations, and whose words they are."""

from transprov.facts.frame import Kind
from transprov.facts.quotations.find import QUOTATION, SPEAKER, find_quotations, find_speakers
from transprov.facts.quotations.quoted import compare_quotations
from transprov.facts.quotations.rules import QUOTATION_RULES, SPEAKER_RULES
from transprov.facts.quotations.spoken import compare_speakers

KIND = Kind(QUOTATION, QUOTATION_RULES, find_quotations, compare_quotations)
# another name where somebody speaks is one cause: the kind that says who speaks says more
SPEAKERS = Kind(SPEAKER, SPEAKER_RULES, find_speakers, compare_speakers, precedes=frozenset({"name"}))

__all__ = ["KIND", "SPEAKERS"]
