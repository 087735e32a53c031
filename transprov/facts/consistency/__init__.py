"""What a copy says of one thing at two places, where the two disagree: numbers, and renderings of one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transprov.facts.bead import BeadText
from transprov.facts.composed import Composed
from transprov.facts.consistency.figures import unlike_numbers
from transprov.facts.consistency.institutions import unlike_institutions
from transprov.facts.consistency.renderings import unlike_renderings
from transprov.facts.consistency.rules import RENDERING, RULES
from transprov.facts.consistency.value import Disagreement
from transprov.facts.equivalences import NOTHING, settled
from transprov.types import Equivalences

NAME = "consistency"
"""What users call these rules together, as they do a kind of fact."""


def disagreements(
    beads: Sequence[BeadText],
    *,
    source_language: str,
    copy_language: str = "en",
    equivalences: Equivalences = NOTHING,
) -> tuple[Disagreement, ...]:
    """Where the copy contradicts itself or renders one name in two ways, each case once, by the first of its beads.

    The source has to bear it out: it says which two places of the copy mean the same. Renderings that the user lists as
    `equivalences` are left alone.
    """
    texts = [(Composed.of(bead.source), Composed.of(bead.copy)) for bead in beads]
    beads = [BeadText(mine.text, theirs.text) for mine, theirs in texts]
    found = (
        *unlike_numbers(beads, source_language, copy_language),
        *unlike_renderings(beads, source_language, copy_language),
        *unlike_institutions(beads, source_language, copy_language),
    )
    found = tuple(
        one
        for one in found
        if one.rule is not RENDERING or not settled(equivalences, one.mention.text, one.other.text).source
    )
    given = (
        replace(
            one,
            mention=texts[one.bead][1].mention(one.mention),
            other=texts[one.other_bead][1].mention(one.other),
            source=texts[one.bead][0].mention(one.source) if one.source else None,
        )
        for one in found
    )
    return tuple(sorted(given, key=lambda one: (one.bead, one.mention.span)))


__all__ = ["NAME", "RULES", "Disagreement", "disagreements"]
