"""Quotations: the same words, and whose they are."""

from __future__ import annotations

from transprov.comparing.comparison import Relation
from transprov.comparing.relating.names import other_person, same_person
from transprov.comparing.relating.related import Related, Sides
from transprov.comparing.speech import Said

_ALIKE = 0.7
"""Cosine from which on two quotations are renderings of the same words."""
_BY_PRONOUN = 0.6
"""Confidence where a text says who speaks by a pronoun."""


def relate(mine: Said, theirs: Said, likeness: float, sides: Sides) -> Related | None:
    """How two quotations stand to each other, by the cosine of their words; None where they say different things."""
    if likeness < _ALIKE:
        return None
    if not mine.speaker or not theirs.speaker:
        return Related(Relation.AGREES, "the same words", min(0.9, likeness), distinctive=True)
    if same_person(mine.speaker, theirs.speaker, sides):
        return Related(Relation.AGREES, "the same words, the same speaker", min(0.95, likeness), distinctive=True)
    in_full = min(len(mine.speaker), len(theirs.speaker)) > 1  # a bare word may as well be a body
    if not in_full or not other_person(mine.speaker, theirs.speaker, sides):
        return Related(
            Relation.AGREES, "the same words, perhaps the same speaker", min(0.7, likeness), distinctive=True
        )
    ours, others = (" ".join(word.text for word in said.speaker) for said in (mine, theirs))
    sure = min(0.9, likeness) if mine.sure and theirs.sure else min(_BY_PRONOUN, likeness)
    return Related(Relation.ATTRIBUTION, f"the same words, said by {ours} and by {others}", sure, distinctive=True)
