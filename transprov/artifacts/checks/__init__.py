"""Checks for what no pattern can tell, one module each; a rule names the check that finds its places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from transprov.artifacts.checks.acronyms import acronyms
from transprov.artifacts.checks.across import across_segments
from transprov.artifacts.checks.consistency import consistency
from transprov.artifacts.checks.exonyms import standing_exonyms
from transprov.artifacts.checks.joins import joins
from transprov.artifacts.checks.page_lines import page_lines
from transprov.artifacts.checks.quotation import quotation_marks
from transprov.artifacts.checks.repeated import repeated_phrases
from transprov.artifacts.checks.residue import residue
from transprov.artifacts.checks.romanised import romanised_names
from transprov.artifacts.checks.schemes import mixed_romanisation
from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Text
from transprov.artifacts.rule import ArtifactRule

Check = Callable[[Text, ArtifactRule], Iterator[Hit]]

CHECKS: Mapping[str, Check] = {
    "acronyms": acronyms,
    "across": across_segments,
    "consistency": consistency,
    "exonyms": standing_exonyms,
    "joins": joins,
    "page lines": page_lines,
    "quotation": quotation_marks,
    "repeated": repeated_phrases,
    "residue": residue,
    "romanised": romanised_names,
    "mixed_romanisation": mixed_romanisation,
}
"""Check by the name that rules use. A new check is a module here and a line in this table."""

__all__ = ["CHECKS", "Check"]
