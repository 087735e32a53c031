"""Checks for what no pattern can tell, one module each; a rule names the check that finds its places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from transprov.artifacts.checks.across import across_segments
from transprov.artifacts.checks.joins import joins
from transprov.artifacts.checks.quotation import quotation_marks
from transprov.artifacts.checks.repeated import repeated_phrases
from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Text
from transprov.artifacts.rule import ArtifactRule

Check = Callable[[Text, ArtifactRule], Iterator[Hit]]

CHECKS: Mapping[str, Check] = {
    "across": across_segments,
    "joins": joins,
    "quotation": quotation_marks,
    "repeated": repeated_phrases,
}
"""Check by the name that rules use. A new check is a module here and a line in this table."""

__all__ = ["CHECKS", "Check"]
