"""Two places of one copy that do not agree."""

from __future__ import annotations

from dataclasses import dataclass

from transprov.facts.rules import Rule
from transprov.types import Mention


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What a copy says in one bead and otherwise in another; spans are relative to the texts of their beads."""

    rule: Rule
    bead: int
    mention: Mention
    """In the copy, the one more likely to be wrong."""
    other_bead: int
    other: Mention
    """In the copy as well."""
    source: Mention | None
    """In the source of `bead`, where that has a counterpart."""
    message: str
    confidence: float
