"""What a copy says of one thing at two places, where the two disagree: numbers, and renderings of one name."""

from __future__ import annotations

from collections.abc import Sequence

from transprov.facts.bead import BeadText
from transprov.facts.consistency.figures import unlike_numbers
from transprov.facts.consistency.institutions import unlike_institutions
from transprov.facts.consistency.renderings import unlike_renderings
from transprov.facts.consistency.rules import RULES
from transprov.facts.consistency.value import Disagreement

NAME = "consistency"
"""What users call these rules together, as they do a kind of fact."""


def disagreements(
    beads: Sequence[BeadText], *, source_language: str, copy_language: str = "en"
) -> tuple[Disagreement, ...]:
    """Where the copy contradicts itself or renders one name in two ways, each case once, by the first of its beads.

    Nothing is found in one language alone: the source has to say which two places of the copy mean the same.
    """
    found = (
        *unlike_numbers(beads, source_language, copy_language),
        *unlike_renderings(beads, source_language, copy_language),
        *unlike_institutions(beads, source_language, copy_language),
    )
    return tuple(sorted(found, key=lambda one: (one.bead, one.mention.span)))


__all__ = ["NAME", "RULES", "Disagreement", "disagreements"]
