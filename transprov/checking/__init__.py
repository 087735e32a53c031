"""Checking a copy: the whole way from two documents to a report.

`check` compares an English copy with its source; `check_pair` compares the details of one aligned pair of texts.
"""

from transprov.checking.pairs import check_pair
from transprov.checking.pipeline import MIN_CONFIDENCE, check
from transprov.checking.rules import all_rules, disabled_rules

__all__ = ["MIN_CONFIDENCE", "all_rules", "check", "check_pair", "disabled_rules"]
